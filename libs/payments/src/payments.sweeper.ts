import { Clock, DAY_MS, MINUTE_MS } from '@app/kernel';
import { Database, Runs } from '@app/platform';
import { Injectable } from '@nestjs/common';

const BATCH = 500;
const OLD_EVENTS_BATCH = 100_000;
const EVENTS_KEPT_MS = 90 * DAY_MS;

/** News may never come: what has been open for long is asked for. */
@Injectable()
export class PaymentsSweeper {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  @Runs('payments.sweep', { cron: '*/10 * * * *' })
  async sweepPayments(): Promise<void> {
    await this.database.source.query(
      `SELECT graphile_worker.add_job('payments.look', json_build_object('paymentId', id), job_key => 'payment:' || id)
       FROM (
         SELECT id FROM payment WHERE state IN ('processing', 'unknown', 'requires_action') AND updated_at < $1
         ORDER BY updated_at LIMIT ${BATCH}
       ) AS open`,
      [this.ago(10)],
    );
  }

  /** Banks take their time: once an hour is often enough. */
  @Runs('payments.sweep-orders', { cron: '23 * * * *' })
  async sweepOrders(): Promise<void> {
    await this.database.source.query(
      `SELECT graphile_worker.add_job('payments.refund', json_build_object('sellerId', seller_id, 'refundId', id), job_key => 'refund:' || id)
       FROM (
         SELECT seller_id, id FROM refund WHERE state IN ('due', 'asked', 'sent') AND created_at < $1
         ORDER BY created_at LIMIT ${BATCH}
       ) AS open`,
      [this.ago(30)],
    );
    await this.database.source.query(
      `SELECT graphile_worker.add_job('payments.payout', json_build_object('sellerId', seller_id, 'payoutId', id), job_key => 'payout:' || id)
       FROM (
         SELECT seller_id, id FROM payout WHERE state IN ('intended', 'asked', 'sent') AND created_at < $1
         ORDER BY created_at LIMIT ${BATCH}
       ) AS open`,
      [this.ago(30)],
    );
  }

  /** What has to come back from sellers' accounts; of what was refused, more may have come there since. */
  @Runs('payments.sweep-reversals', { cron: '51 * * * *' })
  async sweepReversals(): Promise<void> {
    await this.database.source.query(
      `SELECT graphile_worker.add_job('payments.reversal', json_build_object('sellerId', seller_id, 'reversalId', id), job_key => 'reversal:' || id)
       FROM (
         SELECT seller_id, id FROM transfer_reversal
         WHERE state IN ('due', 'asked', 'failed') AND created_at < $1
         ORDER BY created_at LIMIT ${BATCH}
       ) AS open`,
      [this.ago(30)],
    );
  }

  /** Accounts that are not ready, and what waits though they are. */
  @Runs('payments.sweep-accounts', { cron: '37 * * * *' })
  async sweepAccounts(): Promise<void> {
    await this.database.source.query(
      `SELECT graphile_worker.add_job('payments.account', json_build_object('sellerId', seller_id), job_key => 'account:' || seller_id)
       FROM (
         SELECT seller_id FROM provider_account
         WHERE NOT (transfers_enabled AND payouts_enabled) AND looked_at < $1
         ORDER BY looked_at LIMIT ${BATCH}
       ) AS unready`,
      [this.ago(30)],
    );
    await this.database.source.query(
      `SELECT graphile_worker.add_job('payments.transfer', json_build_object('sellerId', seller_id, 'transferId', id), job_key => 'transfer:' || id)
       FROM (
         SELECT t.seller_id, t.id FROM provider_transfer t JOIN provider_account a USING (seller_id)
         WHERE t.state <> 'sent' AND t.state <> 'failed' AND t.created_at < $1 AND a.transfers_enabled AND a.payouts_enabled
         ORDER BY t.created_at LIMIT ${BATCH}
       ) AS open`,
      [this.ago(30)],
    );
  }

  /** What was worked a season ago is of no more use; what was not stays. */
  @Runs('payments.sweep-events', { cron: '41 3 * * *' })
  async sweepEvents(): Promise<void> {
    await this.database.source.query(
      `DELETE FROM provider_event WHERE id IN (
         SELECT id FROM provider_event WHERE state IN ('worked', 'ignored') AND received_at < $1 LIMIT ${OLD_EVENTS_BATCH}
       )`,
      [new Date(this.clock.now().getTime() - EVENTS_KEPT_MS)],
    );
  }

  private ago(minutes: number): Date {
    return new Date(this.clock.now().getTime() - minutes * MINUTE_MS);
  }
}
