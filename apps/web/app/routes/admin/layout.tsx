import { useTranslation } from 'react-i18next';
import { data, Outlet } from 'react-router';
import { Desk } from '../../components/desk.js';
import '../../features/moderation/messages.js';
import { paths } from '../../lib/paths.js';
import { requireVisitor, scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/layout.js';

export const handle = { hydrate: true };

export function loader({ context }: Route.LoaderArgs) {
  if (!requireVisitor(scopeOf({ context })).isAdmin) throw data(null, { status: 403 });
  return null;
}

export default function AdminDesk() {
  const { t } = useTranslation('moderation');
  return (
    <Desk
      label={t('deskTitle')}
      pages={[
        { to: paths.adminFirms, label: t('firms') },
        { to: paths.adminListings, label: t('listings') },
        { to: paths.adminCertificates, label: t('certificates') },
        { to: paths.adminProposals, label: t('proposals') },
        { to: paths.adminOrders, label: t('orders') },
        { to: paths.adminDisputes, label: t('disputes') },
        { to: paths.adminBank, label: t('bank') },
        { to: paths.adminProvider, label: t('provider') },
        { to: paths.adminReconciliation, label: t('reconciliation') },
        { to: paths.adminLedger, label: t('ledger') },
        { to: paths.adminStatement, label: t('statement') },
        { to: paths.adminMails, label: t('mails') },
        { to: paths.adminAudit, label: t('audit') },
      ]}
    >
      <Outlet />
    </Desk>
  );
}
