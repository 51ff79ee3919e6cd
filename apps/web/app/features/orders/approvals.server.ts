import { answerOf, type Api, once } from '../../lib/api.server.js';
import { PAGE_SIZE } from '../../lib/paging.js';

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

export function listApprovals(api: Api, state: 'waiting' | 'decided', cursor?: string) {
  return answerOf(api.GET('/api/v1/approvals', { params: { query: { state, cursor, limit: PAGE_SIZE } } }));
}

/** How many purchases wait for the visitor. A page does not fail for want of the number. */
export async function countForMe(api: Api): Promise<number> {
  const query = { state: 'waiting', limit: 1 } as const;
  return answerOf(api.GET('/api/v1/approvals', { params: { query } })).then(
    ({ forMe }) => forMe,
    () => 0,
  );
}
