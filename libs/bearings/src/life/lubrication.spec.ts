import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contaminationFactor, referenceViscosity, usualViscosityAt100, viscosityAt } from './lubrication.js';
import type { Contamination } from './lubrication.js';
import { reliabilityFactor } from './reliability.js';
import { systemsFactor } from './systems-factor.js';

const ballRadial = { roller: false, thrust: false };
const rollerRadial = { roller: true, thrust: false };
const rollerThrust = { roller: true, thrust: true };

describe('the reliability factor', () => {
  // ISO 281:2007, table 12, and the table of 1990 as SKF's general catalogue prints it.
  it.each([
    [90, 1, 1],
    [95, 0.64, 0.62],
    [96, 0.55, 0.53],
    [97, 0.47, 0.44],
    [98, 0.37, 0.33],
    [99, 0.25, 0.21],
  ])('at %d %% is %d by the edition of 2007 and %d by that of 1990', (percent, newer, older) => {
    expect(reliabilityFactor(percent, '2007').a1).toBe(newer);
    expect(reliabilityFactor(percent, '1990').a1).toBe(older);
  });

  it.each([99.2, 99.4, 99.6, 99.8, 99.9, 99.92, 99.94, 99.95])(
    'at %d %% agrees with the distribution that fills the gaps of the table',
    (percent) => {
      const tabled = reliabilityFactor(percent, '2007').a1;
      const { a1, tabled: isTabled } = reliabilityFactor(percent + 1e-9, '2007');
      expect(isTabled).toBe(false);
      expect(a1).toBeCloseTo(tabled, 2);
    },
  );
});

describe('the systems factor', () => {
  // Where the curves of ISO 281:2007, figures 3, 4 and 6, leave the diagram at eC·Cu/P = 5.
  it.each([
    ['3', ballRadial, 0.4, 17],
    ['3', ballRadial, 0.3, 5.7],
    ['3', ballRadial, 0.2, 1.3],
    ['3', ballRadial, 0.15, 0.48],
    ['4', rollerRadial, 0.6, 16.5],
    ['4', rollerRadial, 0.5, 4.3],
    ['4', rollerRadial, 0.4, 0.96],
    ['4', rollerRadial, 0.2, 0.3],
    ['6', rollerThrust, 1, 30],
    ['6', rollerThrust, 0.8, 9.7],
    ['6', rollerThrust, 0.6, 2.5],
    ['6', rollerThrust, 0.4, 0.45],
  ])('meets figure %s for %p at κ = %d', (_figure, kind, kappa, atFive) => {
    const found = systemsFactor(kind, kappa, 5);
    expect(found / atFive).toBeGreaterThan(0.9);
    expect(found / atFive).toBeLessThan(1.1);
  });

  it('is one tenth where nothing separates, and fifty at most', () => {
    expect(systemsFactor(ballRadial, 1, 0)).toBeCloseTo(0.1, 10);
    expect(systemsFactor(ballRadial, 4, 5)).toBe(50);
    expect(systemsFactor(ballRadial, 1, 0.5)).toBeGreaterThan(45);
  });

  it('has no step where its formulas meet', () => {
    for (const kappa of [0.4, 1])
      for (const kind of [ballRadial, rollerRadial, rollerThrust])
        expect(systemsFactor(kind, kappa - 1e-9, 0.3)).toBeCloseTo(systemsFactor(kind, kappa, 0.3), 3);
  });

  it('never falls with a thicker film or a smaller load', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.boolean(),
        fc.double({ min: 0.1, max: 4, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        fc.double({ min: 1, max: 3, noNaN: true }),
        (roller, thrust, kappa, ratio, more) => {
          const now = systemsFactor({ roller, thrust }, kappa, ratio);
          expect(systemsFactor({ roller, thrust }, kappa * more, ratio)).toBeGreaterThanOrEqual(now * 0.999);
          expect(systemsFactor({ roller, thrust }, kappa, ratio * more)).toBeGreaterThanOrEqual(
            now * (1 - 1e-12),
          );
        },
      ),
    );
  });
});

describe('the lubricant', () => {
  it('needs about 17 mm²/s in 6210 at 1000 1/min (NKE catalogue, example 1, reads 16 off the diagram)', () => {
    expect(referenceViscosity(1000, 70)).toBeCloseTo(17, 0);
  });

  it('needs the same just below and above 1000 1/min, within the rounding of the two formulas', () => {
    expect(referenceViscosity(999.999, 100) / referenceViscosity(1000, 100)).toBeCloseTo(1, 1);
  });

  // SKF general catalogue, example 5/2: base oil of 200 and 16 mm²/s, read off the diagram.
  it.each([
    [50, 120],
    [60, 75],
    [65, 60],
  ])('of 200 mm²/s at 40 °C and 16 at 100 °C has at %d °C about %d', (temperatureDeg, readOff) => {
    expect(Math.abs(viscosityAt(temperatureDeg, 200, 16) / readOff - 1)).toBeLessThan(0.1);
  });

  it('returns its own values at 40 °C and 100 °C', () => {
    const at100 = usualViscosityAt100(68);
    expect(viscosityAt(40, 68, at100)).toBeCloseTo(68, 8);
    expect(viscosityAt(100, 68, at100)).toBeCloseTo(at100, 8);
  });
});

describe('contamination', () => {
  // ISO 281:2007, annex A: where the curves leave the diagrams at κ = 4.
  it.each([
    ['oil_filtered_13_10', 25, 0.8],
    ['oil_filtered_15_12', 25, 0.42],
    ['oil_filtered_17_14', 50, 0.35],
    ['oil_filtered_19_16', 2000, 0.81],
    ['oil_bath_13_10', 50, 0.81],
    ['oil_bath_15_12', 50, 0.44],
    ['oil_bath_17_14', 200, 0.45],
    ['oil_bath_19_16', 500, 0.46],
    ['oil_bath_21_18', 2000, 0.48],
    ['grease_high_cleanliness', 100, 0.85],
    ['grease_normal_cleanliness', 50, 0.66],
    ['grease_slight_contamination', 200, 0.57],
    ['grease_slight_contamination', 500, 0.79],
    ['grease_severe_contamination', 500, 0.6],
    ['grease_very_severe_contamination', 1000, 0.42],
  ] as const)('%s at %d mm pitch diameter is %d', (how, pitchMm, readOff) => {
    expect(Math.abs(contaminationFactor(how, 4, pitchMm).eC - readOff)).toBeLessThan(0.015);
  });

  it('of a level is the lower end of its range, which is higher for large bearings', () => {
    const levels: Contamination[] = [
      'extreme',
      'high',
      'normal',
      'slight',
      'typical',
      'severe',
      'very_severe',
    ];
    expect(levels.map((each) => contaminationFactor(each, 1, 99).eC)).toEqual([1, 0.6, 0.5, 0.3, 0.1, 0, 0]);
    expect(levels.map((each) => contaminationFactor(each, 1, 100).eC)).toEqual([1, 0.8, 0.6, 0.4, 0.2, 0, 0]);
  });

  it('is never below nothing, as the curves would be for the smallest bearings', () => {
    expect(contaminationFactor('oil_bath_21_18', 4, 25).eC).toBe(0);
  });
});
