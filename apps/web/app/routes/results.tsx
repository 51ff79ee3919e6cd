import { useTranslation } from 'react-i18next';
import { A } from '../components/link.js';
import { Empty } from '../components/notice.js';
import { type Criteria, narrows, readCriteria, SORTS } from '../features/search/criteria.js';
import { Facets } from '../features/search/facets.js';
import { NearParts } from '../features/search/near-parts.js';
import { ResultsTable } from '../features/search/results-table.js';
import { searchParts } from '../features/search/search.server.js';
import { UnderstoodChips } from '../features/search/understood-chips.js';
import { formatNumber } from '../lib/format.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { paths, withQuery } from '../lib/paths.js';
import type { PartSearchView } from '../lib/api-types.js';
import { useWords } from '../lib/words.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/results.js';

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const criteria = readCriteria(url.searchParams);
  return { criteria, search: await searchParts(api, criteria) };
}

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  const query = loaderData?.criteria.q;
  const title = query ? t('resultsTitle', { ns: 'search', query }) : t('allTitle', { ns: 'search' });
  return [
    { title: `${title} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
    ...(query ? [{ name: 'robots', content: 'noindex, follow' }] : []),
  ];
}

export default function Results({ loaderData }: Route.ComponentProps) {
  const { criteria, search } = loaderData;
  const words = useWords();
  const onlyFamily = criteria.type?.length === 1 ? criteria.type[0] : undefined;
  const { t } = useTranslation('search');
  const { t: common } = useTranslation();
  const language = useLanguage();
  return (
    <div className="page results-page" data-swap="results">
      <div className="page-head">
        <h1>
          {criteria.q
            ? t('resultsTitle', { query: criteria.q })
            : onlyFamily
              ? words.family(onlyFamily)
              : t('allTitle')}
        </h1>
        <p className="muted" role="status">
          {t('results', { count: search.total, formatted: formatNumber(search.total, language) })}
        </p>
        <SortForm criteria={criteria} />
      </div>
      <UnderstoodChips criteria={criteria} understood={search.understood} />
      <div className="with-side">
        <details className="side" data-open-wide="">
          <summary className="button">{t('filters')}</summary>
          <Facets criteria={criteria} search={search} />
        </details>
        <div className="main-part">
          {search.items.length > 0 ? (
            <>
              {search.suggestions.length > 0 && <NotOnOffer suggestions={search.suggestions} />}
              <ResultsTable items={search.items} criteria={criteria} />
            </>
          ) : (
            <Nothing criteria={criteria} suggestions={search.suggestions} />
          )}
          <nav className="pager" aria-label={common('next')}>
            {criteria.cursor && (
              <A to={withQuery(paths.parts, { ...criteria, cursor: undefined })}>{common('first')}</A>
            )}
            {search.nextCursor && (
              <A
                className="button"
                rel="next"
                to={withQuery(paths.parts, { ...criteria, cursor: search.nextCursor })}
              >
                {common('next')}
              </A>
            )}
          </nav>
        </div>
      </div>
    </div>
  );
}

function SortForm({ criteria }: { criteria: Criteria }) {
  const { t } = useTranslation('search');
  const { t: common } = useTranslation();
  const language = useLanguage();
  const { sort, cursor: _, ...others } = criteria;
  return (
    <form className="sort" action={inLanguage(paths.parts, language)} data-swap-form="">
      {Object.entries(others).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value]).map((each) => (
          <input key={`${name}=${each}`} type="hidden" name={name} value={each} />
        )),
      )}
      <label htmlFor="sort">{t('sort')}</label>
      <select id="sort" name="sort" defaultValue={sort ?? 'relevance'}>
        {SORTS.map((each) => (
          <option key={each} value={each}>
            {t(`sortBy.${each}`)}
          </option>
        ))}
      </select>
      <button className="button quiet no-script" type="submit">
        {common('apply')}
      </button>
    </form>
  );
}

/** What was found nobody sells: what can be bought stands before it. */
function NotOnOffer({ suggestions }: { suggestions: PartSearchView['suggestions'] }) {
  const { t } = useTranslation('search');
  return (
    <section className="not-on-offer" aria-labelledby="instead">
      <h2 id="instead">{t('insteadTitle')}</h2>
      <NearParts suggestions={suggestions} />
    </section>
  );
}

/** Nothing found is the moment to teach how to ask. */
function Nothing({
  criteria,
  suggestions,
}: {
  criteria: Criteria;
  suggestions: PartSearchView['suggestions'];
}) {
  const { t } = useTranslation('search');
  const hasFilters = narrows({ ...criteria, q: undefined });
  return (
    <Empty title={t('nothingTitle')}>
      {hasFilters && (
        <p>
          {t('nothingFilters')} <A to={withQuery(paths.parts, { q: criteria.q })}>{t('clearFilters')}</A>
        </p>
      )}
      {suggestions.length > 0 && (
        <>
          <h2>{t('nearTitle')}</h2>
          <NearParts suggestions={suggestions} />
        </>
      )}
      <p>{t('nothingText')}</p>
      <ul className="plain">
        <li>
          <A to={withQuery(paths.parts, { q: '25×52×15' })}>{t('suggestDimensions')}</A>
        </li>
        <li>
          <A to={withQuery(paths.parts, { q: '6205-2RS' })}>{t('suggestDesignation')}</A>
        </li>
        <li>
          <A to={withQuery(paths.parts, { q: '内径25外径52厚15 密封' })}>{t('suggestSentence')}</A>
        </li>
      </ul>
    </Empty>
  );
}
