import type { components } from '../../lib/api.gen.js';
import { answerOf, type Api, asFile, asNamedFile, once } from '../../lib/api.server.js';

type Schemas = components['schemas'];
export type RfqToOpen = Schemas['OpenRfqRequest'];
export type QuoteToSend = Schemas['QuoteRequest'];
export type InboxFolder = 'to_quote' | 'quoted' | 'ended';

const byId = (id: string) => ({ params: { path: { id } } });

export const listRfqs = (api: Api, query: { cursor?: string; limit: number }) =>
  answerOf(api.GET('/api/v1/sourcing/rfqs', { params: { query } }));

export const rfqQuota = (api: Api) => answerOf(api.GET('/api/v1/sourcing/rfqs/quota'));

export const openRfq = (api: Api, body: RfqToOpen, key: string) =>
  answerOf(api.POST('/api/v1/sourcing/rfqs', { body, ...once(key) }));

export const attachToRfq = (api: Api, file: File, key: string) =>
  answerOf(api.POST('/api/v1/sourcing/rfqs/attachments', asNamedFile(file, key)));

export const findRfq = (api: Api, id: string) => answerOf(api.GET('/api/v1/sourcing/rfqs/{id}', byId(id)));

export const amendRfq = (api: Api, id: string, body: Schemas['AmendRfqRequest'], key: string) =>
  answerOf(api.PATCH('/api/v1/sourcing/rfqs/{id}', { ...byId(id), body, ...once(key) }));

export const openQuotesEarly = (api: Api, id: string, key: string) =>
  answerOf(api.POST('/api/v1/sourcing/rfqs/{id}/open-early', { ...byId(id), ...once(key) }));

export const cancelRfq = (api: Api, id: string, reason: string, key: string) =>
  answerOf(api.POST('/api/v1/sourcing/rfqs/{id}/cancel', { ...byId(id), body: { reason }, ...once(key) }));

export const closeRfq = (api: Api, id: string, reason: string, key: string) =>
  answerOf(api.POST('/api/v1/sourcing/rfqs/{id}/close', { ...byId(id), body: { reason }, ...once(key) }));

export const answerQuestion = (
  api: Api,
  { id, questionId }: { id: string; questionId: string },
  answer: string,
  key: string,
) =>
  answerOf(
    api.POST('/api/v1/sourcing/rfqs/{id}/questions/{questionId}/answer', {
      params: { path: { id, questionId } },
      body: { answer },
      ...once(key),
    }),
  );

export const quoteMatrix = (api: Api, id: string) =>
  answerOf(api.GET('/api/v1/sourcing/rfqs/{id}/matrix', byId(id)));

export const awardPlans = (api: Api, id: string, body: Schemas['AwardPlansRequest']) =>
  answerOf(api.POST('/api/v1/sourcing/rfqs/{id}/award-plans', { ...byId(id), body }));

export const awardRfq = (api: Api, id: string, body: Schemas['AwardRequest'], key: string) =>
  answerOf(api.POST('/api/v1/sourcing/rfqs/{id}/award', { ...byId(id), body, ...once(key) }));

export const makeCounterOffer = (api: Api, id: string, body: Schemas['CounterOfferRequest'], key: string) =>
  answerOf(api.POST('/api/v1/sourcing/rfqs/{id}/counter-offers', { ...byId(id), body, ...once(key) }));

/** All that came of it: to a seller its own. */
export const ordersOfRfq = async (api: Api, id: string) =>
  (await answerOf(api.GET('/api/v1/sourcing/rfqs/{id}/orders', byId(id)))).items;

export const rfqInbox = (api: Api, query: { folder?: InboxFolder; cursor?: string; limit: number }) =>
  answerOf(api.GET('/api/v1/seller/rfqs', { params: { query } }));

export const findSellerRfq = (api: Api, id: string) =>
  answerOf(api.GET('/api/v1/seller/rfqs/{id}', byId(id)));

export const askBuyer = (api: Api, id: string, question: string, key: string) =>
  answerOf(api.POST('/api/v1/seller/rfqs/{id}/questions', { ...byId(id), body: { question }, ...once(key) }));

export const declineRfq = (api: Api, id: string, key: string) =>
  answerOf(api.POST('/api/v1/seller/rfqs/{id}/decline', { ...byId(id), ...once(key) }));

export const quoteDraft = (api: Api, id: string) =>
  answerOf(api.GET('/api/v1/sourcing/rfqs/{id}/quote-draft', byId(id)));

export const readQuoteFile = (api: Api, id: string, file: File, key: string) =>
  answerOf(api.POST('/api/v1/sourcing/rfqs/{id}/quote-draft/files', { ...byId(id), ...asFile(file, key) }));

export const findQuote = (api: Api, id: string) =>
  answerOf(api.GET('/api/v1/sourcing/rfqs/{id}/quote', byId(id)));

export const sendQuote = (api: Api, id: string, body: QuoteToSend, key: string) =>
  answerOf(api.PUT('/api/v1/sourcing/rfqs/{id}/quote', { ...byId(id), body, ...once(key) }));

export const confirmQuote = (api: Api, id: string, version: number, key: string) =>
  answerOf(
    api.POST('/api/v1/sourcing/rfqs/{id}/quote/confirm', { ...byId(id), body: { version }, ...once(key) }),
  );

export const withdrawQuote = (api: Api, id: string, key: string) =>
  answerOf(api.DELETE('/api/v1/sourcing/rfqs/{id}/quote', { ...byId(id), ...once(key) }));

export const acceptCounterOffer = (api: Api, id: string, key: string) =>
  answerOf(api.POST('/api/v1/sourcing/counter-offers/{id}/accept', { ...byId(id), ...once(key) }));

export const declineCounterOffer = (api: Api, id: string, key: string) =>
  answerOf(api.POST('/api/v1/sourcing/counter-offers/{id}/decline', { ...byId(id), ...once(key) }));

export const subscriptions = (api: Api) => answerOf(api.GET('/api/v1/seller/rfq-subscriptions'));

export const subscribe = (api: Api, items: Schemas['SubscribeRequest']['items'], key: string) =>
  answerOf(api.PUT('/api/v1/seller/rfq-subscriptions', { body: { items }, ...once(key) }));
