import './messages.js';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey, SelectField } from '../../components/field.js';
import type { View } from '../../lib/api-types.js';
import { formatMoney } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { useWords } from '../../lib/words.js';

type Table = View<'FreightTableView'>;
type Rate = Table['rates'][number];

/** What was typed, by field. */
export type FreightDraft = Record<string, string>;

/** Zones are names that admins give; those of the first table are known in words. */
function useZoneName() {
  const { t } = useTranslation('orders');
  return (zone: string) => t(`freightTable.zone.${zone}`, { defaultValue: zone });
}

const COLUMNS = ['firstKg', 'first', 'perKg'] as const;

function valueOf(rate: Rate, column: (typeof COLUMNS)[number]) {
  return column === 'firstKg' ? rate.firstKg : rate[column].amountMinor / 100;
}

/** The least and the most of a column, as one reads them: ¥8.00 – ¥18.00. */
function useRange() {
  const language = useLanguage();
  return (rates: Rate[], column: 'first' | 'perKg') => {
    const amounts = rates.map((rate) => rate[column].amountMinor);
    const currency = rates[0]?.[column].currency ?? 'CNY';
    const ends = [...new Set([Math.min(...amounts), Math.max(...amounts)])];
    return ends.map((amountMinor) => formatMoney({ amountMinor, currency }, language)).join(' – ');
  };
}

/** What it costs from one zone to each. */
export function RatesFrom({
  from,
  rates,
  draft,
  idempotencyKey,
}: {
  from: string;
  rates: Rate[];
  draft: FreightDraft | undefined;
  idempotencyKey: string;
}) {
  const { t } = useTranslation('orders');
  const nameOf = useZoneName();
  const rangeOf = useRange();
  return (
    <details className="more" open={draft !== undefined || undefined}>
      <summary>
        {t('freightTable.from', { zone: nameOf(from) })}{' '}
        <span className="muted small">
          {t('freightTable.range', { first: rangeOf(rates, 'first'), perKg: rangeOf(rates, 'perKg') })}
        </span>
      </summary>
      <Form method="post" className="stack">
        <IdempotencyKey value={idempotencyKey} />
        <input type="hidden" name="from" value={from} />
        <div className="table-frame">
          <table className="data">
            <thead>
              <tr>
                <th scope="col">{t('freightTable.to')}</th>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col" className="number">
                    {t(`freightTable.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rates.map((rate) => (
                <tr key={rate.toZone}>
                  <th scope="row">{nameOf(rate.toZone)}</th>
                  {COLUMNS.map((column) => (
                    <td key={column} className="number">
                      <input
                        name={`${rate.toZone} ${column}`}
                        aria-label={`${nameOf(rate.toZone)} ${t(`freightTable.${column}`)}`}
                        inputMode="decimal"
                        autoComplete="off"
                        size={6}
                        required
                        defaultValue={draft?.[`${rate.toZone} ${column}`] ?? valueOf(rate, column)}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <SubmitButton name="act" value="rates">
          {t('freightTable.save')}
        </SubmitButton>
      </Form>
    </details>
  );
}

export function Zones({
  zones,
  draft,
  idempotencyKey,
}: {
  zones: Table['zones'];
  draft: FreightDraft | undefined;
  idempotencyKey: string;
}) {
  const { t } = useTranslation('orders');
  const nameOf = useZoneName();
  const words = useWords();
  const names = [...new Set(zones.map(({ zone }) => zone))];
  return (
    <details className="more" open={draft !== undefined || undefined}>
      <summary>{t('freightTable.provinces')}</summary>
      <Form method="post" className="fields">
        <IdempotencyKey value={idempotencyKey} />
        {zones.map(({ province, zone }) => (
          <SelectField
            key={province}
            label={words.province(province)}
            name={province}
            defaultValue={draft?.[province] ?? zone}
          >
            {names.map((name) => (
              <option key={name} value={name}>
                {nameOf(name)}
              </option>
            ))}
          </SelectField>
        ))}
        <SubmitButton name="act" value="zones">
          {t('freightTable.save')}
        </SubmitButton>
      </Form>
    </details>
  );
}
