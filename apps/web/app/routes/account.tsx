import { useTranslation } from 'react-i18next';
import { BuyerStatement, StatementFrame } from '../features/ledger/statement.js';
import { buyerStatement, statementOf } from '../features/ledger/statement.server.js';
import { payeeIn } from '../features/payments/bank.server.js';
import { WaitingRefunds } from '../features/payments/waiting-refunds.js';
import { listWaitingRefunds, nameRefundAccount } from '../features/payments/waiting-refunds.server.js';
import { attempt } from '../lib/api.server.js';
import { i18nFor } from '../lib/i18n.js';
import { keyOf, newKeys } from '../lib/keys.server.js';
import { languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { doneAndGo, requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/account.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('statement.title', { ns: 'ledger' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export async function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  const { kind, organisationName } = requireVisitor(scope);
  const [found, refunds] = await Promise.all([
    statementOf(scope, buyerStatement),
    kind === 'buyer' ? listWaitingRefunds(scope.api) : [],
  ]);
  return { ...found, refunds, firmName: organisationName, keys: newKeys('account') };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const named = await attempt(() => nameRefundAccount(scope.api, form, keyOf(form)));
  return named.ok
    ? doneAndGo(scope, paths.account, 'refundAccountNamed')
    : { problem: named.problem, typed: payeeIn(form) };
}

export default function Account({ loaderData, actionData }: Route.ComponentProps) {
  const { period, statement, problem, refunds, firmName, keys } = loaderData;
  const { t } = useTranslation('ledger');
  return (
    <div className="page stack">
      <StatementFrame
        path={paths.account}
        title={t('statement.title')}
        hint={t('statement.buyersHint')}
        period={period}
        problem={problem}
      >
        {refunds.length > 0 && (
          <WaitingRefunds
            refunds={refunds}
            problem={actionData?.problem}
            typed={actionData?.typed ?? { holder: firmName, bank: '', accountNumber: '' }}
            idempotencyKey={keys.account}
          />
        )}
        {statement && <BuyerStatement statement={statement} />}
      </StatementFrame>
    </div>
  );
}
