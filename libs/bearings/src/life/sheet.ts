/** How a calculation is written down, so that an engineer can check it line by line. */
import type { Bilingual } from '../reading.js';

/** One line: what, by which formula, with which numbers, by which clause. */
export interface Step {
  /** `P`, `L10h`, `κ` … as the standards write it; `P[2]` is that of the second load case. */
  readonly symbol: string;
  readonly name: Bilingual;
  readonly formula: string;
  /** The formula with its numbers. */
  readonly numbers: string;
  readonly value: number;
  /** `kN`, `10⁶ r`, `h`, `mm²/s`, `1/min`, `mm`, `%`; empty for a plain number. */
  readonly unit: string;
  /** Standard with edition and clause, or whose practice it is. */
  readonly clause: string;
  /** Where the factors come from, when the clause alone does not say it. */
  readonly factors?: Bilingual;
}

/**
 * `unfit`: the bearing must not be used so, or the result does not hold. `caution`: to be looked at by an engineer.
 * `note`: how a number was come by.
 */
export type Severity = 'unfit' | 'caution' | 'note';

export interface Remark {
  /** Stable: `life.beyond_half_of_c`. */
  readonly code: string;
  readonly severity: Severity;
  readonly text: Bilingual;
}

/** What is wrong with the question: `field` is its path (`cases.0.radialKn`). */
export interface Fault {
  readonly field: string;
  readonly code: string;
  readonly message: Bilingual;
  readonly expected?: string;
}

/** An answer, or everything that keeps it from being given. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] };

export const answer = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refusal = (...faults: readonly Fault[]): Outcome<never> => ({ ok: false, faults });

export function fault(field: string, code: string, zh: string, en: string, expected?: string): Fault {
  return { field, code, message: { zh, en }, ...(expected !== undefined && { expected }) };
}

export function remark(severity: Severity, code: string, zh: string, en: string): Remark {
  return { severity, code, text: { zh, en } };
}

/** Editions meant throughout, with the Chinese standard that adopts each. */
export const iso281 = (clause: string): string => `ISO 281:2007 (GB/T 6391-2010), ${clause}`;
export const iso76 = (clause: string): string => `ISO 76:2006 (GB/T 4662-2012), ${clause}`;
export const PRACTICE = 'makers’ catalogues';

interface Quantity {
  readonly zh: string;
  readonly en: string;
  readonly unit: string;
}

const QUANTITIES = {
  P: { zh: '当量动载荷', en: 'equivalent dynamic load', unit: 'kN' },
  Pm: { zh: '平均当量动载荷', en: 'mean equivalent dynamic load', unit: 'kN' },
  nm: { zh: '平均转速', en: 'mean speed', unit: '1/min' },
  P0: { zh: '当量静载荷', en: 'equivalent static load', unit: 'kN' },
  s0: { zh: '静载荷安全系数', en: 'static safety factor', unit: '' },
  C: { zh: '成对基本额定动载荷', en: 'dynamic load rating of the pair', unit: 'kN' },
  C0: { zh: '成对基本额定静载荷', en: 'static load rating of the pair', unit: 'kN' },
  'f0·Fa/C0': { zh: '相对轴向载荷', en: 'relative axial load', unit: '' },
  f0: { zh: '静载荷系数', en: 'static load factor', unit: '' },
  e: { zh: '轴向载荷界限', en: 'limiting ratio of axial to radial load', unit: '' },
  L10: { zh: '基本额定寿命', en: 'basic rating life', unit: '10⁶ r' },
  L10h: { zh: '基本额定寿命（小时）', en: 'basic rating life in hours', unit: 'h' },
  a1: { zh: '可靠度修正系数', en: 'life modification factor for reliability', unit: '' },
  Lnh: { zh: '可靠度修正寿命', en: 'life at the reliability asked for', unit: 'h' },
  ν: { zh: '工作温度下的运动黏度', en: 'viscosity at operating temperature', unit: 'mm²/s' },
  ν1: { zh: '参考运动黏度', en: 'reference viscosity', unit: 'mm²/s' },
  κ: { zh: '黏度比', en: 'viscosity ratio', unit: '' },
  eC: { zh: '污染系数', en: 'contamination factor', unit: '' },
  aISO: { zh: '系统方法修正系数', en: 'life modification factor by the systems approach', unit: '' },
  Lnm: { zh: '修正额定寿命', en: 'modified rating life', unit: '10⁶ r' },
  Lnmh: { zh: '修正额定寿命（小时）', en: 'modified rating life in hours', unit: 'h' },
  Fmin: { zh: '最小载荷', en: 'minimum load', unit: 'kN' },
  Fap: { zh: '挡边允许的轴向载荷', en: 'axial load that the flanges permit', unit: 'kN' },
  'n/ng': { zh: '转速与脂润滑转速之比', en: 'speed over speed with grease', unit: '' },
  'n/nmax': { zh: '转速与极限转速之比', en: 'speed over limiting speed', unit: '' },
  FrA: { zh: '轴承 A 的径向支反力', en: 'radial reaction of bearing A', unit: 'kN' },
  FrB: { zh: '轴承 B 的径向支反力', en: 'radial reaction of bearing B', unit: 'kN' },
  SA: { zh: '轴承 A 的派生轴向力', en: 'axial force that bearing A induces', unit: 'kN' },
  SB: { zh: '轴承 B 的派生轴向力', en: 'axial force that bearing B induces', unit: 'kN' },
  Ka: { zh: '外部轴向力（向右为正）', en: 'outer axial force, positive to the right', unit: 'kN' },
  FaA: { zh: '轴承 A 的轴向载荷', en: 'axial load of bearing A', unit: 'kN' },
  FaB: { zh: '轴承 B 的轴向载荷', en: 'axial load of bearing B', unit: 'kN' },
  aA: { zh: '轴承 A 的压力中心', en: 'load centre of bearing A', unit: 'mm' },
  aB: { zh: '轴承 B 的压力中心', en: 'load centre of bearing B', unit: 'mm' },
  Lsys: { zh: '轴承系统寿命', en: 'life of the two bearings as one system', unit: 'h' },
} as const satisfies Record<string, Quantity>;

export type QuantitySymbol = keyof typeof QUANTITIES;

export function step(
  symbol: QuantitySymbol,
  value: number,
  formula: string,
  numbers: string,
  clause: string,
  factors?: Bilingual,
): Step {
  const { zh, en, unit } = QUANTITIES[symbol];
  return { symbol, name: { zh, en }, formula, numbers, value, unit, clause, ...(factors && { factors }) };
}

/** A number as one writes it in a calculation: four figures, no more. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '∞';
  const rounded = Number(value.toPrecision(4));
  return Math.abs(rounded) >= 1e7 || (rounded !== 0 && Math.abs(rounded) < 1e-3)
    ? rounded.toExponential()
    : String(rounded);
}
