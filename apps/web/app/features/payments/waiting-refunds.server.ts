import { answerOf, type Api, once } from '../../lib/api.server.js';
import { payeeIn } from './bank.server.js';

export async function listWaitingRefunds(api: Api) {
  return (await answerOf(api.GET('/api/v1/buyer/refunds/waiting'))).items;
}

export function nameRefundAccount(api: Api, form: FormData, idempotencyKey: string) {
  return answerOf(api.PUT('/api/v1/buyer/refunds/account', { body: payeeIn(form), ...once(idempotencyKey) }));
}
