import { type OrganisationKind } from '@app/platform';

export class AuditActorView {
  /** The organisation; null for the system itself. */
  id: string | null;
  name: string | null;
  kind: OrganisationKind | 'system';
  personName: string | null;
}

export class AuditSubjectView {
  kind: string;
  id: string;
  label: string;
}

export class AuditEntryView {
  id: string;
  at: string;
  actor: AuditActorView;
  /** Past tense: `organisation.verified`. */
  action: string;
  subject: AuditSubjectView;
  reason: string | null;
  data: Record<string, unknown>;
}

export class AuditPageView {
  items: AuditEntryView[];
  nextCursor: string | null;
}

export interface AuditRow {
  id: string;
  at: Date;
  actor_id: string | null;
  actor_name: string | null;
  actor_kind: OrganisationKind | null;
  person_name: string | null;
  action: string;
  subject_kind: string;
  subject_id: string;
  subject_label: string;
  reason: string | null;
  data: Record<string, unknown>;
}

export function toAuditEntryView(row: AuditRow): AuditEntryView {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: {
      id: row.actor_id,
      name: row.actor_name,
      kind: row.actor_kind ?? 'system',
      personName: row.person_name,
    },
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id, label: row.subject_label },
    reason: row.reason,
    data: row.data,
  };
}
