import { MoneyView, toMoneyView } from '@app/kernel';
import { type OrderParty } from '../order.states.js';
import { OrderPartyView } from '../order.views.js';
import {
  allowedClaimActs,
  type ClaimAct,
  type ClaimOutcome,
  type ClaimReason,
  type ClaimState,
} from './claim.states.js';

/** A claim with all that its page shows, as one statement gathers it. */
export interface ClaimRow {
  seller_id: string;
  id: string;
  order_id: string;
  order_number: string;
  seller_name: string;
  buyer_id: string;
  buyer_name: string;
  currency: string;
  line_no: number;
  designation: string;
  brand: string;
  line_quantity: number;
  reason: ClaimReason;
  quantity: number;
  state: ClaimState;
  amount_minor: string;
  outcome: ClaimOutcome;
  refund_minor: string;
  refunded_minor: string;
  released_minor: string;
  due_at: string | null;
  opened_at: string;
  steps: StepRow[];
}

interface StepRow {
  seq: number;
  act: 'open' | ClaimAct;
  to: ClaimState;
  by: OrderParty;
  words: string | null;
  photographIds: string[];
  outcome: ClaimOutcome;
  refundMinor: string;
  at: string;
}

export class ClaimPhotographView {
  id: string;
  /** As its first bytes say. */
  mediaType: string;
  bytes: number;
}

export class ClaimedLineView {
  lineNo: number;
  designation: string;
  brand: string;
  quantity: number;
}

export class ClaimOrderView {
  id: string;
  number: string;
}

export class ClaimStepView {
  seq: number;
  /** `open`, or what was done then. */
  act: string;
  to: ClaimState;
  /** `buyer`, `seller`, `admin` or `system`. */
  by: OrderParty;
  words: string | null;
  photographIds: string[];
  /** What was proposed from then on. */
  outcome: ClaimOutcome;
  refund: MoneyView;
  at: string;
}

export class ClaimView {
  id: string;
  order: ClaimOrderView;
  buyer: OrderPartyView;
  seller: OrderPartyView;
  line: ClaimedLineView;
  reason: ClaimReason;
  /** Pieces claimed. */
  quantity: number;
  state: ClaimState;
  /** What the pieces came to; frozen until the claim is settled. */
  amount: MoneyView;
  /** What is proposed now, or was done in the end. */
  outcome: ClaimOutcome;
  /** What would go back to the buyer by that. */
  refund: MoneyView;
  refunded: MoneyView;
  released: MoneyView;
  /** When it goes on by itself if nobody acts. */
  dueAt: string | null;
  openedAt: string;
  allowedActions: ClaimAct[];
  /** Oldest first. */
  steps: ClaimStepView[];
}

export class ClaimPageView {
  items: ClaimView[];
  nextCursor: string | null;
}

export class ClaimsOfOrderView {
  /** Oldest first. */
  items: ClaimView[];
}

export function toClaimView(row: ClaimRow, party: OrderParty): ClaimView {
  const money = (minor: string): MoneyView => toMoneyView(minor, row.currency);
  return {
    id: row.id,
    order: { id: row.order_id, number: row.order_number },
    buyer: { id: row.buyer_id, name: row.buyer_name },
    seller: { id: row.seller_id, name: row.seller_name },
    line: {
      lineNo: row.line_no,
      designation: row.designation,
      brand: row.brand,
      quantity: row.line_quantity,
    },
    reason: row.reason,
    quantity: row.quantity,
    state: row.state,
    amount: money(row.amount_minor),
    outcome: row.outcome,
    refund: money(row.refund_minor),
    refunded: money(row.refunded_minor),
    released: money(row.released_minor),
    dueAt: row.due_at,
    openedAt: row.opened_at,
    allowedActions: allowedClaimActs(row, party),
    steps: row.steps.map(({ refundMinor, ...step }) => ({
      seq: step.seq,
      act: step.act,
      to: step.to,
      by: step.by,
      words: step.words,
      photographIds: step.photographIds,
      outcome: step.outcome,
      refund: money(refundMinor),
      at: step.at,
    })),
  };
}
