import { setTimeout as sleep } from 'node:timers/promises';
import { Clock } from '@app/kernel';
import { type Config, CONFIG, Database, enqueueJob, Runs, stateFacts, workedByOne } from '@app/platform';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Webhook } from 'standardwebhooks';
import { type EntityManager, type QueryRunner } from 'typeorm';
import { CALL_WEBHOOKS } from './webhook-deliveries.service.js';
import { type CallOutcome, WebhookLine } from './webhook-line.js';
import { WebhookEndpoint } from './webhook.entity.js';
import { isDead, secretsNow, waitAfter } from './webhook.rules.js';
import { webhookFact } from './webhooks.events.js';

/** Calls under way at once. */
const MOST_CALLS = 32;
/** Of them to endpoints that fail: those that let each call run out of time hold up one another, and nobody else. */
const MOST_FAILING_CALLS = 8;
const MOST_CALLS_TO_ONE = 2;
/** How soon what comes while calls are under way is seen. */
const LOOK_EVERY_MS = 200;
const GONE = 410;

interface DueCall {
  id: string;
  eventId: string;
  attempts: number;
  body: string;
  endpointId: string;
  url: string;
  secretVersion: number;
  previousSecretUntil: Date | null;
  isFailing: boolean;
}

const DUE = `
  SELECT d.id, d.event_id AS "eventId", d.attempts, d.body, e.id AS "endpointId", e.url, e.secret_version AS "secretVersion",
         e.previous_secret_until AS "previousSecretUntil", e.failing_since IS NOT NULL AS "isFailing"
  FROM webhook_endpoint e CROSS JOIN LATERAL (
    SELECT * FROM webhook_delivery
    WHERE endpoint_id = e.id AND state = 'waiting' AND next_try_at <= $1 AND id <> ALL($2::uuid[])
    ORDER BY next_try_at LIMIT ${MOST_CALLS_TO_ONE}
  ) d
  WHERE e.off_since IS NULL ORDER BY e.failing_since IS NOT NULL, d.next_try_at LIMIT ${MOST_CALLS}`;

const NEXT_DUE = `
  SELECT min(d.next_try_at) AS at FROM webhook_endpoint e JOIN webhook_delivery d ON d.endpoint_id = e.id AND d.state = 'waiting'
  WHERE e.off_since IS NULL`;

/** Only where nobody else has noted the same try, or asked for it anew. */
const NOTE = `
  UPDATE webhook_delivery SET state = $3, attempts = attempts + 1, next_try_at = $4, last_tried_at = $5, last_status = $6,
    failure = $7, answer = $8, duration_ms = $9
  WHERE id = $1 AND state = 'waiting' AND attempts = $2`;

const NOTE_FAILING = `UPDATE webhook_endpoint SET failing_since = $2 WHERE id = $1 AND failing_since IS NULL`;
const NOTE_SOUND = `UPDATE webhook_endpoint SET failing_since = NULL WHERE id = $1 AND failing_since IS NOT NULL`;

/**
 * Calls firms' programs, each event at least once. One job of one process makes the calls of all, many at a time: receivers that are
 * slow to answer take none of the worker's other hands.
 */
