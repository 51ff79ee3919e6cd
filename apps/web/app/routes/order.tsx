import { useTranslation } from 'react-i18next';
import { Badge } from '../components/notice.js';
import { ProblemNotice } from '../components/problem-notice.js';
import {
  DeliveryFacts,
  OrderActs,
  OrderLines,
  OrderTotals,
  Timeline,
} from '../features/orders/order-detail.js';
import { ClaimActs, type Draft } from '../features/orders/claim-acts.js';
import { ClaimCard } from '../features/orders/claim-card.js';
import { actOnClaim, claimsOfOrder, openClaim } from '../features/orders/claims.server.js';
import { OnAccountFacts } from '../features/orders/on-account.js';
import { OrderPapers } from '../features/orders/order-papers.js';
import { orderTone } from '../features/orders/order-tone.js';
import { actOnOrder, findOrder, type LinePieces, type OrderDeed } from '../features/orders/orders.server.js';
import { attempt } from '../lib/api.server.js';
import { fenOf, textOf } from '../lib/forms.server.js';
import { i18nFor } from '../lib/i18n.js';
import { keyOf, newKeys } from '../lib/keys.server.js';
import { languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { doneAndGo, requireVisitor, type RequestScope, scopeOf } from '../lib/scope.server.js';
import { useWords } from '../lib/words.js';
import type { Route } from './+types/order.js';

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('orderTitle', { ns: 'orders', number: loaderData?.order.number ?? '' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  const { kind } = requireVisitor(scope);
  const order = await findOrder(scope.api, params.id);
  const hasClaims = order.lines.some(({ claimedQuantity }) => claimedQuantity > 0);
  const claims = hasClaims ? await claimsOfOrder(scope.api, params.id) : [];
  return {
    order,
    side: kind === 'buyer' ? ('buyer' as const) : ('seller' as const),
    claims,
    keys: newKeys('accept', 'reject', 'ship', 'confirm', 'part', 'deliver', 'claim', 'giveBack'),
    claimKeys: newKeys(...claims.map(({ id }) => id)),
  };
}

const DONE: Record<OrderDeed['act'], string> = {
  accept: 'orderAccepted',
  'accept-part': 'orderAccepted',
  reject: 'orderRejected',
  'give-back': 'moneyGivenBack',
  ship: 'orderShipped',
  'ship-part': 'orderShipped',
  'confirm-delivery': 'deliveryConfirmed',
  'confirm-receipt': 'receiptConfirmed',
};

function deedOf(form: FormData): OrderDeed | undefined {
  const act = textOf(form, 'act');
  if (act === 'reject') return { act, reason: textOf(form, 'reason') };
  if (act === 'give-back')
    return { act, amountMinor: fenOf(form, 'yuan') ?? 0, reason: textOf(form, 'reason') };
  if (act === 'ship')
    return { act, carrier: textOf(form, 'carrier'), trackingNumber: textOf(form, 'trackingNumber') };
  if (act === 'accept-part') return { act, lines: piecesIn(form), note: textOf(form, 'note') || undefined };
  if (act === 'ship-part') {
    const lines = piecesIn(form).filter(({ quantity }) => quantity > 0);
    return { act, lines, carrier: textOf(form, 'carrier'), trackingNumber: textOf(form, 'trackingNumber') };
  }
  return act === 'accept' || act === 'confirm-delivery' || act === 'confirm-receipt' ? { act } : undefined;
}

/** `pieces.<line number>`: a quantity, or nothing. */
function piecesIn(form: FormData): LinePieces[] {
  const prefix = 'pieces.';
  return [...form.keys()]
    .filter((name) => name.startsWith(prefix) && textOf(form, name) !== '')
    .map((name) => ({ lineNo: Number(name.slice(prefix.length)), quantity: Number(textOf(form, name)) }));
}

/** A claim is opened, or goes on. What was typed comes back when it is refused. */
async function claimOrAct(scope: RequestScope, orderId: string, form: FormData) {
  const claimId = textOf(form, 'claimId');
  if (claimId) {
    const done = await attempt(() => actOnClaim(scope.api, form, keyOf(form)));
    const back = `${paths.order(orderId)}#claim-${claimId}`;
    return done.ok ? doneAndGo(scope, back, 'claimActed') : { problem: done.problem };
  }
  const opened = await attempt(() => openClaim(scope.api, orderId, form, keyOf(form)));
  if (opened.ok) return doneAndGo(scope, `${paths.order(orderId)}#claim-${opened.value.id}`, 'claimOpened');
  const typed = [...form.entries()].filter(([, value]) => typeof value === 'string');
  return { problem: opened.problem, claimDraft: Object.fromEntries(typed) as Draft };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  if (form.has('claimId') || textOf(form, 'act') === 'claim') return claimOrAct(scope, params.id, form);
  const deed = deedOf(form);
  if (!deed) return { problem: undefined };
  const done = await attempt(() => actOnOrder(scope.api, params.id, deed, keyOf(form)));
  return done.ok ? doneAndGo(scope, paths.order(params.id), DONE[deed.act]) : { problem: done.problem };
}

export default function Order({ loaderData, actionData }: Route.ComponentProps) {
  const { order, side, claims, keys, claimKeys } = loaderData;
  const claimDraft = actionData && 'claimDraft' in actionData ? actionData.claimDraft : undefined;
  const { t } = useTranslation('orders');
  const words = useWords();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('orderTitle', { number: order.number })}</h1>
        <Badge tone={orderTone(order.state)}>{words.orderState(order.state)}</Badge>
        <p className="muted">
          {order.buyer.name} → {order.seller.name}
        </p>
      </div>
      <ProblemNotice problem={actionData?.problem} />
      <div className="with-summary">
        <div className="stack">
          <OrderLines order={order} />
          {claims.length > 0 && (
            <section aria-labelledby="claims" className="claims">
              <h2 id="claims">{t('claim.ofOrder')}</h2>
              {claims.map((claim) => (
                <ClaimCard key={claim.id} claim={claim}>
                  <ClaimActs claim={claim} idempotencyKey={claimKeys[claim.id] ?? ''} />
                </ClaimCard>
              ))}
            </section>
          )}
          <DeliveryFacts order={order} />
          <OrderPapers order={order} />
          <Timeline order={order} />
        </div>
        <aside className="summary">
          <OrderActs order={order} keys={keys} claimDraft={claimDraft} />
          <OrderTotals order={order} />
          <OnAccountFacts order={order} side={side} />
        </aside>
      </div>
    </div>
  );
}
