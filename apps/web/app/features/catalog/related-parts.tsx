import './messages.js';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/notice.js';
import { A } from '../../components/link.js';
import type { OffersSummaryView, PartView } from '../../lib/api-types.js';
import { formatUnitPrice } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths } from '../../lib/paths.js';
import { inBoth, useWords } from '../../lib/words.js';

/** The same basic bearing with other seals, shields or grooves: the choice buyers make most. */
export function Variants({ part }: { part: PartView }) {
  const { t } = useTranslation('catalog');
  const words = useWords();
  if (part.variants.length === 0) return null;
  return (
    <section aria-labelledby="variants">
      <h2 id="variants">{t('variants')}</h2>
      <ul className="related">
        {part.variants.map(({ designation, seal, offers }) => (
          <li key={designation}>
            <A to={paths.part(designation)}>{designation}</A>
            <span className="small">{seal ? words.seal(seal) : t('plain')}</span>
            <OffersLine offers={offers} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const TONES: Record<string, 'ok' | 'warn' | 'plain'> = {
  identical: 'ok',
  interchangeable: 'ok',
  better: 'ok',
  conditional: 'warn',
};

export function Equivalents({ part }: { part: PartView }) {
  const { t, i18n } = useTranslation('catalog');
  const language = useLanguage();
  if (part.equivalents.length === 0) return null;
  const gradeName = (grade: string) =>
    i18n.exists(`grade.${grade}`, { ns: 'catalog' }) ? t(`grade.${grade}` as 'grade.better') : grade;
  return (
    <section aria-labelledby="equivalents">
      <h2 id="equivalents">{t('equivalents')}</h2>
      <ul className="related">
        {part.equivalents.map(({ designation, grade, differs, offers }) => (
          <li key={`${grade} ${designation}`}>
            <A to={paths.part(designation)}>{designation}</A>
            <Badge tone={TONES[grade] ?? 'plain'}>{gradeName(grade)}</Badge>
            <span className="small">{inBoth(differs, language)}</span>
            <OffersLine offers={offers} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OffersLine({ offers }: { offers: OffersSummaryView }) {
  const { t } = useTranslation('catalog');
  const language = useLanguage();
  if (!offers.bestPrice) return <span className="muted small offers">{t('noOffers')}</span>;
  return (
    <span className="small offers">
      {t('offersFrom', { price: formatUnitPrice(offers.bestPrice, language), sellers: offers.sellers })}
    </span>
  );
}
