import './messages.js';
import { useTranslation } from 'react-i18next';
import type { PartView, ProposalView } from '../../lib/api-types.js';
import { useWords } from '../../lib/words.js';
import { dimensionsOf } from './dimensions.js';

export type FigureField = NonNullable<ProposalView['correction']>['field'];

interface Figure {
  field: FigureField;
  label: string;
  unit: string;
  /** Null when it is not known. */
  value: number | null;
}

/** What can be corrected of a part, with what stands today. */
export function useFigures(part: PartView): Figure[] {
  const { t } = useTranslation('catalog');
  const words = useWords();
  const ratings: Figure[] = [
    { field: 'dynamicLoadKn', label: t('rating.dynamicKn'), unit: 'kN', value: part.dynamicLoadKn },
    { field: 'staticLoadKn', label: t('rating.staticKn'), unit: 'kN', value: part.staticLoadKn },
    {
      field: 'limitingSpeedRpm',
      label: t('rating.limitingSpeedRpm'),
      unit: 'r/min',
      value: part.limitingSpeedRpm,
    },
  ];
  return [
    { field: 'massKg', label: words.dimension('mass'), unit: 'kg', value: part.massKg },
    ...(part.ratings ? ratings : []),
    ...dimensionsOf(part).map(({ field, word, mm }) => ({
      field,
      label: words.dimension(word),
      unit: 'mm',
      value: mm,
    })),
  ];
}
