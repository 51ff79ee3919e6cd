import './messages.js';
import { useTranslation } from 'react-i18next';
import { SectionDrawing } from '../../components/drawing/section-drawing.js';
import type { PartView } from '../../lib/api-types.js';
import { formatMm } from '../../lib/format.js';
import { useWords } from '../../lib/words.js';
import { dimensionRows } from './dimensions.js';

export function PartDrawing({ part }: { part: PartView }) {
  const { t } = useTranslation('catalog');
  const words = useWords();
  const dimensions = dimensionRows(part)
    .map(({ word, mm }) => `${words.dimension(word)} ${formatMm(mm)} mm`)
    .join(', ');
  const features = Object.entries(part.features)
    .map(([name, value]) => `${words.feature(name)}: ${words.value(value)}`)
    .join(', ');
  const isHousing = part.type === 'housing_unit' || part.type === 'housing';
  return (
    <figure className="part-drawing">
      <SectionDrawing
        part={{ ...part.dimensions, designation: part.designation, type: part.type, features: part.features }}
        description={t('drawingText', {
          family: words.family(part.type),
          designation: part.designation,
          dimensions,
          features,
        })}
        labels={{ detail: (times) => t('detail', { times }) }}
      />
      <figcaption className="muted small">{t(isHousing ? 'housingSchema' : 'toScale')}</figcaption>
    </figure>
  );
}
