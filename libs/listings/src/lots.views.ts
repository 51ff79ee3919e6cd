import { PriceBreakView } from './listing.views.js';
import { breaksOf } from './listing.pricing.js';
import { type MovementKind } from './stock.entity.js';

export class LotView {
  id: string;
  lotNumber: string | null;
  /** Year and week of manufacture, YYWW. */
  dateCode: string | null;
  location: string | null;
  onHand: number;
  reserved: number;
  available: number;
}

export class LotsView {
  items: LotView[];
}

export class MovementView {
  id: string;
  lotId: string;
  lotNumber: string | null;
  /** counted, received, made, scrapped, shipped or returned */
  kind: MovementKind;
  /** Pieces in (+) or out (−). */
  quantity: number;
  /** The order that shipped. */
  causeId: string | null;
  personName: string | null;
  note: string | null;
  at: string;
}

export class MovementPageView {
  items: MovementView[];
  nextCursor: string | null;
}

export class PriceTimeView {
  /** VAT included. */
  priceBreaks: PriceBreakView[];
  /** What the seller typed where its prices were without tax. */
  netPriceBreaks: PriceBreakView[] | null;
  currency: string;
  since: string;
  /** Null: they stand. */
  until: string | null;
}

export class PriceHistoryView {
  /** Newest first; the first stands. */
  items: PriceTimeView[];
  nextCursor: string | null;
}

export interface LotRow {
  id: string;
  lot_number: string | null;
  date_code: string | null;
  location: string | null;
  on_hand: number;
  reserved: number;
}

export function toLotView(row: LotRow): LotView {
  return {
    id: row.id,
    lotNumber: row.lot_number,
    dateCode: row.date_code,
    location: row.location,
    onHand: row.on_hand,
    reserved: row.reserved,
    available: row.on_hand - row.reserved,
  };
}

export interface MovementRow {
  id: string;
  lot_id: string;
  lot_number: string | null;
  kind: MovementKind;
  quantity: number;
  cause_id: string | null;
  person_name: string | null;
  note: string | null;
  moved_at: Date;
}

export function toMovementView(row: MovementRow): MovementView {
  return {
    id: row.id,
    lotId: row.lot_id,
    lotNumber: row.lot_number,
    kind: row.kind,
    quantity: row.quantity,
    causeId: row.cause_id,
    personName: row.person_name,
    note: row.note,
    at: row.moved_at.toISOString(),
  };
}

export interface PriceTimeRow {
  id: string;
  break_quantities: number[];
  break_prices: string[];
  net_prices: string[] | null;
  currency: string;
  since: Date;
  until: Date | null;
}

export function toPriceTimeView(row: PriceTimeRow): PriceTimeView {
  return {
    priceBreaks: breaksOf(row),
    netPriceBreaks: row.net_prices && breaksOf({ ...row, break_prices: row.net_prices }),
    currency: row.currency,
    since: row.since.toISOString(),
    until: row.until?.toISOString() ?? null,
  };
}
