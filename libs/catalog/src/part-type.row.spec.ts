import { catalogue, type Dimensions, findPartType } from '@app/bearings';
import { describe, expect, it } from '@jest/globals';
import { partTypeOf, rowOf } from './part-type.row.js';

function sealOf(designation: string): string {
  return rowOf(findPartType(designation)!).seal;
}

/** The table has no columns for the sizes of housings, flanges and threads by which a part is screwed down. */
function rowed(dimensions: Dimensions): Dimensions {
  const drawn = ['centreHeightMm', 'lengthMm', 'boltSpacingMm', 'threadMm', 'threadPitchMm'];
  return Object.fromEntries(Object.entries(dimensions).filter(([key]) => !drawn.includes(key)));
}

describe('row of a part type', () => {
  it('says "open" of a bearing that states no seal, and "none" of what is never sealed', () => {
    expect(sealOf('6205-2RS')).toBe('contact_seal_2');
    expect(sealOf('6205')).toBe('open');
    expect(sealOf('NU205')).toBe('open');
    expect(sealOf('BALL30-G16')).toBe('none');
  });

  it('gives back what it was made of', () => {
    for (const type of catalogue()) {
      expect(partTypeOf(rowOf(type))).toEqual({ ...type, dimensions: rowed(type.dimensions) });
    }
  });
});
