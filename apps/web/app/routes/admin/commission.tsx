import { useTranslation } from 'react-i18next';
import { StateLinks } from '../../components/desk.js';
import { Empty } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { AddRule, type RuleDraft, RulesTable, TERMS_FIELDS } from '../../features/orders/commission-rules.js';
import {
  addRule,
  changeRule,
  endRule,
  listRules,
  sellersNamed,
} from '../../features/orders/commission.server.js';
import { attempt } from '../../lib/api.server.js';
import { formatRate } from '../../lib/format.js';
import { oneOf, textOf, typedIn } from '../../lib/forms.server.js';
import { i18nFor, useLanguage } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import type { Problem } from '../../lib/problem.js';
import { doneAndGo, type RequestScope, scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/commission.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('rates.title', { ns: 'orders' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

const LISTS = ['current', 'past'] as const;

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const state = oneOf(url.searchParams.get('state'), LISTS) ?? 'current';
  const page = await listRules(api, { state, cursor: url.searchParams.get('cursor') ?? undefined });
  const rows = page.items.flatMap(({ id }) => [`change ${id}`, `end ${id}`]);
  return { page, state, keys: newKeys('add', ...rows) };
}

/** A name that no seller has, or several: the API takes ids, people know names. */
function notOne(language: RequestScope['language'], names: string[]): Problem {
  const { t } = i18nFor(language);
  const title =
    names.length === 0
      ? t('rates.noSeller', { ns: 'orders' })
      : t('rates.manySellers', {
          ns: 'orders',
          names: names.slice(0, 5).join(language === 'zh' ? '、' : ', '),
        });
  const fault = { field: 'sellerId', code: 'commission.seller_unknown', message: title };
  return { status: 422, code: fault.code, title, errors: [fault] };
}

async function add(scope: RequestScope, form: FormData) {
  const draft: RuleDraft = typedIn(form);
  const named = textOf(form, 'seller');
  const sellers = named ? await sellersNamed(scope.api, named) : [];
  if (named && sellers.length !== 1)
    return {
      problem: notOne(
        scope.language,
        sellers.map(({ name }) => name),
      ),
      draft,
    };
  const added = await attempt(() => addRule(scope.api, form, sellers[0]?.id ?? null, keyOf(form)));
  return added.ok ? doneAndGo(scope, paths.adminCommission, 'rateSet') : { problem: added.problem, draft };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  const form = await request.formData();
  const act = oneOf(textOf(form, 'act'), ['add', 'change', 'end']);
  if (act === 'add') return add(scope, form);
  const id = textOf(form, 'id');
  const done = await attempt(() =>
    act === 'end' ? endRule(scope.api, id, keyOf(form)) : changeRule(scope.api, id, form, keyOf(form)),
  );
  if (!done.ok) return { problem: done.problem };
  return doneAndGo(scope, paths.adminCommission, act === 'end' ? 'rateEnded' : 'rateSet');
}

export default function CommissionDesk({ loaderData, actionData }: Route.ComponentProps) {
  const { page, state, keys } = loaderData;
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const draft = actionData && 'draft' in actionData ? actionData.draft : undefined;
  return (
    <div className="stack">
      <h1>{t('rates.title')}</h1>
      <p className="muted">{t('rates.lead', { rate: formatRate(page.defaultBasisPoints, language) })}</p>
      <ProblemNotice
        problem={actionData?.problem}
        shownFields={draft ? [...TERMS_FIELDS, 'family', 'sellerId'] : []}
      />
      <AddRule draft={draft} problem={draft && actionData?.problem} idempotencyKey={keys.add ?? ''} />
      <div className="filters">
        <StateLinks
          states={LISTS}
          current={state}
          nameOf={(each) => t(`rates.lists.${each}`)}
          addressOf={(each) => withQuery(paths.adminCommission, { state: each })}
        />
      </div>
      {page.items.length > 0 ? (
        <RulesTable rules={page.items} keys={keys} />
      ) : (
        <Empty title={t('rates.none')}>
          <p>{t('rates.noneBody')}</p>
        </Empty>
      )}
      <Pager path={paths.adminCommission} query={{ state }} nextCursor={page.nextCursor} />
    </div>
  );
}
