/**
 * Needle bearings that the old system names by letters and by their size: `ИК40Х62Х40` with an inner ring, `ИКВ14Х22Х20`
 * without one, cages `3К32Х37Х27`, `3КК62Х70Х52` (of two rows) and `КСК16Х22Х12` (of connecting rods).
 */
import { plannedParts, readBasic } from '../plans/index.js';
import type { PlannedDimensions, PlannedPart } from '../plans/index.js';
import type { PartFamily } from '../vocabulary.js';
import { planned } from './heads.js';
import type { Head } from './heads.js';

/** Folded: И is itself, К is K, В is B, З is 3, С is C, Х is X. */
const NAME = /^(ИKB?|3KK?|KCK)(\d+(?:[.,]\d+)?)X(\d+(?:[.,]\d+)?)X(\d+(?:[.,]\d+)?)/;
const LONGEST_NAME = 24;

/** Series that may have a bearing of the size, first the one whose way of naming serves where none has. */
const SERIES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  ИK: ['NKI', 'NKIS', 'NA49', 'NA69', 'NA48'],
  ИKB: ['NK', 'NKS', 'RNA49', 'RNA69', 'RNA48'],
};

/** The needle bearing whose old name begins at `start` of a folded text. */
export function readOldNeedle(text: string, start: number): Head | undefined {
  const first = text[start];
  const mayBegin = first === 'И' || first === '3' || first === 'K';
  if (!mayBegin || (text[start + 1] !== 'K' && text[start + 1] !== 'C')) return undefined;
  const name = NAME.exec(text.slice(start, start + LONGEST_NAME));
  if (name === null) return undefined;
  const [whole, letters = '', ...sizes] = name;
  const [boreMm = 0, outsideMm = 0, widthMm = 0] = sizes.map((size) => Number(size.replace(',', '.')));
  const size: PlannedDimensions = { boreMm, outsideMm, widthMm, widthKind: 'B' };
  const series = SERIES[letters];
  const part = series === undefined ? cageOf(size) : ringedOf(series, size);
  return planned([part], { start }, start + whole.length, 'GOST', start + letters.length)[0];
}

type Named = Omit<PlannedPart, 'standard'>;

function ringedOf(series: readonly [string, ...string[]], size: PlannedDimensions): Named {
  const [byName] = series;
  for (const each of series) {
    const part = plannedParts('needle_roller', each).find(({ dimensions }) => isOf(dimensions, size));
    if (part !== undefined) return part;
  }
  return named('needle_roller', byName, `${size.boreMm}/${size.widthMm}`, size);
}

function cageOf(size: PlannedDimensions): Named {
  const code = `${size.boreMm}X${size.outsideMm}X${size.widthMm}`;
  return readBasic(`K${code}`)[0] ?? named('needle_cage', 'K', code, size);
}

function named(family: PartFamily, series: string, boreCode: string, dimensions: PlannedDimensions): Named {
  return { family, series, boreCode, basic: series + boreCode, dimensions };
}

const isOf = (one: PlannedDimensions, other: PlannedDimensions): boolean =>
  one.boreMm === other.boreMm && one.outsideMm === other.outsideMm && one.widthMm === other.widthMm;
