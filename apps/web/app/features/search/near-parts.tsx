import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import type { PartSearchView } from '../../lib/api-types.js';
import { formatMm, formatUnitPrice } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths } from '../../lib/paths.js';
import { inBoth, useWords } from '../../lib/words.js';

/** Parts that may serve instead: what each is, in what it differs, and what it costs where it is on offer. */
export function NearParts({ suggestions }: { suggestions: PartSearchView['suggestions'] }) {
  const { t } = useTranslation('search');
  const words = useWords();
  const language = useLanguage();
  return (
    <ul className="related near">
      {suggestions.map(({ part, reason }) => (
        <li key={part.id}>
          <A to={paths.part(part.designation)}>{part.designation}</A>
          <span className="strong">{inBoth(reason, language)}</span>
          <span className="muted">
            {words.family(part.type)}{' '}
            {[part.boreMm, part.outsideMm, part.widthMm]
              .filter((mm) => mm !== null)
              .map(formatMm)
              .join(' × ')}
          </span>
          <span className="small">
            {part.offers.bestPrice
              ? t('fromPrice', { price: formatUnitPrice(part.offers.bestPrice, language) })
              : t('noOffers')}
          </span>
        </li>
      ))}
    </ul>
  );
}
