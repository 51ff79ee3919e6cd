/** Internal clearance of a bearing type before it is mounted, in micrometres, or why none can be told. */
import type { Bilingual } from '../reading.js';
import type { PartType } from '../vocabulary.js';
import {
  CYLINDRICAL,
  DEEP_GROOVE,
  FOUR_POINT_AXIAL,
  SELF_ALIGNING,
  SELF_ALIGNING_TAPER,
  SPHERICAL,
  SPHERICAL_TAPER,
} from './clearance-tables.js';
import { cellsFor } from './rows.js';

export type ClearanceGroup = 'C2' | 'CN' | 'C3' | 'C4' | 'C5';

export const CLEARANCE_GROUPS: readonly ClearanceGroup[] = ['C2', 'CN', 'C3', 'C4', 'C5'];

export interface Clearance {
  readonly group: ClearanceGroup;
  readonly direction: 'radial' | 'axial';
  readonly leastUm: number;
  readonly greatestUm: number;
  readonly standard: string;
  /** Whose print of the standard the values were taken from. */
  readonly source: string;
  readonly note?: Bilingual;
}

export interface NoClearance {
  readonly missing: Bilingual;
}

interface Table {
  readonly rows: string;
  /** From this bore on. */
  readonly from: number;
  readonly direction: 'radial' | 'axial';
  readonly standard: string;
  /** Above this bore makers differ. */
  readonly agreedTo?: number;
}

const RADIAL = 'ISO 5753-1:2009 (GB/T 4604.1-2012)';
const PRINTED = 'NSK E1102, tables 9.9 to 9.18; SKF general catalogue';
const table = (rows: string, from: number): Table => ({ rows, from, direction: 'radial', standard: RADIAL });

const DEEP: Table = { ...table(DEEP_GROOVE, 2.5), agreedTo: 200 };
const FOUR_POINT: Table = {
  rows: FOUR_POINT_AXIAL,
  from: 10,
  direction: 'axial',
  standard: 'ISO 5753-2:2010 (GB/T 4604.2-2013)',
};

/** Of the group asked for, else of the one that the type's features name, else CN. */
export function clearanceOf(type: PartType, asked: ClearanceGroup = featured(type)): Clearance | NoClearance {
  const found = tableOf(type);
  if ('missing' in found) return found;
  const { boreMm = 0 } = type.dimensions;
  const cells = boreMm >= found.from ? cellsFor(found.rows, boreMm) : undefined;
  if (cells === undefined) return NO_ROW;
  const index = CLEARANCE_GROUPS.indexOf(asked);
  const adjoining = found.rows === SPHERICAL || found.rows === SPHERICAL_TAPER;
  const [least, greatest] = adjoining
    ? [cells[index], cells[index + 1]]
    : [cells[2 * index], cells[2 * index + 1]];
  if (least === undefined || greatest === undefined) return NO_GROUP;
  return {
    group: asked,
    direction: found.direction,
    leastUm: least,
    greatestUm: greatest,
    standard: found.standard,
    source: PRINTED,
    ...(boreMm > (found.agreedTo ?? Infinity) && { note: MAKERS_DIFFER }),
  };
}

function featured({ features }: PartType): ClearanceGroup {
  return CLEARANCE_GROUPS.find((group) => group === features.clearance) ?? 'CN';
}

function tableOf({ family, series, features }: PartType): Table | NoClearance {
  const taper = features.bore !== undefined;
  switch (family) {
    case 'deep_groove_ball':
      return taper ? NO_TABLE : DEEP;
    case 'self_aligning_ball':
      return taper ? table(SELF_ALIGNING_TAPER, 18) : table(SELF_ALIGNING, 2.5);
    case 'cylindrical_roller':
    case 'double_row_cylindrical_roller':
      return taper ? TAPER_CYLINDRICAL : table(CYLINDRICAL, 0);
    case 'needle_roller':
      return /^(RNA|RPNA|NK(?!I))/.test(series) ? WITHOUT_INNER : table(CYLINDRICAL, 0);
    case 'spherical_roller':
      return taper ? table(SPHERICAL_TAPER, 18) : table(SPHERICAL, 14);
    case 'four_point_contact_ball':
      return FOUR_POINT;
    case 'angular_contact_ball':
    case 'tapered_roller':
      return SET_WHEN_MOUNTED;
    default:
      return NO_TABLE;
  }
}

const missing = (zh: string, en: string): NoClearance => ({ missing: { zh, en } });

const NO_TABLE = missing(
  'ISO 5753 没有该类型的游隙表，由制造厂规定',
  'ISO 5753 has no clearance for this kind; makers state their own',
);
const NO_ROW = missing('该内径超出收录的游隙表', 'this bore lies outside the tables held here');
const NO_GROUP = missing('标准对该内径没有这一游隙组', 'the standard has no such group at this bore');
const WITHOUT_INNER = missing(
  '没有内圈：游隙取决于轴的公差',
  'no inner ring: the shaft decides the clearance',
);
const SET_WHEN_MOUNTED = missing(
  '单列角接触和圆锥滚子轴承的游隙在安装时调整',
  'the clearance of single row angular contact and tapered bearings is set when they are mounted',
);
const TAPER_CYLINDRICAL = missing(
  '圆锥孔圆柱滚子轴承的游隙由制造厂规定',
  'makers state the clearance of cylindrical roller bearings with tapered bore',
);
const MAKERS_DIFFER: Bilingual = {
  zh: '内径大于 200 mm 时各制造厂样本的数值略有不同（此处与 NSK、NTN 一致，SKF 不同）',
  en: 'above 200 mm bore makers’ catalogues differ a little (these agree with NSK and NTN, not with SKF)',
};
