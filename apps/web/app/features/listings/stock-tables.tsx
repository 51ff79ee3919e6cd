import './messages.js';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { IdempotencyKey, TextField } from '../../components/field.js';
import { SubmitButton } from '../../components/desk.js';
import type { LotView, MovementView, PriceTimeView } from '../../lib/api-types.js';
import {
  formatDate,
  formatDateTime,
  formatDay,
  formatNumber,
  formatUnitPrice,
  formatWeekday,
} from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { WEEKDAYS } from './listing.constants.js';

/** Each lot with what can be done to it where it stands. */
export function LotsTable({ lots, keys }: { lots: LotView[]; keys: Record<string, string> }) {
  const { t } = useTranslation('listings');
  const language = useLanguage();
  return (
    <section aria-labelledby="lots">
      <h2 id="lots">{t('stockPage.lots')}</h2>
      <ul className="lots">
        {lots.map((lot) => (
          <li key={lot.id}>
            <div>
              <p className="strong">{lot.lotNumber ?? t('stockPage.noNumber')}</p>
              <details className="more label">
                <summary className="small">
                  {[lot.dateCode, lot.location].filter(Boolean).join(' · ') || t('stockPage.label')}
                </summary>
                <Form method="post" className="fields compact">
                  <IdempotencyKey value={keys[`label ${lot.id}`] ?? ''} />
                  <input type="hidden" name="lotId" value={lot.id} />
                  <LabelFields lot={lot} />
                  <div className="acts wide-field">
                    <SubmitButton className="" name="act" value="label">
                      {t('stockPage.saveLabel')}
                    </SubmitButton>
                  </div>
                </Form>
              </details>
            </div>
            <p className="num">
              <span className="strong">{formatNumber(lot.onHand, language)}</span>
              {lot.reserved > 0 && (
                <span className="small muted">
                  {' '}
                  {t('stockPage.kept', { formatted: formatNumber(lot.reserved, language) })}
                </span>
              )}
            </p>
            <Form method="post" className="lot-act">
              <IdempotencyKey value={keys[lot.id] ?? ''} />
              <input type="hidden" name="lotId" value={lot.id} />
              <select name="kind" aria-label={t('stockPage.what')} defaultValue="counted">
                {(['counted', 'received', 'scrapped'] as const).map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`stockPage.do.${kind}`)}
                  </option>
                ))}
              </select>
              <input
                name="quantity"
                inputMode="numeric"
                required
                autoComplete="off"
                aria-label={`${t('stockPage.pieces')} ${lot.lotNumber ?? ''}`}
              />
              <button className="button small" type="submit">
                {t('stockPage.book')}
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** By what people tell lots apart. */
export function LabelFields({
  lot,
  fault,
}: {
  lot?: LotView;
  fault?: (field: string) => string | undefined;
}) {
  const { t } = useTranslation('listings');
  return (
    <>
      <TextField
        label={t('stockPage.lotNumber')}
        name="lotNumber"
        isOptional
        maxLength={60}
        defaultValue={lot?.lotNumber ?? ''}
        error={fault?.('lotNumber')}
      />
      <TextField
        label={t('stockPage.dateCode')}
        name="dateCode"
        isOptional
        maxLength={4}
        inputMode="numeric"
        hint={t('stockPage.dateCodeHint')}
        defaultValue={lot?.dateCode ?? ''}
        error={fault?.('dateCode')}
      />
      <TextField
        label={t('stockPage.location')}
        name="location"
        isOptional
        maxLength={60}
        defaultValue={lot?.location ?? ''}
        error={fault?.('location')}
      />
    </>
  );
}

export function MovementsTable({ movements }: { movements: MovementView[] }) {
  const { t } = useTranslation('listings');
  const language = useLanguage();
  return (
    <section aria-labelledby="movements">
      <h2 id="movements">{t('stockPage.movements')}</h2>
      <div className="table-frame">
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{t('stockPage.at')}</th>
              <th scope="col">{t('stockPage.what')}</th>
              <th scope="col" className="num">
                {t('stockPage.pieces')}
              </th>
              <th scope="col">{t('stockPage.lotNumber')}</th>
              <th scope="col">{t('stockPage.by')}</th>
            </tr>
          </thead>
          <tbody>
            {movements.map((each) => (
              <tr key={each.id}>
                <td>{formatDateTime(each.at, language)}</td>
                <td data-label={t('stockPage.what')}>{t(`stockPage.kind.${each.kind}`)}</td>
                <td className="num" data-label={t('stockPage.pieces')}>
                  {(each.quantity > 0 ? '+' : '') + formatNumber(each.quantity, language)}
                </td>
                <td data-label={t('stockPage.lotNumber')}>{each.lotNumber ?? '—'}</td>
                <td data-label={t('stockPage.by')}>
                  {[each.personName, each.note].filter(Boolean).join(' · ') || '—'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What it cost, and when; the first line stands. */
export function PricesTable({ prices }: { prices: PriceTimeView[] }) {
  const { t } = useTranslation('listings');
  const language = useLanguage();
  return (
    <section aria-labelledby="prices">
      <h2 id="prices">{t('stockPage.prices')}</h2>
      <div className="table-frame">
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{t('stockPage.since')}</th>
              <th scope="col">{t('stockPage.until')}</th>
              <th scope="col">{t('breaks')}</th>
            </tr>
          </thead>
          <tbody>
            {prices.map((each) => (
              <tr key={each.since}>
                <td data-label={t('stockPage.since')}>{formatDate(each.since, language)}</td>
                <td data-label={t('stockPage.until')}>
                  {each.until ? formatDate(each.until, language) : t('stockPage.stands')}
                </td>
                <td>
                  {each.priceBreaks.map(({ minQuantity, unitPrice }) => (
                    <div key={minQuantity}>
                      <span className="muted">{formatNumber(minQuantity, language)}+</span>{' '}
                      {formatUnitPrice({ unitPrice, currency: each.currency }, language)}
                    </div>
                  ))}
                  {each.netPriceBreaks && <span className="small muted">{t('stockPage.typedNet')}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** ISO 8601: 1 is Monday. */
const weekdayOf = (day = '2024-01-01') => ((new Date(day).getUTCDay() + 6) % 7) + 1;

interface Day {
  day: string;
  capacity: number;
  promised: number;
}

/** The weeks ahead: what can be made, and what of it is promised. */
export function Calendar({ days, idempotencyKey }: { days: Day[]; idempotencyKey: string }) {
  const { t } = useTranslation('listings');
  const language = useLanguage();
  // Up to the end of a week.
  const weeks = days.slice(0, days.length - (weekdayOf(days.at(-1)?.day) % 7));
  return (
    <section aria-labelledby="calendar">
      <h2 id="calendar">{t('stockPage.calendar')}</h2>
      <p className="small muted">{t('stockPage.calendarHint')}</p>
      <p className="calendar weekdays small muted" aria-hidden="true">
        {WEEKDAYS.map((day) => (
          <span key={day}>{formatWeekday(day, language)}</span>
        ))}
      </p>
      <ol className="calendar">
        {WEEKDAYS.slice(0, weekdayOf(weeks[0]?.day) - 1).map((day) => (
          <li key={day} className="blank" aria-hidden="true" />
        ))}
        {weeks.map(({ day, capacity, promised }) => (
          <li key={day} className={capacity === 0 ? 'off' : promised >= capacity ? 'full' : undefined}>
            <span className="small">{formatDay(day, language)}</span>
            <span className="strong">{formatNumber(promised, language)}</span>
            <span className="small muted">/ {formatNumber(capacity, language)}</span>
          </li>
        ))}
      </ol>
      <Form method="post" className="acts">
        <IdempotencyKey value={idempotencyKey} />
        <TextField label={t('stockPage.day')} name="day" type="date" min={days[0]?.day} />
        <TextField label={t('stockPage.canMake')} name="capacity" inputMode="numeric" autoComplete="off" />
        <SubmitButton className="" name="act" value="capacity">
          {t('stockPage.setDay')}
        </SubmitButton>
      </Form>
    </section>
  );
}
