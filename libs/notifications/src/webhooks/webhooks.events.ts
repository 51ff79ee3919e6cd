import { type Actor, type Fact } from '@app/platform';
import { type WebhookEndpoint } from './webhook.entity.js';

export type WebhookFactName =
  | 'webhook.created'
  | 'webhook.changed'
  | 'webhook.secret_changed'
  | 'webhook.deleted'
  | 'webhook.switched_off';

/** What every fact about an endpoint carries. */
export interface WebhookFactPayload {
  organisationId: string;
  endpointId: string;
  /** An address may hold a secret in its path; its host does not. */
  host: string;
  /** Null: the market switched it off. */
  by: { organisationId: string; personId: string | null } | null;
  isOn: boolean;
  /** What the receiver last said, where the market switched it off. */
  reason: string | null;
}

export function webhookFact(
  name: WebhookFactName,
  endpoint: WebhookEndpoint,
  { actor, reason = null }: { actor?: Actor; reason?: string | null },
): Fact<WebhookFactPayload> {
  const { organisationId, id: endpointId, version } = endpoint;
  const by = actor ? { organisationId: actor.organisationId, personId: actor.userId } : null;
  const payload = {
    organisationId,
    endpointId,
    host: new URL(endpoint.url).host,
    by,
    isOn: endpoint.offSince === null,
    reason,
  };
  return { name, aggregateId: endpointId, version, payload };
}
