import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { IdempotencyKey } from '../components/field.js';
import { A } from '../components/link.js';
import { Notice } from '../components/notice.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { type Address, ADDRESS_FIELDS, AddressFields } from '../features/orders/address-fields.js';
import { Purchases } from '../features/orders/purchases.js';
import { addressIn, lastAddress } from '../features/orders/orders.server.js';
import '../features/orders/messages.js';
import '../features/sourcing/messages.js';
import { Questions } from '../features/sourcing/questions.js';
import { recordsOf } from '../features/sourcing/matches.server.js';
import { AmendRfq, EndRfq, NEW_LINE, RfqStory } from '../features/sourcing/rfq-acts.js';
import { CertificatesAsked, certificatesIn } from '../features/sourcing/rfq-certificates.js';
import { CounterForm, hasChoice, pickName, QuoteMatrix } from '../features/sourcing/quote-matrix.js';
import { AskedLine, dayOnce, Drawings, RfqState } from '../features/sourcing/rfq-parts.js';
import {
  amendRfq,
  answerQuestion,
  awardPlans,
  awardRfq,
  cancelRfq,
  closeRfq,
  findRfq,
  makeCounterOffer,
  openQuotesEarly,
  ordersOfRfq,
  quoteMatrix,
} from '../features/sourcing/rfqs.server.js';
import type { View } from '../lib/api-types.js';
import { attempt } from '../lib/api.server.js';
import { useFaults } from '../lib/faults.js';
import { formatDate, formatDateTime, formatMoney, formatNumber } from '../lib/format.js';
import { momentOf, numberOf, oneOf, textOf, typedIn } from '../lib/forms.server.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { keyOf, newKeys } from '../lib/keys.server.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { paths, withQuery } from '../lib/paths.js';
import { doneAndGo, type RequestScope, requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/rfq.js';

const STRATEGIES = ['cheapest', 'fewest_sellers', 'soonest', 'greenest'] as const;
const AWARD_FORM = 'award';

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${loaderData?.rfq.title ?? ''} · ${t('rfq.title', { ns: 'sourcing' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
    { name: 'robots', content: 'noindex' },
  ];
}

/** Once the quotes are open they are compared, and a plan in the address fills in what to take. */
export async function loader({ params: { id }, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  const visitor = requireVisitor(scope);
  if (visitor.kind !== 'buyer') throw redirect(inLanguage(paths.home, scope.language));
  const { api, url } = scope;
  const rfq = await findRfq(api, id);
  const isOpened = rfq.state !== 'open' && rfq.state !== 'cancelled';
  const strategy = oneOf(url.searchParams.get('plan'), STRATEGIES);
  const [matrix, planned, address, orders] = await Promise.all([
    isOpened ? quoteMatrix(api, id) : null,
    rfq.state === 'deciding' && strategy
      ? awardPlans(api, id, { strategies: [strategy], mixedLots: true })
      : null,
    rfq.state === 'deciding' ? lastAddress(api, { name: visitor.name, province: rfq.province }) : {},
    isOpened ? ordersOfRfq(api, id) : [],
  ]);
  const keys = newKeys('act', 'award', ...rfq.questions.map((each) => each.id));
  const plan = planned?.plans[0] ?? null;
  const records = await recordsOf(api, matrix?.quotes.map(({ sellerId }) => sellerId) ?? []);
  return { rfq, matrix, records, plan, strategy: strategy ?? null, address, orders, keys };
}

export async function action({ request, params: { id }, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const act = textOf(form, 'act');
  if (act === 'award') return award(scope, id, form);
  const done = await attempt(() => write(scope, id, act, form));
  if (!done.ok) return { problem: done.problem, typed: typedIn(form) };
  return doneAndGo(scope, paths.rfq(id), DONE[act as keyof typeof DONE] ?? DONE.amend);
}

const DONE = {
  answer: 'questionAnswered',
  open_early: 'quotesOpened',
  cancel: 'rfqCancelled',
  close: 'rfqClosed',
  counter: 'counterSent',
  amend: 'rfqAmended',
} as const;

function write({ api }: RequestScope, id: string, act: string, form: FormData): Promise<unknown> {
  const key = keyOf(form);
  if (act === 'answer')
    return answerQuestion(api, { id, questionId: textOf(form, 'questionId') }, textOf(form, 'answer'), key);
  if (act === 'open_early') return openQuotesEarly(api, id, key);
  if (act === 'cancel') return cancelRfq(api, id, textOf(form, 'reason'), key);
  if (act === 'close') return closeRfq(api, id, textOf(form, 'reason'), key);
  if (act === 'counter') {
    const [, sellerId = '', quoteId = '', no] = textOf(form, 'of').split('.');
    const offer = { sellerId, quoteId, no: Number(no), unitPrice: textOf(form, 'unitPrice') };
    return makeCounterOffer(api, id, { ...offer, quantity: numberOf(form, 'quantity') ?? 0 }, key);
  }
  return amendRfq(api, id, amendmentIn(form), key);
}

/** A line without a quantity is left out; what is written in the last row is a new one. */
function amendmentIn(form: FormData): Parameters<typeof amendRfq>[2] {
  const lines = form
    .getAll('lineNo')
    .map(String)
    .flatMap((no) => {
      const quantity = numberOf(form, `quantity.${no}`);
      const text = textOf(form, `text.${no}`);
      if (quantity === undefined || text === '') return [];
      return {
        ...(no !== NEW_LINE && { lineNo: Number(no) }),
        text,
        quantity,
        brand: textOf(form, `brand.${no}`) || undefined,
        partTypeId: textOf(form, `partTypeId.${no}`) || undefined,
        substitutes: textOf(form, `substitutes.${no}`) !== 'no',
        neededBy: textOf(form, `neededBy.${no}`) || undefined,
      };
    });
  const deadline = textOf(form, 'deadline');
  return {
    version: Number(textOf(form, 'version')),
    change: textOf(form, 'change'),
    note: textOf(form, 'note'),
    lines,
    ...certificatesIn(form),
    ...(deadline && { deadline: momentOf(deadline) }),
  };
}

async function award(scope: RequestScope, id: string, form: FormData) {
  const lines = [...form.keys()]
    .filter((name) => name.startsWith('take.'))
    .flatMap((name) => {
      const [, sellerId = '', quoteId = '', no] = name.split('.');
      const quantity = numberOf(form, name) ?? 0;
      return quantity > 0 ? [{ sellerId, quoteId, no: Number(no), quantity }] : [];
    });
  const deliverTo = addressIn(form);
  const awarded = await attempt(() => awardRfq(scope.api, id, { lines, deliverTo }, keyOf(form)));
  if (!awarded.ok) return { problem: awarded.problem, address: deliverTo, lines };
  return doneAndGo(scope, paths.checkout(awarded.value.id), 'rfqAwarded');
}

export default function Rfq({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  const { rfq, matrix, keys } = loaderData;
  const { day, lines } = dayOnce(rfq.lines);
  const refused = actionData && 'typed' in actionData ? actionData.typed : {};
  return (
    <div className="page">
      <div className="page-head">
        <h1>{rfq.title}</h1>
        <RfqState state={rfq.state} />
        <p className="muted small">
          {[
            t('rfq.version', { version: rfq.version }),
            day && t('until', { day: formatDate(day, language) }),
            t('rfq.deadlineAt', { at: formatDateTime(rfq.deadline, language) }),
            t('rfq.invitedCount', { count: rfq.invited.length }),
            rfq.openToAll ? t('rfq.openToAllShort') : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <ProblemNotice problem={actionData?.problem} shownFields={ADDRESS_FIELDS} />
      <Purchases orders={loaderData.orders} />
      {rfq.state === 'open' && <Sealed rfq={rfq} idempotencyKey={keys.act ?? ''} />}
      <CertificatesAsked rfq={rfq} />
      {rfq.note && <p className="note-text">{rfq.note}</p>}
      <Drawings id={rfq.id} files={rfq.attachments} />
      {matrix ? (
        <Deciding loaderData={loaderData} actionData={actionData} matrix={matrix} />
      ) : (
        <ul className="requests">
          {lines.map((line) => (
            <li key={line.lineNo}>
              <div>
                <AskedLine line={line} />
              </div>
            </li>
          ))}
        </ul>
      )}
      {rfq.questions.length > 0 && (
        <section className="rfq-talk">
          <h2>{t('rfq.questions')}</h2>
          <Questions
            questions={rfq.questions}
            keys={rfq.state === 'open' ? keys : undefined}
            typed={refused}
          />
        </section>
      )}
      <RfqStory rfq={rfq} />
      {rfq.state === 'open' && <AmendRfq rfq={rfq} idempotencyKey={keys.act ?? ''} typed={refused} />}
      <EndRfq rfq={rfq} idempotencyKey={keys.act ?? ''} typed={refused} />
    </div>
  );
}

/** How many quote, and no more than that. */
function Sealed({ rfq, idempotencyKey }: { rfq: View<'RfqView'>; idempotencyKey: string }) {
  const { t } = useTranslation('sourcing');
  const mayOpen = rfq.awaited === 0 && rfq.quoteCount > 0 && !rfq.openToAll;
  return (
    <Notice title={t('rfq.sealedCount', { count: rfq.quoteCount })}>
      <p>{t('rfq.sealed')}</p>
      {mayOpen && (
        <form method="post" className="stack">
          <p>{t('rfq.allAnswered')}</p>
          <IdempotencyKey value={idempotencyKey} />
          <button className="button" name="act" value="open_early">
            {t('rfq.openEarly')}
          </button>
        </form>
      )}
    </Notice>
  );
}

function Deciding({
  loaderData: { rfq, records, plan, strategy, address, keys },
  actionData,
  matrix,
}: {
  loaderData: Route.ComponentProps['loaderData'];
  actionData: Route.ComponentProps['actionData'];
  matrix: View<'MatrixView'>;
}) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  const isDeciding = rfq.state === 'deciding';
  const mayAward = isDeciding && hasChoice(matrix);
  const typed = actionData && 'lines' in actionData ? actionData.lines : undefined;
  const cheapest = matrix.lines.flatMap(({ cells }) =>
    cells.filter((cell) => cell.cheapest).map((cell) => ({ ...cell, quantity: cell.pieces })),
  );
  const picked = typed ?? plan?.parts ?? cheapest;
  const picks = new Map(picked.map((pick) => [pickName(pick), pick.quantity]));
  if (matrix.quotes.length === 0) return <Notice tone="warn" title={t('rfq.noQuotes')} />;
  return (
    <>
      {isDeciding && !mayAward && <Notice tone="warn">{t('rfq.noChoice')}</Notice>}
      {mayAward && rfq.log.some(({ act }) => act === 'reopen') && (
        <Notice tone="warn">{t('rfq.reopened')}</Notice>
      )}
      {mayAward && (
        <nav className="segmented award-plans" aria-label={t('rfq.plans')}>
          <A to={paths.rfq(rfq.id)} aria-current={strategy === null ? 'page' : undefined}>
            {t('rfq.byLine')}
          </A>
          {STRATEGIES.map((each) => (
            <A
              key={each}
              to={withQuery(paths.rfq(rfq.id), { plan: each })}
              aria-current={strategy === each ? 'page' : undefined}
            >
              {t(`rfq.plan.${each}`)}
            </A>
          ))}
        </nav>
      )}
      {plan && (
        <p className="small">
          {t('rfq.planned', {
            total: formatMoney(plan.total, language),
            freight: formatMoney(plan.freight, language),
            sellers: formatNumber(plan.sellers.length, language),
            gap: formatNumber(Math.ceil(plan.gapPercent * 100) / 100, language),
          })}
          {plan.uncovered.map((each) => (
            <span key={each.lineNo} className="warn-text">
              {' '}
              {t('rfq.lacks', { line: each.lineNo, pieces: each.quantity })}: {each.reason[language]}
            </span>
          ))}
        </p>
      )}
      <QuoteMatrix matrix={matrix} records={records} picks={picks} form={mayAward ? AWARD_FORM : null} />
      {mayAward && <CounterForm matrix={matrix} idempotencyKey={keys.act ?? ''} />}
      {mayAward && (
        <AwardForm
          address={actionData && 'address' in actionData ? (actionData.address ?? address) : address}
          problem={actionData?.problem}
          idempotencyKey={keys.award ?? ''}
        />
      )}
    </>
  );
}

function AwardForm({
  address,
  problem,
  idempotencyKey,
}: {
  address: Partial<Address>;
  problem: Parameters<typeof useFaults>[0];
  idempotencyKey: string;
}) {
  const { t } = useTranslation('sourcing');
  const fault = useFaults(problem);
  return (
    <form method="post" id={AWARD_FORM} className="fields award">
      <h2 className="wide-field">{t('rfq.award')}</h2>
      <p className="wide-field muted small">{t('rfq.awardHint')}</p>
      <IdempotencyKey value={idempotencyKey} />
      <AddressFields address={address} fault={fault} />
      <button className="button primary" name="act" value="award">
        {t('rfq.awardNow')}
      </button>
    </form>
  );
}
