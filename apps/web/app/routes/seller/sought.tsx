import { useTranslation } from 'react-i18next';
import { DeskLink } from '../../components/link.js';
import { Empty } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';
import '../../features/sourcing/messages.js';
import { Requested } from '../../features/sourcing/requested.js';
import { listSought } from '../../features/sourcing/sourcing.server.js';
import type { SoughtView } from '../../lib/api-types.js';
import { i18nFor } from '../../lib/i18n.js';
import { languageOf } from '../../lib/language.js';
import { PAGE_SIZE } from '../../lib/paging.js';
import { paths, withQuery } from '../../lib/paths.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/sought.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('soughtTitle', { ns: 'sourcing' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  return listSought(api, { cursor: url.searchParams.get('cursor') ?? undefined, limit: PAGE_SIZE });
}

/** What buyers look for that the seller could make. */
export default function Sought({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation('sourcing');
  return (
    <>
      <div className="page-head">
        <h1>{t('soughtTitle')}</h1>
        <p className="muted">{t('soughtLead')}</p>
      </div>
      {page.items.length === 0 ? (
        <Empty title={t('soughtEmpty')}>
          <p>{t('soughtEmptyBody')}</p>
        </Empty>
      ) : (
        <ul className="requests">
          {page.items.map((each) => (
            <li key={each.id}>
              <Requested request={each} />
              <ListIt request={each} />
            </li>
          ))}
        </ul>
      )}
      <Pager path={paths.sellerSought} nextCursor={page.nextCursor} />
    </>
  );
}

function ListIt({ request: { lines } }: { request: SoughtView }) {
  const { t } = useTranslation('sourcing');
  const designation = lines.find(({ partType }) => partType)?.partType;
  if (!designation) return null;
  return (
    <DeskLink
      className="button small"
      to={withQuery(paths.sellerListingNew, { designation })}
      aria-label={t('listThis', { designation })}
    >
      {t('listIt')}
    </DeskLink>
  );
}
