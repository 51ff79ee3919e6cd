/** X, Y and e of ISO 281:2007, tables 3, 5, 8 and 11; X0, Y0 of ISO 76:2006, tables 2 and 3. */
import { lazily, tableRows } from '../plans/plan.js';

/** P = X·Fr + Y·Fa, by X1, Y1 up to Fa/Fr = e and by X2, Y2 beyond. */
export interface LoadFactors {
  readonly e: number;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/**
 * ISO 281:2007, table 3, for contact angles whose factors change with the relative axial load f0·Fa/C0r:
 * relative load, e, Y of one row (Fa/Fr > e), Y1 and Y2 of two rows. At 0° two rows have the factors of one.
 */
const CHANGING: Readonly<Record<number, string>> = {
  0: `
    0.172 0.19 2.30 0 2.30; 0.345 0.22 1.99 0 1.99; 0.689 0.26 1.71 0 1.71; 1.03 0.28 1.55 0 1.55; 1.38 0.30 1.45 0 1.45
    2.07 0.34 1.31 0 1.31; 3.45 0.38 1.15 0 1.15; 5.17 0.42 1.04 0 1.04; 6.89 0.44 1.00 0 1.00`,
  10: `
    0.175 0.29 1.88 2.18 3.06; 0.35 0.32 1.71 1.98 2.78; 0.7 0.36 1.52 1.76 2.47; 1.05 0.38 1.41 1.63 2.29
    1.4 0.40 1.34 1.55 2.18; 2.1 0.44 1.23 1.42 2.00; 3.5 0.49 1.10 1.27 1.79; 5.25 0.54 1.01 1.17 1.64; 7 0.54 1.00 1.16 1.63`,
  15: `
    0.178 0.38 1.47 1.65 2.39; 0.357 0.40 1.40 1.57 2.28; 0.714 0.43 1.30 1.46 2.11; 1.07 0.46 1.23 1.38 2.00
    1.43 0.47 1.19 1.34 1.93; 2.14 0.50 1.12 1.26 1.82; 3.57 0.55 1.02 1.14 1.66; 5.35 0.56 1.00 1.12 1.63; 7.14 0.56 1.00 1.12 1.63`,
};

/** X of one row and X2 of two rows that go with them. */
const CHANGING_X: Readonly<Record<number, readonly [number, number]>> = {
  0: [0.56, 0.56],
  10: [0.46, 0.75],
  15: [0.44, 0.72],
};

/** The same table for angles with fixed factors: angle, e, X and Y of one row, Y1, X2 and Y2 of two rows. */
const FIXED = `
  20 0.57 0.43 1.00 1.09 0.70 1.63
  25 0.68 0.41 0.87 0.92 0.67 1.41
  30 0.80 0.39 0.76 0.78 0.63 1.24
  35 0.95 0.37 0.66 0.66 0.60 1.07
  40 1.14 0.35 0.57 0.55 0.57 0.93
  45 1.34 0.33 0.50 0.47 0.54 0.81`;

/** ISO 281:2007, table 5: angular contact thrust ball bearings: angle, e, X and Y up to e (double direction), X beyond; Y is 1. */
const THRUST_BALL = `
  45 1.25 1.18 0.59 0.66; 50 1.49 1.37 0.57 0.73; 55 1.79 1.60 0.56 0.81; 60 2.17 1.90 0.55 0.92; 65 2.68 2.30 0.54 1.06
  70 3.43 2.90 0.53 1.28; 75 4.67 3.89 0.52 1.66; 80 7.09 5.86 0.52 2.43; 85 14.29 11.75 0.51 4.80`;

/** ISO 76:2006, table 2: angle and Y0 of one row (X0 = 0.5); two rows have twice that and X0 = 1. */
const STATIC_Y0 = '5 0.52; 10 0.50; 15 0.46; 20 0.42; 25 0.38; 30 0.33; 35 0.29; 40 0.26; 45 0.22';

type Row = readonly number[];

const numbersOf = (text: string): Row[] => tableRows(text).map((cells) => cells.map(Number));

const changing = lazily(
  () => new Map(Object.entries(CHANGING).map(([angle, text]) => [Number(angle), numbersOf(text)])),
);
const fixed = lazily(() => numbersOf(FIXED));
const thrustBall = lazily(() => numbersOf(THRUST_BALL));
const staticY0 = lazily(() => numbersOf(STATIC_Y0));

/** Straight between the rows, level beyond the first and the last. */
export function interpolated(rows: readonly Row[], at: number): Row {
  const above = rows.findIndex(([key = 0]) => key >= at);
  const upper = rows[above] ?? rows.at(-1) ?? [];
  const lower = above > 0 ? (rows[above - 1] ?? upper) : upper;
  const [from = 0] = lower;
  const [to = 0] = upper;
  const share = to === from ? 0 : (at - from) / (to - from);
  return upper.map((value, column) => {
    const start = lower[column] ?? value;
    return start + share * (value - start);
  });
}

/** Whether the factors of this contact angle hang on the relative axial load. */
export const hangsOnRelativeLoad = (angleDeg: number): boolean => angleDeg < 20;

/** The largest relative axial load that table 3 knows at this angle. */
export function largestRelativeLoad(angleDeg: number): number {
  return changing().get(nearestChanging(angleDeg))?.at(-1)?.[0] ?? Infinity;
}

/** Radial and angular contact ball bearings, one row or two. */
export function radialBallFactors(angleDeg: number, rows: 1 | 2, relativeLoad: number): LoadFactors {
  if (angleDeg >= 20) {
    const [, e = 0, x = 0, y = 0, y1 = 0, x2 = 0, y2 = 0] = interpolated(fixed(), angleDeg);
    return rows === 1 ? { e, x1: 1, y1: 0, x2: x, y2: y } : { e, x1: 1, y1, x2, y2 };
  }
  const nominal = nearestChanging(angleDeg);
  const [, e = 0, y = 0, y1 = 0, y2 = 0] = interpolated(changing().get(nominal) ?? [], relativeLoad);
  const [x = 0, x2 = 0] = CHANGING_X[nominal] ?? [];
  return rows === 1 ? { e, x1: 1, y1: 0, x2: x, y2: y } : { e, x1: 1, y1, x2, y2 };
}

/** Contact angles below 20° are nominal: 0°, 10° and 15° are what is made and what the table is read at. */
function nearestChanging(angleDeg: number): number {
  if (angleDeg < 5) return 0;
  return angleDeg < 12.5 ? 10 : 15;
}

/** Bearings whose factors are formulas of the contact angle; e = 1.5·tan α, so cot α = 1.5/e. */
export const selfAligningBallFactors = (e: number): LoadFactors => ({
  e,
  x1: 1,
  y1: (0.42 * 1.5) / e,
  x2: 0.65,
  y2: (0.65 * 1.5) / e,
});

export const radialRollerFactors = (e: number, rows: 1 | 2): LoadFactors =>
  rows === 1
    ? { e, x1: 1, y1: 0, x2: 0.4, y2: (0.4 * 1.5) / e }
    : { e, x1: 1, y1: (0.45 * 1.5) / e, x2: 0.67, y2: (0.67 * 1.5) / e };

/** Pa = X·Fr + Y·Fa; a single direction bearing serves only beyond e. */
export function thrustBallFactors(angleDeg: number): LoadFactors {
  const [, e = 0, x1 = 0, y1 = 0, x2 = 0] = interpolated(thrustBall(), angleDeg);
  return { e, x1, y1, x2, y2: 1 };
}

export function thrustRollerFactors(angleDeg: number): LoadFactors {
  const tan = tangent(angleDeg);
  return { e: 1.5 * tan, x1: 1.5 * tan, y1: 0.67, x2: tan, y2: 1 };
}

export interface StaticFactors {
  readonly x0: number;
  readonly y0: number;
}

/** ISO 76:2006, table 2. */
export function staticBallFactors(angleDeg: number, rows: 1 | 2): StaticFactors {
  if (angleDeg < 5) return { x0: 0.6, y0: 0.5 };
  const [, y0 = 0] = interpolated(staticY0(), angleDeg);
  return rows === 1 ? { x0: 0.5, y0 } : { x0: 1, y0: 2 * y0 };
}

/** ISO 76:2006, tables 2 (self-aligning ball) and 3 (roller): Y0 = 0.22·cot α of one row, 0.44·cot α of two. */
export const staticFactorsOfAngle = (e: number, rows: 1 | 2): StaticFactors =>
  rows === 1 ? { x0: 0.5, y0: (0.22 * 1.5) / e } : { x0: 1, y0: (0.44 * 1.5) / e };

export const tangent = (degrees: number): number => Math.tan((degrees * Math.PI) / 180);
export const angleOfE = (e: number): number => (Math.atan(e / 1.5) * 180) / Math.PI;
