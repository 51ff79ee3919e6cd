import { useTranslation } from 'react-i18next';
import { MarketStatement, StatementFrame } from '../../features/ledger/statement.js';
import { marketStatement, statementOf } from '../../features/ledger/statement.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { languageOf } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/statement.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('statement.market', { ns: 'ledger' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  return statementOf(scope, marketStatement);
}

export default function Statement({ loaderData: { period, statement, problem } }: Route.ComponentProps) {
  const { t } = useTranslation('ledger');
  return (
    <div className="stack">
      <StatementFrame
        path={paths.adminStatement}
        title={t('statement.market')}
        hint={t('statement.marketHint')}
        period={period}
        problem={problem}
      >
        {statement && <MarketStatement statement={statement} />}
      </StatementFrame>
    </div>
  );
}
