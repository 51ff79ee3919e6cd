import './messages.js';
import { useTranslation } from 'react-i18next';
import { IdempotencyKey } from '../../components/field.js';
import { Badge } from '../../components/notice.js';
import type { ReputationView, View } from '../../lib/api-types.js';
import { formatDate, formatMoney, formatNumber, formatUnitPrice } from '../../lib/format.js';
import { inBoth, useWords } from '../../lib/words.js';
import { useLanguage } from '../../lib/i18n.js';
import { RecordMark } from './record-mark.js';
import { LackingBadge } from './rfq-certificates.js';
import { AskedLine, dayOnce } from './rfq-parts.js';

type Matrix = View<'MatrixView'>;
type Cell = View<'MatrixCellView'>;

/** `seller/quote/no`, as the award's form names what it takes. */
export const pickName = ({ sellerId, quoteId, no }: Pick<Cell, 'sellerId' | 'quoteId' | 'no'>): string =>
  `take.${sellerId}.${quoteId}.${no}`;

interface MatrixProps {
  matrix: Matrix;
  /** What is known of the sellers, by their ids. */
  records: Readonly<Record<string, ReputationView>>;
  /** Pieces to take, by `pickName`. */
  picks: ReadonlyMap<string, number>;
  /** The form that the quantities belong to; null: it is decided. */
  form: string | null;
}

/** What holds, was not refused, and is not bought yet. */
const canTake = (quote: Matrix['quotes'][number], line: Matrix['lines'][number], cell: Cell): boolean =>
  !quote.lapsed && quote.confirmed && !cell.refused && cell.awarded === null && line.bought < line.quantity;

/** Whether anything is left that an award could take. */
export const hasChoice = ({ quotes, lines }: Matrix): boolean =>
  quotes.some((quote) =>
    lines.some((line) => line.cells.some((cell) => cell.quoteId === quote.id && canTake(quote, line, cell))),
  );

