import './messages.js';
import { useTranslation } from 'react-i18next';
import type { PaymentView } from '../../lib/api-types.js';
import { formatMoney } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';

/** What the buyer tells their bank; the code and the account can be copied. */
export function BankTransferGuide({ payment }: { payment: PaymentView }) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  const transfer = payment.bankTransfer;
  if (!transfer) return null;
  const facts = [
    { name: t('transfer.amount'), text: formatMoney(payment.amount, language) },
    { name: t('transfer.holder'), text: transfer.holder, copy: transfer.holder },
    { name: t('transfer.bank'), text: transfer.bank },
    { name: t('transfer.accountNumber'), text: transfer.accountNumber, copy: transfer.accountNumber },
    { name: t('transfer.code'), text: transfer.code, copy: transfer.code },
  ];
  return (
    <section className="notice transfer" aria-labelledby="transfer">
      <h2 id="transfer">{t('transfer.title')}</h2>
      <p>{t('transfer.lead')}</p>
      <dl className="facts">
        {facts.map(({ name, text, copy }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {text} {copy && <CopyButton text={copy} label={name} />}
            </dd>
          </div>
        ))}
      </dl>
      <p className="muted small">{t('transfer.after')}</p>
    </section>
  );
}

function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="button small" data-copy={text} data-copied={t('copied')}>
      {t('copy')} <span className="aloud">{label}</span>
    </button>
  );
}
