import './messages.js';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../components/notice.js';
import type { OrganisationView } from '../../lib/api-types.js';
import { formatDate } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { useWords } from '../../lib/words.js';
import { Decision } from './decision.js';
import { QueueTable } from './queue.js';

const COLUMNS = ['firm', 'uscc', 'place', 'since', 'state', 'act'] as const;

const TONES: Record<string, Tone> = { verified: 'ok', pending: 'warn', rejected: 'bad' };

export function FirmsTable({ firms, keys }: { firms: OrganisationView[]; keys: string[] }) {
  const { t } = useTranslation('moderation');
  return (
    <QueueTable columns={COLUMNS.map((key) => t(`column.${key}`))}>
      {firms.map((firm, i) => (
        <FirmRow key={firm.id} firm={firm} idempotencyKey={keys[i] ?? ''} />
      ))}
    </QueueTable>
  );
}

function FirmRow({ firm, idempotencyKey }: { firm: OrganisationView; idempotencyKey: string }) {
  const { t } = useTranslation('moderation');
  const words = useWords();
  const language = useLanguage();
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <span className="strong">{firm.name}</span>{' '}
        <span className="muted small">{words.kind(firm.kind)}</span>
        {firm.verificationNote && <p className="small">{firm.verificationNote}</p>}
      </th>
      <td role="cell" className="mono" data-label={t('column.uscc')}>
        {firm.uscc ?? '—'}
      </td>
      <td role="cell">
        {[words.province(firm.province), firm.city, firm.town, firm.industrialPark].filter(Boolean).join(' ')}
      </td>
      <td role="cell" className="muted nowrap" data-label={t('column.since')}>
        {formatDate(firm.createdAt, language)}
      </td>
      <td role="cell">
        <Badge tone={TONES[firm.verification] ?? 'plain'}>{words.verification(firm.verification)}</Badge>
        {firm.verificationReason && <span className="small muted"> {firm.verificationReason}</span>}
      </td>
      <td role="cell">
        <Decision
          subject={{ id: firm.id }}
          idempotencyKey={idempotencyKey}
          approve={
            firm.verification === 'verified' || firm.kind !== 'seller'
              ? undefined
              : { act: 'verify', label: t('verify') }
          }
          refuse={
            firm.verification === 'pending'
              ? { act: 'reject', label: t('reject'), confirm: t('confirmReject') }
              : undefined
          }
        />
      </td>
    </tr>
  );
}
