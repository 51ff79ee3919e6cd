import { DomainError, type FieldFault, notFound } from '@app/kernel';
import { Database, Runs, stateFacts } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type ChangedRow, listingsChanged } from './listings.events.js';
import { COMMIT_PROMISES, LOCK_MADE, PROMISE, releasePromises, SHIP_PROMISES } from './capacity.sql.js';
import { COMMIT, COUNT, HOLD, LAPSED, LAPSED_HOLD, OPEN, part, release, SHIP } from './stock.sql.js';

const LAPSED_BATCH = 500;

export interface HoldLine {
  /** From 1, unlike any other in the request; a fault names `lines.<lineNo − 1>`. */
  lineNo: number;
  sellerId: string;
  listingId: string;
  orderId: string;
  quantity: number;
  /** What the shelf does not have may be made for it, as far as the seller's capacity goes. */
  makeToOrder?: boolean;
}

export interface OrderRef {
  sellerId: string;
  orderId: string;
}

export interface ListingRef {
  sellerId: string;
  listingId: string;
}

export interface Count extends ListingRef {
  pieces: number;
}

/** Pieces of an order's line: an order names a listing once. */
export interface OrderPieces {
  listingId: string;
  quantity: number;
}

export interface TakenPieces extends OrderPieces {
  lotId: string;
  lotNumber: string | null;
  dateCode: string | null;
}

export interface CountOutcome {
  moved: boolean;
  fault: DomainError | undefined;
}

/**
 * Pieces on the shelf and pieces kept for orders. Every method is one statement that locks the lots it needs in (seller, lot)
 * order, moves them under a guard, and one that states what changed.
 */
@Injectable()
export class Stock {
  constructor(private readonly database: Database) {}

  /** Keeps pieces for orders until `heldUntil`, all lines or none, from as many lots as it takes. */
  async hold(tx: EntityManager, request: { heldUntil: Date; lines: readonly HoldLine[] }): Promise<void> {
    const { heldUntil, lines } = request;
    const made = lines.filter(({ makeToOrder }) => makeToOrder);
    if (made.length > 0)
      await tx.query(LOCK_MADE, [made.map((line) => line.sellerId), made.map((line) => line.listingId)]);
    const rows: HoldRow[] = await tx.query(HOLD, [
      lines.map((line) => line.lineNo),
      lines.map((line) => line.sellerId),
      lines.map((line) => line.listingId),
      lines.map((line) => line.orderId),
      lines.map((line) => line.quantity),
      heldUntil,
    ]);
    if (rows.length < lines.length) throw notFound('listing', '商品', 'listing');
    const toMake = new Set(made.map(({ lineNo }) => lineNo));
    await this.promise(
      tx,
      request,
      rows.filter((row) => row.kept < row.quantity && toMake.has(row.line_no)),
    );
    const short = rows.filter((row) => row.kept < row.quantity);
    if (short.length > 0) throw outOfStock(short);
    await stateFacts(tx, listingsChanged(rows));
  }

  /** What is held for the orders is kept longer. */
  async keepUntil(tx: EntityManager, heldUntil: Date, orders: readonly OrderRef[]): Promise<void> {
    for (const table of ['reservation', 'capacity_promise']) {
      await tx.query(
        `UPDATE ${table} SET held_until = $3
         FROM unnest($1::uuid[], $2::uuid[]) AS o(seller_id, order_id)
         WHERE ${table}.seller_id = o.seller_id AND ${table}.order_id = o.order_id AND state = 'held'`,
        [...orderColumns(orders), heldUntil],
      );
    }
  }

  /** Held → committed: the orders are paid. Harmless twice. */
  async commit(tx: EntityManager, ...orders: OrderRef[]): Promise<void> {
    const rows: OrderRow[] = await tx.query(COMMIT, orderColumns(orders));
    const promised: OrderRow[] = await tx.query(COMMIT_PROMISES, orderColumns(orders));
    requireAll(orders, [...rows, ...promised]);
  }

  /** Held or committed → released: the pieces are free again. Harmless twice. */
  async release(tx: EntityManager, ...orders: OrderRef[]): Promise<void> {
    await this.free(tx, orders, `state IN ('held', 'committed')`);
  }

