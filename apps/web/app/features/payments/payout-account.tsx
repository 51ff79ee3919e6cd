import './messages.js';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey } from '../../components/field.js';
import { Notice } from '../../components/notice.js';
import type { PayoutAccountView } from '../../lib/api-types.js';
import { formatMoney } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';

/** How the seller's account at the payment provider stands, and the way on where something is still asked of it. */
export function PayoutAccount({
  account,
  onboardingUrl,
  idempotencyKey,
}: {
  account: PayoutAccountView;
  onboardingUrl: string | undefined;
  idempotencyKey: string;
}) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  const { state, waiting } = account;
  if (state === 'ready') return <Notice tone="ok" title={t('account.state.ready')} />;
  return (
    <section aria-labelledby="payout-account" className="stack">
      <h2 id="payout-account">{t('account.title')}</h2>
      <Notice tone={state === 'restricted' ? 'bad' : 'warn'} title={t(`account.state.${state}`)}>
        <p>{t(`account.body.${state}`)}</p>
        {waiting.amountMinor > 0 && <p>{t('account.waiting', { amount: formatMoney(waiting, language) })}</p>}
      </Notice>
      {account.requirements.length > 0 && (
        <details>
          <summary>{t('account.requirements', { count: account.requirements.length })}</summary>
          <ul>
            {account.requirements.map((name) => (
              <li key={name}>
                <code>{name}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
      {onboardingUrl ? (
        <a className="button primary" href={onboardingUrl}>
          {t('account.continue')}
        </a>
      ) : (
        state !== 'in_review' &&
        state !== 'restricted' && (
          <Form method="post">
            <IdempotencyKey value={idempotencyKey} />
            <SubmitButton name="act" value="onboard">
              {t(state === 'none' ? 'account.open' : 'account.complete')}
            </SubmitButton>
          </Form>
        )
      )}
    </section>
  );
}
