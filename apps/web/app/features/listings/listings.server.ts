import type { Api } from '../../lib/api.server.js';
import type { ListingView, Offers, Page, Parsed } from '../../lib/api-types.js';
import type { ListingTerms } from './listing-form.server.js';

export function findOffers(api: Api, designation: string, quantity: number): Promise<Offers> {
  return api.get(`/parts/${encodeURIComponent(designation)}/offers`, { quantity });
}

export interface ListingQuery {
  state?: string;
  q?: string;
  cursor?: string;
  limit?: number;
}

export const listMyListings = (api: Api, query: ListingQuery) =>
  api.get<Page<ListingView>>('/seller/listings', { ...query });

export const findMyListing = (api: Api, id: string) => api.get<ListingView>(`/seller/listings/${id}`);

export const offerListing = (
  api: Api,
  terms: ListingTerms & { designation: string },
  idempotencyKey: string,
) => api.send<ListingView>('POST', '/seller/listings', terms, idempotencyKey);

export const amendListing = (
  api: Api,
  id: string,
  terms: Partial<ListingTerms> & { version?: number },
  idempotencyKey: string,
) => api.send<ListingView>('PATCH', `/seller/listings/${id}`, terms, idempotencyKey);

export type ListingAct = 'pause' | 'resume' | 'end';

export const actOnListing = (api: Api, id: string, act: ListingAct, idempotencyKey: string) =>
  api.send<ListingView>('POST', `/seller/listings/${id}/${act}`, {}, idempotencyKey);

/** What a typed number says, best reading first. */
export const readDesignation = (api: Api, text: string) =>
  api.send<Parsed>('POST', '/designations/parse', { text });
