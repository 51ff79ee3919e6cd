import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { IdempotencyKey } from '../components/field.js';
import { A } from '../components/link.js';
import { Badge, Empty } from '../components/notice.js';
import { Pager } from '../components/pager.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { SearchForm } from '../components/search-form.js';
import '../features/sourcing/messages.js';
import { Requested } from '../features/sourcing/requested.js';
import { closeRequest, listMyRequests } from '../features/sourcing/sourcing.server.js';
import { attempt } from '../lib/api.server.js';
import { textOf } from '../lib/forms.server.js';
import { i18nFor } from '../lib/i18n.js';
import { keyOf, newKeys } from '../lib/keys.server.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { PAGE_SIZE } from '../lib/paging.js';
import { paths } from '../lib/paths.js';
import { doneAndGo, requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/requests.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('listTitle', { ns: 'sourcing' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export async function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  if (requireVisitor(scope).kind !== 'buyer') throw redirect(inLanguage(paths.home, scope.language));
  const page = await listMyRequests(scope.api, {
    cursor: scope.url.searchParams.get('cursor') ?? undefined,
    limit: PAGE_SIZE,
  });
  return { page, keys: newKeys(...page.items.map(({ id }) => id)) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const closed = await attempt(() => closeRequest(scope.api, textOf(form, 'close'), keyOf(form)));
  if (!closed.ok) return { problem: closed.problem };
  return doneAndGo(scope, paths.requests, 'requestClosed');
}

export default function Requests({ loaderData: { page, keys }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('sourcing');
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('listTitle')}</h1>
        <p className="muted">{t('listLead')}</p>
        <A className="button" to={paths.requestNew}>
          {t('newTitle')}
        </A>
      </div>
      <ProblemNotice problem={actionData?.problem} />
      {page.items.length === 0 ? (
        <Empty title={t('listEmpty')}>
          <p>{t('listEmptyBody')}</p>
          <SearchForm id="requests-search" />
        </Empty>
      ) : (
        <ul className="requests">
          {page.items.map((each) => (
            <li key={each.id}>
              <Requested request={each} />
              <Badge tone={each.state === 'open' ? 'ok' : 'plain'}>{t(`state.${each.state}`)}</Badge>
              {each.state === 'open' && (
                <form method="post">
                  <IdempotencyKey value={keys[each.id] ?? ''} />
                  <button
                    className="button small"
                    name="close"
                    value={each.id}
                    aria-label={t('closeThis', { text: each.lines[0]?.text ?? '' })}
                  >
                    {t('close')}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      <Pager path={paths.requests} nextCursor={page.nextCursor} />
    </div>
  );
}
