import { useTranslation } from 'react-i18next';
import { BuyerStatement, StatementFrame } from '../features/ledger/statement.js';
import { buyerStatement, statementOf } from '../features/ledger/statement.server.js';
import { i18nFor } from '../lib/i18n.js';
import { languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/account.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('statement.title', { ns: 'ledger' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  return statementOf(scope, buyerStatement);
}

export default function Account({ loaderData: { period, statement, problem } }: Route.ComponentProps) {
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
        {statement && <BuyerStatement statement={statement} />}
      </StatementFrame>
    </div>
  );
}
