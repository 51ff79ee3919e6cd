import { type Readable } from 'node:stream';
import { Clock, DomainError, notFound } from '@app/kernel';
import {
  type Actor,
  Database,
  FileStore,
  type KeptFile,
  requireKind,
  stateFacts,
  withFile,
  type WriteRequest,
} from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { OrderSteps } from '../order-steps.js';
import { type OrderRow } from '../order.views.js';
import { utc } from '../orders.sql.js';
import { OrdersQueries } from '../orders.queries.js';
import { FAPIAO_STATE_WORDS } from '../state.words.js';
import { type IssueFapiaoRequest, type RequestFapiaoRequest } from './fapiao.dto.js';
import { type FapiaoFactName, fapiaoFact } from './fapiao.events.js';
import { canAsk, canBeInvoiced } from './fapiao.states.js';
import { type FapiaoFileView, type FapiaoRow, type FapiaoView, toFapiaoView } from './fapiao.views.js';

const SELECT_FAPIAO = `
  SELECT f.order_id, f.kind, f.title, f.tax_number, f.email, f.registration, f.state, o.currency, f.number,
    coalesce(f.amount_minor, o.total_minor - o.refunded_minor) AS amount_minor,
    f.issued_on::text AS issued_on, f.reason, ${utc('f.requested_at')} AS requested_at, ${utc('f.answered_at')} AS answered_at,
    CASE WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'name', s.name, 'mediaType', s.media_type, 'bytes', s.bytes) END AS file
  FROM fapiao f JOIN trade_order o ON o.seller_id = f.seller_id AND o.id = f.order_id LEFT JOIN stored_file s ON s.id = f.file_id
  WHERE f.seller_id = $1 AND f.order_id = $2`;

const FAPIAO_FILE = 'fapiao';
const FILE = { maxBytes: 10 * 1024 * 1024, mediaTypes: ['application/pdf'] };

