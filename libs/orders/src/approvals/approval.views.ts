import { MoneyView, toMoneyView } from '@app/kernel';
import { type Actor } from '@app/platform';
import { type ApprovalState } from './approval.entity.js';

export class ApprovalPersonView {
  id: string;
  name: string;
}

export class ApprovalOrderView {
  id: string;
  number: string;
  sellerName: string;
  total: MoneyView;
}

export class ApprovalView {
  checkoutId: string;
  state: ApprovalState;
  total: MoneyView;
  /** What whoever placed it may spend alone. */
  limit: MoneyView;
  placedBy: ApprovalPersonView;
  orders: ApprovalOrderView[];
  /** Until then the stock is kept; undecided, the purchase lapses. */
  heldUntil: string;
  /** Whether the reader may decide: an owner or admin who did not place it. */
  mayDecide: boolean;
  decidedBy: ApprovalPersonView | null;
  decidedAt: string | null;
  /** Why it was declined. */
  reason: string | null;
  placedAt: string;
}

export class ApprovalPageView {
  items: ApprovalView[];
  nextCursor: string | null;
  /** Of all that wait, not of this page. */
  waiting: number;
  /** Of these, how many the reader may decide. */
  forMe: number;
}

export interface ApprovalRow {
  checkout_id: string;
  state: ApprovalState;
  total_minor: string;
  currency: string;
  limit_minor: string;
  placed_by: string;
  placer_name: string;
  orders: { id: string; number: string; sellerName: string; totalMinor: string }[];
  held_until: string;
  decided_by: string | null;
  decider_name: string | null;
  decided_at: string | null;
  reason: string | null;
  created_at: string;
}

/** What another of the firm placed. */
export const mayDecide = ({ role }: Actor): boolean => role !== 'member';

export function toApprovalView(row: ApprovalRow, actor: Actor): ApprovalView {
  return {
    checkoutId: row.checkout_id,
    state: row.state,
    total: toMoneyView(row.total_minor, row.currency),
    limit: toMoneyView(row.limit_minor, row.currency),
    placedBy: { id: row.placed_by, name: row.placer_name },
    orders: row.orders.map(({ id, number, sellerName, totalMinor }) => ({
      id,
      number,
      sellerName,
      total: toMoneyView(totalMinor, row.currency),
    })),
    heldUntil: row.held_until,
    mayDecide: row.state === 'waiting' && mayDecide(actor) && actor.userId !== row.placed_by,
    decidedBy: row.decided_by === null ? null : { id: row.decided_by, name: row.decider_name ?? '' },
    decidedAt: row.decided_at,
    reason: row.reason,
    placedAt: row.created_at,
  };
}
