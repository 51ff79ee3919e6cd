import { IsIn } from 'class-validator';
import { ONBOARDING_LANGUAGES, type OnboardingLanguage } from './payout-account.views.js';

export class OnboardingRequest {
  /** Of the page that the provider sends the seller back to. */
  @IsIn(ONBOARDING_LANGUAGES)
  language: OnboardingLanguage = 'zh';
}
