import { TODAY_SQL } from '@app/platform';
import { KEPT_STATES } from './stock.sql.js';

/** How far ahead pieces are promised. */
const HORIZON_DAYS = 365;

/** The days, so many ahead, on which pieces of listing `l` can be made for an order of today: what the calendar says, else what is ordinary. */
const calendar = (days: number | string): string => `
  SELECT d.day, coalesce(c.promised, 0) AS promised,
         coalesce(c.capacity, CASE WHEN extract(isodow FROM d.day) = ANY(l.work_weekdays) THEN l.capacity_per_day ELSE 0 END) AS capacity
  FROM (SELECT ${TODAY_SQL} + l.make_lead_time_days + n AS day FROM generate_series(0, ${days}) AS n) AS d
  LEFT JOIN capacity_day c ON c.seller_id = l.seller_id AND c.listing_id = l.id AND c.day = d.day`;
const CALENDAR = calendar(HORIZON_DAYS);

/** Days within which so many pieces can be made for sure: all that is taken of days ahead, and made on ordinary days. */
const enoughDays = (pieces: string): string => `
  least(${HORIZON_DAYS}, coalesce(7 * ceil(ceil((${pieces} + (
    SELECT coalesce(sum(greatest(0, l.capacity_per_day - c.capacity + c.promised)), 0) FROM capacity_day c
    WHERE c.seller_id = l.seller_id AND c.listing_id = l.id AND c.day >= ${TODAY_SQL}
  ))::numeric / nullif(l.capacity_per_day, 0)) / nullif(cardinality(l.work_weekdays), 0)), ${HORIZON_DAYS}))::int`;

/** The first day by which so many pieces of \`l\` beyond its stock can be made; null: not within the horizon. Nothing is asked where nothing is wanted. */
export const readyOn = (pieces: string): string => `
  SELECT min(day)::text AS ready_on
  FROM (SELECT day, sum(capacity - promised) OVER (ORDER BY day) AS made FROM (${calendar(enoughDays(pieces))}) AS calendar) AS upto
  WHERE l.capacity_per_day IS NOT NULL AND ${pieces} > 0 AND made >= ${pieces}`;

/** What can be made of `l` day by day within so many days, each with all until then; nothing is asked where no days are said. */
export const madeUpto = (days: string): string => `
  SELECT jsonb_agg(jsonb_build_object('days', day - ${TODAY_SQL}, 'on', day, 'pieces', made) ORDER BY day) AS made_upto
  FROM (SELECT day, sum(capacity - promised) OVER (ORDER BY day)::int AS made FROM (${CALENDAR}) AS calendar WHERE day <= ${TODAY_SQL} + ${days}) AS upto
  WHERE l.capacity_per_day IS NOT NULL AND ${days} IS NOT NULL`;

/** $1 sellers, $2 listings. Before the lots are locked, as whoever counts them does. */
export const LOCK_MADE = `
SELECT FROM listing WHERE (seller_id, id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))
ORDER BY seller_id, id FOR NO KEY UPDATE`;

/**
 * $1 line numbers, $2 sellers, $3 listings, $4 orders, $5 quantities, $6 held until. The listings' rows are locked. Lays lines and free
 * pieces of the days end to end, as HOLD does with lots. Lines that come short are for the caller to refuse.
 */
export const PROMISE = `
WITH wanted AS MATERIALIZED (
  SELECT w.*, sum(quantity) OVER (PARTITION BY seller_id, listing_id ORDER BY line_no) - quantity AS first_piece
  FROM unnest($1::int[], $2::uuid[], $3::uuid[], $4::uuid[], $5::int[]) AS w(line_no, seller_id, listing_id, order_id, quantity)
), free AS (
  SELECT l.seller_id, l.id AS listing_id, day, capacity, capacity - promised AS pieces
  FROM listing l CROSS JOIN LATERAL (${CALENDAR}) AS calendar
  WHERE (l.seller_id, l.id) IN (SELECT seller_id, listing_id FROM wanted) AND l.capacity_per_day IS NOT NULL AND capacity > promised
), make AS (
  SELECT free.*, sum(pieces) OVER (PARTITION BY seller_id, listing_id ORDER BY day) - pieces AS first_piece FROM free
), taken AS MATERIALIZED (
  SELECT w.line_no, w.seller_id, w.listing_id, w.order_id, m.day, m.capacity,
         (least(w.first_piece + w.quantity, m.first_piece + m.pieces) - greatest(w.first_piece, m.first_piece))::int AS quantity
  FROM wanted w JOIN make m USING (seller_id, listing_id)
  WHERE w.first_piece < m.first_piece + m.pieces AND m.first_piece < w.first_piece + w.quantity
), days AS (
  INSERT INTO capacity_day AS kept (seller_id, listing_id, day, capacity, promised)
  SELECT seller_id, listing_id, day, capacity, sum(quantity)::int FROM taken GROUP BY seller_id, listing_id, day, capacity
  ON CONFLICT (seller_id, listing_id, day) DO UPDATE SET promised = kept.promised + excluded.promised
), noted AS (
  INSERT INTO capacity_promise (seller_id, id, listing_id, day, order_id, quantity, state, held_until)
  SELECT seller_id, uuidv7(), listing_id, day, order_id, quantity, 'held', $6 FROM taken
)
SELECT line_no, coalesce(sum(taken.quantity), 0)::int AS pieces, max(taken.day)::text AS ready_on
FROM wanted w LEFT JOIN taken USING (line_no) GROUP BY line_no`;

