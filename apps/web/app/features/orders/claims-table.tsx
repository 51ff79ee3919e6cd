import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import { Badge } from '../../components/notice.js';
import type { ClaimView } from '../../lib/api-types.js';
import { formatDateTime, formatMoney, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths, withQuery } from '../../lib/paths.js';
import { CLAIM_STATES, claimTone } from './claim.words.js';

/** Claims of one side: the order has the whole story. */
export function ClaimsTable({ claims, side }: { claims: ClaimView[]; side: 'buyer' | 'seller' }) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const columns = [
    'number',
    side === 'buyer' ? 'seller' : 'buyer',
    'items',
    'claim.what',
    'claim.dueAt',
    'state',
    'claim.amount',
  ] as const;
  return (
    <div className="table-frame">
      <table className="data orders" role="table">
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((key) => (
              <th key={key} role="columnheader" scope="col" className={key === 'claim.amount' ? 'num' : ''}>
                {t(key as 'number')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {claims.map((claim) => (
            <tr role="row" key={claim.id}>
              <th role="rowheader" scope="row" className="number">
                <A to={`${paths.order(claim.order.id)}#claim-${claim.id}`}>{claim.order.number}</A>
              </th>
              <td role="cell" className="party">
                {side === 'buyer' ? claim.seller.name : claim.buyer.name}
              </td>
              <td role="cell" className="goods">
                {claim.line.designation} × {formatNumber(claim.quantity, language)}
              </td>
              <td role="cell" className="goods">
                {t(`claim.reason.${claim.reason}`)}
              </td>
              <td role="cell" className="when muted" data-label={claim.dueAt ? t('claim.dueAt') : undefined}>
                {claim.dueAt && formatDateTime(claim.dueAt, language)}
              </td>
              <td role="cell" className="state">
                <Badge tone={claimTone(claim)}>{t(`claim.state.${claim.state}`)}</Badge>
              </td>
              <td role="cell" className="num strong total">
                {formatMoney(claim.amount, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function ClaimTabs({ path, current }: { path: string; current: string }) {
  const { t } = useTranslation();
  const { t: orders } = useTranslation('orders');
  return (
    <nav className="tabs" aria-label={orders('state')}>
      {(['', ...CLAIM_STATES] as const).map((state) => (
        <A key={state} to={withQuery(path, { state })} aria-current={state === current ? 'page' : undefined}>
          {state ? orders(`claim.state.${state}`) : t('all')}
        </A>
      ))}
    </nav>
  );
}
