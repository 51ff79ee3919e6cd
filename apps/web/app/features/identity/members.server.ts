import type { components } from '../../lib/api.gen.js';
import { answerOf, type Api } from '../../lib/api.server.js';

export function findInvitation(api: Api, id: string, token: string) {
  return answerOf(api.GET('/api/v1/invitations/{id}', { params: { path: { id }, query: { token } } }));
}

export function joinFirm(api: Api, id: string, joining: components['schemas']['JoinRequest']) {
  return answerOf(api.POST('/api/v1/invitations/{id}/accept', { params: { path: { id } }, body: joining }));
}
