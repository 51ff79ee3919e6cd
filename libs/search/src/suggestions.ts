import {
  catalogue,
  FAMILY_NAMES,
  featureMeaning,
  gradeBetween,
  type PartFamily,
  type PartType,
} from '@app/bearings';
import { type Text } from '@app/kernel';
import { type Dimension, DIMENSIONS, type NearbyRow, SAME_SIZE_MM } from './search-engine.js';

export interface Asked {
  size: Readonly<Partial<Record<Dimension, number>>>;
  /** Designations that a correction of the text names. */
  corrected: ReadonlySet<string>;
  /** The part that the words name. */
  designation?: string;
  families: readonly string[];
  seals: readonly string[];
}

export interface Suggestion {
  kind: 'did_you_mean' | 'without_filters' | 'equivalent' | 'nearest_size';
  reason: Text;
  row: NearbyRow;
}

/** Why a part is shown where nothing was found or nothing is on offer, and in what it differs, in words. */
export function suggest(row: NearbyRow, asked: Asked): Suggestion {
  const { designation } = row;
  if (asked.corrected.has(designation)) {
    return {
      kind: 'did_you_mean',
      reason: { zh: `您要找的是 ${designation} 吗？`, en: `Did you mean ${designation}?` },
      row,
    };
  }
  const kinds = differencesInKind(row, asked);
  const sizes = DIMENSIONS.flatMap((name) => differenceInSize(name, asked.size[name], row));
  if (sizes.length > 0) return { kind: 'nearest_size', reason: inOneLine([...sizes, ...kinds]), row };
  if (kinds.length > 0) return { kind: 'equivalent', reason: inOneLine([SAME_SIZE, ...kinds]), row };
  const named = row.found_by === 'named';
  return { kind: 'without_filters', reason: named ? OUTSIDE_CONDITIONS : SAME_SIZE_OUTSIDE, row };
}

const SAME_SIZE: Text = { zh: '尺寸相同', en: 'same dimensions' };
const OUTSIDE_CONDITIONS: Text = {
  zh: '型号相符，但不在所选条件之内',
  en: 'The part you named, outside the conditions you set',
};
const SAME_SIZE_OUTSIDE: Text = {
  zh: '尺寸相同，但不在其他条件之内',
  en: 'The same size, outside the other conditions',
};

function inOneLine(texts: readonly Text[]): Text {
  return { zh: texts.map(({ zh }) => zh).join('，'), en: texts.map(({ en }) => en).join(', ') };
}

const NAMES: Record<Dimension, Text & { column: 'bore_mm' | 'outside_mm' | 'width_mm' }> = {
  bore: { column: 'bore_mm', zh: '内径', en: 'bore' },
  outside: { column: 'outside_mm', zh: '外径', en: 'outside diameter' },
  width: { column: 'width_mm', zh: '宽', en: 'width' },
};

function differenceInSize(name: Dimension, asked: number | undefined, row: NearbyRow): Text[] {
  const { column, zh, en } = NAMES[name];
  const held = row[column];
  if (asked === undefined || held === null || Math.abs(held - asked) <= SAME_SIZE_MM) return [];
  const mm = Number(Math.abs(held - asked).toFixed(3));
  return held > asked
    ? [{ zh: `${zh}大 ${mm} mm`, en: `${en} ${mm} mm larger` }]
    : [{ zh: `${zh}小 ${mm} mm`, en: `${en} ${mm} mm smaller` }];
}

/** In type, sealing, cage …: against the part that was named, else against the words that describe one. */
function differencesInKind(row: NearbyRow, { designation, families, seals }: Asked): Text[] {
  const asked = designation === undefined ? undefined : typeNamed(designation);
  if (asked !== undefined) return differencesBetween(asked, row);
  const [family] = families;
  const [seal] = seals;
  return [
    ...(family === undefined || families.includes(row.family)
      ? []
      : [isNot(familyOf(row.family), familyOf(family))]),
    ...(seal === undefined || seals.includes(row.seal) ? [] : [isNot(sealOf(row.seal), sealOf(seal))]),
  ];
}

function differencesBetween(asked: PartType, row: NearbyRow): Text[] {
  if (asked.family !== row.family) return [isNot(familyOf(row.family), familyOf(asked.family))];
  const other = typeNamed(row.designation);
  if (other === undefined || other.designation === asked.designation) return [];
  // As if of one size: sizes that differ are told by themselves.
  const verdict = gradeBetween(asked, { ...other, dimensions: asked.dimensions });
  const told = (verdict?.differences ?? []).flatMap(({ what, from, to }) => {
    if (what === 'seal') return [isNot(sealOf(to), sealOf(from))];
    const [has, had] = [to, from].map((value) => featureMeaning(what as 'cage', value));
    if (has !== undefined && had !== undefined) return [isNot(has, had)];
    if (has !== undefined) return [has];
    return had === undefined ? [] : [{ zh: `无${had.zh}`, en: `without ${had.en}` }];
  });
  return told.length > 0 || asked.basic === other.basic ? told : [isNot(formOf(other), formOf(asked))];
}

function isNot(is: Text, isnt: Text): Text {
  return { zh: `${is.zh}，不是${isnt.zh}`, en: `${is.en}, not ${isnt.en}` };
}

function familyOf(family: string): Text {
  return FAMILY_NAMES[family as PartFamily] ?? { zh: family, en: family };
}

/** As a buyer says it; finer kinds by the words of the field. */
const SEALS: Record<string, Text> = {
  open: { zh: '开式', en: 'open' },
  none: { zh: '开式', en: 'open' },
  shield_1: { zh: '单面防尘盖', en: 'shielded on one side' },
  shield_2: { zh: '防尘盖', en: 'shielded' },
  contact_seal_1: { zh: '单面密封', en: 'sealed on one side' },
  contact_seal_2: { zh: '密封', en: 'sealed' },
  noncontact_seal_2: { zh: '非接触密封', en: 'sealed without contact' },
};

function sealOf(seal: string): Text {
  return SEALS[seal === '' ? 'open' : seal] ?? featureMeaning('seal', seal) ?? { zh: seal, en: seal };
}

function formOf({ series }: PartType): Text {
  return { zh: `${series} 系列`, en: `series ${series}` };
}

let types: ReadonlyMap<string, PartType> | undefined;

function typeNamed(designation: string): PartType | undefined {
  types ??= new Map(catalogue().map((type) => [type.designation, type]));
  return types.get(designation);
}
