import './messages.js';
import { useTranslation } from 'react-i18next';
import { IdempotencyKey } from '../../components/field.js';
import { A } from '../../components/link.js';
import type { OrderView, View } from '../../lib/api-types.js';
import { formatDate, formatMoney } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths } from '../../lib/paths.js';

/** At the till: which orders the sellers let the buyer owe, and what keeps others from it. */
export function OnAccountForm({
  options,
  idempotencyKey,
}: {
  options: View<'OnAccountOptionsView'>['items'];
  idempotencyKey: string;
}) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  if (options.length === 0) return null;
  const isPossible = options.some(({ refusal }) => refusal === null);
  return (
    <form method="post" className="pay">
      <IdempotencyKey value={idempotencyKey} />
      <fieldset>
        <legend>{t('credit.onAccount')}</legend>
        {options.map((option) => (
          <label key={option.orderId} className="choice">
            <input
              type="checkbox"
              name="orderId"
              value={option.orderId}
              disabled={option.refusal !== null}
              defaultChecked={option.refusal === null}
            />
            <span>
              <span className="strong">
                {option.sellerName} · {formatMoney(option.total, language)}
              </span>
              <span className="muted small">
                {option.refusal
                  ? t(`credit.refusal.${option.refusal}`, {
                      available: formatMoney(option.available, language),
                    })
                  : t('credit.choice', {
                      days: option.days,
                      available: formatMoney(option.available, language),
                    })}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {isPossible && (
        <button className="button" name="intent" value="on-account">
          {t('credit.put')}
        </button>
      )}
    </form>
  );
}

/** What is owed for an order, and by when. */
export function OnAccountFacts({ order, side }: { order: OrderView; side: 'buyer' | 'seller' }) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const { onAccount } = order;
  if (!onAccount) return null;
  const { termsId, days, dueOn, paid, open, payable } = onAccount;
  return (
    <section aria-labelledby="on-account">
      <h2 id="on-account">{t('credit.onAccount')}</h2>
      <dl className="facts">
        <div>
          <dt>{t('credit.dueOn')}</dt>
          <dd>{dueOn ? formatDate(dueOn, language) : t('credit.net', { days })}</dd>
        </div>
        {(
          [
            ['paid', paid],
            ['open', open],
            ['payable', payable],
          ] as const
        ).map(([key, amount]) => (
          <div key={key}>
            <dt>{t(`credit.${key}`)}</dt>
            <dd>{formatMoney(amount, language)}</dd>
          </div>
        ))}
      </dl>
      <p>
        <A to={side === 'buyer' ? paths.creditTerms(termsId) : paths.sellerCreditTerms(termsId)}>
          {t('credit.see')}
        </A>
      </p>
    </section>
  );
}