/** Lines by quotes: what is best of each line stands out, and so much of it is taken as its field says. */
export function QuoteMatrix({ matrix: { quotes, lines: all }, records, picks, form }: MatrixProps) {
  const { t } = useTranslation('sourcing');
  const { lines } = dayOnce(all);
  const language = useLanguage();
  const words = useWords();
  return (
    <div className="table-frame" role="region" aria-label={t('rfq.matrix')} tabIndex={0}>
      <table className="data quotes">
        <thead>
          <tr>
            <th scope="col">{t('rfq.line')}</th>
            {quotes.map((quote) => (
              <th key={quote.id} scope="col">
                {quote.sellerName}
                <span className="unit">
                  {[
                    words.province(quote.province),
                    t('rfq.validUntil', { day: formatDate(quote.validUntil, language) }),
                  ].join(' · ')}
                </span>
                <Marks quote={quote} />
                <RecordMark record={records[quote.sellerId]} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.lineNo}>
              <th scope="row">
                <AskedLine line={line} />
              </th>
              {quotes.map((quote) => (
                <td key={quote.id} data-label={quote.sellerName}>
                  {line.cells
                    .filter(({ quoteId }) => quoteId === quote.id)
                    .map((cell) => (
                      <Offered
                        key={cell.no}
                        cell={cell}
                        sellerName={quote.sellerName}
                        take={picks.get(pickName(cell))}
                        form={canTake(quote, line, cell) ? form : null}
                      />
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tbody>
          <tr className="whole">
            <th scope="row">{t('rfq.wholeQuote')}</th>
            {quotes.map((quote) => (
              <td key={quote.id} data-label={quote.sellerName}>
                <span className="strong">{formatMoney(quote.total, language)}</span>
                <span className="muted small note">
                  {t('rfq.ofFreight', { freight: formatMoney(quote.freight, language) })}
                  {' · '}
                  {t('rfq.linesOf', { count: quote.lineCount, all: lines.length })}
                </span>
                {quote.note && <span className="small note">{quote.note}</span>}
                <span className="folded small">
                  {t('rfq.validUntil', { day: formatDate(quote.validUntil, language) })}{' '}
                  <Marks quote={quote} /> <RecordMark record={records[quote.sellerId]} />
                </span>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Marks({ quote }: { quote: Matrix['quotes'][number] }) {
  const { t } = useTranslation('sourcing');
  return (
    <>
      {quote.lapsed && <Badge tone="bad">{t('rfq.lapsedQuote')}</Badge>}
      {!quote.confirmed && <Badge tone="warn">{t('rfq.notConfirmed')}</Badge>}
      {quote.greenCertified && <Badge tone="ok">{t('rfq.green')}</Badge>}
      <LackingBadge lacking={quote.lacking} />
    </>
  );
}

function Offered({
  cell,
  sellerName,
  take,
  form,
}: {
  cell: Cell;
  sellerName: string;
  take: number | undefined;
  form: string | null;
}) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  const words = useWords();
  const features = Object.values(cell.features).map(words.value);
  return (
    <div className={cell.cheapest ? 'offered best' : 'offered'}>
      <p>
        <span className="strong">
          {formatUnitPrice({ ...cell, currency: cell.landed.currency }, language)}
        </span>{' '}
        <span className="muted small">
          {t('rfq.landed', {
            total: formatMoney(cell.landed, language),
            pieces: formatNumber(cell.pieces, language),
          })}
        </span>
      </p>
      <p className="small">
        {[cell.designation, ...features, cell.brand].join(' ')}
        {' · '}
        <span className={cell.onTime ? undefined : 'warn-text'}>
          {t('rfq.days', { count: cell.leadTimeDays })}
        </span>
      </p>
      {!cell.asAsked && <Instead cell={cell} />}
      {(cell.lotNumber ?? cell.note) && (
        <p className="small muted">
          {[cell.lotNumber && t('rfq.lotNamed', { lot: cell.lotNumber }), cell.note]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      <p className="chips">
        {cell.cheapest && <Badge tone="ok">{t('rfq.cheapest')}</Badge>}
        {cell.soonest && <Badge tone="plain">{t('rfq.soonest')}</Badge>}
        {cell.reserved && <Badge tone="plain">{t('rfq.reserved')}</Badge>}
        {!cell.whole && (
          <Badge tone="warn">{t('rfq.onlyPieces', { pieces: formatNumber(cell.quantity, language) })}</Badge>
        )}
        {cell.awarded !== null && (
          <Badge tone="ok">{t('rfq.awardedPieces', { pieces: formatNumber(cell.awarded, language) })}</Badge>
        )}
        {cell.refused && <Badge tone="bad">{t('rfq.refused')}</Badge>}
        {cell.counterOffer && (
          <Badge tone="plain">
            {t(`rfq.counter.${cell.counterOffer.state}`, {
              price: formatUnitPrice({ ...cell.counterOffer, currency: cell.landed.currency }, language),
            })}
          </Badge>
        )}
      </p>
      {form !== null && (
        <label className="take small">
          {t('rfq.take')}
          <input
            form={form}
            name={pickName(cell)}
            type="number"
            inputMode="numeric"
            min={0}
            max={cell.quantity}
            defaultValue={take ?? ''}
            aria-label={t('rfq.takeOf', { line: cell.lineNo, seller: sellerName })}
          />
        </label>
      )}
    </div>
  );
}

/** How what is offered serves in the place of what was asked; why is long, and waits for a click. */
function Instead({ cell: { grade, reason } }: { cell: Cell }) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  const words = useWords();
  if (grade === null || reason === null)
    return <p className="small muted">{grade === null ? t('rfq.notKnownToServe') : words.grade(grade)}</p>;
  return (
    <details className="more small muted">
      <summary>{words.grade(grade)}</summary>
      {inBoth(reason, language)}
    </details>
  );
}

/** A lower price for one line of one quote. */
export function CounterForm({
  matrix: { quotes, lines },
  idempotencyKey,
}: {
  matrix: Matrix;
  idempotencyKey: string;
}) {
  const { t } = useTranslation('sourcing');
  const nameOf = new Map(quotes.map((quote) => [quote.id, quote.sellerName]));
  const cells = lines
    .flatMap((line) => line.cells)
    .filter(
      ({ counterOffer, refused, awarded }) => counterOffer?.state !== 'open' && !refused && awarded === null,
    );
  return (
    <details className="more">
      <summary>{t('rfq.counter.title')}</summary>
      <form method="post" className="acts">
        <IdempotencyKey value={idempotencyKey} />
        <select name="of" aria-label={t('rfq.counter.of')} required>
          {cells.map((cell) => (
            <option key={pickName(cell)} value={pickName(cell)}>
              {`${cell.lineNo} · ${nameOf.get(cell.quoteId) ?? ''} · ${cell.designation} · ${Number(cell.unitPrice)}`}
            </option>
          ))}
        </select>
        <input
          name="quantity"
          type="number"
          min={1}
          required
          placeholder={t('quantity')}
          aria-label={t('rfq.counter.quantity')}
        />
        <input
          name="unitPrice"
          inputMode="decimal"
          required
          placeholder={t('rfq.counter.price')}
          aria-label={t('rfq.counter.price')}
        />
        <button className="button small" name="act" value="counter">
          {t('rfq.counter.send')}
        </button>
      </form>
    </details>
  );
}
