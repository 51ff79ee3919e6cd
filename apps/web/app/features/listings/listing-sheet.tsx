import './messages.js';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskLink } from '../../components/link.js';
import { Badge } from '../../components/notice.js';
import { sheetKeys, typeInto } from '../../components/sheet.js';
import type { ListingView } from '../../lib/api-types.js';
import { useFaultWords } from '../../lib/faults.js';
import { formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths } from '../../lib/paths.js';
import type { Problem } from '../../lib/problem.js';
import { useWords } from '../../lib/words.js';
import { listingTone } from './my-listings.js';
import { plain, typedTerms } from './terms-fields.js';

/** What of a listing a sheet shows and changes. */
export interface SheetRow {
  id: string;
  priceBreaks: { minQuantity: number; unitPrice: string }[];
  stock: number;
  leadTimeDays: number;
}

type Faults = NonNullable<Problem['errors']>;

function rowOf(listing: ListingView): SheetRow {
  const { priceBreaks = [], stock = 0 } = typedTerms(listing);
  return {
    id: listing.id,
    priceBreaks: priceBreaks.map(({ minQuantity, unitPrice }) => ({
      minQuantity,
      unitPrice: plain(unitPrice) ?? '',
    })),
    stock,
    leadTimeDays: listing.leadTimeDays,
  };
}

/** Moves every price shown by so many percent, to be looked at before it is saved. */
export function PriceShift() {
  const { t } = useTranslation('listings');
  const percent = useRef<HTMLInputElement>(null);
  const shift = () => {
    const factor = 1 + Number(percent.current?.value) / 100;
    if (!Number.isFinite(factor) || factor <= 0) return;
    for (const input of document.querySelectorAll<HTMLInputElement>('table.sheet input[data-price]')) {
      const decimals = Math.max(2, input.value.split('.')[1]?.length ?? 0);
      if (Number(input.value) > 0)
        typeInto(input, plain((Number(input.value) * factor).toFixed(decimals)) ?? '');
    }
  };
  return (
    <div className="quantity">
      <label>
        {t('sheet.shift')} <input ref={percent} type="number" step="0.1" min="-99" placeholder="+5" /> %
      </label>
      <button className="button" type="button" onClick={shift}>
        {t('sheet.apply')}
      </button>
    </div>
  );
}

/** Many listings at once: what is typed over is changed, the rest stays. */
export function ListingSheet({
  listings,
  faults,
}: {
  listings: ListingView[];
  faults: Record<string, Faults>;
}) {
  const { t } = useTranslation('listings');
  return (
    <div className="table-frame">
      <table className="data sheet" role="table" {...sheetKeys}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {t('column.part')}
            </th>
            <th role="columnheader" scope="col">
              {t('sheet.prices')}
            </th>
            <th role="columnheader" scope="col" className="num">
              {t('sheet.onHand')}
            </th>
            <th role="columnheader" scope="col" className="num">
              {t('sheet.leadTime')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {listings.map((listing, index) => (
            // A listing that was changed is shown as it stands now; what was refused stays as it was typed.
            <Row
              key={`${listing.id}.${listing.version}`}
              {...{ listing, index }}
              faults={faults[listing.id]}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  listing,
  index,
  faults = [],
}: {
  listing: ListingView;
  index: number;
  faults: Faults | undefined;
}) {
  const { t } = useTranslation('listings');
  const words = useWords();
  const language = useLanguage();
  const inWords = useFaultWords();
  const row = rowOf(listing);
  const { designation } = listing.partType;
  const isWrong = (field: string) =>
    faults.some((fault) => fault.field === field || fault.field.startsWith(`${field}.`)) || undefined;
  const said = faults.length > 0 ? `${index}.faults` : undefined;
  return (
    <tr role="row">
      <th role="rowheader" scope="row" className="what">
        <input type="hidden" name="row" value={JSON.stringify(row)} />
        <DeskLink className="strong" to={paths.sellerListing(listing.id)}>
          {designation}
        </DeskLink>{' '}
        {listing.brand}{' '}
        <span className="muted small">{Object.values(listing.features).map(words.value).join(' · ')}</span>{' '}
        {listing.state !== 'live' && (
          <Badge tone={listingTone(listing.state)}>{words.listingState(listing.state)}</Badge>
        )}
        {said && (
          <ul className="error small" id={said}>
            {faults.map((fault) => (
              <li key={fault.field + fault.code}>{inWords(fault)}</li>
            ))}
          </ul>
        )}
      </th>
      <td role="cell" className="prices">
        {row.priceBreaks.map(({ minQuantity, unitPrice }, at) => (
          <label key={minQuantity}>
            <span className="muted small">
              {t('from', { quantity: formatNumber(minQuantity, language) })}
            </span>{' '}
            <input
              name={`${index}.price.${minQuantity}`}
              data-column={`price.${at}`}
              data-price
              defaultValue={unitPrice}
              inputMode="decimal"
              autoComplete="off"
              aria-label={`${designation} ${listing.brand} ${t('breakPrice')} ${t('from', { quantity: minQuantity })}`}
              aria-invalid={isWrong('priceBreaks')}
              aria-describedby={said}
            />
          </label>
        ))}
        {listing.netPriceBreaks && <span className="muted small">{t('sheet.net')}</span>}
      </td>
      {(['stock', 'leadTimeDays'] as const).map((name) => (
        <td
          key={name}
          role="cell"
          className="num"
          data-label={t(name === 'stock' ? 'sheet.onHand' : 'sheet.leadTime')}
        >
          <input
            name={`${index}.${name}`}
            data-column={name}
            defaultValue={row[name]}
            inputMode="numeric"
            autoComplete="off"
            aria-label={`${designation} ${listing.brand} ${t(name === 'stock' ? 'stockCounted' : 'leadTimeDays')}`}
            aria-invalid={isWrong(name)}
            aria-describedby={said}
          />
        </td>
      ))}
    </tr>
  );
}
