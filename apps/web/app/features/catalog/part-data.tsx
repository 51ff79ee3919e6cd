import './messages.js';
import { useTranslation } from 'react-i18next';
import type { PartView, RatingView } from '../../lib/api-types.js';
import { formatMm, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { useWords } from '../../lib/words.js';
import { dimensionRows } from './dimensions.js';
import { useSource } from './source.js';

const RATINGS = [
  ['dynamicKn', 'kN'],
  ['staticKn', 'kN'],
  ['fatigueLimitKn', 'kN'],
  ['greaseSpeedRpm', 'r/min'],
  ['limitingSpeedRpm', 'r/min'],
] as const;

/** What an engineer looks up, each figure with what it is worth. */
export function PartData({ part }: { part: PartView }) {
  const { t } = useTranslation('catalog');
  const words = useWords();
  const language = useLanguage();
  return (
    <div className="part-data">
      <h2 className="aloud">{t('data')}</h2>
      <dl className="facts">
        {dimensionRows(part).map(({ word, mm }) => (
          <Fact key={word} label={words.dimension(word)} value={`${formatMm(mm)} mm`} />
        ))}
        {Object.entries(part.features).map(([name, value]) => (
          <Fact
            key={name}
            label={words.feature(name)}
            value={name === 'contactAngle' ? `${value}°` : words.value(value)}
          />
        ))}
        {part.ratings &&
          RATINGS.map(([name, unit]) => (
            <RatingFact key={name} label={t(`rating.${name}`)} rating={part.ratings?.[name]} unit={unit} />
          ))}
        {part.massKg !== null && (
          <Fact
            label={words.dimension('mass')}
            value={`${formatNumber(part.massKg, language)} kg`}
            worth={t('massWorth')}
          />
        )}
        <Fact label={t('series')} value={part.series} />
        <Fact label={t('standard')} value={part.standard} />
      </dl>
      {part.ratings && <p className="muted small">{t('generic')}</p>}
    </div>
  );
}

function RatingFact({
  label,
  rating,
  unit,
}: {
  label: string;
  rating: RatingView | undefined;
  unit: string;
}) {
  const { t } = useTranslation('catalog');
  const language = useLanguage();
  const source = useSource();
  if (!rating) return null;
  const value = `${formatNumber(rating.value, language)} ${unit}`;
  return (
    <Fact label={label} value={value} worth={`${t(`basis.${rating.basis}`)} · ${source(rating.source)}`} />
  );
}

function Fact({ label, value, worth }: { label: string; value: string; worth?: string }) {
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
