import { useTranslation } from 'react-i18next';
import { Pager } from '../../components/pager.js';
import { BankStanding, Reconciliation } from '../../features/payments/reconciliation.js';
import { findReconciliation } from '../../features/payments/reconciliation.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { languageOf } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/reconciliation.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [{ title: `${t('reconciliation.title', { ns: 'payments' })} · ${t('site')}` }];
}

export function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  return findReconciliation(api, url.searchParams.get('cursor') ?? undefined);
}

/** Where our books differ from the provider's and the bank's. */
export default function ReconciliationDesk({ loaderData: report }: Route.ComponentProps) {
  const { t } = useTranslation('payments');
  return (
    <div className="stack">
      <h1>{t('reconciliation.title')}</h1>
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
