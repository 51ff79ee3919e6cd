import type { components } from '../../lib/api.gen.js';
import { answerOf, type Api, asNamedFile, once } from '../../lib/api.server.js';
import { fileOf, textOf } from '../../lib/forms.server.js';

type Schemas = components['schemas'];

const at = (id: string) => ({ params: { path: { id } } });

export const findFapiao = (api: Api, orderId: string) =>
  answerOf(api.GET('/api/v1/orders/{id}/fapiao', at(orderId)));

export const askForFapiao = (api: Api, id: string, body: Schemas['RequestFapiaoRequest'], key: string) =>
  answerOf(api.POST('/api/v1/orders/{id}/fapiao', { ...at(id), ...once(key), body }));

/** Its file first, under a key of its own: sent again with the form, it counts once. */
export async function issueFapiao(api: Api, id: string, form: FormData, key: string) {
  const body: Schemas['IssueFapiaoRequest'] = {
    number: textOf(form, 'number'),
    issuedOn: textOf(form, 'issuedOn'),
  };
  const file = fileOf(form, 'file');
  if (file) {
    const sent = api.POST('/api/v1/seller/fapiao-files', asNamedFile(file, `${key}-file`));
    body.fileId = (await answerOf(sent)).id;
  }
  return answerOf(api.POST('/api/v1/orders/{id}/fapiao/issue', { ...at(id), ...once(key), body }));
}

export const refuseFapiao = (api: Api, id: string, body: Schemas['ReasonRequest'], key: string) =>
  answerOf(api.POST('/api/v1/orders/{id}/fapiao/refuse', { ...at(id), ...once(key), body }));
