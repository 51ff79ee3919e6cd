import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { A } from '../components/link.js';
import { Notice } from '../components/notice.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { findMe } from '../features/identity/identity.server.js';
import {
  type CartLine,
  fitsCart,
  isQuantity,
  keepCart,
  readCart,
  UUID,
  withPlanned,
} from '../features/orders/cart.server.js';
import { findBom, planBom } from '../features/sourcing/boms.server.js';
import '../features/sourcing/messages.js';
import { askedIn, wishesOf } from '../features/sourcing/plan-address.js';
import { PlanForm } from '../features/sourcing/plan-form.js';
import { PlanDetails, PlanTable } from '../features/sourcing/plans.js';
import type { BomPlansView } from '../lib/api-types.js';
import { attempt } from '../lib/api.server.js';
import { useFaults } from '../lib/faults.js';
import { formatMoney } from '../lib/format.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { paths, withQuery } from '../lib/paths.js';
import { doneAndGo, requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/bom-plans.js';

export function meta({ location, loaderData }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('plan.title', { ns: 'sourcing' })} · ${loaderData?.bom.name ?? ''} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
    { name: 'robots', content: 'noindex' },
  ];
}

/** First the plans that are there at once; the page goes on to those that are solved by itself. */
export async function loader({ params: { id }, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  if (requireVisitor(scope).kind !== 'buyer') throw redirect(inLanguage(paths.home, scope.language));
  const { searchParams, pathname } = scope.url;
  const [bom, { organisation }] = await Promise.all([findBom(scope.api, id), findMe(scope.api)]);
  const asked = askedIn(searchParams, organisation.province);
  const isSolved = searchParams.has('solved');
  const planned = await attempt(() => planBom(scope.api, id, { ...wishesOf(asked), quick: !isSolved }));
  searchParams.set('solved', '1');
  return {
    bom,
    asked,
    plans: planned.ok ? planned.value : null,
    problem: planned.ok ? undefined : planned.problem,
    better: isSolved || !planned.ok ? undefined : `${pathname}?${searchParams.toString()}`,
  };
}

/** What was shown goes into the cart, as it was shown. */
export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const planned = form.getAll('part').flatMap((each): CartLine[] => {
    const [listingId = '', sellerId = '', quantity = '', designation = ''] =
      typeof each === 'string' ? each.split('~') : [];
    const isLine = UUID.test(listingId) && UUID.test(sellerId) && isQuantity(Number(quantity));
    return isLine ? [{ listingId, sellerId, quantity: Number(quantity), designation }] : [];
  });
  const lines = withPlanned(readCart(request.headers.get('cookie')), planned);
  if (!fitsCart(lines)) return { isCartFull: true };
  keepCart(scope, lines);
  return doneAndGo(scope, paths.cart, 'cartAdded');
}

export default function BomPlans({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('sourcing');
  const { bom, asked, plans, problem, better } = loaderData;
  const fault = useFaults(problem);
  return (
    <div className="page" data-swap="plans" data-swap-next={better}>
      {better && (
        <noscript>
          <meta httpEquiv="refresh" content={`0;url=${better}`} />
        </noscript>
      )}
      <div className="page-head">
        <p className="small">
          <A to={paths.bom(bom.id)}>{bom.name}</A>
        </p>
        <h1>{t('plan.title')}</h1>
        <p className="muted">{t('plan.lead')}</p>
      </div>
      {actionData?.isCartFull && (
        <Notice tone="bad">
          <p>{t('plan.cartFull')}</p>
        </Notice>
      )}
      <PlanForm bomId={bom.id} asked={asked} fault={fault} />
      <ProblemNotice
        problem={problem}
        shownFields={[
          'province',
          'maxSellers',
          'latestDate',
          'lotAgeMonths',
          'certificates',
          'fromProvinces',
          'brands',
        ]}
      />
      {plans && <Plans bomId={bom.id} plans={plans} isQuick={better !== undefined} address={asked} />}
    </div>
  );
}

/** `0.6`, and the widest gap that is proven of any of the plans. */
function solvedWords(plans: BomPlansView['plans'], ms: number): { seconds: string; percent: string } {
  const gap = Math.max(...plans.map(({ gapPercent }) => gapPercent));
  return { seconds: Math.max(0.1, ms / 1000).toFixed(1), percent: (Math.ceil(gap * 100) / 100).toString() };
}

function Plans({
  bomId,
  plans: { lines, plans, lineByLine, nextLine, leftOut, solvedInMs },
  isQuick,
  address,
}: {
  bomId: string;
  plans: BomPlansView;
  isQuick: boolean;
  address: ReturnType<typeof askedIn>;
}) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  const { mixedLots, substitutes, greenOnly, ...others } = address;
  const flags = { mixedLots, substitutes, greenOnly };
  const query = Object.fromEntries(
    Object.entries(flags).map(([name, is]) => [name, is ? 'true' : undefined]),
  );
  const hasAny = plans.some(({ parts }) => parts.length > 0);
  return (
    <div className="plans" data-answer="">
      <p className="small muted" role="status">
        {isQuick ? t('plan.solving') : hasAny ? t('plan.solved', solvedWords(plans, solvedInMs)) : ''}
      </p>
      {hasAny ? <PlanTable plans={plans} lines={lines} /> : <Notice tone="warn" title={t('plan.nothing')} />}
      {hasAny && lineByLine.sellers > 0 && (
        <p className="small muted">
          {t('plan.lineByLine', {
            total: formatMoney(lineByLine.total, language),
            count: lineByLine.sellers,
          })}
        </p>
      )}
      {leftOut > 0 && (
        <p className="small">
          {t('plan.leftOut', { count: leftOut })} <A to={paths.bom(bomId)}>{t('plan.settle')}</A>
        </p>
      )}
      {nextLine !== null && (
        <p>
          <A
            className="button"
            to={withQuery(paths.bomPlans(bomId), { ...others, ...query, fromLine: nextLine })}
          >
            {t('plan.next', { line: nextLine })}
          </A>
        </p>
      )}
      {plans.map((plan, at) => (
        <PlanDetails
          key={plan.strategy}
          plan={plan}
          lines={lines}
          isOpen={at === 0}
          bomId={bomId}
          asked={address}
        />
      ))}
    </div>
  );
}
