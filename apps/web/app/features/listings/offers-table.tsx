import './messages.js';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import { Badge, Empty } from '../../components/notice.js';
import type { OffersView, OfferView } from '../../lib/api-types.js';
import { formatDate, formatMoney, formatNumber, formatUnitPrice } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';
import { OfferFacts } from './offer-facts.js';
import { breakAt, nearestQuantity, whyNot } from './offer.rules.js';

interface OffersTableProps {
  designation: string;
  offers: OffersView;
  /** Sellers and admins look, buyers and strangers buy. */
  canBuy: boolean;
  /** What else the address says, to stay in it. */
  kept?: Readonly<Record<string, string>>;
  /** What can be done where there is no offer. */
  instead?: ReactNode;
  /** What is known of the seller beside its name. */
  renderMark?: (sellerId: string) => ReactNode;
  /** Where the offers are put in order by more than their price. */
  more?: ReactNode;
  /** What else the viewer may do with an offer. */
  renderAct?: (offer: OfferView) => ReactNode;
}

/** Who sells it, at what price for my quantity. */
export function OffersTable({
  designation,
  offers,
  canBuy,
  kept = {},
  instead,
  renderMark,
  more,
  renderAct,
}: OffersTableProps) {
  const { t } = useTranslation('listings');
  const language = useLanguage();
  return (
    <section id="offers" aria-labelledby="offers-title" data-swap="offers">
      <div className="section-head">
        <h2 id="offers-title">{t('offers')}</h2>
        {offers.items.length > 0 && <p className="muted">{t('offersCount', { count: offers.total })}</p>}
        {offers.items.length > 0 && more}
        <form
          className="quantity"
          action={`${inLanguage(paths.part(designation), language)}#offers`}
          data-swap-form=""
        >
          {Object.entries(kept).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <label htmlFor="quantity">{t('myQuantity')}</label>
          <input
            id="quantity"
            name="quantity"
            type="number"
            min={1}
            max={10_000_000}
            step={1}
            inputMode="numeric"
            defaultValue={offers.quantity}
          />
          <button className="button" type="submit">
            {t('compare')}
          </button>
        </form>
      </div>
      {offers.items.length === 0 ? (
        <Empty title={t('noneTitle')}>
          <p>{t('noneBody')}</p>
          {instead}
        </Empty>
      ) : (
        <div className="table-frame">
          <table className="data offers" role="table">
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader" scope="col">
                  {t('seller')}
                </th>
                <th role="columnheader" scope="col">
                  {t('brand')}
                </th>
                <th role="columnheader" scope="col">
                  {t('breaks')}
                </th>
                <th role="columnheader" scope="col" className="num">
                  {t('unitPrice')}
                </th>
                <th role="columnheader" scope="col" className="num">
                  {t('lineTotal')}
                </th>
                <th role="columnheader" scope="col" className="num">
                  {t('stock')}
                </th>
                <th role="columnheader" scope="col">
                  {t('leadTime')}
                </th>
                <th role="columnheader" scope="col">
                  <span className="aloud">{t('add')}</span>
                </th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {orderableFirst(offers.items).map((offer) => (
                <OfferRow
                  key={offer.listingId}
                  offer={offer}
                  designation={designation}
                  quantity={offers.quantity}
                  mark={renderMark?.(offer.seller.id)}
                >
                  {canBuy && <BuyAct offer={offer} designation={designation} quantity={offers.quantity} />}
                  {renderAct?.(offer)}
                </OfferRow>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {offers.nextCursor && (
        <p className="pager">
          <A
            className="button"
            data-swap-link=""
            to={`${withQuery(paths.part(designation), { ...kept, quantity: offers.quantity, offers: offers.nextCursor })}#offers`}
          >
            {t('moreOffers')}
          </A>
        </p>
      )}
    </section>
  );
}

function OfferRow({
  offer,
  designation,
  quantity,
  mark,
  children,
}: {
  offer: OfferView;
  designation: string;
  quantity: number;
  mark: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation('listings');
  const words = useWords();
  const language = useLanguage();
  const { seller } = offer;
  const features = Object.values(offer.features).map(words.value);
  return (
    <tr role="row" className={offer.orderable ? '' : 'unorderable'}>
      <th role="rowheader" scope="row" className="seller">
        <A to={paths.sellerPage(seller.id)}>{seller.name}</A>
        {seller.verification === 'verified' && <Badge tone="ok">{t('verified')}</Badge>}
        {seller.greenCertified && <Badge>{t('green')}</Badge>}
        <span className="muted small">
          {[seller.city, seller.town, seller.industrialPark].filter(Boolean).join(' ')}
        </span>
        {mark}
      </th>
      <td role="cell" className="brand">
        {offer.brand}
        {features.length > 0 && <span className="muted small"> {features.join(' · ')}</span>}
        <OfferFacts offer={offer} designation={designation} />
      </td>
      <td role="cell" className="breaks">
        <PriceBreaks offer={offer} quantity={quantity} />
      </td>
      <td role="cell" className="num unit-price">
        {offer.unitPriceAtQuantity
          ? formatUnitPrice({ unitPrice: offer.unitPriceAtQuantity, currency: offer.currency }, language)
          : '—'}
      </td>
      <td role="cell" className="num line-total">
        {offer.lineTotal ? formatMoney(offer.lineTotal, language) : '—'}
      </td>
      <td role="cell" className="num stock">
        {formatNumber(offer.available, language)}
      </td>
      <td role="cell" className="lead">
        {offer.readyOn
          ? t('madeBy', {
              pieces: formatNumber(offer.toMake, language),
              day: formatDate(offer.readyOn, language),
            })
          : t('leadDays', { count: offer.leadTimeDays })}
        <span className="muted small">
          {[
            t('shipFrom', { place: offer.shipFrom.city || words.province(offer.shipFrom.province) }),
            offer.moq > 1 ? t('moq', { count: offer.moq }) : '',
            offer.orderMultiple > 1 ? t('multiple', { count: offer.orderMultiple }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </td>
      <td role="cell" className="act">
        {children}
      </td>
    </tr>
  );
}

export function PriceBreaks({
  offer,
  quantity,
}: {
  offer: Pick<OfferView, 'priceBreaks' | 'currency'>;
  quantity: number;
}) {
  const { t } = useTranslation('listings');
  const language = useLanguage();
  const reached = breakAt(offer.priceBreaks, quantity);
  return (
    <ul className="price-breaks">
      {offer.priceBreaks.map((each) => (
        <li key={each.minQuantity} className={each === reached ? 'reached' : ''}>
          <span className="muted">{t('from', { quantity: formatNumber(each.minQuantity, language) })}</span>{' '}
          {formatUnitPrice({ unitPrice: each.unitPrice, currency: offer.currency }, language)}
        </li>
      ))}
    </ul>
  );
}

interface ActProps {
  offer: OfferView;
  designation: string;
  quantity: number;
}

/** What can be ordered stands before what cannot; each part keeps its order by price. */
function orderableFirst(items: readonly OfferView[]): OfferView[] {
  return items.toSorted((a, b) => Number(b.orderable) - Number(a.orderable));
}

function BuyAct(props: ActProps) {
  return props.offer.orderable ? <AddToCart {...props} /> : <NotAtThisQuantity {...props} />;
}

function AddToCart({ offer, designation, quantity }: ActProps) {
  const { t } = useTranslation('listings');
  const language = useLanguage();
  return (
    <form method="post" action={inLanguage(paths.cart, language)}>
      <input type="hidden" name="listingId" value={offer.listingId} />
      <input type="hidden" name="sellerId" value={offer.seller.id} />
      <input type="hidden" name="designation" value={designation} />
      <input type="hidden" name="quantity" value={quantity} />
      <button
        className="button primary"
        name="intent"
        value="add"
        aria-label={`${t('add')}: ${offer.seller.name} ${offer.brand}`}
      >
        {t('add')}
      </button>
    </form>
  );
}

/** Says why not, and offers the quantity at which it would do. */
function NotAtThisQuantity({ offer, designation, quantity }: ActProps) {
  const { t } = useTranslation('listings');
  const language = useLanguage();
  const other = nearestQuantity(offer, quantity);
  const why = whyNot(offer.why);
  const values = {
    moq: offer.moq,
    multiple: offer.orderMultiple,
    available: formatNumber(offer.available, language),
  };
  return (
    <div className="why">
      <span className="small">
        {t(`why.${why === 'out_of_stock' && offer.available === 0 ? 'no_stock' : why}`, values)}
      </span>
      {other !== undefined && other !== quantity && (
        <A
          className="small"
          to={`${withQuery(paths.part(designation), { quantity: other })}#offers`}
          data-swap-link=""
        >
          {t('useQuantity', { quantity: formatNumber(other, language) })}
        </A>
      )}
    </div>
  );
}
