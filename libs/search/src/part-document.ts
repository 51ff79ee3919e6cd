import {
  designationKey,
  designationSpellings,
  FAMILY_NAMES,
  type PartFamily,
  type PartType,
} from '@app/bearings';

/** The part of a search document that follows from the type alone. */
export interface PartDocument {
  text: string;
  /** Values of facets that it has of itself: `boreShape:taper_1_12`. */
  tags: string[];
  /** Every way of writing it, folded. */
  keys: string[];
}

/** Parts that are known by their diameter: nobody calls a ball by a bore. */
const KNOWN_BY_DIAMETER = new Set<PartFamily>(['steel_ball', 'roller']);

/** Parts that are bored to fit a shaft: an ordinary bore is cylindrical. */
const BORELESS = new Set<PartFamily>(['housing', 'steel_ball', 'roller', 'cage', 'seal', 'lubricant']);

export function documentOf(type: PartType): PartDocument {
  const { designation, basic, series, family, dimensions, features } = type;
  const names = FAMILY_NAMES[family];
  const diameter = KNOWN_BY_DIAMETER.has(family) && dimensions.outsideMm ? [`${dimensions.outsideMm}mm`] : [];
  const words = [designation, basic, series, names.zh, names.en, ...diameter];
  const spellings = [designation, ...designationSpellings(type)];
  const bored = dimensions.boreMm !== undefined && !BORELESS.has(family);
  return {
    tags: [
      ...(bored ? [`boreShape:${features.bore ?? 'cylindrical'}`] : []),
      ...(features.cage === undefined ? [] : [`cage:${features.cage}`]),
    ],
    text: [...new Set(words)].join(' ').toLowerCase(),
    keys: [...new Set(spellings.map(designationKey))].filter((key) => key !== ''),
  };
}
