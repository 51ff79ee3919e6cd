import type { components } from '../../lib/api.gen.js';
import { answerOf, type Api, asFile, once } from '../../lib/api.server.js';
import { fenOf, filesOf, numberOf, oneOf, textOf } from '../../lib/forms.server.js';
import { OUTCOMES, REASONS } from './claim.words.js';

type Schemas = components['schemas'];

export interface ClaimQuery {
  state?: Schemas['ClaimView']['state'];
  cursor?: string;
  limit: number;
}

export const listMyClaims = (api: Api, query: ClaimQuery) =>
  answerOf(api.GET('/api/v1/claims', { params: { query } }));
export const listSellerClaims = (api: Api, query: ClaimQuery) =>
  answerOf(api.GET('/api/v1/seller/claims', { params: { query } }));
export const listDisputes = (api: Api, query: ClaimQuery & Required<Pick<ClaimQuery, 'state'>>) =>
  answerOf(api.GET('/api/v1/admin/disputes', { params: { query } }));

export async function claimsOfOrder(api: Api, id: string) {
  return (await answerOf(api.GET('/api/v1/orders/{id}/claims', { params: { path: { id } } }))).items;
}

/** Photographs first, each under a key of its own: sent again with the form, they count once. */
async function sendPhotographs(api: Api, form: FormData, key: string): Promise<string[]> {
  const ids: string[] = [];
  for (const [at, file] of filesOf(form, 'photographs').entries()) {
    const sent = await answerOf(api.POST('/api/v1/claims/photographs', asFile(file, `${key}-${at}`)));
    ids.push(sent.id);
  }
  return ids;
}

/** An empty field is all. */
function refundIn(form: FormData): { refundMinor?: number } {
  const refundMinor = fenOf(form, 'refund');
  return refundMinor === undefined ? {} : { refundMinor };
}

export async function openClaim(api: Api, orderId: string, form: FormData, key: string) {
  const outcome = oneOf(textOf(form, 'outcome'), OUTCOMES) ?? 'refund';
  const body: Schemas['OpenClaimRequest'] = {
    lineNo: numberOf(form, 'lineNo') ?? 0,
    reason: oneOf(textOf(form, 'reason'), REASONS) ?? 'damaged',
    quantity: numberOf(form, 'quantity') ?? 0,
    words: textOf(form, 'words'),
    outcome,
    ...(outcome !== 'replace' && refundIn(form)),
    photographIds: await sendPhotographs(api, form, key),
  };
  return answerOf(
    api.POST('/api/v1/orders/{id}/claims', { params: { path: { id: orderId } }, body, ...once(key) }),
  );
}

const SILENT = [
  'accept',
  'agree',
  'withdraw',
  'receive-replacement',
  'keep-replacement',
  'receive-return',
] as const;
const SPOKEN = ['refuse', 'escalate'] as const;
const CARRIED = ['send-replacement', 'send-back'] as const;

/** What a form of a claim asks to be done. */
export async function actOnClaim(api: Api, form: FormData, key: string) {
  const act = textOf(form, 'act');
  const where = { params: { path: { id: textOf(form, 'claimId') } }, ...once(key) };
  const silent = oneOf(act, SILENT);
  if (silent) return answerOf(api.POST(`/api/v1/claims/{id}/${silent}`, where));
  const carried = oneOf(act, CARRIED);
  if (carried) {
    const body = { carrier: textOf(form, 'carrier'), trackingNumber: textOf(form, 'trackingNumber') };
    return answerOf(api.POST(`/api/v1/claims/{id}/${carried}`, { ...where, body }));
  }
  const said = { words: textOf(form, 'words'), photographIds: await sendPhotographs(api, form, key) };
  const spoken = oneOf(act, SPOKEN);
  if (spoken) return answerOf(api.POST(`/api/v1/claims/{id}/${spoken}`, { ...where, body: said }));
  const outcome = oneOf(textOf(form, 'outcome'), OUTCOMES) ?? 'refund';
  const body = { ...said, outcome, ...(outcome !== 'replace' && refundIn(form)) };
  return answerOf(api.POST('/api/v1/claims/{id}/offer', { ...where, body }));
}

export function decideClaim(api: Api, form: FormData, key: string) {
  const outcome = oneOf(textOf(form, 'outcome'), [...OUTCOMES, 'reject']) ?? 'reject';
  const movesMoney = outcome === 'refund' || outcome === 'return';
  return answerOf(
    api.POST('/api/v1/admin/disputes/{id}/decide', {
      params: { path: { id: textOf(form, 'claimId') } },
      body: { outcome, reason: textOf(form, 'reason'), ...(movesMoney && refundIn(form)) },
      ...once(key),
    }),
  );
}
