import './messages.js';
import { useTranslation } from 'react-i18next';
import type { SellerBalanceView } from '../../lib/api-types.js';
import { formatMoney } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';

const FIGURES = ['held', 'payable', 'bankPayable', 'frozen', 'owed', 'inPayout', 'paidOut'] as const;
/** Shown only where there is any. */
const SELDOM: ReadonlySet<string> = new Set(['frozen', 'owed']);

export function BalanceFigures({ balance }: { balance: SellerBalanceView }) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  return (
    <dl className="figures">
      {FIGURES.filter((key) => !SELDOM.has(key) || balance[key].amountMinor > 0).map((key) => (
        <div key={key}>
          <dt>{t(`balance.${key}`)}</dt>
          <dd>{formatMoney(balance[key], language)}</dd>
          <dd className="muted small">{t(`balanceHint.${key}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
