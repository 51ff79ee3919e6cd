import { decodeIdCursor, encodeCursor, newId, notFound, toPage } from '@app/kernel';
import { type Actor, Database, type PageQuery, stateFacts, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type ChangedRow, stockMoved } from './listings.events.js';
import { requireSeller } from './listings.service.js';
import { type LabelLotRequest, type MoveLotRequest, type ReceiveLotRequest } from './lots.dto.js';
import {
  type LotRow,
  type LotsView,
  type LotView,
  type MovementPageView,
  type MovementRow,
  type PriceHistoryView,
  type PriceTimeRow,
  toLotView,
  toMovementView,
  toPriceTimeView,
} from './lots.views.js';
import { LOT_OF_LISTING, LOTS, MOVE_LOT, MOVEMENTS, PRICES, RECEIVE_LOT } from './lots.sql.js';
import { belowReserved } from './stock.service.js';

const JOURNAL = 'stock-movements';
const HISTORY = 'past-prices';
/** Today's price stands in the listing; behind it come those of before, whatever their ids. */
const AFTER_ALL = 'ffffffff-ffff-7fff-bfff-ffffffffffff';

/** The lots of a listing as its seller keeps them: what came, what was counted, what was thrown away. */
@Injectable()
export class Lots {
  constructor(
    private readonly database: Database,
    private readonly source: DataSource,
  ) {}

  async list(actor: Actor, listingId: string): Promise<LotsView> {
    await this.requireOwn(actor, listingId);
    const rows: LotRow[] = await this.source.query(LOTS, [actor.organisationId, listingId]);
    return { items: rows.map(toLotView) };
  }

  /** The journal of all lots of a listing, newest first. */
  async movements(actor: Actor, listingId: string, { cursor, limit }: PageQuery): Promise<MovementPageView> {
    await this.requireOwn(actor, listingId);
    const before = decodeIdCursor(JOURNAL, cursor);
    const rows: MovementRow[] = await this.source.query(MOVEMENTS, [
      actor.organisationId,
      listingId,
      before,
      limit + 1,
    ]);
    return toPage(rows, limit, toMovementView, (row) => encodeCursor(JOURNAL, [row.id]));
  }

  /** What the listing cost, and when; newest first. */
  async prices(actor: Actor, listingId: string, { cursor, limit }: PageQuery): Promise<PriceHistoryView> {
    await this.requireOwn(actor, listingId);
    const before = decodeIdCursor(HISTORY, cursor);
    const rows: PriceTimeRow[] = await this.source.query(PRICES, [
      actor.organisationId,
      listingId,
      before,
      limit + 1,
    ]);
    return toPage(rows, limit, toPriceTimeView, (row) =>
      encodeCursor(HISTORY, [row.until === null ? AFTER_ALL : row.id]),
    );
  }

  /** A delivery: a new lot, and its pieces in the journal. */
  async receive(
    actor: Actor,
    listingId: string,
    request: ReceiveLotRequest,
    write: WriteRequest,
  ): Promise<LotView> {
    requireSeller(actor);
    const sellerId = actor.organisationId;
    return this.database.once(write, async (tx) => {
      const id = newId();
      const changed: ChangedRow[] = await tx.query(RECEIVE_LOT, [
        sellerId,
        listingId,
        id,
        request.lotNumber ?? null,
        request.dateCode ?? null,
        request.location ?? null,
        request.quantity,
        actor.userId,
        request.note ?? null,
      ]);
      if (changed.length === 0) throw notFound('listing', '商品', 'listing');
      await stateFacts(tx, stockMoved(changed));
      return this.lot(tx, { sellerId, listingId, id });
    });
  }

  /** Counts a lot, adds to it or takes from it; never below what is kept for orders. */
  async move(
    actor: Actor,
    { listingId, lotId }: { listingId: string; lotId: string },
    { kind, quantity, note }: MoveLotRequest,
    write: WriteRequest,
  ): Promise<LotView> {
    requireSeller(actor);
    const ref = { sellerId: actor.organisationId, listingId, id: lotId };
    return this.database.once(write, async (tx) => {
      const lot = await this.lot(tx, ref, 'FOR UPDATE');
      const after = { counted: 0, received: lot.onHand, scrapped: lot.onHand }[kind];
      const pieces = kind === 'scrapped' ? after - quantity : after + quantity;
      if (pieces < lot.reserved) throw belowReserved(lot.reserved);
      if (pieces === lot.onHand) return lot;
      const changed: ChangedRow[] = await tx.query(MOVE_LOT, [
        ref.sellerId,
        lotId,
        pieces - lot.onHand,
        kind,
        actor.userId,
        note ?? null,
      ]);
      await stateFacts(tx, stockMoved(changed));
      return this.lot(tx, ref);
    });
  }

  /** Its number, date code and place; its pieces stay as they are. */
  async label(
    actor: Actor,
    { listingId, lotId }: { listingId: string; lotId: string },
    request: LabelLotRequest,
    write: WriteRequest,
  ): Promise<LotView> {
    requireSeller(actor);
    const ref = { sellerId: actor.organisationId, listingId, id: lotId };
    return this.database.once(write, async (tx) => {
      const { lotNumber, dateCode, location } = { ...(await this.lot(tx, ref, 'FOR UPDATE')), ...request };
      await tx.query(
        `UPDATE stock_lot SET lot_number = $3, date_code = $4, location = $5 WHERE seller_id = $1 AND id = $2`,
        [ref.sellerId, lotId, lotNumber, dateCode, location],
      );
      return this.lot(tx, ref);
    });
  }

  private async lot(
    tx: EntityManager,
    { sellerId, listingId, id }: { sellerId: string; listingId: string; id: string },
    lock: 'FOR UPDATE' | '' = '',
  ): Promise<LotView> {
    const [row]: LotRow[] = await tx.query(`${LOT_OF_LISTING} ${lock}`, [sellerId, listingId, id]);
    if (row === undefined) throw notFound('lot', '批次', 'lot');
    return toLotView(row);
  }

  private async requireOwn(actor: Actor, listingId: string): Promise<void> {
    requireSeller(actor);
    const [row]: unknown[] = await this.source.query(
      `SELECT 1 FROM listing WHERE seller_id = $1 AND id = $2`,
      [actor.organisationId, listingId],
    );
    if (row === undefined) throw notFound('listing', '商品', 'listing');
  }
}
