import { useTranslation } from 'react-i18next';
import { A } from '../components/link.js';
import { Pager } from '../components/pager.js';
import '../features/ledger/messages.js';
import { AgeingFigures, ReceivablesTable, TermsTable } from '../features/orders/credit-tables.js';
import { findAgeing, listReceivables, listTerms } from '../features/orders/credit.server.js';
import { i18nFor } from '../lib/i18n.js';
import { languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/credit.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('credit.title.buyer', { ns: 'orders' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url, ...scope } = scopeOf({ context });
  requireVisitor({ api, url, ...scope });
  const [terms, ageing, receivables] = await Promise.all([
    listTerms(api),
    findAgeing(api),
    listReceivables(api, { state: 'open', cursor: url.searchParams.get('cursor') ?? undefined }),
  ]);
  return { terms: terms.items, ageing, receivables };
}

export default function Credit({ loaderData: { terms, ageing, receivables } }: Route.ComponentProps) {
  const { t } = useTranslation('orders');
  return (
    <div className="page stack">
      <div className="page-head">
        <h1>{t('credit.title.buyer')}</h1>
        <A to={paths.account}>{t('statement.title', { ns: 'ledger' })}</A>
      </div>
      <AgeingFigures ageing={ageing} />
      <TermsTable terms={terms} side="buyer" />
      {terms.length > 0 && (
        <section aria-labelledby="due">
          <h2 id="due">{t('credit.dueList')}</h2>
          <ReceivablesTable receivables={receivables.items} side="buyer" />
          <Pager path={paths.credit} nextCursor={receivables.nextCursor} />
        </section>
      )}
    </div>
  );
}
