import './messages.js';
import { useTranslation } from 'react-i18next';
import { DeskLink } from '../../components/link.js';
import { Badge } from '../../components/notice.js';
import type { View } from '../../lib/api-types.js';
import { formatDate, formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';
import { CertificatesAsked } from './rfq-certificates.js';
import { AskedLine, dayOnce, RfqState } from './rfq-parts.js';

/** What buyers ask a firm to quote for: enough of each to know whether it is worth opening. */
export function AskedRfqs({ rfqs }: { rfqs: View<'ListedSellerRfqView'>[] }) {
  return (
    <ul className="requests">
      {rfqs.map((each) => (
        <Asked key={each.id} rfq={each} />
      ))}
    </ul>
  );
}

function Asked({ rfq }: { rfq: View<'ListedSellerRfqView'> }) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  const words = useWords();
  const { day, lines } = dayOnce(rfq.lines);
  return (
    <li>
      <div>
        <p>
          <DeskLink className="strong" to={paths.sellerRfq(rfq.id)}>
            {rfq.title}
          </DeskLink>
        </p>
        {lines.map((line) => (
          <p key={line.lineNo}>
            <AskedLine line={line} />
          </p>
        ))}
        <p className="small muted">
          {[
            rfq.lineCount > rfq.lines.length ? t('bom.linesCount', { count: rfq.lineCount }) : null,
            t('toProvince', { province: words.province(rfq.province) }),
            day && t('until', { day: formatDate(day, language) }),
            t('rfq.deadlineAt', { at: formatDateTime(rfq.deadline, language) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <CertificatesAsked rfq={rfq} lacking={rfq.lacking} />
      </div>
      {rfq.toConfirm && <Badge tone="warn">{t('rfq.toConfirm')}</Badge>}
      {rfq.quoteState ? (
        <Badge tone={rfq.quoteState === 'awarded' ? 'ok' : 'plain'}>{t(`rfq.quote.${rfq.quoteState}`)}</Badge>
      ) : (
        <RfqState state={rfq.state} />
      )}
    </li>
  );
}
