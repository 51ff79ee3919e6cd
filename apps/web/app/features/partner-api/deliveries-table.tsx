import './messages.js';
import { useTranslation } from 'react-i18next';
import { RowForm, SubmitButton } from '../../components/desk.js';
import { Badge, type Tone } from '../../components/notice.js';
import type { WebhookDeliveryView } from '../../lib/api-types.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';

const TONES: Record<WebhookDeliveryView['state'], Tone> = {
  waiting: 'warn',
  delivered: 'ok',
  given_up: 'bad',
};

export function DeliveriesTable({
  deliveries,
  keys,
  maySend,
}: {
  deliveries: readonly WebhookDeliveryView[];
  keys: Record<string, string>;
  /** Nothing goes to one that is off. */
  maySend: boolean;
}) {
  const { t } = useTranslation('partner-api');
  const language = useLanguage();
  return (
    <div className="table-frame">
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t('webhook.event')}</th>
            <th scope="col">{t('webhook.at')}</th>
            <th scope="col">{t('webhook.stateTitle')}</th>
            <th scope="col">{t('webhook.answerTitle')}</th>
            {maySend && <th scope="col">{t('webhook.again')}</th>}
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <tr key={delivery.id}>
              <th scope="row">
                <Content delivery={delivery} />
              </th>
              <td data-label={t('webhook.at')}>{formatDateTime(delivery.createdAt, language)}</td>
              <td data-label={t('webhook.stateTitle')}>
                <Badge tone={TONES[delivery.state]}>{t(`webhook.state.${delivery.state}`)}</Badge>
              </td>
              <td data-label={t('webhook.answerTitle')}>
                <Outcome delivery={delivery} />
              </td>
              {maySend && (
                <td>
                  <RowForm id={delivery.id} idempotencyKey={keys[delivery.id]}>
                    <SubmitButton className="small" name="intent" value="again">
                      {t('webhook.again')}
                    </SubmitButton>
                  </RowForm>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Content({ delivery: { type, body, answer } }: { delivery: WebhookDeliveryView }) {
  const { t } = useTranslation('partner-api');
  return (
    <details className="delivery">
      <summary>
        <code>{type}</code>
      </summary>
      <p className="muted small">{t('webhook.body')}</p>
      <pre tabIndex={0}>{JSON.stringify(JSON.parse(body), null, 2)}</pre>
      {answer && (
        <>
          <p className="muted small">{t('webhook.answer')}</p>
          <pre tabIndex={0}>{answer}</pre>
        </>
      )}
    </details>
  );
}

function Outcome({ delivery }: { delivery: WebhookDeliveryView }) {
  const { t, i18n } = useTranslation('partner-api');
  const language = useLanguage();
  const { lastStatus, failure, attempts, durationMs, nextTryAt, lastTriedAt } = delivery;
  if (lastTriedAt === null) return <span className="muted">{t('webhook.notTried')}</span>;
  const word = `webhook.failure.${failure}` as 'webhook.failure.time_out';
  const said = i18n.exists(word, { ns: 'partner-api' }) ? t(word) : failure;
  return (
    <>
      {lastStatus === null ? said : `HTTP ${lastStatus}`}{' '}
      <span className="muted small">
        {[
          durationMs !== null && t('webhook.ms', { ms: durationMs }),
          attempts > 1 && t('webhook.tries', { count: attempts }),
          attempts > 0 && nextTryAt && t('webhook.nextTry', { time: formatDateTime(nextTryAt, language) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}
