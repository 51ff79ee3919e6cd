import './messages.js';
import { useTranslation } from 'react-i18next';
import { RowForm, SubmitButton } from '../../components/desk.js';
import { Empty } from '../../components/notice.js';
import type { DisputeView, ProviderEventView } from '../../lib/api-types.js';
import { formatDateTime, formatMoney, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';

const REPLAYABLE = new Set(['dead', 'parked', 'ignored']);

export function EventsTable({
  events,
  state,
  keys,
}: {
  events: ProviderEventView[];
  state: ProviderEventView['state'];
  keys: Record<string, string>;
}) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  if (events.length === 0) {
    return (
      <Empty title={t('events.none')}>
        <p>{t(`events.noneBody.${state}`)}</p>
      </Empty>
    );
  }
  return (
    <div className="table-frame">
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t('events.type')}</th>
            <th scope="col" className="num">
              {t('events.attempts')}
            </th>
            <th scope="col">{t('events.received')}</th>
            <th scope="col">{t('events.next')}</th>
            <th scope="col">{t('events.error')}</th>
            <th scope="col">{t('events.replay')}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.id}>
              <th scope="row">
                {event.type} <code className="muted small">{event.id}</code>
              </th>
              <td className="num" data-label={t('events.attempts')}>
                {formatNumber(event.attempts, language)}
              </td>
              <td data-label={t('events.received')}>{formatDateTime(event.receivedAt, language)}</td>
              <td data-label={t('events.next')}>
                {event.nextAttemptAt ? formatDateTime(event.nextAttemptAt, language) : '—'}
              </td>
              <td data-label={t('events.error')}>{event.lastError ?? '—'}</td>
              <td>
                {REPLAYABLE.has(event.state) && (
                  <RowForm id={event.id} idempotencyKey={keys[event.id]}>
                    <SubmitButton className="small">{t('events.replay')}</SubmitButton>
                  </RowForm>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function PaymentDisputesTable({ disputes }: { disputes: DisputeView[] }) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  if (disputes.length === 0) {
    return (
      <Empty title={t('disputes.none')}>
        <p>{t('disputes.noneBody')}</p>
      </Empty>
    );
  }
  return (
    <div className="table-frame">
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t('disputes.reference')}</th>
            <th scope="col">{t('disputes.reason')}</th>
            <th scope="col" className="num">
              {t('amount')}
            </th>
            <th scope="col">{t('disputes.opened')}</th>
            <th scope="col">{t('disputes.due')}</th>
          </tr>
        </thead>
        <tbody>
          {disputes.map((dispute) => (
            <tr key={dispute.id}>
              <th scope="row">
                <code>{dispute.providerReference}</code>
              </th>
              <td data-label={t('disputes.reason')}>
                <code>{dispute.reason}</code>
              </td>
              <td className="num" data-label={t('amount')}>
                {formatMoney(dispute.amount, language)}
              </td>
              <td data-label={t('disputes.opened')}>{formatDateTime(dispute.openedAt, language)}</td>
              <td data-label={t('disputes.due')}>
                {dispute.evidenceDueAt ? formatDateTime(dispute.evidenceDueAt, language) : '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
