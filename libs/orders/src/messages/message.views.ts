import { type Side } from './order-message.entity.js';

export class MessageFileView {
  id: string;
  /** The sender's name for it. */
  name: string | null;
  /** As its first bytes say. */
  mediaType: string;
  bytes: number;
}

export class MessageView {
  id: string;
  /** `buyer` or `seller`. */
  by: Side;
  personName: string | null;
  words: string;
  files: MessageFileView[];
  at: string;
  /** By the other side. */
  isRead: boolean;
}

export class MessagePageView {
  /** Newest first. */
  items: MessageView[];
  nextCursor: string | null;
  /** Of the other side's messages, those that the reader's has not seen. */
  unread: number;
  /** Whether the reader may write here. */
  canWrite: boolean;
}

export class MessagesReadView {
  unread: number;
}

export interface MessageRow {
  id: string;
  by: Side;
  person_name: string | null;
  words: string;
  files: MessageFileView[];
  at: string;
  is_read: boolean;
}

export function toMessageView(row: MessageRow): MessageView {
  return {
    id: row.id,
    by: row.by,
    personName: row.person_name,
    words: row.words,
    files: row.files.map(({ id, name, mediaType, bytes }) => ({ id, name, mediaType, bytes })),
    at: row.at,
    isRead: row.is_read,
  };
}
