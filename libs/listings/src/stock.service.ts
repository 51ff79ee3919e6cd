import { DomainError, type FieldFault, notFound } from '@app/kernel';
import { stateFacts } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type ChangedRow, listingsChanged } from './listings.events.js';
import { COMMIT, COUNT, HOLD, OPEN, RELEASE, SHIP } from './stock.sql.js';

export interface HoldLine {
  /** From 1, unlike any other in the request; a fault names `lines.<lineNo − 1>`. */
  lineNo: number;
  sellerId: string;
  listingId: string;
  orderId: string;
  quantity: number;
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
  /** Keeps pieces for orders until `heldUntil`, all lines or none, from as many lots as it takes. */
  async hold(tx: EntityManager, request: { heldUntil: Date; lines: readonly HoldLine[] }): Promise<void> {
    const { heldUntil, lines } = request;
    const rows: HoldRow[] = await tx.query(HOLD, [
      lines.map((line) => line.lineNo),
      lines.map((line) => line.sellerId),
      lines.map((line) => line.listingId),
      lines.map((line) => line.orderId),
      lines.map((line) => line.quantity),
      heldUntil,
    ]);
    if (rows.length < lines.length) throw notFound('listing', '商品', 'listing');
    const short = rows.filter((row) => row.kept < row.quantity);
    if (short.length > 0) throw outOfStock(short);
    await stateFacts(tx, listingsChanged(rows));
  }

  /** Held → committed: the orders are paid. Harmless twice. */
  async commit(tx: EntityManager, ...orders: OrderRef[]): Promise<void> {
    const rows: OrderRow[] = await tx.query(COMMIT, orderColumns(orders));
    requireAll(orders, rows);
  }

  /** Held or committed → released: the pieces are free again. Harmless twice. */
  async release(tx: EntityManager, ...orders: OrderRef[]): Promise<void> {
    const rows: ChangedRow[] = await tx.query(RELEASE, orderColumns(orders));
    await stateFacts(tx, listingsChanged(rows));
  }

  /** Committed → shipped: the pieces leave the house, and the journal says so. */
  async ship(tx: EntityManager, ...orders: OrderRef[]): Promise<void> {
    const rows: (ChangedRow & OrderRow)[] = await tx.query(SHIP, orderColumns(orders));
    requireAll(orders, rows);
    await stateFacts(tx, listingsChanged(rows));
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
  throw new DomainError('conflict', 'reservation.lapsed', {
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

function belowReserved(reserved: number): DomainError {
  const text = {
    zh: `已有 ${reserved} 件为订单保留，盘点数不能更少`,
    en: `${reserved} pieces are kept for orders; the count cannot be less`,
  };
  return new DomainError('conflict', 'listing.stock_below_reserved', text, [
    { field: 'stock', code: 'listing.stock_below_reserved', message: text, expected: `>= ${reserved}` },
  ]);
}
