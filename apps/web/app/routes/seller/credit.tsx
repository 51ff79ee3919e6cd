import { useTranslation } from 'react-i18next';
import { Pager } from '../../components/pager.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { AgeingFigures, ReceivablesTable, TermsTable } from '../../features/orders/credit-tables.js';
import { findAgeing, grantTerms, listReceivables, listTerms } from '../../features/orders/credit.server.js';
import { listSellerOrders } from '../../features/orders/orders.server.js';
import { GrantForm } from '../../features/orders/terms-forms.js';
import { attempt } from '../../lib/api.server.js';
import { useFaults } from '../../lib/faults.js';
import { numberOf, textOf } from '../../lib/forms.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { doneAndGo, scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/credit.js';

const RECENT_ORDERS = 100;
const FIELDS = ['buyerId', 'uscc', 'days', 'limitMinor', 'graceDays'];

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('credit.title.seller', { ns: 'orders' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const [terms, ageing, receivables, orders] = await Promise.all([
    listTerms(api, url.searchParams.get('cursor') ?? undefined),
    findAgeing(api),
    listReceivables(api, { state: 'payable' }),
    listSellerOrders(api, { limit: RECENT_ORDERS }),
  ]);
  const known = new Map(orders.items.map(({ buyer }) => [buyer.id, buyer]));
  for (const { buyer, state } of terms.items) if (state !== 'ended') known.delete(buyer.id);
  return {
    terms,
    ageing,
    receivables: receivables.items,
    buyers: [...known.values()],
    keys: newKeys('grant'),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  const form = await request.formData();
  const buyerId = textOf(form, 'buyerId');
  const granted = await attempt(() =>
    grantTerms(
      scope.api,
      {
        ...(buyerId ? { buyerId } : { uscc: textOf(form, 'uscc') }),
        days: numberOf(form, 'days') ?? 0,
        limitMinor: Math.round((numberOf(form, 'limit') ?? 0) * 100),
        graceDays: numberOf(form, 'graceDays') ?? 0,
      },
      keyOf(form),
    ),
  );
  if (!granted.ok) return { problem: granted.problem };
  return doneAndGo(scope, paths.sellerCreditTerms(granted.value.id), 'creditGranted');
}

export default function Credit({ loaderData, actionData }: Route.ComponentProps) {
  const { terms, ageing, receivables, buyers, keys } = loaderData;
  const { t } = useTranslation('orders');
  const fault = useFaults(actionData?.problem);
  return (
    <div className="stack">
      <h1>{t('credit.title.seller')}</h1>
      <ProblemNotice problem={actionData?.problem} shownFields={FIELDS} />
      <AgeingFigures ageing={ageing} />
      <TermsTable terms={terms.items} side="seller" />
      <Pager path={paths.sellerCredit} nextCursor={terms.nextCursor} />
      <GrantForm buyers={buyers} fault={fault} idempotencyKey={keys.grant} />
      {receivables.length > 0 && (
        <section aria-labelledby="due">
          <h2 id="due">{t('credit.dueList')}</h2>
          <ReceivablesTable receivables={receivables} side="seller" />
        </section>
      )}
    </div>
  );
}
