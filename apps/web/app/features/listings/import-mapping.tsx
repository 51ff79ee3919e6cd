import './messages.js';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey } from '../../components/field.js';
import type { ImportView } from '../../lib/api-types.js';

/** The file's columns as it writes them, with a few of its rows; each may be one of ours. */
export function ImportMapping({
  import: it,
  idempotencyKey,
}: {
  import: ImportView;
  idempotencyKey: string;
}) {
  const { t } = useTranslation('listings');
  const columnAt = (place: number) => it.columns.find((column) => column.place === place)?.column ?? '';
  return (
    <Form method="post" className="import-mapping">
      <IdempotencyKey value={idempotencyKey} />
      <p className="muted">{t('imports.mapHint')}</p>
      <div className="table-frame" tabIndex={0} role="region" aria-label={t('imports.mapTitle')}>
        <table className="data matrix">
          <thead>
            <tr>
              {it.headers.map((header, place) => (
                <th key={place} scope="col">
                  {header || '—'}
                </th>
              ))}
            </tr>
            <tr>
              {it.headers.map((header, place) => (
                <td key={place}>
                  <select
                    name={`place${place}`}
                    defaultValue={columnAt(place)}
                    aria-label={t('imports.columnOf', { header: header || place + 1 })}
                  >
                    <option value="">{t('imports.notRead')}</option>
                    {it.columns.map(({ column, name, needed }) => (
                      <option key={column} value={column}>
                        {needed ? `${name} *` : name}
                      </option>
                    ))}
                  </select>
                </td>
              ))}
            </tr>
          </thead>
          <tbody>
            {it.preview.map((cells, i) => (
              <tr key={i}>
                {it.headers.map((_, place) => (
                  <td key={place}>{cells[place]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="acts">
        <SubmitButton name="act" value="check">
          {t('imports.check')}
        </SubmitButton>
      </div>
    </Form>
  );
}
