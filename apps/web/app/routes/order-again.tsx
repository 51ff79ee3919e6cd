import { useTranslation } from 'react-i18next';
import { A } from '../components/link.js';
import { Notice } from '../components/notice.js';
import { AgainLines } from '../features/orders/again.js';
import { chosenLines, findReorder } from '../features/orders/again.server.js';
import { keepCart, MAX_CART_LINES, readCart, withLine } from '../features/orders/cart.server.js';
import { i18nFor } from '../lib/i18n.js';
import { languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { doneAndGo, requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/order-again.js';

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  const title = t('again.title', { ns: 'orders', number: loaderData?.reorder.number ?? '' });
  return [{ title: `${title} · ${t('site')}` }, { name: 'description', content: t('tagline') }];
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  return { reorder: await findReorder(scope.api, params.id), cartHolds: MAX_CART_LINES };
}

/** Prices are today's, whatever the page said: the cart asks for them again. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const chosen = chosenLines(await findReorder(scope.api, params.id), form);
  if (chosen.length === 0) return { isEmpty: true };
  keepCart(scope, chosen.reduce(withLine, readCart(request.headers.get('cookie'))));
  return doneAndGo(scope, paths.cart, 'cartAdded');
}

export default function OrderAgain({ loaderData: { reorder, cartHolds }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('orders');
  const { orderId, number, lines } = reorder;
  const changed = lines.filter(({ changes }) => changes.length > 0).length;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('again.title', { number })}</h1>
        <A to={paths.order(orderId)}>{t('backToOrder')}</A>
      </div>
      {actionData?.isEmpty && <Notice tone="bad" title={t('again.nothing')} />}
      <p>{changed === 0 ? t('again.allSame') : t('again.changed', { count: changed })}</p>
      {lines.length > cartHolds && <Notice tone="warn" title={t('again.cartHolds', { count: cartHolds })} />}
      <form method="post" className="again-form">
        <AgainLines lines={lines} />
        <button className="button primary">{t('again.toCart')}</button>
      </form>
    </div>
  );
}
