import './messages.js';
import { useTranslation } from 'react-i18next';
import { RowForm, SubmitButton } from '../../components/desk.js';
import { Badge, Empty } from '../../components/notice.js';
import type { ApiKeyView } from '../../lib/api-types.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { scopeKey } from './scopes.js';

export function KeysList({ apiKeys, keys }: { apiKeys: ApiKeyView[]; keys: string[] }) {
  const { t, i18n } = useTranslation('partner-api');
  const language = useLanguage();
  if (apiKeys.length === 0) {
    return (
      <Empty title={t('noKeys')}>
        <p>{t('noKeysBody')}</p>
      </Empty>
    );
  }
  const scopeName = (scope: string) =>
    i18n.exists(scopeKey(scope), { ns: 'partner-api' }) ? t(scopeKey(scope)) : scope;
  return (
    <ul className="order-rows">
      {apiKeys.map((apiKey, i) => (
        <li key={apiKey.id}>
          <span className="strong">{apiKey.name}</span>
          <code>{apiKey.prefix}…</code>
          <span className="chips">
            {apiKey.scopes.map((scope) => (
              <Badge key={scope}>{scopeName(scope)}</Badge>
            ))}
          </span>
          <span className="muted small">
            {t('created', { time: formatDateTime(apiKey.createdAt, language) })} ·{' '}
            {apiKey.lastUsedAt
              ? t('lastUsed', { time: formatDateTime(apiKey.lastUsedAt, language) })
              : t('never')}
          </span>
          <details className="revoke">
            <summary className="error small">{t('revoke')}</summary>
            <p className="small">{t('revokeHint')}</p>
            <RowForm id={apiKey.id} idempotencyKey={keys[i]}>
              <SubmitButton className="danger small" name="intent" value="revoke">
                {t('revoke')}
              </SubmitButton>
            </RowForm>
          </details>
        </li>
      ))}
    </ul>
  );
}
