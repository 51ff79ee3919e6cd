import { type Fact } from '@app/platform';

export type ApprovalFactName =
  'checkout.approval_requested' | 'checkout.approved' | 'checkout.declined' | 'checkout.approval_lapsed';

/** What every fact about an approval carries. */
export interface ApprovalFactPayload {
  checkoutId: string;
  buyerId: string;
  placedBy: string;
  placerName: string;
  /** Whoever decided; null before, and where nobody did. */
  deciderName: string | null;
  totalMinor: string;
  currency: string;
  reason: string | null;
}

/** One is asked for, one decided: the second fact of a checkout is its last about approval. */
export function approvalFact(
  name: ApprovalFactName,
  payload: ApprovalFactPayload,
): Fact<ApprovalFactPayload> {
  const version = name === 'checkout.approval_requested' ? 1 : 2;
  return { name, aggregateId: payload.checkoutId, version, payload };
}
