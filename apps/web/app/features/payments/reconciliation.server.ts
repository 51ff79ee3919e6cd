import { answerOf, type Api } from '../../lib/api.server.js';
import { PAGE_SIZE } from '../../lib/paging.js';

export function findReconciliation(api: Api, cursor: string | undefined) {
  return answerOf(
    api.GET('/api/v1/admin/reconciliation', { params: { query: { cursor, limit: PAGE_SIZE } } }),
  );
}
