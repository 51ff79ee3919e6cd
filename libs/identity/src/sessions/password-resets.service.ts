import { Clock, DAY_MS, DomainError, MINUTE_MS, newId } from '@app/kernel';
import {
  type Config,
  CONFIG,
  Database,
  enqueueJob,
  type Locale,
  Runs,
  stateFacts,
  type WriteRequest,
} from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { isLinkToken, linkToken } from '../access/link-token.js';
import { type PasswordChanged, type PasswordResetAsked } from '../identity.events.js';
import { normaliseEmail } from './email.js';
import { type ChoosePasswordRequest } from './auth.dto.js';
import { refuseWeak } from './password.rules.js';
import { Passwords } from './passwords.js';
import { Sessions } from './sessions.service.js';

const HOLDS_MS = 30 * MINUTE_MS;
/** Nobody fills another's mailbox by asking in their name. */
const MOST_AN_HOUR = 3;

/** Whose password a link opens, and in which firm they are. */
interface Opened {
  person_id: string;
  email: string;
  name: string;
  locale: Locale;
  organisation_id: string;
  organisation_name: string;
}

/** Another password for whoever forgot theirs and can read their mail. */
@Injectable()
export class PasswordResets {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
  ) {}

  /** The same, and as quick, for an address that nobody has: whose it is a job asks, later. */
  async ask(email: string, write: WriteRequest): Promise<void> {
    const address = normaliseEmail(email);
    await this.database.once(write, (tx) =>
      enqueueJob(tx, 'identity.begin-password-reset', { address }, { key: `password-reset:${address}` }),
    );
  }

  @Runs('identity.begin-password-reset')
  async begin(payload: unknown): Promise<void> {
    const { address } = payload as { address: string };
    await this.database.transact(async (tx) => {
      const [person]: { id: string; locale: Locale }[] = await tx.query(
        `SELECT id, locale FROM person p WHERE email = $1 AND EXISTS (SELECT FROM membership WHERE person_id = p.id) FOR UPDATE`,
        [address],
      );
      if (person === undefined) return;
      const id = newId();
      const now = this.clock.now();
      const begun: unknown[] = await tx.query(
        `INSERT INTO password_reset (id, person_id, asked_at, expires_at)
         SELECT $1, $2, $3::timestamptz, $4
         WHERE (SELECT count(*) FROM password_reset WHERE person_id = $2 AND asked_at > $5) < ${MOST_AN_HOUR} RETURNING id`,
        [id, person.id, now, new Date(now.getTime() + HOLDS_MS), new Date(now.getTime() - 60 * MINUTE_MS)],
      );
      if (begun.length === 0) return;
      const reset: PasswordResetAsked = { resetId: id, email: address, locale: person.locale };
      await stateFacts(tx, [
        { name: 'person.password_reset_asked', aggregateId: id, version: 1, payload: reset },
      ]);
    });
  }

  tokenOf(resetId: string): string {
    return linkToken(this.config.auth.secret, 'password reset', resetId);
  }

  /** Ends every session of the person, and every other link: whoever else had the password is out. */
  async choose(id: string, { token, password }: ChoosePasswordRequest, write: WriteRequest): Promise<void> {
    refuseWeak({ password, ...(await this.open(this.database.source.manager, id, token)) });
    const passwordHash = await this.passwords.hash(password);
    await this.database.once(this.passwords.withoutPassword(write), async (tx) => {
      const person = await this.open(tx, id, token, { forUse: true });
      const { person_id: personId, email, locale, organisation_id, organisation_name } = person;
      const now = this.clock.now();
      await tx.query(`UPDATE password_reset SET used_at = $2 WHERE person_id = $1 AND used_at IS NULL`, [
        personId,
        now,
      ]);
      await tx.query(`UPDATE person SET password_hash = $2 WHERE id = $1`, [personId, passwordHash]);
      await this.sessions.revoke(tx, personId);
      const payload: PasswordChanged = {
        personId,
        email,
        locale,
        organisationId: organisation_id,
        organisationName: organisation_name,
      };
      await stateFacts(tx, [
        { name: 'person.password_changed', aggregateId: personId, version: now.getTime(), payload },
      ]);
    });
  }

  @Runs('identity.sweep-password-resets', { cron: '47 * * * *' })
  async sweep(): Promise<void> {
    await this.database.transact((tx) =>
      tx.query(`DELETE FROM password_reset WHERE expires_at < $1`, [
        new Date(this.clock.now().getTime() - DAY_MS),
      ]),
    );
  }

  /** Read for use it is locked: a link serves once. */
  private async open(tx: EntityManager, id: string, token: string, { forUse = false } = {}): Promise<Opened> {
    const [row]: Opened[] = isLinkToken(token, this.config.auth.secret, 'password reset', id)
      ? await tx.query(
          `SELECT p.id AS person_id, p.email, p.name, p.locale, o.id AS organisation_id, o.name AS organisation_name
           FROM password_reset r JOIN person p ON p.id = r.person_id
           JOIN membership m ON m.person_id = p.id JOIN organisation o ON o.id = m.organisation_id
           WHERE r.id = $1 AND r.used_at IS NULL AND r.expires_at > $2 ORDER BY o.id LIMIT 1
           ${forUse ? 'FOR UPDATE OF r' : ''}`,
          [id, this.clock.now()],
        )
      : [];
    if (row) return row;
    throw new DomainError('not_found', 'password_reset.not_found', {
      zh: '链接无效、已使用或已过期，请重新申请',
      en: 'This link is not valid, was used, or has lapsed: ask for another',
    });
  }
}
