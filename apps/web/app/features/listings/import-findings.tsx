import './messages.js';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../components/notice.js';
import type { ImportView } from '../../lib/api-types.js';

const TONES: Record<string, Tone> = { created: 'ok', changed: 'warn', unchanged: 'plain' };

/** What the check found, by examples: before and after where something changes. */
export function ImportSamples({ import: it }: { import: ImportView }) {
  const { t } = useTranslation('listings');
  if (it.samples.length === 0) return null;
  const nameOf = (key: string) => it.columns.find(({ column }) => column === key)?.name ?? key;
  return (
    <section aria-labelledby="samples">
      <h2 id="samples">{t('imports.samples')}</h2>
      <div className="table-frame">
        <table className="data">
          <thead>
            <tr>
              <th scope="col" className="num">
                {t('imports.row')}
              </th>
              <th scope="col">{t('column.part')}</th>
              <th scope="col">{t('imports.becomes')}</th>
              <th scope="col">{t('imports.changes')}</th>
            </tr>
          </thead>
          <tbody>
            {it.samples.map(({ rowNo, status, designation, brand, changes }) => (
              <tr key={rowNo}>
                <td className="num" data-label={t('imports.row')}>
                  {rowNo}
                </td>
                <th scope="row">
                  {designation} <span className="muted">{brand}</span>
                </th>
                <td>
                  <Badge tone={TONES[status]}>{t(`imports.count.${status}`)}</Badge>
                </td>
                <td>
                  {changes.map(({ column, before, after }) => (
                    <div key={column}>
                      <span className="muted">{nameOf(column)}</span> {before || '—'} → {after || '—'}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export interface Fault {
  rowNo: number;
  column: string;
  value: string;
  message: string;
  expected: string | null;
}

/** The first of the cells that could not be taken; the file has them all. */
export function ImportFaults({ faults }: { faults: Fault[] }) {
  const { t } = useTranslation('listings');
  if (faults.length === 0) return null;
  return (
    <section aria-labelledby="faults">
      <h2 id="faults">{t('imports.faults')}</h2>
      <div className="table-frame">
        <table className="data">
          <thead>
            <tr>
              <th scope="col" className="num">
                {t('imports.row')}
              </th>
              <th scope="col">{t('imports.columnName')}</th>
              <th scope="col">{t('imports.value')}</th>
              <th scope="col">{t('imports.wrong')}</th>
              <th scope="col">{t('imports.right')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map(({ rowNo, column, value, message, expected }, i) => (
              <tr key={i}>
                <td className="num" data-label={t('imports.row')}>
                  {rowNo}
                </td>
                <td data-label={t('imports.columnName')}>{column || '—'}</td>
                <td data-label={t('imports.value')}>{value || '—'}</td>
                <td data-label={t('imports.wrong')}>{message}</td>
                <td data-label={t('imports.right')}>{expected ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
