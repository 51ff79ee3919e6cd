import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { StateLinks } from '../components/desk.js';
import { IdempotencyKey, TextField } from '../components/field.js';
import { A } from '../components/link.js';
import { Notice } from '../components/notice.js';
import { Pager } from '../components/pager.js';
import { ProblemNotice } from '../components/problem-notice.js';
import {
  type CartLine,
  fitsCart,
  keepCart,
  MAX_CART_LINES,
  readCart,
  withLine,
  withPlanned,
} from '../features/orders/cart.server.js';
import { BOM_LINE_STATES, BomTable } from '../features/sourcing/bom-table.js';
import {
  addBomLine,
  allBomLines,
  editBomLine,
  findBom,
  findBomLines,
  removeBom,
  removeBomLine,
  renameBom,
  repeatBom,
} from '../features/sourcing/boms.server.js';
import { rfqFor } from '../features/sourcing/lines-to-quote.js';
import '../features/sourcing/messages.js';
import { leaveRequest } from '../features/sourcing/sourcing.server.js';
import type { BomView } from '../lib/api-types.js';
import { type Attempt, attempt } from '../lib/api.server.js';
import { formatDateTime, formatMoney, formatNumber } from '../lib/format.js';
import { numberOf, oneOf, textOf } from '../lib/forms.server.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { keyOf, newKeys } from '../lib/keys.server.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { paths, withQuery } from '../lib/paths.js';
import { doneAndGo, requireVisitor, type RequestScope, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/bom.js';

const LINES_A_PAGE = 50;
/** What one request takes. */
const MOST_ASKED = 100;

export function meta({ location, loaderData }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${loaderData?.bom.name ?? t('bom.title', { ns: 'sourcing' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
    { name: 'robots', content: 'noindex' },
  ];
}

export async function loader({ params: { id }, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  if (requireVisitor(scope).kind !== 'buyer') throw redirect(inLanguage(paths.home, scope.language));
  const { searchParams } = scope.url;
  const state = oneOf(searchParams.get('state'), BOM_LINE_STATES);
  const cursor = searchParams.get('cursor') ?? undefined;
  const [bom, page] = await Promise.all([
    findBom(scope.api, id),
    findBomLines(scope.api, id, { state, cursor, limit: LINES_A_PAGE }),
  ]);
  const names = ['add', 'act', ...page.items.map(({ lineNo }) => String(lineNo))];
  return { bom, page, state: state ?? '', keys: newKeys(...names), cartHolds: MAX_CART_LINES };
}

export async function action({ request, params: { id }, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const act = textOf(form, 'act');
  if (act === 'cart') return putIntoCart(scope, request, id);
  if (act === 'ask') return askMakers(scope, id, keyOf(form));
  const done = await attempt(() => write(scope, form, id, act));
  if (!done.ok) return { problem: done.problem };
  if (act === 'remove') return redirect(inLanguage(paths.boms, scope.language), 303);
  if (act === 'repeat') return redirect(inLanguage(paths.bom(done.value.id), scope.language), 303);
  const lineNo = textOf(form, 'lineNo');
  return redirect(`${scope.url.pathname}${scope.url.search}${lineNo && `#line-${lineNo}`}`, 303);
}

function write({ api }: RequestScope, form: FormData, id: string, act: string) {
  const key = keyOf(form);
  const quantity = numberOf(form, 'quantity');
  if (act === 'rename') return renameBom(api, id, textOf(form, 'name'), key);
  if (act === 'repeat') return repeatBom(api, id, key);
  if (act === 'remove') return removeBom(api, id, key);
  if (act === 'add')
    return addBomLine(
      api,
      id,
      { text: textOf(form, 'text'), ...(quantity !== undefined && { quantity }) },
      key,
    );
  const line = { id, lineNo: numberOf(form, 'lineNo') ?? 0 };
  if (textOf(form, 'remove')) return removeBomLine(api, line, key);
  if (act === 'retype')
    return editBomLine(api, line, { text: textOf(form, 'text'), brand: textOf(form, 'brand') }, key);
  if (textOf(form, 'anySeller')) return editBomLine(api, line, { preferred: null }, key);
  const partTypeId = textOf(form, 'partTypeId');
  return editBomLine(api, line, partTypeId ? { partTypeId } : { quantity }, key);
}

/** The best offer of each covered line; a cart holds only so many. */
async function putIntoCart(scope: RequestScope, request: Request, id: string) {
  const cart = readCart(request.headers.get('cookie'));
  let lines: CartLine[] = [];
  for (const { offers, partType, quantity } of await allBomLines(scope.api, id)) {
    if (!offers.best || !partType || quantity === null) continue;
    const { listingId, sellerId } = offers.best;
    const more = withLine(lines, { designation: partType.designation, listingId, sellerId, quantity });
    if (!fitsCart(withPlanned(cart, more))) break;
    lines = more;
  }
  keepCart(scope, withPlanned(cart, lines));
  return doneAndGo(scope, paths.cart, 'cartAdded');
}

/** What no offer covers, as one request. */
async function askMakers(scope: RequestScope, id: string, key: string) {
  const lines = (await allBomLines(scope.api, id)).flatMap(({ text, partType, quantity, brand, offers }) =>
    offers.best || quantity === null
      ? []
      : [{ text, quantity, ...(partType && { partTypeId: partType.id }), ...(brand && { brand }) }],
  );
  const left: Attempt<unknown> = await attempt(() =>
    leaveRequest(scope.api, { lines: lines.slice(0, MOST_ASKED) }, key),
  );
  if (!left.ok) return { problem: left.problem };
  return doneAndGo(scope, paths.requests, 'requestLeft');
}

export default function Bom({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('sourcing');
  const { bom, page, state, keys } = loaderData;
  const path = paths.bom(bom.id);
  return (
    <div className="page">
      <Head bom={bom} idempotencyKey={keys.act ?? ''} />
      <ProblemNotice problem={actionData?.problem} />
      <div className="with-summary bom-desk">
        <div>
          <StateLinks
            states={['', ...BOM_LINE_STATES]}
            current={state}
            nameOf={(each) => t(`bom.state.${each as (typeof BOM_LINE_STATES)[number]}`)}
            addressOf={(each) => withQuery(path, { state: each })}
          />
          <BomTable bomId={bom.id} lines={page.items} keys={keys} />
          <Pager path={path} query={{ state: state || undefined }} nextCursor={page.nextCursor} />
          <AddLine idempotencyKey={keys.add ?? ''} />
        </div>
        <Summary bom={bom} cartHolds={loaderData.cartHolds} idempotencyKey={keys.act ?? ''} />
      </div>
    </div>
  );
}

function Head({ bom, idempotencyKey }: { bom: BomView; idempotencyKey: string }) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  return (
    <div className="page-head">
      <h1>{bom.name}</h1>
      <p className="muted small">
        {[bom.madeBy?.name, formatDateTime(bom.createdAt, language), t('bom.shared')]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className="acts">
        <a className="button small" href={inLanguage(paths.bomCsv(bom.id), language)} download>
          {t('bom.export')}
        </a>
        <form method="post">
          <IdempotencyKey value={idempotencyKey} />
          <button className="button small" name="act" value="repeat">
            {t('bom.repeat')}
          </button>
        </form>
      </div>
    </div>
  );
}

function Summary({
  bom,
  cartHolds,
  idempotencyKey,
}: {
  bom: BomView;
  cartHolds: number;
  idempotencyKey: string;
}) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  const open = bom.lineCount - bom.coveredCount;
  return (
    <aside className="summary" aria-label={t('bom.total')}>
      <p className="grand-total">
        <span>{t('bom.total')}</span>
        <span>{formatMoney(bom.total, language)}</span>
      </p>
      <p className="muted small">
        {t('bom.coverage', {
          covered: formatNumber(bom.coveredCount, language),
          all: formatNumber(bom.lineCount, language),
        })}
      </p>
      {bom.coveredCount > cartHolds && (
        <Notice tone="warn">
          <p>{t('bom.cartHolds', { count: cartHolds })}</p>
        </Notice>
      )}
      {bom.readCount > 0 && (
        <div className="summary-acts">
          <A className="button primary" to={paths.bomPlans(bom.id)} rel="nofollow">
            {t('plan.open')}
          </A>
          <span className="muted small">{t('plan.openHint')}</span>
        </div>
      )}
      <form method="post" className="summary-acts">
        <IdempotencyKey value={idempotencyKey} />
        {bom.coveredCount > 0 && (
          <button className="button" name="act" value="cart">
            {t('bom.toCart', { count: Math.min(bom.coveredCount, cartHolds) })}
          </button>
        )}
        {open > 0 && (
          <>
            <A className="button" to={rfqFor(bom.id, 'uncovered')} rel="nofollow">
              {t('bom.askQuotesForRest', { count: open })}
            </A>
            <button className="button quiet" name="act" value="ask">
              {t('bom.askMakers')}
            </button>
            <span className="muted small">{t('bom.askHint', { count: open })}</span>
          </>
        )}
      </form>
      <A className="button" to={withQuery(paths.rfqNew, { bom: bom.id })} rel="nofollow">
        {t('bom.askQuotesForAll')}
      </A>
      <details className="more">
        <summary>{t('bom.manage')}</summary>
        <form method="post" className="fields one compact">
          <IdempotencyKey value={idempotencyKey} />
          <TextField label={t('bom.name')} name="name" maxLength={100} defaultValue={bom.name} />
          <button className="button small" name="act" value="rename">
            {t('bom.rename')}
          </button>
          <button className="button quiet small" name="act" value="remove" formNoValidate>
            {t('bom.remove')}
          </button>
        </form>
      </details>
    </aside>
  );
}

function AddLine({ idempotencyKey }: { idempotencyKey: string }) {
  const { t } = useTranslation('sourcing');
  return (
    <form method="post" className="acts bom-add">
      <IdempotencyKey value={idempotencyKey} />
      <input
        name="text"
        required
        maxLength={200}
        aria-label={t('bom.addText')}
        placeholder={t('bom.addText')}
      />
      <input
        name="quantity"
        type="number"
        min={1}
        inputMode="numeric"
        aria-label={t('quantity')}
        placeholder={t('quantity')}
      />
      <button className="button" name="act" value="add">
        {t('bom.add')}
      </button>
    </form>
  );
}
