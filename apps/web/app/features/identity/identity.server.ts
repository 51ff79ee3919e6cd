import type { Api } from '../../lib/api.server.js';
import type { Me, OrganisationView } from '../../lib/api-types.js';
import type { SignedIn } from '../../lib/session.server.js';

export interface Registration {
  email: string;
  password: string;
  name: string;
  locale: 'zh' | 'en';
  organisation: {
    kind: 'buyer' | 'seller';
    name: string;
    province: string;
    city?: string;
    town?: string;
    industrialPark?: string;
    uscc?: string;
  };
}

export const signIn = (api: Api, email: string, password: string) =>
  api.send<SignedIn>('POST', '/auth/login', { email, password });

export const register = (api: Api, registration: Registration) =>
  api.send<SignedIn>('POST', '/auth/register', registration);

export const signOut = (api: Api, refreshToken: string) =>
  api.send<void>('POST', '/auth/logout', { refreshToken });

export const findMe = (api: Api) => api.get<Me>('/me');

export const findOrganisation = (api: Api, id: string) => api.get<OrganisationView>(`/organisations/${id}`);

export const askVerification = (api: Api, request: { uscc: string; note?: string }, idempotencyKey: string) =>
  api.send<unknown>('POST', '/organisations/me/verification', request, idempotencyKey);
