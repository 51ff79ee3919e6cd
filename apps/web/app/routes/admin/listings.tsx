import { useTranslation } from 'react-i18next';
import { StateLinks } from '../../components/desk.js';
import { ListingsQueue } from '../../features/moderation/listings-queue.js';
import {
  approveListing,
  listListings,
  takeDownListing,
} from '../../features/moderation/moderation.server.js';
import { QueuePage } from '../../features/moderation/queue.js';
import { attempt } from '../../lib/api.server.js';
import { localAddress, oneOf, textOf } from '../../lib/forms.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import { doneAndGo, scopeOf } from '../../lib/scope.server.js';
import { useWords } from '../../lib/words.js';
import type { Route } from './+types/listings.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('listingsTitle', { ns: 'moderation' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

const STATES = ['in_review', 'live', 'taken_down'] as const;

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const state = oneOf(url.searchParams.get('state'), STATES) ?? 'in_review';
  const page = await listListings(api, { state, cursor: url.searchParams.get('cursor') ?? undefined });
  return { page, state, keys: Object.values(newKeys(...page.items.map(({ id }) => id))) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  const { api } = scope;
  const form = await request.formData();
  const ref = { sellerId: textOf(form, 'sellerId'), id: textOf(form, 'id') };
  const isRefusal = textOf(form, 'act') === 'take-down';
  const decided = await attempt(() =>
    isRefusal
      ? takeDownListing(api, ref, textOf(form, 'reason'), keyOf(form))
      : approveListing(api, ref, keyOf(form)),
  );
  const back = localAddress(form.get('back'), '');
  if (decided.ok && back) return doneAndGo(scope, back, 'listingTakenDown');
  return { problem: decided.ok ? undefined : decided.problem };
}

export default function Listings({ loaderData: { page, state, keys } }: Route.ComponentProps) {
  const { t } = useTranslation('moderation');
  const words = useWords();
  return (
    <>
      <h1 className="aloud">{t('listingsTitle')}</h1>
      <div className="filters">
        <StateLinks
          states={STATES}
          current={state}
          nameOf={words.listingState}
          addressOf={(each) => withQuery(paths.adminListings, { state: each })}
        />
      </div>
      <QueuePage page={page} path={paths.adminListings} query={{ state }}>
        <ListingsQueue listings={page.items} keys={keys} />
      </QueuePage>
    </>
  );
}
