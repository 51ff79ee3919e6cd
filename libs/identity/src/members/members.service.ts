import { Clock, DAY_MS, DomainError, newId, notFound } from '@app/kernel';
import {
  type Actor,
  type Config,
  CONFIG,
  Database,
  type Fact,
  type Locale,
  type MemberRole,
  requireKind,
  requireRole,
  stateFacts,
  type WriteRequest,
} from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { isLinkToken, linkToken } from '../access/link-token.js';
import { type MemberChanged, type MemberInvited } from '../identity.events.js';
import { normaliseEmail } from '../sessions/email.js';
import { Sessions } from '../sessions/sessions.service.js';
import { type ChangeMemberRequest, type InviteRequest, type LimitRequest } from './members.dto.js';
import { MembersQueries, type Standing } from './members.queries.js';
import { type InvitedView, type MembersView } from './members.views.js';

const INVITATION_DAYS = 7;
const MAX_MEMBERS = 200;

/** An invitation that still holds. */
export interface OpenInvitation {
  organisation_id: string;
  organisation_name: string;
  email: string;
  role: MemberRole;
}

/** A member as they were before a change. */
interface FormerMember {
  id: string;
  name: string;
  role: MemberRole;
  firm: string;
}

/** Who belongs to a buying firm, and what each may spend without asking. Each answers the firm's people as they stand then. */
@Injectable()
export class Members {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly queries: MembersQueries,
    private readonly sessions: Sessions,
  ) {}

  /** A link goes to the address by mail; asked again while it is open, another goes. */
  async invite(actor: Actor, { email, role }: InviteRequest, write: WriteRequest): Promise<MembersView> {
    return this.change(actor, write, async (tx) => {
      const address = normaliseEmail(email);
      await refuseKnown(tx, actor, address);
      const id = newId();
      const now = this.clock.now();
      const [firm]: { name: string; inviter: string; locale: Locale }[] = await tx.query(
        `WITH withdrawn AS (
           DELETE FROM invitation WHERE organisation_id = $2 AND email = $3 AND accepted_at IS NULL
         )
         SELECT o.name, p.name AS inviter, p.locale FROM organisation o, person p WHERE o.id = $2 AND p.id = $1`,
        [actor.userId, actor.organisationId, address],
      );
      await tx.query(
        `INSERT INTO invitation (id, organisation_id, email, role, invited_by, expires_at) VALUES ($1, $2, $3, $4, $5, $6)`,
        [
          id,
          actor.organisationId,
          address,
          role,
          actor.userId,
          new Date(now.getTime() + INVITATION_DAYS * DAY_MS),
        ],
      );
      const payload: MemberInvited = {
        invitationId: id,
        organisationName: firm!.name,
        inviterName: firm!.inviter,
        email: address,
        locale: firm!.locale,
      };
      await stateFacts(tx, [{ name: 'organisation.member_invited', aggregateId: id, version: 1, payload }]);
    });
  }

  async withdrawInvitation(actor: Actor, id: string, write: WriteRequest): Promise<MembersView> {
    return this.change(actor, write, async (tx) => {
      await this.requireRow(
        tx,
        `DELETE FROM invitation WHERE id = $1 AND organisation_id = $2 AND accepted_at IS NULL RETURNING id`,
        [id, actor.organisationId],
      );
    });
  }

  /** Holds from their next write on, and for what they read within seconds. */
  async changeRole(
    actor: Actor,
    personId: string,
    { role }: ChangeMemberRequest,
    write: WriteRequest,
  ): Promise<MembersView> {
    return this.change(actor, write, async (tx, by) => {
      requireRole({ ...actor, role: by.role }, 'owner');
      if (personId === actor.userId) throw ownRole();
      const was = await this.memberOf(tx, actor, personId);
      if (was.role === role) return;
      await tx.query(`UPDATE membership SET role = $3 WHERE person_id = $1 AND organisation_id = $2`, [
        personId,
        actor.organisationId,
        role,
      ]);
      await stateFacts(tx, [this.changed('organisation.member_role_changed', actor, { by, was, role })]);
    });
  }

  /** Ends their sessions with their access: what they ordered stays the firm's. An owner has to be made something else before. */
  async remove(actor: Actor, personId: string, write: WriteRequest): Promise<MembersView> {
    return this.change(actor, write, async (tx, by) => {
      const was = await this.memberOf(tx, actor, personId);
      if (was.role === 'owner') throw ownerStays();
      await tx.query(`DELETE FROM membership WHERE person_id = $1 AND organisation_id = $2`, [
        personId,
        actor.organisationId,
      ]);
      await this.sessions.revoke(tx, personId, actor.organisationId);
      await stateFacts(tx, [this.changed('organisation.member_removed', actor, { by, was, role: null })]);
    });
  }

  async limitMember(
    actor: Actor,
    personId: string,
    { limitMinor }: LimitRequest,
    write: WriteRequest,
  ): Promise<MembersView> {
    return this.change(actor, write, async (tx) => {
      await this.requireRow(
        tx,
        `UPDATE membership SET order_limit_minor = $3 WHERE person_id = $1 AND organisation_id = $2 RETURNING person_id`,
        [personId, actor.organisationId, limitMinor],
      );
    });
  }

  async limitFirm(actor: Actor, { limitMinor }: LimitRequest, write: WriteRequest): Promise<MembersView> {
    return this.change(actor, write, async (tx) => {
      await tx.query(`UPDATE organisation SET order_limit_minor = $2 WHERE id = $1`, [
        actor.organisationId,
        limitMinor,
      ]);
    });
  }

  /** For whoever holds the link. */
  async invited(id: string, token: string): Promise<InvitedView> {
    const {
      organisation_name: organisationName,
      email,
      role,
    } = await this.open(this.database.source.manager, id, token);
    return { organisationName, email, role };
  }

  tokenOf(invitationId: string): string {
    return linkToken(this.config.auth.secret, 'invitation', invitationId);
  }

  /** Read for joining it is locked: a link serves once. */
  async open(
    tx: EntityManager,
    id: string,
    token: string,
    { forJoining = false } = {},
  ): Promise<OpenInvitation> {
    const [row]: OpenInvitation[] = isLinkToken(token, this.config.auth.secret, 'invitation', id)
      ? await tx.query(
          `SELECT i.organisation_id, o.name AS organisation_name, i.email, i.role
           FROM invitation i JOIN organisation o ON o.id = i.organisation_id
           WHERE i.id = $1 AND i.accepted_at IS NULL AND i.expires_at > $2 ${forJoining ? 'FOR UPDATE OF i' : ''}`,
          [id, this.clock.now()],
        )
      : [];
    if (row) return row;
    throw new DomainError('not_found', 'invitation.not_found', {
      zh: '邀请链接无效、已使用或已过期，请企业重新邀请',
      en: 'This invitation is not valid, was used, or has lapsed: ask the firm for another',
    });
  }

  async markAccepted(tx: EntityManager, id: string): Promise<void> {
    await tx.query(`UPDATE invitation SET accepted_at = $2 WHERE id = $1`, [id, this.clock.now()]);
  }

  private async change(
    actor: Actor,
    write: WriteRequest,
    work: (tx: EntityManager, by: Standing) => Promise<void>,
  ): Promise<MembersView> {
    requireKind(actor, 'buyer');
    requireRole(actor, 'owner', 'admin');
    return this.database.once(write, async (tx) => {
      // One after another: of two owners who demote each other one is left.
      await tx.query(`SELECT FROM organisation WHERE id = $1 FOR NO KEY UPDATE`, [actor.organisationId]);
      const by = await this.queries.standing(tx, actor);
      requireRole({ ...actor, role: by.role }, 'owner', 'admin');
      await work(tx, by);
      return this.queries.ofOwn(actor, tx);
    });
  }

  private async memberOf(tx: EntityManager, actor: Actor, personId: string): Promise<FormerMember> {
    const [row]: FormerMember[] = await tx.query(
      `SELECT p.id, p.name, m.role, o.name AS firm FROM membership m
       JOIN person p ON p.id = m.person_id JOIN organisation o ON o.id = m.organisation_id
       WHERE m.person_id = $1 AND m.organisation_id = $2`,
      [personId, actor.organisationId],
    );
    if (row === undefined) throw noSuchMember();
    return row;
  }

  private changed(
    name: string,
    { userId, organisationId }: Actor,
    { by, was, role }: { by: Standing; was: FormerMember; role: MemberRole | null },
  ): Fact<MemberChanged> {
    const payload: MemberChanged = {
      organisationId,
      organisationName: was.firm,
      personId: was.id,
      name: was.name,
      was: was.role,
      role,
      by: { personId: userId, name: by.name },
    };
    return { name, aggregateId: was.id, version: this.clock.now().getTime(), payload };
  }

  private async requireRow(tx: EntityManager, statement: string, values: unknown[]): Promise<void> {
    const [rows]: [unknown[], number] = await tx.query(statement, values);
    if (rows.length === 0) throw noSuchMember();
  }
}

