import type { components } from '../../lib/api.gen.js';
import { answerOf, type Api, once } from '../../lib/api.server.js';

export function findInvitation(api: Api, id: string, token: string) {
  return answerOf(api.GET('/api/v1/invitations/{id}', { params: { path: { id }, query: { token } } }));
}

export function joinFirm(api: Api, id: string, joining: components['schemas']['JoinRequest']) {
  return answerOf(api.POST('/api/v1/invitations/{id}/accept', { params: { path: { id } }, body: joining }));
}

export function listMembers(api: Api) {
  return answerOf(api.GET('/api/v1/organisations/me/members'));
}

type Role = components['schemas']['ChangeMemberRequest']['role'];

/** What a form of the members' page asks for. */
export type MembersDeed =
  | { act: 'invite'; email: string; role: 'member' | 'admin' }
  | { act: 'withdraw' | 'remove'; id: string }
  | { act: 'role'; id: string; role: Role }
  | { act: 'limit'; id: string; limitMinor: number | null }
  | { act: 'limit-firm'; limitMinor: number | null };

export function changeMembers(api: Api, deed: MembersDeed, idempotencyKey: string) {
  const key = once(idempotencyKey);
  switch (deed.act) {
    case 'invite': {
      const { email, role } = deed;
      return answerOf(api.POST('/api/v1/organisations/me/invitations', { body: { email, role }, ...key }));
    }
    case 'withdraw': {
      const where = { params: { path: { id: deed.id } }, ...key };
      return answerOf(api.DELETE('/api/v1/organisations/me/invitations/{id}', where));
    }
    case 'remove': {
      const where = { params: { path: { id: deed.id } }, ...key };
      return answerOf(api.DELETE('/api/v1/organisations/me/members/{id}', where));
    }
    case 'role': {
      const { id, role } = deed;
      const where = { params: { path: { id } }, ...key };
      return answerOf(api.PATCH('/api/v1/organisations/me/members/{id}', { ...where, body: { role } }));
    }
    case 'limit': {
      const { id, limitMinor } = deed;
      const where = { params: { path: { id } }, ...key };
      return answerOf(
        api.PUT('/api/v1/organisations/me/members/{id}/order-limit', { ...where, body: { limitMinor } }),
      );
    }
    default: {
      const { limitMinor } = deed;
      return answerOf(api.PUT('/api/v1/organisations/me/order-limit', { body: { limitMinor }, ...key }));
    }
  }
}
