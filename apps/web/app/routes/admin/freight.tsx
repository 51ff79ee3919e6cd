import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../components/problem-notice.js';
import { type FreightDraft, RatesFrom, Zones } from '../../features/orders/freight-table.js';
import { findFreight, setRatesFrom, setZones } from '../../features/orders/freight.server.js';
import { attempt } from '../../lib/api.server.js';
import { textOf, typedIn } from '../../lib/forms.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { doneAndGo, scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/freight.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('freightTable.title', { ns: 'orders' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export async function loader({ context }: Route.LoaderArgs) {
  const table = await findFreight(scopeOf({ context }).api);
  const origins = [...new Set(table.rates.map(({ fromZone }) => fromZone))];
  return { table, origins, keys: newKeys('zones', ...origins) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  const form = await request.formData();
  const from = textOf(form, 'from');
  const set = from ? setRatesFrom : setZones;
  const done = await attempt(() => set(scope.api, form, keyOf(form)));
  if (done.ok) return doneAndGo(scope, paths.adminFreight, 'freightSet');
  const draft: FreightDraft = typedIn(form);
  return { problem: done.problem, from, draft };
}

export default function FreightDesk({ loaderData, actionData }: Route.ComponentProps) {
  const { table, origins, keys } = loaderData;
  const { t } = useTranslation('orders');
  const draftOf = (from: string) => (actionData?.from === from ? actionData.draft : undefined);
  return (
    <div className="stack">
      <h1>{t('freightTable.title')}</h1>
      <p className="muted">{t('freightTable.lead')}</p>
      <ProblemNotice problem={actionData?.problem} />
      <div className="folds">
        {origins.map((from) => (
          <RatesFrom
            key={from}
            from={from}
            rates={table.rates.filter(({ fromZone }) => fromZone === from)}
            draft={draftOf(from)}
            idempotencyKey={keys[from] ?? ''}
          />
        ))}
        <Zones zones={table.zones} draft={draftOf('')} idempotencyKey={keys.zones ?? ''} />
      </div>
    </div>
  );
}
