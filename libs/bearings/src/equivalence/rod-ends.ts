/** Rod ends stand in for each other where thread and size agree, whatever slides in them. */
import { readBasic } from '../plans/index.js';
import type { PlannedPart } from '../plans/index.js';
import type { EquivalenceDifference } from '../reading.js';

interface RodEnd {
  readonly basic: string;
}

/** What slides in rod ends of one thread and size: `SI10T/K` and `PHS10`. */
export function liningDifference(from: RodEnd, to: RodEnd): EquivalenceDifference {
  const toLined = to.basic.endsWith('T/K');
  return {
    what: 'form',
    from: from.basic,
    to: to.basic,
    effect: 'depends',
    reason: toLined
      ? {
          zh: `滑动副不同：${to.basic} 为自润滑衬垫，不需加脂，须核对载荷与外形`,
          en: `another sliding pair: ${to.basic} has a self-lubricating lining and takes no grease; check load and outline`,
        }
      : {
          zh: `滑动副不同：${to.basic} 为铜衬套，须加润滑脂，须核对载荷与外形`,
          en: `another sliding pair: ${to.basic} runs in a bronze bush and needs grease; check load and outline`,
        },
  };
}

/** Rod ends of the same thread and size, lined and in bronze. */
const LINED_AND_BRONZE: readonly (readonly [lined: RegExp, bronze: string, back: RegExp, lining: string])[] =
  [
    [/^SI(\d+)T\/K$/, 'PHS$1', /^PHS(\d+)$/, 'SI$1T/K'],
    [/^SIL(\d+)T\/K$/, 'PHS$1L', /^PHS(\d+)L$/, 'SIL$1T/K'],
    [/^SA(\d+)T\/K$/, 'POS$1', /^POS(\d+)$/, 'SA$1T/K'],
    [/^SAL(\d+)T\/K$/, 'POS$1L', /^POS(\d+)L$/, 'SAL$1T/K'],
  ];

export function rodEndsAlike(basic: string): readonly PlannedPart[] {
  for (const [lined, bronze, back, lining] of LINED_AND_BRONZE) {
    if (lined.test(basic)) return readBasic(basic.replace(lined, bronze));
    if (back.test(basic)) return readBasic(basic.replace(back, lining));
  }
  return [];
}
