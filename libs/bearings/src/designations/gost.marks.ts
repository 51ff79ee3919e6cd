import { boundaryDimensions } from '../plans/index.js';
import { shaftUnderSleeveMm } from '../plans/sleeves.js';
import type { Bilingual } from '../reading.js';
import type { Dimensions, Features } from '../vocabulary.js';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

const SLEEVE_STEPS_MM = [3, 5, 10, 15, 20, 30, 40];

/** Shafts from which withdrawal sleeves, thinner than adapter sleeves, are so much thicker (ISO 2982-1). */
const WITHDRAWAL_STEPS: readonly (readonly [fromShaftMm: number, moreMm: number])[] = [
  [750, 50],
  [630, 40],
  [500, 30],
  [200, 20],
  [150, 10],
  [0, 5],
];

/**
 * The bores of the bearings that may sit on a shaft by a sleeve, the likeliest first: a shaft that no adapter sleeve of
 * ISO 2982-1 has is that of a withdrawal sleeve.
 */
export function boresOverSleeve(shaftMm: number, sleeve: 'adapter' | 'withdrawal'): number[] {
  const [, moreMm] = WITHDRAWAL_STEPS.find(([fromShaftMm]) => shaftMm >= fromShaftMm) ?? [0, 5];
  if (sleeve === 'withdrawal') return [shaftMm + moreMm];
  const stepMm = SLEEVE_STEPS_MM.find((each) => shaftUnderSleeveMm(shaftMm + each) === shaftMm);
  return [shaftMm + (stepMm ?? 20), shaftMm + moreMm];
}

/** Series of self-aligning ball bearings → their adapter sleeves. */
const SLEEVE_SERIES: Readonly<Record<string, string>> = { '12': 'H2', '13': 'H3', '22': 'H3', '23': 'H23' };

/** Makers whose lists measure every bearing on a sleeve by its shaft. */
const MEASURE_BY_SHAFT = new Set(['EPK', 'HARP']);
/** Makers whose lists measure a bearing on its sleeve as one part, as wide as the sleeve is long. */
const MEASURE_WITH_SLEEVE = new Set(['HARP']);
/** Makers whose lists measure needle bearings without an inner ring by the bore of the ring that belongs to them. */
const MEASURE_WITH_RING = new Set(['EPK']);

/** Makers whose lists give in whole millimetres what ISO 15 gives in inches: the widths of double row ball bearings. */
const GIVE_WHOLE_MM = new Set(['EPK']);
const PLANNED_IN_INCHES = new Set(['32', '33']);

/** An old number as its lists measure it. */
export interface ListedNumber {
  series: string;
  boreCode: string;
  structure: { sleeve?: 'adapter' | 'withdrawal' };
  numberMm?: number;
}

/**
 * What the lists of old numbers measure otherwise than today's plans do. All of them give a double thrust bearing the
 * bore of the single one that has its number (as ISO 104 names it), and a spherical roller bearing on a sleeve its
 * shaft. Only makers' lists give the shaft of a self-aligning ball bearing; dealers' lists give its own bore.
 */
export function asListed(
  { series, boreCode, structure, numberMm }: ListedNumber,
  dimensions: Dimensions,
  brand = '',
): Dimensions {
  if (series.startsWith('RNA') && MEASURE_WITH_RING.has(brand)) {
    return boundaryDimensions('needle_roller', series.slice(1), boreCode) ?? dimensions;
  }
  if (PLANNED_IN_INCHES.has(series) && GIVE_WHOLE_MM.has(brand) && dimensions.widthMm !== undefined) {
    return { ...dimensions, widthMm: Math.round(dimensions.widthMm) };
  }
  const sleeve = structure.sleeve === 'adapter' ? SLEEVE_SERIES[series] : undefined;
  if (numberMm === undefined || (sleeve !== undefined && !MEASURE_BY_SHAFT.has(brand))) return dimensions;
  const listed = { ...dimensions, boreMm: numberMm };
  const withSleeve = sleeve !== undefined && MEASURE_WITH_SLEEVE.has(brand);
  const { widthMm } = (withSleeve && boundaryDimensions('adapter_sleeve', sleeve, boreCode)) || {};
  return widthMm === undefined ? listed : { ...listed, widthMm };
}

