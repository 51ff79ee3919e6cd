import { answerOf, type Api, asFile } from '../../lib/api.server.js';
import { PAGE_SIZE } from '../../lib/paging.js';

export function listStatements(api: Api) {
  return answerOf(api.GET('/api/v1/admin/bank/statements', { params: { query: { limit: 10 } } }));
}

export function listUnmatched(api: Api, cursor: string | undefined) {
  return answerOf(
    api.GET('/api/v1/admin/bank/rows', {
      params: { query: { state: 'unmatched', cursor, limit: PAGE_SIZE } },
    }),
  );
}

export function sendStatement(api: Api, file: File, idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/admin/bank/statements', {
      params: { query: { name: file.name.slice(0, 200) || undefined } },
      ...asFile(file, idempotencyKey),
    }),
  );
}
