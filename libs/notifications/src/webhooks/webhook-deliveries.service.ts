import { Clock, DAY_MS, earliestId, newId, notFound } from '@app/kernel';
import { Database, enqueueJob, ListensTogether, Runs, type StoredFact } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { TEST_EVENT, WEBHOOK_EVENT_TYPES } from './webhook-event.types.js';
import { type WebhookEvent } from './webhook-event.views.js';
import { eventsOf } from './webhook-events.rules.js';
import { WebhookDelivery, type WebhookEndpoint } from './webhook.entity.js';
import { toWebhookDeliveryView, type WebhookDeliveryView } from './webhook.views.js';

/** The job that makes the calls that are due. */
export const CALL_WEBHOOKS = 'notifications.call-webhooks';

const KEPT_DAYS = 30;
const SWEEP_BATCH = 5000;

const WRITE = `
  INSERT INTO webhook_delivery (id, endpoint_id, event_id, type, body, next_try_at, created_at)
  SELECT *, $6, $6 FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[])
  ON CONFLICT DO NOTHING`;

/** What is to be sent to firms' own programs: written with the note that its fact was heard, sent after that. */
@Injectable()
export class WebhookDeliveries {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** For one that the market switched off as well: what happens meanwhile waits until its owner has seen to it. */
  @ListensTogether(...WEBHOOK_EVENT_TYPES)
  async onFacts(tx: EntityManager, facts: StoredFact[]): Promise<void> {
    const events = facts.flatMap(eventsOf);
    const firms = [...new Set(events.map(({ organisationId }) => organisationId))];
    const endpoints: Pick<WebhookEndpoint, 'id' | 'organisationId' | 'eventTypes'>[] = await tx.query(
      `SELECT id, organisation_id AS "organisationId", event_types AS "eventTypes" FROM webhook_endpoint
       WHERE organisation_id = ANY($1) AND off_reason IS DISTINCT FROM 'owner'`,
      [firms],
    );
    const wanted = endpoints.flatMap((endpoint) =>
      events
        .filter(({ organisationId }) => organisationId === endpoint.organisationId)
        .filter(({ type }) => endpoint.eventTypes?.includes(type) ?? true)
        .map(({ event }) => this.delivery(endpoint, event())),
    );
    if (wanted.length === 0) return;
    await tx.query(WRITE, [
      wanted.map(({ id }) => id),
      wanted.map(({ endpointId }) => endpointId),
      wanted.map(({ eventId }) => eventId),
      wanted.map(({ type }) => type),
      wanted.map(({ body }) => body),
      this.clock.now(),
    ]);
    await callSoon(tx);
  }

  async writeTest(tx: EntityManager, endpoint: WebhookEndpoint): Promise<WebhookDeliveryView> {
    const now = this.clock.now();
    const delivery = this.delivery(endpoint, {
      id: newId(),
      type: TEST_EVENT,
      occurredAt: now.toISOString(),
      version: now.getTime(),
      subject: { kind: 'webhook_endpoint', id: endpoint.id },
      data: { endpointId: endpoint.id },
    });
    await tx.insert(WebhookDelivery, delivery);
    await callSoon(tx);
    return toWebhookDeliveryView(delivery);
  }

  async sendAgain(
    tx: EntityManager,
    { id }: WebhookEndpoint,
    deliveryId: string,
  ): Promise<WebhookDeliveryView> {
    const delivery = await tx.findOne(WebhookDelivery, {
      where: { id: deliveryId, endpointId: id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!delivery) throw notFound('webhook_delivery', '推送记录', 'delivery');
    const again = { state: 'waiting' as const, attempts: 0, nextTryAt: this.clock.now() };
    await tx.update(WebhookDelivery, { id: deliveryId }, again);
    await callSoon(tx);
    return toWebhookDeliveryView({ ...delivery, ...again });
  }

  /** What waited while it was off goes at once. */
  async resume(tx: EntityManager, endpointId: string): Promise<void> {
    await tx.update(
      WebhookDelivery,
      { endpointId, state: 'waiting' },
      { attempts: 0, nextTryAt: this.clock.now() },
    );
    await callSoon(tx);
  }

  @Runs('notifications.sweep-webhooks', { cron: '29 * * * *' })
  async sweep(): Promise<void> {
    await this.database.transact((tx) =>
      tx.query(
        `DELETE FROM webhook_delivery WHERE id IN (SELECT id FROM webhook_delivery WHERE id < $1 ORDER BY id LIMIT $2)`,
        [earliestId(this.clock.now().getTime() - KEPT_DAYS * DAY_MS), SWEEP_BATCH],
      ),
    );
  }

  private delivery({ id: endpointId }: Pick<WebhookEndpoint, 'id'>, event: WebhookEvent): WebhookDelivery {
    const now = this.clock.now();
    return {
      id: newId(now.getTime()),
      endpointId,
      eventId: event.id,
      type: event.type,
      body: JSON.stringify(event),
      state: 'waiting',
      attempts: 0,
      nextTryAt: now,
      lastTriedAt: null,
      lastStatus: null,
      failure: null,
      answer: null,
      durationMs: null,
      createdAt: now,
    };
  }
}

const callSoon = (tx: EntityManager): Promise<void> =>
  enqueueJob(tx, CALL_WEBHOOKS, {}, { key: CALL_WEBHOOKS });
