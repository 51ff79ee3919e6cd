import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import type { PartHitView } from '../../lib/api-types.js';
import { formatMm, formatNumber, formatUnitPrice } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths, withQuery } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';
import { changed, compareToggled, type Criteria, MOST_COMPARED } from './criteria.js';
import { priceAt } from './quantity-price.js';

type ColumnKey = keyof typeof import('./locales/zh.json').column;
const COLUMNS: { key: ColumnKey; unit?: 'mm' | 'kn' | 'rpm' | 'days'; sort?: string }[] = [
  { key: 'designation', sort: 'designation' },
  { key: 'family' },
  { key: 'd', unit: 'mm', sort: 'bore' },
  { key: 'D', unit: 'mm', sort: 'outside' },
  { key: 'B', unit: 'mm', sort: 'width' },
  { key: 'C', unit: 'kn', sort: 'dynamicLoad' },
  { key: 'C0', unit: 'kn', sort: 'staticLoad' },
  { key: 'speed', unit: 'rpm', sort: 'limitingSpeed' },
  { key: 'price', sort: 'price' },
  { key: 'stock', sort: 'stock' },
  { key: 'lead', unit: 'days', sort: 'leadTime' },
  { key: 'sellers' },
];

const DESCENDING = new Set(['stock', 'dynamicLoad', 'staticLoad', 'limitingSpeed']);

/** Dense on a desk; on a phone each row folds to two lines (table.css). The roles keep it a table for readers either way. */
export function ResultsTable({ items, criteria }: { items: PartHitView[]; criteria: Criteria }) {
  const { t } = useTranslation('search');
  const sort = criteria.sort ?? 'relevance';
  return (
    <div className="table-frame">
      <table className="data results" role="table">
        <thead role="rowgroup">
          <tr role="row">
            {COLUMNS.map(({ key, unit, sort: by }) => (
              <th
                key={key}
                role="columnheader"
                scope="col"
                className={key === 'designation' || key === 'family' ? key : `num ${key}`}
                aria-sort={by && by === sort ? (DESCENDING.has(by) ? 'descending' : 'ascending') : undefined}
              >
                {by ? (
                  <A to={withQuery(paths.parts, changed(criteria, { sort: by }))} data-swap-link="">
                    {t(`column.${key}`)}
                  </A>
                ) : (
                  t(`column.${key}`)
                )}
                {unit && <span className="unit">{t(`unit.${unit}`)}</span>}
              </th>
            ))}
            <th role="columnheader" scope="col" className="pick">
              <span className="aloud">{t('compare')}</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((part) => (
            <Row key={part.id} part={part} criteria={criteria} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ part, criteria }: { part: PartHitView; criteria: Criteria }) {
  const { t } = useTranslation('search');
  const words = useWords();
  const language = useLanguage();
  const { offers } = part;
  const price = priceAt(offers, Number(criteria.quantity ?? 0));
  const number = (value: number | null) => (value === null ? '—' : formatNumber(value, language));
  const sealed = part.seal && part.seal !== 'open' ? ` · ${words.seal(part.seal)}` : '';
  return (
    <tr role="row">
      <th role="rowheader" scope="row" className="designation">
        <A to={paths.part(part.designation)}>{part.designation}</A>
      </th>
      <td role="cell" className="family clip">
        {words.family(part.type)}
        {sealed}
      </td>
      <td role="cell" className="num d">
        {formatMm(part.boreMm)}
      </td>
      <td role="cell" className="num D">
        {formatMm(part.outsideMm)}
      </td>
      <td role="cell" className="num B">
        {formatMm(part.widthMm)}
      </td>
      <td role="cell" className="num C">
        {number(part.dynamicLoadKn)}
      </td>
      <td role="cell" className="num C0">
        {number(part.staticLoadKn)}
      </td>
      <td role="cell" className="num speed">
        {number(part.limitingSpeedRpm)}
      </td>
      <td role="cell" className="num price">
        {price ? (
          <>
            {t(price.quantity ? 'atPrice' : 'fromPrice', { price: formatUnitPrice(price, language) })}
            {price.quantity !== undefined && (
              <span className="muted small"> {t('fromQuantity', { quantity: price.quantity })}</span>
            )}
          </>
        ) : (
          <span className="muted">{t(offers.count > 0 ? 'notSoFew' : 'noOffers')}</span>
        )}
      </td>
      <td role="cell" className="num stock" data-label={t('column.stock')}>
        {offers.count > 0 ? formatNumber(offers.stock, language) : '—'}
      </td>
      <td role="cell" className="num lead">
        {offers.leadTimeDays ?? '—'}
      </td>
      <td role="cell" className="num sellers">
        {offers.count > 0 ? offers.sellers : '—'}
      </td>
      <td role="cell" className="pick">
        <Pick designation={part.designation} criteria={criteria} />
      </td>
    </tr>
  );
}

/** Picks a part type to be compared, or lets it go: an address like any other. */
function Pick({ designation, criteria }: { designation: string; criteria: Criteria }) {
  const { t } = useTranslation('search');
  const { compare = [] } = criteria;
  const isPicked = compare.includes(designation);
  if (!isPicked && compare.length >= MOST_COMPARED) return null;
  return (
    <A
      className={isPicked ? 'button quiet small picked' : 'button quiet small'}
      to={withQuery(paths.parts, compareToggled(criteria, designation))}
      rel="nofollow"
      data-swap-link=""
      data-pick=""
      aria-label={t(isPicked ? 'compareNot' : 'compareThis', { designation })}
      title={t(isPicked ? 'compareNot' : 'compareThis', { designation })}
    >
      {isPicked ? '✓' : '+'}
    </A>
  );
}
