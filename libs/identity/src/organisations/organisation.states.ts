import { type Verification } from '../organisation.entity.js';

export type VerificationAct = 'request' | 'verify' | 'reject';

/** What each act may follow and where it leads; nothing else changes a verification. */
export const VERIFICATION_ACTS: Readonly<
  Record<VerificationAct, { from: readonly Verification[]; to: Verification }>
> = {
  request: { from: ['unverified', 'pending', 'rejected'], to: 'pending' },
  /** Papers may come by another way than the request. */
  verify: { from: ['unverified', 'pending', 'rejected'], to: 'verified' },
  /** Also takes back what was verified by mistake, or is no longer true. */
  reject: { from: ['unverified', 'pending', 'verified'], to: 'rejected' },
};
