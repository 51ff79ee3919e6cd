import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import { Badge, Empty } from '../../components/notice.js';
import type { WebhookEndpointView } from '../../lib/api-types.js';
import { paths } from '../../lib/paths.js';

export function WebhookBadge({ webhook }: { webhook: WebhookEndpointView }) {
  const { t } = useTranslation('partner-api');
  if (!webhook.isOn)
    return <Badge tone={webhook.offReason === 'failing' ? 'bad' : 'plain'}>{t('webhook.off')}</Badge>;
  return webhook.failingSince ? (
    <Badge tone="warn">{t('webhook.failing')}</Badge>
  ) : (
    <Badge tone="ok">{t('webhook.on')}</Badge>
  );
}

export function WebhooksList({ webhooks }: { webhooks: readonly WebhookEndpointView[] }) {
  const { t } = useTranslation('partner-api');
  if (webhooks.length === 0) {
    return (
      <Empty title={t('webhook.none')}>
        <p>{t('webhook.noneBody')}</p>
      </Empty>
    );
  }
  return (
    <ul className="order-rows">
      {webhooks.map((webhook) => (
        <li key={webhook.id}>
          <A className="strong address" to={paths.partnerWebhook(webhook.id)}>
            {webhook.url}
          </A>
          <WebhookBadge webhook={webhook} />
          <span className="muted small">
            {webhook.eventTypes
              ? t('webhook.someEvents', { count: webhook.eventTypes.length })
              : t('webhook.allEvents')}
          </span>
        </li>
      ))}
    </ul>
  );
}
