import type { components } from '../../lib/api.gen.js';
import { answerOf, type Api, once } from '../../lib/api.server.js';

type Schemas = components['schemas'];

const at = (id: string) => ({ params: { path: { id } } });

export const findFapiao = (api: Api, orderId: string) =>
  answerOf(api.GET('/api/v1/orders/{id}/fapiao', at(orderId)));

export const askForFapiao = (api: Api, id: string, body: Schemas['RequestFapiaoRequest'], key: string) =>
  answerOf(api.POST('/api/v1/orders/{id}/fapiao', { ...at(id), ...once(key), body }));

export const issueFapiao = (api: Api, id: string, body: Schemas['IssueFapiaoRequest'], key: string) =>
  answerOf(api.POST('/api/v1/orders/{id}/fapiao/issue', { ...at(id), ...once(key), body }));

export const refuseFapiao = (api: Api, id: string, body: Schemas['ReasonRequest'], key: string) =>
  answerOf(api.POST('/api/v1/orders/{id}/fapiao/refuse', { ...at(id), ...once(key), body }));
