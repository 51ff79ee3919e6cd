import { type Readable } from 'node:stream';
import { DomainError, newId, notFound } from '@app/kernel';
import {
  type Actor,
  Database,
  DRAWING_TYPES,
  FileStore,
  IMAGE_TYPES,
  requireKind,
  stateFacts,
  withFile,
  type WriteRequest,
} from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type SendMessageRequest } from './message.dto.js';
import { type MessageFileView, type MessagesReadView, type MessageView } from './message.views.js';
import { messageFact } from './messages.events.js';
import { MESSAGE_FILE, MessagesQueries, type ThreadRow } from './messages.queries.js';
import { type Side } from './order-message.entity.js';

const MAX_BYTES = 10 * 1024 * 1024;
const MEDIA_TYPES = [...IMAGE_TYPES, 'application/pdf', ...DRAWING_TYPES];

/** What buyer and seller write to each other about an order. */
@Injectable()
export class Messages {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly queries: MessagesQueries,
  ) {}

  /** Files are sent first; a message brings them then. Until it does, nobody sees them. */
  async sendFile(
    actor: Actor,
    content: Readable,
    name: string | null,
    write: WriteRequest,
  ): Promise<MessageFileView> {
    requireKind(actor, 'buyer', 'seller');
    const file = await this.files.receive(content, { maxBytes: MAX_BYTES, mediaTypes: MEDIA_TYPES });
    return this.database.once(withFile(write, file), async (tx) => {
      await this.files.keep(tx, file, { ownerId: actor.organisationId, purpose: MESSAGE_FILE, name });
      return { id: file.id, name, mediaType: file.mediaType, bytes: file.bytes };
    });
  }

  async send(
    actor: Actor,
    orderId: string,
    { words = '', fileIds = [] }: SendMessageRequest,
    write: WriteRequest,
  ): Promise<MessageView> {
    const side = sideOf(actor);
    if (words === '' && fileIds.length === 0) throw saysNothing();
    return this.database.once(write, async (tx) => {
      const { row: thread } = await this.queries.thread(tx, actor, orderId);
      // To the seller an order is placed when its buyer stands by it.
      if (thread.state === 'awaiting_approval') throw tooEarly();
      const sent = { ownerId: actor.organisationId, purpose: MESSAGE_FILE };
      const unknown = await this.files.firstUnknown(tx, fileIds, sent);
      if (unknown !== -1) throw unknownFile(unknown);
      const unread = await lengthen(tx, thread, side);
      const id = newId();
      await tx.query(
        `INSERT INTO order_message (seller_id, id, order_id, by, person_id, words, file_ids) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [thread.seller_id, id, orderId, side, actor.userId, words, fileIds],
      );
      const message = await this.queries.message(tx, thread.seller_id, id);
      await stateFacts(tx, [messageFact(thread, message, unread === 1)]);
      return message;
    });
  }

  /** The actor's side has seen all up to this message; harmless when repeated, and when told out of order. */
  async markRead(
    actor: Actor,
    orderId: string,
    upTo: string,
    write: WriteRequest,
  ): Promise<MessagesReadView> {
    const side = sideOf(actor);
    return this.database.once(write, async (tx) => {
      const { row: thread } = await this.queries.thread(tx, actor, orderId);
      const key = [thread.seller_id, orderId];
      // Nothing is sent while what is unread is counted.
      await tx.query(`SELECT 1 FROM order_thread WHERE seller_id = $1 AND order_id = $2 FOR UPDATE`, key);
      const [marked]: [{ unread: number }[], number] = await tx.query(
        `UPDATE order_thread t SET ${side}_read_to = greatest(t.${side}_read_to, $3::uuid), ${side}_unread = (
             SELECT count(*)::int FROM order_message m
             WHERE m.seller_id = $1 AND m.order_id = $2 AND m.by <> '${side}' AND m.id > greatest(t.${side}_read_to, $3::uuid)
           )
         WHERE t.seller_id = $1 AND t.order_id = $2
           AND EXISTS (SELECT FROM order_message m WHERE m.seller_id = $1 AND m.order_id = $2 AND m.id = $3)
         RETURNING t.${side}_unread AS unread`,
        [...key, upTo],
      );
      if (marked[0] === undefined) throw notFound('message', '留言', 'message');
      return { unread: marked[0].unread };
    });
  }
}

function sideOf(actor: Actor): Side {
  requireKind(actor, 'buyer', 'seller');
  return actor.organisationKind === 'seller' ? 'seller' : 'buyer';
}

/** Answers how much the other side has not read by now. Its row is locked from here on: a thread grows one message at a time. */
async function lengthen(tx: EntityManager, thread: ThreadRow, by: Side): Promise<number> {
  const other = by === 'buyer' ? 'seller' : 'buyer';
  const [row]: { unread: number }[] = await tx.query(
    `INSERT INTO order_thread (seller_id, order_id, ${other}_unread) VALUES ($1, $2, 1)
     ON CONFLICT (seller_id, order_id) DO UPDATE SET ${other}_unread = order_thread.${other}_unread + 1
     RETURNING ${other}_unread AS unread`,
    [thread.seller_id, thread.order_id],
  );
  return row!.unread;
}

function saysNothing(): DomainError {
  const text = { zh: '请写点什么，或附上文件', en: 'Write something, or attach a file' };
  return new DomainError('invalid', 'message.empty', text, [
    { field: 'words', code: 'message.empty', message: text, expected: '1 … 2000' },
  ]);
}

function unknownFile(at: number): DomainError {
  const text = { zh: '没有这个文件，请先上传', en: 'There is no such file: send it first' };
  return new DomainError('unprocessable', 'message.file_unknown', text, [
    { field: `fileIds.${at}`, code: 'message.file_unknown', message: text },
  ]);
}

function tooEarly(): DomainError {
  return new DomainError('conflict', 'message.too_early', {
    zh: '订单还在等待企业内部审批，批准后才能给卖家留言',
    en: 'The order still waits for approval within the firm; the seller can be written to once it is approved',
  });
}
