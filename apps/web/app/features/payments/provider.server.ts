import { answerOf, type Api, once } from '../../lib/api.server.js';
import { PAGE_SIZE } from '../../lib/paging.js';

export const EVENT_STATES = ['dead', 'parked', 'received', 'worked', 'ignored'] as const;
export type EventState = (typeof EVENT_STATES)[number];

export function eventStateOf(text: string | null): EventState {
  return EVENT_STATES.find((state) => state === text) ?? 'dead';
}

export function listEvents(api: Api, state: EventState, cursor: string | undefined) {
  return answerOf(
    api.GET('/api/v1/admin/provider-events', { params: { query: { state, cursor, limit: PAGE_SIZE } } }),
  );
}

export function replayEvent(api: Api, id: string, idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/admin/provider-events/{id}/replay', {
      params: { path: { id } },
      ...once(idempotencyKey),
    }),
  );
}

export function listPaymentDisputes(api: Api) {
  return answerOf(
    api.GET('/api/v1/admin/payment-disputes', { params: { query: { state: 'open', limit: PAGE_SIZE } } }),
  );
}
