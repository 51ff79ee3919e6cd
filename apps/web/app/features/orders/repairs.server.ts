import type { components } from '../../lib/api.gen.js';
import { answerOf, type Api, once } from '../../lib/api.server.js';

/** From whom a buyer can have what the seller of an order declined. */
export function findRepair(api: Api, id: string) {
  return answerOf(api.GET('/api/v1/orders/{id}/repair', { params: { path: { id } } }));
}

export function takeRepair(
  api: Api,
  id: string,
  body: components['schemas']['RepairRequest'],
  idempotencyKey: string,
) {
  return answerOf(
    api.POST('/api/v1/orders/{id}/repair', { params: { path: { id } }, body, ...once(idempotencyKey) }),
  );
}
