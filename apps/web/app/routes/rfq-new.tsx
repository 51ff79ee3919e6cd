import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { IdempotencyKey, ProvinceField, TextArea, TextField } from '../components/field.js';
import { A } from '../components/link.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { findMe, listSellers } from '../features/identity/identity.server.js';
import { allBomLines, findBom, saveBom } from '../features/sourcing/boms.server.js';
import { linesToQuote } from '../features/sourcing/lines-to-quote.js';
import '../features/sourcing/messages.js';
import { CertificateFields, certificatesIn } from '../features/sourcing/rfq-certificates.js';
import { RfqLines } from '../features/sourcing/rfq-lines.js';
import { attachToRfq, openRfq, rfqQuota, type RfqToOpen } from '../features/sourcing/rfqs.server.js';
import type { BomLineView } from '../lib/api-types.js';
import { attempt } from '../lib/api.server.js';
import { useFaults } from '../lib/faults.js';
import { formatNumber } from '../lib/format.js';
import { fileOf, momentOf, numberOf, textOf } from '../lib/forms.server.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { keyOf, newKeys } from '../lib/keys.server.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { doneAndGo, type RequestScope, requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/rfq-new.js';

/** Firms whose names are shown; the API refuses more. */
const MOST_NAMED = 30;
const NAMES = ['text', 'bom', 'title', 'province', 'deadline', 'neededBy', 'note', 'inviteBest'] as const;
type Typed = Record<(typeof NAMES)[number], string>;
const DAY_MS = 86_400_000;
const USUAL_DAYS = 3;
/** Of a line, as sellers read it. */
const MOST_TEXT = 200;

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('rfq.new', { ns: 'sourcing' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
    { name: 'robots', content: 'noindex' },
  ];
}

/** The address says what is known already: a list or some of its lines, or a part with its quantity, and whom to ask. Who has not signed in comes back to it. */
export async function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  if (requireVisitor(scope).kind !== 'buyer') throw redirect(inLanguage(paths.home, scope.language));
  const { searchParams } = scope.url;
  const known = Object.fromEntries(NAMES.map((name) => [name, searchParams.get(name) ?? ''])) as Typed;
  const part = [known.text, searchParams.get('brand'), searchParams.get('quantity')]
    .filter(Boolean)
    .join(' ');
  const named = searchParams.get('lines');
  const sellerIds = searchParams.getAll('seller').slice(0, MOST_NAMED);
  const [quota, { organisation }, bom, list, sellers] = await Promise.all([
    rfqQuota(scope.api),
    findMe(scope.api),
    known.bom ? findBom(scope.api, known.bom) : null,
    known.bom && named ? allBomLines(scope.api, known.bom) : [],
    listSellers(scope.api, sellerIds),
  ]);
  return {
    known: {
      ...known,
      text: part,
      province: known.province || organisation.province,
      deadline: inSomeDays(),
      inviteBest: known.inviteBest || '10',
    },
    wish: {
      certificates: searchParams.getAll('certificates'),
      greenOnly: searchParams.has('greenOnly'),
      certifiedOnly: searchParams.has('certifiedOnly'),
    },
    sellers: sellers.map(({ id, name }) => ({ id, name })),
    bom: bom && { id: bom.id, name: bom.name, lineCount: bom.lineCount },
    lines: named ? linesToQuote(list, named) : null,
    quota,
    keys: newKeys('open'),
  };
}

/** At six in the evening, Beijing time, as a field of the form takes it. */
function inSomeDays(): string {
  return `${new Date(Date.now() + USUAL_DAYS * DAY_MS).toISOString().slice(0, 10)}T18:00`;
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const typed = Object.fromEntries(NAMES.map((name) => [name, textOf(form, name)])) as Typed;
  const asked = await attempt(() => listOf(scope, form, typed, keyOf(form)));
  const numbers = form.getAll('line').map(String);
  const picked = Object.fromEntries(numbers.map((no) => [no, textOf(form, `quantity.${no}`)]));
  const wish = certificatesIn(form);
  const isOpenToAll = form.has('openToAll');
  if (!asked.ok) return { problem: asked.problem, typed, picked, wish, isOpenToAll };
  const { id, settle, goods } = asked.value;
  if (settle) return doneAndGo(scope, paths.bom(id), 'rfqSettleFirst');
  const opened = await attempt(async () => {
    const drawing = fileOf(form, 'drawing');
    const attached = drawing && (await attachToRfq(scope.api, drawing, `${keyOf(form)}-drawing`));
    return openRfq(scope.api, requestOf(typed, goods, form, attached?.id), keyOf(form));
  });
  if (!opened.ok) return { problem: opened.problem, typed: { ...typed, bom: id }, picked, wish, isOpenToAll };
  return doneAndGo(scope, paths.rfq(opened.value.id), 'rfqOpened');
}

type Goods = Pick<RfqToOpen, 'lines' | 'bomId'>;

/** What is typed is read as any list of parts is, and stays one; a line without a quantity is settled there first. Of a list, lines may be picked. */
async function listOf(
  { api }: RequestScope,
  form: FormData,
  { bom, text }: Typed,
  key: string,
): Promise<{ id: string; settle: boolean; goods: Goods }> {
  const { id } = bom ? { id: bom } : await saveBom(api, { text }, `${key}-list`);
  const lines = await allBomLines(api, id);
  if (form.has('picking')) return { id, settle: false, goods: { lines: pickedOf(lines, form) } };
  return { id, settle: lines.some(({ quantity }) => quantity === null), goods: { bomId: id } };
}

