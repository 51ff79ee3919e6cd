import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { catalogue, findPartType } from '../catalogue.js';
import { bearingLife } from './bearing-life.js';
import { lastingTypes, selectBearings } from './selection.js';
import type { Selection, SelectionRequest } from './selection.js';

function selected(request: SelectionRequest): Selection {
  const outcome = selectBearings(request);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value;
}

function faultsOf(request: SelectionRequest) {
  const outcome = selectBearings(request);
  return outcome.ok ? [] : outcome.faults.map(({ field, code }) => `${field} ${code}`);
}

const designations = ({ items }: Selection) => items.map(({ type }) => type.designation);

const pump: SelectionRequest = {
  cases: [{ radialKn: 3, axialKn: 0.5, speedRpm: 1450 }],
  requiredHours: 20_000,
  space: { boreMm: { least: 40, greatest: 40 } },
  limit: 100,
};

describe('selection', () => {
  it('finds what the list of the same types by hand finds, no more and no less', () => {
    const request = { ...pump, families: ['deep_groove_ball' as const], seal: 'open' };
    const byHand = catalogue().filter(({ family, features, dimensions, ...type }) => {
      if (family !== 'deep_groove_ball' || features.seal !== 'open' || dimensions.boreMm !== 40) return false;
      const outcome = bearingLife({ family, features, dimensions, ...type }, request);
      if (!outcome.ok) throw new Error(type.designation);
      const { lasts, remarks } = outcome.value;
      return lasts === true && remarks.every(({ severity }) => severity !== 'unfit');
    });
    expect(byHand.length).toBeGreaterThan(5);
    const { items } = selected(request);
    const all = items.flatMap(({ type, variants }) => [type.designation, ...variants]);
    expect(all.toSorted()).toEqual(byHand.map(({ designation }) => designation).toSorted());
  });

  it('sorts by mass, the lightest first, and always the same way', () => {
    const first = selected(pump);
    const masses = first.items.map(({ type }) => type.massKg ?? Infinity);
    expect(masses).toEqual(masses.toSorted((one, other) => one - other));
    expect(designations(selected(pump))).toEqual(designations(first));
  });

  it('sorts by price, and puts what has none behind', () => {
    const prices: Record<string, number> = { '6308': 9, '6408': 12, NU208: 7 };
    const { items } = selected({
      ...pump,
      cases: [{ radialKn: 3, axialKn: 0, speedRpm: 1450 }],
      sortBy: 'price',
      priceOf: ({ designation }) => prices[designation],
    });
    expect(items.slice(0, 3).map(({ type }) => type.designation)).toEqual(['NU208', '6308', '6408']);
    expect(items[3]?.price).toBeUndefined();
  });

  it('leaves out what takes no axial load, and what turns too fast', () => {
    expect(designations(selected(pump)).filter((each) => /^(NU|N)\d/.test(each))).toEqual([]);
    const fast = { ...pump, cases: [{ radialKn: 0.3, axialKn: 0, speedRpm: 14_000 }], requiredHours: 100 };
    expect(designations(selected(fast))).not.toContain('22208');
  });

  it('names closures of the same bearing as variants of it', () => {
    const { items } = selected({ ...pump, families: ['deep_groove_ball'] });
    const found = items.find(({ type }) => type.basic === '6308');
    expect([found?.type.designation, ...(found?.variants ?? [])]).toContain('6308-2RS');
    expect(items.filter(({ type }) => type.basic === '6308')).toHaveLength(1);
  });

  it('says whether there is more', () => {
    expect(selected({ ...pump, limit: 3 })).toMatchObject({ more: true, items: { length: 3 } });
    expect(
      selected({ ...pump, space: { boreMm: { least: 40, greatest: 40 }, outsideMm: { greatest: 60 } } }).more,
    ).toBe(false);
  });

  it('returns only types that satisfy the request, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 50, noNaN: true }),
        fc.double({ min: 0.01, max: 20, noNaN: true }),
        fc.double({ min: 10, max: 5000, noNaN: true }),
        fc.double({ min: 100, max: 100_000, noNaN: true }),
        fc.integer({ min: 5, max: 200 }),
        fc.constantFrom(90, 95, 99),
        (radialKn, axialKn, speedRpm, requiredHours, boreMm, reliabilityPercent) => {
          const request: SelectionRequest = {
            cases: [{ radialKn, axialKn, speedRpm }],
            requiredHours,
            reliabilityPercent,
            space: { boreMm: { least: boreMm, greatest: boreMm + 20 }, widthMm: { greatest: 80 } },
            limit: 5,
          };
          for (const { type, life } of selected(request).items) {
            expect(type.dimensions.boreMm).toBeGreaterThanOrEqual(boreMm);
            expect(type.dimensions.boreMm).toBeLessThanOrEqual(boreMm + 20);
            expect(type.dimensions.widthMm).toBeLessThanOrEqual(80);
            expect(life.reliableLifeHours).toBeGreaterThanOrEqual(requiredHours);
            expect(life.staticSafety).toBeGreaterThanOrEqual(life.requiredStaticSafety);
            expect(life.equivalentLoadKn).toBeLessThanOrEqual(life.figures.dynamicKn.value / 2);
            expect(speedRpm).toBeLessThanOrEqual(life.figures.limitingSpeedRpm.value);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    [{ space: {} }, 'space life.space_missing'],
    [{ space: { boreMm: { least: 2, greatest: 1 } } }, 'space.boreMm life.empty_range'],
    [{ requiredHours: 0 }, 'requiredHours life.out_of_range'],
    [{ limit: 0 }, 'limit life.out_of_range'],
    [{ sortBy: 'price' as const }, 'sortBy life.prices_missing'],
    [{ cases: [{ radialKn: 1, axialKn: 0 }] }, 'cases.0.speedRpm life.speed_missing'],
  ])('refuses %j', (wrong, expected) => {
    expect(faultsOf({ ...pump, ...wrong })).toContain(expected);
  });
});

describe('all types that last', () => {
  const lasting = (request: SelectionRequest): string[] => {
    const outcome = lastingTypes(request);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
    return [...outcome.value].map(({ designation }) => designation);
  };

  it('are within a space those that the selection finds there', () => {
    const { items } = selected({ ...pump, families: ['deep_groove_ball'] });
    const within = lasting(pump)
      .map((designation) => findPartType(designation)!)
      .filter(({ family, dimensions }) => family === 'deep_groove_ball' && dimensions.boreMm === 40);
    expect(within.map(({ designation }) => designation).toSorted()).toEqual(
      items.flatMap(({ type, variants }) => [type.designation, ...variants]).toSorted(),
    );
  });

  it('are fewer the longer it shall be, and none of them is new', () => {
    const longer = lasting({ ...pump, requiredHours: 60_000 });
    const all = new Set(lasting(pump));
    expect(longer.length).toBeLessThan(all.size);
    expect(longer.every((designation) => all.has(designation))).toBe(true);
  });

  it('cannot be told without a speed or for no time', () => {
    const outcome = lastingTypes({ cases: [{ radialKn: 1, axialKn: 0 }], requiredHours: 0 });
    expect(outcome.ok ? [] : outcome.faults.map(({ field }) => field)).toEqual([
      'requiredHours',
      'cases.0.speedRpm',
    ]);
  });
});
