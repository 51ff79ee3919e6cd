import type { components } from '../../lib/api.gen.js';
import { answerOf, type Api, once } from '../../lib/api.server.js';
import { PAGE_SIZE } from '../../lib/paging.js';

type Schemas = components['schemas'];

export interface FirmQuery {
  verification?: Schemas['OrganisationView']['verification'];
  q?: string;
  cursor?: string;
}

export function listFirms(api: Api, query: FirmQuery) {
  return answerOf(
    api.GET('/api/v1/admin/organisations', { params: { query: { ...query, limit: PAGE_SIZE } } }),
  );
}

export function verifyFirm(api: Api, id: string, idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/admin/organisations/{id}/verify', {
      params: { path: { id } },
      ...once(idempotencyKey),
    }),
  );
}

export function rejectFirm(api: Api, id: string, reason: string, idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/admin/organisations/{id}/reject', {
      params: { path: { id } },
      body: { reason },
      ...once(idempotencyKey),
    }),
  );
}

export function listListings(api: Api, query: { state: Schemas['ListingView']['state']; cursor?: string }) {
  return answerOf(api.GET('/api/v1/admin/listings', { params: { query: { ...query, limit: PAGE_SIZE } } }));
}

export interface ListingRef {
  sellerId: string;
  id: string;
}

export function approveListing(api: Api, path: ListingRef, idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/admin/listings/{sellerId}/{id}/approve', { params: { path }, ...once(idempotencyKey) }),
  );
}

export function takeDownListing(api: Api, path: ListingRef, reason: string, idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/admin/listings/{sellerId}/{id}/take-down', {
      params: { path },
      body: { reason },
      ...once(idempotencyKey),
    }),
  );
}

export function listAudit(api: Api, query: { subjectKind?: string; subjectId?: string; cursor?: string }) {
  return answerOf(api.GET('/api/v1/admin/audit', { params: { query: { ...query, limit: PAGE_SIZE } } }));
}

export function listCertificates(
  api: Api,
  query: { state: Schemas['CertificateView']['state']; cursor?: string },
) {
  return answerOf(
    api.GET('/api/v1/admin/certificates', { params: { query: { ...query, limit: PAGE_SIZE } } }),
  );
}

export function verifyCertificate(api: Api, id: string, idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/admin/certificates/{id}/verify', { params: { path: { id } }, ...once(idempotencyKey) }),
  );
}

export function rejectCertificate(api: Api, id: string, reason: string, idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/admin/certificates/{id}/reject', {
      params: { path: { id } },
      body: { reason },
      ...once(idempotencyKey),
    }),
  );
}

export function listProposals(api: Api, query: { state: Schemas['ProposalView']['state']; cursor?: string }) {
  return answerOf(api.GET('/api/v1/admin/proposals', { params: { query: { ...query, limit: PAGE_SIZE } } }));
}

export function acceptProposal(api: Api, id: string, idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/admin/proposals/{id}/accept', {
      params: { path: { id } },
      body: {},
      ...once(idempotencyKey),
    }),
  );
}

export function rejectProposal(api: Api, id: string, reason: string, idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/admin/proposals/{id}/reject', {
      params: { path: { id } },
      body: { reason },
      ...once(idempotencyKey),
    }),
  );
}
