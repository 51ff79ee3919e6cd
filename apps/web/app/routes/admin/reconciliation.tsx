import { useTranslation } from 'react-i18next';
import { Form, redirect } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey } from '../../components/field.js';
import { Notice } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { BankStanding, Reconciliation } from '../../features/payments/reconciliation.js';
import { compareNow, findReconciliation } from '../../features/payments/reconciliation.server.js';
import { attempt } from '../../lib/api.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { inLanguage, languageOf } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import { requireVisitor, scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/reconciliation.js';

/** While a comparison is under way the page looks again by itself. */
export function meta({ location, loaderData }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('reconciliation.title', { ns: 'payments' })} · ${t('site')}` },
    ...(loaderData?.isRunning ? [{ httpEquiv: 'refresh', content: '3' }] : []),
  ];
}

const RUNNING_MS = 10 * 60_000;

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const report = await findReconciliation(api, url.searchParams.get('cursor') ?? undefined);
  const asked = Date.parse(url.searchParams.get('asked') ?? '');
  const last = Date.parse(report.runs[0]?.ranAt ?? '');
  // A comparison bears the time at which it began, which may not be before it was asked for.
  const isRunning = asked > Date.now() - RUNNING_MS && !(last >= asked);
  return { report, isRunning, keys: newKeys('run') };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const asked = await attempt(async () => compareNow(scope.api, keyOf(await request.formData())));
  if (!asked.ok) return { problem: asked.problem };
  const { askedAt } = asked.value;
  return redirect(inLanguage(withQuery(paths.adminReconciliation, { asked: askedAt }), scope.language), 303);
}

/** Where our books differ from the provider's and the bank's. */
export default function ReconciliationDesk({ loaderData, actionData }: Route.ComponentProps) {
  const { report, isRunning, keys } = loaderData;
  const { t } = useTranslation('payments');
  return (
    <div className="stack">
      <h1>{t('reconciliation.title')}</h1>
      <p className="muted">{t('reconciliation.hint')}</p>
      <ProblemNotice problem={actionData?.problem} />
      {isRunning ? (
        <Notice title={t('reconciliation.running')} />
      ) : (
        <Form method="post">
          <IdempotencyKey value={keys.run} />
          <SubmitButton className="">{t('reconciliation.run')}</SubmitButton>
        </Form>
      )}
      <Reconciliation report={report} />
      <Pager path={paths.adminReconciliation} nextCursor={report.nextCursor} />
      {report.bank.length > 0 && (
        <section aria-labelledby="bank-standing">
          <h2 id="bank-standing">{t('reconciliation.bank.title')}</h2>
          <BankStanding bank={report.bank} />
        </section>
      )}
    </div>
  );
}
