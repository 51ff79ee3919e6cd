import './messages.js';
import { useTranslation } from 'react-i18next';
import { IdempotencyKey } from '../../components/field.js';
import { A } from '../../components/link.js';
import type { BomLineView } from '../../lib/api-types.js';
import { formatMoney, formatNumber, formatUnitPrice } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths, withQuery } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';

/** All that a line may be. */
export const BOM_LINE_STATES = ['read', 'ambiguous', 'unread'] as const;

interface LineProps {
  line: BomLineView;
  idempotencyKey: string;
}

/** The list as a table: as it was typed, what it was read as, and what it would cost today. What is not read stands out. */
export function BomTable({
  bomId,
  lines,
  keys,
}: {
  bomId: string;
  lines: BomLineView[];
  keys: Record<string, string>;
}) {
  const { t } = useTranslation('sourcing');
  return (
    <div className="table-frame">
      <table className="data bom">
        <thead>
          <tr>
            <th scope="col">{t('bom.typed')}</th>
            <th scope="col">{t('bom.readAs')}</th>
            <th scope="col">{t('quantity')}</th>
            <th scope="col" className="num">
              {t('bom.price')}
            </th>
            <th scope="col" className="num">
              {t('bom.stock')}
            </th>
            <th scope="col" className="num">
              {t('bom.lineTotal')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.lineNo} bomId={bomId} line={line} idempotencyKey={keys[line.lineNo] ?? ''} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ bomId, line, idempotencyKey }: LineProps & { bomId: string }) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  const { offers, partType, quantity } = line;
  const { best } = offers;
  return (
    <tr className={line.state} id={`line-${line.lineNo}`}>
      <th scope="row" className="typed">
        <span className="muted small">{line.lineNo}</span> {line.text}
        {line.note && <span className="muted small note">{line.note}</span>}
        {line.faults.map(({ code, message, value, expected }) => (
          <span key={code + value} className="error small note">
            {message}: {value} ({expected})
          </span>
        ))}
      </th>
      <td className="read-as">
        <ReadAs line={line} idempotencyKey={idempotencyKey} />
      </td>
      <td className="how-many">
        <QuantityForm line={line} idempotencyKey={idempotencyKey} />
      </td>
      <td className="num price" data-label={t('bom.price')}>
        {best ? formatUnitPrice(best, language) : '—'}
        {best && (
          <span className="muted small note whose">
            <span>{best.sellerName}</span>
            <A to={withQuery(paths.matches, { bom: bomId, line: line.lineNo })}>{t('match.open')}</A>
          </span>
        )}
        {!best && partType && (
          <A
            className="small note"
            to={withQuery(paths.part(partType.designation), { quantity: quantity ?? undefined })}
          >
            {offers.count > 0 ? t('bom.seeOffers', { count: offers.count }) : t('bom.noOffers')}
          </A>
        )}
      </td>
      <td className="num stock" data-label={t('bom.stock')}>
        {partType ? formatNumber(offers.stock, language) : '—'}
      </td>
      <td className="num strong total" data-label={t('bom.lineTotal')}>
        {best ? formatMoney(best.lineTotal, language) : '—'}
      </td>
    </tr>
  );
}

function ReadAs({ line, idempotencyKey }: LineProps) {
  const { t } = useTranslation('sourcing');
  const words = useWords();
  const { partType, features, brand, state } = line;
  const wished = [...Object.values(features).map(words.value), brand].filter(Boolean);
  return (
    <>
      {partType && (
        <p className="chips">
          <A className="strong" to={paths.part(partType.designation)}>
            {partType.designation}
          </A>
          <span className="muted small">{words.family(partType.type)}</span>
          {wished.map((each) => (
            <span key={each} className="chip">
              {each}
            </span>
          ))}
        </p>
      )}
      {line.preferred && <FromWhom line={line} seller={line.preferred} idempotencyKey={idempotencyKey} />}
      {state !== 'read' && (
        <p className="small strong warn-text">
          {t(line.choices.length > 0 ? `bom.ask.${state}` : 'bom.ask.none')}
        </p>
      )}
      {state !== 'read' && <Choices line={line} idempotencyKey={idempotencyKey} />}
      {state === 'read' && line.choices.length > 1 && (
        <details className="more">
          <summary className="small">{t('bom.others')}</summary>
          <Choices line={line} idempotencyKey={idempotencyKey} />
        </details>
      )}
      <Retype line={line} idempotencyKey={idempotencyKey} />
    </>
  );
}

