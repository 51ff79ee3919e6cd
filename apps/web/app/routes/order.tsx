import { useTranslation } from 'react-i18next';
import { Badge } from '../components/notice.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { DeliveryFacts, OrderLines, OrderTotals, Timeline } from '../features/orders/order-detail.js';
import { ClaimActs } from '../features/orders/claim-acts.js';
import { OrderActs } from '../features/orders/order-acts.js';
import { waitsFor } from '../features/orders/claim.words.js';
import { ClaimCard } from '../features/orders/claim-card.js';
import type { Typed } from '../features/orders/consignment-fields.js';
import { KeepAsList } from '../features/orders/again.js';
import { actOnClaim, claimsOfOrder, openClaim } from '../features/orders/claims.server.js';
import { OnAccountFacts } from '../features/orders/on-account.js';
import { markRead, sendMessage, threadOf } from '../features/orders/thread.server.js';
import { Thread } from '../features/orders/thread.js';
import { OrderPapers } from '../features/orders/order-papers.js';
import { RepairNotice } from '../features/orders/repair-notice.js';
import { orderTone } from '../features/orders/order-tone.js';
import { actOnOrder, findOrder, type LinePieces, type OrderDeed } from '../features/orders/orders.server.js';
import { saveGoods } from '../features/sourcing/boms.server.js';
import { A } from '../components/link.js';
import { attempt } from '../lib/api.server.js';
import { fenOf, textOf, typedIn } from '../lib/forms.server.js';
import { i18nFor } from '../lib/i18n.js';
import { keyOf, newKeys } from '../lib/keys.server.js';
import { languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import type { Problem } from '../lib/problem.js';
import { doneAndGo, requireVisitor, type RequestScope, scopeOf } from '../lib/scope.server.js';
import { useWords } from '../lib/words.js';
import { OrderDesk } from './order-desk.js';
import type { Route } from './+types/order.js';

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('orderTitle', { ns: 'orders', number: loaderData?.order.number ?? '' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  const { kind } = requireVisitor(scope);
  const before = scope.url.searchParams.get('messages') ?? undefined;
  const [order, thread] = await Promise.all([
    findOrder(scope.api, params.id),
    threadOf(scope.api, params.id, before),
  ]);
  const [newest] = thread?.items ?? [];
  // A page fetched ahead is not yet a page seen.
  const isSeen = before === undefined && !request.headers.get('sec-purpose')?.includes('prefetch');
  if (thread && thread.unread > 0 && newest && isSeen) await markRead(scope.api, params.id, newest.id);
  const hasClaims = order.lines.some(({ claimedQuantity }) => claimedQuantity > 0);
  const claims = hasClaims ? await claimsOfOrder(scope.api, params.id) : [];
  return {
    order,
    claims,
    thread,
    side: kind === 'buyer' || kind === 'seller' ? kind : null,
    keys: newKeys(
      'message',
      'keep',
      'accept',
      'reject',
      'ship',
      'confirm',
      'part',
      'deliver',
      'claim',
      'giveBack',
    ),
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
    return done.ok ? doneAndGo(scope, back, 'claimActed') : { problem: done.problem, typed: typedIn(form) };
  }
  const opened = await attempt(() => openClaim(scope.api, orderId, form, keyOf(form)));
  if (opened.ok) return doneAndGo(scope, `${paths.order(orderId)}#claim-${opened.value.id}`, 'claimOpened');
  return { problem: opened.problem, typed: typedIn(form) };
}

/** The goods of the order, each with the listing that it came from. */
async function keepAsList(scope: RequestScope, orderId: string, form: FormData) {
  const { lines, seller } = await findOrder(scope.api, orderId);
  const goods = lines.map(({ partTypeId, brand, features, quantity, listingId }) => ({
    partTypeId,
    brand,
    features,
    quantity,
    preferred: { sellerId: seller.id, listingId },
  }));
  const kept = await attempt(() =>
    saveGoods(scope.api, { name: textOf(form, 'name'), lines: goods }, keyOf(form)),
  );
  return kept.ok ? doneAndGo(scope, paths.bom(kept.value.id), 'listKept') : { problem: kept.problem };
}

/** What was refused, and what was typed into it. */
interface Refused {
  problem?: Problem;
  typed?: Typed;
  messageDraft?: string;
}

export async function action({ request, params, context }: Route.ActionArgs): Promise<Response | Refused> {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  if (form.has('claimId') || textOf(form, 'act') === 'claim') return claimOrAct(scope, params.id, form);
  if (textOf(form, 'act') === 'message') {
    const sent = await attempt(() => sendMessage(scope.api, params.id, form, keyOf(form)));
    if (sent.ok) return doneAndGo(scope, `${paths.order(params.id)}#messages`, 'messageSent');
    return { problem: sent.problem, messageDraft: textOf(form, 'words') };
  }
  if (textOf(form, 'act') === 'keep-as-list') return keepAsList(scope, params.id, form);
  const deed = deedOf(form);
  if (!deed) return {};
  const done = await attempt(() => actOnOrder(scope.api, params.id, deed, keyOf(form)));
  if (done.ok) return doneAndGo(scope, paths.order(params.id), DONE[deed.act]);
  return { problem: done.problem, typed: typedIn(form) };
}

export default function Order({ loaderData, actionData }: Route.ComponentProps) {
  const { order, claims, thread, side, keys, claimKeys } = loaderData;
  const { t } = useTranslation('orders');
  const words = useWords();
  return (
    <OrderDesk side={side}>
      <div className="page-head">
        <h1>{t('orderTitle', { number: order.number })}</h1>
        <Badge tone={orderTone(order.state)}>{words.orderState(order.state)}</Badge>
        <p className="muted">
          {order.buyer.name} → {order.seller.name}
        </p>
        <A to={side === 'buyer' ? paths.orders : side === 'seller' ? paths.sellerOrders : paths.adminOrders}>
          {t('allOrders')}
        </A>
      </div>
      <ProblemNotice problem={actionData?.problem} />
      <div className="with-summary">
        <div className="stack">
          {side === 'buyer' && <RepairNotice order={order} />}
          <OrderLines order={order} />
          {claims.length > 0 && (
            <section aria-labelledby="claims" className="claims">
              <h2 id="claims">{t('claim.ofOrder')}</h2>
              {claims.map((claim) => (
                <ClaimCard key={claim.id} claim={claim}>
                  <ClaimActs
                    claim={claim}
                    idempotencyKey={claimKeys[claim.id] ?? ''}
                    typed={actionData?.typed}
                  />
                </ClaimCard>
              ))}
            </section>
          )}
          {thread && (
            <Thread
              order={order}
              page={thread}
              side={side}
              idempotencyKey={keys.message}
              draft={actionData?.messageDraft}
            />
          )}
          <DeliveryFacts order={order} />
          <OrderPapers order={order} />
          <Timeline order={order} />
        </div>
        <aside className="summary">
          <OrderActs
            order={order}
            waitingClaims={claims.filter((claim) => waitsFor(claim) === side)}
            keys={keys}
            typed={actionData?.typed}
          />
          <OrderTotals order={order} />
          <OnAccountFacts order={order} side={side ?? 'seller'} />
          {side === 'buyer' && (
            <div className="again-acts no-print">
              <A className="button" to={paths.orderAgain(order.id)}>
                {t('again.button')}
              </A>
              <KeepAsList name={t('orderTitle', { number: order.number })} idempotencyKey={keys.keep} />
            </div>
          )}
        </aside>
      </div>
    </OrderDesk>
  );
}
