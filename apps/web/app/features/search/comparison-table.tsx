import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import type { PartView } from '../../lib/api-types.js';
import { formatMm, formatNumber, formatUnitPrice } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths, withQuery } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';
import { type Compared, type ComparisonRow } from './comparison.js';

type ColumnKey = keyof typeof import('./locales/zh.json').column;

/** A column for each part; what differs is marked, for the eye and for readers. */
export function ComparisonTable({
  parts,
  rows,
  quantity,
}: {
  parts: readonly PartView[];
  rows: readonly ComparisonRow[];
  quantity: string | undefined;
}) {
  const { t } = useTranslation('search');
  const without = (designation: string) =>
    parts.map((part) => part.designation).filter((each) => each !== designation);
  return (
    <div className="table-frame">
      <table className="data matrix comparison">
        <thead>
          <tr>
            <td />
            {parts.map(({ designation }) => (
              <th key={designation} scope="col">
                <A to={paths.part(designation)}>{designation}</A>
                {parts.length > 1 && (
                  <A
                    className="small muted"
                    to={withQuery(paths.compare, { part: without(designation), quantity })}
                    aria-label={t('compareNot', { designation })}
                  >
                    {t('takeOut')}
                  </A>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, unit, cells, differs }) => (
            <tr key={name} className={differs ? 'differs' : undefined}>
              <th scope="row">
                {t(`column.${name as ColumnKey}`)}
                {unit && <span className="muted small"> {t(`unit.${unit}`)}</span>}
                {differs && (
                  <span className="mark" title={t('differs')}>
                    <span aria-hidden="true">≠</span>
                    <span className="aloud">{t('differs')}</span>
                  </span>
                )}
              </th>
              {cells.map((cell, at) => (
                <td key={parts[at]?.designation} className="num">
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell }: { cell: Compared }) {
  const { t } = useTranslation('search');
  const words = useWords();
  const language = useLanguage();
  if (cell.value === null || cell.value === '') return '—';
  if (cell.kind === 'price')
    return (
      <>
        {formatUnitPrice(cell.value, language)}
        {cell.value.quantity !== undefined && (
          <span className="muted small"> {t('fromQuantity', { quantity: cell.value.quantity })}</span>
        )}
      </>
    );
  const { kind, value } = cell;
  if (kind === 'mm') return formatMm(Number(value));
  if (kind === 'number') return formatNumber(Number(value), language);
  if (kind === 'family') return words.family(String(value));
  if (kind === 'seal') return words.seal(String(value));
  return String(value)
    .split(' ')
    .map(words.value)
    .join(kind === 'features' ? ' · ' : ' ');
}
