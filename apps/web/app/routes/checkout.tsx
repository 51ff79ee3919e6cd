import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { IdempotencyKey } from '../components/field.js';
import { A } from '../components/link.js';
import { Badge, Notice } from '../components/notice.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { ApprovalCard } from '../features/orders/approval-card.js';
import { decideApproval, findApproval } from '../features/orders/approvals.server.js';
import { findOnAccountOptions, putOnAccount } from '../features/orders/credit.server.js';
import { OnAccountForm } from '../features/orders/on-account.js';
import { OrderSummaryRow } from '../features/orders/order-rows.js';
import { cancelCheckout, findCheckout, payCheckout } from '../features/orders/orders.server.js';
import { BankTransferGuide } from '../features/payments/bank-transfer.js';
import { PayForm, PaymentStanding } from '../features/payments/pay-form.js';
import { isTestMeans, TEST_MEANS } from '../features/payments/payments.js';
import { attempt } from '../lib/api.server.js';
import { formatDateTime, formatMoney } from '../lib/format.js';
import { textOf } from '../lib/forms.server.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { keyOf, newKeys } from '../lib/keys.server.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { paths, withQuery } from '../lib/paths.js';
import { readLanguage, writeLanguage } from '../lib/preferences.server.js';
import { doneAndGo, type RequestScope, requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/checkout.js';

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('payTitle', { ns: 'orders' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
    { name: 'robots', content: 'noindex' },
    ...(loaderData?.isArriving ? [{ httpEquiv: 'refresh', content: '2' }] : []),
  ];
}

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  if (scope.url.searchParams.has('redirect_status')) throw backFromProvider(scope, request, params.id);
  const checkout = await findCheckout(scope.api, params.id);
  const approval = checkout.state === 'awaiting_approval' ? await findApproval(scope.api, params.id) : null;
  // The buyer is back before the provider has told us of it: the page asks again by itself.
  const isArriving =
    scope.url.searchParams.has('returned') &&
    checkout.payment?.state === 'requires_action' &&
    checkout.state === 'awaiting_payment';
  const onAccount =
    checkout.state === 'awaiting_payment' ? (await findOnAccountOptions(scope.api, params.id)).items : [];
  return { checkout, isArriving, approval, onAccount, keys: newKeys('pay', 'cancel', 'decide', 'account') };
}

/** The provider sends every buyer to one address, with its own marks on it: on to the clean address, in the buyer's language. */
function backFromProvider(scope: RequestScope, request: Request, id: string): Response {
  const language = readLanguage(request.headers.get('cookie')) ?? scope.language;
  const returned = scope.url.searchParams.get('redirect_status') === 'succeeded' ? '1' : undefined;
  return redirect(inLanguage(withQuery(paths.checkout(id), { returned }), language));
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const here = paths.checkout(params.id);
  const intent = textOf(form, 'intent');
  if (intent === 'approve' || intent === 'decline') {
    const reason = intent === 'approve' ? null : textOf(form, 'reason');
    const decided = await attempt(() => decideApproval(scope.api, params.id, reason, keyOf(form)));
    if (!decided.ok) return { problem: decided.problem };
    return doneAndGo(scope, here, intent === 'approve' ? 'approvalGiven' : 'approvalDeclined');
  }
  if (intent === 'on-account') {
    const orderIds = form.getAll('orderId').map(String);
    const put = await attempt(() => putOnAccount(scope.api, params.id, orderIds, keyOf(form)));
    return put.ok ? doneAndGo(scope, here, 'putOnAccount') : { problem: put.problem };
  }
  if (intent === 'cancel') {
    const cancelled = await attempt(() => cancelCheckout(scope.api, params.id, keyOf(form)));
    if (!cancelled.ok) return { problem: cancelled.problem };
    return doneAndGo(scope, here, 'checkoutCancelled');
  }
  const means = textOf(form, 'means');
  const chosen = TEST_MEANS[isTestMeans(means) ? means : 'card'];
  const paid = await attempt(() => payCheckout(scope.api, params.id, chosen, keyOf(form)));
  if (!paid.ok) return { problem: paid.problem };
  scope.cookies.push(writeLanguage(scope.language, scope.secureCookies));
  if (paid.value.checkout.state === 'paid') return doneAndGo(scope, here, 'paid');
  return redirect(inLanguage(here, scope.language), 303);
}

export default function Checkout({ loaderData, actionData }: Route.ComponentProps) {
  const { checkout, approval, onAccount, isArriving, keys } = loaderData;
  const { t } = useTranslation('orders');
  const { t: pay } = useTranslation('payments');
  const language = useLanguage();
  const isOpen = checkout.state === 'awaiting_payment';
  const mayCancel = isOpen || approval !== null;
  const isUnderWay = ['unknown', 'processing', 'requires_action'].includes(checkout.payment?.state ?? '');
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t(checkout.state === 'awaiting_approval' ? 'approval.title' : 'payTitle')}</h1>
        <Badge
          tone={
            checkout.state === 'paid' || checkout.state === 'on_account' ? 'ok' : mayCancel ? 'warn' : 'plain'
          }
        >
          {t(`checkoutState.${checkout.state}` as 'checkoutState.paid')}
        </Badge>
      </div>
      <ProblemNotice problem={actionData?.problem} />
      {approval && <ApprovalCard approval={approval} idempotencyKey={keys.decide} />}
      {isOpen && checkout.payment && (
        <PaymentStanding
          payment={isArriving ? { ...checkout.payment, state: 'processing' } : checkout.payment}
        />
      )}
      {isOpen && checkout.payment && <BankTransferGuide payment={checkout.payment} />}
      {checkout.state === 'paid' && <Notice tone="ok" title={t('paidBody')} />}
      {checkout.state === 'on_account' && <Notice tone="ok" title={t('credit.done')} />}
      <div className="with-summary">
        <section aria-labelledby="bought">
          <h2 id="bought">{t('ordersInCheckout')}</h2>
          <ul className="order-rows">
            {checkout.orders.map((order) => (
              <OrderSummaryRow key={order.id} order={order} />
            ))}
          </ul>
        </section>
        <aside className="summary">
          <p className="grand-total">
            <span>{t('total')}</span>
            <span>{formatMoney(checkout.total, language)}</span>
          </p>
          {isOpen && checkout.heldUntil && (
            <p className="small">{t('heldUntil', { time: formatDateTime(checkout.heldUntil, language) })}</p>
          )}
          {isOpen && !isUnderWay && <OnAccountForm options={onAccount} idempotencyKey={keys.account} />}
          {isOpen &&
            checkout.payment &&
            !isUnderWay &&
            (checkout.payment.bankTransfer ? (
              <details>
                <summary>{pay('otherMeans')}</summary>
                <PayForm payment={checkout.payment} idempotencyKey={keys.pay} />
              </details>
            ) : (
              <PayForm payment={checkout.payment} idempotencyKey={keys.pay} />
            ))}
          {mayCancel && (
            <form method="post">
              <IdempotencyKey value={keys.cancel} />
              <button className="button quiet" name="intent" value="cancel">
                {t('cancelCheckout')}
              </button>
            </form>
          )}
          {!mayCancel && <A to={paths.orders}>{t('ordersTitle')}</A>}
        </aside>
      </div>
    </div>
  );
}
