import { describe, expect, it } from '@jest/globals';
import { catalogue, findPartType } from './catalogue.js';

describe('catalogue', () => {
  const types = catalogue();

  it('has at least eight thousand types, each under one designation', () => {
    expect(types.length).toBeGreaterThanOrEqual(8000);
    expect(new Set(types.map(({ designation }) => designation)).size).toBe(types.length);
  });

  it('spells designations as an address can carry them: no space, no small letter, nothing but one known sign', () => {
    expect(
      types.map(({ designation }) => designation).filter((text) => !/^[A-Z0-9][A-Z0-9./-]*$/.test(text)),
    ).toEqual([]);
  });

  it('gives every type its basic designation in front, its series in front of that, and a standard', () => {
    const wrong = types.filter(
      ({ designation, basic, series, standard }) =>
        !designation.startsWith(basic) || !basic.startsWith(series) || standard === '',
    );
    expect(wrong).toEqual([]);
  });

  it('has only positive dimensions, D above d', () => {
    const wrong = types.filter(({ dimensions }) => {
      const { boreMm = 0, outsideMm = Infinity, widthKind: _, ...rest } = dimensions;
      return outsideMm <= boreMm || Object.values(rest).some((mm) => !(mm > 0));
    });
    expect(wrong).toEqual([]);
  });

  it('tells the variants of one place apart by features alone', () => {
    const seen = new Set<string>();
    const alike = types.filter(({ family, basic, features }) => {
      const key = `${family} ${basic} ${JSON.stringify(
        features,
        Object.keys(features).toSorted((one, other) => one.localeCompare(other)),
      )}`;
      const known = seen.has(key);
      seen.add(key);
      return known && family !== 'lubricant';
    });
    expect(alike).toEqual([]);
  });

  it.each([
    ['6205', { seal: 'open' }],
    ['6205-2RS', { seal: 'contact_seal_2' }],
    ['6205-2Z', { seal: 'shield_2' }],
    ['6205-Z', { seal: 'shield_1' }],
    ['6205-2RZ', { seal: 'noncontact_seal_2' }],
    ['6205N', { seal: 'open', ringGroove: 'snap_groove' }],
    ['7205AC', { contactAngle: '25' }],
    ['7205C', { contactAngle: '15' }],
    ['7205B', { contactAngle: '40' }],
    ['1210K', { seal: 'open', bore: 'taper_1_12' }],
    ['22220K', { bore: 'taper_1_12' }],
    ['24040K30', { bore: 'taper_1_30' }],
    ['NN3020K', { bore: 'taper_1_12' }],
    ['NCF2916V', { cage: 'full_complement' }],
    ['BALL6.35-G10', { tolerance: 'G10' }],
    ['NU205', {}],
    ['30205', {}],
    ['51105', {}],
    ['UCP205', {}],
  ])('%s says %j and no more', (designation, features) => {
    expect(findPartType(designation)?.features).toEqual(features);
  });

  it('makes closed miniatures and sealed needle bearings wider than the open ones', () => {
    expect(findPartType('618/4-2Z')?.dimensions.widthMm).toBe(4);
    expect(findPartType('618/4')?.dimensions.widthMm).toBe(2.5);
    expect(findPartType('NA4905-2RS')?.dimensions.widthMm).toBe(18);
  });

  it('covers every family that the cluster sells, upstream parts too', () => {
    const families = new Set(types.map(({ family }) => family));
    for (const family of [
      'deep_groove_ball',
      'tapered_roller',
      'housing_unit',
      'steel_ball',
      'roller',
      'cage',
      'seal',
      'lubricant',
    ]) {
      expect(families).toContain(family);
    }
  });

  it('comes in the same order each time it is asked', () => {
    expect(catalogue()).toBe(types);
    expect(types.slice(0, 3).map(({ designation }) => designation)).toEqual([
      '60/1.5',
      '60/1.5-Z',
      '60/1.5-2Z',
    ]);
  });
});
