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
  const language = useLanguage();
  if (part.variants.length === 0) return null;
  return (
    <section aria-labelledby="variants" className="variants">
      <h2 id="variants">{t('variants')}</h2>
      <ul>
        {part.variants.map(({ designation, seal, offers }) => (
          <li key={designation}>
            <A className="chip" to={paths.part(designation)} title={seal ? words.seal(seal) : t('plain')}>
              <span className="strong">{designation}</span>
              <span className="muted">
                {offers.bestPrice ? formatUnitPrice(offers.bestPrice, language) : t('noOffers')}
              </span>
            </A>
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

type Equivalent = PartView['equivalents'][number];

/** What can stand in for it, best first; parts that only fill the same space are folded away. */
export function Equivalents({ part }: { part: PartView }) {
  const { t } = useTranslation('catalog');
  if (part.equivalents.length === 0) return null;
  const sameSpace = part.equivalents.filter(({ grade }) => grade === 'same_space');
  const closer = part.equivalents.filter(({ grade }) => grade !== 'same_space');
  return (
    <section id="equivalents" aria-labelledby="equivalents-title">
      <h2 id="equivalents-title">{t('equivalents')}</h2>
      <EquivalentList equivalents={closer} />
      {sameSpace.length > 0 && (
        <details open={closer.length === 0}>
          <summary>{t('sameSpace', { count: sameSpace.length })}</summary>
          <EquivalentList equivalents={sameSpace} />
        </details>
      )}
    </section>
  );
}

function EquivalentList({ equivalents }: { equivalents: Equivalent[] }) {
  const { t } = useTranslation('catalog');
  const language = useLanguage();
  return (
    <ul className="related">
      {equivalents.map(({ designation, grade, differs, offers }) => (
        <li key={`${grade} ${designation}`}>
          <A to={paths.part(designation)}>{designation}</A>
          <Badge tone={TONES[grade] ?? 'plain'}>{t(`grade.${grade}`)}</Badge>
          <OffersLine offers={offers} />
          <span className="small reason">{inBoth(differs, language)}</span>
        </li>
      ))}
    </ul>
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
