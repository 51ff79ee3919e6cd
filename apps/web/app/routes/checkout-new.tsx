import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { IdempotencyKey, TextArea } from '../components/field.js';
import { Notice } from '../components/notice.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { type Address, ADDRESS_FIELDS, AddressFields } from '../features/orders/address-fields.js';
import { keepCart, readCart } from '../features/orders/cart.server.js';
import { CartGroup, freightText, groupBySeller, vatIn } from '../features/orders/cart-view.js';
import { addressIn, lastAddress, placeOrder, priceCart } from '../features/orders/orders.server.js';
import { attempt } from '../lib/api.server.js';
import { textOf } from '../lib/forms.server.js';
import { formatMoney } from '../lib/format.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { keyOf, newKeys } from '../lib/keys.server.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { useFaults } from '../lib/faults.js';
import { requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/checkout-new.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('checkoutTitle', { ns: 'orders' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
    { name: 'robots', content: 'noindex' },
  ];
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  const visitor = requireVisitor(scope);
  const cart = readCart(request.headers.get('cookie'));
  if (cart.length === 0 || visitor.kind !== 'buyer') throw redirect(inLanguage(paths.cart, scope.language));
  const address = await lastAddress(scope.api, { name: visitor.name });
  const priced = await priceCart(scope.api, cart, address.province);
  if (priced.lines.some(({ offer }) => !offer?.orderable) || Object.keys(priced.shortOf).length > 0)
    throw redirect(inLanguage(paths.cart, scope.language));
  return { priced, address, keys: newKeys('place') };
}

/** What the buyer saw, by listing: should a seller have changed the price since, or the shelf be short since, the order is refused. */
function offersSeen(form: FormData): Map<string, { expectedUnitPrice: string; makeToOrder: boolean }> {
  const seen = form.getAll('seen').flatMap((each) => (typeof each === 'string' ? [each.split('=')] : []));
  return new Map(
    seen.map(([listingId = '', expectedUnitPrice = '', made]) => [
      listingId,
      { expectedUnitPrice, makeToOrder: made === 'made' },
    ]),
  );
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const seen = offersSeen(form);
  const address = addressIn(form);
  const note = textOf(form, 'note');
  const cart = readCart(request.headers.get('cookie'));
  // Nobody orders at a freight that was not shown: another province is priced first, and what was typed stays.
  if (address.province && address.province !== textOf(form, 'freightTo')) {
    const priced = await attempt(() => priceCart(scope.api, cart, address.province));
    return priced.ok ? { priced: priced.value, address, note } : { problem: priced.problem, address, note };
  }
  const lines = cart.map(({ listingId, sellerId, quantity }) => ({
    listingId,
    sellerId,
    quantity,
    ...seen.get(listingId),
  }));
  const placed = await attempt(() =>
    placeOrder(scope.api, { lines, deliverTo: address, ...(note ? { note } : {}) }, keyOf(form)),
  );
  if (!placed.ok) return { problem: placed.problem, address, note };
  keepCart(scope, []);
  return redirect(inLanguage(paths.checkout(placed.value.id), scope.language), 303);
}

export default function CheckoutNew({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const { keys } = loaderData;
  const problem = actionData?.problem;
  const fault = useFaults(problem);
  const address: Partial<Address> = actionData?.address ?? loaderData.address;
  const repriced = actionData?.priced;
  const { lines, freightOf, freight, total } = repriced ?? loaderData.priced;
  const freightTo = repriced ? address.province : loaderData.address.province;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('checkoutTitle')}</h1>
      </div>
      <ProblemNotice problem={problem} shownFields={ADDRESS_FIELDS} />
      {repriced?.freight && (
        <Notice
          tone="warn"
          title={t('freightChanged', {
            freight: freightText(repriced.freight, t('freightFree'), language),
            total: formatMoney(total, language),
          })}
        />
      )}
      <form method="post" className="with-summary">
        <IdempotencyKey value={keys.place} />
        <input type="hidden" name="freightTo" value={freightTo ?? ''} />
        {lines.map(({ line, offer }) => (
          <input
            key={line.listingId}
            type="hidden"
            name="seen"
            value={[line.listingId, offer?.unitPriceAtQuantity ?? '', offer?.readyOn ? 'made' : ''].join('=')}
          />
        ))}
        <div>
          <fieldset className="fields">
            <legend>{t('deliverTo')}</legend>
            <AddressFields address={address} fault={fault} />
            <div className="wide-field">
              <TextArea
                label={t('note')}
                name="note"
                maxLength={500}
                rows={2}
                isOptional
                defaultValue={actionData?.note}
              />
            </div>
          </fieldset>
          <h2 className="spaced">{t('summary')}</h2>
          {groupBySeller(lines).map((group) => (
            <CartGroup
              key={group.sellerId}
              group={group}
              freight={freightOf[group.sellerId]}
              isEditable={false}
            />
          ))}
        </div>
        <aside className="summary">
          {freight && (
            <p className="cart-freight">
              <span>{t('freight')}</span>
              <span>{freightText(freight, t('freightFree'), language)}</span>
            </p>
          )}
          <p className="grand-total">
            <span>{t('total')}</span>
            <span>{formatMoney(total, language)}</span>
          </p>
          <p className="muted small">{t('vatIncluded', { amount: formatMoney(vatIn(total), language) })}</p>
          <button className="button primary" type="submit">
            {t('placeOrder')}
          </button>
          <p className="muted small">{t('placeHint')}</p>
        </aside>
      </form>
    </div>
  );
}
