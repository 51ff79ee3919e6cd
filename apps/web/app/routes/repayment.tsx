import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { A } from '../components/link.js';
import { Notice } from '../components/notice.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { RepaymentBadge } from '../features/orders/credit-tables.js';
import { findRepayment, payRepayment } from '../features/orders/credit.server.js';
import { BankTransferGuide } from '../features/payments/bank-transfer.js';
import { PayForm, PaymentStanding } from '../features/payments/pay-form.js';
import { isTestMeans } from '../features/payments/payments.js';
import { attempt } from '../lib/api.server.js';
import { formatMoney } from '../lib/format.js';
import { textOf } from '../lib/forms.server.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { keyOf, newKeys } from '../lib/keys.server.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { readLanguage, writeLanguage } from '../lib/preferences.server.js';
import { requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/repayment.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('credit.repayment', { ns: 'orders' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
    { name: 'robots', content: 'noindex' },
  ];
}

export async function loader({ request, params: { id }, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  // The provider sends every payer to one address, with its own marks on it.
  if (scope.url.searchParams.has('redirect_status')) {
    const language = readLanguage(request.headers.get('cookie')) ?? scope.language;
    throw redirect(inLanguage(paths.repayment(id), language));
  }
  return { repayment: await findRepayment(scope.api, id), keys: newKeys('pay') };
}

export async function action({ request, params: { id }, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const means = textOf(form, 'means');
  const paid = await attempt(() =>
    payRepayment(scope.api, id, isTestMeans(means) ? means : 'card', keyOf(form)),
  );
  if (!paid.ok) return { problem: paid.problem };
  scope.cookies.push(writeLanguage(scope.language, scope.secureCookies));
  return redirect(inLanguage(paths.repayment(id), scope.language), 303);
}

export default function Repayment({ loaderData: { repayment, keys }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('orders');
  const { t: pay } = useTranslation('payments');
  const language = useLanguage();
  const { payment } = repayment;
  const isOpen = repayment.state === 'awaiting_payment' && payment;
  const isUnderWay = ['unknown', 'processing', 'requires_action'].includes(payment?.state ?? '');
  return (
    <div className="page stack">
      <div className="page-head">
        <h1>{t('credit.repayment')}</h1>
        <RepaymentBadge state={repayment.state} />
        <p className="muted">
          <A to={paths.creditTerms(repayment.termsId)}>{repayment.seller.name}</A>
        </p>
      </div>
      <ProblemNotice problem={actionData?.problem} />
      {isOpen && <PaymentStanding payment={payment} />}
      {isOpen && <BankTransferGuide payment={payment} />}
      {repayment.state === 'paid' && <Notice tone="ok" title={t('credit.repaid')} />}
      <div className="with-summary">
        <section aria-labelledby="paid-for">
          <h2 id="paid-for">{t('credit.paidFor')}</h2>
          <ul className="order-rows">
            {repayment.parts.map((part) => (
              <li key={part.orderId}>
                <A to={paths.order(part.orderId)}>{part.orderNumber}</A>
                <span className="num strong">{formatMoney(part.amount, language)}</span>
              </li>
            ))}
          </ul>
        </section>
        <aside className="summary">
          <p className="grand-total">
            <span>{t('total')}</span>
            <span>{formatMoney(repayment.amount, language)}</span>
          </p>
          {isOpen &&
            !isUnderWay &&
            (payment.bankTransfer ? (
              <details>
                <summary>{pay('otherMeans')}</summary>
                <PayForm payment={payment} idempotencyKey={keys.pay} />
              </details>
            ) : (
              <PayForm payment={payment} idempotencyKey={keys.pay} />
            ))}
        </aside>
      </div>
    </div>
  );
}
