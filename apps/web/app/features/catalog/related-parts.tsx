import './messages.js';
import { useTranslation } from 'react-i18next';
import { Evidence } from '../../components/evidence.js';
import { Badge } from '../../components/notice.js';
import { A } from '../../components/link.js';
import type { EquivalentsView, OffersSummaryView, PartView } from '../../lib/api-types.js';
import { formatUnitPrice } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths, withQuery } from '../../lib/paths.js';
import { inBoth, useWords } from '../../lib/words.js';
import { ProposeLink } from './propose-link.js';

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

const FIRST_SHOWN = 8;
const MOST_READINGS = 4;

type Equivalent = EquivalentsView['items'][number];
type Offers = Readonly<Record<string, OffersSummaryView>>;

/** What can stand in for it, best first; the long tail and parts that only fill the same space are folded away. */
export function Equivalents({
  part,
  equivalents,
  offers,
  canPropose,
}: {
  part: PartView;
  equivalents: EquivalentsView;
  offers: Offers;
  canPropose: boolean;
}) {
  const { t } = useTranslation('catalog');
  const others = equivalents.items.filter((each) => !isItself(each, part));
  const sameSpace = others.filter(({ grade }) => grade === 'same_space');
  const closer = others.filter(({ grade }) => grade !== 'same_space');
  const rest = closer.slice(FIRST_SHOWN);
  return (
    <section id="equivalents" aria-labelledby="equivalents-title">
      <h2 id="equivalents-title">{t('equivalents')}</h2>
      <p className="muted small">
        {t(others.length > 0 ? 'direction' : 'noEquivalents', { designation: part.designation })}
      </p>
      {closer.length > 0 && <EquivalentList equivalents={closer.slice(0, FIRST_SHOWN)} offers={offers} />}
      {rest.length > 0 && (
        <details>
          <summary>{t('moreEquivalents', { count: rest.length })}</summary>
          <EquivalentList equivalents={rest} offers={offers} />
        </details>
      )}
      {sameSpace.length > 0 && (
        <details open={closer.length === 0}>
          <summary>{t('sameSpace', { count: sameSpace.length })}</summary>
          <EquivalentList equivalents={sameSpace} offers={offers} />
        </details>
      )}
      <Refuted refuted={equivalents.refuted} />
      {canPropose && <ProposeLink part={part.designation} about="equivalence" />}
    </section>
  );
}

/** What looks as if it would serve, and does not. */
function Refuted({ refuted }: Pick<EquivalentsView, 'refuted'>) {
  const { t } = useTranslation('catalog');
  const words = useWords();
  if (refuted.length === 0) return null;
  return (
    <>
      <h3 className="sub-head">{t('refuted')}</h3>
      <ul className="related refuted">
        {refuted.map(({ designation, brand, evidence }) => (
          <li key={`${designation} ${brand}`}>
            <span className="strong">{[brand, designation].filter(Boolean).join(' ')}</span>
            <Badge tone="bad">{words.grade('refuted')}</Badge>
            <AllEvidence evidence={evidence} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Other makers' names for the very same part stand with the designation, not among what replaces it. */
const isItself = ({ partType, grade }: Equivalent, { designation }: PartView): boolean =>
  partType === designation && (grade === 'identical' || grade === 'interchangeable');

function EquivalentList({ equivalents, offers }: { equivalents: readonly Equivalent[]; offers: Offers }) {
  const words = useWords();
  return (
    <ul className="related">
      {equivalents.map((equivalent) => {
        const { designation, brand, partType, grade, evidence } = equivalent;
        const isType = designation === partType;
        return (
          <li key={`${grade} ${designation} ${brand}`}>
            <A to={addressOf(equivalent)}>{designation}</A>
            {brand && <span className="muted">{brand}</span>}
            <Badge tone={TONES[grade] ?? 'plain'}>{words.grade(grade)}</Badge>
            {/* What a type is offered for says nothing of its finer classes. */}
            {isType && <OffersLine offers={offers[designation]} />}
            <Differences equivalent={equivalent} />
            <AllEvidence evidence={evidence} />
          </li>
        );
      })}
    </ul>
  );
}

/** A name that leaves open which type it is (`7205`) leads to all of them. */
function addressOf({ designation, brand, partType }: Equivalent): string {
  if (!partType) return withQuery(paths.parts, { q: designation });
  return paths.part(brand ? partType : designation);
}

/** What firms found out and the market accepted. */
function AllEvidence({ evidence }: Pick<Equivalent, 'evidence'>) {
  return evidence.map(({ id, proposedBy, text, source, link }) => (
    <Evidence key={id} text={text} source={source} link={link} by={proposedBy} />
  ));
}

const EFFECTS = { none: '=', better: '▲', worse: '▼', depends: '◆' } as const;

/** Point by point, with the condition under which it serves. */
function Differences({ equivalent }: { equivalent: Equivalent }) {
  const { t } = useTranslation('catalog');
  const language = useLanguage();
  if (equivalent.differences.length === 0)
    return <span className="small reason">{inBoth(equivalent.reason, language)}</span>;
  return (
    <ul className="small reason differences">
      {equivalent.differences.map(({ what, effect, reason }) => (
        <li key={what} className={effect}>
          <span
            className="effect"
            role="img"
            aria-label={t(`effect.${effect}`)}
            title={t(`effect.${effect}`)}
          >
            {EFFECTS[effect]}
          </span>
          {inBoth(reason, language)}
        </li>
      ))}
    </ul>
  );
}

function OffersLine({ offers }: { offers: OffersSummaryView | undefined }) {
  const { t } = useTranslation('catalog');
  const language = useLanguage();
  if (!offers?.bestPrice) return <span className="muted small offers">{t('noOffers')}</span>;
  return (
    <span className="small offers">
      {t('offersFrom', { price: formatUnitPrice(offers.bestPrice, language), count: offers.sellers })}
    </span>
  );
}

/** The same text may mean another part: old `305` is 6305, and new `305` nothing. */
export function OtherReadings({ equivalents }: { equivalents: EquivalentsView }) {
  const { t } = useTranslation('catalog');
  const language = useLanguage();
  const { asked, readAs, otherReadings } = equivalents.part;
  const others = otherReadings.filter(({ partType }) => partType !== null).slice(0, MOST_READINGS);
  if (readAs === null || others.length === 0) return null;
  return (
    <p className="small other-readings">
      {t('otherReadings', { asked })}{' '}
      {others.map(({ designation, partType, explanation }) => (
        <A
          key={designation}
          className="chip"
          to={paths.part(partType ?? designation)}
          title={inBoth(explanation, language)}
        >
          {partType}
        </A>
      ))}
    </p>
  );
}
