import type { Bilingual } from '../reading.js';
import type { Features, PartFamily } from '../vocabulary.js';
import { suffixListOf } from './brands.js';
import { foldText } from './fold.js';
import { readingsOfCode } from './suffixes.js';

export interface CodeMeaning {
  meaning: Bilingual;
  feature?: keyof Features;
  value: string;
  /** Makers whose list has the code; empty when everybody's has. */
  readBy: readonly string[];
}

/** What a suffix code says: by the maker's list where the maker is named, else by every list that has it. */
export function describeCode(
  code: string,
  known: { brand?: string; family?: PartFamily } = {},
): CodeMeaning[] {
  const list = known.brand === undefined ? undefined : suffixListOf(known.brand);
  const readings = readingsOfCode(foldText(code.slice(0, 20)).replace(/^[-/. ]+/, '')) ?? [];
  return readings
    .filter(
      ({ families }) => known.family === undefined || families === undefined || families.has(known.family),
    )
    .filter(({ brands }) => list === undefined || brands.length === 0 || brands.includes(list))
    .map(({ meaning, feature, value, brands }) => ({
      meaning,
      value,
      readBy: brands,
      ...(feature === undefined ? {} : { feature }),
    }));
}
