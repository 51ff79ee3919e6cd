import './messages.js';
import { useTranslation } from 'react-i18next';
import { DeskLink } from '../../components/link.js';
import type { AuditEntryView } from '../../lib/api-types.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths, withQuery } from '../../lib/paths.js';
import { QueueTable } from './queue.js';

const COLUMNS = ['at', 'actor', 'action', 'subject', 'why'] as const;

/** Who did what to what, when and why. A subject's link shows all that ever happened to it. */
export function AuditTable({ entries }: { entries: AuditEntryView[] }) {
  const { t, i18n } = useTranslation('moderation');
  const language = useLanguage();
  const actionName = (action: string) => {
    const key = `actionName.${action}`;
    return i18n.exists(key, { ns: 'moderation' }) ? t(key as 'actionName.listing.approved') : action;
  };
  // A payment bears no name of its own: it is known by what it was for.
  const subjectName = (label: string) => {
    const [, kind, id] = /^(checkout|repayment) ([0-9a-f-]{36})$/.exec(label) ?? [];
    return kind && id ? t(`purpose.${kind}` as 'purpose.checkout', { end: id.slice(-6) }) : label;
  };
  return (
    <QueueTable columns={COLUMNS.map((key) => t(key))}>
      {entries.map((entry) => (
        <tr role="row" key={entry.id}>
          <td role="cell" className="muted nowrap">
            <time dateTime={entry.at}>{formatDateTime(entry.at, language)}</time>
          </td>
          <td role="cell">
            {[entry.actor.name ?? t('system'), entry.actor.personName].filter(Boolean).join(' · ')}
          </td>
          <td role="cell">{actionName(entry.action)}</td>
          <td role="cell">
            <DeskLink
              to={withQuery(paths.adminAudit, {
                subjectKind: entry.subject.kind,
                subjectId: entry.subject.id,
              })}
            >
              {subjectName(entry.subject.label)}
            </DeskLink>
          </td>
          <td role="cell">{entry.reason}</td>
        </tr>
      ))}
    </QueueTable>
  );
}
