import './messages.js';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey, TextField } from '../../components/field.js';
import type { View } from '../../lib/api-types.js';
import { useFaults } from '../../lib/faults.js';
import { formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import type { Problem } from '../../lib/problem.js';
import { inBoth, useWords } from '../../lib/words.js';
import { breaksText } from './price-breaks.js';
import { QuoteTable } from './quote-table.js';
import { AskedLine, dayOnce } from './rfq-parts.js';

type Draft = View<'QuoteDraftView'>;
type Offer = View<'DraftOfferView'>;

const COLUMNS = ['line', 'goods', 'canHave', 'prices', 'leadDays', 'lot', 'reserve'] as const;

/** A row for each line, filled in as far as the firm's own listings say; a row without a price is not quoted. */
export function QuoteForm({
  draft,
  typed,
  refused: { problem, sent },
  keys,
}: {
  draft: Draft;
  typed: Record<string, string> | undefined;
  /** Why a quote was not taken, and the rows that it had, in the order in which it was sent. */
  refused: { problem: Problem | undefined; sent: readonly string[] | undefined };
  keys: Record<'quote' | 'file', string>;
}) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  const asked = dayOnce(draft.lines.map(({ line }) => line)).lines;
  const faultAt = useFaults(problem);
  const faultIn = (row: string): string | undefined => {
    const at = sent?.indexOf(row) ?? -1;
    return at === -1 ? undefined : faultAt(`lines.${at}`);
  };
  return (
    <>
      <form method="post" className="quote-form">
        <IdempotencyKey value={keys.quote} />
        <input type="hidden" name="version" value={draft.version} />
        {draft.faults.map((fault) => (
          <p key={fault.field + fault.code} className="error small">
            {fault.message} ({fault.field.split('.')[1] ?? ''})
          </p>
        ))}
        <QuoteTable label={t('rfq.quoteTable')}>
          <thead>
            <tr>
              {COLUMNS.map((name) => (
                <th key={name} scope="col">
                  {t(`rfq.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {draft.lines.map(({ offers, faults }, no) => (
              <Fragment key={asked[no]!.lineNo}>
                {(offers.length === 0 ? [undefined] : offers).map((offer, at) => (
                  <Row
                    key={at}
                    row={`${asked[no]!.lineNo}-${at + 1}`}
                    line={asked[no]!}
                    offer={offer}
                    faults={at === 0 ? faults : []}
                    refusal={faultIn(`${asked[no]!.lineNo}-${at + 1}`)}
                    typed={typed}
                  />
                ))}
              </Fragment>
            ))}
          </tbody>
        </QuoteTable>
        <p className="muted small">{t('rfq.pricesHint')}</p>
        <div className="fields">
          <TextField
            label={t('rfq.holdsUntil')}
            name="validUntil"
            type="date"
            defaultValue={typed?.validUntil ?? draft.validUntil}
          />
          <TextField
            label={t('note')}
            name="note"
            maxLength={1000}
            isOptional
            defaultValue={typed?.note ?? draft.note ?? ''}
          />
        </div>
        <div className="quote-send">
          <SubmitButton name="act" value="quote">
            {t(draft.quoted ? 'rfq.reviseQuote' : 'rfq.sendQuote')}
          </SubmitButton>
          <span className="muted small">{t('rfq.sealedForSeller')}</span>
        </div>
      </form>
      <details className="more">
        <summary>{t('rfq.table')}</summary>
        <p>
          <a className="button small" href={inLanguage(paths.quoteTable(draft.rfqId), language)} download>
            {t('rfq.tableOut')}
          </a>
        </p>
        <form method="post" encType="multipart/form-data" className="acts drop">
          <IdempotencyKey value={keys.file} />
          <input type="file" name="file" accept=".csv,.xlsx" required aria-label={t('rfq.tableFile')} />
          <button className="button small" name="act" value="file">
            {t('rfq.tableIn')}
          </button>
        </form>
      </details>
    </>
  );
}

function Row({
  row,
  line,
  offer,
  faults,
  refusal,
  typed,
}: {
  row: string;
  line: View<'RfqLineView'>;
  offer: Offer | undefined;
  faults: Draft['lines'][number]['faults'];
  /** Why the row was refused. */
  refusal: string | undefined;
  typed: Record<string, string> | undefined;
}) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  const words = useWords();
  const designation = offer?.designation ?? line.partType ?? line.text;
  const brand = offer?.brand ?? line.brand ?? '';
  const filled = {
    designation,
    brand,
    quantity: String(offer?.quantity ?? line.quantity),
    prices: offer ? breaksText(offer.priceBreaks) : '',
    days: offer ? String(offer.leadTimeDays) : '',
    lot: offer?.lotNumber ?? '',
  };
  const field = (name: keyof typeof filled) => ({
    name: `${name}.${row}`,
    defaultValue: typed?.[`${name}.${row}`] ?? filled[name],
    'aria-label': t(`rfq.field.${name}`, { line: line.lineNo }),
    enterKeyHint: 'next' as const,
    'data-column': name,
  });
  return (
    <tr>
      <th scope="row" className="asked">
        <AskedLine line={line} />
        {faults.map((fault) => (
          <span key={fault.field + fault.code} className="error small note">
            {[fault.message, fault.expected].filter(Boolean).join(': ')}
          </span>
        ))}
        {refusal && <span className="error small note">{refusal}</span>}
        <input type="hidden" name="row" value={row} />
        <input type="hidden" name={`lineNo.${row}`} value={line.lineNo} />
        <input type="hidden" name={`listingId.${row}`} value={offer?.listingId ?? ''} />
        <input type="hidden" name={`wasDesignation.${row}`} value={designation} />
        <input type="hidden" name={`wasBrand.${row}`} value={brand} />
        <input type="hidden" name={`note.${row}`} value={offer?.note ?? ''} />
      </th>
      <td className="goods">
        <div>
          <input {...field('designation')} maxLength={80} />
          <input {...field('brand')} maxLength={40} placeholder={t('rfq.brandOf')} />
        </div>
        {offer && (
          <span className="muted small note">
            {[
              ...Object.values(offer.features).map(words.value),
              offer.asAsked ? t('rfq.asAsked') : offer.grade && words.grade(offer.grade),
              offer.reason && inBoth(offer.reason, language),
              offer.available > 0
                ? t('rfq.onShelf', { pieces: formatNumber(offer.available, language) })
                : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        )}
      </td>
      <td className="can-have" data-label={t('rfq.canHave')}>
        <input {...field('quantity')} type="number" inputMode="numeric" min={1} />
      </td>
      <td className="prices" data-label={t('rfq.prices')}>
        <input
          {...field('prices')}
          inputMode={filled.prices.includes(':') ? 'text' : 'decimal'}
          autoComplete="off"
        />
      </td>
      <td className="days" data-label={t('rfq.leadDays')}>
        <input {...field('days')} type="number" inputMode="numeric" min={0} max={365} />
      </td>
      <td className="lot" data-label={t('rfq.lot')}>
        <input {...field('lot')} maxLength={60} autoComplete="off" />
      </td>
      <td className="reserve">
        <label className="check small">
          <input
            type="checkbox"
            name={`reserve.${row}`}
            defaultChecked={typed ? typed[`reserve.${row}`] === 'on' : (offer?.reserve ?? false)}
          />
          <span>{t('rfq.reserve')}</span>
        </label>
      </td>
    </tr>
  );
}
