import './messages.js';
import { useTranslation } from 'react-i18next';
import type { PartView } from '../../lib/api-types.js';
import { formatMm, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { inBoth, useWords } from '../../lib/words.js';
import { dimensionRows } from './dimensions.js';

export function PartData({ part }: { part: PartView }) {
  const { t } = useTranslation('catalog');
  const words = useWords();
  const language = useLanguage();
  const ratings = [
    { label: t('dynamicLoad'), value: part.dynamicLoadKn, unit: 'kN' },
    { label: t('staticLoad'), value: part.staticLoadKn, unit: 'kN' },
    { label: t('speed'), value: part.limitingSpeedRpm, unit: 'r/min' },
    { label: words.dimension('mass'), value: part.massKg, unit: 'kg' },
  ].filter(({ value }) => value !== null);
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
        {ratings.map(({ label, value, unit }) => (
          <Fact key={label} label={label} value={`${formatNumber(value ?? 0, language)} ${unit}`} />
        ))}
        <Fact label={t('series')} value={part.series} />
        <Fact label={t('standard')} value={part.standard} />
      </dl>
      {part.dynamicLoadKn !== null && <p className="muted small">{t('generic')}</p>}
    </div>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The designation, piece by piece. */
export function DesignationExplained({ part }: { part: PartView }) {
  const { t } = useTranslation('catalog');
  const language = useLanguage();
  if (part.explanation.length === 0) return null;
  return (
    <section aria-labelledby="explained">
      <h2 id="explained">{t('explained')}</h2>
      <dl className="explained">
        {part.explanation.map(({ code, kind, meaning }) => (
          <div key={`${kind} ${code}`}>
            <dt className="mono">{code}</dt>
            <dd>{inBoth(meaning, language)}</dd>
          </div>
        ))}
      </dl>
      {part.aliases.length > 0 && (
        <p className="small aliases">
          <span className="muted">{t('aliases')}</span> {part.aliases.slice(0, 24).join(' · ')}
        </p>
      )}
    </section>
  );
}