/** Each with the pieces that its field says; nothing picked the API refuses. */
function pickedOf(list: readonly BomLineView[], form: FormData): RfqToOpen['lines'] {
  const picked = new Set(form.getAll('line').map(Number));
  return list
    .filter(({ lineNo }) => picked.has(lineNo))
    .map(({ lineNo, text, partType, brand }) => ({
      text: text.slice(0, MOST_TEXT),
      quantity: numberOf(form, `quantity.${lineNo}`) ?? 0,
      ...(partType && { partTypeId: partType.id }),
      ...(brand && { brand }),
    }));
}

function requestOf(typed: Typed, goods: Goods, form: FormData, drawing: string | undefined): RfqToOpen {
  return {
    ...goods,
    // Whatever else was sent, the API refuses.
    province: typed.province as RfqToOpen['province'],
    deadline: momentOf(typed.deadline),
    ...certificatesIn(form),
    inviteBest: numberOf(form, 'inviteBest') ?? 0,
    openToAll: textOf(form, 'openToAll') === 'on',
    sellerIds: form.getAll('seller').map(String),
    ...(typed.title && { title: typed.title }),
    ...(typed.neededBy && { neededBy: typed.neededBy }),
    ...(typed.note && { note: typed.note }),
    ...(drawing && { attachmentIds: [drawing] }),
  };
}

const FIELDS = ['text', 'title', 'province', 'deadline', 'neededBy', 'note', 'inviteBest', 'file'];

export default function RfqNew({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  const fault = useFaults(actionData?.problem);
  const typed = actionData?.typed ?? loaderData.known;
  const { bom, quota } = loaderData;
  return (
    <div className="page form-page">
      <h1>{t('rfq.new')}</h1>
      <p className="muted">{t('rfq.newLead')}</p>
      <ProblemNotice problem={actionData?.problem} shownFields={FIELDS} />
      <form method="post" encType="multipart/form-data" className="fields">
        <IdempotencyKey value={loaderData.keys.open} />
        {loaderData.sellers.map(({ id }) => (
          <input key={id} type="hidden" name="seller" value={id} />
        ))}
        {loaderData.sellers.length > 0 && (
          <p className="wide-field">
            {t('rfq.namedSellers', { names: loaderData.sellers.map(({ name }) => name).join(' · ') })}
          </p>
        )}
        {bom && typed.bom ? (
          <div className="wide-field">
            <input type="hidden" name="bom" value={bom.id} />
            <p>
              {t('rfq.fromList')} <A to={paths.bom(bom.id)}>{bom.name}</A>{' '}
              <span className="muted small">{t('bom.linesCount', { count: bom.lineCount })}</span>
            </p>
            {loaderData.lines && <RfqLines lines={loaderData.lines} picked={actionData?.picked} />}
          </div>
        ) : (
          <div className="wide-field">
            <TextArea
              label={t('rfq.what')}
              name="text"
              rows={5}
              hint={t('rfq.whatHint')}
              placeholder={'6205-2RS C3 500\n30206 SKF 20'}
              spellCheck={false}
              defaultValue={typed.text}
              error={fault('text')}
            />
          </div>
        )}
        <ProvinceField
          label={t('province')}
          name="province"
          defaultValue={typed.province}
          error={fault('province')}
        />
        <TextField
          label={t('rfq.deadline')}
          name="deadline"
          type="datetime-local"
          hint={t('rfq.deadlineHint')}
          defaultValue={typed.deadline}
          error={fault('deadline')}
        />
        <TextField
          label={t('neededBy')}
          name="neededBy"
          type="date"
          isOptional
          defaultValue={typed.neededBy}
          error={fault('neededBy')}
        />
        <TextField
          label={t('rfq.inviteBest')}
          name="inviteBest"
          type="number"
          min={0}
          max={30}
          hint={t('rfq.quota', {
            left: formatNumber(Math.max(0, quota.invitationsADay - quota.invitedToday), language),
            open: formatNumber(Math.max(0, quota.openAtMost - quota.open), language),
          })}
          defaultValue={typed.inviteBest}
          error={fault('inviteBest')}
        />
        <div className="wide-field">
          <label className="check">
            <input type="checkbox" name="openToAll" defaultChecked={actionData?.isOpenToAll} />{' '}
            {t('rfq.openToAll')}
          </label>
        </div>
        <CertificateFields wish={actionData?.wish ?? loaderData.wish} error={fault('certificates')} />
        <TextField
          label={t('rfq.name')}
          name="title"
          maxLength={100}
          isOptional
          defaultValue={typed.title}
          error={fault('title')}
        />
        <TextField
          label={t('rfq.drawing')}
          name="drawing"
          type="file"
          accept="image/*,application/pdf"
          isOptional
          hint={t('rfq.drawingHint')}
          error={fault('file')}
        />
        <div className="wide-field">
          <TextArea
            label={t('note')}
            name="note"
            rows={3}
            maxLength={2000}
            isOptional
            hint={t('rfq.noteHint')}
            defaultValue={typed.note}
            error={fault('note')}
          />
        </div>
        <button className="button primary" type="submit">
          {t('rfq.open')}
        </button>
      </form>
    </div>
  );
}