@Injectable()
export class WebhookCalls implements OnModuleDestroy {
  private isStopping = false;

  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly line: WebhookLine,
  ) {}

  /** Calls under way end; no other begins. */
  onModuleDestroy(): void {
    this.isStopping = true;
  }

  @Runs(CALL_WEBHOOKS, { cron: '* * * * *' })
  async call(): Promise<void> {
    await workedByOne(
      this.database.source,
      CALL_WEBHOOKS,
      (db) => this.callDue(db),
      async (db) => (await this.due(db, [])).length > 0,
    );
  }

  /** Until nothing is due and no call under way; what comes meanwhile goes along. */
  private async callDue(db: QueryRunner): Promise<boolean> {
    const underWay = new Map<string, DueCall>();
    const ends = new Set<Promise<void>>();
    do {
      for (const each of await this.due(db, [...underWay.keys()])) {
        if (!hasLane([...underWay.values()], each)) continue;
        underWay.set(each.id, each);
        const end = this.make(each).finally(() => {
          underWay.delete(each.id);
          ends.delete(end);
        });
        ends.add(end);
      }
      if (ends.size > 0) await Promise.race([...ends, sleep(LOOK_EVERY_MS, undefined, { ref: false })]);
    } while (ends.size > 0);
    await this.callAgainWhenDue(db.manager);
    return false;
  }

  private async due(db: QueryRunner, underWay: string[]): Promise<DueCall[]> {
    return this.isStopping ? [] : db.query(DUE, [this.clock.now(), underWay]);
  }

  private async callAgainWhenDue(manager: EntityManager): Promise<void> {
    const [next]: { at: Date | null }[] = await manager.query(NEXT_DUE);
    const options = { key: `${CALL_WEBHOOKS}-again`, runAt: next?.at ?? undefined };
    if (options.runAt) await enqueueJob(manager, CALL_WEBHOOKS, {}, options);
  }

  private async make(call: DueCall): Promise<void> {
    const { url, eventId, body } = call;
    const at = this.clock.now();
    const signatures = secretsNow(this.config.auth.secret, call, at).map((secret) =>
      new Webhook(secret).sign(eventId, at, body),
    );
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': `bearing-market-webhooks (+${this.config.publicUrl})`,
      'webhook-id': eventId,
      'webhook-timestamp': Math.floor(at.getTime() / 1000).toString(),
      'webhook-signature': signatures.join(' '),
    };
    await this.note(call, await this.line.post(url, headers, body));
  }

  private async note(call: DueCall, outcome: CallOutcome): Promise<void> {
    const now = this.clock.now();
    const isTaken = outcome.status !== null && outcome.status >= 200 && outcome.status < 300;
    const waitMs = waitAfter(call.attempts + 1);
    const isGivenUp = !isTaken && (waitMs === null || outcome.status === GONE);
    const state = isTaken ? 'delivered' : isGivenUp ? 'given_up' : 'waiting';
    const next = state === 'waiting' && waitMs !== null ? new Date(now.getTime() + waitMs) : null;
    const { status, failure, answer, durationMs } = outcome;
    await this.database.transact(async (tx) => {
      const values = [call.id, call.attempts, state, next, now, status, failure, answer, durationMs];
      const [, noted]: [unknown[], number] = await tx.query(NOTE, values);
      if (noted === 0) return;
      if (isTaken) await tx.query(NOTE_SOUND, [call.endpointId]);
      else await tx.query(NOTE_FAILING, [call.endpointId, now]);
      if (isGivenUp) await this.switchOff(tx, call, outcome);
    });
  }

  /** Where nothing has got through for long, or the receiver wants nothing more; one event that it alone refuses does not end the others. */
  private async switchOff(
    tx: EntityManager,
    { endpointId: id }: DueCall,
    outcome: CallOutcome,
  ): Promise<void> {
    const now = this.clock.now();
    const endpoint = await tx.findOne(WebhookEndpoint, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (endpoint === null || endpoint.offSince !== null) return;
    const isOver = endpoint.failingSince !== null && isDead(endpoint.failingSince, now);
    if (outcome.status !== GONE && !isOver) return;
    endpoint.offSince = now;
    endpoint.offReason = 'failing';
    endpoint.version++;
    await tx.save(WebhookEndpoint, endpoint);
    const reason = outcome.status === null ? outcome.failure : `HTTP ${outcome.status}`;
    await stateFacts(tx, [webhookFact('webhook.switched_off', endpoint, { reason })]);
  }
}

function hasLane(underWay: readonly DueCall[], { endpointId, isFailing }: DueCall): boolean {
  if (underWay.length >= MOST_CALLS) return false;
  const toOne = underWay.filter((call) => call.endpointId === endpointId);
  const failing = underWay.filter((call) => call.isFailing);
  return toOne.length < MOST_CALLS_TO_ONE && (!isFailing || failing.length < MOST_FAILING_CALLS);
}
