import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey, SelectField, TextField } from '../../components/field.js';
import { Pager } from '../../components/pager.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import {
  ReceivablesTable,
  RepaymentsList,
  TermsBadge,
  TermsFigures,
} from '../../features/orders/credit-tables.js';
import {
  actOnTerms,
  changeTerms,
  findTerms,
  listReceivables,
  listRepayments,
  noteReceipt,
  reverseRepayment,
  TERMS_ACTS,
} from '../../features/orders/credit.server.js';
import { ReceiptForm, TermsActs } from '../../features/orders/terms-forms.js';
import { type Api, attempt } from '../../lib/api.server.js';
import { useFaults } from '../../lib/faults.js';
import { formatDate, formatMoney } from '../../lib/format.js';
import { numberOf, oneOf, textOf } from '../../lib/forms.server.js';
import { i18nFor, useLanguage } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { doneAndGo, scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/credit-terms.js';

const FIELDS = ['days', 'limitMinor', 'graceDays', 'reason', 'amountMinor', 'receivedOn', 'note'];
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
const fen = (yuan: number | undefined): number => Math.round((yuan ?? 0) * 100);

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    {
      title: `${loaderData?.terms.buyer.name ?? ''} · ${t('credit.title.seller', { ns: 'orders' })} · ${t('site')}`,
    },
    { name: 'description', content: t('tagline') },
  ];
}

export async function loader({ params: { id }, context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const [terms, receivables, repayments] = await Promise.all([
    findTerms(api, id),
    listReceivables(api, { termsId: id, state: 'open', cursor }),
    listRepayments(api, id),
  ]);
  const keys = newKeys('change', 'act', 'receipt', 'reverse');
  return { terms, receivables, repayments: repayments.items, keys, today: DAY.format(new Date()) };
}

function deed(api: Api, id: string, form: FormData): Promise<unknown> {
  const key = keyOf(form);
  const act = oneOf(textOf(form, 'act'), TERMS_ACTS);
  if (act) return actOnTerms(api, id, act, textOf(form, 'reason'), key);
  switch (textOf(form, 'act')) {
    case 'receipt': {
      const note = textOf(form, 'note');
      const receipt = { amountMinor: fen(numberOf(form, 'amount')), receivedOn: textOf(form, 'receivedOn') };
      return noteReceipt(api, id, { ...receipt, ...(note ? { note } : {}) }, key);
    }
    case 'reverse':
      return reverseRepayment(api, textOf(form, 'repaymentId'), textOf(form, 'reason'), key);
    default:
      return changeTerms(
        api,
        id,
        {
          days: numberOf(form, 'days') ?? 0,
          limitMinor: fen(numberOf(form, 'limit')),
          graceDays: numberOf(form, 'graceDays') ?? 0,
        },
        key,
      );
  }
}

export async function action({ request, params: { id }, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  const form = await request.formData();
  const done = await attempt(() => deed(scope.api, id, form));
  return done.ok ? doneAndGo(scope, paths.sellerCreditTerms(id), 'creditNoted') : { problem: done.problem };
}

/** One credit customer: what it owes, what it paid, and its terms. */
export default function CreditTerms({ loaderData, actionData }: Route.ComponentProps) {
  const { terms, receivables, repayments, keys, today } = loaderData;
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const fault = useFaults(actionData?.problem);
  const direct = repayments.filter(({ channel, state }) => channel === 'direct' && state === 'paid');
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{terms.buyer.name}</h1>
        <TermsBadge terms={terms} />
        <p className="muted">{t('credit.net', { days: terms.days })}</p>
      </div>
      <ProblemNotice problem={actionData?.problem} shownFields={FIELDS} />
      <TermsFigures terms={terms} />
      <section aria-labelledby="due">
        <h2 id="due">{t('credit.dueList')}</h2>
        <ReceivablesTable receivables={receivables.items} side="seller" />
        <Pager path={paths.sellerCreditTerms(terms.id)} nextCursor={receivables.nextCursor} />
        {terms.payable.amountMinor > 0 && (
          <ReceiptForm today={today} fault={fault} idempotencyKey={keys.receipt} />
        )}
      </section>
      <section aria-labelledby="repayments">
        <h2 id="repayments">{t('credit.repayments')}</h2>
        <RepaymentsList repayments={repayments} side="seller" />
        {direct.length > 0 && (
          <details className="more">
            <summary>{t('credit.reverse')}</summary>
            <Form method="post" className="fields form-column">
              <IdempotencyKey value={keys.reverse} />
              <SelectField label={t('credit.which')} name="repaymentId">
                {direct.map((row) => (
                  <option key={row.id} value={row.id}>
                    {formatDate(row.receivedOn ?? row.createdAt, language)}{' '}
                    {formatMoney(row.amount, language)}
                  </option>
                ))}
              </SelectField>
              <TextField label={t('credit.reason')} name="reason" maxLength={500} />
              <SubmitButton className="danger" name="act" value="reverse">
                {t('credit.reverse')}
              </SubmitButton>
            </Form>
          </details>
        )}
      </section>
      <TermsActs terms={terms} fault={fault} keys={keys} />
    </div>
  );
}
