import { VERSION_SQL } from './listings.events.js';

const LOT = `SELECT id, lot_number, date_code, location, on_hand, reserved FROM stock_lot`;

/** $1 seller, $2 listing: newest first. */
export const LOTS = `${LOT} WHERE seller_id = $1 AND listing_id = $2 ORDER BY id DESC LIMIT 500`;

/** $1 seller, $2 listing, $3 lot. */
export const LOT_OF_LISTING = `${LOT} WHERE seller_id = $1 AND listing_id = $2 AND id = $3`;

/** $1 seller, $2 listing, $3 before this movement, $4 page size. Each lot gives its newest by its index. */
export const MOVEMENTS = `
SELECT m.id, m.lot_id, lot.lot_number, m.kind, m.quantity, m.cause_id, p.name AS person_name, m.note, m.moved_at
FROM stock_lot lot
CROSS JOIN LATERAL (
  SELECT * FROM stock_movement
  WHERE seller_id = lot.seller_id AND lot_id = lot.id AND ($3::uuid IS NULL OR id < $3)
  ORDER BY id DESC LIMIT $4
) m
LEFT JOIN person p ON p.id = m.person_id
WHERE lot.seller_id = $1 AND lot.listing_id = $2
ORDER BY m.id DESC LIMIT $4`;

/** $1 seller, $2 listing, $3 before this price, $4 page size. Today's comes first, under the listing's own id. */
export const PRICES = `
(SELECT id, break_quantities, break_prices::text[] AS break_prices, net_prices::text[] AS net_prices, currency, priced_at AS since,
        NULL::timestamptz AS until
 FROM listing WHERE seller_id = $1 AND id = $2 AND $3::uuid IS NULL)
UNION ALL
(SELECT id, break_quantities, break_prices::text[], net_prices::text[], currency, since, until
 FROM past_price WHERE seller_id = $1 AND listing_id = $2 AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC)
LIMIT $4`;

const CHANGED = (lot: string): string => `
SELECT l.seller_id, l.id AS listing_id, l.part_type_id, ${VERSION_SQL} AS version
FROM ${lot} JOIN listing l ON l.seller_id = ${lot}.seller_id AND l.id = ${lot}.listing_id`;

/** $1 seller, $2 listing, $3 lot, $4 number, $5 date code, $6 place, $7 pieces, $8 person, $9 note. */
export const RECEIVE_LOT = `
WITH lot AS (
  INSERT INTO stock_lot (seller_id, id, listing_id, lot_number, date_code, location, on_hand)
  SELECT seller_id, $3::uuid, id, $4, $5, $6, $7::int FROM listing WHERE seller_id = $1 AND id = $2 AND state <> 'ended'
  RETURNING seller_id, id, listing_id
), noted AS (
  INSERT INTO stock_movement (seller_id, id, lot_id, kind, quantity, person_id, note)
  SELECT seller_id, uuidv7(), id, 'received', $7::int, $8::uuid, $9 FROM lot
)
${CHANGED('lot')}`;

/** $1 seller, $2 lot, $3 pieces in (+) or out (−), $4 kind, $5 person, $6 note. The lot is locked. */
export const MOVE_LOT = `
WITH lot AS (
  UPDATE stock_lot SET on_hand = on_hand + $3::int WHERE seller_id = $1 AND id = $2 AND on_hand + $3::int >= reserved
  RETURNING seller_id, id, listing_id
), noted AS (
  INSERT INTO stock_movement (seller_id, id, lot_id, kind, quantity, person_id, note)
  SELECT seller_id, uuidv7(), id, $4, $3::int, $5::uuid, $6 FROM lot
)
${CHANGED('lot')}`;
