import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey } from '../../components/field.js';
import { Pager } from '../../components/pager.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { StatementsTable, UnmatchedTable } from '../../features/payments/bank-tables.js';
import { listStatements, listUnmatched, sendStatement } from '../../features/payments/bank.server.js';
import { attempt } from '../../lib/api.server.js';
import { fileOf } from '../../lib/forms.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { doneAndGo, requireVisitor, scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/bank.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [{ title: `${t('statement.title', { ns: 'payments' })} · ${t('site')}` }];
}

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const [statements, unmatched] = await Promise.all([
    listStatements(api),
    listUnmatched(api, url.searchParams.get('cursor') ?? undefined),
  ]);
  return { statements, unmatched, keys: newKeys('send') };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const file = fileOf(form, 'file');
  if (!file) return { problem: undefined };
  const sent = await attempt(() => sendStatement(scope.api, file, keyOf(form)));
  return sent.ok ? doneAndGo(scope, paths.adminBank, 'statementTaken') : { problem: sent.problem };
}

export default function Bank({
  loaderData: { statements, unmatched, keys },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation('payments');
  return (
    <div className="stack">
      <h1>{t('statement.title')}</h1>
      <p className="muted">{t('statement.lead')}</p>
      <ProblemNotice problem={actionData?.problem} shownFields={[]} />
      <Form method="post" encType="multipart/form-data" className="acts drop">
        <IdempotencyKey value={keys.send} />
        <input type="file" name="file" accept=".csv,.txt" required aria-label={t('statement.file')} />
        <SubmitButton>{t('statement.send')}</SubmitButton>
      </Form>
      <StatementsTable statements={statements.items} />
      <h2>{t('unmatched.title')}</h2>
      <UnmatchedTable rows={unmatched.items} />
      <Pager path={paths.adminBank} nextCursor={unmatched.nextCursor} />
    </div>
  );
}
