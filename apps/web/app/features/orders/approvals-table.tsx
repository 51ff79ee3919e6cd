import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import { Badge, type Tone } from '../../components/notice.js';
import type { View } from '../../lib/api-types.js';
import { formatDateTime, formatMoney } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths } from '../../lib/paths.js';
import { QueueTable } from '../moderation/queue.js';

type ApprovalView = View<'ApprovalView'>;

const TONES: Record<ApprovalView['state'], Tone> = {
  waiting: 'warn',
  approved: 'ok',
  declined: 'bad',
  lapsed: 'plain',
  withdrawn: 'plain',
};

/** Purchases above somebody's limit; each is decided on its own page, beside what is in it. */
export function ApprovalsTable({ approvals }: { approvals: ApprovalView[] }) {
  const { t } = useTranslation('orders');
  const columns = ['purchase', 'placer', 'total', 'limit', 'state'] as const;
  return (
    <QueueTable columns={columns.map((each) => t(`approval.column.${each}`))}>
      {approvals.map((approval) => (
        <ApprovalRow key={approval.checkoutId} approval={approval} />
      ))}
    </QueueTable>
  );
}

function ApprovalRow({ approval }: { approval: ApprovalView }) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const { state, decidedBy, decidedAt, reason } = approval;
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <A to={paths.checkout(approval.checkoutId)}>
          {approval.orders.map(({ number }) => number).join(' · ')}
        </A>
        <p className="small muted">
          {[...new Set(approval.orders.map(({ sellerName }) => sellerName))].join(' · ')}
        </p>
      </th>
      <td role="cell">
        {approval.placedBy.name}{' '}
        <span className="small muted">{formatDateTime(approval.placedAt, language)}</span>
      </td>
      <td role="cell" className="strong">
        {formatMoney(approval.total, language)}
      </td>
      <td role="cell" data-label={t('approval.column.limit')}>
        {formatMoney(approval.limit, language)}
      </td>
      <td role="cell">
        <Badge tone={TONES[state]}>{t(`approval.state.${state}`)}</Badge>
        {state === 'waiting' && (
          <p className="small muted">
            {t('approval.until', { at: formatDateTime(approval.heldUntil, language) })}
          </p>
        )}
        {decidedBy && decidedAt && (
          <p className="small muted">
            {decidedBy.name} · {formatDateTime(decidedAt, language)}
          </p>
        )}
        {reason && <p className="small">{reason}</p>}
        {approval.mayDecide && (
          <A className="button small primary" to={paths.checkout(approval.checkoutId)}>
            {t('approval.look')}
          </A>
        )}
      </td>
    </tr>
  );
}
