import { Clock, decodeIdCursor, encodeCursor, toPage } from '@app/kernel';
import { type Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { noEndpoint, requireOwner } from './webhook-endpoints.service.js';
import { type WebhookDeliveriesQuery } from './webhook.dto.js';
import { WebhookDelivery, WebhookEndpoint } from './webhook.entity.js';
import {
  toWebhookDeliveryView,
  toWebhookEndpointView,
  typesOpenTo,
  type WebhookDeliveryPageView,
  type WebhookEndpointListView,
  type WebhookEndpointView,
} from './webhook.views.js';

const LIST = 'webhook deliveries';

@Injectable()
export class WebhooksQueries {
  constructor(
    private readonly clock: Clock,
    private readonly source: DataSource,
  ) {}

  async list(actor: Actor): Promise<WebhookEndpointListView> {
    requireOwner(actor);
    const rows = await this.source.manager.find(WebhookEndpoint, {
      where: { organisationId: actor.organisationId },
      order: { id: 'DESC' },
    });
    const now = this.clock.now();
    return {
      items: rows.map((row) => toWebhookEndpointView(row, now)),
      nextCursor: null,
      eventTypes: typesOpenTo(actor.organisationKind),
    };
  }

  async read(actor: Actor, id: string): Promise<WebhookEndpointView> {
    return toWebhookEndpointView(await this.own(actor, id), this.clock.now());
  }

  /** Newest first. */
  async deliveries(
    actor: Actor,
    id: string,
    { state, cursor, limit }: WebhookDeliveriesQuery,
  ): Promise<WebhookDeliveryPageView> {
    await this.own(actor, id);
    const before = decodeIdCursor(LIST, cursor);
    const rows = await this.source.manager.find(WebhookDelivery, {
      where: { endpointId: id, ...(state && { state }), ...(before !== null && { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit + 1,
    });
    return toPage(rows, limit, toWebhookDeliveryView, (row) => encodeCursor(LIST, [row.id]));
  }

  private async own(actor: Actor, id: string): Promise<WebhookEndpoint> {
    requireOwner(actor);
    const { organisationId } = actor;
    const endpoint = await this.source.manager.findOneBy(WebhookEndpoint, { id, organisationId });
    if (endpoint === null) throw noEndpoint();
    return endpoint;
  }
}
