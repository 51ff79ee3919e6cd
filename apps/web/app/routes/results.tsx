import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProvinceOptions } from '../components/field.js';
import { A } from '../components/link.js';
import { Empty } from '../components/notice.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { CompareTray } from '../features/search/compare-tray.js';
import { type Criteria, hiddenFields, narrows, readCriteria, SORTS } from '../features/search/criteria.js';
import { Facets } from '../features/search/facets.js';
import { NearParts } from '../features/search/near-parts.js';
import { ResultsTable } from '../features/search/results-table.js';
import { searchWhatMakesSense } from '../features/search/search.server.js';
import { AskMakers } from '../features/sourcing/ask-makers.js';
import { UnderstoodChips } from '../features/search/understood-chips.js';
import { wantedOf } from '../features/search/wanted.js';
import { formatNumber } from '../lib/format.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { paths, withQuery } from '../lib/paths.js';
import type { PartSearchView } from '../lib/api-types.js';
import { useWords } from '../lib/words.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/results.js';

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url, session } = scopeOf({ context });
  const criteria = readCriteria(url.searchParams);
  const found = await searchWhatMakesSense(api, criteria);
  const { visitor } = session;
  return { criteria, ...found, canAsk: (!visitor || visitor.kind === 'buyer') && nobodyOffers(found.search) };
}

/** Nothing found, or nothing that was found is on offer. */
const nobodyOffers = ({ items }: PartSearchView) => items.every(({ offers }) => offers.count === 0);

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
  const { criteria, search, problem, canAsk } = loaderData;
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
      <ProblemNotice problem={problem} />
      <UnderstoodChips criteria={criteria} understood={search.understood} />
      <div className="with-side">
        <details className="side" data-open-wide="">
          <summary className="button">{t('filters')}</summary>
          <Facets criteria={criteria} search={search} />
        </details>
        <div className="main-part">
          {search.items.length > 0 ? (
            <>
              {canAsk && criteria.q && <AskMakers wanted={wantedOf(criteria, search.understood)} />}
              {search.suggestions.length > 0 && <NotOnOffer suggestions={search.suggestions} />}
              <ResultsTable items={search.items} criteria={criteria} />
            </>
          ) : (
            <Nothing criteria={criteria} suggestions={search.suggestions}>
              {canAsk && <AskMakers wanted={wantedOf(criteria, search.understood)} />}
            </Nothing>
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
            {search.items.length > 0 && (
              <A
                className="csv"
                rel="nofollow"
                download=""
                to={withQuery(paths.partsCsv, { ...criteria, cursor: undefined, compare: undefined })}
              >
                {t('csv')}
              </A>
            )}
          </nav>
          <CompareTray criteria={criteria} />
        </div>
      </div>
    </div>
  );
}

/** My quantity, where I am, and the order of the list. */
function SortForm({ criteria }: { criteria: Criteria }) {
  const { t } = useTranslation('search');
  const { t: common } = useTranslation();
  const language = useLanguage();
  const { quantity, from, sort } = criteria;
  return (
    <form className="sort" action={inLanguage(paths.parts, language)} data-swap-form="">
      {hiddenFields(criteria, ['quantity', 'from', 'sort']).map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="quantity">{t('quantity')}</label>
      <input id="quantity" name="quantity" inputMode="numeric" defaultValue={quantity} autoComplete="off" />
      <label htmlFor="from">{t('buyerIn')}</label>
      <select id="from" name="from" defaultValue={from ?? ''}>
        <option value="">—</option>
        <ProvinceOptions />
      </select>
      <label htmlFor="sort">{t('sort')}</label>
      <select id="sort" name="sort" defaultValue={sort ?? 'relevance'}>
        {SORTS.filter((each) => each !== 'distance' || from !== undefined).map((each) => (
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
  children,
}: {
  criteria: Criteria;
  suggestions: PartSearchView['suggestions'];
  /** What can be done about it. */
  children: ReactNode;
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
      {children}
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
