import { type Locale } from '@app/platform';
import { isNoticeKind, type Params, type Words, wordsOf } from './notification.words.js';

export class NotificationView {
  id: string;
  /** `order.paid.seller`: the fact, and to whom it is told. */
  kind: string;
  title: string;
  body: string;
  at: string;
  readAt: string | null;
  /** Path in the web app. */
  link: string | null;
}

export class NotificationPageView {
  items: NotificationView[];
  nextCursor: string | null;
  /** Of all, not of this page. */
  unread: number;
}

export class MailView {
  id: string;
  to: string;
  subject: string;
  body: string;
  writtenAt: string;
  /** Null while no mail server has taken it. */
  sentAt: string | null;
}

export class MailPageView {
  items: MailView[];
  nextCursor: string | null;
}

export class UndeliveredMailView {
  id: string;
  to: string;
  subject: string;
  writtenAt: string;
  /** `refused` for good, by its recipient most often; `unknown`: the server may have it; `waiting`: the server took none of it so far. */
  state: 'refused' | 'unknown' | 'waiting';
  /** What the server said when it refused. */
  failure: string | null;
}

export class UndeliveredMailPageView {
  items: UndeliveredMailView[];
  nextCursor: string | null;
  /** Without a mail server nothing is sent, and nothing is undelivered. */
  hasServer: boolean;
}

export interface NotificationRow {
  id: string;
  kind: string;
  params: Params;
  link: string | null;
  at: Date;
  read_at: Date | null;
}

export interface MailRow {
  id: string;
  to_address: string;
  subject: string;
  body: string;
  written_at: Date;
  sent_at: Date | null;
}

export interface UndeliveredMailRow extends Pick<MailRow, 'id' | 'to_address' | 'subject' | 'written_at'> {
  given_at: Date | null;
  failure: string | null;
}

export function toNotificationView(row: NotificationRow, locale: Locale): NotificationView {
  // A kind that this version has no words for was told by another one.
  const { title, body }: Words = isNoticeKind(row.kind)
    ? wordsOf(row.kind, row.params, locale)
    : { title: row.kind, body: '' };
  return {
    id: row.id,
    kind: row.kind,
    title,
    body,
    at: row.at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
    link: row.link,
  };
}

export function toMailView(row: MailRow): MailView {
  return {
    id: row.id,
    to: row.to_address,
    subject: row.subject,
    body: row.body,
    writtenAt: row.written_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
  };
}

export function toUndeliveredMailView(row: UndeliveredMailRow): UndeliveredMailView {
  return {
    id: row.id,
    to: row.to_address,
    subject: row.subject,
    writtenAt: row.written_at.toISOString(),
    state: row.failure !== null ? 'refused' : row.given_at ? 'unknown' : 'waiting',
    failure: row.failure,
  };
}
