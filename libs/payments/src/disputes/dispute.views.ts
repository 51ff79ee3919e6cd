import { MoneyView, toMoneyView } from '@app/kernel';
import { type DisputeState } from './dispute.entity.js';

export interface DisputeListRow {
  id: string;
  payment_id: string;
  purpose_kind: string;
  purpose_id: string;
  provider_reference: string;
  reason: string;
  amount_minor: string;
  market_minor: string;
  currency: string;
  state: DisputeState;
  evidence_due_at: Date | null;
  opened_at: Date;
  closed_at: Date | null;
  parts: { sellerId: string; referenceId: string; held: string; released: string; owed: string }[];
}

export class DisputePartView {
  sellerId: string;
  /** The order's id. */
  referenceId: string;
  /** Of what is held for the seller. */
  held: MoneyView;
  /** Of what the seller was given already. */
  released: MoneyView;
  /** Of refunds that were owed: the payer has them so. */
  owed: MoneyView;
}

export class DisputePurposeView {
  kind: string;
  id: string;
}

export class DisputeView {
  id: string;
  paymentId: string;
  purpose: DisputePurposeView;
  /** The provider's id of it. */
  providerReference: string;
  state: 'open' | 'won' | 'lost';
  /** In the provider's words: `fraudulent`, `product_not_received` … */
  reason: string;
  amount: MoneyView;
  /** What of it the payer had back before: the market bears it. */
  market: MoneyView;
  /** Until when the provider takes evidence. */
  evidenceDueAt: string | null;
  openedAt: string;
  closedAt: string | null;
  parts: DisputePartView[];
}

export class DisputePageView {
  items: DisputeView[];
  nextCursor: string | null;
}

export function toDisputeView(row: DisputeListRow): DisputeView {
  return {
    id: row.id,
    paymentId: row.payment_id,
    purpose: { kind: row.purpose_kind, id: row.purpose_id },
    providerReference: row.provider_reference,
    state: row.state,
    reason: row.reason,
    amount: toMoneyView(row.amount_minor, row.currency),
    market: toMoneyView(row.market_minor, row.currency),
    evidenceDueAt: row.evidence_due_at?.toISOString() ?? null,
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    parts: row.parts.map(({ sellerId, referenceId, held, released, owed }) => ({
      sellerId,
      referenceId,
      held: toMoneyView(held, row.currency),
      released: toMoneyView(released, row.currency),
      owed: toMoneyView(owed, row.currency),
    })),
  };
}
