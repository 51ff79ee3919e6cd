import { Clock, newId } from '@app/kernel';
import {
  type Actor,
  type Config,
  CONFIG,
  Database,
  forbidden,
  requireKind,
  requireRole,
  Runs,
  type WriteRequest,
} from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { type EntityManager } from 'typeorm';
import { StripeProvider } from '../provider/stripe.provider.js';
import { type OnboardingLanguage, type OnboardingView } from './payout-account.views.js';
import { type AccountRow, isReady, type Standing, standingOf } from './provider-account.rules.js';

const COLUMNS = `provider_reference, details_submitted, charges_enabled, transfers_enabled, payouts_enabled, requirements, disabled_reason`;

/** Sellers' accounts at the provider: opened when a seller asks to be paid, ready when the provider knows enough of it. */
@Injectable()
export class ProviderAccounts {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly provider: StripeProvider,
  ) {}

  async find(sellerId: string, tx: EntityManager = this.database.source.manager): Promise<AccountRow | null> {
    const [row]: AccountRow[] = await tx.query(
      `SELECT ${COLUMNS} FROM provider_account WHERE seller_id = $1`,
      [sellerId],
    );
    return row ?? null;
  }

  /** Where the seller tells the provider what it wants to know. The key makes the same link of the same wish. */
  async onboard(actor: Actor, language: OnboardingLanguage, { key }: WriteRequest): Promise<OnboardingView> {
    requireKind(actor, 'seller');
    requireRole(actor, 'owner');
    if (actor.scopes !== null) throw forbidden();
    const { organisationId: sellerId } = actor;
    const link = await this.provider.linkTo({
      account: await this.open(sellerId),
      returnUrl: `${this.config.publicUrl}${language === 'en' ? '/en' : ''}/seller/money`,
      idempotencyKey: `link-${sellerId}-${key ?? newId()}`,
    });
    return { url: link.url, expiresAt: new Date(link.expires_at * 1000).toISOString() };
  }

  /** The provider says that something about an account has changed. False when it is none of ours, or not yet. */
  async hear(account: Stripe.Account): Promise<boolean> {
    const [row]: { seller_id: string }[] = await this.database.source.query(
      `SELECT seller_id FROM provider_account WHERE provider_reference = $1`,
      [account.id],
    );
    if (row) {
      await this.look({ sellerId: row.seller_id });
      return true;
    }
    const sellerId = account.metadata?.organisation_id;
    if (sellerId === undefined) return false;
    // Whoever opened it has not heard of it: it is the seller's, unless that has another (see `openAccount`).
    if ((await this.keep(sellerId, account.id)) === account.id) await this.look({ sellerId });
    return true;
  }

  /** Asks the provider how the account stands. When it has become ready, all that waited for it goes. */
  @Runs('payments.account')
  async look(payload: unknown): Promise<void> {
    const { sellerId } = payload as { sellerId: string };
    const known = await this.find(sellerId);
    if (!known) return;
    const askedAt = this.clock.now();
    const standing = standingOf(await this.provider.lookUpAccount(known.provider_reference));
    await this.database.transact((tx) => this.note(tx, sellerId, standing, askedAt));
  }

  /** Twins open the same account, by its idempotency key; who writes first is right. */
  private async open(sellerId: string): Promise<string> {
    const known = await this.find(sellerId);
    if (known) return known.provider_reference;
    return this.keep(sellerId, await this.provider.openAccount(sellerId));
  }

  /** The first that is known of stays. */
  private async keep(sellerId: string, reference: string): Promise<string> {
    await this.database.source.query(
      `INSERT INTO provider_account (seller_id, provider_reference) VALUES ($1, $2) ON CONFLICT (seller_id) DO NOTHING`,
      [sellerId, reference],
    );
    return (await this.find(sellerId))?.provider_reference ?? reference;
  }

  private async note(tx: EntityManager, sellerId: string, standing: Standing, askedAt: Date): Promise<void> {
    const [rows]: [unknown[], number] = await tx.query(
      `UPDATE provider_account SET details_submitted = $2, charges_enabled = $3, transfers_enabled = $4, payouts_enabled = $5,
         requirements = $6, disabled_reason = $7, looked_at = $8
       WHERE seller_id = $1 AND looked_at <= $8 RETURNING 1 AS noted`,
      [
        sellerId,
        standing.detailsSubmitted,
        standing.chargesEnabled,
        standing.transfersEnabled,
        standing.payoutsEnabled,
        standing.requirements,
        standing.disabledReason,
        askedAt,
      ],
    );
    if (rows.length > 0 && isReady(standing)) await enqueueWaiting(tx, sellerId);
  }
}

async function enqueueWaiting(tx: EntityManager, sellerId: string): Promise<void> {
  await tx.query(
    `SELECT graphile_worker.add_job('payments.transfer', json_build_object('sellerId', seller_id, 'transferId', id), job_key => 'transfer:' || id)
     FROM provider_transfer WHERE seller_id = $1 AND state = 'waiting'`,
    [sellerId],
  );
  await tx.query(
    `SELECT graphile_worker.add_job('payments.payout', json_build_object('sellerId', seller_id, 'payoutId', id), job_key => 'payout:' || id)
     FROM payout WHERE seller_id = $1 AND state = 'intended'`,
    [sellerId],
  );
}
