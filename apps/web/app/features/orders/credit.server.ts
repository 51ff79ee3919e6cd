import { answerOf, type Api, once } from '../../lib/api.server.js';
import type { components } from '../../lib/api.gen.js';
import { PAGE_SIZE } from '../../lib/paging.js';
import type { TestMeans } from '../payments/payments.js';
import { TEST_MEANS } from '../payments/payments.js';

type Schemas = components['schemas'];
export const RECEIVABLE_STATES = ['open', 'payable', 'overdue'] as const;
export type ReceivableState = (typeof RECEIVABLE_STATES)[number];

/** A seller's credit customers, or the sellers that let a buyer owe. */
export function listTerms(api: Api, cursor?: string) {
  return answerOf(api.GET('/api/v1/credit-terms', { params: { query: { cursor, limit: PAGE_SIZE } } }));
}

export function findTerms(api: Api, id: string) {
  return answerOf(api.GET('/api/v1/credit-terms/{id}', { params: { path: { id } } }));
}

export function findAgeing(api: Api) {
  return answerOf(api.GET('/api/v1/receivables/ageing'));
}

export function listReceivables(
  api: Api,
  query: { termsId?: string; state?: ReceivableState; cursor?: string },
) {
  return answerOf(api.GET('/api/v1/receivables', { params: { query: { ...query, limit: PAGE_SIZE } } }));
}

export function listRepayments(api: Api, id: string, cursor?: string) {
  return answerOf(
    api.GET('/api/v1/credit-terms/{id}/repayments', {
      params: { path: { id }, query: { cursor, limit: PAGE_SIZE } },
    }),
  );
}

export function grantTerms(api: Api, wish: Schemas['GrantTermsRequest'], idempotencyKey: string) {
  return answerOf(api.POST('/api/v1/credit-terms', { body: wish, ...once(idempotencyKey) }));
}

export function changeTerms(
  api: Api,
  id: string,
  wish: Schemas['ChangeTermsRequest'],
  idempotencyKey: string,
) {
  return answerOf(
    api.PUT('/api/v1/credit-terms/{id}', { params: { path: { id } }, body: wish, ...once(idempotencyKey) }),
  );
}

export const TERMS_ACTS = ['suspend', 'resume', 'end'] as const;

export function actOnTerms(
  api: Api,
  id: string,
  act: (typeof TERMS_ACTS)[number],
  reason: string,
  idempotencyKey: string,
) {
  const where = { params: { path: { id } }, ...once(idempotencyKey) };
  switch (act) {
    case 'suspend':
      return answerOf(api.POST('/api/v1/credit-terms/{id}/suspend', { ...where, body: { reason } }));
    case 'resume':
      return answerOf(api.POST('/api/v1/credit-terms/{id}/resume', where));
    default:
      return answerOf(api.POST('/api/v1/credit-terms/{id}/end', { ...where, body: { reason } }));
  }
}

export function noteReceipt(
  api: Api,
  id: string,
  receipt: Schemas['ReceiptRequest'],
  idempotencyKey: string,
) {
  return answerOf(
    api.POST('/api/v1/credit-terms/{id}/receipts', {
      params: { path: { id } },
      body: receipt,
      ...once(idempotencyKey),
    }),
  );
}

export function reverseRepayment(api: Api, id: string, reason: string, idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/repayments/{id}/reverse', {
      params: { path: { id } },
      body: { reason },
      ...once(idempotencyKey),
    }),
  );
}

/** Of all that is accepted and not paid. */
export function beginRepayment(api: Api, id: string, idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/credit-terms/{id}/repayments', {
      params: { path: { id } },
      body: {},
      ...once(idempotencyKey),
    }),
  );
}

export function findRepayment(api: Api, id: string) {
  return answerOf(api.GET('/api/v1/repayments/{id}', { params: { path: { id } } }));
}

export function payRepayment(api: Api, id: string, means: TestMeans, idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/repayments/{id}/pay', {
      params: { path: { id } },
      body: TEST_MEANS[means],
      ...once(idempotencyKey),
    }),
  );
}

export function findOnAccountOptions(api: Api, checkoutId: string) {
  return answerOf(api.GET('/api/v1/checkouts/{id}/on-account', { params: { path: { id: checkoutId } } }));
}

export function putOnAccount(api: Api, checkoutId: string, orderIds: string[], idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/checkouts/{id}/on-account', {
      params: { path: { id: checkoutId } },
      body: { orderIds },
      ...once(idempotencyKey),
    }),
  );
}
