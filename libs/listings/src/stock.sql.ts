import { VERSION_SQL } from './listings.events.js';

/**
 * The statements by which stock moves. Each locks its lots `ORDER BY seller_id, id FOR UPDATE`, so that two of them never wait
 * for one another in a circle, and computes from what the lock let it see.
 */

/**
 * $1 line numbers, $2 sellers, $3 listings, $4 orders, $5 quantities, $6 held until. Lays the lines of a listing end to end, and
 * its lots' free pieces end to end, those first that have all that is wanted: lots are not mixed where one will do. What overlaps is what
 * a line takes of a lot. Lines that come short are for the caller to refuse.
 */
export const HOLD = `
WITH wanted AS MATERIALIZED (
  SELECT w.*, sum(quantity) OVER (PARTITION BY seller_id, listing_id ORDER BY line_no) - quantity AS first_piece
  FROM unnest($1::int[], $2::uuid[], $3::uuid[], $4::uuid[], $5::int[]) AS w(line_no, seller_id, listing_id, order_id, quantity)
), lot AS MATERIALIZED (
  SELECT seller_id, id, listing_id, on_hand - reserved AS free
  FROM stock_lot
  WHERE (seller_id, listing_id) IN (SELECT seller_id, listing_id FROM wanted)
  ORDER BY seller_id, id
  FOR UPDATE
), shelf AS (
  SELECT lot.*, sum(free) OVER (PARTITION BY seller_id, listing_id ORDER BY free >= pieces DESC, id) - free AS first_piece
  FROM lot JOIN (SELECT seller_id, listing_id, sum(quantity) AS pieces FROM wanted GROUP BY seller_id, listing_id) w USING (seller_id, listing_id)
), taken AS MATERIALIZED (
  SELECT w.line_no, w.seller_id, w.listing_id, w.order_id, s.id AS lot_id,
         (least(w.first_piece + w.quantity, s.first_piece + s.free) - greatest(w.first_piece, s.first_piece))::int AS quantity
  FROM wanted w JOIN shelf s USING (seller_id, listing_id)
  WHERE w.first_piece < s.first_piece + s.free AND s.first_piece < w.first_piece + w.quantity
), kept AS (
  UPDATE stock_lot l SET reserved = l.reserved + t.quantity
  FROM (SELECT seller_id, lot_id, sum(quantity)::int AS quantity FROM taken GROUP BY seller_id, lot_id) t
  WHERE l.seller_id = t.seller_id AND l.id = t.lot_id AND l.on_hand - l.reserved >= t.quantity
), noted AS (
  INSERT INTO reservation (seller_id, id, lot_id, listing_id, order_id, quantity, state, held_until)
  SELECT seller_id, uuidv7(), lot_id, listing_id, order_id, quantity, 'held', $6 FROM taken
)
SELECT w.line_no, w.seller_id, w.listing_id, w.quantity, listing.part_type_id, ${VERSION_SQL} AS version,
       (SELECT coalesce(sum(t.quantity), 0)::int FROM taken t WHERE t.line_no = w.line_no) AS kept,
       (SELECT coalesce(sum(s.free), 0)::int FROM lot s WHERE s.listing_id = w.listing_id) AS available
FROM wanted w JOIN listing ON listing.seller_id = w.seller_id AND listing.id = w.listing_id
ORDER BY w.line_no`;

/** The orders' reservations in the given states, locked in (seller, id) order. $1 sellers, $2 orders. */
const due = (condition: string): string => `
  SELECT r.seller_id, r.id, r.order_id, r.lot_id, r.quantity
  FROM reservation r JOIN unnest($1::uuid[], $2::uuid[]) AS o(seller_id, order_id) USING (seller_id, order_id)
  WHERE ${condition}
  ORDER BY r.seller_id, r.id
  FOR UPDATE OF r`;

/** The lots of \`due\`, locked in (seller, lot) order once the reservations are. */
const LOTS_OF_DUE = `
  SELECT l.seller_id, l.id, l.listing_id, d.quantity
  FROM stock_lot l
  JOIN (SELECT seller_id, lot_id, sum(quantity)::int AS quantity FROM due GROUP BY seller_id, lot_id) d
    ON d.seller_id = l.seller_id AND d.lot_id = l.id
  ORDER BY l.seller_id, l.id
  FOR UPDATE OF l`;

