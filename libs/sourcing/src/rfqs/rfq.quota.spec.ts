import { describe, expect, it } from '@jest/globals';
import { quotaOf, requireWithin } from './rfq.quota.js';

describe('how much a buyer may ask', () => {
  it('grows with each award, shrinks with what was left undecided, within bounds', () => {
    expect(quotaOf({ awarded: 0, unanswered: 0 })).toEqual({ open: 5, invitationsADay: 40 });
    expect(quotaOf({ awarded: 3, unanswered: 1 })).toEqual({ open: 7, invitationsADay: 70 });
    expect(quotaOf({ awarded: 1000, unanswered: 0 })).toEqual({ open: 40, invitationsADay: 400 });
    expect(quotaOf({ awarded: 0, unanswered: 1000 })).toEqual({ open: 1, invitationsADay: 10 });
  });

  it('is refused beyond, in words that say how many are left', () => {
    const quota = quotaOf({ awarded: 0, unanswered: 0 });
    const ask = (open: number, invitedToday: number, invitations: number) => () =>
      requireWithin(quota, { open, invitedToday }, { invitations, isNew: true });
    expect(ask(4, 30, 10)).not.toThrow();
    expect(ask(5, 0, 1)).toThrow(/rfq\.quota_open: At most 5 RFQs are open at once, and 5 are/);
    expect(ask(0, 35, 6)).toThrow(/rfq\.quota_invitations: At most 40 .* 5 are left, and this asks 6/);
  });
});
