import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import { Badge } from '../../components/notice.js';
import type { CertificateView } from '../../lib/api-types.js';
import { formatDate } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';
import { Decision } from './decision.js';
import { QueueTable } from './queue.js';

const COLUMNS = ['certificate', 'firm', 'validUntil', 'scan', 'act'] as const;

/** What a firm says that it holds, beside the scan: the evidence for one decision on one row. */
export function CertificatesQueue({
  certificates,
  keys,
}: {
  certificates: CertificateView[];
  keys: string[];
}) {
  const { t } = useTranslation('moderation');
  return (
    <QueueTable columns={COLUMNS.map((key) => t(`column.${key}`))}>
      {certificates.map((each, i) => (
        <CertificateRow key={each.id} certificate={each} idempotencyKey={keys[i] ?? ''} />
      ))}
    </QueueTable>
  );
}

function CertificateRow({
  certificate: it,
  idempotencyKey,
}: {
  certificate: CertificateView;
  idempotencyKey: string;
}) {
  const { t } = useTranslation('moderation');
  const words = useWords();
  const language = useLanguage();
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <span className="strong">{words.certificate(it.kind)}</span>
        <p className="small muted">{[it.number, it.issuer].join(' · ')}</p>
      </th>
      <td role="cell">
        <A to={paths.sellerPage(it.organisation.id)}>{it.organisation.name}</A>
      </td>
      <td role="cell">
        {formatDate(it.validUntil, language)} {it.expired && <Badge tone="bad">{t('expired')}</Badge>}
      </td>
      <td role="cell">
        {it.hasFile ? (
          <a href={inLanguage(paths.certificateFile(it.id), language)}>{t('openScan')}</a>
        ) : (
          <span className="muted">{t('noScan')}</span>
        )}
      </td>
      <td role="cell">
        <Badge tone={it.state === 'verified' ? 'ok' : it.state === 'rejected' ? 'bad' : 'warn'}>
          {words.verification(it.state)}
        </Badge>
        {it.reason && <span className="small muted"> {it.reason}</span>}
        <Decision
          subject={{ id: it.id }}
          idempotencyKey={idempotencyKey}
          approve={it.state === 'verified' ? undefined : { act: 'verify', label: t('verify') }}
          refuse={
            it.state === 'rejected'
              ? undefined
              : { act: 'reject', label: t('reject'), confirm: t('confirmReject') }
          }
        />
      </td>
    </tr>
  );
}
