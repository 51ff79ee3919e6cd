import { useTranslation } from 'react-i18next';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey, TextField } from '../../components/field.js';
import { Badge, Notice } from '../../components/notice.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import '../../features/sourcing/messages.js';
import { readBreaks } from '../../features/sourcing/price-breaks.js';
import { Questions } from '../../features/sourcing/questions.js';
import { OwnQuote } from '../../features/sourcing/own-quote.js';
import { QuoteForm } from '../../features/sourcing/quote-form.js';
import { CertificatesAsked, LackingNotice } from '../../features/sourcing/rfq-certificates.js';
import { AskedLine, dayOnce, Drawings, RfqState } from '../../features/sourcing/rfq-parts.js';
import {
  acceptCounterOffer,
  askBuyer,
  confirmQuote,
  declineCounterOffer,
  declineRfq,
  findQuote,
  findSellerRfq,
  ordersOfRfq,
  quoteDraft,
  type QuoteToSend,
  readQuoteFile,
  sendQuote,
  withdrawQuote,
} from '../../features/sourcing/rfqs.server.js';
import { attempt } from '../../lib/api.server.js';
import type { View } from '../../lib/api-types.js';
import { formatDate, formatDateTime, formatNumber } from '../../lib/format.js';
import { fileOf, numberOf, textOf, typedIn } from '../../lib/forms.server.js';
import { i18nFor, useLanguage } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import type { Problem } from '../../lib/problem.js';
import { doneAndGo, type RequestScope, requireVisitor, scopeOf } from '../../lib/scope.server.js';
import { useWords } from '../../lib/words.js';
import type { Route } from './+types/rfq.js';

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${loaderData?.rfq.title ?? ''} · ${t('rfq.inbox', { ns: 'sourcing' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export async function loader({ params: { id }, context }: Route.LoaderArgs) {
  const { api } = scopeOf({ context });
  const rfq = await findSellerRfq(api, id);
  const [draft, quote, orders] = await Promise.all([
    rfq.state === 'open' ? quoteDraft(api, id) : null,
    rfq.quoteState === null ? null : findQuote(api, id),
    rfq.quoteState === null || rfq.state === 'open' ? [] : ordersOfRfq(api, id),
  ]);
  return { rfq, draft, quote, orders, keys: newKeys('quote', 'file', 'ask', 'act') };
}

/** What stays on the page: why it was refused with what was typed, or what was read of a file. */
interface Answer {
  problem?: Problem;
  typed?: Record<string, string>;
  /** Rows that were quoted, in the order in which they were sent. */
  sent?: string[];
  question?: string;
  draft?: View<'QuoteDraftView'>;
}

export async function action({
  request,
  params: { id },
  context,
}: Route.ActionArgs): Promise<Answer | Response> {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const act = textOf(form, 'act');
  if (act === 'file') return readFile(scope, id, form);
  if (act === 'quote') {
    const sent = await attempt(() => sendQuote(scope.api, id, quoteOf(form), keyOf(form)));
    if (!sent.ok) return { problem: sent.problem, typed: typedIn(form), sent: quotedRows(form) };
    return doneAndGo(scope, withQuery(paths.sellerRfqs, { folder: 'quoted' }), 'quoteSent');
  }
  const done = await attempt(() => write(scope, id, act, form));
  if (!done.ok) return { problem: done.problem, question: textOf(form, 'question') };
  return doneAndGo(scope, paths.sellerRfq(id), DONE[act as keyof typeof DONE] ?? DONE.decline);
}

const DONE = {
  ask: 'questionAsked',
  confirm: 'quoteConfirmed',
  withdraw: 'quoteWithdrawn',
  accept: 'counterAccepted',
  refuse: 'counterDeclined',
  decline: 'rfqDeclined',
} as const;

/** What was filled in elsewhere is shown first, with what is wrong with it. */
async function readFile({ api }: RequestScope, id: string, form: FormData): Promise<Answer> {
  const file = fileOf(form, 'file');
  const read = await attempt(() => readQuoteFile(api, id, file ?? new File([], ''), keyOf(form)));
  return read.ok ? { draft: read.value } : { problem: read.problem };
}

function write({ api }: RequestScope, id: string, act: string, form: FormData): Promise<unknown> {
  const key = keyOf(form);
  if (act === 'ask') return askBuyer(api, id, textOf(form, 'question'), key);
  if (act === 'confirm') return confirmQuote(api, id, numberOf(form, 'version') ?? 0, key);
  if (act === 'withdraw') return withdrawQuote(api, id, key);
  if (act === 'accept') return acceptCounterOffer(api, textOf(form, 'counter'), key);
  if (act === 'refuse') return declineCounterOffer(api, textOf(form, 'counter'), key);
  return declineRfq(api, id, key);
}

/** Rows without a price are not quoted. */
const quotedRows = (form: FormData): string[] =>
  form
    .getAll('row')
    .map(String)
    .filter((row) => textOf(form, `prices.${row}`) !== '');

function quoteOf(form: FormData): QuoteToSend {
  const lines = quotedRows(form).map((row) => {
    const listingId = textOf(form, `listingId.${row}`);
    const isSame =
      listingId !== '' &&
      textOf(form, `designation.${row}`) === textOf(form, `wasDesignation.${row}`) &&
      textOf(form, `brand.${row}`) === textOf(form, `wasBrand.${row}`);
    const goods = isSame
      ? { listingId }
      : {
          designation: textOf(form, `designation.${row}`) || undefined,
          brand: textOf(form, `brand.${row}`) || undefined,
        };
    return {
      lineNo: Number(textOf(form, `lineNo.${row}`)),
      ...goods,
      quantity: numberOf(form, `quantity.${row}`) ?? 0,
      priceBreaks: readBreaks(textOf(form, `prices.${row}`)),
      leadTimeDays: numberOf(form, `days.${row}`) ?? 0,
      reserve: textOf(form, `reserve.${row}`) === 'on',
      lotNumber: textOf(form, `lot.${row}`) || undefined,
      note: textOf(form, `note.${row}`) || undefined,
    };
  });
  return {
    version: numberOf(form, 'version') ?? 0,
    validUntil: textOf(form, 'validUntil'),
    note: textOf(form, 'note') || undefined,
    lines,
  };
}

export default function SellerRfq({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  const words = useWords();
  const { rfq, quote, orders, keys } = loaderData;
  const answer: Answer = actionData ?? {};
  const { problem, sent, typed, question, draft = loaderData.draft } = answer;
  const { day, lines } = dayOnce(rfq.lines);
  const isStale = rfq.state === 'open' && quote?.state === 'submitted' && quote.rfqVersion !== rfq.version;
  return (
    <>
      <div className="page-head">
        <h1>{rfq.title}</h1>
        <RfqState state={rfq.state} />
        <p className="muted small">
          {[
            t('toProvince', { province: words.province(rfq.province) }),
            day && t('until', { day: formatDate(day, language) }),
            t('rfq.deadlineAt', { at: formatDateTime(rfq.deadline, language) }),
            t('rfq.buyerRecord', {
              awarded: formatNumber(rfq.buyer.awarded, language),
              unanswered: formatNumber(rfq.buyer.unanswered, language),
            }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <ProblemNotice problem={problem} shownFields={sent?.map((_, at) => `lines.${at}`)} />
      <CertificatesAsked rfq={rfq} />
      <LackingNotice rfq={rfq} />
      {rfq.note && <p className="note-text">{rfq.note}</p>}
      <Drawings id={rfq.id} files={rfq.attachments} />
      {isStale && (
        <Notice tone="warn" title={t('rfq.staleTitle')}>
          <ul>
            {rfq.changes.slice((quote?.rfqVersion ?? 1) - 1).map((change, at) => (
              <li key={at}>{change}</li>
            ))}
          </ul>
          <form method="post">
            <IdempotencyKey value={keys.act} />
            <input type="hidden" name="version" value={rfq.version} />
            <button className="button primary" name="act" value="confirm">
              {t('rfq.confirmQuote')}
            </button>
          </form>
        </Notice>
      )}
      {quote && <OwnQuote quote={quote} orders={orders} state={rfq.state} idempotencyKey={keys.act} />}
      {draft ? (
        <QuoteForm draft={draft} typed={typed} refused={{ problem, sent }} keys={keys} />
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
      <section className="rfq-talk">
        <h2>{t('rfq.questions')}</h2>
        <p className="muted small">{t('rfq.questionsHint')}</p>
        <Questions questions={rfq.questions} />
        {rfq.state === 'open' && (
          <form method="post" className="fields one compact">
            <IdempotencyKey value={keys.ask} />
            <TextField label={t('rfq.question')} name="question" maxLength={1000} defaultValue={question} />
            <div className="acts">
              <SubmitButton className="small" name="act" value="ask">
                {t('rfq.ask')}
              </SubmitButton>
            </div>
          </form>
        )}
      </section>
      {rfq.state === 'open' && !quote && !rfq.declined && (
        <form method="post">
          <IdempotencyKey value={keys.act} />
          <button className="button quiet small" name="act" value="decline">
            {t('rfq.decline')}
          </button>
        </form>
      )}
      {rfq.declined && <Badge>{t('rfq.declined')}</Badge>}
    </>
  );
}
