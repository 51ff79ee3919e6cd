import { DomainError } from '@app/kernel';

/** What a buyer's past RFQs came to: those that ended in an award, and those on which sellers quoted for nothing. */
export interface RfqRecord {
  awarded: number;
  /** Lapsed undecided though there were quotes. */
  unanswered: number;
}

export interface RfqQuota {
  /** RFQs open at once. */
  open: number;
  /** Sellers invited within 24 hours, subscribers apart: they have asked to be. */
  invitationsADay: number;
}

/** Who has awarded nothing yet. */
const FIRST: RfqQuota = { open: 5, invitationsADay: 40 };
const EACH_AWARD: RfqQuota = { open: 1, invitationsADay: 15 };
const MOST: RfqQuota = { open: 40, invitationsADay: 400 };
const LEAST: RfqQuota = { open: 1, invitationsADay: 10 };

/** A seller answers those who award: each award lets a buyer ask more, each RFQ left undecided less. */
export function quotaOf({ awarded, unanswered }: RfqRecord): RfqQuota {
  const earned = awarded - unanswered;
  const within = (of: keyof RfqQuota): number =>
    Math.min(MOST[of], Math.max(LEAST[of], FIRST[of] + earned * EACH_AWARD[of]));
  return { open: within('open'), invitationsADay: within('invitationsADay') };
}

/** What is asked beyond what is left, if it is. */
export function requireWithin(
  quota: RfqQuota,
  used: { open: number; invitedToday: number },
  asked: { invitations: number; isNew: boolean },
): void {
  if (asked.isNew && used.open >= quota.open)
    throw exceeded('rfq.quota_open', {
      zh: `同时进行的询价最多 ${quota.open} 个，已有 ${used.open} 个；每完成一次授标可多开 ${EACH_AWARD.open} 个`,
      en: `At most ${quota.open} RFQs are open at once, and ${used.open} are; each RFQ awarded allows ${EACH_AWARD.open} more`,
    });
  const left = Math.max(0, quota.invitationsADay - used.invitedToday);
  if (asked.invitations > left)
    throw exceeded('rfq.quota_invitations', {
      zh: `24 小时内最多邀请 ${quota.invitationsADay} 家，还可邀请 ${left} 家，这次要邀请 ${asked.invitations} 家；每完成一次授标可多邀请 ${EACH_AWARD.invitationsADay} 家`,
      en: `At most ${quota.invitationsADay} sellers are invited within 24 hours: ${left} are left, and this asks ${asked.invitations}; each RFQ awarded allows ${EACH_AWARD.invitationsADay} more`,
    });
}

const exceeded = (code: string, text: { zh: string; en: string }): DomainError =>
  new DomainError('rate_limited', code, text);
