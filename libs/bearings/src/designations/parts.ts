import type { Bilingual, DesignationPart } from '../reading.js';
import type { PartFamily } from '../vocabulary.js';
import { FAMILY_NAMES } from './families.js';
import type { OldNumber } from './gost.own.js';
import type { OldHead } from './gost.reader.js';
import type { Head } from './heads.js';

/** The parts of a basic designation, with their places in the text. */
export function partsOfHead(head: Head, text: string): DesignationPart[] {
  const parts: DesignationPart[] = [];
  const { prefix } = head;
  let from = head.start;
  if (prefix !== undefined) {
    from = head.seriesAt;
    parts.push({
      code: prefix.code,
      kind: 'prefix',
      meaning: prefix.meaning,
      ...(prefix.feature === undefined ? {} : { feature: prefix.feature, value: prefix.value }),
      ...(prefix.brand === undefined ? {} : { readBy: prefix.brand }),
      start: head.start,
      end: from,
    });
  }
  const boreFrom = Math.max(from, head.boreAt);
  const bore: DesignationPart = {
    code: text.slice(boreFrom, head.end),
    kind: 'bore',
    meaning: boreMeaning(head.dimensions.boreMm),
    start: boreFrom,
    end: head.end,
  };
  if (head.boreAt <= from) return [...parts, bore];
  const series: DesignationPart = {
    code: text.slice(from, head.boreAt),
    kind: 'series',
    meaning: seriesMeaning(head),
    start: from,
    end: head.boreAt,
  };
  return prefix === undefined ? [series, bore] : [...parts, series, bore];
}

/** There are few series and bores, and many bearings: their words are made once. */
const seriesMeanings = new Map<PartFamily, Map<string, Bilingual>>();
const boreMeanings = new Map<number, Bilingual>();
const MOST_MEANINGS = 2_000;
const SIZE_CODE: Bilingual = { zh: '尺寸代号', en: 'size code' };

function seriesMeaning({ family, series }: Head): Bilingual {
  const known = seriesMeanings.get(family)?.get(series);
  if (known !== undefined) return known;
  const ofFamily = seriesMeanings.get(family) ?? new Map<string, Bilingual>();
  const name = FAMILY_NAMES[family];
  const made = { zh: `${name.zh}，尺寸系列 ${series}`, en: `${name.en}, series ${series}` };
  if (ofFamily.size < MOST_MEANINGS) seriesMeanings.set(family, ofFamily.set(series, made));
  return made;
}

function boreMeaning(boreMm: number | undefined): Bilingual {
  if (boreMm === undefined) return SIZE_CODE;
  const known = boreMeanings.get(boreMm);
  if (known !== undefined) return known;
  const made = { zh: `内径 ${boreMm} mm`, en: `bore ${boreMm} mm` };
  if (boreMeanings.size < MOST_MEANINGS) boreMeanings.set(boreMm, made);
  return made;
}

/** The digit groups of an old number, from the left: mark, width and structure and type, bore. */
export function oldParts(head: OldHead, text: string): DesignationPart[] {
  const parts: DesignationPart[] = [];
  const { mark, number } = head;
  if (mark !== undefined) {
    const said = [mark.clearance, mark.tolerance].filter(Boolean).join(', ');
    parts.push({
      code: text.slice(mark.start, mark.end),
      kind: 'prefix',
      meaning: { zh: `精度与游隙标记 ${said}`, en: `class and clearance mark ${said}` },
      start: mark.start,
      end: mark.end,
    });
  }
  const { type, structure, own, series } = number;
  if (head.seriesEnd > head.digitsAt) {
    parts.push({
      code: text.slice(head.digitsAt, head.seriesEnd),
      kind: 'structure',
      meaning: {
        zh: `${type.name.zh}，${structure.meaning.zh}${own ? '，今无此系列' : `，今系列 ${series}`}`,
        en: `${type.name.en}, ${structure.meaning.en}, ${own ? 'no series of today' : `series ${series} today`}`,
      },
      start: head.digitsAt,
      end: head.seriesEnd,
    });
  }
  parts.push({
    code: text.slice(head.seriesEnd, head.end),
    kind: 'bore',
    meaning: number.numberMm === undefined ? boreMeaning(number.boreMm) : twoBores(number.numberMm, number),
    start: head.seriesEnd,
    end: head.end,
  });
  return parts;
}

function twoBores(numberMm: number, { structure, boreMm }: OldNumber): Bilingual {
  return structure.namesSingle === true
    ? {
        zh: `单向轴承内径 ${numberMm} mm，双向轴承轴圈内径 ${boreMm} mm`,
        en: `bore ${numberMm} mm of the single bearing, ${boreMm} mm of its own shaft washer`,
      }
    : {
        zh: `轴径 ${numberMm} mm，轴承内径 ${boreMm} mm`,
        en: `shaft ${numberMm} mm, bearing bore ${boreMm} mm`,
      };
}
