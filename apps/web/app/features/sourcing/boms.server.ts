import type { components } from '../../lib/api.gen.js';
import type { BomLineView } from '../../lib/api-types.js';
import { answerOf, type Api, asNamedFile, once } from '../../lib/api.server.js';

type Schemas = components['schemas'];

export function listBoms(api: Api, query: { cursor?: string; limit: number }) {
  return answerOf(api.GET('/api/v1/boms', { params: { query } }));
}

export function saveBom(api: Api, body: Schemas['SaveBomRequest'], idempotencyKey: string) {
  return answerOf(api.POST('/api/v1/boms', { body, ...once(idempotencyKey) }));
}

export function saveGoods(api: Api, body: Schemas['SaveGoodsRequest'], idempotencyKey: string) {
  return answerOf(api.POST('/api/v1/boms/goods', { body, ...once(idempotencyKey) }));
}

export function sendBom(api: Api, file: File, idempotencyKey: string) {
  return answerOf(api.POST('/api/v1/boms/files', asNamedFile(file, idempotencyKey)));
}

export function findBom(api: Api, id: string) {
  return answerOf(api.GET('/api/v1/boms/{id}', { params: { path: { id } } }));
}

export function findBomLines(
  api: Api,
  id: string,
  query: { state?: BomLineView['state']; cursor?: string; limit: number },
) {
  return answerOf(api.GET('/api/v1/boms/{id}/lines', { params: { path: { id }, query } }));
}

const PAGE = 100;

/** Every line, page by page. */
export async function allBomLines(api: Api, id: string) {
  const first = await findBomLines(api, id, { limit: PAGE });
  const lines = first.items;
  for (let cursor = first.nextCursor; cursor !== null;) {
    const page = await findBomLines(api, id, { cursor, limit: PAGE });
    lines.push(...page.items);
    cursor = page.nextCursor;
  }
  return lines;
}

export function editBomLine(
  api: Api,
  { id, lineNo }: { id: string; lineNo: number },
  body: Schemas['EditBomLineRequest'],
  idempotencyKey: string,
) {
  return answerOf(
    api.PATCH('/api/v1/boms/{id}/lines/{lineNo}', {
      params: { path: { id, lineNo } },
      body,
      ...once(idempotencyKey),
    }),
  );
}

export function removeBomLine(
  api: Api,
  { id, lineNo }: { id: string; lineNo: number },
  idempotencyKey: string,
) {
  return answerOf(
    api.DELETE('/api/v1/boms/{id}/lines/{lineNo}', {
      params: { path: { id, lineNo } },
      ...once(idempotencyKey),
    }),
  );
}

export function addBomLine(api: Api, id: string, body: Schemas['AddBomLineRequest'], idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/boms/{id}/lines', { params: { path: { id } }, body, ...once(idempotencyKey) }),
  );
}

export function renameBom(api: Api, id: string, name: string, idempotencyKey: string) {
  return answerOf(
    api.PATCH('/api/v1/boms/{id}', { params: { path: { id } }, body: { name }, ...once(idempotencyKey) }),
  );
}

export function repeatBom(api: Api, id: string, idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/boms/{id}/repeat', { params: { path: { id } }, ...once(idempotencyKey) }),
  );
}

export function removeBom(api: Api, id: string, idempotencyKey: string) {
  return answerOf(api.DELETE('/api/v1/boms/{id}', { params: { path: { id } }, ...once(idempotencyKey) }));
}

export type PlanWishes = Omit<Schemas['PlanBomRequest'], 'strategies'>;

/** From whom to buy the lines, by each strategy. */
export function planBom(api: Api, id: string, body: PlanWishes) {
  return answerOf(api.POST('/api/v1/boms/{id}/plans', { params: { path: { id } }, body }));
}
