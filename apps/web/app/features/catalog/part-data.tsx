import './messages.js';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Evidence, EvidenceSource } from '../../components/evidence.js';
import type { AcceptedCorrectionView, PartView, RatingView } from '../../lib/api-types.js';
import { formatMm, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { inBoth, useWords } from '../../lib/words.js';
import { dimensionRows, mountingRows } from './dimensions.js';
import type { FigureField } from './figures.js';
import { Formula } from './formula.js';
import { ProposeLink } from './propose-link.js';
import { useSource } from './source.js';

const RATINGS = [
  ['dynamicKn', 'kN', 'dynamicLoadKn'],
  ['staticKn', 'kN', 'staticLoadKn'],
  ['fatigueLimitKn', 'kN', undefined],
  ['greaseSpeedRpm', 'r/min', undefined],
  ['limitingSpeedRpm', 'r/min', 'limitingSpeedRpm'],
] as const;

/** What an engineer looks up, each figure with what it is worth. */
export function PartData({ part, canPropose }: { part: PartView; canPropose: boolean }) {
  const { t } = useTranslation('catalog');
  const words = useWords();
  const language = useLanguage();
  const correctionOf = (field: FigureField | undefined) => {
    const correction = part.corrections.find((each) => each.field === field);
    return correction && <CorrectedBy correction={correction} />;
  };
  return (
    <div className="part-data">
      <h2 className="aloud">{t('data')}</h2>
      <dl className="facts">
        {dimensionRows(part).map(({ field, word, mm }) => (
          <Fact
            key={field}
            label={words.dimension(word)}
            value={`${formatMm(mm)} mm`}
            worth={correctionOf(field)}
          />
        ))}
        {mountingRows(part).map(({ word, value }) => (
          <Fact key={word} label={words.dimension(word)} value={value} />
        ))}
        {Object.entries(part.features).map(([name, value]) => (
          <Fact
            key={name}
            label={words.feature(name)}
            value={name === 'contactAngle' ? `${value}°` : words.value(value)}
          />
        ))}
        {part.ratings &&
          RATINGS.map(([name, unit, field]) => (
            <RatingFact
              key={name}
              label={t(`rating.${name}`)}
              rating={part.ratings?.[name]}
              unit={unit}
              correctedBy={correctionOf(field)}
            />
          ))}
        {part.massKg !== null && (
          <Fact
            label={words.dimension('mass')}
            value={`${formatNumber(part.massKg, language)} kg`}
            worth={correctionOf('massKg') ?? t('massWorth')}
          />
        )}
        <Fact label={t('series')} value={part.series} />
        <Fact label={t('standard')} value={part.standard} />
      </dl>
      {part.ratings && <p className="muted small">{t('generic')}</p>}
      <Corrections corrections={part.corrections} />
      {canPropose && <ProposeLink part={part.designation} about="correction" />}
    </div>
  );
}

/** Beside the figure: by whose catalogue, and what stood there before. */
function CorrectedBy({ correction: { stood, evidence } }: { correction: AcceptedCorrectionView }) {
  const { t } = useTranslation('catalog');
  const language = useLanguage();
  return (
    <span className="corrected">
      {t('basis.evidence')} · <EvidenceSource source={evidence.source} link={evidence.link} />
      {stood !== null && ` · ${t('stood', { value: formatNumber(stood, language) })}`}
    </span>
  );
}

/** What was found, in the words of those who found it. */
function Corrections({ corrections }: Pick<PartView, 'corrections'>) {
  const { t } = useTranslation('catalog');
  const language = useLanguage();
  if (corrections.length === 0) return null;
  return (
    <details className="corrections">
      <summary>{t('corrections', { count: corrections.length })}</summary>
      <ul className="related">
        {corrections.map(({ field, name, evidence: { text, source, link, proposedBy } }) => (
          <li key={field}>
            <span className="strong">{inBoth(name, language)}</span>
            <Evidence text={text} source={source} link={link} by={proposedBy} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function RatingFact({
  label,
  rating,
  unit,
  correctedBy,
}: {
  label: string;
  rating: RatingView | undefined;
  unit: string;
  correctedBy: ReactNode;
}) {
  const { t } = useTranslation('catalog');
  const language = useLanguage();
  const source = useSource();
  if (!rating) return null;
  const value = `${formatNumber(rating.value, language)} ${unit}`;
  return (
    <Fact
      label={<Formula text={label} />}
      value={value}
      worth={correctedBy ?? `${t(`basis.${rating.basis}`)} · ${source(rating.source)}`}
    />
  );
}

function Fact({ label, value, worth }: { label: ReactNode; value: string; worth?: ReactNode }) {
  return (
    <div>
      <dt>
        {label}
        {worth && <span className="worth muted"> {worth}</span>}
      </dt>
      <dd>{value}</dd>
    </div>
  );
}
