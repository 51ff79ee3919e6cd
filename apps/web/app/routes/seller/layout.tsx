import { useTranslation } from 'react-i18next';
import { Outlet, redirect } from 'react-router';
import { Desk } from '../../components/desk.js';
import '../../features/listings/messages.js';
import '../../features/orders/messages.js';
import '../../features/sourcing/messages.js';
import { inLanguage } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { requireVisitor, scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/layout.js';

export const handle = { hydrate: true };

export function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  if (requireVisitor(scope).kind !== 'seller') throw redirect(inLanguage(paths.home, scope.language));
  return null;
}

export default function SellerDesk() {
  const { t } = useTranslation('listings');
  const { t: orders } = useTranslation('orders');
  const { t: sourcing } = useTranslation('sourcing');
  return (
    <Desk
      label={t('deskTitle')}
      pages={[
        { to: paths.seller, label: t('today'), end: true },
        { to: paths.sellerListings, label: t('listings') },
        { to: paths.sellerImports, label: t('imports.tab') },
        { to: paths.sellerOrders, label: t('orders') },
        { to: paths.sellerClaims, label: orders('claim.tab') },
        { to: paths.sellerCredit, label: orders('credit.tab') },
        { to: paths.sellerRfqs, label: sourcing('rfq.inbox') },
        { to: paths.sellerSought, label: sourcing('soughtTitle') },
        { to: paths.sellerReputation, label: sourcing('record.title') },
        { to: paths.sellerMoney, label: t('money') },
        { to: paths.sellerFirm, label: t('firm') },
        { to: paths.sellerCertificates, label: t('certificatesTab') },
      ]}
    >
      <Outlet />
    </Desk>
  );
}
