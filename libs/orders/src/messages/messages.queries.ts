import { decodeIdCursor, DomainError, encodeCursor, notFound, toPage } from '@app/kernel';
import { type Actor, FileStore, type KeptFile, type PageQuery } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type OrderParty, type OrderState } from '../order.states.js';
import { partyOf } from '../order.views.js';
import { utc } from '../orders.sql.js';
import { type MessagePageView, type MessageRow, type MessageView, toMessageView } from './message.views.js';

type Reader = Pick<EntityManager, 'query'>;

/** What files of messages are kept for. */
export const MESSAGE_FILE = 'order.message';
const LIST = 'order messages';

/** An order as far as its messages go. */
export interface ThreadRow {
  seller_id: string;
  order_id: string;
  buyer_id: string;
  number: string;
  buyer_name: string;
  seller_name: string;
  state: OrderState;
  buyer_unread: number;
  seller_unread: number;
  /** A claim came before the market, or a payer's bank took sides. */
  was_disputed: boolean;
}

const SELECT_THREAD = `
  SELECT o.seller_id, o.id AS order_id, o.buyer_id, o.number, o.buyer_name, o.seller_name, o.state,
    coalesce(t.buyer_unread, 0) AS buyer_unread, coalesce(t.seller_unread, 0) AS seller_unread,
    o.chargeback_minor > 0 OR EXISTS (
      SELECT FROM claim c JOIN claim_step s ON s.seller_id = c.seller_id AND s.claim_id = c.id AND s.to_state = 'disputed'
      WHERE c.seller_id = o.seller_id AND c.order_id = o.id
    ) AS was_disputed
  FROM trade_order o LEFT JOIN order_thread t ON t.seller_id = o.seller_id AND t.order_id = o.id`;

const SELECT_MESSAGE = `
  SELECT m.id, m.by, p.name AS person_name, m.words, ${utc('m.at')} AS at,
    coalesce(m.id <= CASE m.by WHEN 'buyer' THEN t.seller_read_to ELSE t.buyer_read_to END, false) AS is_read,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes) ORDER BY u.n)
      FROM unnest(m.file_ids) WITH ORDINALITY u(id, n) JOIN stored_file f ON f.id = u.id), '[]') AS files
  FROM order_message m
  LEFT JOIN order_thread t ON t.seller_id = m.seller_id AND t.order_id = m.order_id
  LEFT JOIN person p ON p.id = m.person_id`;

export interface Thread {
  row: ThreadRow;
  party: OrderParty;
}

/** What the two sides of an order wrote to each other: theirs, and the market's once it has to judge between them. */
@Injectable()
export class MessagesQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    private readonly files: FileStore,
  ) {}

  async list(actor: Actor, orderId: string, { cursor, limit }: PageQuery): Promise<MessagePageView> {
    const { row: thread, party } = await this.thread(this.source, actor, orderId);
    const rows: MessageRow[] = await this.source.query(
      `${SELECT_MESSAGE} WHERE m.seller_id = $1 AND m.order_id = $2 AND ($3::uuid IS NULL OR m.id < $3)
       ORDER BY m.id DESC LIMIT $4`,
      [thread.seller_id, orderId, decodeIdCursor(LIST, cursor), limit + 1],
    );
    const page = toPage(rows, limit, toMessageView, (row) => encodeCursor(LIST, [row.id]));
    const unread = { buyer: thread.buyer_unread, seller: thread.seller_unread, admin: 0, system: 0 }[party];
    return { ...page, unread, canWrite: party !== 'admin' && thread.state !== 'awaiting_approval' };
  }

  async message(reader: Reader, sellerId: string, id: string): Promise<MessageView> {
    const [row]: MessageRow[] = await reader.query(`${SELECT_MESSAGE} WHERE m.seller_id = $1 AND m.id = $2`, [
      sellerId,
      id,
    ]);
    return toMessageView(row!);
  }

  /** A file that came with a message, to those who may read it. */
  async file(actor: Actor, orderId: string, fileId: string, size?: 'small'): Promise<KeptFile> {
    const { row } = await this.thread(this.source, actor, orderId);
    const [sent]: unknown[] = await this.source.query(
      `SELECT 1 FROM order_message WHERE seller_id = $1 AND order_id = $2 AND $3 = ANY(file_ids)`,
      [row.seller_id, orderId, fileId],
    );
    if (!sent) throw notFound('file', '文件', 'file');
    return this.files.find(fileId, MESSAGE_FILE, size);
  }

  /** Another's order is not found, rather than forbidden. */
  async thread(reader: Reader, actor: Actor, orderId: string): Promise<Thread> {
    const [row]: ThreadRow[] = await reader.query(`${SELECT_THREAD} WHERE o.id = $1`, [orderId]);
    const party = row && partyOf(actor, row);
    if (!row || !party) throw notFound('order', '订单', 'order');
    if (party === 'admin' && !row.was_disputed) throw betweenTheSides();
    return { row, party };
  }
}

function betweenTheSides(): DomainError {
  return new DomainError('forbidden', 'message.between_the_sides', {
    zh: '买卖双方的留言，发生争议前平台不查看',
    en: 'What the two sides write to each other the market reads only once a dispute is before it',
  });
}
