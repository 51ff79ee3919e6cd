/** All dimension plans under one roof: look up a series, a place, or a whole basic designation. */
import type { PartFamily } from '../vocabulary.js';
import { CYLINDRICAL_PLANS } from './cylindrical.js';
import { inchTaperedPlans } from './inch-tapered.js';
import { INSERT_AND_HOUSING_PLANS } from './insert-and-housing.js';
import { LINEAR_BALL_PLANS } from './linear-ball.js';
import { lazily, lettersOf } from './plan.js';
import type { DimensionSeries, Plan, PlannedDimensions, PlannedPart } from './plan.js';
import { MULTI_ROW_TAPERED_PLANS } from './multi-row-tapered.js';
import { OIL_SEAL_PLANS } from './oil-seals.js';
import { ONE_WAY_CLUTCH_PLANS } from './one-way-clutches.js';
import { RINGED_NEEDLE_PLANS } from './needle.ringed.js';
import { SIZED_NEEDLE_PLANS } from './needle.sized.js';
import { RADIAL_BALL_PLANS } from './radial-ball.js';
import { SLEEVE_PLANS } from './sleeves.js';
import { ROD_END_PLANS, SPHERICAL_PLAIN_PLANS } from './spherical-plain.js';
import { SPHERICAL_PLANS } from './spherical.js';
import { TAPERED_PLANS } from './tapered.js';
import { THRUST_PLANS } from './thrust.js';
import { TRACK_ROLLER_PLANS } from './track-rollers.js';

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
  ...TRACK_ROLLER_PLANS,
  ...ONE_WAY_CLUTCH_PLANS,
  ...INSERT_AND_HOUSING_PLANS,
  ...SLEEVE_PLANS,
  ...SPHERICAL_PLAIN_PLANS,
  ...ROD_END_PLANS,
  ...LINEAR_BALL_PLANS,
  ...OIL_SEAL_PLANS,
];

interface PlannedSeries {
  readonly plan: Plan;
  readonly parts: readonly PlannedPart[];
}

/** Every plan with its places, in the order of the catalogue: the general ones, then inch cones and cups. */
export const plannedSeries = lazily((): readonly PlannedSeries[] =>
  [...PLANS, ...inchTaperedPlans()].map((plan) => ({
    plan,
    parts: plan.rows().map(({ boreCode, dimensions }) => partOf(plan, boreCode, dimensions)),
  })),
);

/** The places by series, and by basic designation, which no two of them share. */
const places = lazily(() => {
  const bySeries = Map.groupBy(plannedSeries(), ({ plan }) => plan.series);
  const byBasic = new Map<string, readonly [PlannedPart]>();
  for (const { parts } of plannedSeries()) for (const part of parts) byBasic.set(part.basic, [part]);
  return { bySeries, byBasic };
});

function partOf(
  { family, series, standard }: Plan,
  boreCode: string,
  dimensions: PlannedDimensions,
): PlannedPart {
  return { family, series, standard, boreCode, basic: series + boreCode, dimensions };
}

/** Plans whose codes spell the size, by their series, which is all letters: K, HK, RNAO. */
const spellingPlans = lazily(
  () => new Map(PLANS.filter(({ readCode }) => readCode !== undefined).map((plan) => [plan.series, plan])),
);

const typeLetters = lazily(() => new Set(plannedSeries().map(({ plan }) => lettersOf(plan.series))));

/** Whether these letters, or none, stand before the digits of any basic designation. */
export function areTypeLetters(letters: string): boolean {
  return typeLetters().has(letters);
}

/** Every series of the general plans, with its family and standard, in a fixed order; inch cones and cups have none. */
export function dimensionSeries(): readonly DimensionSeries[] {
  return PLANS;
}

/** Plans of a family under a series' name: one, or two where an inch series bears the name of a metric one (332). */
function plansNamed(family: PartFamily, series: string): readonly PlannedSeries[] {
  return (
    places()
      .bySeries.get(series)
      ?.filter(({ plan }) => plan.family === family) ?? []
  );
}

/** The whole series, smallest bore first; empty when no plan has it. */
export function plannedParts(family: PartFamily, series: string): readonly PlannedPart[] {
  return plansNamed(family, series).flatMap(({ parts }) => parts);
}

export function boundaryDimensions(
  family: PartFamily,
  series: string,
  boreCode: string,
): PlannedDimensions | undefined {
  const [place] = places().byBasic.get(series + boreCode) ?? [];
  if (place?.family === family && place.series === series) return place.dimensions;
  for (const { plan } of plansNamed(family, series)) {
    const dimensions = spelledSize(plan, boreCode);
    if (dimensions !== undefined) return dimensions;
  }
  return undefined;
}

const NONE: readonly PlannedPart[] = [];

/** Every reading of a whole basic designation: `NU205`, `618/500`, `K20X24X10`. */
export function readBasic(basic: string): readonly PlannedPart[] {
  return places().byBasic.get(basic) ?? spelledParts(basic);
}

/** No bore is 0, whatever the digits say. */
function spelledSize({ readCode }: Plan, boreCode: string): PlannedDimensions | undefined {
  const dimensions = readCode?.(boreCode);
  return dimensions?.boreMm === 0 ? undefined : dimensions;
}

/** Sizes that the code itself spells, though no row lists them. */
function spelledParts(basic: string): readonly PlannedPart[] {
  const plan = spellingPlans().get(lettersOf(basic));
  const boreCode = plan && basic.slice(plan.series.length);
  const dimensions = boreCode && spelledSize(plan, boreCode);
  return dimensions ? [partOf(plan, boreCode, dimensions)] : NONE;
}
