import { useTranslation } from 'react-i18next';
import { A, DeskLink } from '../../components/link.js';
import { Empty } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { DisputeCard } from '../../features/orders/dispute-card.js';
import { decideClaim, listDisputes } from '../../features/orders/claims.server.js';
import { attempt } from '../../lib/api.server.js';
import { oneOf, typedIn } from '../../lib/forms.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { PAGE_SIZE } from '../../lib/paging.js';
import { paths, withQuery } from '../../lib/paths.js';
import { doneAndGo, scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/disputes.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [{ title: `${t('claim.disputes', { ns: 'orders' })} · ${t('site')}` }];
}

const STATES = ['disputed', 'open', 'answered', 'settled'] as const;

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const state = oneOf(url.searchParams.get('state'), STATES) ?? 'disputed';
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const page = await listDisputes(api, { state, cursor, limit: PAGE_SIZE });
  return { page, state, keys: newKeys(...page.items.map(({ id }) => id)) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  const form = await request.formData();
  const decided = await attempt(() => decideClaim(scope.api, form, keyOf(form)));
  if (decided.ok) return doneAndGo(scope, paths.adminDisputes, 'claimDecided');
  return { problem: decided.problem, typed: typedIn(form) };
}

export default function Disputes({ loaderData: { page, state, keys }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('orders');
  return (
    <>
      <h1 className="aloud">{t('claim.disputes')}</h1>
      <div className="filters">
        <div className="segmented">
          {STATES.map((each) => (
            <DeskLink
              key={each}
              to={withQuery(paths.adminDisputes, { state: each })}
              aria-current={each === state ? 'page' : undefined}
            >
              {t(`claim.state.${each}`)}
            </DeskLink>
          ))}
        </div>
      </div>
      <ProblemNotice problem={actionData?.problem} />
      {page.items.length > 0 ? (
        <div className="stack">
          {page.items.map((claim) => (
            <DisputeCard
              key={claim.id}
              claim={claim}
              idempotencyKey={keys[claim.id] ?? ''}
              draft={actionData?.typed.claimId === claim.id ? actionData.typed : undefined}
            >
              <A to={paths.order(claim.order.id)}>{claim.order.number}</A>
            </DisputeCard>
          ))}
        </div>
      ) : (
        <Empty title={t('claim.disputesEmpty')}>
          <p>{t('claim.disputesEmptyBody')}</p>
        </Empty>
      )}
      <Pager path={paths.adminDisputes} query={{ state }} nextCursor={page.nextCursor} />
    </>
  );
}
