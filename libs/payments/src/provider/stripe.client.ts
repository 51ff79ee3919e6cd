import { type Config, CONFIG } from '@app/platform';
import { DomainError } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { Sandbox } from '../sandbox/sandbox.js';

/**
 * A card's bank may take ten seconds; a payer does not wait for much more. One repetition by the SDK, under the same
 * idempotency key, covers a lost packet; whatever lasts longer is not for a waiting person: it is `unknown`, and a job asks.
 */
const TIMEOUT_MS = 12_000;
const MAX_NETWORK_RETRIES = 1;

/** Whose events an endpoint takes: the market's own, or those of sellers' accounts. */
export type WebhookSource = 'platform' | 'connect';

/** Of a provider on this machine: nothing is won by half a second's rest before a call is made once more. */
class NearbyStripe extends Stripe {
  override getInitialNetworkRetryDelay(): number {
    return 0.05;
  }
}

/** Stripe's SDK, towards Stripe or towards the sandbox; nobody beyond it can tell which. */
@Injectable()
export class StripeClient {
  private connected?: Promise<Stripe>;
  private readonly secrets: Record<WebhookSource, string[]>;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly sandbox: Sandbox,
  ) {
    this.secrets = { platform: this.secretsOf('platform'), connect: this.secretsOf('connect') };
  }

  get sdk(): Promise<Stripe> {
    this.connected ??= this.connect().catch((error: unknown) => {
      this.connected = undefined;
      throw error;
    });
    return this.connected;
  }

  /**
   * The event in a webhook, once its signature over the raw body is proved. A secret may be a list, separated by commas:
   * secrets are rolled. An event of a seller's account is none of the platform's, and the other way round.
   */
  verify(source: WebhookSource, rawBody: Buffer, signature: string): Stripe.Event {
    for (const secret of this.secrets[source]) {
      try {
        const event = Stripe.webhooks.constructEvent(rawBody, signature, secret);
        if ((event.account === undefined) === (source === 'platform')) return event;
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw malformed();
      }
    }
    throw malformed();
  }

  private secretsOf(source: WebhookSource): string[] {
    if (this.sandbox.isOn) return [this.sandbox.webhookSecret(source)];
    const { stripeWebhookSecret, stripeConnectWebhookSecret } = this.config.payments;
    const secrets = source === 'platform' ? stripeWebhookSecret : stripeConnectWebhookSecret;
    return (secrets ?? '')
      .split(',')
      .map((secret) => secret.trim())
      .filter(Boolean);
  }

  private async connect(): Promise<Stripe> {
    const options = { timeout: TIMEOUT_MS, maxNetworkRetries: MAX_NETWORK_RETRIES, telemetry: false };
    if (this.config.payments.stripeSecretKey)
      return new Stripe(this.config.payments.stripeSecretKey, options);
    return new NearbyStripe(this.sandbox.secretKey, {
      ...options,
      ...(await this.sandbox.address()),
      protocol: 'http',
    });
  }
}

function malformed(): DomainError {
  return new DomainError('invalid', 'webhook.signature_invalid', {
    zh: '签名与内容不符',
    en: 'The signature does not match the body',
  });
}
