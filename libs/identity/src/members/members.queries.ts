import { type Actor, forbidden, type MemberRole, requireKind } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type InvitationRow, type MemberRow, type MembersView, toMembersView } from './members.views.js';

type Reader = Pick<EntityManager, 'query'>;

/** What somebody may spend in the name of their firm, as it stands now rather than when they signed in. */
export interface Standing {
  role: MemberRole;
  name: string;
  /** Null: no limit. */
  limitMinor: bigint | null;
  /** Whether anybody else of the firm may approve. */
  hasApprover: boolean;
}

/** The people of a firm. */
@Injectable()
export class MembersQueries {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  async ofOwn(actor: Actor, reader: Reader = this.source): Promise<MembersView> {
    requireKind(actor, 'buyer');
    const firm = [actor.organisationId];
    const members: MemberRow[] = await reader.query(
      `SELECT p.id, p.name, p.email, m.role, m.order_limit_minor AS limit_minor
       FROM membership m JOIN person p ON p.id = m.person_id WHERE m.organisation_id = $1 ORDER BY p.id`,
      firm,
    );
    const invitations: InvitationRow[] = await reader.query(
      `SELECT id, email, role, expires_at FROM invitation WHERE organisation_id = $1 AND accepted_at IS NULL ORDER BY id`,
      firm,
    );
    const [row]: { limit_minor: string | null }[] = await reader.query(
      `SELECT order_limit_minor AS limit_minor FROM organisation WHERE id = $1`,
      firm,
    );
    return toMembersView(members, invitations, row?.limit_minor ?? null);
  }

  /** The firm's limit is for its members: owners and admins are bound only by one of their own. Who has left the firm may nothing. */
  async standing(reader: Reader, actor: Actor): Promise<Standing> {
    const [row]: { role: MemberRole; name: string; limit_minor: string | null; has_approver: boolean }[] =
      await reader.query(
        `SELECT m.role, p.name,
           coalesce(m.order_limit_minor, CASE m.role WHEN 'member' THEN o.order_limit_minor END) AS limit_minor,
           EXISTS (SELECT 1 FROM membership a WHERE a.organisation_id = o.id AND a.person_id <> m.person_id
             AND a.role IN ('owner', 'admin')) AS has_approver
         FROM membership m JOIN organisation o ON o.id = m.organisation_id JOIN person p ON p.id = m.person_id
         WHERE m.person_id = $1 AND m.organisation_id = $2`,
        [actor.userId, actor.organisationId],
      );
    if (!row) throw forbidden();
    const { role, name, limit_minor: limit, has_approver: hasApprover } = row;
    return { role, name, limitMinor: limit === null ? null : BigInt(limit), hasApprover };
  }
}
