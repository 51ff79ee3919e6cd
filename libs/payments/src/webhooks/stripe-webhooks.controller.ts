import { Allow } from '@app/platform';
import { Controller, Headers, HttpCode, Post, type RawBodyRequest, Req } from '@nestjs/common';
import { SkipThrottle } from '@nestjs/throttler';
import { type FastifyRequest } from 'fastify';
import { ProviderEvents } from './provider-events.service.js';

/** Not throttled: a busy day of the market comes from a few addresses of the provider, and what is not signed costs one hash. */
@Controller('webhooks/stripe')
@Allow('public')
@SkipThrottle({ address: true, secrets: true, account: true })
export class StripeWebhooksController {
  constructor(private readonly events: ProviderEvents) {}

  /** For the payment provider alone: its signature over the raw body is the way in. */
  @Post()
  @HttpCode(200)
  async receive(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Headers('stripe-signature') signature = '',
  ): Promise<{ received: true }> {
    await this.events.receive('platform', request.rawBody ?? Buffer.alloc(0), signature);
    return { received: true };
  }

  /** The same for what happens on sellers' accounts, which is signed with a secret of its own. */
  @Post('connect')
  @HttpCode(200)
  async receiveOfAccounts(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Headers('stripe-signature') signature = '',
  ): Promise<{ received: true }> {
    await this.events.receive('connect', request.rawBody ?? Buffer.alloc(0), signature);
    return { received: true };
  }
}
