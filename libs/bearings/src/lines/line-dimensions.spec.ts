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
    ['内孔:20 外圆 47', [20, 47, undefined]],
    ['20的内径 47的外径', [20, 47, undefined]],
    ['d25 D52 B15', [25, 52, 15]],
    ['D52d25', [25, 52, undefined]],
    ['d=25, D=52, T=16.25', [25, 52, 16.25]],
    ['25-52-15', [25, 52, 15]],
    ['25/52/15', [25, 52, 15]],
    ['ID 30 OD 62 W 16', [30, 62, 16]],
    ['30mm bore, 62mm OD, 16mm wide', [30, 62, 16]],
    ['φ30', [30, undefined, undefined]],
    ['d=25', [25, undefined, undefined]],
    ['D=52 B=15', [undefined, 52, 15]],
    ['25 by 52 by 15 mm', [25, 52, 15]],
    ['25 52 15', [25, 52, 15]],
    ['带座轴承 25mm', [25, undefined, undefined]],
    ['1"', [25.4, undefined, undefined]],
    ['1-1/8"', [28.575, undefined, undefined]],
    ['1 1/4 x 2 1/2', [31.75, 63.5, undefined]],
    ['1/2"x1-1/8"x5/16"', [12.7, 28.575, 7.938]],
    ['.75in', [19.05, undefined, undefined]],
    ['bore 1-1/2" 2.5 inch OD', [38.1, 63.5, undefined]],
    ['1英寸', [25.4, undefined, undefined]],
  ])('in %s', (text, expected) => {
    expect(sizes(text)).toEqual(expected);
  });

  it('keeps the tolerance apart', () => {
    expect(findDimensions('25*52*15 ±0.02', '25*52*15 ±0.02').dimensions.toleranceMm).toBe(0.02);
  });

  it.each([
    ['about 25*52*15', 1],
    ['内径约25', 0.5],
    ['25*52左右', 1],
    ['外径300左右', 6],
    ['25*52*15', undefined],
  ])('that is only near, in %s', (text, toleranceMm) => {
    expect(findDimensions(foldText(text), text).dimensions.toleranceMm).toBe(toleranceMm);
  });

  it.each([
    '6205*500',
    '6205-2RS',
    'K20X24X10',
    'LM11749/10',
    '62/22',
    'NU205 W33',
    '6205 500',
    'LM11749/2 x 50',
    '62/32',
    '6205/C3 x 2',
  ])('finds no size in %s', (text) => {
    expect(sizes(text)).toEqual([undefined, undefined, undefined]);
  });
});
