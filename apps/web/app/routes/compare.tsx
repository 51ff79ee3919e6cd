import { useTranslation } from 'react-i18next';
import { A } from '../components/link.js';
import { Empty } from '../components/notice.js';
import { findPart } from '../features/catalog/catalog.server.js';
import { compareParts } from '../features/search/comparison.js';
import { ComparisonTable } from '../features/search/comparison-table.js';
import { MOST_COMPARED } from '../features/search/criteria.js';
import '../features/search/messages.js';
import type { PartView } from '../lib/api-types.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { paths, withQuery } from '../lib/paths.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/compare.js';

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const asked = [...new Set(url.searchParams.getAll('part').filter(Boolean))].slice(0, MOST_COMPARED);
  const found = await Promise.allSettled(asked.map((designation) => findPart(api, designation)));
  return {
    parts: found.flatMap((each): PartView[] => (each.status === 'fulfilled' ? [each.value] : [])),
    unknown: asked.filter((_, at) => found[at]?.status === 'rejected'),
    quantity: url.searchParams.get('quantity') ?? undefined,
    onlyDifferences: url.searchParams.get('only') === 'differences',
  };
}

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('compareTitle', { ns: 'search' })} · ${t('site')}` },
    { name: 'description', content: t('compareLead', { ns: 'search' }) },
    { name: 'robots', content: 'noindex, follow' },
  ];
}

export default function Compare({ loaderData }: Route.ComponentProps) {
  const { parts, unknown, quantity, onlyDifferences } = loaderData;
  const { t } = useTranslation('search');
  const { t: common } = useTranslation();
  const language = useLanguage();
  const rows = compareParts(parts, Number(quantity ?? 0));
  const differences = rows.filter(({ differs }) => differs);
  const part = parts.map(({ designation }) => designation);
  return (
    <div className="page" data-swap="compare">
      <div className="page-head">
        <h1>{t('compareTitle')}</h1>
        <form className="sort" action={inLanguage(paths.compare, language)} data-swap-form="">
          {part.map((designation) => (
            <input key={designation} type="hidden" name="part" value={designation} />
          ))}
          <label htmlFor="quantity">{t('quantity')}</label>
          <input
            id="quantity"
            name="quantity"
            inputMode="numeric"
            defaultValue={quantity}
            autoComplete="off"
          />
          <label className="check">
            <input type="checkbox" name="only" value="differences" defaultChecked={onlyDifferences} />
            <span>{t('onlyDifferences')}</span>
          </label>
          <button className="button quiet no-script" type="submit">
            {common('apply')}
          </button>
        </form>
      </div>
      {unknown.length > 0 && <p role="status">{t('unknownParts', { parts: unknown.join(', ') })}</p>}
      {parts.length > 0 ? (
        <ComparisonTable parts={parts} rows={onlyDifferences ? differences : rows} quantity={quantity} />
      ) : (
        <Empty title={t('nothingPicked')}>
          <p>{t('compareLead')}</p>
        </Empty>
      )}
      <p>
        <A to={withQuery(paths.parts, { compare: part, quantity })}>{t('pickMore')}</A>
      </p>
    </div>
  );
}
