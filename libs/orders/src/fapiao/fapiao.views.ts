import { MoneyView, toMoneyView } from '@app/kernel';
import { type FapiaoKind, type FapiaoState } from './fapiao.states.js';

export interface FapiaoRow {
  order_id: string;
  kind: FapiaoKind;
  title: string;
  tax_number: string;
  email: string;
  registration: string | null;
  state: FapiaoState;
  amount_minor: string | null;
  currency: string;
  number: string | null;
  issued_on: string | null;
  reason: string | null;
  requested_at: string;
  answered_at: string | null;
}

export class FapiaoView {
  orderId: string;
  kind: FapiaoKind;
  title: string;
  taxNumber: string;
  email: string;
  registration: string | null;
  state: FapiaoState;
  /** What it was issued for: the order less what went back. */
  amount: MoneyView | null;
  number: string | null;
  issuedOn: string | null;
  /** Why it was refused. */
  reason: string | null;
  requestedAt: string;
  answeredAt: string | null;
}

export class FapiaoAnswerView {
  /** Null: nobody has asked for one. */
  fapiao: FapiaoView | null;
}

export function toFapiaoView(row: FapiaoRow): FapiaoView {
  return {
    orderId: row.order_id,
    kind: row.kind,
    title: row.title,
    taxNumber: row.tax_number,
    email: row.email,
    registration: row.registration,
    state: row.state,
    amount: row.amount_minor === null ? null : toMoneyView(row.amount_minor, row.currency),
    number: row.number,
    issuedOn: row.issued_on,
    reason: row.reason,
    requestedAt: row.requested_at,
    answeredAt: row.answered_at,
  };
}
