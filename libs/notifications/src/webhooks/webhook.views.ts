import { type OrganisationKind } from '@app/platform';
import { WEBHOOK_EVENT_TYPES, type WebhookEventType } from './webhook-event.types.js';
import { type WebhookDelivery, type WebhookDeliveryState, type WebhookEndpoint } from './webhook.entity.js';

export class WebhookEndpointView {
  id: string;
  url: string;
  /** Null: all. */
  eventTypes: WebhookEventType[] | null;
  isOn: boolean;
  /** `owner` or `failing`: nothing got through for a day. What happens meanwhile is kept only for the latter. */
  offReason: 'owner' | 'failing' | null;
  offSince: string | null;
  /** Since when every call has failed; null while they go through. */
  failingSince: string | null;
  /** Until then the secret before signs as well. */
  previousSecretUntil: string | null;
  createdAt: string;
}

export class WebhookEndpointWithSecretView extends WebhookEndpointView {
  /** `whsec_…`, shown this once: by it a receiver knows that a call is from the market. */
  secret: string;
}

export class WebhookEndpointListView {
  items: WebhookEndpointView[];
  nextCursor: string | null;
  /** Of what this firm can hear. */
  eventTypes: WebhookEventType[];
}

export class WebhookDeliveryView {
  id: string;
  /** In the header `webhook-id` and in the body. */
  eventId: string;
  type: string;
  state: WebhookDeliveryState;
  attempts: number;
  nextTryAt: string | null;
  lastTriedAt: string | null;
  /** Of the last answer; null where there was none. */
  lastStatus: number | null;
  /** Why there was none: `time_out`, `address_refused`, or the system's word for it (`ECONNREFUSED`). */
  failure: string | null;
  /** How the last answer begins. */
  answer: string | null;
  durationMs: number | null;
  createdAt: string;
  /** What is sent, to the byte. */
  body: string;
}

export class WebhookDeliveryPageView {
  items: WebhookDeliveryView[];
  nextCursor: string | null;
}

export function toWebhookEndpointView(row: WebhookEndpoint, now: Date): WebhookEndpointView {
  const { previousSecretUntil: until } = row;
  return {
    id: row.id,
    url: row.url,
    eventTypes: row.eventTypes,
    isOn: row.offSince === null,
    offReason: row.offReason,
    offSince: row.offSince?.toISOString() ?? null,
    failingSince: row.failingSince?.toISOString() ?? null,
    previousSecretUntil: until !== null && until > now ? until.toISOString() : null,
    createdAt: row.createdAt.toISOString(),
  };
}

export function toWebhookDeliveryView(row: WebhookDelivery): WebhookDeliveryView {
  return {
    id: row.id,
    eventId: row.eventId,
    type: row.type,
    state: row.state,
    attempts: row.attempts,
    nextTryAt: row.nextTryAt?.toISOString() ?? null,
    lastTriedAt: row.lastTriedAt?.toISOString() ?? null,
    lastStatus: row.lastStatus,
    failure: row.failure,
    answer: row.answer,
    durationMs: row.durationMs,
    createdAt: row.createdAt.toISOString(),
    body: row.body,
  };
}

/** A buyer has no listings and is paid nothing. */
export function typesOpenTo(kind: OrganisationKind): WebhookEventType[] {
  return WEBHOOK_EVENT_TYPES.filter((type) => kind === 'seller' || !/^(listing|payout)\./.test(type));
}
