import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { PayoutsQueries } from '../payouts/payouts.queries.js';
import { OnboardingRequest } from './payout-account.dto.js';
import { OnboardingView, PayoutAccountView } from './payout-account.views.js';
import { ProviderAccounts } from './provider-accounts.service.js';

@Controller('seller/payout-account')
@Allow('seller')
export class PayoutAccountController {
  constructor(
    private readonly accounts: ProviderAccounts,
    private readonly queries: PayoutsQueries,
  ) {}

  /** The seller's account at the payment provider: what it may, what is still asked of it, and what waits for it. */
  @Get()
  find(@CurrentActor() actor: Actor): Promise<PayoutAccountView> {
    return this.queries.account(actor);
  }

  /** Opens the account, and answers the provider's page on which the seller goes on. */
  @Post('onboarding')
  onboard(
    @CurrentActor() actor: Actor,
    @Body() { language }: OnboardingRequest,
    @Write() write: WriteRequest,
  ): Promise<OnboardingView> {
    return this.accounts.onboard(actor, language, write);
  }
}
