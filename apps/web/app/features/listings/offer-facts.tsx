import './messages.js';
import { useTranslation } from 'react-i18next';
import type { OfferView } from '../../lib/api-types.js';
import { formatDate, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths, small } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';

type Told = Pick<
  OfferView,
  | 'sampleAvailable'
  | 'shipFrom'
  | 'certificates'
  | 'madeToOrder'
  | 'origin'
  | 'validUntil'
  | 'note'
  | 'photographIds'
>;

/** What speaks for an offer beside its price: samples, papers, where and to order how much it is made; its photographs open at a click. */
export function OfferFacts({ offer, designation }: { offer: Told; designation: string }) {
  const { t } = useTranslation('listings');
  const words = useWords();
  const language = useLanguage();
  const { origin, madeToOrder, validUntil, note, photographIds } = offer;
  const facts = [
    offer.sampleAvailable && t('sample'),
    ...offer.certificates.map(words.certificate),
    madeToOrder && t('madePerDay', { formatted: formatNumber(madeToOrder.perDay, language) }),
    // What is made where it is sent from goes without saying.
    origin &&
      (origin.country !== 'CN' || origin.province !== offer.shipFrom.province) &&
      t('madeIn', {
        place: origin.province
          ? words.province(origin.province)
          : t(`country.${origin.country}` as 'country.CN', { defaultValue: origin.country }),
      }),
    validUntil && t('offeredUntil', { day: formatDate(validUntil, language) }),
  ].filter(Boolean);
  return (
    <>
      {facts.length > 0 && <span className="muted small facts-line">{facts.join(' · ')}</span>}
      {note && <span className="small facts-line">{note}</span>}
      {photographIds.length > 0 && (
        <details className="small offer-photographs">
          <summary>{t('photographsCount', { count: photographIds.length })}</summary>
          {photographIds.map((id, i) => (
            <a key={id} href={paths.photograph(id)} target="_blank" rel="noreferrer">
              <img
                src={small(paths.photograph(id))}
                width={96}
                height={96}
                loading="lazy"
                alt={t('photographOf', { n: i + 1, designation })}
              />
            </a>
          ))}
        </details>
      )}
    </>
  );
}
