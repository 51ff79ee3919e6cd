import type { components } from '../../lib/api.gen.js';
import { answerOf, type Api, asNamedFile, once } from '../../lib/api.server.js';
import { oneOf, textOf } from '../../lib/forms.server.js';
import { PAGE_SIZE } from '../../lib/paging.js';

type Schemas = components['schemas'];
export type RowState = Schemas['BankRowView']['state'];
export type RemittanceState = Schemas['RemittanceView']['state'];

/** What waits for one person is no more than this. */
const FEW = 10;

export function listStatements(api: Api) {
  return answerOf(api.GET('/api/v1/admin/bank/statements', { params: { query: { limit: FEW } } }));
}

export function listRows(api: Api, state: RowState, cursor: string | undefined) {
  return answerOf(
    api.GET('/api/v1/admin/bank/rows', { params: { query: { state, cursor, limit: PAGE_SIZE } } }),
  );
}

/** What the provider has announced: it pays out once a day at most. */
export function listAwaitedPayouts(api: Api) {
  return answerOf(api.GET('/api/v1/admin/bank/payouts', { params: { query: { limit: PAGE_SIZE } } }));
}

export function listMatches(api: Api) {
  return answerOf(api.GET('/api/v1/admin/bank/matches', { params: { query: { limit: PAGE_SIZE } } }));
}

export function sendStatement(api: Api, file: File, idempotencyKey: string) {
  return answerOf(api.POST('/api/v1/admin/bank/statements', asNamedFile(file, idempotencyKey)));
}

/** The lines that were ticked, or the one whose suggestion was taken (`row|code`). */
export function proposeMatch(api: Api, form: FormData, idempotencyKey: string) {
  const [row, suggested] = textOf(form, 'suggest').split('|');
  const kind = oneOf(textOf(form, 'act'), ['return', 'charge', 'payout']) ?? 'pay';
  const code =
    suggested ?? (kind === 'pay' || kind === 'payout' ? textOf(form, 'code') || undefined : undefined);
  const rowIds = row ? [row] : form.getAll('rowIds').filter((each) => typeof each === 'string');
  const note = textOf(form, 'note') || undefined;
  return answerOf(
    api.POST('/api/v1/admin/bank/matches', {
      body: { rowIds, kind, ...(code !== undefined && { code }), note },
      ...once(idempotencyKey),
    }),
  );
}

export function decideMatch(api: Api, id: string, act: 'confirm' | 'withdraw', idempotencyKey: string) {
  const where = { params: { path: { id } }, ...once(idempotencyKey) };
  return answerOf(api.POST(`/api/v1/admin/bank/matches/{id}/${act}`, where));
}

export function listBatches(api: Api) {
  return answerOf(api.GET('/api/v1/admin/bank/batches', { params: { query: { limit: FEW } } }));
}

export function makeBatch(api: Api, idempotencyKey: string) {
  return answerOf(api.POST('/api/v1/admin/bank/batches', once(idempotencyKey)));
}

export type BatchAct = 'approve' | 'export' | 'withdraw';

export function actOnBatch(api: Api, id: string, act: BatchAct, idempotencyKey: string) {
  const where = { params: { path: { id } }, ...once(idempotencyKey) };
  return answerOf(api.POST(`/api/v1/admin/bank/batches/{id}/${act}`, where));
}

export function listRemittances(api: Api, state: RemittanceState, cursor: string | undefined) {
  return answerOf(
    api.GET('/api/v1/admin/bank/remittances', { params: { query: { state, cursor, limit: PAGE_SIZE } } }),
  );
}

/** An account as a form holds it; blanks among the digits are how people write them. */
export function payeeIn(form: FormData): Schemas['PayeeRequest'] {
  return {
    holder: textOf(form, 'holder'),
    bank: textOf(form, 'bank'),
    accountNumber: textOf(form, 'accountNumber').replaceAll(/[\s-]/g, ''),
  };
}

export function addressRemittance(api: Api, reference: string, form: FormData, idempotencyKey: string) {
  const where = { params: { path: { reference } }, ...once(idempotencyKey) };
  return answerOf(
    api.PUT('/api/v1/admin/bank/remittances/{reference}/account', { ...where, body: payeeIn(form) }),
  );
}

export function noteRemittance(
  api: Api,
  reference: string,
  { end, reason }: { end: 'paid' | 'returned'; reason: string },
  idempotencyKey: string,
) {
  const where = { params: { path: { reference } }, ...once(idempotencyKey) };
  return end === 'paid'
    ? answerOf(api.POST('/api/v1/admin/bank/remittances/{reference}/paid', where))
    : answerOf(
        api.POST('/api/v1/admin/bank/remittances/{reference}/returned', {
          ...where,
          body: reason ? { reason } : {},
        }),
      );
}