export const COMMIT = `
WITH due AS MATERIALIZED (${due(`state IN ('held', 'committed')`)}), done AS (
  UPDATE reservation r SET state = 'committed' FROM due
  WHERE r.seller_id = due.seller_id AND r.id = due.id AND r.state = 'held'
)
SELECT DISTINCT order_id FROM due`;

/** $1 line numbers, $2 sellers, $3 what a quote kept the pieces for, $4 orders, $5 held until: they are kept for the orders now. */
export const TAKE_OVER = `
WITH due AS MATERIALIZED (
  SELECT t.line_no, t.order_id AS taken_by, r.seller_id, r.id, r.quantity
  FROM reservation r JOIN unnest($1::int[], $2::uuid[], $3::uuid[], $4::uuid[]) AS t(line_no, seller_id, kept_for, order_id)
    ON r.seller_id = t.seller_id AND r.order_id = t.kept_for
  WHERE r.state = 'held'
  ORDER BY r.seller_id, r.id
  FOR UPDATE OF r
), done AS (
  UPDATE reservation r SET order_id = due.taken_by, held_until = $5 FROM due WHERE r.seller_id = due.seller_id AND r.id = due.id
)
SELECT line_no, sum(quantity)::int AS pieces, NULL::text AS ready_on FROM due GROUP BY line_no`;

/** Purchases give back by themselves what they held; who still holds an hour later is gone. */
export const LAPSED_HOLD = `state = 'held' AND held_until < now() - interval '1 hour'`;

/** $1 most. */
export const LAPSED = `
SELECT seller_id, order_id FROM reservation WHERE ${LAPSED_HOLD}
UNION SELECT seller_id, order_id FROM capacity_promise WHERE ${LAPSED_HOLD}
LIMIT $1`;

/** The orders' reservations of which the condition is true. */
export const release = (condition: string): string => `
WITH due AS MATERIALIZED (${due(condition)}), done AS (
  UPDATE reservation r SET state = 'released' FROM due WHERE r.seller_id = due.seller_id AND r.id = due.id
), lot AS MATERIALIZED (${LOTS_OF_DUE}), freed AS (
  UPDATE stock_lot l SET reserved = l.reserved - lot.quantity FROM lot
  WHERE l.seller_id = lot.seller_id AND l.id = lot.id AND l.reserved >= lot.quantity
)
SELECT lot.seller_id, lot.listing_id, listing.part_type_id, ${VERSION_SQL} AS version
FROM lot JOIN listing ON listing.seller_id = lot.seller_id AND listing.id = lot.listing_id`;

/** The pieces that are due go into the journal. */
const NOTE_SHIPPED = `, noted AS (
  INSERT INTO stock_movement (seller_id, id, lot_id, kind, quantity, cause_id)
  SELECT due.seller_id, uuidv7(), due.lot_id, 'shipped', -sum(due.quantity)::int, due.order_id
  FROM due GROUP BY due.seller_id, due.lot_id, due.order_id
)`;

/** Only what is paid leaves the house; what is free again may be held or committed. */
export const KEPT_STATES = {
  shipped: `state = 'committed'`,
  released: `state IN ('held', 'committed')`,
} as const;

/**
 * $1 seller, $2 order, $3 listings, $4 pieces: what is kept of them leaves the house, or is free again; the rest of a
 * reservation stays as it is. Answers what was taken of which lot; who wants more than there is gets less, for the caller to refuse.
 */
