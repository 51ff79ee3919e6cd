import './messages.js';
import { useTranslation } from 'react-i18next';
import { IdempotencyKey, TextField } from '../../components/field.js';
import { A } from '../../components/link.js';
import { Badge, type Tone } from '../../components/notice.js';
import type { ReorderView } from '../../lib/api-types.js';
import { formatDate, formatMoney, formatNumber, formatUnitPrice } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths, withQuery } from '../../lib/paths.js';
import { inBoth, useWords } from '../../lib/words.js';

type Line = ReorderView['lines'][number];
type Offer = Line['others'][number];

/** The market trades in one. */
const CURRENCY = 'CNY';

const TONES: Record<Line['changes'][number], Tone> = {
  gone: 'bad',
  other_goods: 'bad',
  short: 'bad',
  price_up: 'warn',
  quantity: 'warn',
  to_make: 'warn',
  price_down: 'ok',
};

/** The lines of an order as they would be today: what changed, and from whom to take them. */
export function AgainLines({ lines }: { lines: Line[] }) {
  return (
    <ul className="again">
      {lines.map((line) => (
        <li key={line.lineNo}>
          <AgainLine line={line} />
        </li>
      ))}
    </ul>
  );
}

function AgainLine({ line }: { line: Line }) {
  const { t } = useTranslation('orders');
  const words = useWords();
  const language = useLanguage();
  const { lineNo, designation, brand, features, now, others, changes } = line;
  const first = now?.isOrderable ? now : others[0];
  const goods = [brand, ...Object.values(features).map(words.value)].filter(Boolean).join(' · ');
  return (
    <fieldset>
      <legend>
        <label className="check">
          <input
            type="checkbox"
            name={`take.${lineNo}`}
            defaultChecked={now?.isOrderable}
            disabled={!first}
          />
          <span className="strong">{designation}</span>
        </label>{' '}
        <span className="muted small">{goods}</span>
      </legend>
      <p className="small">
        {t('again.then', {
          quantity: formatNumber(line.quantity, language),
          price: formatUnitPrice({ unitPrice: line.unitPrice, currency: CURRENCY }, language),
        })}{' '}
        {changes.length === 0 && <Badge tone="ok">{t('again.same')}</Badge>}
        {changes.map((change) => (
          <Badge key={change} tone={TONES[change]}>
            {t(`again.change.${change}`, {
              price: now && formatUnitPrice({ unitPrice: now.unitPrice, currency: CURRENCY }, language),
              available: formatNumber(now?.available ?? 0, language),
              quantity: formatNumber(now?.quantity ?? 0, language),
              pieces: formatNumber(now?.toMake ?? 0, language),
              day: now?.readyOn ? formatDate(now.readyOn, language) : '',
            })}
          </Badge>
        ))}
      </p>
      {first ? (
        <>
          <div className="again-offers">
            {now?.isOrderable && <Choice line={line} offer={now} isChosen />}
            {others.map((offer) => (
              <Choice
                key={offer.listingId}
                line={line}
                offer={offer}
                isChosen={offer.listingId === first.listingId}
              />
            ))}
          </div>
          <TextField
            label={t('quantity')}
            name={`quantity.${lineNo}`}
            type="number"
            min={1}
            inputMode="numeric"
            defaultValue={first.quantity}
          />
        </>
      ) : (
        <p className="small">
          <A to={withQuery(paths.part(designation), { quantity: line.quantity })}>{t('again.nobody')}</A>
        </p>
      )}
    </fieldset>
  );
}

function Choice({ line, offer, isChosen }: { line: Line; offer: Offer; isChosen: boolean }) {
  const { t } = useTranslation('orders');
  const words = useWords();
  const language = useLanguage();
  const { substitute, readyOn } = offer;
  const goods = [
    offer.designation === line.designation ? undefined : offer.designation,
    offer.brand,
    ...Object.values(offer.features).map(words.value),
  ];
  return (
    <label className="again-offer">
      <input type="radio" name={`offer.${line.lineNo}`} value={offer.listingId} defaultChecked={isChosen} />
      <span>
        <span className="strong">{offer.sellerName}</span> {goods.filter(Boolean).join(' · ')}
        <span className="muted small note">
          {readyOn
            ? t('madeBy', {
                pieces: formatNumber(offer.toMake, language),
                day: formatDate(readyOn, language),
              })
            : t('again.stock', { available: formatNumber(offer.available, language) })}
          {substitute && ` · ${words.grade(substitute.grade)} · ${inBoth(substitute.reason, language)}`}
        </span>
      </span>
      <span className="num">
        {formatUnitPrice({ unitPrice: offer.unitPrice, currency: CURRENCY }, language)}
        <span className="muted small note">
          × {formatNumber(offer.quantity, language)} = {formatMoney(offer.lineTotal, language)}
        </span>
      </span>
    </label>
  );
}

/** Keeps goods as a list of parts, to be ordered by it again. */
export function KeepAsList({ name, idempotencyKey }: { name: string; idempotencyKey: string }) {
  const { t } = useTranslation('orders');
  return (
    <details className="keep-as-list">
      <summary>{t('again.keep')}</summary>
      <form method="post" className="fields one">
        <IdempotencyKey value={idempotencyKey} />
        <TextField label={t('again.listName')} name="name" maxLength={100} defaultValue={name} />
        <p className="muted small">{t('again.keepHint')}</p>
        <button className="button" name="act" value="keep-as-list">
          {t('again.keep')}
        </button>
      </form>
    </details>
  );
}
