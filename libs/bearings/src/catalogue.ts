/** The catalogue: every part type that the plans and the trade's variants give, made from the tables, never listed. */
import { estimatedMassKg } from './mass.js';
import { componentTypes } from './plans/components.js';
import { plannedSeries } from './plans/index.js';
import type { PlannedPart } from './plans/index.js';
import { lazily, withinBores } from './plans/plan.js';
import type { Variant } from './plans/plan.js';
import type { PartType } from './vocabulary.js';

const types = lazily((): readonly PartType[] =>
  [
    ...plannedSeries().flatMap(({ plan, parts }) => parts.flatMap((part) => typesOf(part, plan.variants))),
    ...componentTypes(),
  ].map(weighed),
);

const byDesignation = lazily(() => new Map(types().map((type) => [type.designation, type])));

const byBasic = lazily(() => Map.groupBy(types(), ({ basic }) => basic));

/** All part types, always in the same order. */
export function catalogue(): readonly PartType[] {
  return types();
}

/** The type of a canonical designation: `6205-2RS`, `NU205`, `22220K`. */
export function findPartType(designation: string): PartType | undefined {
  return byDesignation().get(designation);
}

const NONE: readonly PartType[] = [];

/** The types of one basic designation, its variants: `6205`, `6205-2RS`, `6205K` … */
export function variantsOf(basic: string): readonly PartType[] {
  return byBasic().get(basic) ?? NONE;
}

function typesOf(
  { basic, family, series, standard, boreCode, dimensions }: PlannedPart,
  variants: readonly Variant[],
): PartType[] {
  return variants
    .filter((variant) => withinBores(dimensions.boreMm, variant) && variant.codes?.test(boreCode) !== false)
    .map(({ suffix, features, widthMm }): PartType => {
      const own = widthMm?.(dimensions);
      return {
        designation: basic + suffix,
        basic,
        family,
        series,
        standard,
        dimensions: own === undefined ? dimensions : { ...dimensions, widthMm: own },
        features,
      };
    });
}

function weighed(type: PartType): PartType {
  const massKg = type.massKg ?? estimatedMassKg(type);
  return massKg === undefined ? type : { ...type, massKg };
}
