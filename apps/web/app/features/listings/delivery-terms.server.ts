import { answerOf, type Api, once } from '../../lib/api.server.js';
import { fenOf, textOf } from '../../lib/forms.server.js';

export function findDeliveryTerms(api: Api) {
  return answerOf(api.GET('/api/v1/seller/freight-rule'));
}

/** What is left empty does not apply; what is no amount is left for the API to refuse. */
export function setDeliveryTerms(api: Api, form: FormData, idempotencyKey: string) {
  const fen = (name: string) => (textOf(form, name) === '' ? null : (fenOf(form, name) ?? -1));
  return answerOf(
    api.PUT('/api/v1/seller/freight-rule', {
      body: { freeAboveMinor: fen('freeAbove'), minOrderMinor: fen('minOrder') },
      ...once(idempotencyKey),
    }),
  );
}
