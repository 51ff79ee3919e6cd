/** All dimension plans under one roof: look up a series, a place, or a whole basic designation. */
import type { PartFamily } from '../vocabulary.js';
import { CYLINDRICAL_PLANS } from './cylindrical.js';
import { INSERT_AND_HOUSING_PLANS } from './insert-and-housing.js';
import { lazily } from './plan.js';
import type { DimensionSeries, Plan, PlannedDimensions, PlannedPart } from './plan.js';
import { RINGED_NEEDLE_PLANS } from './needle.ringed.js';
import { SIZED_NEEDLE_PLANS } from './needle.sized.js';
import { RADIAL_BALL_PLANS } from './radial-ball.js';
import { SPHERICAL_PLANS } from './spherical.js';
import { TAPERED_PLANS } from './tapered.js';
import { THRUST_PLANS } from './thrust.js';

export type { DimensionSeries, PlannedDimensions, PlannedPart } from './plan.js';

/** Every plan, in the order of the catalogue. */
export const PLANS: readonly Plan[] = [
  ...RADIAL_BALL_PLANS,
  ...CYLINDRICAL_PLANS,
  ...SPHERICAL_PLANS,
  ...TAPERED_PLANS,
  ...THRUST_PLANS,
  ...RINGED_NEEDLE_PLANS,
  ...SIZED_NEEDLE_PLANS,
  ...INSERT_AND_HOUSING_PLANS,
];

const plansByKey = lazily(
  () => new Map(PLANS.map((plan) => [keyOf(plan.family, plan.series), { plan, parts: partsOf(plan) }])),
);

const partsByBasic = lazily(() => {
  const byBasic = new Map<string, PlannedPart[]>();
  for (const { parts } of plansByKey().values()) {
    for (const part of parts.values()) {
      const alike = byBasic.get(part.basic);
      if (alike === undefined) byBasic.set(part.basic, [part]);
      else alike.push(part);
    }
  }
  return byBasic;
});

function keyOf(family: PartFamily, series: string): string {
  return `${family} ${series}`;
}

function partsOf({ family, series, standard, rows }: Plan): ReadonlyMap<string, PlannedPart> {
  return new Map(
    rows().map(({ boreCode, dimensions }) => [
      boreCode,
      { family, series, standard, boreCode, basic: series + boreCode, dimensions },
    ]),
  );
}

/** Every series that a plan knows, with its family and standard, in a fixed order. */
export function dimensionSeries(): readonly DimensionSeries[] {
  return PLANS;
}

/** The whole series, smallest bore first; empty when no plan has it. */
export function plannedParts(family: PartFamily, series: string): readonly PlannedPart[] {
  return [...(plansByKey().get(keyOf(family, series))?.parts.values() ?? [])];
}

export function boundaryDimensions(
  family: PartFamily,
  series: string,
  boreCode: string,
): PlannedDimensions | undefined {
  const found = plansByKey().get(keyOf(family, series));
  return found?.parts.get(boreCode)?.dimensions ?? found?.plan.readCode?.(boreCode);
}

/** Every reading of a whole basic designation: `NU205`, `618/500`, `NA4902`. */
export function readBasic(basic: string): readonly PlannedPart[] {
  return partsByBasic().get(basic) ?? spelledSizes(basic);
}

const spellingPlans = PLANS.filter((plan) => plan.readCode !== undefined);

/** Sizes that the designation itself spells, though no row lists them. */
function spelledSizes(basic: string): PlannedPart[] {
  return spellingPlans.flatMap(({ family, series, standard, readCode }) => {
    if (!basic.startsWith(series)) return [];
    const boreCode = basic.slice(series.length);
    const dimensions = readCode?.(boreCode);
    return dimensions === undefined ? [] : [{ family, series, standard, boreCode, basic, dimensions }];
  });
}
