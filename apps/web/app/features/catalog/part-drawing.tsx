import './messages.js';
import { useTranslation } from 'react-i18next';
import { SectionDrawing } from '../../components/drawing/section-drawing.js';
import type { PartView } from '../../lib/api-types.js';
import { formatMm } from '../../lib/format.js';
import { useWords } from '../../lib/words.js';
import { dimensionRows } from './dimensions.js';

/** What is drawn as a schema, where not all of it is to scale. */
const SCHEMAS: Readonly<Record<string, 'housingSchema' | 'headSchema'>> = {
  housing_unit: 'housingSchema',
  housing: 'housingSchema',
  screw_support_unit: 'housingSchema',
  rod_end: 'headSchema',
};

export function PartDrawing({ part }: { part: PartView }) {
  const { t } = useTranslation('catalog');
  const words = useWords();
  const dimensions = dimensionRows(part)
    .map(({ word, mm }) => `${words.dimension(word)} ${formatMm(mm)} mm`)
    .join(', ');
  const features = Object.entries(part.features)
    .map(([name, value]) => `${words.feature(name)}: ${words.value(value)}`)
    .join(', ');
  return (
    <figure className="part-drawing">
      <SectionDrawing
        part={{
          ...part.dimensions,
          designation: part.designation,
          type: part.type,
          features: part.features,
          flangeMm: part.mounting?.lengthMm ?? null,
        }}
        description={t('drawingText', {
          family: words.family(part.type),
          designation: part.designation,
          dimensions,
          features,
        })}
        labels={{ detail: (times) => t('detail', { times }) }}
      />
      <figcaption className="muted small">{t(SCHEMAS[part.type] ?? 'toScale')}</figcaption>
    </figure>
  );
}
