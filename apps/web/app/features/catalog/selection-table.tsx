import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import { Empty } from '../../components/notice.js';
import type { OffersSummaryView, SelectionView } from '../../lib/api-types.js';
import { formatMm, formatNumber, formatUnitPrice } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths, withQuery } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';
import type { OffersByDesignation } from './catalog.server.js';
import { Formula } from './formula.js';
import { type Asked, LIFE_FIELDS } from './life.questions.js';
import { hoursOf, useHours } from './life-result.js';

type Column = keyof typeof import('./locales/zh.json').select.column;
const COLUMNS: { key: Column; unit?: string; sort?: 'mass' | 'price' }[] = [
  { key: 'designation' },
  { key: 'family' },
  { key: 'size', unit: 'mm' },
  { key: 'C', unit: 'kN' },
  { key: 'life', unit: 'h' },
  { key: 'safety' },
  { key: 'speed' },
  { key: 'mass', unit: 'kg', sort: 'mass' },
  { key: 'price', sort: 'price' },
  { key: 'sellers' },
];
const WORDY = new Set<Column>(['designation', 'family', 'speed']);

interface SelectionTableProps {
  asked: Asked;
  selection: SelectionView;
  offers: OffersByDesignation;
}

/** Which types last, lightest or cheapest first; each opens with this very duty filled in. */
export function SelectionTable({ asked, selection, offers }: SelectionTableProps) {
  const { t } = useTranslation('catalog');
  const language = useLanguage();
  const { items, more, considered } = selection;
  const counts = { count: items.length, considered: formatNumber(considered, language) };
  if (items.length === 0)
    return (
      <Empty title={t('select.noneTitle')}>
        <p>{t(considered === 0 ? 'select.noneThere' : 'select.noneLasts', counts)}</p>
      </Empty>
    );
  const sort = asked.sortBy === 'price' ? 'price' : 'mass';
  return (
    <>
      <p className="muted found">{t(more ? 'select.foundMore' : 'select.found', counts)}</p>
      <div className="table-frame">
        <table className="data results selection" role="table">
          <thead role="rowgroup">
            <tr role="row">
              {COLUMNS.map(({ key, unit, sort: by }) => (
                <th
                  key={key}
                  role="columnheader"
                  scope="col"
                  className={WORDY.has(key) ? key : `num ${key}`}
                  aria-sort={by === sort ? 'ascending' : undefined}
                >
                  {by ? (
                    <A to={withQuery(paths.select, { ...asked, sortBy: by })} data-swap-link="">
                      {t(`select.column.${key}`)}
                    </A>
                  ) : (
                    <Formula text={t(`select.column.${key}`)} />
                  )}
                  {unit && <span className="unit">{unit}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {items.map((item) => (
              <Row key={item.designation} item={item} asked={asked} offers={offers[item.designation]} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface RowProps {
  item: SelectionView['items'][number];
  asked: Asked;
  offers: OffersSummaryView | undefined;
}

function Row({ item, asked, offers }: RowProps) {
  const { t } = useTranslation('catalog');
  const words = useWords();
  const language = useLanguage();
  const say = useHours();
  const { life, variants } = item;
  const duty = Object.fromEntries(LIFE_FIELDS.map((field) => [field, asked[field]]));
  const verdict = life.cases[0]?.speedVerdict;
  const hasCaution = life.remarks.some(({ severity }) => severity === 'caution');
  return (
    <tr role="row">
      <th role="rowheader" scope="row" className="designation">
        <A to={`${withQuery(paths.part(item.designation), duty)}#life`}>{item.designation}</A>
        {variants.length > 0 && (
          <span className="muted small" title={variants.join(' ')}>
            {' '}
            {t('select.variants', { count: variants.length })}
          </span>
        )}
      </th>
      <td role="cell" className="family">
        {words.family(item.type)}
      </td>
      <td role="cell" className="num size">
        {[item.boreMm, item.outsideMm, item.widthMm].map(formatMm).join(' × ')}
      </td>
      <td role="cell" className="num C">
        {formatNumber(life.figures.dynamicKn.value, language)}
      </td>
      <td role="cell" className="num life" data-label={t('select.column.life')}>
        {say(hoursOf(life) ?? 0)}
      </td>
      <td role="cell" className="num safety" data-label="s₀">
        {formatNumber(Number(life.staticSafety.toPrecision(2)), language)}
      </td>
      <td role="cell" className="speed small">
        {verdict && t(`life.speedShort.${verdict}`)}
        {hasCaution && (
          <span className="warn" title={life.remarks.map(({ text }) => text[language]).join('\n')}>
            {' '}
            {t('select.caution')}
          </span>
        )}
      </td>
      <td role="cell" className="num mass" data-label={t('select.column.mass')}>
        {item.massKg === null ? '—' : formatNumber(Number(item.massKg.toPrecision(3)), language)}
      </td>
      <td role="cell" className="num price">
        {offers?.bestPrice ? formatUnitPrice(offers.bestPrice, language) : <span className="muted">—</span>}
      </td>
      <td role="cell" className="num sellers">
        {offers && offers.sellers > 0 ? offers.sellers : '—'}
      </td>
    </tr>
  );
}

const EXAMPLES = [
  {
    key: 'fan',
    query: {
      radialKn: 1.2,
      axialKn: 0.3,
      speedRpm: 2900,
      requiredHours: 20_000,
      'space.boreMm.min': 20,
      'space.boreMm.max': 30,
      'space.outsideMm.max': 72,
    },
  },
  {
    key: 'gearbox',
    query: {
      radialKn: 12,
      axialKn: 4,
      speedRpm: 900,
      requiredHours: 25_000,
      'space.boreMm.min': 50,
      'space.boreMm.max': 50,
      lubricant: 'oil',
      'lubrication.viscosity40Mm2S': 220,
      'lubrication.temperatureDeg': 75,
      'lubrication.contamination': 'normal',
    },
  },
  {
    key: 'pulley',
    query: {
      radialKn: 60,
      speedRpm: 120,
      requiredHours: 30_000,
      'space.boreMm.min': 80,
      'space.boreMm.max': 110,
      families: 'spherical_roller',
    },
  },
] as const;

/** Before anything is asked: what one may ask. */
export function SelectionExamples() {
  const { t } = useTranslation('catalog');
  return (
    <Empty title={t('select.emptyTitle')}>
      <p>{t('select.emptyText')}</p>
      <ul className="plain">
        {EXAMPLES.map(({ key, query }) => (
          <li key={key}>
            <A to={withQuery(paths.select, query)}>{t(`select.example.${key}`)}</A>
          </li>
        ))}
      </ul>
    </Empty>
  );
}
