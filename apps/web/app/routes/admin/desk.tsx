import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Desk } from '../../components/desk.js';
import '../../features/insights/messages.js';
import '../../features/moderation/messages.js';
import '../../features/orders/messages.js';
import { paths } from '../../lib/paths.js';

/** The market's workspace; `current`: the tab of a page that stands outside it. */
export function AdminDesk({ current, children }: { current?: string; children: ReactNode }) {
  const { t } = useTranslation('moderation');
  return (
    <Desk
      label={t('deskTitle')}
      current={current}
      pages={[
        { to: paths.adminFirms, label: t('firms') },
        { to: paths.adminListings, label: t('listings') },
        { to: paths.adminCertificates, label: t('certificates') },
        { to: paths.adminProposals, label: t('proposals') },
        { to: paths.adminOrders, label: t('orders') },
        { to: paths.adminDisputes, label: t('disputes') },
        { to: paths.adminCommission, label: t('rates.tab', { ns: 'orders' }) },
        { to: paths.adminFreight, label: t('freightTable.tab', { ns: 'orders' }) },
        { to: paths.adminBank, label: t('bank') },
        { to: paths.adminProvider, label: t('provider') },
        { to: paths.adminReconciliation, label: t('reconciliation') },
        { to: paths.adminLedger, label: t('ledger') },
        { to: paths.adminStatement, label: t('statement') },
        { to: paths.adminLacking, label: t('lacking', { ns: 'insights' }) },
        { to: paths.adminMails, label: t('mails') },
        { to: paths.adminAudit, label: t('audit') },
      ]}
    >
      {children}
    </Desk>
  );
}
