import { type Fact } from '@app/platform';
import { type CreditTermsRow } from './credit.views.js';

export type CreditFactName =
  | 'credit.granted'
  | 'credit.changed'
  | 'credit.suspended'
  | 'credit.resumed'
  | 'credit.ended'
  | 'credit.repaid'
  | 'credit.receipt_noted'
  | 'credit.repayment_reversed'
  | 'credit.due_soon'
  | 'credit.overdue';

/** What every fact about credit between two firms carries. */
export interface CreditFactPayload {
  termsId: string;
  sellerId: string;
  sellerName: string;
  buyerId: string;
  buyerName: string;
  /** Null: the clock's doing, or the provider's. */
  by: { organisationId: string; personId: string | null } | null;
  days: number;
  graceDays: number;
  limitMinor: string;
  openMinor: string;
  currency: string;
  /** What was repaid, is due or overdue; zero where it is not about that. */
  amountMinor: string;
  reason: string | null;
}

export function creditFact(
  name: CreditFactName,
  terms: CreditTermsRow,
  told: Partial<Pick<CreditFactPayload, 'by' | 'amountMinor' | 'reason'>> = {},
): Fact<CreditFactPayload> {
  return {
    name,
    aggregateId: terms.id,
    version: terms.version,
    payload: {
      termsId: terms.id,
      sellerId: terms.seller_id,
      sellerName: terms.seller_name,
      buyerId: terms.buyer_id,
      buyerName: terms.buyer_name,
      by: null,
      days: terms.days,
      graceDays: terms.grace_days,
      limitMinor: terms.limit_minor,
      openMinor: terms.open_minor,
      currency: terms.currency,
      amountMinor: '0',
      reason: null,
      ...told,
    },
  };
}
