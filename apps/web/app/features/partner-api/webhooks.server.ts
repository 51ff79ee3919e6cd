import type { components } from '../../lib/api.gen.js';
import { answerOf, type Api, once } from '../../lib/api.server.js';

type Schemas = components['schemas'];
type WebhookState = Schemas['WebhookDeliveryView']['state'];

const ROOT = '/api/v1/webhook-endpoints';

export function listWebhooks(api: Api) {
  return answerOf(api.GET(ROOT));
}

export function findWebhook(api: Api, id: string) {
  return answerOf(api.GET(`${ROOT}/{id}`, { params: { path: { id } } }));
}

export function listDeliveries(api: Api, id: string, query: { state?: WebhookState; cursor?: string }) {
  const params = { path: { id }, query: { ...query, limit: 20 } };
  return answerOf(api.GET(`${ROOT}/{id}/deliveries`, { params }));
}

export function makeWebhook(api: Api, body: Schemas['MakeWebhookEndpointRequest'], key: string) {
  return answerOf(api.POST(ROOT, { body, ...once(key) }));
}

export function changeWebhook(
  api: Api,
  id: string,
  body: Schemas['ChangeWebhookEndpointRequest'],
  key: string,
) {
  return answerOf(api.PATCH(`${ROOT}/{id}`, { params: { path: { id } }, body, ...once(key) }));
}

export function changeSecret(api: Api, id: string, key: string) {
  return answerOf(api.POST(`${ROOT}/{id}/secret`, { params: { path: { id } }, ...once(key) }));
}

export function deleteWebhook(api: Api, id: string, key: string) {
  return answerOf(api.DELETE(`${ROOT}/{id}`, { params: { path: { id } }, ...once(key) }));
}

export function testWebhook(api: Api, id: string, key: string) {
  return answerOf(api.POST(`${ROOT}/{id}/test`, { params: { path: { id } }, ...once(key) }));
}

export function sendDeliveryAgain(api: Api, id: string, deliveryId: string, key: string) {
  const params = { path: { id, deliveryId } };
  return answerOf(api.POST(`${ROOT}/{id}/deliveries/{deliveryId}/send`, { params, ...once(key) }));
}

/** Of a form: none chosen stands for all. */
export function eventTypesOf(form: FormData) {
  const chosen = form.getAll('eventTypes').map(String);
  // The API knows which there are, and refuses others.
  return chosen.length > 0 ? (chosen as Schemas['MakeWebhookEndpointRequest']['eventTypes']) : null;
}
