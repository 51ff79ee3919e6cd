import { describe, expect, it } from '@jest/globals';
import { catalogue, findPartType } from '../catalogue.js';
import { internalGeometry } from './geometry.js';
import { ratingsOf } from './ratings.js';

function rated(designation: string) {
  const type = findPartType(designation);
  const ratings = type && ratingsOf(type);
  if (ratings === undefined) throw new Error(`${designation} has no ratings`);
  return ratings;
}

describe('ratings', () => {
  it.each([
    ['608', 3.4, 1.37],
    ['6205', 14, 7.85],
    ['6308', 41, 24],
    ['6020', 60, 54],
    ['16010', 16.8, 13.2],
    ['7210B', 39, 30.5],
    ['3208', 44, 33],
    ['1208', 19, 8.5],
    ['NU2210', 78, 88],
    ['NU312', 140, 140],
    ['22220', 410, 490],
    ['23136', 1060, 1500],
    ['30210', 76.5, 91.5],
    ['32310', 170, 210],
    ['51210', 49.5, 106],
    ['234420', 71, 200],
    ['NA4908', 43, 67],
    ['HK2020', 14.2, 22],
    ['81210', 91, 300],
    ['UC208', 29, 18],
  ])('of %s are about C %d kN and C0 %d kN', (designation, dynamicKn, staticKn) => {
    const { dynamicKn: dynamic, staticKn: ofStatic } = rated(designation);
    expect(Math.abs(dynamic.value / dynamicKn - 1)).toBeLessThan(0.2);
    expect(Math.abs(ofStatic.value / staticKn - 1)).toBeLessThan(0.2);
  });

  it('say how they came about and by which edition', () => {
    const { dynamicKn, staticKn, fatigueLimitKn, greaseSpeedRpm } = rated('6205');
    expect(dynamicKn).toMatchObject({ basis: 'calculated', source: 'ISO 281:2007' });
    expect(staticKn).toMatchObject({ basis: 'calculated', source: 'ISO 76:2006' });
    expect(fatigueLimitKn.value).toBeCloseTo(staticKn.value / 22, 2);
    expect(greaseSpeedRpm.basis).toBe('typical');
  });

  it('grow with the bearing and with the series: 60 under 62 under 63 under 64', () => {
    const bySeries = ['6010', '6210', '6310', '6410'].map(
      (designation) => rated(designation).dynamicKn.value,
    );
    const byBore = ['6204', '6206', '6210', '6216', '6224'].map(
      (designation) => rated(designation).dynamicKn.value,
    );
    expect(bySeries).toEqual(bySeries.toSorted((one, other) => one - other));
    expect(byBore).toEqual(byBore.toSorted((one, other) => one - other));
  });

  it('fall with the contact angle, as the radial share of the load line does', () => {
    const [c15 = 0, c25 = 0, c40 = 0] = ['7210C', '7210AC', '7210B'].map(
      (each) => rated(each).dynamicKn.value,
    );
    expect(c15).toBeGreaterThan(c25);
    expect(c25).toBeGreaterThan(c40);
  });

  it('slow a bearing down by rubbing seals, not by shields', () => {
    const open = rated('6205').limitingSpeedRpm.value;
    expect(rated('6205-2Z').limitingSpeedRpm.value).toBe(open);
    expect(rated('6205-2RS').limitingSpeedRpm.value).toBeLessThan(open);
  });

  it('of a mounted unit are those of its insert', () => {
    expect(rated('UCP208').dynamicKn).toEqual(rated('UC208').dynamicKn);
  });

  it('are positive wherever they are given, and given for every rolling bearing (AS, in the needle family, is a washer)', () => {
    const unrated = new Set<string>();
    const wrong: string[] = [];
    for (const type of catalogue()) {
      const ratings = ratingsOf(type);
      if (ratings === undefined) unrated.add(type.family);
      else if (Object.values(ratings).some(({ value }) => !(value > 0))) wrong.push(type.designation);
    }
    expect(wrong).toEqual([]);
    expect([...unrated].toSorted((one, other) => one.localeCompare(other))).toEqual([
      'adapter_sleeve',
      'cage',
      'housing',
      'housing_unit',
      'linear_ball',
      'lock_nut',
      'lock_washer',
      'lubricant',
      'one_way_clutch',
      'rod_end',
      'roller',
      'screw_support_unit',
      'seal',
      'spherical_plain',
      'steel_ball',
      'thrust_needle_roller',
      'withdrawal_sleeve',
    ]);
  });

  it('rest on a geometry that fits into the bearing', () => {
    const geometry = internalGeometry('deep_groove_ball', '62', { boreMm: 25, outsideMm: 52, widthMm: 15 });
    expect(geometry?.elementMm).toBeCloseTo(8.1, 1);
    expect(geometry?.pitchMm).toBeCloseTo(38.5, 1);
    expect(Math.round(geometry?.elements ?? 0)).toBe(9);
  });
});
