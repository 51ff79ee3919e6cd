/** Tolerances of a bearing type in micrometres by its class, and what the tables do not know of it. */
import type { Bilingual } from '../reading.js';
import type { PartType } from '../vocabulary.js';
import { CHARACTERISTICS } from './characteristics.js';
import type { CharacteristicSymbol, Element } from './characteristics.js';
import {
  INCH_INNER,
  INCH_OUTER,
  INCH_WIDTH,
  RADIAL_INNER,
  RADIAL_OUTER,
  TAPER_1_12,
  TAPER_1_30,
  TAPERED_INNER,
  TAPERED_OUTER,
  THRUST_DOUBLE_HEIGHT,
  THRUST_HEIGHT,
  THRUST_HOUSING,
  THRUST_RUNOUT,
  THRUST_SHAFT,
} from './class-tables.js';
import type { ToleranceClass } from './class-tables.js';
import { cellsFor, sizedTable } from './rows.js';

export type { ToleranceClass } from './class-tables.js';

export interface ToleranceItem {
  readonly symbol: CharacteristicSymbol;
  readonly name: Bilingual;
  readonly element: Element;
  /** A runout or a variation runs from 0 to its greatest value. */
  readonly lowerUm: number;
  readonly upperUm: number;
}

export interface Tolerances {
  readonly toleranceClass: ToleranceClass;
  /** With its edition; empty where there is no table. */
  readonly standard: string;
  /** Whose print of the standard the values were taken from. */
  readonly source: string;
  readonly items: readonly ToleranceItem[];
  /** What is not told, and why: never simply left out. */
  readonly missing: readonly Bilingual[];
  readonly notes: readonly Bilingual[];
}

export const TOLERANCE_CLASSES: readonly ToleranceClass[] = ['Normal', '6', '6X', '5', '4', '2'];

const CLASS_NAMES: Readonly<Record<string, ToleranceClass>> = {
  '': 'Normal',
  NORMAL: 'Normal',
  P0: 'Normal',
  PN: 'Normal',
  P6: '6',
  P6X: '6X',
  P5: '5',
  P4: '4',
  P2: '2',
};

/** `P6`, `PN`, `6`, `Normal` …; undefined for makers' own classes (SP, UP, P4A …). */
export function toleranceClassOf(name: string): ToleranceClass | undefined {
  const folded = name.trim().toUpperCase();
  return CLASS_NAMES[folded] ?? CLASS_NAMES[`P${folded}`];
}

/** Of the class asked for, else of the one that the type's features name, else Normal. */
export function tolerancesOf(type: PartType, asked: ToleranceClass = featured(type)): Tolerances {
  const { family, standard } = type;
  if (family === 'tapered_roller')
    return standard.startsWith('ABMA') ? inchTapered(type, asked) : metricTapered(type, asked);
  if (family.startsWith('thrust')) return thrust(type, asked);
  return RADIAL.has(family) ? radial(type, asked) : unknown(type, asked);
}

const featured = ({ features }: PartType): ToleranceClass =>
  toleranceClassOf(features.tolerance ?? '') ?? 'Normal';

const RADIAL = new Set<string>([
  'deep_groove_ball',
  'double_row_deep_groove_ball',
  'angular_contact_ball',
  'double_row_angular_contact_ball',
  'four_point_contact_ball',
  'self_aligning_ball',
  'cylindrical_roller',
  'double_row_cylindrical_roller',
  'spherical_roller',
  'single_row_spherical_roller',
  'needle_roller',
]);

const ISO_492 = 'ISO 492:2014 (GB/T 307.1-2017)';
const ISO_199 = 'ISO 199:2014 (GB/T 307.4-2017)';
const PRINTED = 'NSK E1102, tables 8.2 to 8.7; SKF general catalogue, tables 3 to 12';

type Row = ReadonlyMap<string, number | undefined>;

/** The row of a table that holds for a diameter, by its columns. */
function rowFor(table: string | undefined, diameterMm: number | undefined): Row | undefined {
  if (table === undefined || diameterMm === undefined) return undefined;
  const cells = cellsFor(table, diameterMm);
  return cells && new Map(sizedTable(table).columns.map((column, index) => [column, cells[index]]));
}

const DEVIATIONS = /^Δ/;

/** Turns the cells of a row into items: deviations hang below nothing, or stand above it where the column says `+`. */
function itemsOf(row: Row | undefined, omit: readonly string[] = []): ToleranceItem[] {
  if (row === undefined) return [];
  const items: ToleranceItem[] = [];
  for (const [column, value] of row) {
    const symbol = column.replace(/^\+/, '').replace(/:.*/, '') as CharacteristicSymbol;
    if (value === undefined || omit.includes(symbol) || items.some((each) => each.symbol === symbol))
      continue;
    const upwards = row.get(`+${symbol}`);
    const below = column.startsWith('+') ? (row.get(symbol) ?? 0) : value;
    items.push(
      item(symbol, DEVIATIONS.test(symbol) ? -below : 0, DEVIATIONS.test(symbol) ? (upwards ?? 0) : value),
    );
  }
  return items;
}

