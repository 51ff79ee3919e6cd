import { Database } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { StripeProvider } from '../provider/stripe.provider.js';

/** Sellers' accounts at the provider, opened when a seller is first owed money. */
@Injectable()
export class ProviderAccounts {
  constructor(
    private readonly database: Database,
    private readonly provider: StripeProvider,
  ) {}

  async find(sellerId: string): Promise<string | null> {
    const [row]: { provider_reference: string }[] = await this.database.source.query(
      `SELECT provider_reference FROM provider_account WHERE seller_id = $1`,
      [sellerId],
    );
    return row?.provider_reference ?? null;
  }

  /** Twins open the same account, by its idempotency key; who writes first is right. */
  async of(sellerId: string): Promise<string> {
    const known = await this.find(sellerId);
    if (known !== null) return known;
    const opened = await this.provider.openAccount(sellerId);
    await this.database.source.query(
      `INSERT INTO provider_account (seller_id, provider_reference) VALUES ($1, $2) ON CONFLICT (seller_id) DO NOTHING`,
      [sellerId, opened],
    );
    return (await this.find(sellerId)) ?? opened;
  }
}