/** The VAT invoice of an order: asked for by the buyer, issued by the seller with the tax office, told to both. */
@Injectable()
export class FapiaoService {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly orders: OrdersQueries,
    private readonly steps: OrderSteps,
  ) {}

  async ofOrder(actor: Actor, orderId: string): Promise<FapiaoView | null> {
    const { seller } = await this.orders.order(actor, orderId);
    return this.find(this.database.source.manager, seller.id, orderId);
  }

  /** The row of the invoice itself, for whoever may see the order. */
  async file(actor: Actor, orderId: string): Promise<KeptFile> {
    const fapiao = await this.ofOrder(actor, orderId);
    if (!fapiao?.file) throw notFound('file', '文件', 'file');
    return this.files.find(fapiao.file.id, FAPIAO_FILE);
  }

  /** Sent before it is issued; until then nobody sees it. */
  async sendFile(
    actor: Actor,
    content: Readable,
    name: string | null,
    write: WriteRequest,
  ): Promise<FapiaoFileView> {
    requireKind(actor, 'seller');
    const file = await this.files.receive(content, FILE);
    return this.database.once(withFile(write, file), async (tx) => {
      await this.files.keep(tx, file, { ownerId: actor.organisationId, purpose: FAPIAO_FILE, name });
      return { id: file.id, name, mediaType: file.mediaType, bytes: file.bytes };
    });
  }

  request(
    actor: Actor,
    orderId: string,
    asked: RequestFapiaoRequest,
    write: WriteRequest,
  ): Promise<FapiaoView> {
    requireKind(actor, 'buyer');
    return this.act(actor, orderId, write, async (tx, order) => {
      const before = await this.find(tx, order.seller_id, order.id);
      if (!canBeInvoiced(order.state) || !canAsk(before?.state ?? null)) throw notNow(before);
      await tx.query(
        `INSERT INTO fapiao (seller_id, order_id, kind, title, tax_number, email, registration, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'requested')
         ON CONFLICT (seller_id, order_id) DO UPDATE SET kind = excluded.kind, title = excluded.title, tax_number = excluded.tax_number,
           email = excluded.email, registration = excluded.registration, state = 'requested', reason = NULL, requested_at = now(), answered_at = NULL`,
        [
          order.seller_id,
          order.id,
          asked.kind,
          asked.title,
          asked.taxNumber,
          asked.email,
          asked.registration ?? null,
        ],
      );
      return { name: 'fapiao.requested', note: asked.title };
    });
  }

  issue(actor: Actor, orderId: string, issued: IssueFapiaoRequest, write: WriteRequest): Promise<FapiaoView> {
    requireKind(actor, 'seller');
    return this.act(actor, orderId, write, async (tx, order) => {
      const sent = { ownerId: actor.organisationId, purpose: FAPIAO_FILE };
      const fileIds = issued.fileId ? [issued.fileId] : [];
      if ((await this.files.firstUnknown(tx, fileIds, sent)) !== -1) throw unknownFile();
      await this.answer(
        tx,
        order,
        `state = 'issued', number = $3, issued_on = $4, amount_minor = $5, file_id = $6`,
        issued.number,
        issued.issuedOn,
        (BigInt(order.total_minor) - BigInt(order.refunded_minor)).toString(),
        issued.fileId ?? null,
      );
      return { name: 'fapiao.issued', note: issued.number };
    });
  }

  refuse(actor: Actor, orderId: string, reason: string, write: WriteRequest): Promise<FapiaoView> {
    requireKind(actor, 'seller');
    return this.act(actor, orderId, write, async (tx, order) => {
      await this.answer(tx, order, `state = 'refused', reason = $3`, reason);
      return { name: 'fapiao.refused', note: reason };
    });
  }

  /** The order's row is locked: of two acts at once the second sees what the first left. */
  private act(
    actor: Actor,
    orderId: string,
    write: WriteRequest,
    effect: (tx: EntityManager, order: OrderRow) => Promise<{ name: FapiaoFactName; note: string }>,
  ): Promise<FapiaoView> {
    return this.database.once(write, async (tx) => {
      const order = await this.steps.lockOwn(tx, actor, orderId);
      const { name, note } = await effect(tx, order);
      await stateFacts(tx, [fapiaoFact(name, order, { at: this.clock.now(), note })]);
      return (await this.find(tx, order.seller_id, order.id))!;
    });
  }

  private async answer(
    tx: EntityManager,
    order: OrderRow,
    change: string,
    ...values: (string | null)[]
  ): Promise<void> {
    const [answered]: [unknown[], number] = await tx.query(
      `UPDATE fapiao SET ${change}, answered_at = now()
       WHERE seller_id = $1 AND order_id = $2 AND state = 'requested' RETURNING 1`,
      [order.seller_id, order.id, ...values],
    );
    if (answered.length === 0) throw notNow(await this.find(tx, order.seller_id, order.id));
  }

  private async find(tx: EntityManager, sellerId: string, orderId: string): Promise<FapiaoView | null> {
    const [row]: FapiaoRow[] = await tx.query(SELECT_FAPIAO, [sellerId, orderId]);
    return row ? toFapiaoView(row) : null;
  }
}

function unknownFile(): DomainError {
  const text = { zh: '没有这个文件，请先上传', en: 'There is no such file: send it first' };
  return new DomainError('unprocessable', 'fapiao.file_unknown', text, [
    { field: 'fileId', code: 'fapiao.file_unknown', message: text },
  ]);
}

function notNow(fapiao: FapiaoView | null): DomainError {
  return new DomainError(
    'conflict',
    'fapiao.state_conflict',
    fapiao === null
      ? {
          zh: '卖家接单后才能申请发票；没有申请就不能开票',
          en: 'A fapiao is asked for once the seller has accepted, and issued once it is asked for',
        }
      : {
          zh: `发票“${FAPIAO_STATE_WORDS[fapiao.state].zh}”，不允许这一步`,
          en: `The fapiao is ${FAPIAO_STATE_WORDS[fapiao.state].en}; this step is not possible`,
        },
  );
}
