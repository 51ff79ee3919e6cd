import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Desk } from '../../components/desk.js';
import '../../features/listings/messages.js';
import '../../features/orders/messages.js';
import '../../features/sourcing/messages.js';
import { paths } from '../../lib/paths.js';

/** The seller's workspace; `current`: the tab of a page that stands outside it. */
export function SellerDesk({ current, children }: { current?: string; children: ReactNode }) {
  const { t } = useTranslation('listings');
  const { t: orders } = useTranslation('orders');
  const { t: sourcing } = useTranslation('sourcing');
  return (
    <Desk
      label={t('deskTitle')}
      current={current}
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
      {children}
    </Desk>
  );
}
