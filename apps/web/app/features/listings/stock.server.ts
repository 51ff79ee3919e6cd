import { answerOf, type Api, once } from '../../lib/api.server.js';
import type { components } from '../../lib/api.gen.js';

type Schemas = components['schemas'];

const MOVEMENTS_SHOWN = 20;
/** Four weeks, and the rest of this one. */
const DAYS_SHOWN = 35;

/** All that a seller looks at when it looks after the stock of a listing. */
export async function findStock(api: Api, id: string, cursor: string | undefined) {
  const path = { path: { id } };
  const [lots, movements, prices, calendar] = await Promise.all([
    answerOf(api.GET('/api/v1/seller/listings/{id}/lots', { params: path })),
    answerOf(
      api.GET('/api/v1/seller/listings/{id}/movements', {
        params: { ...path, query: { cursor, limit: MOVEMENTS_SHOWN } },
      }),
    ),
    answerOf(api.GET('/api/v1/seller/listings/{id}/prices', { params: { ...path, query: { limit: 10 } } })),
    answerOf(
      api.GET('/api/v1/seller/listings/{id}/calendar', { params: { ...path, query: { days: DAYS_SHOWN } } }),
    ),
  ]);
  return { lots: lots.items, movements, prices: prices.items, calendar };
}

export function receiveLot(api: Api, id: string, lot: Schemas['ReceiveLotRequest'], idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/seller/listings/{id}/lots', {
      params: { path: { id } },
      body: lot,
      ...once(idempotencyKey),
    }),
  );
}

export function moveLot(
  api: Api,
  { id, lotId }: { id: string; lotId: string },
  movement: Schemas['MoveLotRequest'],
  idempotencyKey: string,
) {
  return answerOf(
    api.POST('/api/v1/seller/listings/{id}/lots/{lotId}/movements', {
      params: { path: { id, lotId } },
      body: movement,
      ...once(idempotencyKey),
    }),
  );
}

export function labelLot(
  api: Api,
  { id, lotId }: { id: string; lotId: string },
  label: Schemas['LabelLotRequest'],
  idempotencyKey: string,
) {
  return answerOf(
    api.PATCH('/api/v1/seller/listings/{id}/lots/{lotId}', {
      params: { path: { id, lotId } },
      body: label,
      ...once(idempotencyKey),
    }),
  );
}

export function setCapacity(
  api: Api,
  id: string,
  day: Schemas['CapacityDayRequest'],
  idempotencyKey: string,
) {
  return answerOf(
    api.PUT('/api/v1/seller/listings/{id}/calendar', {
      params: { path: { id } },
      body: day,
      ...once(idempotencyKey),
    }),
  );
}
