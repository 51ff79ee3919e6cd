import './messages.js';
import { useTranslation } from 'react-i18next';
import { IdempotencyKey } from '../../components/field.js';
import { Notice } from '../../components/notice.js';
import type { PaymentView } from '../../lib/api-types.js';
import { formatMoney } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { TEST_MEANS, type TestMeans } from './payments.js';

/** Where a payment stands, when it is not simply done. */
export function PaymentStanding({ payment }: { payment: PaymentView }) {
  const { t, i18n } = useTranslation('payments');
  if (payment.state === 'failed') {
    const key = `failure.${payment.failureCode}`;
    const reason = i18n.exists(key, { ns: 'payments' }) ? t(key as 'failure.other') : t('failure.other');
    return (
      <Notice tone="bad" title={t('payFailed')}>
        <p>{t('payFailedBody', { reason })}</p>
      </Notice>
    );
  }
  if (payment.state === 'requires_action' && payment.actionUrl) {
    return (
      <Notice tone="warn" title={t('payContinueBody')}>
        <p>
          <a className="button primary" href={payment.actionUrl}>
            {t('payContinue', { method: t(`methodName.${payment.method}` as 'methodName.alipay') })}
          </a>
        </p>
      </Notice>
    );
  }
  if (payment.state === 'unknown' || payment.state === 'processing') {
    return (
      <Notice tone="warn" title={t(payment.state === 'unknown' ? 'payUnknown' : 'payProcessing')}>
        <p>
          <a href="">{t('refresh')}</a>
        </p>
      </Notice>
    );
  }
  return null;
}

export function PayForm({ payment, idempotencyKey }: { payment: PaymentView; idempotencyKey: string }) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  const offered = (Object.keys(TEST_MEANS) as TestMeans[]).filter((means) =>
    payment.methods.includes(TEST_MEANS[means].method),
  );
  return (
    <form method="post" className="pay">
      <IdempotencyKey value={idempotencyKey} />
      <p className="muted small">{t('sandbox')}</p>
      <fieldset>
        <legend>{t('payMethod')}</legend>
        {offered.map((means, i) => (
          <label key={means} className="choice">
            <input type="radio" name="means" value={means} defaultChecked={i === 0} />
            <span>
              <span className="strong">{t(`method.${means}`)}</span>
              <span className="muted small">{t(`methodHint.${means}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <button className="button primary" name="intent" value="pay">
        {t('payNow', { amount: formatMoney(payment.amount, language) })}
      </button>
    </form>
  );
}
