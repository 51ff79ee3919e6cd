import { newId } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';

export interface TrailEntry {
  /** The organisation that acted, and its person; null for the system itself. */
  by: { organisationId: string; personId: string | null } | null;
  /** Past tense: `listing.taken_down`. */
  action: string;
  subject: {
    kind:
      | 'organisation'
      | 'certificate'
      | 'listing'
      | 'api_key'
      | 'webhook'
      | 'payment'
      | 'payout'
      | 'proposal'
      | 'claim'
      | 'bank'
      | 'provider_event'
      | 'mail'
      | 'commission_rule'
      | 'credit_terms';
    id: string;
    label: string;
  };
  reason?: string;
  data?: Record<string, unknown>;
  at: Date;
}

/** Who did what to what, and why. Entries go in with the deed itself, and stay. */
@Injectable()
export class AuditTrail {
  async record(tx: EntityManager, { by, action, subject, reason, data, at }: TrailEntry): Promise<void> {
    await tx.query(
      `INSERT INTO audit_entry (id, actor_id, person_id, action, subject_kind, subject_id, subject_label, reason, data, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        // In the order of what happened, not of when it was told.
        newId(at.getTime()),
        by?.organisationId ?? null,
        by?.personId ?? null,
        action,
        subject.kind,
        subject.id,
        subject.label,
        reason ?? null,
        JSON.stringify(data ?? {}),
        at,
      ],
    );
  }
}
