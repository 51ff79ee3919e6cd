import { IdentityQueries } from '@app/identity';
import { Clock, newId, notFound } from '@app/kernel';
import {
  type Actor,
  type Config,
  CONFIG,
  Database,
  type Locale,
  type StoredFact,
  type WriteRequest,
} from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Mails } from './mails.service.js';
import { type Notice } from './notification.rules.js';
import { wordsOf } from './notification.words.js';
import { type ReadAllRequest } from './read-all.dto.js';

/** What one person is told by mail. */
interface Letter extends Pick<Notice, 'kind' | 'params' | 'link'> {
  to: { email: string; locale: Locale };
}

/** Telling organisations what happened: on their page, and by mail to those who answer for them. */
@Injectable()
export class Notifications {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly identity: IdentityQueries,
    private readonly mails: Mails,
  ) {}

  async tell(tx: EntityManager, { occurredAt }: StoredFact, notices: readonly Notice[]): Promise<void> {
    if (notices.length === 0) return;
    await tx.query(
      `INSERT INTO notification (id, organisation_id, kind, params, link, at)
       SELECT n.id, n.organisation_id, n.kind, n.params, n.link, $6
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::jsonb[], $5::text[]) AS n (id, organisation_id, kind, params, link)`,
      [
        // In the order of what happened, not of when it was told.
        notices.map(() => newId(occurredAt.getTime())),
        notices.map(({ organisationId }) => organisationId),
        notices.map(({ kind }) => kind),
        notices.map(({ params }) => JSON.stringify(params)),
        notices.map(({ link }) => link),
        occurredAt,
      ],
    );
    await this.mail(tx, await this.lettersOf(tx, notices));
  }

  /** Harmless when repeated; another organisation's notification is not found. */
  async markRead(actor: Actor, id: string, write: WriteRequest): Promise<void> {
    await this.database.once(write, async (tx) => {
      const [found]: unknown[] = await tx.query(
        `SELECT 1 FROM notification WHERE id = $1 AND organisation_id = $2`,
        [id, actor.organisationId],
      );
      if (!found) throw notFound('notification', '消息', 'notification');
      await tx.query(`UPDATE notification SET read_at = $2 WHERE id = $1 AND read_at IS NULL`, [
        id,
        this.clock.now(),
      ]);
    });
  }

  async markAllRead(actor: Actor, { upTo }: ReadAllRequest, write: WriteRequest): Promise<void> {
    await this.database.once(write, (tx) =>
      tx.query(
        `UPDATE notification SET read_at = $3 WHERE organisation_id = $1 AND read_at IS NULL AND id <= $2`,
        [actor.organisationId, upTo, this.clock.now()],
      ),
    );
  }

  mail(tx: EntityManager, letters: readonly Letter[]): Promise<void> {
    return this.mails.write(
      tx,
      letters.map((letter) => ({ to: letter.to.email, ...this.mailOf(letter) })),
    );
  }

  /** To the person named, or to all who answer for the organisation. */
  private async lettersOf(tx: EntityManager, notices: readonly Notice[]): Promise<Letter[]> {
    const owners = await this.identity.owners(
      tx,
      notices.flatMap(({ organisationId, personId }) => (personId === undefined ? [organisationId] : [])),
    );
    const named = notices.flatMap(({ personId }) => personId ?? []);
    const people = named.length === 0 ? [] : await this.identity.people(tx, named);
    return notices.flatMap((notice) => {
      const { personId, organisationId } = notice;
      const to =
        personId === undefined
          ? owners.filter((owner) => owner.organisationId === organisationId)
          : people.filter(({ id }) => id === personId);
      return to.map(({ email, locale }) => ({ ...notice, to: { email, locale } }));
    });
  }

  private mailOf({ kind, params, link, to: { locale } }: Letter): { subject: string; body: string } {
    const { title, body } = wordsOf(kind, params, locale);
    const address = `${this.config.publicUrl}${locale === 'en' ? '/en' : ''}${link}`;
    return { subject: title, body: `${body}\n\n${address}\n` };
  }
}
