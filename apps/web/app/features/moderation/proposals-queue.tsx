import './messages.js';
import { useTranslation } from 'react-i18next';
import { Evidence } from '../../components/evidence.js';
import { A } from '../../components/link.js';
import { ProposedChange } from '../../components/proposed-change.js';
import { ProposalBadge } from '../../components/proposal-badge.js';
import type { ProposalView } from '../../lib/api-types.js';
import { formatDate } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths } from '../../lib/paths.js';
import { Decision } from './decision.js';
import { QueueTable } from './queue.js';

const COLUMNS = ['part', 'change', 'evidence', 'firm', 'act'] as const;

/** What should stand beside what stands, and by which evidence: all that one decision needs on one row. */
export function ProposalsQueue({ proposals, keys }: { proposals: ProposalView[]; keys: string[] }) {
  const { t } = useTranslation('moderation');
  return (
    <QueueTable columns={COLUMNS.map((key) => t(`column.${key}`))}>
      {proposals.map((each, i) => (
        <ProposalRow key={each.id} proposal={each} idempotencyKey={keys[i] ?? ''} />
      ))}
    </QueueTable>
  );
}

function ProposalRow({ proposal: it, idempotencyKey }: { proposal: ProposalView; idempotencyKey: string }) {
  const { t } = useTranslation('moderation');
  const language = useLanguage();
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <A className="strong" to={paths.part(it.partType)}>
          {it.partType}
        </A>
      </th>
      <td role="cell">
        <ProposedChange proposal={it} />
      </td>
      <td role="cell" className="wide-text">
        <Evidence {...it.evidence} />
      </td>
      <td role="cell">
        {it.proposer.name} <span className="muted small nowrap">{formatDate(it.proposedAt, language)}</span>
      </td>
      <td role="cell">
        <ProposalBadge state={it.state} />
        {it.reason && <span className="small muted"> {it.reason}</span>}
        <Decision
          subject={{ id: it.id }}
          idempotencyKey={idempotencyKey}
          approve={
            it.state === 'proposed' || it.state === 'rejected'
              ? { act: 'accept', label: t('accept') }
              : undefined
          }
          refuse={
            it.state === 'proposed' || it.state === 'accepted'
              ? {
                  act: 'reject',
                  label: t(it.state === 'proposed' ? 'decline' : 'takeBack'),
                  confirm: t(it.state === 'proposed' ? 'confirmDecline' : 'confirmTakeBack'),
                }
              : undefined
          }
        />
      </td>
    </tr>
  );
}