export const part = (state: 'shipped' | 'released'): string => `
WITH wanted AS MATERIALIZED (
  SELECT * FROM unnest($3::uuid[], $4::int[]) AS w(listing_id, pieces)
), own AS MATERIALIZED (
  SELECT r.* FROM reservation r
  WHERE r.seller_id = $1 AND r.order_id = $2 AND r.${KEPT_STATES[state]} AND r.listing_id IN (SELECT listing_id FROM wanted)
  ORDER BY r.seller_id, r.id
  FOR UPDATE
), laid AS (
  SELECT own.*, w.pieces, sum(own.quantity) OVER (PARTITION BY own.listing_id ORDER BY own.id) - own.quantity AS first_piece
  FROM own JOIN wanted w USING (listing_id)
), due AS MATERIALIZED (
  SELECT seller_id, id, order_id, listing_id, lot_id, held_until, quantity AS kept,
         least(quantity, pieces - first_piece)::int AS quantity
  FROM laid WHERE first_piece < pieces
), whole AS (
  UPDATE reservation r SET state = '${state}' FROM due
  WHERE r.seller_id = due.seller_id AND r.id = due.id AND due.quantity = due.kept
), rest AS (
  UPDATE reservation r SET quantity = due.kept - due.quantity FROM due
  WHERE r.seller_id = due.seller_id AND r.id = due.id AND due.quantity < due.kept
), split AS (
  INSERT INTO reservation (seller_id, id, lot_id, listing_id, order_id, quantity, state, held_until)
  SELECT seller_id, uuidv7(), lot_id, listing_id, order_id, quantity, '${state}', held_until FROM due WHERE quantity < kept
), lot AS MATERIALIZED (${LOTS_OF_DUE}), moved AS (
  UPDATE stock_lot l SET reserved = l.reserved - lot.quantity${state === 'shipped' ? ', on_hand = l.on_hand - lot.quantity' : ''}
  FROM lot WHERE l.seller_id = lot.seller_id AND l.id = lot.id AND l.reserved >= lot.quantity
)${state === 'shipped' ? NOTE_SHIPPED : ''}
SELECT lot.seller_id, lot.listing_id, lot.id AS lot_id, lot.quantity, l.lot_number, l.date_code, listing.part_type_id,
  ${VERSION_SQL} AS version
FROM lot
JOIN stock_lot l ON l.seller_id = lot.seller_id AND l.id = lot.id
JOIN listing ON listing.seller_id = lot.seller_id AND listing.id = lot.listing_id`;

/**
 * $1 sellers, $2 listings, $3 pieces counted. A surplus is booked on the latest lot, a shortage from the latest lot backwards, each as far as its
 * free pieces go. A count below what is kept for orders moves nothing; the caller sees \`reserved\` and refuses.
 */
export const COUNT = `
WITH counted AS MATERIALIZED (
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS c(seller_id, listing_id, pieces)
), lot AS MATERIALIZED (
  SELECT seller_id, id, listing_id, on_hand, on_hand - reserved AS free, reserved
  FROM stock_lot
  WHERE (seller_id, listing_id) IN (SELECT seller_id, listing_id FROM counted)
  ORDER BY seller_id, id
  FOR UPDATE
), sums AS (
  SELECT c.seller_id, c.listing_id, c.pieces, sum(lot.on_hand)::int AS on_hand, sum(lot.reserved)::int AS reserved
  FROM counted c JOIN lot USING (seller_id, listing_id)
  GROUP BY c.seller_id, c.listing_id, c.pieces
), shelf AS (
  SELECT lot.*, sum(free) OVER latest_first - free AS free_later, row_number() OVER latest_first AS nth
  FROM lot WINDOW latest_first AS (PARTITION BY seller_id, listing_id ORDER BY id DESC)
), move AS MATERIALIZED (
  SELECT shelf.seller_id, shelf.id, s.listing_id, CASE
           WHEN s.pieces < s.on_hand THEN -least(shelf.free, greatest(s.on_hand - s.pieces - shelf.free_later, 0))
           WHEN nth = 1 THEN s.pieces - s.on_hand
           ELSE 0
         END::int AS quantity
  FROM shelf JOIN sums s USING (seller_id, listing_id)
  WHERE s.pieces >= s.reserved
), moved AS (
  UPDATE stock_lot l SET on_hand = l.on_hand + move.quantity FROM move
  WHERE move.quantity <> 0 AND l.seller_id = move.seller_id AND l.id = move.id
), noted AS (
  INSERT INTO stock_movement (seller_id, id, lot_id, kind, quantity)
  SELECT seller_id, uuidv7(), id, 'counted', quantity FROM move WHERE quantity <> 0
)
SELECT listing_id, reserved, pieces >= reserved AND pieces <> on_hand AS moved FROM sums`;

/** $1 sellers, $2 listings, $3 pieces: the first lot of each, and its opening in the journal. */
export const OPEN = `
WITH lot AS (
  INSERT INTO stock_lot (seller_id, id, listing_id, on_hand)
  SELECT seller_id, uuidv7(), listing_id, pieces
  FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS o(seller_id, listing_id, pieces)
  RETURNING seller_id, id, on_hand
)
INSERT INTO stock_movement (seller_id, id, lot_id, kind, quantity)
SELECT seller_id, uuidv7(), id, 'counted', on_hand FROM lot WHERE on_hand > 0`;
