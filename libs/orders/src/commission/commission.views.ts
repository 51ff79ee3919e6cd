import { type PartFamily } from '@app/bearings';
import { MoneyView, toMoneyView } from '@app/kernel';
import { type Rule } from './commission.rules.js';

const CURRENCY = 'CNY';
const fen = (minor: bigint | string | null): MoneyView | null =>
  minor === null ? null : toMoneyView(minor, CURRENCY);

export class CommissionSellerView {
  id: string;
  name: string;
}

export class CommissionRuleView {
  id: string;
  /** Null: goods of every family. */
  family: PartFamily | null;
  /** Null: goods of every seller. */
  seller: CommissionSellerView | null;
  /** Of what the goods cost. */
  basisPoints: number;
  /** Of an order's goods under the rule, at least and at most. */
  least: MoneyView | null;
  most: MoneyView | null;
  /** The first and the last day, YYYY-MM-DD; no last: until it is ended. */
  validFrom: string;
  validUntil: string | null;
  /** `coming`, `in_force`, `over` (its last day has passed), `changed` (another took its place) or `ended`. */
  state: 'coming' | 'in_force' | 'over' | 'changed' | 'ended';
  /** The rule that it changed, and that which changed it. */
  replaces: string | null;
  replacedBy: string | null;
  addedBy: string | null;
  addedAt: string;
  endedBy: string | null;
  endedAt: string | null;
}

export class CommissionRulePageView {
  /** Where no rule applies. */
  defaultBasisPoints: number;
  /** The last added first. */
  items: CommissionRuleView[];
  nextCursor: string | null;
}

export class CommissionRateView {
  /** Null: goods of all families that are not named. */
  family: PartFamily | null;
  basisPoints: number;
  least: MoneyView | null;
  most: MoneyView | null;
  validFrom: string | null;
  validUntil: string | null;
  /** Agreed with this seller alone. */
  isOwn: boolean;
}

/** What the market keeps of a seller's goods. */
export class SellerCommissionView {
  /** What an order placed today bears: goods of all families first, then those for which something else holds. */
  rates: CommissionRateView[];
  /** Rules that begin later, the first of them first. */
  coming: CommissionRateView[];
}

export interface CommissionRuleRow {
  id: string;
  family: PartFamily | null;
  seller_id: string | null;
  seller_name: string | null;
  basis_points: number;
  least_minor: string | null;
  most_minor: string | null;
  valid_from: string;
  valid_until: string | null;
  state: CommissionRuleView['state'];
  replaces_id: string | null;
  replaced_by: string | null;
  added_by: string | null;
  added_at: Date;
  ended_by: string | null;
  ended_at: Date | null;
}

export function toCommissionRuleView(row: CommissionRuleRow): CommissionRuleView {
  return {
    id: row.id,
    family: row.family,
    seller: row.seller_id === null ? null : { id: row.seller_id, name: row.seller_name ?? '' },
    basisPoints: row.basis_points,
    least: fen(row.least_minor),
    most: fen(row.most_minor),
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    state: row.state,
    replaces: row.replaces_id,
    replacedBy: row.replaced_by,
    addedBy: row.added_by,
    addedAt: row.added_at.toISOString(),
    endedBy: row.ended_by,
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}

export function toCommissionRateView(
  family: PartFamily | null,
  rule: Omit<Rule, 'ruleId' | 'validFrom' | 'family'> & {
    validFrom: string | null;
    validUntil: string | null;
  },
): CommissionRateView {
  return {
    family,
    basisPoints: rule.basisPoints,
    least: fen(rule.leastMinor),
    most: fen(rule.mostMinor),
    validFrom: rule.validFrom,
    validUntil: rule.validUntil,
    isOwn: rule.sellerId !== null,
  };
}
