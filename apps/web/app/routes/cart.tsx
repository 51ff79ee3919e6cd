import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { A } from '../components/link.js';
import { Empty, Notice } from '../components/notice.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { KeepAsList } from '../features/orders/again.js';
import { saveGoods } from '../features/sourcing/boms.server.js';
import {
  type CartLine,
  isQuantity,
  keepCart,
  readCart,
  UUID,
  withLine,
} from '../features/orders/cart.server.js';
import { CartGroup, groupBySeller, vatIn } from '../features/orders/cart-view.js';
import { priceCart } from '../features/orders/orders.server.js';
import { SearchForm } from '../components/search-form.js';
import { attempt } from '../lib/api.server.js';
import { numberOf, textOf } from '../lib/forms.server.js';
import { formatMoney } from '../lib/format.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { keyOf, newKeys } from '../lib/keys.server.js';
import { doneAndGo, type RequestScope, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/cart.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('cart')} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
    { name: 'robots', content: 'noindex' },
  ];
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const { api, session } = scopeOf({ context });
  const { lines, shortOf, total } = await priceCart(api, readCart(request.headers.get('cookie')));
  return { lines, shortOf, total, visitorKind: session.visitor?.kind ?? null, keys: newKeys('keep') };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  const form = await request.formData();
  const lines = readCart(request.headers.get('cookie'));
  const listingId = textOf(form, 'listingId');
  const quantity = numberOf(form, 'quantity') ?? 0;
  if (textOf(form, 'remove')) {
    keepCart(
      scope,
      lines.filter((line) => line.listingId !== listingId),
    );
    return doneAndGo(scope, paths.cart, 'cartRemoved');
  }
  if (textOf(form, 'act') === 'keep-as-list') return keepAsList(scope, lines, form);
  if (textOf(form, 'intent') === 'add') {
    const added = {
      listingId,
      sellerId: textOf(form, 'sellerId'),
      designation: textOf(form, 'designation'),
      quantity,
    };
    if (!isQuantity(quantity) || !UUID.test(listingId) || !UUID.test(added.sellerId))
      return redirect(inLanguage(paths.cart, scope.language), 303);
    keepCart(scope, withLine(lines, added));
    return doneAndGo(scope, paths.cart, 'cartAdded');
  }
  if (isQuantity(quantity))
    keepCart(
      scope,
      lines.map((line) => (line.listingId === listingId ? { ...line, quantity } : line)),
    );
  return redirect(inLanguage(paths.cart, scope.language), 303);
}

/** What is still on offer of the cart, each with the listing that it is of. */
async function keepAsList(scope: RequestScope, cart: readonly CartLine[], form: FormData) {
  const { lines } = await priceCart(scope.api, cart);
  const goods = lines.flatMap(({ line: { listingId, sellerId, quantity }, offer }) => {
    if (!offer) return [];
    const { partTypeId, brand, features } = offer;
    return [{ partTypeId, brand, features, quantity, preferred: { sellerId, listingId } }];
  });
  const kept = await attempt(() =>
    saveGoods(scope.api, { name: textOf(form, 'name'), lines: goods }, keyOf(form)),
  );
  return kept.ok ? doneAndGo(scope, paths.bom(kept.value.id), 'listKept') : { problem: kept.problem };
}

export default function Cart({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('orders');
  const { lines, shortOf } = loaderData;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('cartTitle')}</h1>
      </div>
      <ProblemNotice problem={actionData?.problem} />
      {lines.length === 0 ? (
        <Empty title={t('cartEmpty')}>
          <p>{t('cartEmptyBody')}</p>
          <SearchForm id="cart-search" />
        </Empty>
      ) : (
        <div className="with-summary">
          <div>
            {groupBySeller(lines).map((group) => (
              <CartGroup key={group.sellerId} group={group} short={shortOf[group.sellerId]} isEditable />
            ))}
          </div>
          <Summary {...loaderData} />
        </div>
      )}
    </div>
  );
}

function Summary({ lines, shortOf, total, visitorKind, keys }: Route.ComponentProps['loaderData']) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const hasFaults = lines.some(({ offer }) => !offer?.orderable);
  const isShort = Object.keys(shortOf).length > 0;
  return (
    <aside className="summary">
      <p className="grand-total">
        <span>{t('total')}</span>
        <span>{formatMoney(total, language)}</span>
      </p>
      <p className="muted small">{t('vatIncluded', { amount: formatMoney(vatIn(total), language) })}</p>
      <p className="muted small">{t('freightAtCheckout')}</p>
      {hasFaults && <Notice tone="warn" title={t('fixLines')} />}
      {isShort && <Notice tone="warn" title={t('fixMinOrders')} />}
      {visitorKind !== null && visitorKind !== 'buyer' && <Notice tone="warn" title={t('onlyBuyers')} />}
      {!hasFaults && !isShort && (visitorKind === null || visitorKind === 'buyer') && (
        <A className="button primary" to={paths.checkoutNew}>
          {visitorKind === null ? t('signInToCheckout') : t('checkout')}
        </A>
      )}
      {visitorKind === 'buyer' && <KeepAsList name={t('cartTitle')} idempotencyKey={keys.keep} />}
    </aside>
  );
}
