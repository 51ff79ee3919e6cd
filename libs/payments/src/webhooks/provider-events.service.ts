import { Clock, notFound } from '@app/kernel';
import { type Actor, Database, enqueueJob, requireKind, Runs, type WriteRequest } from '@app/platform';
import { Injectable, Logger } from '@nestjs/common';
import type Stripe from 'stripe';
import { ProviderAccounts } from '../accounts/provider-accounts.service.js';
import { Charging } from '../charging.service.js';
import { Disputes } from '../disputes/disputes.service.js';
import { PaymentsQueries } from '../payments.queries.js';
import { Payouts } from '../payouts/payouts.service.js';
import { StripeClient, type WebhookSource } from '../provider/stripe.client.js';
import { Refunds } from '../refunds/refunds.service.js';
import { type ProviderEventState } from './provider-event.entity.js';
import { parkedForMs, subjectOf } from './provider-event.rules.js';
import {
  type ProviderEventRow,
  type ProviderEventView,
  toProviderEventView,
} from './provider-event.views.js';

type Worked = Extract<ProviderEventState, 'worked' | 'ignored'>;

/** Nothing of ours answers to the event: not yet, or never. */
class UnknownObject extends Error {}

/** What the provider tells us: proved, written down, answered; then worked by a job, as often as it takes. */
@Injectable()
export class ProviderEvents {
  private readonly logger = new Logger(ProviderEvents.name);

  constructor(
    private readonly accounts: ProviderAccounts,
    private readonly charging: Charging,
    private readonly client: StripeClient,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly disputes: Disputes,
    private readonly payments: PaymentsQueries,
    private readonly payouts: Payouts,
    private readonly refunds: Refunds,
  ) {}

  /** One statement, one commit: when the provider has its answer, the event cannot be lost. */
  async receive(source: WebhookSource, rawBody: Buffer, signature: string): Promise<void> {
    const event = this.client.verify(source, rawBody, signature);
    await this.database.source.query(
      `WITH fresh AS (
         INSERT INTO provider_event (id, type, payload) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id
       )
       SELECT graphile_worker.add_job('payments.event', json_build_object('id', id), job_key => 'event:' || id) FROM fresh`,
      [event.id, event.type, rawBody.toString('utf8')],
    );
  }

  @Runs('payments.event')
  async work(payload: unknown): Promise<void> {
    const { id } = payload as { id: string };
    const [row]: { payload: Stripe.Event; attempts: number }[] = await this.database.source.query(
      `SELECT payload, attempts FROM provider_event WHERE id = $1 AND state IN ('received', 'parked')`,
      [id],
    );
    if (!row) return;
    try {
      await this.close(id, await this.apply(row.payload));
    } catch (error) {
      await this.park(id, row.attempts + 1, error);
    }
  }

  /** A person has seen to what was in the way. */
  async replay(actor: Actor, id: string, write: WriteRequest): Promise<ProviderEventView> {
    requireKind(actor, 'platform');
    return this.database.once(write, async (tx) => {
      const [rows]: [ProviderEventRow[], number] = await tx.query(
        `UPDATE provider_event SET state = 'received', attempts = 0, next_attempt_at = NULL
         WHERE id = $1 AND state IN ('parked', 'dead', 'ignored', 'received') RETURNING *`,
        [id],
      );
      if (!rows[0]) throw notFound('provider_event', '待处理的支付事件', 'open provider event');
      await enqueueJob(tx, 'payments.event', { id }, { key: `event:${id}` });
      return toProviderEventView(rows[0]);
    });
  }

  private async apply(event: Stripe.Event): Promise<Worked> {
    const isKnown = await this.tell(event);
    if (isKnown === null) return 'ignored';
    if (isKnown) return 'worked';
    throw new UnknownObject(`nothing of ours answers to this ${event.type}`);
  }

  /** Null where there is nothing to tell. */
  private async tell(event: Stripe.Event): Promise<boolean | null> {
    const { object } = event.data as { object: unknown };
    switch (subjectOf(event.type)) {
      case 'payment': {
        const intent = object as Stripe.PaymentIntent;
        const paymentId = await this.payments.idOfIntent(intent.id, intent.metadata.payment_id);
        if (paymentId === null) return false;
        await this.charging.look({ paymentId });
        return true;
      }
      case 'refund':
        return this.refunds.hear(object as Stripe.Refund);
      case 'payout':
        return this.payouts.hear(object as Stripe.Payout);
      case 'account':
        return this.accounts.hear(object as Stripe.Account);
      case 'dispute':
        return this.disputes.hear(object as Stripe.Dispute);
      case 'none':
        return null;
      default:
        return false;
    }
  }

  private async close(id: string, state: Worked): Promise<void> {
    await this.database.source.query(
      `UPDATE provider_event SET state = $2, worked_at = $3, attempts = attempts + 1, next_attempt_at = NULL, last_error = NULL
       WHERE id = $1`,
      [id, state, this.clock.now()],
    );
  }

  private async park(id: string, attempts: number, error: unknown): Promise<void> {
    const waitMs = parkedForMs(attempts);
    const nextAttemptAt = waitMs === null ? null : new Date(this.clock.now().getTime() + waitMs);
    this.logger.warn(
      { eventId: id, attempts, nextAttemptAt, err: error },
      'a provider event could not be worked',
    );
    await this.database.transact(async (tx) => {
      await tx.query(
        `UPDATE provider_event SET state = $2, attempts = $3, next_attempt_at = $4, last_error = $5 WHERE id = $1`,
        [id, nextAttemptAt ? 'parked' : 'dead', attempts, nextAttemptAt, String(error)],
      );
      if (nextAttemptAt)
        await enqueueJob(tx, 'payments.event', { id }, { key: `event:${id}`, runAt: nextAttemptAt });
    });
  }
}
