import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { StateLinks, SubmitButton } from '../../components/desk.js';
import { IdempotencyKey } from '../../components/field.js';
import { Empty } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { BatchesTable, RemittancesTable } from '../../features/payments/bank-payments.js';
import { BankTabs } from '../../features/payments/bank-tables.js';
import {
  actOnBatch,
  addressRemittance,
  type BatchAct,
  listBatches,
  listRemittances,
  makeBatch,
  noteRemittance,
  type RemittanceState,
} from '../../features/payments/bank.server.js';
import { attempt } from '../../lib/api.server.js';
import { oneOf, textOf } from '../../lib/forms.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import { doneAndGo, requireVisitor, type RequestScope, scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/bank-payments.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [{ title: `${t('batch.title', { ns: 'payments' })} · ${t('site')}` }];
}

const STATES = ['due', 'batched', 'exported', 'paid', 'returned'] as const satisfies RemittanceState[];
const BATCH_ACTS = ['approve', 'export', 'withdraw'] as const satisfies BatchAct[];
const DONE = { approve: 'batchApproved', export: 'batchExported', withdraw: 'batchWithdrawn' } as const;

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const state = oneOf(url.searchParams.get('state'), STATES) ?? 'due';
  const [batches, remittances] = await Promise.all([
    listBatches(api),
    listRemittances(api, state, url.searchParams.get('cursor') ?? undefined),
  ]);
  const keys = newKeys(
    'make',
    ...batches.items.map(({ id }) => id),
    ...remittances.items.map(({ reference }) => reference),
  );
  return { batches, remittances, state, keys };
}

/** What is done to one payment; a form of it that was refused is shown in its row. */
async function actOnRow(scope: RequestScope, form: FormData) {
  const [reference, key] = [textOf(form, 'reference'), keyOf(form)];
  const end = oneOf(textOf(form, 'act'), ['paid', 'returned']);
  const reason = textOf(form, 'reason');
  const done = await attempt(() =>
    end
      ? noteRemittance(scope.api, reference, { end, reason }, key)
      : addressRemittance(scope.api, reference, form, key),
  );
  if (done.ok) return doneAndGo(scope, paths.adminBankPayments, end ? 'remittanceNoted' : 'payeeNamed');
  const draft = {
    holder: textOf(form, 'holder'),
    bank: textOf(form, 'bank'),
    accountNumber: textOf(form, 'accountNumber'),
    reason,
  };
  return { problem: done.problem, refused: { reference, problem: done.problem, draft } };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  if (form.has('reference')) return actOnRow(scope, form);
  const act = oneOf(textOf(form, 'act'), BATCH_ACTS);
  const done = await attempt(() =>
    act ? actOnBatch(scope.api, textOf(form, 'batch'), act, keyOf(form)) : makeBatch(scope.api, keyOf(form)),
  );
  if (!done.ok) return { problem: done.problem };
  return doneAndGo(scope, paths.adminBankPayments, act ? DONE[act] : 'batchMade');
}

export default function BankPayments({ loaderData, actionData }: Route.ComponentProps) {
  const { batches, remittances, state, keys } = loaderData;
  const { t } = useTranslation('payments');
  const refused = actionData && 'refused' in actionData ? actionData.refused : undefined;
  return (
    <div className="stack">
      <BankTabs current="payments" />
      <h1>{t('batch.title')}</h1>
      <p className="muted">{t('batch.lead')}</p>
      <ProblemNotice
        problem={actionData?.problem}
        shownFields={refused ? ['holder', 'bank', 'accountNumber', 'reason'] : []}
      />
      <Form method="post">
        <IdempotencyKey value={keys.make ?? ''} />
        <SubmitButton name="act" value="make">
          {t('batch.make')}
        </SubmitButton>
      </Form>
      {batches.items.length > 0 ? (
        <BatchesTable batches={batches.items} keys={keys} />
      ) : (
        <Empty title={t('batch.none')}>
          <p>{t('batch.noneBody')}</p>
        </Empty>
      )}
      <h2>{t('remittance.title')}</h2>
      <div className="filters">
        <StateLinks
          states={STATES}
          current={state}
          nameOf={(each) => t(`remittance.state.${each}`)}
          addressOf={(each) => withQuery(paths.adminBankPayments, { state: each })}
        />
      </div>
      {remittances.items.length > 0 ? (
        <RemittancesTable remittances={remittances.items} keys={keys} refused={refused} />
      ) : (
        <Empty title={t('remittance.none')}>
          <p>{t(`remittance.noneBody.${state}`)}</p>
        </Empty>
      )}
      <Pager path={paths.adminBankPayments} query={{ state }} nextCursor={remittances.nextCursor} />
    </div>
  );
}