function item(symbol: CharacteristicSymbol, lowerUm: number, upperUm: number): ToleranceItem {
  const { element, zh, en } = CHARACTERISTICS[symbol];
  // -0 is no number to show.
  return { symbol, name: { zh, en }, element, lowerUm: lowerUm === 0 ? 0 : lowerUm, upperUm };
}

/** Keeps of `Vdsp:01` and its kin the column of this diameter series, under the plain symbol. */
function inSeries(row: Row | undefined, series: string | undefined, closed: boolean): Row | undefined {
  if (row === undefined) return undefined;
  return new Map(
    [...row].flatMap(([column, value]): [string, number | undefined][] => {
      const [symbol = '', group] = column.split(':');
      if (group === undefined) return [[column, value]];
      const holds =
        closed && row.has('VDsp:closed') && symbol === 'VDsp'
          ? group === 'closed'
          : series !== undefined && group.includes(series);
      return holds ? [[symbol, value]] : [];
    }),
  );
}

/** The digit of the diameter series: 2 of 62, NU22 and 222; 9 of 619 and NA49. */
function diameterSeriesOf(series: string): string | undefined {
  return /^[A-Z]*\d+$/.test(series) ? series.at(-1) : undefined;
}

function radial(type: PartType, toleranceClass: ToleranceClass): Tolerances {
  const { family, series, dimensions, features } = type;
  const withoutInner = /^(RNA|RPNA|NK(?!I))/.test(series);
  const rolls = family.includes('roller');
  const group = diameterSeriesOf(series);
  const closed = (features.seal ?? 'open') !== 'open';
  const taper =
    features.bore === 'taper_1_12' ? TAPER_1_12 : features.bore === 'taper_1_30' ? TAPER_1_30 : undefined;
  const inner = withoutInner
    ? undefined
    : inSeries(rowFor(RADIAL_INNER[toleranceClass], dimensions.boreMm), group, false);
  const outer = inSeries(rowFor(RADIAL_OUTER[toleranceClass], dimensions.outsideMm), group, closed);
  const bore =
    taper === undefined || toleranceClass !== 'Normal' ? undefined : rowFor(taper, dimensions.boreMm);
  const axial = rolls ? ['Sia', 'Sea'] : [];
  const items = [
    ...itemsOf(bore),
    ...itemsOf(inner, [...axial, ...(taper === undefined ? [] : ['Δdmp', 'Vdsp', 'Vdmp'])]),
    ...itemsOf(outer, axial),
  ];
  const width = items.find(({ symbol }) => symbol === 'ΔBs');
  return {
    toleranceClass,
    standard: ISO_492,
    source: PRINTED,
    items: width === undefined ? items : [...items, item('ΔCs', width.lowerUm, 0)],
    missing: [
      ...(withoutInner ? [NO_INNER_RING] : inner === undefined ? [noRow(toleranceClass, 'd')] : []),
      ...(outer === undefined ? [noRow(toleranceClass, 'D')] : []),
      ...(taper !== undefined && bore === undefined ? [TAPER_UNKNOWN] : []),
      ...(group === undefined && (inner ?? outer) !== undefined ? [SERIES_UNKNOWN] : []),
    ],
    notes: bore !== undefined && taper === TAPER_1_12 ? [TAPER_DIFFERS] : [],
  };
}

function metricTapered(type: PartType, toleranceClass: ToleranceClass): Tolerances {
  const { boreMm, outsideMm } = type.dimensions;
  const inner = rowFor(TAPERED_INNER[toleranceClass], boreMm);
  const outer = rowFor(TAPERED_OUTER[toleranceClass === '6X' ? 'Normal' : toleranceClass], outsideMm);
  return {
    toleranceClass,
    standard: ISO_492,
    source: PRINTED,
    items: [...itemsOf(inner), ...itemsOf(outer)],
    missing: [
      ...(inner === undefined ? [noRow(toleranceClass, 'd')] : []),
      ...(outer === undefined || toleranceClass === '6' ? [noRow(toleranceClass, 'D')] : []),
    ],
    notes: [],
  };
}

function inchTapered({ dimensions }: PartType, toleranceClass: ToleranceClass): Tolerances {
  const { boreMm, outsideMm = 0 } = dimensions;
  const known = toleranceClass === 'Normal';
  const width = outsideMm <= 508 ? rowFor(INCH_WIDTH, boreMm) : undefined;
  return {
    toleranceClass,
    standard: 'ISO 578:1987, ABMA 19.2 (class 4)',
    source: PRINTED,
    items: known
      ? [...itemsOf(rowFor(INCH_INNER, boreMm)), ...itemsOf(rowFor(INCH_OUTER, outsideMm)), ...itemsOf(width)]
      : [],
    missing: known ? (width === undefined ? [noRow(toleranceClass, 'd')] : []) : [INCH_CLASSES],
    notes: [],
  };
}

