import type { components } from '../../lib/api.gen.js';
import { answerOf, type Api, once } from '../../lib/api.server.js';

type Schemas = components['schemas'];
export type RequestToLeave = Schemas['LeaveRequestRequest'];

interface PageAsked {
  cursor?: string;
  limit: number;
}

export function leaveRequest(api: Api, request: RequestToLeave, idempotencyKey: string) {
  return answerOf(api.POST('/api/v1/requests', { body: request, ...once(idempotencyKey) }));
}

export function closeRequest(api: Api, id: string, idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/requests/{id}/close', { params: { path: { id } }, ...once(idempotencyKey) }),
  );
}

export function listMyRequests(api: Api, query: PageAsked) {
  return answerOf(api.GET('/api/v1/requests', { params: { query } }));
}

/** What buyers look for that the seller could make. */
export function listSought(api: Api, query: PageAsked) {
  return answerOf(api.GET('/api/v1/seller/requests', { params: { query } }));
}
