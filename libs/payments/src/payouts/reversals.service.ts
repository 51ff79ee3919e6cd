import { newId } from '@app/kernel';
import { Database, enqueueJob, Runs } from '@app/platform';
import { Injectable, Logger } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { failureOf, sentBy } from '../provider/stripe.answers.js';
import { StripeProvider } from '../provider/stripe.provider.js';
import { type ReversalState, type TransferState } from './payout.entity.js';

interface ReversalRow {
  seller_id: string;
  id: string;
  transfer_id: string;
  amount_minor: string;
  state: ReversalState;
  attempt: number;
  transfer: string | null;
}

interface ReversalWish {
  sellerId: string;
  shareId: string;
  causeId: string;
  amountMinor: bigint;
}

interface SentTransferRow {
  id: string;
  amount_minor: string;
  reversed_minor: string;
  currency: string;
  state: TransferState;
  provider_reference: string | null;
}

const OPEN_REVERSALS = `SELECT r.seller_id, r.id, r.transfer_id, r.amount_minor, r.state, r.attempt, t.provider_reference AS transfer
  FROM transfer_reversal r JOIN provider_transfer t ON t.seller_id = r.seller_id AND t.id = r.transfer_id
  WHERE r.seller_id = $1 AND r.state IN ('due', 'asked', 'failed')`;

/** Jobs that ask for a seller's reversals, of themselves or before what they are for: two at once would ask for one twice. */
export const reversalsQueue = (sellerId: string): string => `reversals:${sellerId}`;

/**
 * What was released and has to come back from the seller's account. What cannot be had there (it was paid out) the seller owes
 * in the ledger; it is asked for again before each payout.
 */
@Injectable()
export class Reversals {
  private readonly logger = new Logger(Reversals.name);

  constructor(
    private readonly database: Database,
    private readonly provider: StripeProvider,
  ) {}

  /** From the share's transfers, the newest first, each up to what it still has. One not yet sent is made smaller. */
  async order(tx: EntityManager, { sellerId, shareId, causeId, amountMinor }: ReversalWish): Promise<void> {
    const rows: SentTransferRow[] = await tx.query(
      `SELECT id, amount_minor, reversed_minor, currency, state, provider_reference FROM provider_transfer
       WHERE seller_id = $1 AND share_id = $2 AND amount_minor > reversed_minor ORDER BY id DESC FOR UPDATE`,
      [sellerId, shareId],
    );
    let left = amountMinor;
    for (const row of rows) {
      const rest = BigInt(row.amount_minor) - BigInt(row.reversed_minor);
      const part = left < rest ? left : rest;
      const isUnsent = row.state === 'due' || row.state === 'waiting' || row.state === 'failed';
      if (part === 0n || (row.state === 'sent' && row.provider_reference === null)) continue;
      await tx.query(
        isUnsent
          ? `UPDATE provider_transfer SET amount_minor = amount_minor - $3::bigint,
               state = CASE WHEN amount_minor = $3::bigint THEN 'sent' ELSE state END
             WHERE seller_id = $1 AND id = $2`
          : `UPDATE provider_transfer SET reversed_minor = reversed_minor + $3::bigint WHERE seller_id = $1 AND id = $2`,
        [sellerId, row.id, part.toString()],
      );
      await this.write(tx, { sellerId, causeId, transfer: row, part, isUnsent });
      left -= part;
    }
  }

  /**
   * The cause is gone: what has not been asked for is dropped. Answers what has come back, and is to go there again; null while
   * the provider has still to say whether it has.
   */
  async undo(tx: EntityManager, sellerId: string, causeId: string): Promise<bigint | null> {
    const rows: { id: string; transfer_id: string; amount_minor: string; state: ReversalState }[] =
      await tx.query(
        `SELECT id, transfer_id, amount_minor, state FROM transfer_reversal
         WHERE seller_id = $1 AND cause_id = $2 ORDER BY id FOR UPDATE`,
        [sellerId, causeId],
      );
    if (rows.some(({ state }) => state === 'asked')) return null;
    for (const row of rows.filter(({ state }) => state === 'due' || state === 'failed')) {
      await tx.query(`UPDATE transfer_reversal SET state = 'dropped' WHERE seller_id = $1 AND id = $2`, [
        sellerId,
        row.id,
      ]);
      await tx.query(
        `UPDATE provider_transfer SET reversed_minor = reversed_minor - $3::bigint WHERE seller_id = $1 AND id = $2`,
        [sellerId, row.transfer_id, row.amount_minor],
      );
    }
    return rows
      .filter(({ state }) => state === 'sent' || state === 'netted')
      .reduce((sum, row) => sum + BigInt(row.amount_minor), 0n);
  }

  /** So much of what was to come back is not asked for any more, the newest first. False while the provider is asked for some. */
  async giveUp(tx: EntityManager, sellerId: string, amountMinor: bigint): Promise<boolean> {
    const rows: { id: string; transfer_id: string; amount_minor: string; state: ReversalState }[] =
      await tx.query(
        `SELECT id, transfer_id, amount_minor, state FROM transfer_reversal
         WHERE seller_id = $1 AND state IN ('due', 'asked', 'failed') ORDER BY id DESC FOR UPDATE`,
        [sellerId],
      );
    if (rows.some(({ state }) => state === 'asked')) return false;
    let left = amountMinor;
    for (const row of rows) {
      const amount = BigInt(row.amount_minor);
      const part = left < amount ? left : amount;
      if (part === 0n) break;
      await tx.query(
        part === amount
          ? `UPDATE transfer_reversal SET state = 'dropped' WHERE seller_id = $1 AND id = $2 AND amount_minor = $3`
          : `UPDATE transfer_reversal SET amount_minor = amount_minor - $3::bigint WHERE seller_id = $1 AND id = $2`,
        [sellerId, row.id, part.toString()],
      );
      await tx.query(
        `UPDATE provider_transfer SET reversed_minor = reversed_minor - $3::bigint WHERE seller_id = $1 AND id = $2`,
        [sellerId, row.transfer_id, part.toString()],
      );
      left -= part;
    }
    return true;
  }

