import { describe, expect, it } from '@jest/globals';
import { foldText } from '../designations/fold.js';
import { findDimensions } from './line-dimensions.js';

function sizes(text: string): (number | undefined)[] {
  const { boreMm, outsideMm, widthMm } = findDimensions(foldText(text), text).dimensions;
  return [boreMm, outsideMm, widthMm];
}

describe('findDimensions', () => {
  it.each([
    ['25*52*15', [25, 52, 15]],
    ['25×52×16.25', [25, 52, 16.25]],
    ['25 X 52', [25, 52, undefined]],
    ['φ25×φ52×15', [25, 52, 15]],
    ['25mm*52mm*15mm', [25, 52, 15]],
    ['内径25外径52厚15', [25, 52, 15]],
    ['外径52，内径25，宽15', [25, 52, 15]],
    ['内孔:20 外圆 47', [20, undefined, undefined]],
    ['20的内径 47的外径', [20, 47, undefined]],
    ['d25 D52 B15', [25, 52, 15]],
    ['D52d25', [25, 52, undefined]],
    ['d=25, D=52, T=16.25', [25, 52, 16.25]],
    ['25-52-15', [25, 52, 15]],
    ['25/52/15', [25, 52, 15]],
    ['ID 30 OD 62 W 16', [30, 62, 16]],
    ['30mm bore, 62mm OD, 16mm wide', [30, 62, 16]],
    ['φ30', [30, undefined, undefined]],
  ])('in %s', (text, expected) => {
    expect(sizes(text)).toEqual(expected);
  });

  it('keeps the tolerance apart', () => {
    expect(findDimensions('25*52*15 ±0.02', '25*52*15 ±0.02').dimensions.toleranceMm).toBe(0.02);
  });

  it.each(['6205*500', '6205-2RS', 'K20X24X10', 'LM11749/10', '62/22', 'NU205 W33', '6205 500'])(
    'finds no size in %s',
    (text) => {
      expect(sizes(text)).toEqual([undefined, undefined, undefined]);
    },
  );
});
