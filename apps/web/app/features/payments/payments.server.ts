import type { components } from '../../lib/api.gen.js';
import { answerOf, type Api, once } from '../../lib/api.server.js';
import { PAGE_SIZE } from '../../lib/paging.js';

export function findBalance(api: Api) {
  return answerOf(api.GET('/api/v1/seller/balance'));
}

export function listPayouts(api: Api, cursor: string | undefined) {
  return answerOf(api.GET('/api/v1/seller/payouts', { params: { query: { cursor, limit: PAGE_SIZE } } }));
}

export function findPayoutAccount(api: Api) {
  return answerOf(api.GET('/api/v1/seller/payout-account'));
}

/** The provider's page, on which the seller tells what is asked of it. */
export function startOnboarding(api: Api, language: 'zh' | 'en', idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/seller/payout-account/onboarding', { body: { language }, ...once(idempotencyKey) }),
  );
}

/** Pays out all that is payable. */
export function payOut(api: Api, idempotencyKey: string) {
  return answerOf(api.POST('/api/v1/seller/payouts', once(idempotencyKey)));
}

export async function findBankAccount(api: Api) {
  return (await answerOf(api.GET('/api/v1/seller/bank-account'))).account;
}

export function nameBankAccount(
  api: Api,
  payee: components['schemas']['PayeeRequest'],
  idempotencyKey: string,
) {
  return answerOf(api.PUT('/api/v1/seller/bank-account', { body: payee, ...once(idempotencyKey) }));
}