  @Runs('payments.reversal')
  async send(payload: unknown): Promise<void> {
    const { sellerId, reversalId } = payload as { sellerId: string; reversalId: string };
    const rows: ReversalRow[] = await this.database.source.query(`${OPEN_REVERSALS} AND r.id = $2`, [
      sellerId,
      reversalId,
    ]);
    for (const row of rows) await this.sendOne(row);
  }

  /** All of one cause, before what they are for is done; what the provider refuses does not keep it. */
  async sendOf(sellerId: string, causeId: string): Promise<void> {
    const rows: ReversalRow[] = await this.database.source.query(
      `${OPEN_REVERSALS} AND r.cause_id = $2 AND r.state <> 'failed' ORDER BY r.id`,
      [sellerId, causeId],
    );
    for (const row of rows) await this.sendOne(row);
  }

  /** All that is open, what was refused before too: money may have come to the account since. */
  async sendAll(sellerId: string): Promise<void> {
    const rows: ReversalRow[] = await this.database.source.query(`${OPEN_REVERSALS} ORDER BY r.created_at`, [
      sellerId,
    ]);
    for (const row of rows) await this.sendOne(row);
  }

  private async write(
    tx: EntityManager,
    wish: { sellerId: string; causeId: string; transfer: SentTransferRow; part: bigint; isUnsent: boolean },
  ): Promise<void> {
    const id = newId();
    await tx.query(
      `INSERT INTO transfer_reversal (seller_id, id, transfer_id, cause_id, amount_minor, currency, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        wish.sellerId,
        id,
        wish.transfer.id,
        wish.causeId,
        wish.part.toString(),
        wish.transfer.currency,
        wish.isUnsent ? 'netted' : 'due',
      ],
    );
    const job = { sellerId: wish.sellerId, reversalId: id };
    const options = { key: `reversal:${id}`, queue: reversalsQueue(wish.sellerId) };
    if (!wish.isUnsent) await enqueueJob(tx, 'payments.reversal', job, options);
  }

  private async sendOne(row: ReversalRow): Promise<void> {
    const { transfer } = row;
    if (transfer === null) return this.net(row);
    const key = [row.seller_id, row.id];
    const found = row.state === 'asked' ? await this.provider.findReversal(transfer, row.id) : null;
    if (found) return this.noteSent(key, found.id);
    const [[asked]]: [Pick<ReversalRow, 'attempt' | 'amount_minor'>[], number] =
      await this.database.source.query(
        `UPDATE transfer_reversal SET state = 'asked'
       WHERE seller_id = $1 AND id = $2 AND state IN ('due', 'asked', 'failed') RETURNING attempt, amount_minor`,
        key,
      );
    if (!asked) return;
    const answer = await this.provider.reverse({
      sellerId: row.seller_id,
      id: row.id,
      attempt: asked.attempt,
      transfer,
      amountMinor: BigInt(asked.amount_minor),
    });
    const sent = await sentBy(answer, () => this.provider.findReversal(transfer, row.id));
    if (sent) return this.noteSent(key, sent.id);
    const failureCode = failureOf(answer);
    this.logger.error({ sellerId: row.seller_id, reversalId: row.id, failureCode }, 'a reversal failed');
    await this.database.source.query(
      `UPDATE transfer_reversal SET state = 'failed', failure_code = $3, attempt = attempt + 1
       WHERE seller_id = $1 AND id = $2 AND state = 'asked' AND attempt = $4`,
      [...key, failureCode, asked.attempt],
    );
    if (answer.kind === 'spent')
      throw new Error(`the provider broke on reversal ${row.id}; it is asked again`);
  }

  /** The transfer was refused after this was ordered: it is made smaller instead. */
  private async net({ seller_id: sellerId, id, transfer_id: transferId }: ReversalRow): Promise<void> {
    await this.database.transact(async (tx) => {
      const [rows]: [unknown[], number] = await tx.query(
        `UPDATE provider_transfer t SET amount_minor = t.amount_minor - r.amount_minor, reversed_minor = t.reversed_minor - r.amount_minor,
           state = CASE WHEN t.amount_minor = r.amount_minor THEN 'sent' ELSE t.state END
         FROM transfer_reversal r
         WHERE t.seller_id = $1 AND t.id = $2 AND t.state IN ('due', 'waiting', 'failed')
           AND r.seller_id = $1 AND r.id = $3 AND r.state = 'due'
         RETURNING 1 AS netted`,
        [sellerId, transferId, id],
      );
      if (rows.length === 0) throw new Error(`transfer ${transferId} has yet to be sent`);
      await tx.query(`UPDATE transfer_reversal SET state = 'netted' WHERE seller_id = $1 AND id = $2`, [
        sellerId,
        id,
      ]);
    });
  }

  private async noteSent(key: string[], reference: string): Promise<void> {
    await this.database.source.query(
      `UPDATE transfer_reversal SET state = 'sent', provider_reference = $3, failure_code = NULL
       WHERE seller_id = $1 AND id = $2 AND state IN ('asked', 'failed')`,
      [...key, reference],
    );
  }
}