function thrust({ family, series, dimensions }: PartType, toleranceClass: ToleranceClass): Tolerances {
  const { boreMm, outsideMm } = dimensions;
  const ball = family === 'thrust_ball' || family === 'thrust_ball_double_direction';
  const single = family !== 'thrust_ball_double_direction' && family !== 'thrust_angular_contact_ball';
  const flat = /^5[12]/.test(series) || family === 'thrust_spherical_roller';
  const shaft = rowFor(THRUST_SHAFT[toleranceClass], boreMm);
  const housing = rowFor(THRUST_HOUSING[toleranceClass], outsideMm);
  const height = flat ? rowFor(single ? THRUST_HEIGHT : THRUST_DOUBLE_HEIGHT, boreMm) : undefined;
  // Runout of double direction bearings goes by the single direction bearing of the same D, which this type does not name.
  const runout = ball && single ? itemsOf(rowFor(THRUST_RUNOUT[toleranceClass], boreMm)) : [];
  return {
    toleranceClass,
    standard: ISO_199,
    source: PRINTED,
    items: [
      ...itemsOf(shaft),
      ...itemsOf(housing),
      ...runout,
      ...runout.map(({ upperUm }) => item('Se', 0, upperUm)),
      ...itemsOf(height),
    ],
    missing: [
      ...(shaft === undefined ? [noRow(toleranceClass, 'd')] : []),
      ...(housing === undefined ? [noRow(toleranceClass, 'D')] : []),
      ...(height === undefined ? [HEIGHT_UNKNOWN] : []),
      ...(runout.length === 0 ? [RUNOUT_UNKNOWN] : []),
    ],
    notes: [],
  };
}

function unknown({ family }: PartType, toleranceClass: ToleranceClass): Tolerances {
  return {
    toleranceClass,
    standard: '',
    source: '',
    items: [],
    missing: [REASONS[family] ?? NO_TABLE],
    notes: [],
  };
}

const noRow = (toleranceClass: ToleranceClass, of: 'd' | 'D'): Bilingual => ({
  zh: `该尺寸在 ${toleranceClass} 级的表中没有数值（按 ${of} 查）`,
  en: `the tables of class ${toleranceClass} have no row for this ${of}`,
});

const NO_INNER_RING: Bilingual = {
  zh: '没有内圈：滚针内切圆直径的公差由制造厂规定',
  en: 'no inner ring: makers state the tolerance of the bore under the rollers',
};
const TAPER_UNKNOWN: Bilingual = {
  zh: '圆锥孔的公差只收录普通级',
  en: 'tolerances of tapered bores are known for class Normal only',
};
const TAPER_DIFFERS: Bilingual = {
  zh: '1:12 圆锥孔：有制造厂（SKF）采用更窄的公差',
  en: '1:12 taper: some makers (SKF) keep narrower limits',
};
const SERIES_UNKNOWN: Bilingual = {
  zh: 'Vdsp 和 VDsp 取决于直径系列，该类型没有直径系列',
  en: 'Vdsp and VDsp hang on the diameter series, which this type does not have',
};
const INCH_CLASSES: Bilingual = {
  zh: '英制圆锥滚子轴承只收录 4 级（普通级）；2、3、0 级未收录',
  en: 'of inch tapered bearings class 4 (Normal) alone is known; classes 2, 3 and 0 are not',
};
const HEIGHT_UNKNOWN: Bilingual = {
  zh: '该类型的高度偏差未收录',
  en: 'the deviation of the height of this kind is not known',
};
const RUNOUT_UNKNOWN: Bilingual = {
  zh: '该类型或该级的垫圈厚度变动量（Si、Se）未收录',
  en: 'the thickness variation of the washers (Si, Se) is not known for this kind or class',
};
const NO_TABLE: Bilingual = {
  zh: '该类零件的公差未收录',
  en: 'no tolerances are known for parts of this kind',
};

const REASONS: Readonly<Record<string, Bilingual>> = {
  insert: {
    zh: '外球面轴承按 ISO 9628，未收录',
    en: 'insert bearings follow ISO 9628, which is not held here',
  },
  housing_unit: {
    zh: '带座轴承按 ISO 3228，未收录',
    en: 'bearing units follow ISO 3228, which is not held here',
  },
  drawn_cup_needle_roller: {
    zh: '冲压外圈须压入环规后测量（ISO 3245），未收录',
    en: 'drawn cups are gauged in a ring (ISO 3245), which is not held here',
  },
  needle_cage: { zh: '按 ISO 3030，未收录', en: 'cages follow ISO 3030, which is not held here' },
  needle_combined: {
    zh: '组合轴承的公差由制造厂规定',
    en: 'makers state the tolerances of combined bearings',
  },
  track_roller: { zh: '按 ISO 7063，未收录', en: 'track rollers follow ISO 7063, which is not held here' },
  magneto_ball: { zh: '磁电机轴承的外圈公差未收录', en: 'tolerances of magneto bearings are not held here' },
  spherical_plain: {
    zh: '关节轴承按 ISO 12240，未收录',
    en: 'spherical plain bearings follow ISO 12240, which is not held here',
  },
  rod_end: {
    zh: '杆端关节轴承按 ISO 12240-4，未收录',
    en: 'rod ends follow ISO 12240-4, which is not held here',
  },
  linear_ball: {
    zh: '直线轴承按 ISO 10285，未收录',
    en: 'linear ball bearings follow ISO 10285, which is not held here',
  },
};