const noSuchMember = () => notFound('member', '成员', 'member');

const ownRole = () =>
  new DomainError('conflict', 'member.own_role', {
    zh: '不能更改自己的角色；请另一位负责人更改',
    en: 'Nobody changes their own role: another owner has to',
  });

const ownerStays = () =>
  new DomainError('conflict', 'member.is_owner', {
    zh: '负责人不能直接移出；请先由另一位负责人更改其角色',
    en: 'An owner cannot be removed: another owner has to change the role first',
  });

/** One address is one person of one firm. */
async function refuseKnown(tx: EntityManager, actor: Actor, email: string): Promise<void> {
  const [known]: { members: number; taken: boolean }[] = await tx.query(
    `SELECT count(*)::int AS members, EXISTS (
       SELECT 1 FROM person p JOIN membership o ON o.person_id = p.id WHERE p.email = $2) AS taken
     FROM membership WHERE organisation_id = $1`,
    [actor.organisationId, email],
  );
  if (known!.taken) {
    const text = { zh: '这个邮箱已注册', en: 'This e-mail address is registered' };
    throw new DomainError('conflict', 'auth.email_taken', text, [
      { field: 'email', code: 'auth.email_taken', message: text },
    ]);
  }
  if (known!.members >= MAX_MEMBERS)
    throw new DomainError('unprocessable', 'member.too_many', {
      zh: `一家企业最多 ${MAX_MEMBERS} 名成员`,
      en: `A firm has at most ${MAX_MEMBERS} members`,
    });
}
