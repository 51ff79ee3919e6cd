import type { components } from '../../lib/api.gen.js';
import { answerOf, type Api, asFile, once } from '../../lib/api.server.js';

import { fileOf, textOf } from '../../lib/forms.server.js';

type Schemas = components['schemas'];

const OFFERS_SHOWN = 20;

export function findOffers(api: Api, designation: string, query: { quantity: number; cursor?: string }) {
  return answerOf(
    api.GET('/api/v1/parts/{designation}/offers', {
      params: { path: { designation }, query: { ...query, limit: OFFERS_SHOWN } },
    }),
  );
}

export function findOffersOfSeller(api: Api, id: string, query: { q?: string; cursor?: string }) {
  return answerOf(
    api.GET('/api/v1/sellers/{id}/offers', {
      params: { path: { id }, query: { ...query, limit: OFFERS_SHOWN } },
    }),
  );
}

export interface ListingQuery {
  state?: Schemas['ListingView']['state'];
  q?: string;
  cursor?: string;
  limit: number;
}

export function listMyListings(api: Api, query: ListingQuery) {
  return answerOf(api.GET('/api/v1/seller/listings', { params: { query } }));
}

export function findMyListing(api: Api, id: string) {
  return answerOf(api.GET('/api/v1/seller/listings/{id}', { params: { path: { id } } }));
}

/** The word for goods that were put on offer, by the state that they came to. */
export function offeredAs(state: Schemas['ListingView']['state']): string {
  if (state === 'draft') return 'listingDraft';
  return state === 'live' ? 'listingLive' : 'listingInReview';
}

export function offerListing(api: Api, terms: Schemas['OfferListingRequest'], idempotencyKey: string) {
  return answerOf(api.POST('/api/v1/seller/listings', { body: terms, ...once(idempotencyKey) }));
}

export function amendListing(
  api: Api,
  id: string,
  terms: Schemas['AmendListingRequest'],
  idempotencyKey: string,
) {
  return answerOf(
    api.PATCH('/api/v1/seller/listings/{id}', {
      params: { path: { id } },
      body: terms,
      ...once(idempotencyKey),
    }),
  );
}

/** A photograph more, or one less. */
export async function changePhotographs(api: Api, id: string, form: FormData, idempotencyKey: string) {
  const { photographIds } = await findMyListing(api, id);
  const file = fileOf(form, 'file');
  const gone = textOf(form, 'remove');
  const kept = photographIds.filter((each) => each !== gone);
  if (file) {
    const sent = await answerOf(api.POST('/api/v1/photographs', asFile(file, idempotencyKey)));
    kept.push(sent.id);
  }
  return amendListing(api, id, { photographIds: kept }, `${idempotencyKey}-listing`);
}

export type ListingAct = 'publish' | 'pause' | 'resume' | 'end';

export function actOnListing(api: Api, id: string, act: ListingAct, idempotencyKey: string) {
  return answerOf(
    api.POST(`/api/v1/seller/listings/{id}/${act}`, { params: { path: { id } }, ...once(idempotencyKey) }),
  );
}

/** What a typed number says, best reading first. */
export async function readDesignation(api: Api, text: string) {
  const { results } = await answerOf(api.POST('/api/v1/designations/parse', { body: { text } }));
  return results[0]?.candidates ?? [];
}
