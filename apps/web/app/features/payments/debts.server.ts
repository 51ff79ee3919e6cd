import type { components } from '../../lib/api.gen.js';
import { answerOf, type Api, once } from '../../lib/api.server.js';
import { textOf } from '../../lib/forms.server.js';
import { PAGE_SIZE } from '../../lib/paging.js';

type Account = components['schemas']['DebtView']['account'];

/** What was decided lately. */
const FEW = 10;

export function listDebts(api: Api, cursor: string | undefined) {
  return answerOf(api.GET('/api/v1/admin/debts', { params: { query: { cursor, limit: PAGE_SIZE } } }));
}

export function listWriteOffs(api: Api, state: 'proposed' | 'confirmed') {
  const limit = state === 'proposed' ? PAGE_SIZE : FEW;
  return answerOf(api.GET('/api/v1/admin/write-offs', { params: { query: { state, limit } } }));
}

/** The debt as its row showed it (`seller|account|minor units`). */
export function proposeWriteOff(api: Api, form: FormData, idempotencyKey: string) {
  const [sellerId = '', account = '', amount = ''] = textOf(form, 'debt').split('|');
  return answerOf(
    api.POST('/api/v1/admin/write-offs', {
      body: {
        sellerId,
        account: account as Account,
        amountMinor: Number(amount),
        reason: textOf(form, 'reason'),
      },
      ...once(idempotencyKey),
    }),
  );
}

export function decideWriteOff(api: Api, id: string, act: 'confirm' | 'withdraw', idempotencyKey: string) {
  const where = { params: { path: { id } }, ...once(idempotencyKey) };
  return answerOf(api.POST(`/api/v1/admin/write-offs/{id}/${act}`, where));
}
