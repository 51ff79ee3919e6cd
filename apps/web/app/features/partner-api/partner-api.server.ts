import type { components } from '../../lib/api.gen.js';
import { answerOf, type Api, once } from '../../lib/api.server.js';

export function listKeys(api: Api) {
  return answerOf(api.GET('/api/v1/api-keys'));
}

export function createKey(
  api: Api,
  key: components['schemas']['CreateApiKeyRequest'],
  idempotencyKey: string,
) {
  return answerOf(api.POST('/api/v1/api-keys', { body: key, ...once(idempotencyKey) }));
}

export function revokeKey(api: Api, id: string, idempotencyKey: string) {
  return answerOf(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } }, ...once(idempotencyKey) }));
}
