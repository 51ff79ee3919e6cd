import { DomainError, type FieldFault, notFound } from '@app/kernel';
import { Database, Runs, stateFacts } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type ChangedRow, stockMoved } from './listings.events.js';
import {
  COMMIT_PROMISES,
  LOCK_MADE,
  partOfPromises,
  PROMISE,
  PROMISE_BY_WORD,
  PROMISED,
  releasePromises,
} from './capacity.sql.js';
import { type QuotedPieces, takeOver } from './quoted-pieces.js';
import { COMMIT, COUNT, HOLD, LAPSED, LAPSED_HOLD, OPEN, part, release } from './stock.sql.js';

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
  /** The seller has promised the pieces by a quote: they cannot lack. */
  quoted?: QuotedPieces;
}

/** What of a line has to be made, and by when it is. */
export interface ToMake {
  pieces: number;
  readyOn: string;
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

  /**
   * Keeps pieces for orders until `heldUntil`, all lines or none, from as many lots as it takes. What a quote keeps for a line goes over
   * to its order. Answers what has to be made, by line number.
   */
  async hold(
    tx: EntityManager,
    request: { heldUntil: Date; lines: readonly HoldLine[] },
  ): Promise<Map<number, ToMake>> {
    const { heldUntil, lines: asked } = request;
    const made = asked.filter(({ makeToOrder, quoted }) => makeToOrder || quoted);
    if (made.length > 0)
      await tx.query(LOCK_MADE, [made.map((line) => line.sellerId), made.map((line) => line.listingId)]);
    const taken = await takeOver(tx, request, (order, pieces) => this.releasePart(tx, order, pieces));
    const lines = asked.flatMap((line) => {
      const quantity = line.quantity - (taken.kept.get(line.lineNo) ?? 0);
      return quantity > 0 ? [{ ...line, quantity }] : [];
    });
    if (lines.length === 0) return taken.toMake;
    const rows: HoldRow[] = await tx.query(HOLD, [
      lines.map((line) => line.lineNo),
      lines.map((line) => line.sellerId),
      lines.map((line) => line.listingId),
      lines.map((line) => line.orderId),
      lines.map((line) => line.quantity),
      heldUntil,
    ]);
    if (rows.length < lines.length) throw notFound('listing', '商品', 'listing');
    const promised = await this.promise(tx, { heldUntil, lines }, rows);
    const short = rows.filter((row) => row.kept < row.quantity);
    if (short.length > 0) throw outOfStock(short);
    await stateFacts(tx, stockMoved(rows));
    return new Map([...taken.toMake, ...promised]);
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
    await stateFacts(tx, stockMoved(rows));
  }

  /** What the shelf is short of, from the days ahead or as its seller has promised; the rows then count it as kept. */
  private async promise(
    tx: EntityManager,
    { heldUntil, lines }: { heldUntil: Date; lines: readonly HoldLine[] },
    rows: readonly HoldRow[],
  ): Promise<Map<number, ToMake>> {
    const lineOf = new Map(lines.map((line) => [line.lineNo, line]));
    const short = rows.filter((row) => row.kept < row.quantity);
    const quoted = short.filter((row) => lineOf.get(row.line_no)?.quoted);
    const made = short.filter((row) => lineOf.get(row.line_no)?.makeToOrder && !quoted.includes(row));
    const columnsOf = (some: readonly HoldRow[]): unknown[] => [
      some.map((row) => row.line_no),
      some.map((row) => row.seller_id),
      some.map((row) => row.listing_id),
      some.map((row) => lineOf.get(row.line_no)?.orderId),
      some.map((row) => row.quantity - row.kept),
      heldUntil,
    ];
    const promised: PromisedRow[] = made.length === 0 ? [] : await tx.query(PROMISE, columnsOf(made));
    if (quoted.length > 0) {
      const days = quoted.map((row) => lineOf.get(row.line_no)?.quoted?.promisedOn);
      const byWord: PromisedRow[] = await tx.query(PROMISE_BY_WORD, [...columnsOf(quoted), days]);
      promised.push(...byWord);
    }
    const toMake = new Map(
      promised.map(({ line_no, pieces, ready_on }) => [line_no, { pieces, readyOn: ready_on }]),
    );
    for (const row of short) row.kept += toMake.get(row.line_no)?.pieces ?? 0;
    return toMake;
  }

  /** A part of what is committed for an order leaves the house, from the shelf first, and the journal says so: which lots it came from. */
  async shipPart(tx: EntityManager, order: OrderRef, pieces: readonly OrderPieces[]): Promise<TakenPieces[]> {
    const shelved = await this.takePart(tx, order, pieces, 'shipped');
    const made = await this.takePromised(tx, order, lacking(pieces, shelved), 'shipped');
    return byLot([...shelved, ...made]);
  }

  /** A part of what is kept for an order is free again: what is still to be made first. */
  async releasePart(tx: EntityManager, order: OrderRef, pieces: readonly OrderPieces[]): Promise<void> {
    const promised: Pick<TakenRow, 'listing_id' | 'quantity'>[] = await tx.query(PROMISED, [
      order.sellerId,
      order.orderId,
    ]);
    const shelved = await this.takePart(tx, order, lacking(pieces, promised), 'released');
    await this.takePromised(tx, order, lacking(pieces, shelved), 'released');
  }

  private async takePart(
    tx: EntityManager,
    order: OrderRef,
    pieces: readonly OrderPieces[],
    state: 'shipped' | 'released',
  ): Promise<TakenRow[]> {
    const rows: (ChangedRow & TakenRow)[] = await tx.query(part(state), partColumns(order, pieces));
    await stateFacts(tx, stockMoved(rows));
    return rows;
  }

  /** All of the pieces, or the whole is refused. */
  private async takePromised(
    tx: EntityManager,
    order: OrderRef,
    pieces: readonly OrderPieces[],
    state: 'shipped' | 'released',
  ): Promise<TakenRow[]> {
    if (pieces.length === 0) return [];
    const rows: TakenRow[] = await tx.query(partOfPromises(state), partColumns(order, pieces));
    if (lacking(pieces, rows).length > 0) throw noLongerKept();
    return rows;
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

interface PromisedRow {
  line_no: number;
  pieces: number;
  ready_on: string;
}

interface TakenRow {
  listing_id: string;
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

/** What of the pieces was not taken. */
function lacking(
  pieces: readonly OrderPieces[],
  taken: readonly Pick<TakenRow, 'listing_id' | 'quantity'>[],
): OrderPieces[] {
  return pieces.flatMap(({ listingId, quantity }) => {
    const rest = taken.reduce(
      (left, row) => (row.listing_id === listingId ? left - row.quantity : left),
      quantity,
    );
    return rest > 0 ? [{ listingId, quantity: rest }] : [];
  });
}

/** A lot once, with all that came from it. */
function byLot(rows: readonly TakenRow[]): TakenPieces[] {
  return [...Map.groupBy(rows, (row) => row.lot_id).values()].map(([first, ...others]) => ({
    listingId: first!.listing_id,
    lotId: first!.lot_id,
    lotNumber: first!.lot_number,
    dateCode: first!.date_code,
    quantity: others.reduce((sum, { quantity }) => sum + quantity, first!.quantity),
  }));
}

function partColumns(
  { sellerId, orderId }: OrderRef,
  pieces: readonly OrderPieces[],
): [string, string, string[], number[]] {
  return [
    sellerId,
    orderId,
    pieces.map(({ listingId }) => listingId),
    pieces.map(({ quantity }) => quantity),
  ];
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