/** The seller that is preferred, as long as it can supply the line; one click lets any. */
function FromWhom({
  line,
  seller,
  idempotencyKey,
}: LineProps & { seller: NonNullable<BomLineView['preferred']> }) {
  const { t } = useTranslation('sourcing');
  const { best } = line.offers;
  const isTaken = best?.listingId === seller.listingId;
  return (
    <form method="post" className="from-whom small">
      <IdempotencyKey value={idempotencyKey} />
      <input type="hidden" name="lineNo" value={line.lineNo} />
      <span className={isTaken ? 'muted' : 'warn-text'}>
        {t(isTaken ? 'bom.preferred' : best ? 'bom.preferredGone' : 'bom.preferredNone', {
          seller: seller.sellerName,
        })}
      </span>
      <button
        className="button quiet small"
        name="anySeller"
        value="true"
        aria-label={t('bom.anySellerOf', { text: line.text })}
      >
        {t('bom.anySeller')}
      </button>
    </form>
  );
}

/** What was typed wrong is typed anew in its place. */
function Retype({ line, idempotencyKey }: LineProps) {
  const { t } = useTranslation('sourcing');
  const { t: common } = useTranslation();
  return (
    <details className="more">
      <summary className="small" aria-label={t('bom.retypeLine', { text: line.text })}>
        {t('bom.retype')}
      </summary>
      <form method="post" className="retype">
        <IdempotencyKey value={idempotencyKey} />
        <input type="hidden" name="lineNo" value={line.lineNo} />
        <input
          name="text"
          required
          maxLength={200}
          defaultValue={line.text}
          aria-label={t('bom.addText')}
          placeholder={t('bom.addText')}
        />
        <input
          name="brand"
          maxLength={40}
          defaultValue={line.brand ?? ''}
          aria-label={t('bom.brand')}
          placeholder={t('bom.brand')}
        />
        <button className="button small" name="act" value="retype">
          {common('save')}
        </button>
      </form>
    </details>
  );
}

/** One click each, with what tells it from the others. */
function Choices({ line, idempotencyKey }: LineProps) {
  const { t } = useTranslation('sourcing');
  const words = useWords();
  const told = ({ what, value }: { what: string; value: string }): string => {
    if (what === 'family') return words.family(value);
    if (what === 'seal') return words.seal(value);
    if (what.endsWith('Mm')) return `${words.dimension(what.slice(0, -2))} ${value}`;
    return `${words.feature(what)} ${words.value(value)}`;
  };
  return (
    <form method="post" className="choices">
      <IdempotencyKey value={idempotencyKey} />
      <input type="hidden" name="lineNo" value={line.lineNo} />
      {line.choices.map(({ partTypeId, designation, tells }) => (
        <button
          key={partTypeId}
          className="chip"
          name="partTypeId"
          value={partTypeId}
          aria-label={t('bom.choose', { designation, text: line.text })}
        >
          <span className="strong">{designation}</span>
          <span className="muted small">{tells.slice(0, 3).map(told).join(' · ')}</span>
        </button>
      ))}
    </form>
  );
}

function QuantityForm({ line, idempotencyKey }: LineProps) {
  const { t } = useTranslation('sourcing');
  const { t: common } = useTranslation();
  return (
    <form method="post" className="line-form" data-submit-on-change="">
      <IdempotencyKey value={idempotencyKey} />
      <input type="hidden" name="lineNo" value={line.lineNo} />
      <input
        name="quantity"
        type="number"
        min={1}
        max={100_000_000}
        inputMode="numeric"
        defaultValue={line.quantity ?? ''}
        aria-invalid={line.quantity === null ? true : undefined}
        aria-label={t('bom.quantityOf', { text: line.text })}
      />
      <button className="button small no-script" type="submit">
        {common('save')}
      </button>
      <button
        className="button quiet small"
        name="remove"
        value="true"
        formNoValidate
        aria-label={t('bom.removeLine', { text: line.text })}
      >
        ×
      </button>
    </form>
  );
}
