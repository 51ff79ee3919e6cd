import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import { Empty } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';
import { SearchForm } from '../../components/search-form.js';
import type { SellerOfferPageView, SellerOfferView } from '../../lib/api-types.js';
import { formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';
import { sizeOf } from '../catalog/dimensions.js';
import { nearestQuantity } from './offer.rules.js';
import { PriceBreaks } from './offers-table.js';

interface SellerOffersProps {
  sellerId: string;
  offers: SellerOfferPageView;
  q: string;
  canBuy: boolean;
}

/** What a firm has on offer, to be put into the cart from here. */
export function SellerOffers({ sellerId, offers, q, canBuy }: SellerOffersProps) {
  const { t } = useTranslation('listings');
  const language = useLanguage();
  const address = paths.sellerPage(sellerId);
  return (
    <section id="offers" aria-labelledby="offers-title">
      <div className="section-head filters">
        <h2 id="offers-title">{t('ofSeller.title')}</h2>
        {(offers.items.length > 0 || q) && (
          <form className="quantity" role="search" action={`${inLanguage(address, language)}#offers`}>
            <input
              type="search"
              name="q"
              defaultValue={q}
              maxLength={120}
              placeholder={t('ofSeller.find')}
              aria-label={t('ofSeller.find')}
            />
            <button className="button" type="submit">
              {t('ofSeller.search')}
            </button>
          </form>
        )}
      </div>
      {offers.items.length > 0 ? (
        <Offers sellerId={sellerId} items={offers.items} canBuy={canBuy} />
      ) : q ? (
        <Empty title={t('ofSeller.noMatchTitle', { q })}>
          <p>{t('ofSeller.noMatchBody')}</p>
          <p>
            <A to={address}>{t('ofSeller.all')}</A>
          </p>
        </Empty>
      ) : (
        <Empty title={t('ofSeller.noneTitle')}>
          <p>{t('ofSeller.noneBody')}</p>
          <SearchForm id="instead" />
        </Empty>
      )}
      <Pager path={address} query={{ q }} nextCursor={offers.nextCursor} />
    </section>
  );
}

function Offers({
  sellerId,
  items,
  canBuy,
}: {
  sellerId: string;
  items: SellerOfferView[];
  canBuy: boolean;
}) {
  const { t } = useTranslation('listings');
  return (
    <div className="table-frame">
      <table className="data offers of-seller" role="table">
        <thead role="rowgroup">
          <tr role="row">
            {(['column.part', 'brand', 'breaks', 'stock', 'leadTime'] as const).map((key) => (
              <th key={key} role="columnheader" scope="col" className={key === 'stock' ? 'num' : ''}>
                {t(key)}
              </th>
            ))}
            <th role="columnheader" scope="col">
              <span className="aloud">{t('add')}</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((offer) => (
            <OfferRow key={offer.listingId} sellerId={sellerId} offer={offer} canBuy={canBuy} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OfferRow({
  sellerId,
  offer,
  canBuy,
}: {
  sellerId: string;
  offer: SellerOfferView;
  canBuy: boolean;
}) {
  const { t } = useTranslation('listings');
  const words = useWords();
  const language = useLanguage();
  const { partType } = offer;
  const least = nearestQuantity(offer, 1);
  const features = Object.values(offer.features).map(words.value);
  return (
    <tr role="row">
      <th role="rowheader" scope="row" className="seller">
        <A to={`${withQuery(paths.part(partType.designation), { quantity: least })}#offers`}>
          {partType.designation}
        </A>
        <span className="muted small">
          {[sizeOf(partType), words.family(partType.type)].filter(Boolean).join(' ')}
        </span>
      </th>
      <td role="cell" className="brand">
        {offer.brand}
        {features.length > 0 && <span className="muted small"> {features.join(' · ')}</span>}
      </td>
      <td role="cell" className="breaks">
        <PriceBreaks offer={offer} quantity={least ?? offer.moq} />
      </td>
      <td role="cell" className="num stock" data-label={t('stock')}>
        {formatNumber(offer.available, language)}
      </td>
      <td role="cell" className="lead">
        {t('leadDays', { count: offer.leadTimeDays })}
        <span className="muted small">
          {[
            offer.moq > 1 ? t('moq', { count: offer.moq }) : '',
            offer.orderMultiple > 1 ? t('multiple', { count: offer.orderMultiple }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </td>
      <td role="cell" className="act">
        {canBuy && least !== undefined && <AddSome sellerId={sellerId} offer={offer} least={least} />}
      </td>
    </tr>
  );
}

function AddSome({ sellerId, offer, least }: { sellerId: string; offer: SellerOfferView; least: number }) {
  const { t } = useTranslation('listings');
  const language = useLanguage();
  const goods = `${offer.partType.designation} ${offer.brand}`;
  return (
    <form className="add-some" method="post" action={inLanguage(paths.cart, language)}>
      <input type="hidden" name="listingId" value={offer.listingId} />
      <input type="hidden" name="sellerId" value={sellerId} />
      <input type="hidden" name="designation" value={offer.partType.designation} />
      <input
        type="number"
        name="quantity"
        aria-label={`${t('myQuantity')}: ${goods}`}
        inputMode="numeric"
        min={least}
        step={offer.orderMultiple}
        defaultValue={least}
      />
      <button className="button primary" name="intent" value="add" aria-label={`${t('add')}: ${goods}`}>
        {t('add')}
      </button>
    </form>
  );
}
