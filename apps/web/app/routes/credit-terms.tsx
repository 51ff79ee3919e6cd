import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { IdempotencyKey } from '../components/field.js';
import { Pager } from '../components/pager.js';
import { ProblemNotice } from '../components/problem-notice.js';
import {
  ReceivablesTable,
  RepaymentsList,
  TermsBadge,
  TermsFigures,
} from '../features/orders/credit-tables.js';
import {
  beginRepayment,
  findTerms,
  listReceivables,
  listRepayments,
} from '../features/orders/credit.server.js';
import { attempt } from '../lib/api.server.js';
import { formatMoney } from '../lib/format.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { keyOf, newKeys } from '../lib/keys.server.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/credit-terms.js';

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    {
      title: `${loaderData?.terms.seller.name ?? ''} · ${t('credit.title.buyer', { ns: 'orders' })} · ${t('site')}`,
    },
    { name: 'description', content: t('tagline') },
  ];
}

export async function loader({ params: { id }, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const cursor = scope.url.searchParams.get('cursor') ?? undefined;
  const [terms, receivables, repayments] = await Promise.all([
    findTerms(scope.api, id),
    listReceivables(scope.api, { termsId: id, state: 'open', cursor }),
    listRepayments(scope.api, id),
  ]);
  return { terms, receivables, repayments: repayments.items, keys: newKeys('pay') };
}

export async function action({ request, params: { id }, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const begun = await attempt(() => beginRepayment(scope.api, id, keyOf(form)));
  if (!begun.ok) return { problem: begun.problem };
  return redirect(inLanguage(paths.repayment(begun.value.id), scope.language), 303);
}

/** What a buyer owes one seller, and paying it. */
export default function CreditTerms({ loaderData, actionData }: Route.ComponentProps) {
  const { terms, receivables, repayments, keys } = loaderData;
  const { t } = useTranslation('orders');
  const language = useLanguage();
  return (
    <div className="page stack">
      <div className="page-head">
        <h1>{terms.seller.name}</h1>
        <TermsBadge terms={terms} />
        <p className="muted">{t('credit.net', { days: terms.days })}</p>
      </div>
      <ProblemNotice problem={actionData?.problem} />
      {terms.reason && <p>{terms.reason}</p>}
      <TermsFigures terms={terms} />
      {terms.payable.amountMinor > 0 && (
        <form method="post">
          <IdempotencyKey value={keys.pay} />
          <button className="button primary">
            {t('credit.pay', { amount: formatMoney(terms.payable, language) })}
          </button>
        </form>
      )}
      <section aria-labelledby="due">
        <h2 id="due">{t('credit.dueList')}</h2>
        <ReceivablesTable receivables={receivables.items} side="buyer" />
        <Pager path={paths.creditTerms(terms.id)} nextCursor={receivables.nextCursor} />
      </section>
      <section aria-labelledby="repayments">
        <h2 id="repayments">{t('credit.repayments')}</h2>
        <RepaymentsList repayments={repayments} side="buyer" />
      </section>
    </div>
  );
}
