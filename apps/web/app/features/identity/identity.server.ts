import type { components } from '../../lib/api.gen.js';
import { answerOf, type Api, once } from '../../lib/api.server.js';

type Schemas = components['schemas'];
export type Registration = Schemas['RegisterRequest'];

export function signIn(api: Api, email: string, password: string) {
  return answerOf(api.POST('/api/v1/auth/login', { body: { email, password } }));
}

export function register(api: Api, registration: Registration) {
  return answerOf(api.POST('/api/v1/auth/register', { body: registration }));
}

/** Answers the same for every address. */
export function askPassword(api: Api, email: string) {
  return answerOf(api.POST('/api/v1/auth/password-resets', { body: { email } }));
}

export function choosePassword(api: Api, id: string, body: Schemas['ChoosePasswordRequest']) {
  return answerOf(api.POST('/api/v1/auth/password-resets/{id}', { params: { path: { id } }, body }));
}

export function signOut(api: Api, refreshToken: string) {
  return answerOf(api.POST('/api/v1/auth/logout', { body: { refreshToken } }));
}

export function findMe(api: Api) {
  return answerOf(api.GET('/api/v1/me'));
}

export function findOrganisation(api: Api, id: string) {
  return answerOf(api.GET('/api/v1/organisations/{id}', { params: { path: { id } } }));
}

/** Those of the ids that are sellers. */
export async function listSellers(api: Api, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const { items } = await answerOf(api.GET('/api/v1/organisations', { params: { query: { id: [...ids] } } }));
  return items;
}

export function askVerification(
  api: Api,
  request: Schemas['RequestVerificationRequest'],
  idempotencyKey: string,
) {
  return answerOf(
    api.POST('/api/v1/organisations/me/verification', { body: request, ...once(idempotencyKey) }),
  );
}
