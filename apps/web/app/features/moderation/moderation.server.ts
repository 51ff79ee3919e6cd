import type { Api } from '../../lib/api.server.js';
import type { AuditEntry, ListingView, OrganisationView, Page } from '../../lib/api-types.js';

export interface FirmQuery {
  verification?: string;
  q?: string;
  cursor?: string;
}

export const listFirms = (api: Api, query: FirmQuery) =>
  api.get<Page<OrganisationView>>('/admin/organisations', { ...query });

export const verifyFirm = (api: Api, id: string, idempotencyKey: string) =>
  api.send<unknown>('POST', `/admin/organisations/${encodeURIComponent(id)}/verify`, {}, idempotencyKey);

export const rejectFirm = (api: Api, id: string, reason: string, idempotencyKey: string) =>
  api.send<unknown>(
    'POST',
    `/admin/organisations/${encodeURIComponent(id)}/reject`,
    { reason },
    idempotencyKey,
  );

export const listListings = (api: Api, query: { state: string; cursor?: string }) =>
  api.get<Page<ListingView>>('/admin/listings', { ...query });

interface ListingRef {
  sellerId: string;
  id: string;
}

const listingPath = ({ sellerId, id }: ListingRef) =>
  `/admin/listings/${encodeURIComponent(sellerId)}/${encodeURIComponent(id)}`;

export const approveListing = (api: Api, ref: ListingRef, idempotencyKey: string) =>
  api.send<unknown>('POST', `${listingPath(ref)}/approve`, {}, idempotencyKey);

export const takeDownListing = (api: Api, ref: ListingRef, reason: string, idempotencyKey: string) =>
  api.send<unknown>('POST', `${listingPath(ref)}/take-down`, { reason }, idempotencyKey);

export const listAudit = (api: Api, query: { subjectKind?: string; subjectId?: string; cursor?: string }) =>
  api.get<Page<AuditEntry>>('/admin/audit', { ...query });
