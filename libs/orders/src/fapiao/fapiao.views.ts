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
  amount_minor: string;
  currency: string;
  number: string | null;
  issued_on: string | null;
  file: FapiaoFileView | null;
  reason: string | null;
  requested_at: string;
  answered_at: string | null;
}

export class FapiaoFileView {
  id: string;
  /** The seller's name for it. */
  name: string | null;
  mediaType: string;
  bytes: number;
}

export class FapiaoView {
  orderId: string;
  kind: FapiaoKind;
  title: string;
  taxNumber: string;
  email: string;
  registration: string | null;
  state: FapiaoState;
  /** What it is made out for: the order less what went back, as it stood when it was issued. */
  amount: MoneyView;
  number: string | null;
  issuedOn: string | null;
  /** The invoice itself; null where the seller sends it by other ways. */
  file: FapiaoFileView | null;
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
    amount: toMoneyView(row.amount_minor, row.currency),
    number: row.number,
    issuedOn: row.issued_on,
    file: row.file,
    reason: row.reason,
    requestedAt: row.requested_at,
    answeredAt: row.answered_at,
  };
}
