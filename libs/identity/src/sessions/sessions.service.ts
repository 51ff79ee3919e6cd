import { Clock, DAY_MS, newId } from '@app/kernel';
import { type Actor, type Config, CONFIG, Database, Runs } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { type EntityManager } from 'typeorm';
import { unauthenticated } from '../access/access.guard.js';
import { type AccessClaims } from '../access/jwt.strategy.js';
import { IdentityQueries } from '../identity.queries.js';
import { Session } from '../session.entity.js';
import { hashToken, judge, newToken, successorOf } from './session.rules.js';
import { type SignedInView } from './session.views.js';

const SWEEP_BATCH = 5000;

/** Sessions are families of refresh tokens, each spent for the next; access tokens are not stored. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly jwt: JwtService,
    private readonly queries: IdentityQueries,
  ) {}

  /** The actor has just proved who they are. */
  async open(actor: Actor): Promise<SignedInView> {
    return this.database.transact((tx) => this.begin(tx, actor));
  }

  async begin(tx: EntityManager, actor: Actor): Promise<SignedInView> {
    const id = newId();
    const token = newToken();
    await this.insert(tx, { id, familyId: id, token, actor });
    return this.signedIn(tx, actor, token);
  }

  /** The token alone says who asks. A revocation outlives the refusal: it is committed before the answer. */
  async refresh(token: string): Promise<SignedInView> {
    const answer = await this.database.transact((tx) => this.spend(tx, token));
    if (!answer) throw unauthenticated();
    return answer;
  }

  /** Ends the family of the token; one that is worth nothing has nothing to end. */
  async close(token: string): Promise<void> {
    await this.database.transact(async (tx) => {
      const session = await tx.findOneBy(Session, { tokenHash: hashToken(token) });
      if (session) await this.revokeFamily(tx, session.familyId);
    });
  }

  /** Tokens long expired could betray no copy any more. */
  @Runs('identity.sweep-sessions', { cron: '41 * * * *' })
  async sweep(): Promise<void> {
    await this.database.transact((tx) =>
      tx.query(
        `DELETE FROM session WHERE id IN (SELECT id FROM session WHERE expires_at < $1 ORDER BY expires_at LIMIT $2)`,
        [new Date(this.clock.now().getTime() - DAY_MS), SWEEP_BATCH],
      ),
    );
  }

  /** Ends all that somebody has open for a firm, or for any. */
  async revoke(tx: EntityManager, personId: string, organisationId?: string): Promise<void> {
    await tx.query(
      `UPDATE session SET revoked_at = $3
       WHERE person_id = $1 AND ($2::uuid IS NULL OR organisation_id = $2) AND revoked_at IS NULL`,
      [personId, organisationId ?? null, this.clock.now()],
    );
  }

  private async spend(tx: EntityManager, token: string): Promise<SignedInView | null> {
    const session = await tx.findOne(Session, {
      where: { tokenHash: hashToken(token) },
      lock: { mode: 'pessimistic_write' },
    });
    if (!session) return null;
    const { successorId, familyId } = session;
    const successor = successorId === null ? null : await tx.findOneBy(Session, { id: successorId });
    const now = this.clock.now();
    const judgement = judge({ ...session, successorRotatedAt: successor?.rotatedAt ?? null }, now);
    if (judgement === 'revoke') await this.revokeFamily(tx, familyId);
    const actor =
      judgement === 'rotate' || judgement === 'repeat' ? await this.queries.actorNow(session, tx) : null;
    if (!actor) return null;
    const nextId = successorId ?? newId();
    const next = successorOf(token, nextId, this.config.auth.secret);
    if (judgement === 'rotate') {
      await tx.update(Session, { id: session.id }, { rotatedAt: now, successorId: nextId });
      await this.insert(tx, { id: nextId, familyId, token: next, actor });
    }
    return this.signedIn(tx, actor, next);
  }

  private async insert(
    tx: EntityManager,
    { id, familyId, token, actor }: { id: string; familyId: string; token: string; actor: Actor },
  ): Promise<void> {
    await tx.insert(Session, {
      id,
      familyId,
      personId: actor.userId ?? undefined,
      organisationId: actor.organisationId,
      tokenHash: hashToken(token),
      expiresAt: new Date(this.clock.now().getTime() + this.config.auth.refreshTokenDays * DAY_MS),
    });
  }

  private async revokeFamily(tx: EntityManager, familyId: string): Promise<void> {
    await tx.query(`UPDATE session SET revoked_at = $2 WHERE family_id = $1 AND revoked_at IS NULL`, [
      familyId,
      this.clock.now(),
    ]);
  }

  private async signedIn(tx: EntityManager, actor: Actor, refreshToken: string): Promise<SignedInView> {
    const claims: AccessClaims = { sub: actor.userId ?? '', org: actor.organisationId };
    return {
      accessToken: this.jwt.sign(claims),
      refreshToken,
      expiresInSeconds: this.config.auth.accessTokenSeconds,
      me: await this.queries.me(actor, tx),
    };
  }
}