/**
 * As PROMISE, with $7 the days by which the seller has given its word: what a day's capacity falls short of it is raised to, so that
 * nothing promised lacks.
 */
export const PROMISE_BY_WORD = `
WITH word AS (
  SELECT * FROM unnest($1::int[], $2::uuid[], $3::uuid[], $4::uuid[], $5::int[], $7::date[])
    AS w(line_no, seller_id, listing_id, order_id, quantity, day)
), known AS MATERIALIZED (
  SELECT c.* FROM capacity_day c WHERE (seller_id, listing_id, day) IN (SELECT seller_id, listing_id, day FROM word)
  ORDER BY seller_id, listing_id, day FOR UPDATE
), wanted AS MATERIALIZED (
  SELECT w.*, sum(w.quantity) OVER (PARTITION BY w.seller_id, w.listing_id, w.day ORDER BY w.line_no) - w.quantity AS first_piece,
         greatest(0, coalesce(c.capacity, CASE WHEN extract(isodow FROM w.day) = ANY(l.work_weekdays) THEN l.capacity_per_day END, 0)
           - coalesce(c.promised, 0))::int AS free
  FROM word w
  JOIN listing l ON l.seller_id = w.seller_id AND l.id = w.listing_id
  LEFT JOIN known c ON c.seller_id = w.seller_id AND c.listing_id = w.listing_id AND c.day = w.day
), laid AS (
  SELECT wanted.*, least(quantity, greatest(0, first_piece + quantity - free))::int AS raised FROM wanted
), days AS (
  INSERT INTO capacity_day AS kept (seller_id, listing_id, day, capacity, promised)
  SELECT seller_id, listing_id, day, max(free) + sum(raised)::int, sum(quantity)::int FROM laid GROUP BY seller_id, listing_id, day
  ON CONFLICT (seller_id, listing_id, day) DO UPDATE
    SET promised = kept.promised + excluded.promised, capacity = greatest(kept.capacity, kept.promised + excluded.promised)
), noted AS (
  INSERT INTO capacity_promise (seller_id, id, listing_id, day, order_id, quantity, raised, state, held_until)
  SELECT seller_id, uuidv7(), listing_id, day, order_id, quantity, raised, 'held', $6 FROM laid
)
SELECT line_no, quantity AS pieces, day::text AS ready_on FROM laid`;

/** As TAKE_OVER, of what is to be made. */
export const TAKE_OVER_PROMISES = `
WITH due AS MATERIALIZED (
  SELECT t.line_no, t.order_id AS taken_by, p.seller_id, p.id, p.quantity, p.day
  FROM capacity_promise p JOIN unnest($1::int[], $2::uuid[], $3::uuid[], $4::uuid[]) AS t(line_no, seller_id, kept_for, order_id)
    ON p.seller_id = t.seller_id AND p.order_id = t.kept_for
  WHERE p.state = 'held'
  ORDER BY p.seller_id, p.id
  FOR UPDATE OF p
), done AS (
  UPDATE capacity_promise p SET order_id = due.taken_by, held_until = $5 FROM due WHERE p.seller_id = due.seller_id AND p.id = due.id
)
SELECT line_no, sum(quantity)::int AS pieces, max(day)::text AS ready_on FROM due GROUP BY line_no`;

const due = (condition: string): string => `
  SELECT p.seller_id, p.id, p.order_id, p.listing_id, p.day, p.quantity, p.raised
  FROM capacity_promise p JOIN unnest($1::uuid[], $2::uuid[]) AS o(seller_id, order_id) USING (seller_id, order_id)
  WHERE ${condition}
  ORDER BY p.seller_id, p.id
  FOR UPDATE OF p`;

export const COMMIT_PROMISES = `
WITH due AS MATERIALIZED (${due(`state IN ('held', 'committed')`)}), done AS (
  UPDATE capacity_promise p SET state = 'committed' FROM due
  WHERE p.seller_id = due.seller_id AND p.id = due.id AND p.state = 'held'
)
SELECT DISTINCT order_id FROM due`;

