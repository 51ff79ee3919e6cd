import { answerOf, type Api, once } from '../../lib/api.server.js';

export function findApproval(api: Api, checkoutId: string) {
  return answerOf(api.GET('/api/v1/approvals/{checkoutId}', { params: { path: { checkoutId } } }));
}

/** With a reason it is declined, without one approved. */
export function decideApproval(api: Api, checkoutId: string, reason: string | null, idempotencyKey: string) {
  const where = { params: { path: { checkoutId } }, ...once(idempotencyKey) };
  return reason === null
    ? answerOf(api.POST('/api/v1/approvals/{checkoutId}/approve', where))
    : answerOf(api.POST('/api/v1/approvals/{checkoutId}/decline', { ...where, body: { reason } }));
}
