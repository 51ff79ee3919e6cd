import { describe, expect, it } from '@jest/globals';
import { catalogue, findPartType } from './catalogue.js';

describe('mass', () => {
  it.each([
    ['608', 0.012],
    ['6205', 0.13],
    ['6310', 1.07],
    ['7210B', 0.46],
    ['NU210', 0.49],
    ['22220', 4.9],
    ['30210', 0.55],
    ['51210', 0.37],
    ['29420', 11.5],
    ['NA4905', 0.089],
    ['HK1010', 0.0042],
    ['UC205', 0.2],
    ['UCP205', 0.8],
    ['ROLLER10X14', 0.0086],
  ])('of %s is about %d kg', (designation, massKg) => {
    const ours = findPartType(designation)?.massKg ?? 0;
    expect(Math.abs(ours / massKg - 1)).toBeLessThan(0.15);
  });

  it('of a ball is that of the sphere', () => {
    expect(findPartType('BALL6.35-G10')?.massKg).toBeCloseTo(0.00105, 5);
  });

  it('shrinks with a tapered bore', () => {
    expect(findPartType('22220K')?.massKg).toBeLessThan(findPartType('22220')?.massKg ?? 0);
  });

  it('is known for every type, and never nothing', () => {
    expect(catalogue().filter(({ massKg = 0 }) => !(massKg > 0))).toEqual([]);
  });
});
