import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../lib/i18n.js';
import { LANGUAGE_TAG } from '../../lib/language.js';
import { useWords } from '../../lib/words.js';

const COUNTRY = /^[A-Z]{2}$/;
/** Codes that buyers know by themselves; their meaning stands behind them. */
const CODES = new Set(['clearance', 'tolerance']);

/** What the values of facets are called. */
export function useFacetWords() {
  const words = useWords();
  const { t } = useTranslation('search');
  const language = useLanguage();
  return (facet: string, value: string): string => {
    if (facet === 'type') return words.family(value);
    if (facet === 'province') return words.province(value);
    if (facet === 'origin')
      return COUNTRY.test(value)
        ? (new Intl.DisplayNames([LANGUAGE_TAG[language]], { type: 'region' }).of(value) ?? value)
        : words.province(value);
    if (facet === 'certificate') return words.certificate(value);
    if (facet === 'boreShape')
      return t(`boreShape.${value}` as 'boreShape.cylindrical', { defaultValue: words.value(value) });
    if (facet === 'brand' || facet === 'series') return value;
    const word = words.value(value);
    return CODES.has(facet) && word !== value ? `${value} ${word}` : word;
  };
}
