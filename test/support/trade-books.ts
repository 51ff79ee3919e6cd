import { type OrderState, TRANSITIONS } from '@app/orders';
import { expect } from '@jest/globals';
import { type Account, type Json, type TestApp } from './app.js';
import { type Outcome } from './trade-steps.js';

export interface ModelListing {
  row: Json;
  seller: Account;
  isMade: boolean;
  onHand: number;
  reserved: number;
  /** Pieces still to be made for orders. */
  toMake: number;
}

export interface ModelLine {
  listing: ModelListing;
  quantity: number;
  /** On the shelf for it, and still to be made for it. */
  kept: number;
  toMake: number;
  accepted: number;
  shipped: number;
  claimed: number;
}

export interface ModelCheckout {
  id: string;
  state: 'awaiting_payment' | 'paid' | 'on_account' | 'cancelled' | 'expired';
  /** Paying for it was tried. */
  isTried: boolean;
  orders: ModelOrder[];
}

export interface ModelOrder {
  id: string;
  seller: Account;
  checkout: ModelCheckout;
  state: OrderState;
  lines: ModelLine[];
  claims: ModelClaim[];
  total: number;
  /** As it was placed with, whatever rules came after. */
  commission: number;
  released: number;
  refunded: number;
  frozen: number;
  isWindowOpen: boolean;
  isOnAccount: boolean;
}

export interface ModelClaim {
  id: string;
  order: ModelOrder;
  line: ModelLine;
  pieces: number;
  state: string;
  outcome: Outcome;
  amount: number;
  refund: number;
}

const heldOf = ({ total, released, refunded }: ModelOrder): number => total - released - refunded;
export const outstanding = ({ accepted, shipped }: ModelLine): number => accepted - shipped;
export const sumOf = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);

/** What is owed for orders on account: nothing of it is paid in the model. */
export const owedOf = (orders: readonly ModelOrder[]): number =>
  sumOf(
    orders.filter(({ isOnAccount }) => isOnAccount),
    ({ total, refunded }) => total - refunded,
  );

const AGREEMENT = `
  SELECT (
    SELECT jsonb_object_agg(l.id, jsonb_build_object('onHand', s.on_hand, 'reserved', s.reserved,
      'journal', (SELECT sum(m.quantity) FROM stock_movement m JOIN stock_lot o ON o.seller_id = m.seller_id AND o.id = m.lot_id
        WHERE o.seller_id = l.seller_id AND o.listing_id = l.id),
      'reservations', (SELECT coalesce(sum(r.quantity), 0) FROM reservation r
        WHERE r.seller_id = l.seller_id AND r.listing_id = l.id AND r.state IN ('held', 'committed')),
      'toMake', (SELECT coalesce(sum(p.quantity), 0) FROM capacity_promise p
        WHERE p.seller_id = l.seller_id AND p.listing_id = l.id AND p.state IN ('held', 'committed')),
      'unbalancedDays', (SELECT count(*) FROM capacity_day d WHERE d.seller_id = l.seller_id AND d.listing_id = l.id
        AND (d.promised > d.capacity OR d.promised <> (SELECT coalesce(sum(p.quantity), 0) FROM capacity_promise p
          WHERE p.seller_id = d.seller_id AND p.listing_id = d.listing_id AND p.day = d.day AND p.state <> 'released')))))
    FROM listing l CROSS JOIN LATERAL (
      SELECT sum(on_hand) AS on_hand, sum(reserved) AS reserved FROM stock_lot WHERE seller_id = l.seller_id AND listing_id = l.id
    ) s WHERE l.seller_id = ANY($1)
  ) AS stock, (
    SELECT jsonb_object_agg(o.id, jsonb_build_object('state', o.state, 'released', o.released_minor, 'refunded', o.refunded_minor,
      'frozen', o.frozen_minor, 'shareReleased', CASE WHEN r.order_id IS NULL THEN s.released_minor ELSE r.accepted_minor END,
      'shareRefunded', CASE WHEN r.order_id IS NULL THEN s.refunded_minor ELSE r.taken_off_minor END,
      'total', coalesce(r.total_minor, s.amount_minor), 'commission', o.commission_minor,
      'lineCommission', (SELECT sum(commission_minor) FROM order_line WHERE seller_id = o.seller_id AND order_id = o.id)))
    FROM trade_order o LEFT JOIN payment_share s ON s.seller_id = o.seller_id AND s.reference_id = o.id
    LEFT JOIN receivable r ON r.seller_id = o.seller_id AND r.order_id = o.id WHERE o.seller_id = ANY($1)
  ) AS orders, jsonb_build_object(
    'legs', (SELECT coalesce(sum(amount_minor), 0) FROM ledger_leg WHERE seller_id = ANY($1)),
    'balances', (SELECT coalesce(sum(balance_minor), 0) FROM ledger_account WHERE seller_id = ANY($1)),
    'held', (SELECT -coalesce(sum(balance_minor), 0) FROM ledger_account WHERE seller_id = ANY($1) AND kind = 'held'),
    'owed', (SELECT coalesce(sum(balance_minor), 0) FROM ledger_account WHERE seller_id = ANY($1) AND kind = 'receivable'),
    'commission', (SELECT -coalesce(sum(balance_minor), 0) FROM ledger_account WHERE seller_id = ANY($1) AND kind = 'commission'),
    'open', (SELECT sum(open_minor) FROM credit_terms WHERE seller_id = ANY($1)),
    'unevenCheckouts', (SELECT count(*) FROM checkout c WHERE c.id IN (SELECT checkout_id FROM trade_order WHERE seller_id = ANY($1))
      AND c.total_minor <> (SELECT sum(total_minor) FROM trade_order o WHERE o.checkout_id = c.id)),
    'unevenPayments', (SELECT count(*) FROM payment p WHERE p.id IN (SELECT payment_id FROM payment_share WHERE seller_id = ANY($1))
      AND p.amount_minor <> (SELECT sum(amount_minor) FROM payment_share s WHERE s.payment_id = p.id))
  ) AS books`;

