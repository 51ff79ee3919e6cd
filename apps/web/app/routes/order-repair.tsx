import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { IdempotencyKey } from '../components/field.js';
import { A } from '../components/link.js';
import { Notice } from '../components/notice.js';
import { ProblemNotice } from '../components/problem-notice.js';
import '../features/orders/messages.js';
import { findOrder } from '../features/orders/orders.server.js';
import { findRepair, takeRepair } from '../features/orders/repairs.server.js';
import '../features/sourcing/messages.js';
import { SellerShares } from '../features/sourcing/plans.js';
import type { OrderView, RepairView } from '../lib/api-types.js';
import { attempt } from '../lib/api.server.js';
import { formatDate, formatMoney, formatNumber } from '../lib/format.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { keyOf, newKeys } from '../lib/keys.server.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { paths, withQuery } from '../lib/paths.js';
import { doneAndGo, requireVisitor, scopeOf } from '../lib/scope.server.js';
import { inBoth } from '../lib/words.js';
import type { Route } from './+types/order-repair.js';

type Plan = NonNullable<RepairView['plan']>;

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  const title = t('repair.title', { ns: 'orders', number: loaderData?.order.number ?? '' });
  return [
    { title: `${title} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
    { name: 'robots', content: 'noindex' },
  ];
}

/** An order that lacks nothing has nothing to repair: it is shown itself. */
export async function loader({ params: { id }, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  if (requireVisitor(scope).kind !== 'buyer') throw redirect(inLanguage(paths.home, scope.language));
  const [order, found] = await Promise.all([
    findOrder(scope.api, id),
    attempt(() => findRepair(scope.api, id)),
  ]);
  if (!found.ok) throw redirect(inLanguage(paths.order(id), scope.language));
  return { order, repair: found.value, keys: newKeys('take') };
}

/** What was shown is bought as it was shown; what has changed since is refused, and the page shows what there is now. */
export async function action({ request, params: { id }, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const parts = form.getAll('part').map(String);
  const lines = parts.map((part) => {
    const [listingId = '', sellerId = '', quantity, expectedUnitPrice = '', toMake] = part.split('~');
    return {
      listingId,
      sellerId,
      quantity: Number(quantity),
      expectedUnitPrice,
      makeToOrder: toMake === '1',
    };
  });
  const taken = await attempt(() => takeRepair(scope.api, id, { lines }, keyOf(form)));
  if (!taken.ok) return { problem: taken.problem };
  return doneAndGo(scope, paths.checkout(taken.value.id), 'repairTaken');
}

export default function OrderRepair({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const { order, repair, keys } = loaderData;
  const { rfqId, plan, lacking, refunded, repairedBy } = repair;
  return (
    <div className="page">
      <div className="page-head">
        <p className="small">
          <A to={paths.order(order.id)}>{t('orderTitle', { number: order.number })}</A>
        </p>
        <h1>{t('repair.heading')}</h1>
        {lacking.length > 0 && (
          <p className="muted">
            {t('repair.lead', { seller: order.seller.name, amount: formatMoney(refunded, language) })}
          </p>
        )}
        {rfqId !== null && lacking.length > 0 && <A to={paths.rfq(rfqId)}>{t('repair.toRfq')}</A>}
      </div>
      <ProblemNotice problem={actionData?.problem} />
      <div className="stack">
        {lacking.length > 0 && (
          <ul className="chips">
            {lacking.map(({ lineNo, designation, quantity }) => (
              <li key={lineNo} className="chip">
                <A to={withQuery(paths.part(designation), { quantity })}>{designation}</A> ×{' '}
                {formatNumber(quantity, language)}
              </li>
            ))}
          </ul>
        )}
        {repairedBy !== null && (
          <Notice tone="ok" title={t('repair.done')}>
            <A to={paths.checkout(repairedBy)}>{t('repair.toPurchase')}</A>
          </Notice>
        )}
        {rfqId !== null && lacking.length === 0 && (
          <Notice tone="ok" title={t('repair.boughtElsewhere')}>
            <A to={paths.rfq(rfqId)}>{t('repair.toRfq')}</A>
          </Notice>
        )}
        {plan && plan.parts.length > 0 && (
          <>
            <BeforeAndNow order={order} repair={repair} plan={plan} />
            <form method="post" className="acts">
              <IdempotencyKey value={keys.take} />
              {plan.orderLines.map(({ listingId, sellerId, quantity, expectedUnitPrice, makeToOrder }) => (
                <input
                  key={listingId}
                  type="hidden"
                  name="part"
                  value={[listingId, sellerId, quantity, expectedUnitPrice, Number(makeToOrder)].join('~')}
                />
              ))}
              <button className="button primary" type="submit">
                {t('repair.take', { total: formatMoney(plan.total, language) })}
              </button>
              <span className="muted small">{t('repair.takeHint')}</span>
            </form>
          </>
        )}
        {plan && plan.uncovered.length > 0 && <Uncovered order={order} repair={repair} plan={plan} />}
        {plan && plan.parts.length > 0 && (
          <section aria-label={t('repair.now')}>
            <SellerShares plan={plan} lineNoOf={(line) => lacking[line]?.lineNo ?? 0} />
          </section>
        )}
      </div>
    </div>
  );
}

/** What the same pieces came to, and what they come to now. */
function BeforeAndNow({ order, repair, plan }: { order: OrderView; repair: RepairView; plan: Plan }) {
  const { t } = useTranslation('orders');
  const { t: sourcing } = useTranslation('sourcing');
  const language = useLanguage();
  const { cost, refunded, shipBy } = repair;
  const more = cost?.amountMinor ?? 0;
  const amount = formatMoney({ ...refunded, amountMinor: Math.abs(more) }, language);
  return (
    <div className="table-frame">
      <table className="data before-now">
        <thead>
          <tr>
            <th scope="col">{t('repair.compared')}</th>
            <th scope="col" className="num">
              {t('repair.before')}
            </th>
            <th scope="col" className="num">
              {t('repair.now')}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('repair.total')}</th>
            <td className="num" data-label={t('repair.before')}>
              {formatMoney(refunded, language)}
            </td>
            <td className="num" data-label={t('repair.now')}>
              <span className="strong">{formatMoney(plan.total, language)}</span>{' '}
              <span className={more > 0 ? 'warn-text' : 'muted'}>
                {more === 0
                  ? sourcing('plan.same')
                  : sourcing(more > 0 ? 'plan.more' : 'plan.less', { amount })}
              </span>
            </td>
          </tr>
          <tr>
            <th scope="row">{t('repair.onItsWay')}</th>
            <td className="num" data-label={t('repair.before')}>
              {shipBy ? t('repair.by', { day: formatDate(shipBy, language) }) : '—'}
            </td>
            <td className="num" data-label={t('repair.now')}>
              {sourcing('plan.daysCount', { count: plan.days })}
            </td>
          </tr>
          <tr>
            <th scope="row">{t('seller')}</th>
            <td className="num" data-label={t('repair.before')}>
              {order.seller.name}
            </td>
            <td className="num" data-label={t('repair.now')}>
              {t('repair.sellers', { count: plan.sellers.length })}
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** What nobody else has either: sellers are asked for it. */
function Uncovered({ order, repair, plan }: { order: OrderView; repair: RepairView; plan: Plan }) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const lines = plan.uncovered.flatMap(({ line, quantity, reason }) => {
    const lacking = repair.lacking[line];
    return lacking ? [{ ...lacking, quantity, reason }] : [];
  });
  const featuresOf = (lineNo: number): string[] =>
    Object.values(order.lines.find((line) => line.lineNo === lineNo)?.features ?? {});
  const text = lines.map((each) => [each.designation, ...featuresOf(each.lineNo), each.quantity].join(' '));
  return (
    <Notice tone="warn" title={t('repair.uncovered')}>
      <ul>
        {lines.map(({ lineNo, designation, quantity, reason }) => (
          <li key={lineNo}>
            {designation} × {formatNumber(quantity, language)} · {inBoth(reason, language)}
          </li>
        ))}
      </ul>
      <A
        className="button"
        rel="nofollow"
        to={withQuery(paths.rfqNew, { text: text.join('\n'), province: order.deliverTo.province })}
      >
        {t('repair.ask')}
      </A>
    </Notice>
  );
}
