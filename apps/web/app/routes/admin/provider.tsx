import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Pager } from '../../components/pager.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { EventsTable, PaymentDisputesTable } from '../../features/payments/provider-tables.js';
import {
  EVENT_STATES,
  eventStateOf,
  listEvents,
  listPaymentDisputes,
  replayEvent,
} from '../../features/payments/provider.server.js';
import { attempt } from '../../lib/api.server.js';
import { i18nFor, useLanguage } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { inLanguage, languageOf } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import { doneAndGo, requireVisitor, scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/provider.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [{ title: `${t('provider.title', { ns: 'payments' })} · ${t('site')}` }];
}

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const state = eventStateOf(url.searchParams.get('state'));
  const [events, disputes] = await Promise.all([
    listEvents(api, state, url.searchParams.get('cursor') ?? undefined),
    listPaymentDisputes(api),
  ]);
  const keys = newKeys(...events.items.map(({ id }) => id));
  return { state, states: EVENT_STATES, events, disputes, keys };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const id = form.get('id');
  if (typeof id !== 'string') return { problem: undefined };
  const replayed = await attempt(() => replayEvent(scope.api, id, keyOf(form)));
  return replayed.ok ? doneAndGo(scope, paths.adminProvider, 'eventReplayed') : { problem: replayed.problem };
}

export default function Provider({ loaderData, actionData }: Route.ComponentProps) {
  const { state, states, events, disputes, keys } = loaderData;
  const { t } = useTranslation('payments');
  const language = useLanguage();
  return (
    <div className="stack">
      <h1>{t('provider.title')}</h1>
      <ProblemNotice problem={actionData?.problem} shownFields={[]} />
      <h2>{t('disputes.title')}</h2>
      <PaymentDisputesTable disputes={disputes.items} />
      <h2 id="events">{t('events.title')}</h2>
      <nav className="tabs" aria-labelledby="events">
        {states.map((each) => (
          <Link
            key={each}
            to={inLanguage(withQuery(paths.adminProvider, { state: each }), language)}
            aria-current={each === state ? 'page' : undefined}
          >
            {t(`events.state.${each}`)}
          </Link>
        ))}
      </nav>
      <EventsTable events={events.items} state={state} keys={keys} />
      <Pager path={withQuery(paths.adminProvider, { state })} nextCursor={events.nextCursor} />
    </div>
  );
}
