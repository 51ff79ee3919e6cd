import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import type { PartHitView } from '../../lib/api-types.js';
import { formatMm, formatNumber, formatUnitPrice } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths, withQuery } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';
import { changed, type Criteria } from './criteria.js';

type ColumnKey = keyof typeof import('./locales/zh.json').column;
const COLUMNS: { key: ColumnKey; unit?: 'mm' | 'kn' | 'rpm'; sort?: string }[] = [
  { key: 'designation', sort: 'designation' },
  { key: 'family' },
  { key: 'd', unit: 'mm', sort: 'bore' },
  { key: 'D', unit: 'mm', sort: 'outside' },
  { key: 'B', unit: 'mm', sort: 'width' },
  { key: 'C', unit: 'kn' },
  { key: 'C0', unit: 'kn' },
  { key: 'speed', unit: 'rpm' },
  { key: 'price', sort: 'price' },
  { key: 'stock', sort: 'stock' },
  { key: 'sellers' },
];

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
                aria-sort={by && by === sort ? (by === 'stock' ? 'descending' : 'ascending') : undefined}
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
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((part) => (
            <Row key={part.id} part={part} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ part }: { part: PartHitView }) {
  const { t } = useTranslation('search');
  const words = useWords();
  const language = useLanguage();
  const { offers } = part;
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
        {offers.bestPrice ? (
          t('fromPrice', { price: formatUnitPrice(offers.bestPrice, language) })
        ) : (
          <span className="muted">{t('noOffers')}</span>
        )}
      </td>
      <td role="cell" className="num stock" data-label={t('column.stock')}>
        {offers.count > 0 ? formatNumber(offers.stock, language) : '—'}
      </td>
      <td role="cell" className="num sellers">
        {offers.count > 0 ? offers.sellers : '—'}
      </td>
    </tr>
  );
}
