import type { PlannedPart } from '../plans/index.js';
import type { NumberSystem } from '../reading.js';
import type { Dimensions, Features, PartFamily } from '../vocabulary.js';
import type { PrefixCode } from './prefixes.js';

/** A basic designation found in a text: what stands before the suffixes. */
export interface Head {
  system: NumberSystem;
  family: PartFamily;
  /** Canonical series and bore code; together the canonical basic designation. */
  series: string;
  boreCode: string;
  basic: string;
  dimensions: Dimensions;
  /** A dimension plan has it; else only the number's own words are known. */
  planned: boolean;
  prefix?: PrefixCode;
  /** What a maker's name says besides the basic designation. */
  says?: Features;
  start: number;
  /** Where the series, the bore code and the suffixes begin. */
  seriesAt: number;
  boreAt: number;
  end: number;
}

export const NONE: readonly Head[] = [];

/** Letters and digits of a number in the text, and whose suffix list applies. */
export interface Run {
  text: string;
  start: number;
  letters: string;
  digitsAt: number;
  digitsEnd: number;
  list: string | undefined;
}

/** Whose number a planned part bears, by the standard that gives its sizes. */
export function systemOfStandard(standard: string): NumberSystem {
  return standard.startsWith('ABMA') ? 'ABMA' : 'ISO';
}

/** Parts of known size under a number, as it stands in the text. */
export function planned(
  parts: readonly Omit<PlannedPart, 'standard'>[],
  { start }: Pick<Run, 'start'>,
  end: number,
  system: NumberSystem,
  boreAt?: number,
): readonly Head[] {
  if (parts.length === 0) return NONE;
  return parts.map((part) => ({
    system,
    family: part.family,
    series: part.series,
    boreCode: part.boreCode,
    basic: part.basic,
    dimensions: part.dimensions,
    planned: true,
    start,
    seriesAt: start,
    boreAt: boreAt ?? Math.max(start, end - part.boreCode.length),
    end,
  }));
}
