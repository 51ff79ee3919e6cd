import { type PartFamily } from '@app/bearings';
import { divide } from '@app/kernel';
import { roundedShare } from '../order.pricing.js';

export const MAX_BASIS_POINTS = 3000;
const BASIS_POINTS = 10_000n;

export interface CommissionTerms {
  /** Null: the market's default. */
  ruleId: string | null;
  basisPoints: number;
  leastMinor: bigint | null;
  mostMinor: bigint | null;
}

export interface Rule extends CommissionTerms {
  ruleId: string;
  family: PartFamily | null;
  sellerId: string | null;
  validFrom: string;
}

export interface GoodsLine {
  totalMinor: bigint;
  terms: CommissionTerms;
}

/** A rule for one seller is more special than one for a family, one for both more than either. */
const speciality = ({ sellerId, family }: Rule): number => (sellerId ? 2 : 0) + (family ? 1 : 0);

/** Of equally special ones that which began last; of those that which was added last: ids grow with time. */
function isBefore(one: Rule, other: Rule): boolean {
  const special = speciality(one) - speciality(other);
  if (special !== 0) return special > 0;
  if (one.validFrom !== other.validFrom) return one.validFrom > other.validFrom;
  return one.ruleId > other.ruleId;
}

/** The most special of the rules in force that apply; undefined where none does. */
export function ruleFor(
  rules: readonly Rule[],
  { sellerId, family }: { sellerId: string; family: PartFamily | null },
): Rule | undefined {
  let found: Rule | undefined;
  for (const rule of rules) {
    const applies =
      (rule.sellerId === null || rule.sellerId === sellerId) &&
      (rule.family === null || rule.family === family);
    if (applies && (!found || isBefore(rule, found))) found = rule;
  }
  return found;
}

/**
 * What the market keeps of each line of one order, in fen. Lines under one rule are reckoned together and rounded once, kept between
 * its least and its most and within what the goods cost; the sum is divided by the lines' totals (largest remainder).
 */
export function commissionOfLines(lines: readonly GoodsLine[]): bigint[] {
  const parts = lines.map(() => 0n);
  const numbered = lines.map((line, index) => ({ ...line, index }));
  for (const own of Map.groupBy(numbered, ({ terms }) => terms.ruleId).values()) {
    const totals = own.map(({ totalMinor }) => totalMinor);
    const divided = divide(commissionUnder(own[0]!.terms, sumOf(totals)), totals);
    for (const [at, { index }] of own.entries()) parts[index] = divided[at]!;
  }
  return parts;
}

function commissionUnder({ basisPoints, leastMinor, mostMinor }: CommissionTerms, goods: bigint): bigint {
  let amount = roundedShare(goods, BigInt(basisPoints), BASIS_POINTS);
  if (leastMinor !== null && amount < leastMinor) amount = leastMinor;
  if (mostMinor !== null && amount > mostMinor) amount = mostMinor;
  return amount < goods ? amount : goods;
}

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);
