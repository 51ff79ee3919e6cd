/** What stands under the load as one unit: a bearing, or two alike side by side (ISO 281:2007, 5.1.2 and 7.1.2). */
import type { LifeBearing } from './life-bearing.js';
import { figure, iso281, iso76, step } from './sheet.js';
import type { Step } from './sheet.js';

/** DB back to back (O), DF face to face (X), DT one behind the other (tandem). */
export type Arrangement = 'single' | 'DB' | 'DF' | 'DT';

export const ARRANGEMENTS: readonly Arrangement[] = ['single', 'DB', 'DF', 'DT'];

export interface LoadedUnit {
  readonly bearing: LifeBearing;
  readonly arrangement: Arrangement;
  readonly dynamicKn: number;
  readonly staticKn: number;
  readonly fatigueLimitKn: number;
  /** 3 for balls, 10/3 for rollers. */
  readonly exponent: number;
  readonly steps: readonly Step[];
}

/** Only bearings that take axial load one way are paired as a unit. */
export const pairs = ({ behaviour }: LifeBearing): boolean =>
  behaviour === 'angular' || behaviour === 'tapered';

export function loadedUnit(bearing: LifeBearing, arrangement: Arrangement): LoadedUnit {
  const { roller, dynamicKn, staticKn, fatigueLimitKn } = bearing;
  const exponent = roller ? 10 / 3 : 3;
  if (arrangement === 'single')
    return {
      bearing,
      arrangement,
      exponent,
      dynamicKn: dynamicKn.value,
      staticKn: staticKn.value,
      fatigueLimitKn: fatigueLimitKn.value,
      steps: [],
    };
  const power = roller ? 7 / 9 : 0.7;
  const pairKn = dynamicKn.value * 2 ** power;
  const [name, clause, staticClause] = roller ? ['7/9', '7.1.2', '7.1.2'] : ['0.7', '5.1.2', '5.1.2'];
  return {
    bearing,
    arrangement,
    exponent,
    dynamicKn: pairKn,
    staticKn: 2 * staticKn.value,
    fatigueLimitKn: 2 * fatigueLimitKn.value,
    steps: [
      step('C', pairKn, `2^${name}·C`, `2^${name} × ${figure(dynamicKn.value)}`, iso281(clause)),
      step('C0', 2 * staticKn.value, '2·C0', `2 × ${figure(staticKn.value)}`, iso76(staticClause)),
    ],
  };
}