export function pick<T>(items: readonly T[], at: number): T | undefined {
  return items.at(-1 - (at % Math.max(1, items.length)));
}

const standing = ({ state, released, refunded, frozen, total, commission }: ModelOrder) => ({
  state,
  released,
  refunded,
  frozen,
  shareReleased: released,
  shareRefunded: refunded,
  total,
  commission,
  lineCommission: commission,
});

/** From the shelf what it has, the rest is to be made. */
export function keep(listing: ModelListing, quantity: number): ModelLine {
  const kept = Math.min(quantity, listing.onHand - listing.reserved);
  const toMake = quantity - kept;
  listing.reserved += kept;
  listing.toMake += toMake;
  return { listing, quantity, kept, toMake, accepted: 0, shipped: 0, claimed: 0 };
}

/** What is still to be made first. */
export function letGo(line: ModelLine, pieces: number): void {
  const unmade = Math.min(pieces, line.toMake);
  line.toMake -= unmade;
  line.listing.toMake -= unmade;
  line.kept -= pieces - unmade;
  line.listing.reserved -= pieces - unmade;
}

/** What is on the shelf first. */
export function leave(line: ModelLine, pieces: number): void {
  const shelved = Math.min(pieces, line.kept);
  line.kept -= shelved;
  line.listing.reserved -= shelved;
  line.listing.onHand -= shelved;
  line.toMake -= pieces - shelved;
  line.listing.toMake -= pieces - shelved;
  line.shipped += pieces;
}

export function lapse(checkout: ModelCheckout, state: 'cancelled' | 'expired'): void {
  if (checkout.state !== 'awaiting_payment') return;
  const left = checkout.orders.filter(({ isOnAccount }) => !isOnAccount);
  checkout.state = left.length < checkout.orders.length ? 'on_account' : state;
  for (const order of left) {
    order.state = state;
    for (const line of order.lines) letGo(line, line.quantity);
  }
}

const hasOpen = ({ claims }: ModelOrder): boolean => claims.some(({ state }) => state !== 'settled');

export function arrive(order: ModelOrder): void {
  order.state = hasOpen(order) ? 'disputed' : 'inspection';
  order.isWindowOpen = true;
}

/** The window closes: all is the seller's that no claim has frozen. */
export function close(order: ModelOrder): void {
  order.isWindowOpen = false;
  order.released += heldOf(order) - order.frozen;
  order.state = hasOpen(order) ? 'disputed' : 'completed';
}

export function settle(claim: ModelClaim, refund: number): void {
  const { order, amount } = claim;
  order.frozen -= amount;
  order.refunded += refund;
  order.released += amount - refund;
  if (order.state !== 'disputed' || hasOpen(order)) return;
  if (heldOf(order) > 0) order.state = 'inspection';
  else Object.assign(order, { state: 'completed', isWindowOpen: false });
}

/** By the market's books: nothing oversold, on hand = journal, reserved = reservations, held = paid − released − refunded. */
export async function expectAgreement(
  market: TestApp,
  {
    sellers,
    listings,
    orders,
  }: { sellers: readonly Account[]; listings: readonly ModelListing[]; orders: readonly ModelOrder[] },
): Promise<void> {
  const [found] = await market.sql(AGREEMENT, [sellers.map(({ organisationId }) => organisationId)]);
  expect(found.stock).toEqual(
    Object.fromEntries(
      listings.map(({ row, onHand, reserved, toMake }) => [
        row.id,
        { onHand, journal: onHand, reserved, reservations: reserved, toMake, unbalancedDays: 0 },
      ]),
    ),
  );
  expect(found.orders ?? {}).toEqual(Object.fromEntries(orders.map((order) => [order.id, standing(order)])));
  const held = sumOf(
    orders.filter(({ checkout, isOnAccount }) => checkout.state === 'paid' && !isOnAccount),
    heldOf,
  );
  const owed = owedOf(orders);
  // In proportion to what became the seller's.
  const commission = sumOf(orders, ({ commission: whole, released, total }) =>
    Math.floor((whole * released) / total),
  );
  const even = { legs: 0, balances: 0, unevenCheckouts: 0, unevenPayments: 0 };
  expect(found.books).toEqual({ ...even, held, owed, open: owed, commission });
}

/** Each entry of each log is a step of the table, from where the one before had got to. */
export async function expectLogs(market: TestApp, sellers: readonly Account[]): Promise<void> {
  const rows: { from: OrderState | null; to: OrderState; before: OrderState | null; by: string }[] =
    await market.sql(
      `SELECT from_state AS "from", to_state AS "to", by, lag(to_state) OVER (PARTITION BY seller_id, order_id ORDER BY seq) AS before
       FROM order_transition WHERE seller_id = ANY($1)`,
      [sellers.map(({ organisationId }) => organisationId)],
    );
  const table = Object.values(TRANSITIONS);
  for (const { from, to, before, by } of rows) {
    expect(from).toBe(before);
    if (from !== null)
      expect(
        table.some(
          (step) =>
            step.from.includes(from) && (step.to ?? from) === to && step.by.some((each) => each === by),
        ),
      ).toBe(true);
  }
}