  /** What an order held and nobody paid or released: its purchase is gone. Harmless twice, and beside any other release. */
  @Runs('listings.release-lapsed', { cron: '*/10 * * * *' })
  async releaseLapsed(): Promise<void> {
    const lapsed: { seller_id: string; order_id: string }[] = await this.database.source.query(LAPSED, [
      LAPSED_BATCH,
    ]);
    if (lapsed.length === 0) return;
    const orders = lapsed.map((row): OrderRef => ({ sellerId: row.seller_id, orderId: row.order_id }));
    await this.database.transact((tx) => this.free(tx, orders, LAPSED_HOLD));
  }

  private async free(tx: EntityManager, orders: readonly OrderRef[], condition: string): Promise<void> {
    const rows: ChangedRow[] = await tx.query(release(condition), orderColumns(orders));
    await tx.query(releasePromises(condition), orderColumns(orders));
    await stateFacts(tx, listingsChanged(rows));
  }

  /** What the shelf is short of, from the days ahead; the rows then count it as kept. */
  private async promise(
    tx: EntityManager,
    { heldUntil, lines }: { heldUntil: Date; lines: readonly HoldLine[] },
    short: readonly HoldRow[],
  ): Promise<void> {
    if (short.length === 0) return;
    const orderOf = new Map(lines.map(({ lineNo, orderId }) => [lineNo, orderId]));
    const promised: { line_no: number; promised: number }[] = await tx.query(PROMISE, [
      short.map((row) => row.line_no),
      short.map((row) => row.seller_id),
      short.map((row) => row.listing_id),
      short.map((row) => orderOf.get(row.line_no)),
      short.map((row) => row.quantity - row.kept),
      heldUntil,
    ]);
    const pieces = new Map(promised.map((row) => [row.line_no, row.promised]));
    for (const row of short) row.kept += pieces.get(row.line_no) ?? 0;
  }

  /** Committed → shipped: the pieces leave the house, and the journal says so. */
  async ship(tx: EntityManager, ...orders: OrderRef[]): Promise<void> {
    const rows: (ChangedRow & OrderRow)[] = await tx.query(SHIP, orderColumns(orders));
    const made: OrderRow[] = await tx.query(SHIP_PROMISES, orderColumns(orders));
    requireAll(orders, [...rows, ...made]);
    await stateFacts(tx, listingsChanged(rows));
  }

  /** A part of what is committed for an order leaves the house: which lots it came from. */
  shipPart(tx: EntityManager, order: OrderRef, pieces: readonly OrderPieces[]): Promise<TakenPieces[]> {
    return this.takePart(tx, order, pieces, 'shipped');
  }

  /** A part of what is committed for an order is free again. */
  async releasePart(tx: EntityManager, order: OrderRef, pieces: readonly OrderPieces[]): Promise<void> {
    await this.takePart(tx, order, pieces, 'released');
  }

  private async takePart(
    tx: EntityManager,
    { sellerId, orderId }: OrderRef,
    pieces: readonly OrderPieces[],
    state: 'shipped' | 'released',
  ): Promise<TakenPieces[]> {
    const rows: (ChangedRow & TakenRow)[] = await tx.query(part(state), [
      sellerId,
      orderId,
      pieces.map(({ listingId }) => listingId),
      pieces.map(({ quantity }) => quantity),
    ]);
    const taken = rows.reduce((sum, { quantity }) => sum + quantity, 0);
    if (taken !== pieces.reduce((sum, { quantity }) => sum + quantity, 0)) throw noLongerKept();
    await stateFacts(tx, listingsChanged(rows));
    return rows.map((row) => ({
      listingId: row.listing_id,
      lotId: row.lot_id,
      lotNumber: row.lot_number,
      dateCode: row.date_code,
      quantity: row.quantity,
    }));
  }

  /** Pieces that can be ordered now, by listing. */
  async available(tx: EntityManager, refs: readonly ListingRef[]): Promise<Map<string, number>> {
    const rows: { listing_id: string; available: number }[] = await tx.query(
      `SELECT listing_id, sum(on_hand - reserved)::int AS available
       FROM stock_lot JOIN unnest($1::uuid[], $2::uuid[]) AS ref(seller_id, listing_id) USING (seller_id, listing_id)
       GROUP BY listing_id`,
      [refs.map((ref) => ref.sellerId), refs.map((ref) => ref.listingId)],
    );
    return new Map(rows.map((row) => [row.listing_id, row.available]));
  }