/** $1 seller, $2 order: pieces of its listings that are still to be made for it. */
export const PROMISED = `
SELECT listing_id, sum(quantity)::int AS quantity FROM capacity_promise
WHERE seller_id = $1 AND order_id = $2 AND ${KEPT_STATES.released}
GROUP BY listing_id`;

/** What was made goes in and out of the listing's first lot: the journal knows every piece that left. */
const NOTE_MADE = `
  INSERT INTO stock_movement (seller_id, id, lot_id, kind, quantity, cause_id)
  SELECT seller_id, uuidv7(), lot_id, kind, sign * quantity, $2
  FROM made CROSS JOIN (VALUES ('made', 1), ('shipped', -1)) AS sides (kind, sign)`;

/** The days' pieces can be promised again, and what a day was raised by is no more. */
const FREE_DAYS = `
  UPDATE capacity_day c SET promised = c.promised - d.quantity, capacity = greatest(c.capacity - d.raised, c.promised - d.quantity)
  FROM (
    SELECT seller_id, listing_id, day, sum(quantity)::int AS quantity, sum(raised)::int AS raised FROM due GROUP BY seller_id, listing_id, day
  ) d
  WHERE c.seller_id = d.seller_id AND c.listing_id = d.listing_id AND c.day = d.day AND c.promised >= d.quantity`;

/** The orders' promises of which the condition is true are void. */
export const releasePromises = (condition: string): string => `
WITH due AS MATERIALIZED (${due(condition)}), done AS (
  UPDATE capacity_promise p SET state = 'released' FROM due WHERE p.seller_id = due.seller_id AND p.id = due.id
), freed AS (${FREE_DAYS})
SELECT DISTINCT order_id FROM due`;

/**
 * $1 seller, $2 order, $3 listings, $4 pieces: what is promised of them leaves the house as it is made, soonest first, or need not be made,
 * latest first. Answers the pieces by the lot that the journal books them on.
 */
export const partOfPromises = (state: 'shipped' | 'released'): string => `
WITH wanted AS MATERIALIZED (
  SELECT * FROM unnest($3::uuid[], $4::int[]) AS w(listing_id, pieces)
), own AS MATERIALIZED (
  SELECT p.* FROM capacity_promise p
  WHERE p.seller_id = $1 AND p.order_id = $2 AND p.${KEPT_STATES[state]} AND p.listing_id IN (SELECT listing_id FROM wanted)
  ORDER BY p.seller_id, p.id
  FOR UPDATE
), laid AS (
  SELECT own.*, w.pieces,
         sum(own.quantity) OVER (PARTITION BY own.listing_id ORDER BY own.day ${state === 'released' ? 'DESC' : ''}, own.id) - own.quantity AS first_piece
  FROM own JOIN wanted w USING (listing_id)
), due AS MATERIALIZED (
  SELECT *, ${state === 'released' ? 'least(raised_for, quantity)' : 'greatest(0, raised_for - (kept - quantity))'} AS raised FROM (
    SELECT seller_id, id, order_id, listing_id, day, held_until, quantity AS kept, raised AS raised_for,
           least(quantity, pieces - first_piece)::int AS quantity
    FROM laid WHERE first_piece < pieces
  ) taken
), whole AS (
  UPDATE capacity_promise p SET state = '${state}' FROM due
  WHERE p.seller_id = due.seller_id AND p.id = due.id AND due.quantity = due.kept
), rest AS (
  UPDATE capacity_promise p SET quantity = due.kept - due.quantity, raised = due.raised_for - due.raised FROM due
  WHERE p.seller_id = due.seller_id AND p.id = due.id AND due.quantity < due.kept
), split AS (
  INSERT INTO capacity_promise (seller_id, id, listing_id, day, order_id, quantity, raised, state, held_until)
  SELECT seller_id, uuidv7(), listing_id, day, order_id, quantity, raised, '${state}', held_until FROM due WHERE quantity < kept
), made AS MATERIALIZED (
  SELECT d.seller_id, d.listing_id, lot.id AS lot_id, lot.lot_number, lot.date_code, d.quantity
  FROM (SELECT seller_id, listing_id, sum(quantity)::int AS quantity FROM due GROUP BY seller_id, listing_id) d
  CROSS JOIN LATERAL (
    SELECT id, lot_number, date_code FROM stock_lot l
    WHERE l.seller_id = d.seller_id AND l.listing_id = d.listing_id ORDER BY id LIMIT 1
  ) lot
), moved AS (${state === 'shipped' ? NOTE_MADE : FREE_DAYS})
SELECT listing_id, lot_id, lot_number, date_code, quantity FROM made`;