const OF_THREE: Readonly<Record<string, string>> = { DB: 'TBT', DF: 'TFT', DT: 'TT' };

/** A pair with numbered requirements (У12, У21, У3: folded, Y) comes as a set of three. */
export function setOf(arrangement: string, pieces: readonly { code: string }[]): string {
  const isOfThree = pieces.some(({ code }) => /^Y\d/.test(code));
  return (isOfThree ? OF_THREE[arrangement] : undefined) ?? arrangement;
}

/** Letters behind the digits, folded; a number behind the letter counts variants. */
export const OLD_SUFFIXES: Readonly<
  Record<string, { feature?: keyof Features; value?: string; meaning: Bilingual }>
> = {
  A: { feature: 'internalDesign', value: 'reinforced', meaning: say('加强', 'higher load rating') },
  Б: { feature: 'cage', value: 'bronze', meaning: say('青铜保持架', 'bronze cage') },
  Г: { feature: 'cage', value: 'machined_steel', meaning: say('钢制实体保持架', 'machined steel cage') },
  Д: { feature: 'cage', value: 'light_alloy', meaning: say('铝合金保持架', 'aluminium-alloy cage') },
  E: { feature: 'cage', value: 'polyamide_or_textolite', meaning: say('塑料保持架', 'plastic cage') },
  Л: { feature: 'cage', value: 'machined_brass', meaning: say('黄铜保持架', 'brass cage') },
  L: { feature: 'cage', value: 'machined_brass', meaning: say('黄铜保持架', 'brass cage') },
  P: { meaning: say('耐热钢', 'heat-resistant steel') },
  K: { meaning: say('结构改变', 'changed design') },
  M: {
    feature: 'internalDesign',
    value: 'modified_contact',
    meaning: say('修正接触', 'modified roller contact'),
  },
  H: {
    feature: 'ringGroove',
    value: 'lub_groove_holes_outer',
    meaning: say('外圈油槽油孔', 'groove and holes in the outer ring'),
  },
  T: { meaning: say('回火稳定温度', 'tempering') },
  Y: { meaning: say('附加技术要求', 'additional requirements') },
  X: { meaning: say('渗碳钢', 'case-hardened steel') },
  C: { meaning: say('润滑脂', 'grease') },
  Ю: { feature: 'material', value: 'stainless', meaning: say('不锈钢', 'stainless steel') },
  Ш: { feature: 'vibration', value: 'low_noise', meaning: say('低噪声', 'low noise') },
  Э: { meaning: say('特殊钢', 'special steel') },
  Я: { meaning: say('特殊材料', 'special material') },
  Ц: { meaning: say('特殊材料', 'special material') },
  W: { meaning: say('润滑脂', 'grease') },
  П: { meaning: say('附加要求', 'additional requirements') },
  Ф: { meaning: say('特殊设计', 'special design') },
};

/** Clearance row in front of the class digit. */
export const OLD_CLEARANCES: Readonly<Record<string, string>> = {
  '1': 'C1',
  '2': 'C2',
  '3': 'C3',
  '4': 'C4',
  '5': 'C5',
  '6': 'C2',
  '7': 'C3',
  '8': 'C4',
  '9': 'C5',
};

/** The same of cylindrical roller bearings, whose rings are matched there and not interchangeable. */
export const OLD_MATCHED_CLEARANCES: Readonly<Record<string, string>> = {
  '5': 'C2NA',
  '7': 'C3NA',
  '8': 'C4NA',
  '9': 'C5NA',
};

/** Class digit of ГОСТ 520; 7 and 8 are below normal and have no class today. */
export const OLD_CLASSES: Readonly<Record<string, string>> = {
  '0': 'P0',
  '2': 'P2',
  '4': 'P4',
  '5': 'P5',
  '6': 'P6',
};

/** Class letters of GB 272-64 in front of the number. */
export const OLD_CHINESE_CLASSES: Readonly<Record<string, string>> = {
  G: 'P0',
  E: 'P6',
  EX: 'P6X',
  D: 'P5',
  C: 'P4',
  B: 'P2',
};
