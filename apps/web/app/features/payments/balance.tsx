import './messages.js';
import { useTranslation } from 'react-i18next';
import type { SellerBalanceView } from '../../lib/api-types.js';
import { formatMoney } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';

export function BalanceFigures({ balance }: { balance: SellerBalanceView }) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  return (
    <dl className="figures">
      {(['held', 'payable', 'bankPayable', 'inPayout', 'paidOut'] as const).map((key) => (
        <div key={key}>
          <dt>{t(`balance.${key}`)}</dt>
          <dd>{formatMoney(balance[key], language)}</dd>
          <dd className="muted small">{t(`balanceHint.${key}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