  /** Pieces on the shelves of listings, and of these kept for orders. */
  async onShelf(
    tx: EntityManager,
    refs: readonly ListingRef[],
  ): Promise<Map<string, { onHand: number; reserved: number }>> {
    const rows: { listing_id: string; on_hand: number; reserved: number }[] = await tx.query(
      `SELECT listing_id, sum(on_hand)::int AS on_hand, sum(reserved)::int AS reserved
       FROM stock_lot JOIN unnest($1::uuid[], $2::uuid[]) AS ref(seller_id, listing_id) USING (seller_id, listing_id)
       GROUP BY listing_id`,
      [refs.map((ref) => ref.sellerId), refs.map((ref) => ref.listingId)],
    );
    return new Map(rows.map((row) => [row.listing_id, { onHand: row.on_hand, reserved: row.reserved }]));
  }

  /** The first lot of new listings. */
  async open(tx: EntityManager, counts: readonly Count[]): Promise<void> {
    if (counts.length > 0) await tx.query(OPEN, countColumns(counts));
  }

  /**
   * Somebody counted: a listing's pieces on hand are `pieces`, and the journal gets the difference. A count below what is kept
   * for orders is not booked but answered. The caller holds the listings' rows and states what changed.
   */
  async count(tx: EntityManager, counts: readonly Count[]): Promise<Map<string, CountOutcome>> {
    if (counts.length === 0) return new Map();
    const rows: CountRow[] = await tx.query(COUNT, countColumns(counts));
    const pieces = new Map(counts.map((count) => [count.listingId, count.pieces]));
    return new Map(
      rows.map(({ listing_id: id, reserved, moved }) => [
        id,
        { moved, fault: (pieces.get(id) ?? 0) < reserved ? belowReserved(reserved) : undefined },
      ]),
    );
  }
}

interface HoldRow extends ChangedRow {
  line_no: number;
  quantity: number;
  kept: number;
  available: number;
}

interface TakenRow {
  lot_id: string;
  lot_number: string | null;
  date_code: string | null;
  quantity: number;
}

interface OrderRow {
  order_id: string;
}

interface CountRow {
  listing_id: string;
  reserved: number;
  moved: boolean;
}

function countColumns(counts: readonly Count[]): [string[], string[], number[]] {
  return [
    counts.map((count) => count.sellerId),
    counts.map((count) => count.listingId),
    counts.map((count) => count.pieces),
  ];
}

function orderColumns(orders: readonly OrderRef[]): [string[], string[]] {
  return [orders.map((order) => order.sellerId), orders.map((order) => order.orderId)];
}

function requireAll(orders: readonly OrderRef[], rows: readonly OrderRow[]): void {
  const found = new Set(rows.map((row) => row.order_id));
  if (orders.every((order) => found.has(order.orderId))) return;
  throw noLongerKept();
}

function noLongerKept(): DomainError {
  return new DomainError('conflict', 'reservation.lapsed', {
    zh: '为此订单保留的库存已过期释放',
    en: 'The stock kept for this order has lapsed and was released',
  });
}

function outOfStock(rows: readonly HoldRow[]): DomainError {
  const text = { zh: '库存不足', en: 'Not enough in stock' };
  const faults = rows.map((row): FieldFault => ({
    field: `lines.${row.line_no - 1}.quantity`,
    code: 'listing.out_of_stock',
    message: {
      zh: `需要 ${row.quantity}，现货仅 ${row.available}`,
      en: `${row.quantity} wanted, ${row.available} available`,
    },
    expected: String(row.available),
  }));
  return new DomainError('conflict', 'listing.out_of_stock', text, faults);
}

export function belowReserved(reserved: number): DomainError {
  const text = {
    zh: `已有 ${reserved} 件为订单保留，盘点数不能更少`,
    en: `${reserved} pieces are kept for orders; the count cannot be less`,
  };
  return new DomainError('conflict', 'listing.stock_below_reserved', text, [
    { field: 'stock', code: 'listing.stock_below_reserved', message: text, expected: `>= ${reserved}` },
  ]);
}
