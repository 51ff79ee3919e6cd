import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import type { SoughtView } from '../../lib/api-types.js';
import { formatDate, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';

/** What is asked for, in the buyer's words, with the type that they name. */
export function Requested({ request: { lines, province, neededBy, openedAt } }: { request: SoughtView }) {
  const { t } = useTranslation('sourcing');
  const { t: common } = useTranslation();
  const language = useLanguage();
  const words = useWords();
  return (
    <div>
      {lines.map(({ lineNo, text, partType, quantity, brand }) => (
        <p key={lineNo}>
          <span className="strong">{text}</span> {partType && <A to={paths.part(partType)}>{partType}</A>}{' '}
          <span className="nowrap">
            {common('piecesCount', { count: quantity, formatted: formatNumber(quantity, language) })}
          </span>
          {brand && <span className="muted"> · {t('wishedBrand', { brand })}</span>}
        </p>
      ))}
      <p className="small muted">
        {[
          province && t('toProvince', { province: words.province(province) }),
          neededBy && t('until', { day: formatDate(neededBy, language) }),
          t('leftOn', { day: formatDate(openedAt, language) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  );
}
