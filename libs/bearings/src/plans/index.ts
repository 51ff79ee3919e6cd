/** All dimension plans under one roof: look up a series, a place, or a whole basic designation. */
import type { PartFamily } from '../vocabulary.js';
import { CYLINDRICAL_PLANS } from './cylindrical.js';
import { inchTaperedPlans } from './inch-tapered.js';
import { INSERT_AND_HOUSING_PLANS } from './insert-and-housing.js';
import { lazily } from './plan.js';
import type { DimensionSeries, Plan, PlannedDimensions, PlannedPart } from './plan.js';
import { MULTI_ROW_TAPERED_PLANS } from './multi-row-tapered.js';
import { RINGED_NEEDLE_PLANS } from './needle.ringed.js';
import { SIZED_NEEDLE_PLANS } from './needle.sized.js';
import { RADIAL_BALL_PLANS } from './radial-ball.js';
import { SPHERICAL_PLANS } from './spherical.js';
import { TAPERED_PLANS } from './tapered.js';
import { THRUST_PLANS } from './thrust.js';

export type { DimensionSeries, PlannedDimensions, PlannedPart } from './plan.js';

/** The general plans, whose codes are bores or sizes, in the order of the catalogue. */
const PLANS: readonly Plan[] = [
  ...RADIAL_BALL_PLANS,
  ...CYLINDRICAL_PLANS,
  ...SPHERICAL_PLANS,
  ...TAPERED_PLANS,
  ...MULTI_ROW_TAPERED_PLANS,
  ...THRUST_PLANS,
  ...RINGED_NEEDLE_PLANS,
  ...SIZED_NEEDLE_PLANS,
  ...INSERT_AND_HOUSING_PLANS,
];

interface KnownPlan {
  readonly plan: Plan;
  readonly parts: () => ReadonlyMap<string, PlannedPart>;
}

/** Every plan in the order of the catalogue: the general ones, then inch cones and cups. */
export const allPlans = lazily((): readonly Plan[] => [...PLANS, ...inchTaperedPlans()]);

const plansBySeries = lazily(() => {
  const bySeries = new Map<string, KnownPlan[]>();
  for (const plan of allPlans()) {
    const known = { plan, parts: lazily(() => partsOf(plan)) };
    const alike = bySeries.get(plan.series);
    if (alike === undefined) bySeries.set(plan.series, [known]);
    else alike.push(known);
  }
  return bySeries;
});

/** Plans of a family under a series' name: one, or two where an inch series bears the name of a metric one (332). */
function knownPlans(family: PartFamily, series: string): readonly KnownPlan[] {
  return (
    plansBySeries()
      .get(series)
      ?.filter(({ plan }) => plan.family === family) ?? []
  );
}

function partsOf({ family, series, standard, rows }: Plan): ReadonlyMap<string, PlannedPart> {
  return new Map(
    rows().map(({ boreCode, dimensions }) => [
      boreCode,
      { family, series, standard, boreCode, basic: series + boreCode, dimensions },
    ]),
  );
}

/** Every series of the general plans, with its family and standard, in a fixed order; inch cones and cups have none. */
export function dimensionSeries(): readonly DimensionSeries[] {
  return PLANS;
}

/** The whole series, smallest bore first; empty when no plan has it. */
export function plannedParts(family: PartFamily, series: string): readonly PlannedPart[] {
  return knownPlans(family, series).flatMap(({ parts }) => [...parts().values()]);
}

export function boundaryDimensions(
  family: PartFamily,
  series: string,
  boreCode: string,
): PlannedDimensions | undefined {
  for (const { plan, parts } of knownPlans(family, series)) {
    const dimensions = parts().get(boreCode)?.dimensions ?? plan.readCode?.(boreCode);
    if (dimensions !== undefined) return dimensions;
  }
  return undefined;
}

const longestSeries = lazily(() => Math.max(...allPlans().map(({ series }) => series.length)));

/** Every reading of a whole basic designation: `NU205`, `618/500`, `K20X24X10`. */
export function readBasic(basic: string): readonly PlannedPart[] {
  const readings: PlannedPart[] = [];
  for (let length = Math.min(basic.length - 1, longestSeries()); length > 0; length -= 1) {
    const boreCode = basic.slice(length);
    for (const { plan, parts } of plansBySeries().get(basic.slice(0, length)) ?? []) {
      const part = parts().get(boreCode) ?? spelledPart(plan, boreCode);
      if (part !== undefined) readings.push(part);
    }
  }
  return readings;
}

/** A size that the code itself spells, though no row lists it. */
function spelledPart(
  { family, series, standard, readCode }: Plan,
  boreCode: string,
): PlannedPart | undefined {
  const dimensions = readCode?.(boreCode);
  return dimensions && { family, series, standard, boreCode, basic: series + boreCode, dimensions };
}
