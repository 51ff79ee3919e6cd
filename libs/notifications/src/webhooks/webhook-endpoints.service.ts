import { Clock, DomainError, newId, notFound } from '@app/kernel';
import {
  type Actor,
  type Config,
  CONFIG,
  Database,
  requireKind,
  requireRole,
  stateFacts,
  type WriteRequest,
} from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { WebhookDeliveries } from './webhook-deliveries.service.js';
import { WebhookLine } from './webhook-line.js';
import { type ChangeWebhookEndpointRequest, type MakeWebhookEndpointRequest } from './webhook.dto.js';
import { WebhookEndpoint } from './webhook.entity.js';
import { PREVIOUS_SECRET_MS, secretOf } from './webhook.rules.js';
import {
  toWebhookEndpointView,
  type WebhookDeliveryView,
  type WebhookEndpointView,
  type WebhookEndpointWithSecretView,
} from './webhook.views.js';
import { webhookFact, type WebhookFactName } from './webhooks.events.js';

const MAX_ENDPOINTS = 10;

/** Where a firm's own programs hear of what happens. Only its owner says so. */
@Injectable()
export class WebhookEndpoints {
  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly deliveries: WebhookDeliveries,
    private readonly line: WebhookLine,
  ) {}

  async make(
    actor: Actor,
    { url, eventTypes = null }: MakeWebhookEndpointRequest,
    write: WriteRequest,
  ): Promise<WebhookEndpointWithSecretView> {
    requireOwner(actor);
    await this.line.requireCallable(url);
    const work = async (tx: EntityManager): Promise<WebhookEndpointWithSecretView> => {
      await refuseTooMany(tx, actor.organisationId);
      const endpoint = tx.create(WebhookEndpoint, {
        id: newId(),
        organisationId: actor.organisationId,
        url,
        eventTypes,
        secretVersion: 1,
        previousSecretUntil: null,
        offSince: null,
        offReason: null,
        failingSince: null,
        version: 1,
        createdAt: this.clock.now(),
      });
      await tx.insert(WebhookEndpoint, endpoint);
      await stateFacts(tx, [webhookFact('webhook.created', endpoint, { actor })]);
      return this.withSecret(endpoint);
    };
    return this.database.once(write, work, { answerHoldsSecret: true });
  }

  async change(
    actor: Actor,
    id: string,
    { url, eventTypes, isOn }: ChangeWebhookEndpointRequest,
    write: WriteRequest,
  ): Promise<WebhookEndpointView> {
    requireOwner(actor);
    if (typeof url === 'string') await this.line.requireCallable(url);
    return this.database.once(write, async (tx) => {
      const endpoint = await lockOwn(tx, actor, id);
      const isNowOn = isOn ?? endpoint.offSince === null;
      const wasOn = endpoint.offSince === null;
      if (typeof url === 'string' && url !== endpoint.url) {
        endpoint.url = url;
        endpoint.failingSince = null;
      }
      if (eventTypes !== undefined) endpoint.eventTypes = eventTypes;
      if (isNowOn) endpoint.offSince = endpoint.offReason = null;
      else if (wasOn) {
        endpoint.offSince = this.clock.now();
        endpoint.offReason = 'owner';
      }
      if (isNowOn && !wasOn) {
        endpoint.failingSince = null;
        await this.deliveries.resume(tx, id);
      }
      await this.store(tx, 'webhook.changed', actor, endpoint);
      return toWebhookEndpointView(endpoint, this.clock.now());
    });
  }

  /** Both sign for a day. Changed again, the second takes the place of the first, which signs no more. */
  async changeSecret(actor: Actor, id: string, write: WriteRequest): Promise<WebhookEndpointWithSecretView> {
    requireOwner(actor);
    const work = async (tx: EntityManager): Promise<WebhookEndpointWithSecretView> => {
      const endpoint = await lockOwn(tx, actor, id);
      endpoint.secretVersion++;
      endpoint.previousSecretUntil = new Date(this.clock.now().getTime() + PREVIOUS_SECRET_MS);
      await this.store(tx, 'webhook.secret_changed', actor, endpoint);
      return this.withSecret(endpoint);
    };
    return this.database.once(write, work, { answerHoldsSecret: true });
  }

  /** What it was sent goes with it. Harmless when repeated under its key; another firm's is not found. */
  async delete(actor: Actor, id: string, write: WriteRequest): Promise<void> {
    requireOwner(actor);
    await this.database.once(write, async (tx) => {
      const endpoint = await lockOwn(tx, actor, id);
      endpoint.version++;
      await tx.delete(WebhookEndpoint, { id });
      await stateFacts(tx, [webhookFact('webhook.deleted', endpoint, { actor })]);
    });
  }

  /** An event that says nothing, by the way that all go. */
  async test(actor: Actor, id: string, write: WriteRequest): Promise<WebhookDeliveryView> {
    requireOwner(actor);
    return this.database.once(write, async (tx) =>
      this.deliveries.writeTest(tx, requireOn(await lockOwn(tx, actor, id))),
    );
  }

  /** Also what was delivered or given up: under the same id, so that a receiver that has it can tell. */
  async sendAgain(
    actor: Actor,
    { id, deliveryId }: { id: string; deliveryId: string },
    write: WriteRequest,
  ): Promise<WebhookDeliveryView> {
    requireOwner(actor);
    return this.database.once(write, async (tx) =>
      this.deliveries.sendAgain(tx, requireOn(await lockOwn(tx, actor, id)), deliveryId),
    );
  }

  private async store(
    tx: EntityManager,
    name: WebhookFactName,
    actor: Actor,
    endpoint: WebhookEndpoint,
  ): Promise<void> {
    endpoint.version++;
    await tx.save(WebhookEndpoint, endpoint);
    await stateFacts(tx, [webhookFact(name, endpoint, { actor })]);
  }

  private withSecret(endpoint: WebhookEndpoint): WebhookEndpointWithSecretView {
    const secret = secretOf(this.config.auth.secret, endpoint.id, endpoint.secretVersion);
    return { ...toWebhookEndpointView(endpoint, this.clock.now()), secret };
  }
}

export function requireOwner(actor: Actor): void {
  requireKind(actor, 'buyer', 'seller');
  requireRole(actor, 'owner');
}

async function lockOwn(tx: EntityManager, actor: Actor, id: string): Promise<WebhookEndpoint> {
  const endpoint = await tx.findOne(WebhookEndpoint, {
    where: { id, organisationId: actor.organisationId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!endpoint) throw noEndpoint();
  return endpoint;
}

export const noEndpoint = (): DomainError => notFound('webhook', '推送地址', 'webhook endpoint');

function requireOn(endpoint: WebhookEndpoint): WebhookEndpoint {
  if (endpoint.offSince === null) return endpoint;
  throw new DomainError('conflict', 'webhook.switched_off', {
    zh: '此推送地址已停用，请先启用',
    en: 'This endpoint is switched off; switch it on first',
  });
}

async function refuseTooMany(tx: EntityManager, organisationId: string): Promise<void> {
  // Locks the firm first, so that two at once cannot both be the last.
  await tx.query(`SELECT FROM organisation WHERE id = $1 FOR UPDATE`, [organisationId]);
  const count = await tx.countBy(WebhookEndpoint, { organisationId });
  if (count < MAX_ENDPOINTS) return;
  throw new DomainError('conflict', 'webhook.too_many', {
    zh: `最多 ${MAX_ENDPOINTS} 个推送地址，请先删除不用的`,
    en: `At most ${MAX_ENDPOINTS} endpoints; delete one that is not used`,
  });
}
