import { answerOf, type Api, once } from '../../lib/api.server.js';
import type { components } from '../../lib/api.gen.js';
import { fenOf, numberOf, textOf } from '../../lib/forms.server.js';
import { PAGE_SIZE } from '../../lib/paging.js';

type Schemas = components['schemas'];
type Rule = Schemas['CommissionRuleRequest'];

/** What the market keeps of the seller's goods. */
export function findMyRates(api: Api) {
  return answerOf(api.GET('/api/v1/seller/commission'));
}

export function listRules(api: Api, query: { state: 'current' | 'past'; cursor?: string }) {
  return answerOf(
    api.GET('/api/v1/admin/commission-rules', { params: { query: { ...query, limit: PAGE_SIZE } } }),
  );
}

/** Sellers whose name holds the text, or whose social credit code it is. */
export async function sellersNamed(api: Api, q: string) {
  const query = { kind: 'seller', q, limit: PAGE_SIZE } as const;
  const { items } = await answerOf(api.GET('/api/v1/admin/organisations', { params: { query } }));
  const exact = items.filter(({ name, uscc }) => name === q || uscc === q);
  return exact.length > 0 ? exact : items;
}

const BASIS_POINTS_IN_PERCENT = 100;
/** What floats add to a percentage is taken off; finer than a basis point is left for the API to refuse. */
const PLACES = 6;

/** What is left empty does not apply; what is no amount is left for the API to refuse. */
function termsIn(form: FormData) {
  const fen = (name: string) => (textOf(form, name) === '' ? null : (fenOf(form, name) ?? -1));
  const percent = numberOf(form, 'rate');
  return {
    basisPoints: percent === undefined ? -1 : Number((percent * BASIS_POINTS_IN_PERCENT).toFixed(PLACES)),
    leastMinor: fen('least'),
    mostMinor: fen('most'),
    validFrom: textOf(form, 'validFrom') || null,
    validUntil: textOf(form, 'validUntil') || null,
  };
}

export function addRule(api: Api, form: FormData, sellerId: string | null, idempotencyKey: string) {
  const family = (textOf(form, 'family') || null) as Rule['family'];
  const body = { ...termsIn(form), family, sellerId };
  return answerOf(api.POST('/api/v1/admin/commission-rules', { body, ...once(idempotencyKey) }));
}

export function changeRule(api: Api, id: string, form: FormData, idempotencyKey: string) {
  return answerOf(
    api.PUT('/api/v1/admin/commission-rules/{id}', {
      params: { path: { id } },
      body: termsIn(form),
      ...once(idempotencyKey),
    }),
  );
}

export function endRule(api: Api, id: string, idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/admin/commission-rules/{id}/end', {
      params: { path: { id } },
      ...once(idempotencyKey),
    }),
  );
}
