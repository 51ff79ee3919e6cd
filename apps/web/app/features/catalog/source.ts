import { useTranslation } from 'react-i18next';
import './messages.js';

/** Sources that are no standard, by the words the API has for them. Standards are called the same in every language. */
const PRACTICES = {
  'makers’ usual practice': 'usual',
  'makers’ catalogues': 'catalogues',
  'usual proportions': 'proportions',
  statics: 'statics',
  given: 'given',
} as const;

export function useSource(): (source: string) => string {
  const { t } = useTranslation('catalog');
  return (source) =>
    source in PRACTICES ? t(`source.${PRACTICES[source as keyof typeof PRACTICES]}`) : source;
}
