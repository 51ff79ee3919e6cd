import { newId } from '@app/kernel';
import { Database, enqueueJob, Runs } from '@app/platform';
import { Injectable, Logger } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { failureOf, idOf, sentBy } from '../provider/stripe.answers.js';
import { StripeProvider } from '../provider/stripe.provider.js';
import { ACCOUNT_NOT_READY, canReceive } from '../accounts/provider-account.rules.js';
import { ProviderAccounts } from '../accounts/provider-accounts.service.js';
import { type TransferState } from './payout.entity.js';

interface TransferRow {
  seller_id: string;
  id: string;
  amount_minor: string;
  currency: string;
  state: TransferState;
  attempt: number;
  payment_id: string;
  charge: string;
}

interface TransferWish {
  sellerId: string;
  shareId: string;
  causeId: string;
  amountMinor: bigint;
  currency: string;
  cameByBank: boolean;
}

const OPEN_TRANSFERS = `SELECT t.seller_id, t.id, t.amount_minor, t.currency, t.state, t.attempt, s.payment_id, p.provider_charge AS charge
  FROM provider_transfer t
  JOIN payment_share s ON s.seller_id = t.seller_id AND s.id = t.share_id
  JOIN payment p ON p.id = s.payment_id
  WHERE t.seller_id = $1 AND t.state <> 'sent'`;

/** What is released moves from the market's account at the provider to the seller's: one transfer for each cause, against its charge. */
@Injectable()
export class Transfers {
  private readonly logger = new Logger(Transfers.name);

  constructor(
    private readonly database: Database,
    private readonly accounts: ProviderAccounts,
    private readonly provider: StripeProvider,
  ) {}

  /** Answers the transfer's id. It is written as sent where the provider has nothing to send: the commission eats the part up, or it is the bank's. */
  async order(tx: EntityManager, wish: TransferWish): Promise<string> {
    const id = newId();
    const isEmpty = wish.amountMinor === 0n || wish.cameByBank;
    await tx.query(
      `INSERT INTO provider_transfer (seller_id, id, share_id, cause_id, amount_minor, currency, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        wish.sellerId,
        id,
        wish.shareId,
        wish.causeId,
        wish.amountMinor.toString(),
        wish.currency,
        isEmpty ? 'sent' : 'due',
      ],
    );
    const job = { sellerId: wish.sellerId, transferId: id };
    if (!isEmpty) await enqueueJob(tx, 'payments.transfer', job, { key: `transfer:${id}` });
    return id;
  }

  @Runs('payments.transfer')
  async send(payload: unknown): Promise<void> {
    const { sellerId, transferId } = payload as { sellerId: string; transferId: string };
    const [row]: TransferRow[] = await this.database.source.query(`${OPEN_TRANSFERS} AND t.id = $2`, [
      sellerId,
      transferId,
    ]);
    if (row) await this.sendOne(row);
  }

  /** All that a payout draws on, those that were refused before too. */
  async sendAll(sellerId: string): Promise<void> {
    const rows: TransferRow[] = await this.database.source.query(`${OPEN_TRANSFERS} ORDER BY t.created_at`, [
      sellerId,
    ]);
    for (const row of rows) await this.sendOne(row);
  }

  private async sendOne(row: TransferRow): Promise<void> {
    const key = [row.seller_id, row.id];
    const account = await this.accounts.find(row.seller_id);
    if (!account || (row.state !== 'asked' && !canReceive(account))) return this.wait(key);
    const found = row.state === 'asked' ? await this.provider.findTransfer(row.payment_id, row.id) : null;
    if (found) return this.noteSent(key, found.id);
    const [[asked]]: [Pick<TransferRow, 'amount_minor' | 'attempt'>[], number] =
      await this.database.source.query(
        `UPDATE provider_transfer SET state = 'asked' WHERE seller_id = $1 AND id = $2 AND state <> 'sent'
         RETURNING amount_minor, attempt`,
        key,
      );
    if (!asked) return;
    const answer = await this.provider.transfer({
      sellerId: row.seller_id,
      id: row.id,
      attempt: asked.attempt,
      account: account.provider_reference,
      charge: idOf(row.charge),
      group: row.payment_id,
      // Until it was asked for, it could still be made smaller.
      amountMinor: BigInt(asked.amount_minor),
      currency: row.currency,
    });
    const sent = await sentBy(answer, () => this.provider.findTransfer(row.payment_id, row.id));
    if (sent) return this.noteSent(key, sent.id);
    const failureCode = failureOf(answer);
    this.logger.error({ sellerId: row.seller_id, transferId: row.id, failureCode }, 'a transfer failed');
    await this.database.source.query(
      `UPDATE provider_transfer SET state = 'failed', failure_code = $3, attempt = attempt + 1
       WHERE seller_id = $1 AND id = $2 AND state = 'asked' AND attempt = $4`,
      [...key, failureCode, asked.attempt],
    );
    if (answer.kind === 'spent')
      throw new Error(`the provider broke on transfer ${row.id}; it is asked again`);
  }

  /** Until the account is ready; whoever learns that it is has it sent. */
  private async wait(key: string[]): Promise<void> {
    await this.database.source.query(
      `UPDATE provider_transfer SET state = 'waiting', failure_code = '${ACCOUNT_NOT_READY}'
       WHERE seller_id = $1 AND id = $2 AND state IN ('due', 'failed')`,
      key,
    );
  }

  private async noteSent(key: string[], reference: string): Promise<void> {
    await this.database.source.query(
      `UPDATE provider_transfer SET state = 'sent', provider_reference = $3, failure_code = NULL
       WHERE seller_id = $1 AND id = $2 AND state <> 'sent'`,
      [...key, reference],
    );
  }
}
