import './messages.js';
import { useTranslation } from 'react-i18next';
import { SectionTile, TileHatches } from '../../components/drawing/section-tile.js';
import { A } from '../../components/link.js';
import { Badge } from '../../components/notice.js';
import type { ListingView } from '../../lib/api-types.js';
import { formatNumber, formatUnitPrice } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths } from '../../lib/paths.js';
import { OfferFacts } from '../listings/offer-facts.js';
import { useWords } from '../../lib/words.js';
import { Decision } from './decision.js';
import { QueueTable } from './queue.js';

const COLUMNS = ['part', 'seller', 'price', 'terms', 'state', 'act'] as const;

const TILE_PX = 44;

/** What is offered, beside who offers it: the evidence for one decision on one row. */
export function ListingsQueue({ listings, keys }: { listings: ListingView[]; keys: string[] }) {
  const { t } = useTranslation('moderation');
  return (
    <>
      <TileHatches />
      <QueueTable columns={COLUMNS.map((key) => t(`column.${key}`))}>
        {listings.map((listing, i) => (
          <ListingRow key={listing.id} listing={listing} idempotencyKey={keys[i] ?? ''} />
        ))}
      </QueueTable>
    </>
  );
}

function ListingRow({ listing, idempotencyKey }: { listing: ListingView; idempotencyKey: string }) {
  const { t } = useTranslation('moderation');
  const words = useWords();
  const language = useLanguage();
  const { partType, seller } = listing;
  const price = (unitPrice: string) => formatUnitPrice({ unitPrice, currency: listing.currency }, language);
  return (
    <tr role="row">
      <th role="rowheader" scope="row" className="with-tile">
        <SectionTile part={partType} size={TILE_PX} />
        <span>
          <A to={paths.part(partType.designation)}>{partType.designation}</A>
          <span className="muted small">
            {[listing.brand, ...Object.values(listing.features).map(words.value)].join(' · ')}
          </span>
        </span>
      </th>
      <td role="cell">
        <A to={paths.sellerPage(seller.id)}>{seller.name}</A>{' '}
        <Badge tone={seller.verification === 'verified' ? 'ok' : 'warn'}>
          {words.verification(seller.verification)}
        </Badge>
      </td>
      <td role="cell">
        <ul className="price-breaks">
          {listing.priceBreaks.map(({ minQuantity, unitPrice }) => (
            <li key={minQuantity}>
              <span className="muted">{formatNumber(minQuantity, language)}+</span> {price(unitPrice)}
            </li>
          ))}
        </ul>
      </td>
      <td role="cell" className="small">
        {[
          t('moq', { count: listing.moq }),
          t('stock', { formatted: formatNumber(listing.onHand, language) }),
          t('lead', { count: listing.leadTimeDays }),
        ].join(' · ')}
        <OfferFacts offer={listing} designation={partType.designation} />
      </td>
      <td role="cell">
        <Badge tone={listing.state === 'live' ? 'ok' : listing.state === 'taken_down' ? 'bad' : 'warn'}>
          {words.listingState(listing.state)}
        </Badge>
        {listing.reviewReason && <span className="small muted"> {listing.reviewReason}</span>}
      </td>
      <td role="cell">
        <Decision
          subject={{ id: listing.id, sellerId: seller.id }}
          idempotencyKey={idempotencyKey}
          approve={
            listing.state === 'in_review' || listing.state === 'taken_down'
              ? { act: 'approve', label: t('approve') }
              : undefined
          }
          refuse={
            listing.state === 'in_review' || listing.state === 'live'
              ? { act: 'take-down', label: t('takeDown'), confirm: t('confirmTakeDown') }
              : undefined
          }
        />
      </td>
    </tr>
  );
}
