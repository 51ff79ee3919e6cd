import { DomainError, newId } from '@app/kernel';
import { type Actor, Database, requireKind, stateFacts, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { personActor } from '../access/access.rules.js';
import { type OrganisationRegistered } from '../identity.events.js';
import { IdentityQueries } from '../identity.queries.js';
import { type JoinRequest } from '../members/members.dto.js';
import { Members } from '../members/members.service.js';
import { Membership, Organisation, Person } from '../organisation.entity.js';
import { type ChangeMeRequest, type RegisterRequest } from './auth.dto.js';
import { normaliseEmail } from './email.js';
import { refuseWeak } from './password.rules.js';
import { Passwords } from './passwords.js';
import { type MeView, type SignedInView } from './session.views.js';
import { Sessions } from './sessions.service.js';

/** People and the firms that they open accounts for. */
@Injectable()
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly members: Members,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly queries: IdentityQueries,
  ) {}

  /** Anybody may register a firm and become its owner; the firm, its owner and their session begin together or not at all. */
  async register(request: RegisterRequest, write: WriteRequest): Promise<SignedInView> {
    refuseWeak(request);
    const passwordHash = await this.passwords.hash(request.password);
    return this.database.once(
      this.passwords.withoutPassword(write),
      async (tx) => {
        const person = await insertPerson(tx, request, passwordHash);
        const organisation = await insertOrganisation(tx, request);
        await tx.insert(Membership, { personId: person.id, organisationId: organisation.id, role: 'owner' });
        const { id, kind, name } = organisation;
        const payload: OrganisationRegistered = { organisationId: id, kind, name, personId: person.id };
        await stateFacts(tx, [{ name: 'organisation.registered', aggregateId: id, version: 1, payload }]);
        return this.sessions.begin(
          tx,
          personActor({ personId: person.id, organisationId: id, kind, role: 'owner' }),
        );
      },
      { answerHoldsSecret: true },
    );
  }

  /** Whoever was invited becomes a person of the firm that asked, with the address that the link was mailed to. */
  async join(invitationId: string, request: JoinRequest, write: WriteRequest): Promise<SignedInView> {
    const { token, password, name, locale } = request;
    const { email } = await this.members.open(this.database.source.manager, invitationId, token);
    refuseWeak({ password, email, name });
    const passwordHash = await this.passwords.hash(password);
    return this.database.once(
      this.passwords.withoutPassword(write),
      async (tx) => {
        const asked = await this.members.open(tx, invitationId, token, { forJoining: true });
        const person = await joinedPerson(tx, { email, name, locale }, passwordHash);
        const { organisation_id: organisationId, role } = asked;
        await tx.insert(Membership, { personId: person.id, organisationId, role });
        await this.members.markAccepted(tx, invitationId);
        return this.sessions.begin(
          tx,
          personActor({ personId: person.id, organisationId, kind: 'buyer', role }),
        );
      },
      { answerHoldsSecret: true },
    );
  }

  /** Takes as long for an unknown e-mail address as for a wrong password, and answers the same. */
  async prove(email: string, password: string): Promise<Actor | null> {
    const candidate = await this.queries.candidate(normaliseEmail(email));
    if (!(await this.passwords.matches(candidate?.password_hash, password)) || !candidate) return null;
    if (this.passwords.isWeak(candidate.password_hash)) await this.rehash(candidate.person_id, password);
    const { person_id: personId, organisation_id: organisationId, kind, role } = candidate;
    return personActor({ personId, organisationId, kind, role });
  }

  async change(actor: Actor, { name, locale }: ChangeMeRequest, write: WriteRequest): Promise<MeView> {
    requireKind(actor, 'buyer', 'seller', 'platform');
    return this.database.once(write, async (tx) => {
      await tx.query(
        `UPDATE person SET name = coalesce($2, name), locale = coalesce($3, locale) WHERE id = $1`,
        [actor.userId, name ?? null, locale ?? null],
      );
      return this.queries.me(actor, tx);
    });
  }

  private async rehash(personId: string, password: string): Promise<void> {
    const passwordHash = await this.passwords.hash(password);
    await this.database.transact((tx) => tx.update(Person, { id: personId }, { passwordHash }));
  }
}

async function insertPerson(
  tx: EntityManager,
  { email, name, locale = 'zh' }: Pick<RegisterRequest, 'email' | 'name' | 'locale'>,
  passwordHash: string,
): Promise<{ id: string }> {
  const id = newId();
  const inserted: unknown[] = await tx.query(
    `INSERT INTO person (id, email, name, locale, password_hash) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (email) DO NOTHING RETURNING id`,
    [id, normaliseEmail(email), name, locale, passwordHash],
  );
  if (inserted.length > 0) return { id };
  throw emailTaken();
}

/** Whoever left a firm may come to another: the link that was mailed shows whose the address is. */
async function joinedPerson(
  tx: EntityManager,
  { email, name, locale = 'zh' }: Pick<RegisterRequest, 'email' | 'name' | 'locale'>,
  passwordHash: string,
): Promise<{ id: string }> {
  const [person]: { id: string }[] = await tx.query(
    `INSERT INTO person AS p (id, email, name, locale, password_hash) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (email) DO UPDATE SET name = excluded.name, locale = excluded.locale, password_hash = excluded.password_hash
     WHERE NOT EXISTS (SELECT FROM membership m WHERE m.person_id = p.id) RETURNING id`,
    [newId(), normaliseEmail(email), name, locale, passwordHash],
  );
  if (person === undefined) throw emailTaken();
  return person;
}

function emailTaken(): DomainError {
  const text = { zh: '这个邮箱已注册，请直接登录', en: 'This e-mail address is registered; sign in instead' };
  return new DomainError('conflict', 'auth.email_taken', text, [
    { field: 'email', code: 'auth.email_taken', message: text },
  ]);
}

async function insertOrganisation(
  tx: EntityManager,
  { organisation }: RegisterRequest,
): Promise<Organisation> {
  const row = tx.create(Organisation, {
    id: newId(),
    kind: organisation.kind,
    name: organisation.name,
    province: organisation.province,
    city: organisation.city ?? null,
    town: organisation.town ?? null,
    industrialPark: organisation.industrialPark ?? null,
    uscc: organisation.uscc ?? null,
  });
  await tx.insert(Organisation, row);
  return row;
}
