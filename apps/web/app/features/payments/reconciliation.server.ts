import { answerOf, type Api, once } from '../../lib/api.server.js';
import { PAGE_SIZE } from '../../lib/paging.js';

export function findReconciliation(api: Api, cursor: string | undefined) {
  return answerOf(
    api.GET('/api/v1/admin/reconciliation', { params: { query: { cursor, limit: PAGE_SIZE } } }),
  );
}

/** Now, rather than when its time comes. */
export function compareNow(api: Api, idempotencyKey: string) {
  return answerOf(api.POST('/api/v1/admin/reconciliation/run', once(idempotencyKey)));
}
