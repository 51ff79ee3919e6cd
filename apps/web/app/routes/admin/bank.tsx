import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { StateLinks, SubmitButton } from '../../components/desk.js';
import { IdempotencyKey } from '../../components/field.js';
import { Empty } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { LinesForm, MatchesTable } from '../../features/payments/bank-lines.js';
import { AwaitedPayoutsTable, BankTabs, StatementsTable } from '../../features/payments/bank-tables.js';
import {
  decideMatch,
  listAwaitedPayouts,
  listMatches,
  listRows,
  listStatements,
  proposeMatch,
  type RowState,
  sendStatement,
} from '../../features/payments/bank.server.js';
import { attempt } from '../../lib/api.server.js';
import { fileOf, oneOf, textOf } from '../../lib/forms.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import { doneAndGo, requireVisitor, type RequestScope, scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/bank.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [{ title: `${t('statement.title', { ns: 'payments' })} · ${t('site')}` }];
}

const STATES = ['unmatched', 'received', 'matched', 'sent_back', 'charged'] as const satisfies RowState[];

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const state = oneOf(url.searchParams.get('state'), STATES) ?? 'unmatched';
  const [statements, matches, rows, awaited] = await Promise.all([
    listStatements(api),
    listMatches(api),
    listRows(api, state, url.searchParams.get('cursor') ?? undefined),
    listAwaitedPayouts(api),
  ]);
  const keys = newKeys('send', 'propose', ...matches.items.map(({ id }) => id));
  return { statements, matches, rows, awaited, state, keys };
}

async function send(scope: RequestScope, form: FormData) {
  const file = fileOf(form, 'file');
  if (!file) return { problem: undefined };
  const sent = await attempt(() => sendStatement(scope.api, file, keyOf(form)));
  return sent.ok ? doneAndGo(scope, paths.adminBank, 'statementTaken') : { problem: sent.problem };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const act = oneOf(textOf(form, 'act'), ['confirm', 'withdraw', 'send']);
  if (act === 'send') return send(scope, form);
  if (act) {
    const decided = await attempt(() => decideMatch(scope.api, textOf(form, 'id'), act, keyOf(form)));
    if (!decided.ok) return { problem: decided.problem };
    return doneAndGo(scope, paths.adminBank, act === 'confirm' ? 'matchConfirmed' : 'matchWithdrawn');
  }
  const proposed = await attempt(() => proposeMatch(scope.api, form, keyOf(form)));
  if (proposed.ok) return doneAndGo(scope, paths.adminBank, 'matchProposed');
  const rowIds = form.getAll('rowIds').filter((each) => typeof each === 'string');
  return {
    problem: proposed.problem,
    draft: { rowIds, code: textOf(form, 'code'), note: textOf(form, 'note') },
  };
}

export default function Bank({ loaderData, actionData }: Route.ComponentProps) {
  const { statements, matches, rows, awaited, state, keys } = loaderData;
  const { t } = useTranslation('payments');
  const draft = actionData && 'draft' in actionData ? actionData.draft : undefined;
  return (
    <div className="stack">
      <BankTabs current="lines" />
      <h1>{t('statement.title')}</h1>
      <p className="muted">{t('statement.lead')}</p>
      <ProblemNotice problem={actionData?.problem} shownFields={draft ? ['code', 'note', 'rowIds'] : []} />
      <Form method="post" encType="multipart/form-data" className="acts drop">
        <IdempotencyKey value={keys.send ?? ''} />
        <input type="file" name="file" accept=".csv,.txt" required aria-label={t('statement.file')} />
        <SubmitButton name="act" value="send">
          {t('statement.send')}
        </SubmitButton>
      </Form>
      {matches.items.length > 0 && (
        <>
          <h2>{t('match.toConfirm')}</h2>
          <MatchesTable matches={matches.items} keys={keys} />
        </>
      )}
      <h2>{t('line.title')}</h2>
      <div className="filters">
        <StateLinks
          states={STATES}
          current={state}
          nameOf={(each) => t(`line.state.${each}`)}
          addressOf={(each) => withQuery(paths.adminBank, { state: each })}
        />
      </div>
      {rows.items.length > 0 ? (
        <LinesForm
          key={keys.propose}
          rows={rows.items}
          problem={draft && actionData?.problem}
          draft={draft}
          idempotencyKey={keys.propose ?? ''}
        />
      ) : (
        <Empty title={t('line.none')}>
          <p>{t(`line.noneBody.${state}`)}</p>
        </Empty>
      )}
      <Pager path={paths.adminBank} query={{ state }} nextCursor={rows.nextCursor} />
      {awaited.items.length > 0 && (
        <>
          <h2>{t('awaited.title')}</h2>
          <p className="muted">{t('awaited.lead')}</p>
          <AwaitedPayoutsTable payouts={awaited.items} />
        </>
      )}
      <h2>{t('statement.taken')}</h2>
      <StatementsTable statements={statements.items} />
    </div>
  );
}
