import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.js';
import { findBalances } from '../../features/ledger/ledger.server.js';
import '../../features/ledger/messages.js';
import { formatMoney } from '../../lib/format.js';
import { i18nFor, useLanguage } from '../../lib/i18n.js';
import { languageOf } from '../../lib/language.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/ledger.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('title', { ns: 'ledger' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export function loader({ context }: Route.LoaderArgs) {
  return findBalances(scopeOf({ context }).api);
}

export default function Ledger({ loaderData: { accounts, sum } }: Route.ComponentProps) {
  const { t } = useTranslation('ledger');
  const language = useLanguage();
  const isBalanced = sum === 0;
  return (
    <div className="form-column">
      <h1>{t('title')}</h1>
      <Notice tone={isBalanced ? 'ok' : 'bad'} title={t(isBalanced ? 'balanced' : 'unbalanced')} />
      <dl className="facts ledger">
        {accounts.map(({ kind, name, currency, balance }) => (
          <div key={`${kind} ${currency}`}>
            <dt>{name}</dt>
            <dd>{formatMoney({ amountMinor: balance, currency }, language)}</dd>
          </div>
        ))}
        <div className="sum">
          <dt>{t('sum')}</dt>
          <dd>{formatMoney({ amountMinor: sum, currency: accounts[0]?.currency ?? 'CNY' }, language)}</dd>
        </div>
      </dl>
    </div>
  );
}
