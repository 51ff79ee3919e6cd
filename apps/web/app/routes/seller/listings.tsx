import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { StateLinks } from '../../components/desk.js';
import { DeskLink } from '../../components/link.js';
import { Empty } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';
import { listMyListings } from '../../features/listings/listings.server.js';
import { MyListings } from '../../features/listings/my-listings.js';
import { oneOf } from '../../lib/forms.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import { scopeOf } from '../../lib/scope.server.js';
import { useWords } from '../../lib/words.js';
import type { Route } from './+types/listings.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('listingsTitle', { ns: 'listings' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

const STATES = ['live', 'in_review', 'paused', 'taken_down', 'ended'] as const;
const TABS = ['', ...STATES];

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const state = oneOf(url.searchParams.get('state'), STATES);
  const q = url.searchParams.get('q')?.trim() ?? '';
  const page = await listMyListings(api, {
    state,
    q,
    cursor: url.searchParams.get('cursor') ?? undefined,
    limit: 50,
  });
  const keys = Object.values(newKeys(...page.items.map(({ id }) => id)));
  return { page, state: state ?? '', q, keys };
}

export default function Listings({ loaderData }: Route.ComponentProps) {
  const { page, state, q, keys } = loaderData;
  const { t } = useTranslation('listings');
  const words = useWords();
  return (
    <>
      <div className="page-head">
        <h1>{t('listingsTitle')}</h1>
        <DeskLink className="button primary" to={paths.sellerListingNew}>
          {t('addListing')}
        </DeskLink>
      </div>
      <div className="filters">
        <StateLinks
          states={TABS}
          current={state}
          nameOf={words.listingState}
          addressOf={(each) => withQuery(paths.sellerListings, { state: each, q })}
        />
        <Form className="quantity" role="search">
          {state && <input type="hidden" name="state" value={state} />}
          <input
            type="search"
            name="q"
            defaultValue={q}
            placeholder={t('filterBy')}
            aria-label={t('filterBy')}
          />
          <button className="button" type="submit">
            {t('find')}
          </button>
        </Form>
      </div>
      {page.items.length > 0 ? (
        <MyListings listings={page.items} keys={keys} />
      ) : state || q ? (
        <Empty title={t('emptyFiltered')} />
      ) : (
        <Empty title={t('emptyListings')}>
          <p>{t('emptyListingsBody')}</p>
          <DeskLink className="button primary" to={paths.sellerListingNew}>
            {t('addListing')}
          </DeskLink>
        </Empty>
      )}
      <Pager path={paths.sellerListings} query={{ state, q }} nextCursor={page.nextCursor} />
    </>
  );
}
