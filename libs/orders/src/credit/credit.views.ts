import { MoneyView, toMoneyView } from '@app/kernel';
import { PaymentView } from '@app/payments';
import { type OrderState } from '../order.states.js';
import { type TermsState } from './credit-terms.entity.js';
import { type RepaymentChannel, type RepaymentState } from './repayment.entity.js';

export class CreditPartyView {
  id: string;
  name: string;
}

export class CreditTermsView {
  id: string;
  seller: CreditPartyView;
  buyer: CreditPartyView;
  state: TermsState;
  /** From the delivery of the goods to the day by which they are paid. */
  days: number;
  /** How many days overdue are borne before nothing more is bought on account. */
  graceDays: number;
  limit: MoneyView;
  /** Bought on account, and neither paid nor taken off. */
  open: MoneyView;
  /** How much more can be bought on account; nothing while the terms are not active or something is overdue beyond the grace. */
  available: MoneyView;
  /** Of what is open, accepted by the buyer: to be paid by its day. */
  payable: MoneyView;
  /** Of that, past its day. */
  overdue: MoneyView;
  /** Something is overdue beyond the grace. */
  isBlocked: boolean;
  /** Why it was suspended or ended. */
  reason: string | null;
  grantedAt: string;
  changedAt: string;
}

export class CreditTermsPageView {
  items: CreditTermsView[];
  nextCursor: string | null;
}

export interface CreditTermsRow {
  id: string;
  seller_id: string;
  seller_name: string;
  buyer_id: string;
  buyer_name: string;
  state: TermsState;
  days: number;
  grace_days: number;
  limit_minor: string;
  open_minor: string;
  payable_minor: string;
  overdue_minor: string;
  is_blocked: boolean;
  currency: string;
  version: number;
  reason: string | null;
  granted_at: string;
  changed_at: string;
}

export class ReceivableView {
  orderId: string;
  orderNumber: string;
  orderState: OrderState;
  termsId: string;
  seller: CreditPartyView;
  buyer: CreditPartyView;
  total: MoneyView;
  /** Not accepted by the seller, or refunded by claims. */
  takenOff: MoneyView;
  paid: MoneyView;
  open: MoneyView;
  /** Of what is open, accepted by the buyer: to be paid by its day. */
  payable: MoneyView;
  days: number;
  /** Null until the goods are delivered. */
  dueOn: string | null;
  /** 0 where it is not past its day. */
  daysOverdue: number;
}

export class ReceivablePageView {
  items: ReceivableView[];
  nextCursor: string | null;
}

export interface ReceivableRow {
  order_id: string;
  order_number: string;
  order_state: OrderState;
  terms_id: string;
  seller_id: string;
  seller_name: string;
  buyer_id: string;
  buyer_name: string;
  total_minor: string;
  taken_off_minor: string;
  accepted_minor: string;
  paid_minor: string;
  currency: string;
  days: number;
  due_on: string;
  days_overdue: number;
}

/** What is open, by how long it is past its day. */
export class AgeingView {
  currency: string;
  notYetDue: MoneyView;
  upTo30Days: MoneyView;
  upTo60Days: MoneyView;
  over60Days: MoneyView;
  open: MoneyView;
}

export class AgeingListView {
  items: AgeingView[];
}

export interface AgeingRow {
  currency: string;
  open_minor: string;
  late_30: string;
  late_60: string;
  later: string;
}

export class RepaymentPartView {
  orderId: string;
  orderNumber: string;
  amount: MoneyView;
  /** Less than the amount where it was paid otherwise meanwhile: the difference goes back. */
  paid: MoneyView;
}

export class RepaymentView {
  id: string;
  termsId: string;
  seller: CreditPartyView;
  buyer: CreditPartyView;
  /** `market`: by the market's own payments; `direct`: to the seller, who says so. */
  channel: RepaymentChannel;
  state: RepaymentState;
  amount: MoneyView;
  parts: RepaymentPartView[];
  receivedOn: string | null;
  note: string | null;
  /** How it is paid, told to the buyer while it waits. */
  payment: PaymentView | null;
  createdAt: string;
  paidAt: string | null;
}

export class RepaymentPageView {
  items: RepaymentView[];
  nextCursor: string | null;
}

export interface RepaymentRow {
  id: string;
  terms_id: string;
  seller_id: string;
  seller_name: string;
  buyer_id: string;
  buyer_name: string;
  channel: RepaymentChannel;
  state: RepaymentState;
  amount_minor: string;
  currency: string;
  received_on: string | null;
  note: string | null;
  created_at: string;
  paid_at: string | null;
  parts: { orderId: string; orderNumber: string; amountMinor: string; paidMinor: string }[];
}

