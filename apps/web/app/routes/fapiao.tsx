import { useTranslation } from 'react-i18next';
import { IdempotencyKey, SelectField, TextField } from '../components/field.js';
import { A } from '../components/link.js';
import { Badge, Empty } from '../components/notice.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { askForFapiao, findFapiao, issueFapiao, refuseFapiao } from '../features/orders/fapiao.server.js';
import type { Typed } from '../features/orders/consignment-fields.js';
import { FAPIAO_TONES } from '../features/orders/order-papers.js';
import { findOrder } from '../features/orders/orders.server.js';
import { findMe } from '../features/identity/identity.server.js';
import { attempt } from '../lib/api.server.js';
import type { FapiaoView } from '../lib/api-types.js';
import { useFaults } from '../lib/faults.js';
import { textOf, typedIn } from '../lib/forms.server.js';
import { formatDate, formatDateTime, formatMoney } from '../lib/format.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { keyOf, newKeys } from '../lib/keys.server.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import type { Problem } from '../lib/problem.js';
import { doneAndGo, requireVisitor, scopeOf } from '../lib/scope.server.js';
import { OrderDesk } from './order-desk.js';
import type { Route } from './+types/fapiao.js';

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('fapiaoOf', { ns: 'orders', number: loaderData?.order.number ?? '' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export async function loader({ params: { id }, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  const visitor = requireVisitor(scope);
  const [order, { fapiao }, { user, organisation }] = await Promise.all([
    findOrder(scope.api, id),
    findFapiao(scope.api, id),
    findMe(scope.api),
  ]);
  const own = { title: organisation.name, taxNumber: organisation.uscc ?? '', email: user.email };
  return { order, fapiao, own, side: visitor.kind, keys: newKeys('ask', 'issue', 'refuse') };
}

const DONE = { ask: 'fapiaoAsked', issue: 'fapiaoIssued', refuse: 'fapiaoRefused' } as const;

export async function action({ request, params: { id }, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const act = textOf(form, 'act') as keyof typeof DONE;
  const key = keyOf(form);
  const registration = textOf(form, 'registration');
  const asked = {
    kind: textOf(form, 'kind') === 'ordinary' ? ('ordinary' as const) : ('special' as const),
    title: textOf(form, 'title'),
    taxNumber: textOf(form, 'taxNumber'),
    email: textOf(form, 'email'),
    ...(registration && { registration }),
  };
  const done = await attempt(() => {
    if (act === 'issue') return issueFapiao(scope.api, id, form, key);
    if (act === 'refuse') return refuseFapiao(scope.api, id, { reason: textOf(form, 'reason') }, key);
    return askForFapiao(scope.api, id, asked, key);
  });
  return done.ok
    ? doneAndGo(scope, paths.fapiao(id), DONE[act] ?? DONE.ask)
    : { problem: done.problem, asked, typed: typedIn(form) };
}

const FIELDS = [
  'kind',
  'title',
  'taxNumber',
  'email',
  'registration',
  'number',
  'issuedOn',
  'file',
  'reason',
];

export default function Fapiao({ loaderData, actionData }: Route.ComponentProps) {
  const { order, fapiao, own, side, keys } = loaderData;
  const { t } = useTranslation('orders');
  const problem = actionData?.problem;
  const canAsk = side === 'buyer' && (fapiao === null || fapiao.state === 'refused');
  return (
    <OrderDesk side={side === 'platform' ? null : side}>
      <div className="form-column">
        <h1>{t('fapiaoOf', { number: order.number })}</h1>
        <p>
          <A to={paths.order(order.id)}>{t('backToOrder')}</A>
        </p>
        <ProblemNotice problem={problem} shownFields={FIELDS} />
        {fapiao && <Standing fapiao={fapiao} />}
        {fapiao === null && side !== 'buyer' && (
          <Empty title={t('noFapiao')}>
            <p>{t('noFapiaoBody')}</p>
          </Empty>
        )}
        {canAsk && (
          <AskForm
            fapiao={{ ...(fapiao ?? own), ...actionData?.asked }}
            idempotencyKey={keys.ask}
            problem={problem}
          />
        )}
        {side === 'seller' && fapiao?.state === 'requested' && (
          <AnswerForms keys={keys} typed={actionData?.typed} problem={problem} />
        )}
      </div>
    </OrderDesk>
  );
}

/** What was asked for, and what became of it. */
function Standing({ fapiao }: { fapiao: FapiaoView }) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const facts = [
    [t('fapiaoKind'), t(`fapiaoKinds.${fapiao.kind}`)],
    [t('fapiaoTitle'), fapiao.title],
    [t('taxNumber'), fapiao.taxNumber],
    [t('fapiaoEmail'), fapiao.email],
    [t('registration'), fapiao.registration],
    [t('fapiaoAskedAt'), formatDateTime(fapiao.requestedAt, language)],
    [t('fapiaoNumber'), fapiao.number],
    [t('issuedOn'), fapiao.issuedOn && formatDate(fapiao.issuedOn, language)],
    [t('fapiaoAmount'), formatMoney(fapiao.amount, language)],
    [t('refusedBecause'), fapiao.reason],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  return (
    <section className="stack">
      <p>
        <Badge tone={FAPIAO_TONES[fapiao.state]}>{t(`fapiaoState.${fapiao.state}`)}</Badge>
      </p>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {fapiao.file && (
        <p>
          <a className="button" href={inLanguage(paths.fapiaoFile(fapiao.orderId), language)}>
            {t('fapiaoDownload')}
          </a>
        </p>
      )}
    </section>
  );
}

function AskForm({
  fapiao,
  idempotencyKey,
  problem,
}: {
  fapiao: Partial<FapiaoView>;
  idempotencyKey: string;
  problem: Problem | undefined;
}) {
  const { t } = useTranslation('orders');
  const fault = useFaults(problem);
  return (
    <form method="post" className="fields one">
      <IdempotencyKey value={idempotencyKey} />
      <SelectField label={t('fapiaoKind')} name="kind" defaultValue={fapiao.kind} error={fault('kind')}>
        <option value="special">{t('fapiaoKinds.special')}</option>
        <option value="ordinary">{t('fapiaoKinds.ordinary')}</option>
      </SelectField>
      <TextField
        label={t('fapiaoTitle')}
        name="title"
        maxLength={100}
        autoComplete="organization"
        defaultValue={fapiao.title}
        error={fault('title')}
      />
      <TextField
        label={t('taxNumber')}
        name="taxNumber"
        hint={t('taxNumberHint')}
        maxLength={20}
        autoCapitalize="characters"
        autoComplete="off"
        defaultValue={fapiao.taxNumber}
        error={fault('taxNumber')}
      />
      <TextField
        label={t('fapiaoEmail')}
        name="email"
        type="email"
        maxLength={120}
        autoComplete="email"
        defaultValue={fapiao.email}
        error={fault('email')}
      />
      <TextField
        label={t('registration')}
        name="registration"
        isOptional
        maxLength={300}
        defaultValue={fapiao.registration ?? ''}
        error={fault('registration')}
      />
      <button className="button primary" name="act" value="ask">
        {t('askFapiao')}
      </button>
    </form>
  );
}

function AnswerForms({
  keys,
  typed = {},
  problem,
}: {
  keys: Record<'issue' | 'refuse', string>;
  typed?: Typed;
  problem: Problem | undefined;
}) {
  const { t } = useTranslation('orders');
  const fault = useFaults(problem);
  return (
    <>
      <form method="post" encType="multipart/form-data" className="fields one">
        <IdempotencyKey value={keys.issue} />
        <TextField
          label={t('fapiaoNumber')}
          name="number"
          hint={t('fapiaoNumberHint')}
          inputMode="numeric"
          maxLength={20}
          autoComplete="off"
          defaultValue={typed.number}
          error={fault('number')}
        />
        <TextField
          label={t('issuedOn')}
          name="issuedOn"
          type="date"
          defaultValue={typed.issuedOn}
          error={fault('issuedOn')}
        />
        <TextField
          label={t('fapiaoFile')}
          hint={t('fapiaoFileHint')}
          name="file"
          type="file"
          accept="application/pdf"
          isOptional
          error={fault('file')}
        />
        <button className="button primary" name="act" value="issue">
          {t('fapiaoIs')}
        </button>
      </form>
      <details open={typed.act === 'refuse'}>
        <summary>{t('refuseFapiao')}</summary>
        <form method="post" className="fields one">
          <IdempotencyKey value={keys.refuse} />
          <TextField
            label={t('refusedBecause')}
            name="reason"
            maxLength={500}
            defaultValue={typed.reason}
            error={fault('reason')}
          />
          <button className="button danger" name="act" value="refuse">
            {t('refuseFapiao')}
          </button>
        </form>
      </details>
    </>
  );
}
