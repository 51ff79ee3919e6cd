import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import { formatDate, formatMoney, formatNumber, formatUnitPrice, type Money } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage, type Language } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';
import type { PricedLine, ShortOrder } from './orders.server.js';

/** Lines of one seller, who gets an order of its own. */
export interface SellerGroup {
  sellerId: string;
  name: string;
  lines: PricedLine[];
}

export function groupBySeller(lines: readonly PricedLine[]): SellerGroup[] {
  const groups = new Map<string, SellerGroup>();
  for (const priced of lines) {
    const { sellerId } = priced.line;
    const group = groups.get(sellerId) ?? { sellerId, name: '', lines: [] };
    group.name ||= priced.offer?.seller.name ?? '';
    group.lines.push(priced);
    groups.set(sellerId, group);
  }
  return [...groups.values()];
}

function totalOf(lines: readonly PricedLine[]): Money {
  const amountMinor = lines.reduce(
    (sum, { offer }) => sum + (offer?.orderable ? (offer.lineTotal?.amountMinor ?? 0) : 0),
    0,
  );
  return { amountMinor, currency: lines.find(({ offer }) => offer)?.offer?.currency ?? 'CNY' };
}

const VAT_PERCENT = 13;

export function vatIn({ amountMinor, currency }: Money): Money {
  return { amountMinor: Math.round((amountMinor * VAT_PERCENT) / (100 + VAT_PERCENT)), currency };
}

type Why = 'below_moq' | 'not_order_multiple' | 'out_of_stock' | 'not_live' | 'other';
const WHYS: Record<string, Why> = {
  'listing.below_moq': 'below_moq',
  'listing.not_order_multiple': 'not_order_multiple',
  'listing.out_of_stock': 'out_of_stock',
  'listing.not_live': 'not_live',
};

/** One seller's part of the cart. Read-only on the checkout page. */
export function CartGroup({
  group,
  freight,
  short,
  isEditable,
}: {
  group: SellerGroup;
  /** Its goods are worth less than the seller takes an order for. */
  short?: ShortOrder;
  /** Absent while nobody has said where the goods go. */
  freight?: Money;
  isEditable: boolean;
}) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  return (
    <section className="cart-group" aria-label={group.name || t('gone')}>
      <div className="section-head">
        <h2>{group.name ? <A to={paths.sellerPage(group.sellerId)}>{group.name}</A> : t('gone')}</h2>
        <p className="muted small">{t('linesCount', { count: group.lines.length })}</p>
        <p className="subtotal strong">{formatMoney(totalOf(group.lines), language)}</p>
      </div>
      <ul className="cart-lines">
        {group.lines.map((priced) => (
          <Line key={priced.line.listingId} priced={priced} isEditable={isEditable} />
        ))}
      </ul>
      {short && (
        <p className="small cart-short">
          <span className="warn-text">
            {t('minOrderShort', {
              least: formatMoney(short.minOrder, language),
              lacks: formatMoney(short.lacks, language),
            })}
          </span>{' '}
          <A to={`${paths.sellerPage(group.sellerId)}#offers`}>{t('minOrderMore', { seller: group.name })}</A>
        </p>
      )}
      {freight && (
        <p className="muted small cart-freight">
          <span>{t('freight')}</span>
          <span>{freightText(freight, t('freightFree'), language)}</span>
        </p>
      )}
    </section>
  );
}

export const freightText = (freight: Money, free: string, language: Language): string =>
  freight.amountMinor === 0 ? free : formatMoney(freight, language);

function Line({ priced: { line, offer }, isEditable }: { priced: PricedLine; isEditable: boolean }) {
  const { t } = useTranslation('orders');
  const words = useWords();
  const language = useLanguage();
  const features = Object.values(offer?.features ?? {}).map(words.value);
  const why = offer ? (WHYS[offer.why ?? ''] ?? 'other') : 'not_live';
  return (
    <li className={offer?.orderable ? '' : 'at-fault'}>
      <div className="what">
        <A to={withQuery(paths.part(line.designation), { quantity: line.quantity })}>{line.designation}</A>
        <span className="muted small">{[offer?.brand, ...features].filter(Boolean).join(' · ')}</span>
        {offer?.readyOn && (
          <span className="small">
            {t('madeBy', {
              pieces: formatNumber(offer.toMake, language),
              day: formatDate(offer.readyOn, language),
            })}
          </span>
        )}
        {!offer?.orderable && (
          <span className="error small">
            {t(`why.${why}`, {
              moq: offer?.moq,
              multiple: offer?.orderMultiple,
              available: formatNumber(offer?.available ?? 0, language),
            })}
          </span>
        )}
      </div>
      {isEditable ? (
        <QuantityForm line={line} step={offer?.orderMultiple ?? 1} />
      ) : (
        <span className="num">{formatNumber(line.quantity, language)}</span>
      )}
      <span className="num unit-price">
        {offer?.unitPriceAtQuantity
          ? formatUnitPrice({ unitPrice: offer.unitPriceAtQuantity, currency: offer.currency }, language)
          : '—'}
      </span>
      <span className="num strong line-total">
        {offer?.lineTotal ? formatMoney(offer.lineTotal, language) : '—'}
      </span>
    </li>
  );
}

function QuantityForm({ line, step }: { line: PricedLine['line']; step: number }) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  return (
    <form
      method="post"
      action={inLanguage(paths.cart, language)}
      className="line-form"
      data-submit-on-change=""
    >
      <input type="hidden" name="listingId" value={line.listingId} />
      <input type="hidden" name="intent" value="update" />
      <input
        name="quantity"
        type="number"
        min={1}
        step={step}
        inputMode="numeric"
        defaultValue={line.quantity}
        aria-label={t('quantityOf', { designation: line.designation })}
      />
      <button className="button small no-script" type="submit">
        {t('update')}
      </button>
      <button
        className="button quiet small"
        name="remove"
        value="true"
        aria-label={t('removeLine', { designation: line.designation })}
        formNoValidate
      >
        {t('remove')}
      </button>
    </form>
  );
}
