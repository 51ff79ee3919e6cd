import { MoneyView, toMoneyView } from '@app/kernel';
import { type AccountRow, stateOfAccount } from './provider-account.rules.js';

export const ONBOARDING_LANGUAGES = ['zh', 'en'] as const;
export type OnboardingLanguage = (typeof ONBOARDING_LANGUAGES)[number];

export class PayoutAccountView {
  /** Transfers and payouts wait until it is `ready`. */
  state: 'none' | 'incomplete' | 'in_review' | 'restricted' | 'ready';
  chargesEnabled: boolean;
  /** Released money may go to the account. */
  transfersEnabled: boolean;
  /** What stands on the account may go to the bank. */
  payoutsEnabled: boolean;
  /** What the provider still wants to know, in its words: `external_account`, `company.tax_id` … */
  requirements: string[];
  /** Why the provider shut the account: `requirements.past_due`, `rejected.fraud` … */
  disabledReason: string | null;
  /** Released, and waiting for the account. */
  waiting: MoneyView;
}

export class OnboardingView {
  /** The provider's page, once. */
  url: string;
  expiresAt: string;
}

export function toPayoutAccountView(
  row: AccountRow | null,
  waitingMinor: string,
  currency: string,
): PayoutAccountView {
  return {
    state: stateOfAccount(
      row && {
        detailsSubmitted: row.details_submitted,
        chargesEnabled: row.charges_enabled,
        transfersEnabled: row.transfers_enabled,
        payoutsEnabled: row.payouts_enabled,
        requirements: row.requirements,
        disabledReason: row.disabled_reason,
      },
    ),
    chargesEnabled: row?.charges_enabled ?? false,
    transfersEnabled: row?.transfers_enabled ?? false,
    payoutsEnabled: row?.payouts_enabled ?? false,
    requirements: row?.requirements ?? [],
    disabledReason: row?.disabled_reason ?? null,
    waiting: toMoneyView(waitingMinor, currency),
  };
}
