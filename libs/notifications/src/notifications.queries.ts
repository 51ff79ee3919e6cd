import { Clock, decodeIdCursor, DomainError, encodeCursor, toPage } from '@app/kernel';
import { type Actor, type Config, CONFIG, type Locale, type PageQuery, requireKind } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type MailPageView,
  type MailRow,
  type NotificationPageView,
  type NotificationRow,
  toMailView,
  toNotificationView,
  toUndeliveredMailView,
  type UndeliveredMailPageView,
  type UndeliveredMailRow,
} from './notification.views.js';
import { type MailboxQuery } from './mailbox.dto.js';
import { overdueSince, UNDELIVERED } from './mails.service.js';

const LIST = 'notifications';
const MAILBOX = 'mailbox';
const UNDELIVERED_MAILS = 'undelivered mails';

@Injectable()
export class NotificationsQueries {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    @Inject(DataSource) private readonly source: DataSource,
  ) {}

  /** The organisation's own, newest first. */
  async list(actor: Actor, { cursor, limit }: PageQuery, locale: Locale): Promise<NotificationPageView> {
    const [rows, [count]]: [NotificationRow[], { unread: number }[]] = await Promise.all([
      this.source.query(
        `SELECT id, kind, params, link, at, read_at FROM notification
         WHERE organisation_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
        [actor.organisationId, decodeIdCursor(LIST, cursor), limit + 1],
      ),
      this.source.query(
        `SELECT count(*)::int AS unread FROM notification WHERE organisation_id = $1 AND read_at IS NULL`,
        [actor.organisationId],
      ),
    ]);
    const page = toPage(
      rows,
      limit,
      (row) => toNotificationView(row, locale),
      (row) => encodeCursor(LIST, [row.id]),
    );
    return { ...page, unread: count?.unread ?? 0 };
  }

  /** Without their text: it holds links that open something. */
  async undelivered(actor: Actor, { cursor, limit }: PageQuery): Promise<UndeliveredMailPageView> {
    requireKind(actor, 'platform');
    const hasServer = this.config.mail !== undefined;
    if (!hasServer) return { items: [], nextCursor: null, hasServer };
    const rows: UndeliveredMailRow[] = await this.source.query(
      `SELECT id, to_address, subject, written_at, given_at, failure FROM mail
       WHERE ${UNDELIVERED} AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [overdueSince(this.clock), decodeIdCursor(UNDELIVERED_MAILS, cursor), limit + 1],
    );
    const page = toPage(rows, limit, toUndeliveredMailView, (row) =>
      encodeCursor(UNDELIVERED_MAILS, [row.id]),
    );
    return { ...page, hasServer };
  }

  /** All mails, newest first: for trying the market out, never where mails are sent. */
  async mailbox({ to, cursor, limit }: MailboxQuery): Promise<MailPageView> {
    if (this.config.production || this.config.mail) {
      throw new DomainError('not_found', 'not_found', { zh: '没有找到', en: 'Not found' });
    }
    const rows: MailRow[] = await this.source.query(
      `SELECT id, to_address, subject, body, written_at, sent_at FROM mail
       WHERE ($1::text IS NULL OR to_address = $1) AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [to?.toLowerCase() ?? null, decodeIdCursor(MAILBOX, cursor), limit + 1],
    );
    return toPage(rows, limit, toMailView, (row) => encodeCursor(MAILBOX, [row.id]));
  }
}