/** Why an order cannot be put on account now. */
export type CreditRefusal = 'suspended' | 'ended' | 'limit' | 'overdue' | 'currency';

export class OnAccountOptionView {
  orderId: string;
  orderNumber: string;
  sellerName: string;
  total: MoneyView;
  days: number;
  available: MoneyView;
  /** Null: it can be put on account. */
  refusal: CreditRefusal | null;
}

/** Of the orders of a purchase that wait for payment, those whose sellers grant the buyer terms. */
export class OnAccountOptionsView {
  items: OnAccountOptionView[];
}

const available = (row: CreditTermsRow): bigint => {
  const rest = BigInt(row.limit_minor) - BigInt(row.open_minor);
  return row.state !== 'active' || row.is_blocked || rest < 0n ? 0n : rest;
};

export function toCreditTermsView(row: CreditTermsRow): CreditTermsView {
  const money = (minor: string | bigint): MoneyView => toMoneyView(minor, row.currency);
  return {
    id: row.id,
    seller: { id: row.seller_id, name: row.seller_name },
    buyer: { id: row.buyer_id, name: row.buyer_name },
    state: row.state,
    days: row.days,
    graceDays: row.grace_days,
    limit: money(row.limit_minor),
    open: money(row.open_minor),
    available: money(available(row)),
    payable: money(row.payable_minor),
    overdue: money(row.overdue_minor),
    isBlocked: row.is_blocked,
    reason: row.reason,
    grantedAt: row.granted_at,
    changedAt: row.changed_at,
  };
}

export function toReceivableView(row: ReceivableRow): ReceivableView {
  const money = (minor: string | bigint): MoneyView => toMoneyView(minor, row.currency);
  const paid = BigInt(row.paid_minor);
  return {
    orderId: row.order_id,
    orderNumber: row.order_number,
    orderState: row.order_state,
    termsId: row.terms_id,
    seller: { id: row.seller_id, name: row.seller_name },
    buyer: { id: row.buyer_id, name: row.buyer_name },
    total: money(row.total_minor),
    takenOff: money(row.taken_off_minor),
    paid: money(paid),
    open: money(BigInt(row.total_minor) - BigInt(row.taken_off_minor) - paid),
    payable: money(BigInt(row.accepted_minor) - paid),
    days: row.days,
    dueOn: row.due_on === 'infinity' ? null : row.due_on,
    daysOverdue: row.days_overdue,
  };
}

export function toAgeingView({ currency, ...row }: AgeingRow): AgeingView {
  const late = [BigInt(row.late_30), BigInt(row.late_60), BigInt(row.later)] as const;
  const notYetDue = BigInt(row.open_minor) - late[0] - late[1] - late[2];
  return {
    currency,
    notYetDue: toMoneyView(notYetDue, currency),
    upTo30Days: toMoneyView(late[0], currency),
    upTo60Days: toMoneyView(late[1], currency),
    over60Days: toMoneyView(late[2], currency),
    open: toMoneyView(row.open_minor, currency),
  };
}

export function toRepaymentView(row: RepaymentRow, payment: PaymentView | null): RepaymentView {
  return {
    id: row.id,
    termsId: row.terms_id,
    seller: { id: row.seller_id, name: row.seller_name },
    buyer: { id: row.buyer_id, name: row.buyer_name },
    channel: row.channel,
    state: row.state,
    amount: toMoneyView(row.amount_minor, row.currency),
    parts: row.parts.map(({ orderId, orderNumber, amountMinor, paidMinor }) => ({
      orderId,
      orderNumber,
      amount: toMoneyView(amountMinor, row.currency),
      paid: toMoneyView(paidMinor, row.currency),
    })),
    receivedOn: row.received_on,
    note: row.note,
    payment,
    createdAt: row.created_at,
    paidAt: row.paid_at,
  };
}

/** What keeps an order from being put on account, the gravest first. */
export function refusalOf(
  row: CreditTermsRow,
  { totalMinor, currency }: { totalMinor: bigint; currency: string },
): CreditRefusal | null {
  if (row.state !== 'active') return row.state;
  if (row.currency !== currency) return 'currency';
  if (row.is_blocked) return 'overdue';
  return BigInt(row.open_minor) + totalMinor > BigInt(row.limit_minor) ? 'limit' : null;
}
