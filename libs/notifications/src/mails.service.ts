import { Clock, DAY_MS, MINUTE_MS, newId, notFound } from '@app/kernel';
import {
  type Actor,
  type Config,
  CONFIG,
  Database,
  deedFact,
  enqueueJob,
  requireKind,
  Runs,
  stateFacts,
  type WriteRequest,
} from '@app/platform';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Mail, MailLine, MailRefused } from './mail-line.js';

const MAIL_KEPT_DAYS = 30;
const SWEEP_BATCH = 5000;
/** A day and a half by the queue's waits. */
const MOST_TRIES = 16;

/** A server may take ten minutes to say that it has a mail: until then nothing is amiss. */
const OVERDUE_MS = 11 * MINUTE_MS;

/** Mails that nobody is known to have got; `$1` is `overdueSince`. */
export const UNDELIVERED = `sent_at IS NULL AND (failure IS NOT NULL OR coalesce(given_at, written_at) < $1)`;
export const overdueSince = (clock: Clock): Date => new Date(clock.now().getTime() - OVERDUE_MS);

export type WrittenMail = Pick<Mail, 'to' | 'subject' | 'body'>;

/** Mails: written with what they tell of, and given to the mail server after that, each once. */
@Injectable()
export class Mails {
  private readonly logger = new Logger(Mails.name);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** Without a server they stay, and the mailbox page shows them. */
  async write(tx: EntityManager, mails: readonly WrittenMail[]): Promise<void> {
    if (mails.length === 0) return;
    const ids = mails.map(() => newId());
    await tx.query(
      `INSERT INTO mail (id, to_address, subject, body)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[])`,
      [ids, mails.map(({ to }) => to), mails.map(({ subject }) => subject), mails.map(({ body }) => body)],
    );
    await this.enqueue(tx, ids);
  }

  /** Also what the server may have got: that a mail comes twice is for a person to risk. */
  async sendAgain(actor: Actor, id: string, write: WriteRequest): Promise<void> {
    requireKind(actor, 'platform');
    await this.database.once(write, async (tx) => {
      const [[mail]]: [Pick<WrittenMail, 'subject'>[], number] = await tx.query(
        `UPDATE mail SET given_at = NULL, failure = NULL WHERE ${UNDELIVERED} AND id = $2 RETURNING subject`,
        [overdueSince(this.clock), id],
      );
      if (!mail) throw notFound('mail', '未送达的邮件', 'undelivered mail');
      // Not to whom: the trail stays when the mail is long gone.
      await stateFacts(tx, [
        deedFact('mail.sent_again', actor, { subjectId: id, label: mail.subject, data: {} }),
      ]);
      await this.enqueue(tx, [id]);
    });
  }

  /** Those that the server cannot take now wait for the next try; what it may have got is never given again. */
  @Runs('notifications.send-mails')
  async send(payload: unknown): Promise<void> {
    const { ids } = payload as { ids: string[] };
    const waiting: (WrittenMail & { id: string })[] = await this.database.source.query(
      `SELECT id, to_address AS "to", subject, body FROM mail
       WHERE id = ANY($1) AND given_at IS NULL AND failure IS NULL ORDER BY id`,
      [ids],
    );
    if (waiting.length === 0 || !this.config.mail) return;
    const line = await MailLine.open(this.config.mail);
    let later: MailRefused | undefined;
    try {
      for (const mail of waiting) later = (await this.give(line, mail)) ?? later;
    } finally {
      line.close();
    }
    if (later) throw later;
  }

  /** Mails hold names and addresses: they are not kept for longer than they serve. */
  @Runs('notifications.sweep-mails', { cron: '23 * * * *' })
  async sweep(): Promise<void> {
    await this.database.transact((tx) =>
      tx.query(
        `DELETE FROM mail WHERE id IN (SELECT id FROM mail WHERE written_at < $1 ORDER BY id LIMIT $2)`,
        [new Date(this.clock.now().getTime() - MAIL_KEPT_DAYS * DAY_MS), SWEEP_BATCH],
      ),
    );
  }

  /** One after another: a server that is slow to answer holds up mails, and nothing else. */
  private async enqueue(tx: EntityManager, ids: readonly string[]): Promise<void> {
    const options = { maxAttempts: MOST_TRIES, queue: 'mails' };
    if (this.config.mail) await enqueueJob(tx, 'notifications.send-mails', { ids }, options);
  }

  /** Answers why it has to wait. That it is given is written before, so that a line that breaks, or a process that dies, sends nothing twice. */
  private async give(
    line: MailLine,
    { id, ...mail }: WrittenMail & { id: string },
  ): Promise<MailRefused | undefined> {
    const messageId = `<${id}@${new URL(this.config.publicUrl).hostname}>`;
    try {
      await line.send({ ...mail, messageId }, () => this.markGiven(id));
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      if (!error.forGood) {
        await this.note(`UPDATE mail SET given_at = NULL WHERE id = $1`, [id]);
        return error;
      }
      this.logger.warn(`mail ${id} was refused: ${error.answer}`);
      await this.note(`UPDATE mail SET failure = $2 WHERE id = $1`, [id, error.answer]);
      return undefined;
    }
    // Some hold links that open something: once sent, none is kept.
    await this.note(`UPDATE mail SET sent_at = $2, body = '' WHERE id = $1`, [id, this.clock.now()]);
    return undefined;
  }

  private async markGiven(id: string): Promise<void> {
    const [, marked] = await this.note(
      `UPDATE mail SET given_at = $2 WHERE id = $1 AND given_at IS NULL AND failure IS NULL`,
      [id, this.clock.now()],
    );
    if (marked === 0) throw new Error(`mail ${id} is given by another process`);
  }

  private note(statement: string, values: unknown[]): Promise<[unknown[], number]> {
    return this.database.source.query(statement, values);
  }
}
