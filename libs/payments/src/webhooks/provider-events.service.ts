import { Clock, newId, notFound } from '@app/kernel';
import {
  type Actor,
  Database,
  enqueueJob,
  inLanes,
  JobBell,
  requireKind,
  Runs,
  stateFacts,
  workedByOne,
  type WriteRequest,
} from '@app/platform';
import { Injectable, Logger } from '@nestjs/common';
import type Stripe from 'stripe';
import { type QueryRunner } from 'typeorm';
import { ProviderAccounts } from '../accounts/provider-accounts.service.js';
import { Charging } from '../charging.service.js';
import { Disputes } from '../disputes/disputes.service.js';
import { MarketPayouts } from '../market-payouts/market-payouts.service.js';
import { moneyDeed } from '../payments.events.js';
import { PaymentsQueries } from '../payments.queries.js';
import { Payouts } from '../payouts/payouts.service.js';
import { StripeClient, type WebhookSource } from '../provider/stripe.client.js';
import { Refunds } from '../refunds/refunds.service.js';
import { EventIntake, type SentEvent } from './event-intake.js';
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

interface EventRow {
  id: string;
  type: string;
  payload: Stripe.Event;
  attempts: number;
}

/** The job that works what came. */
const WORK_EVENTS = 'payments.events';
const MOST_AT_ONCE = 200;
/** So many at once: each may ask the provider and wait for its answer. */
const LANES = 4;

/** What the provider tells us: proved, written down, answered; then worked by a job, as often as it takes. */
@Injectable()
export class ProviderEvents {
  private readonly logger = new Logger(ProviderEvents.name);
  private readonly intake = new EventIntake((events) => this.keep(events));

  constructor(
    private readonly accounts: ProviderAccounts,
    private readonly bell: JobBell,
    private readonly charging: Charging,
    private readonly client: StripeClient,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly disputes: Disputes,
    private readonly marketPayouts: MarketPayouts,
    private readonly payments: PaymentsQueries,
    private readonly payouts: Payouts,
    private readonly refunds: Refunds,
  ) {}

  async receive(source: WebhookSource, rawBody: Buffer, signature: string): Promise<void> {
    const { id, type } = this.client.verify(source, rawBody, signature);
    await this.intake.take({ id, type, payload: rawBody.toString('utf8') });
  }

  /**
   * One statement, one commit: when the provider has its answer, the event cannot be lost. What tells us nothing is done with as it comes.
   * Answers how many were new.
   */
  async keep(events: readonly SentEvent[]): Promise<number> {
    const states = events.map(({ type }) => (subjectOf(type) === 'none' ? 'ignored' : 'received'));
    const fresh: { state: ProviderEventState }[] = await this.database.source.query(
      `INSERT INTO provider_event (id, type, payload, state, worked_at)
       SELECT id, type, payload, state, CASE state WHEN 'ignored' THEN $5::timestamptz END
       FROM unnest($1::text[], $2::text[], $3::jsonb[], $4::text[]) AS event (id, type, payload, state)
       ON CONFLICT DO NOTHING RETURNING state`,
      [
        events.map(({ id }) => id),
        events.map(({ type }) => type),
        events.map(({ payload }) => payload),
        states,
        this.clock.now(),
      ],
    );
    if (fresh.some(({ state }) => state === 'received')) this.bell.ring(WORK_EVENTS);
    return fresh.length;
  }

  /** Those that came, some at a time; one process at a time does it for all. Should it die, the next begins where it ended. */
  @Runs(WORK_EVENTS, { cron: '* * * * *' })
  async workReceived(): Promise<void> {
    await workedByOne(
      this.database.source,
      WORK_EVENTS,
      (db) => this.workSome(db),
      async (db) => (await received(db, 1)).length > 0,
    );
  }

  /** One whose time to be tried again has come. */
  @Runs('payments.event')
  async workParked(payload: unknown): Promise<void> {
    const { id } = payload as { id: string };
    const [row]: EventRow[] = await this.database.source.query(
      `SELECT id, type, payload, attempts FROM provider_event WHERE id = $1 AND state = 'parked'`,
      [id],
    );
    if (row) await this.work(row);
  }

  private async workSome(db: QueryRunner): Promise<boolean> {
    await closeSettled(db, this.clock.now());
    const rows = await received(db, MOST_AT_ONCE);
    const failures = await inLanes(rows, LANES, (row) => this.work(row));
    if (failures.length > 0) throw new AggregateError(failures, 'events could be neither worked nor parked');
    return rows.length > 0;
  }

  private async work({ id, payload, attempts }: EventRow): Promise<void> {
    try {
      await this.close(id, await this.apply(payload));
    } catch (error) {
      await this.park(id, attempts + 1, error);
    }
  }

  /** A person has seen to what was in the way. */
  async replay(actor: Actor, id: string, write: WriteRequest): Promise<ProviderEventView> {
    requireKind(actor, 'platform');
    const view = await this.database.once(write, async (tx) => {
      const [rows]: [ProviderEventRow[], number] = await tx.query(
        `UPDATE provider_event SET state = 'received', attempts = 0, next_attempt_at = NULL
         WHERE id = $1 AND state IN ('parked', 'dead', 'ignored', 'received') RETURNING *`,
        [id],
      );
      if (!rows[0]) throw notFound('provider_event', '待处理的支付事件', 'open provider event');
      const { type } = rows[0];
      // The provider's ids are not ours: the deed has one of its own.
      await stateFacts(tx, [
        moneyDeed('provider_event.replayed', actor, {
          subjectId: newId(),
          label: `${type} ${id}`,
          data: { id },
        }),
      ]);
      return toProviderEventView(rows[0]);
    });
    this.bell.ring(WORK_EVENTS);
    return view;
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
        return this.tellPayout(event, object as Stripe.Payout);
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

  /** Of a seller's account, or of the market's own. What of a seller's we asked for we know to be begun. */
  private async tellPayout({ type, account }: Stripe.Event, payout: Stripe.Payout): Promise<boolean | null> {
    if (account !== undefined) return type === 'payout.created' ? null : this.payouts.hear(payout);
    await this.marketPayouts.hear(payout);
    return true;
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

/** Those of payments whose money is there: whoever paid waited for the answer, and most of their events come after it. */
async function closeSettled(db: QueryRunner, now: Date): Promise<void> {
  await db.query(
    `UPDATE provider_event event SET state = 'worked', worked_at = $1, attempts = event.attempts + 1,
       next_attempt_at = NULL, last_error = NULL
     FROM (SELECT id, payload #>> '{data,object,id}' AS intent FROM provider_event
           WHERE state = 'received' AND type LIKE 'payment\\_intent.%' ORDER BY received_at, id LIMIT $2) AS told
     JOIN payment ON payment.provider_reference = told.intent AND payment.state IN ('captured', 'refunded')
     WHERE event.id = told.id AND event.state = 'received'`,
    [now, MOST_AT_ONCE],
  );
}

async function received(db: QueryRunner, limit: number): Promise<EventRow[]> {
  return db.query(
    `SELECT id, type, payload, attempts FROM provider_event WHERE state = 'received' ORDER BY received_at, id LIMIT $1`,
    [limit],
  ) as Promise<EventRow[]>;
}
