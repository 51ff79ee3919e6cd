import { answerOf, type Api } from '../../lib/api.server.js';
import { PAGE_SIZE } from '../../lib/paging.js';

export interface UnmetDemandQuery {
  kind?: 'part' | 'size';
  province?: string;
  from: string;
  cursor?: string;
}

export function listUnmetDemand(api: Api, query: UnmetDemandQuery) {
  return answerOf(
    api.GET('/api/v1/admin/unmet-demand', { params: { query: { ...query, limit: PAGE_SIZE } } }),
  );
}
