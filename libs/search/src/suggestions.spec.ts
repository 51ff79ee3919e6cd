import { describe, expect, it } from '@jest/globals';
import { type NearbyRow } from './search-engine.js';
import { suggest } from './suggestions.js';

function row(values: Partial<NearbyRow>): NearbyRow {
  return {
    designation: '6205',
    bore_mm: 25,
    outside_mm: 52,
    width_mm: 15,
    found_by: 'size',
    ...values,
  } as NearbyRow;
}

const NOTHING = { size: {}, corrected: new Set<string>() };

describe('a suggestion', () => {
  it('says in what a near size differs', () => {
    const { kind, reason } = suggest(row({ outside_mm: 54 }), {
      ...NOTHING,
      size: { bore: 25, outside: 52, width: 15.5 },
    });
    expect(kind).toBe('nearest_size');
    expect(reason.en).toBe('outside diameter 2 mm larger, width 0.5 mm smaller');
    expect(reason.zh).toBe('外径大 2 mm，宽小 0.5 mm');
  });

  it('takes rounding of inches for the same size', () => {
    expect(suggest(row({ bore_mm: 19.05 }), { ...NOTHING, size: { bore: 19.051 } }).kind).toBe(
      'without_filters',
    );
  });

  it('offers a correction as a question', () => {
    const { kind, reason } = suggest(row({ found_by: 'named' }), {
      ...NOTHING,
      corrected: new Set(['6205']),
    });
    expect(kind).toBe('did_you_mean');
    expect(reason.en).toBe('Did you mean 6205?');
  });

  it('says that what was named lies outside the conditions', () => {
    expect(suggest(row({ found_by: 'named' }), NOTHING).kind).toBe('without_filters');
  });
});
