import { majorText, type MoneyView, toMoneyView } from '@app/kernel';
import { type Actor, type Deed, deedFact, type Fact } from '@app/platform';
import { type PaymentPurpose, type ShareReference } from './payment.request.js';

export interface PaymentFactPayload {
  paymentId: string;
  purpose: PaymentPurpose;
  payerId: string;
  /** The shares that it is about. */
  shares: ShareReference[];
  failureCode: string | null;
}

/** What of the payment the payer disputes, by share: of what is held, and of what the seller was given. */
export interface DisputeFactPayload extends PaymentFactPayload {
  dispute: {
    id: string;
    /** In the provider's words: `fraudulent` … */
    reason: string;
    state: 'open' | 'won' | 'lost';
    parts: (ShareReference & { held: MoneyView; released: MoneyView })[];
  };
}

export interface PayoutFactPayload {
  sellerId: string;
  payoutId: string;
  amount: MoneyView;
  failureCode: string | null;
}

export type PaymentFactName =
  | 'payment.captured'
  | 'payment.failed'
  | 'payment.refunded'
  | 'payment.refund_failed'
  | 'payment.disputed'
  | 'payment.dispute_closed';
export type PayoutFactName = 'payout.paid' | 'payout.failed';

interface PaymentOfFact {
  id: string;
  version: number;
  purpose_kind: string;
  purpose_id: string;
  payer_id: string;
  failure_code: string | null;
}

export function paymentFact(
  name: PaymentFactName,
  payment: PaymentOfFact,
  shares: ShareReference[],
): Fact<PaymentFactPayload> {
  return {
    name,
    aggregateId: payment.id,
    version: payment.version,
    payload: {
      paymentId: payment.id,
      purpose: { kind: payment.purpose_kind, id: payment.purpose_id },
      payerId: payment.payer_id,
      shares,
      failureCode: payment.failure_code,
    },
  };
}

export function disputeFact(
  name: 'payment.disputed' | 'payment.dispute_closed',
  payment: PaymentOfFact,
  dispute: DisputeFactPayload['dispute'],
): Fact<DisputeFactPayload> {
  const shares = dispute.parts.map(({ sellerId, referenceId }) => ({ sellerId, referenceId }));
  const fact = paymentFact(name, payment, shares);
  return { ...fact, payload: { ...fact.payload, dispute } };
}

interface PayoutOfFact {
  seller_id: string;
  id: string;
  amount_minor: string;
  currency: string;
  failure_code: string | null;
}

/** A payout has one end, or two: paid, and returned by the bank afterwards. */
export function payoutFact(name: PayoutFactName, payout: PayoutOfFact): Fact<PayoutFactPayload> {
  return {
    name,
    aggregateId: payout.id,
    version: name === 'payout.paid' ? 1 : 2,
    payload: {
      sellerId: payout.seller_id,
      payoutId: payout.id,
      amount: toMoneyView(payout.amount_minor, payout.currency),
      failureCode: payout.failure_code,
    },
  };
}

/** What a person did with money, for the trail. */
export type MoneyDeedName =
  | 'bank.statement_taken'
  | 'bank.match_confirmed'
  | 'bank.match_withdrawn'
  | 'bank.batch_approved'
  | 'bank.batch_exported'
  | 'bank.batch_withdrawn'
  | 'bank.remittance_paid'
  | 'bank.remittance_returned'
  | 'bank.remittance_addressed'
  | 'bank.debt_written_off'
  | 'bank.write_off_withdrawn'
  | 'bank_account.named'
  | 'payout.ordered'
  | 'provider_event.replayed';

export const moneyLabel = ({
  amount_minor: minor,
  currency,
}: {
  amount_minor: string;
  currency: string;
}): string => `${currency} ${majorText(BigInt(minor))}`;

export function moneyDeed(name: MoneyDeedName, actor: Actor, deed: Omit<Deed, 'by'>): Fact<Deed> {
  return deedFact(name, actor, deed);
}
