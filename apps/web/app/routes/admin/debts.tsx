import { useTranslation } from 'react-i18next';
import { Empty } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { BankTabs } from '../../features/payments/bank-tables.js';
import {
  decideWriteOff,
  listDebts,
  listWriteOffs,
  proposeWriteOff,
} from '../../features/payments/debts.server.js';
import { debtKey, DebtsTable, WriteOffsTable } from '../../features/payments/debts.js';
import { attempt } from '../../lib/api.server.js';
import { oneOf, textOf } from '../../lib/forms.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { doneAndGo, requireVisitor, scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/debts.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [{ title: `${t('debt.title', { ns: 'payments' })} · ${t('site')}` }];
}

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const [debts, proposed, confirmed] = await Promise.all([
    listDebts(api, url.searchParams.get('cursor') ?? undefined),
    listWriteOffs(api, 'proposed'),
    listWriteOffs(api, 'confirmed'),
  ]);
  const keys = newKeys(...debts.items.map(debtKey), ...proposed.items.map(({ id }) => id));
  return { debts, proposed, confirmed, keys };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const act = oneOf(textOf(form, 'act'), ['confirm', 'withdraw']);
  if (act) {
    const decided = await attempt(() => decideWriteOff(scope.api, textOf(form, 'id'), act, keyOf(form)));
    if (!decided.ok) return { problem: decided.problem };
    return doneAndGo(scope, paths.adminDebts, act === 'confirm' ? 'writeOffConfirmed' : 'writeOffWithdrawn');
  }
  const proposed = await attempt(() => proposeWriteOff(scope.api, form, keyOf(form)));
  if (proposed.ok) return doneAndGo(scope, paths.adminDebts, 'writeOffProposed');
  const { problem } = proposed;
  return { problem, refused: { debt: textOf(form, 'debt'), reason: textOf(form, 'reason'), problem } };
}

export default function Debts({ loaderData, actionData }: Route.ComponentProps) {
  const { debts, proposed, confirmed, keys } = loaderData;
  const { t } = useTranslation('payments');
  const refused = actionData && 'refused' in actionData ? actionData.refused : undefined;
  return (
    <div className="stack">
      <BankTabs current="debts" />
      <h1>{t('debt.title')}</h1>
      <p className="muted">{t('debt.lead')}</p>
      <ProblemNotice problem={actionData?.problem} shownFields={refused ? ['reason'] : []} />
      {proposed.items.length > 0 && (
        <>
          <h2>{t('debt.toConfirm')}</h2>
          <WriteOffsTable writeOffs={proposed.items} keys={keys} />
        </>
      )}
      {debts.items.length > 0 ? (
        <DebtsTable debts={debts.items} keys={keys} refused={refused} />
      ) : (
        <Empty title={t('debt.none')}>
          <p>{t('debt.noneBody')}</p>
        </Empty>
      )}
      <Pager path={paths.adminDebts} query={{}} nextCursor={debts.nextCursor} />
      {confirmed.items.length > 0 && (
        <>
          <h2>{t('debt.writtenOff')}</h2>
          <WriteOffsTable writeOffs={confirmed.items} keys={keys} />
        </>
      )}
    </div>
  );
}
