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
  /** Every way of writing it, folded. */
  keys: string[];
}

/** Parts that are known by their diameter: nobody calls a ball by a bore. */
const KNOWN_BY_DIAMETER = new Set<PartFamily>(['steel_ball', 'roller']);

export function documentOf(type: PartType): PartDocument {
  const { designation, basic, series, family, dimensions } = type;
  const names = FAMILY_NAMES[family];
  const diameter = KNOWN_BY_DIAMETER.has(family) && dimensions.outsideMm ? [`${dimensions.outsideMm}mm`] : [];
  const words = [designation, basic, series, names.zh, names.en, ...diameter];
  const spellings = [designation, ...designationSpellings(type)];
  return {
    text: [...new Set(words)].join(' ').toLowerCase(),
    keys: [...new Set(spellings.map(designationKey))].filter((key) => key !== ''),
  };
}
