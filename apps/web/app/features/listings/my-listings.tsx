import './messages.js';
import { useTranslation } from 'react-i18next';
import { useFetcher } from 'react-router';
import { IdempotencyKey } from '../../components/field.js';
import { A, DeskLink } from '../../components/link.js';
import { Badge, type Tone } from '../../components/notice.js';
import type { ListingView } from '../../lib/api-types.js';
import type { ListingAct } from './listings.server.js';
import { formatNumber, formatUnitPrice } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';

const TONES: Record<string, Tone> = {
  live: 'ok',
  in_review: 'warn',
  paused: 'plain',
  taken_down: 'bad',
  draft: 'plain',
  ended: 'plain',
};
export const listingTone = (state: string): Tone => TONES[state] ?? 'plain';

export function MyListings({ listings, keys }: { listings: ListingView[]; keys: string[] }) {
  const { t } = useTranslation('listings');
  return (
    <div className="table-frame">
      <table className="data my-listings" role="table">
        <thead role="rowgroup">
          <tr role="row">
            {(['part', 'brand', 'price', 'stock', 'state', 'act'] as const).map((key) => (
              <th
                key={key}
                role="columnheader"
                scope="col"
                className={key === 'price' || key === 'stock' ? 'num' : ''}
              >
                {t(`column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {listings.map((listing, i) => (
            <ListingRow key={listing.id} listing={listing} idempotencyKey={keys[i] ?? ''} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ListingRow({ listing, idempotencyKey }: { listing: ListingView; idempotencyKey: string }) {
  const { t } = useTranslation('listings');
  const words = useWords();
  const language = useLanguage();
  const first = listing.priceBreaks[0];
  return (
    <tr role="row">
      <th role="rowheader" scope="row" className="what">
        <DeskLink className="strong" to={paths.sellerListing(listing.id)}>
          {listing.partType.designation}
        </DeskLink>
        <span className="muted small">{words.family(listing.partType.type)}</span>
      </th>
      <td role="cell" className="brand">
        {listing.brand}{' '}
        <span className="muted small">{Object.values(listing.features).map(words.value).join(' · ')}</span>
      </td>
      <td role="cell" className="num price">
        {first ? formatUnitPrice({ unitPrice: first.unitPrice, currency: listing.currency }, language) : '—'}
        {listing.priceBreaks.length > 1 && (
          <span className="muted small">{t('breaksCount', { count: listing.priceBreaks.length })}</span>
        )}
      </td>
      <td role="cell" className="num stock" data-label={t('column.stock')}>
        {formatNumber(listing.available, language)}
        {listing.reserved > 0 && (
          <span className="muted small">{t('reserved', { count: listing.reserved })}</span>
        )}
      </td>
      <td role="cell" className="state">
        <Badge tone={listingTone(listing.state)}>{words.listingState(listing.state)}</Badge>
        {listing.reviewReason && <span className="small error">{listing.reviewReason}</span>}
      </td>
      <td role="cell" className="act">
        <QuickAct listing={listing} idempotencyKey={idempotencyKey} />
        <A className="small" to={paths.part(listing.partType.designation)}>
          {t('asBuyersSee')}
        </A>
      </td>
    </tr>
  );
}

/** What comes next for a listing, where it stands, without leaving the list. */
const NEXT: Partial<Record<string, ListingAct>> = { draft: 'publish', live: 'pause', paused: 'resume' };

function QuickAct({ listing, idempotencyKey }: { listing: ListingView; idempotencyKey: string }) {
  const { t } = useTranslation('listings');
  const language = useLanguage();
  const fetcher = useFetcher();
  const act = NEXT[listing.state];
  if (!act) return null;
  return (
    <fetcher.Form method="post" action={inLanguage(paths.sellerListing(listing.id), language)}>
      <IdempotencyKey value={idempotencyKey} />
      <input type="hidden" name="stay" value="true" />
      <button
        className="button small"
        name="act"
        value={act}
        disabled={fetcher.state !== 'idle'}
        aria-label={`${t(act)} ${listing.partType.designation}`}
      >
        {t(act)}
      </button>
    </fetcher.Form>
  );
}
