import { type Text } from '@app/kernel';
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

/** As the pages say them. */
export const VERIFICATION_WORDS: Readonly<Record<Verification, Text>> = {
  unverified: { zh: '未认证', en: 'unverified' },
  pending: { zh: '待审核', en: 'in review' },
  verified: { zh: '已认证', en: 'verified' },
  rejected: { zh: '已退回', en: 'sent back' },
};
