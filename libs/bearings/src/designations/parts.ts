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
  const ending = endingOf(head, text);
  const boreEnd = ending?.start ?? head.end;
  const bore: DesignationPart = {
    code: text.slice(boreFrom, boreEnd),
    kind: 'bore',
    meaning: sleeveMeaning(head) ?? boreMeaning(head.dimensions.boreMm),
    start: boreFrom,
    end: boreEnd,
  };
  const behind = ending === undefined ? [bore] : [bore, ending];
  if (head.boreAt <= from) return [...parts, ...behind];
  const series: DesignationPart = {
    code: text.slice(from, head.boreAt),
    kind: 'series',
    meaning: seriesMeaning(head),
    start: from,
    end: head.boreAt,
  };
  return [...parts, series, ...behind];
}

/** The number of a sleeve is that of the bearing on it. */
function sleeveMeaning({ family, dimensions: { boreMm, outsideMm } }: Head): Bilingual | undefined {
  if (family !== 'adapter_sleeve' && family !== 'withdrawal_sleeve') return undefined;
  if (boreMm === undefined || outsideMm === undefined) return undefined;
  return say(
    `轴承内径 ${outsideMm} mm，轴径 ${boreMm} mm`,
    `for a bearing bore of ${outsideMm} mm, on a shaft of ${boreMm} mm`,
  );
}

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** What goes on behind the bore of rod ends and linear bearings. */
const ENDINGS: Readonly<Partial<Record<PartFamily, Readonly<Record<string, Bilingual>>>>> = {
  rod_end: {
    'T/K': say('自润滑衬垫', 'self-lubricating lining'),
    E: say('E系列，单缝外圈，无油槽', 'series E, single-slit outer ring without grooves'),
    ES: say('E系列，单缝外圈，带油槽', 'series E, single-slit outer ring with lubrication grooves'),
    L: say('左旋螺纹', 'left-hand thread'),
  },
  linear_ball: { L: say('加长型', 'long'), S: say('短型', 'short') },
};

/** The ending by its place, where the text spells it as we do. */
function endingOf({ family, boreCode, end, system }: Head, text: string): DesignationPart | undefined {
  const named = system === 'ISO' ? ENDINGS[family] : undefined;
  const code = named && boreCode.replace(/^\d+/, '');
  const meaning = code === undefined || code === '' ? undefined : named?.[code];
  if (code === undefined || meaning === undefined || !text.slice(0, end).endsWith(code)) return undefined;
  return { code, kind: 'suffix', meaning, start: end - code.length, end };
}

const NO_FORM = say('', '');
/** What a series is beside the others of its family, where its letters are words. */
const SERIES_FORMS: Readonly<Record<string, Bilingual>> = {
  SI: say('（内螺纹）', ' with inside thread'),
  SIL: say('（内螺纹，左旋）', ' with left-hand inside thread'),
  SA: say('（外螺纹）', ' with outside thread'),
  SAL: say('（外螺纹，左旋）', ' with left-hand outside thread'),
  PHS: say('（内螺纹，铜衬套）', ' with inside thread, in a bronze bush'),
  POS: say('（外螺纹，铜衬套）', ' with outside thread, in a bronze bush'),
  LMF: say('（圆法兰）', ' with round flange'),
  LMK: say('（方法兰）', ' with square flange'),
  LMH: say('（椭圆法兰）', ' with oval flange'),
  SC: say('（箱式滑块）', ' in a block'),
  GEG: say('（宽内圈）', ' with wide inner ring'),
  GEEW: say('（内圈加宽）', ' with inner ring as wide as its bore'),
  GAC: say('（角接触）', ', angular contact'),
  GX: say('（推力）', ', thrust'),
};

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
  const form = SERIES_FORMS[series] ?? NO_FORM;
  const made = {
    zh: `${name.zh}${form.zh}，尺寸系列 ${series}`,
    en: `${name.en}${form.en}, series ${series}`,
  };
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
