/** The life modification factor by the systems approach aISO: ISO 281:2007, 9.3.3.4, formulas 31 to 42. */

const GREATEST = 50;
export const GREATEST_KAPPA = 4;
const GREATEST_LOAD_RATIO = 5;
/** Below it experience does not reach, and the standard gives no factor. */
export const LEAST_KAPPA = 0.1;

export interface RollingKind {
  readonly roller: boolean;
  readonly thrust: boolean;
}

/** By viscosity ratio: the coefficient and exponent of κ, for balls and for rollers. */
function film(kappa: number, roller: boolean): number {
  const at = Math.min(kappa, GREATEST_KAPPA);
  const [ball, line, exponent] =
    at < 0.4 ? [2.2649, 1.3993, 0.054381] : at < 1 ? [1.9987, 1.2348, 0.19087] : [1.9987, 1.2348, 0.071739];
  // At κ = 0.1 the rounded constants leave a little less than nothing.
  return roller
    ? Math.max(0, 1.5859 - line / at ** exponent)
    : Math.max(0, 2.5671 - ball / at ** exponent) ** 0.83;
}

/** Figures 3 to 6 of the standard, at most 50; `loadRatio` is eC·Cu/P, read up to 5, where the figures end. */
export function systemsFactor({ roller, thrust }: RollingKind, kappa: number, loadRatio: number): number {
  const within = Math.min(loadRatio, GREATEST_LOAD_RATIO) / (thrust ? (roller ? 2.5 : 3) : 1);
  // Where the bracket empties begins infinite life.
  const bracket = 1 - film(kappa, roller) * within ** (roller ? 0.4 : 1 / 3);
  if (bracket <= 0) return GREATEST;
  return Math.min(GREATEST, 0.1 * bracket ** (roller ? -9.185 : -9.3));
}

/** The number of the formula, for the sheet. */
export function formulaNumber({ roller, thrust }: RollingKind, kappa: number): number {
  const first = thrust ? (roller ? 40 : 37) : roller ? 34 : 31;
  return first + (kappa < 0.4 ? 0 : kappa < 1 ? 1 : 2);
}
