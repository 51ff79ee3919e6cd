import { prepared, TODAY_SQL } from '@app/platform';
import { readyOn } from './capacity.sql.js';
import { VERSION_SQL } from './listings.events.js';

/** Prices as text: the driver reads numeric[] as floats. */
const BREAKS = `l.break_quantities, l.break_prices::text[] AS break_prices, l.net_prices::text[] AS net_prices`;

/** What a listing says beside its price. Dates as text: the driver would make moments of them. */
const MORE_TERMS = `l.lead_time_days, l.sample_available, l.capacity_per_day, l.make_lead_time_days, l.work_weekdays, l.origin_country,
       l.origin_province, l.ship_from_province, l.ship_from_city, l.photograph_ids, l.valid_until::text AS valid_until, l.note`;

/** All that a `ListingRow` holds. Stock is summed beside each row, so a page costs one statement. */
export const LISTING_ROWS = `
SELECT l.seller_id, o.name AS seller_name, o.verification AS seller_verification, l.id, l.part_type_id, p.designation, p.family,
       p.seal, p.bore_mm, p.outside_mm, p.width_mm, p.width_kind, l.brand, l.features, ${BREAKS}, l.currency, l.moq,
       l.order_multiple, s.on_hand, s.reserved, ${MORE_TERMS}, l.certificates, l.state, l.review_reason, l.priced_at, l.created_at, l.updated_at, l.version
FROM listing l
JOIN organisation o ON o.id = l.seller_id
JOIN part_type p ON p.id = l.part_type_id
CROSS JOIN LATERAL (
  SELECT coalesce(sum(on_hand), 0)::int AS on_hand, coalesce(sum(reserved), 0)::int AS reserved
  FROM stock_lot WHERE seller_id = l.seller_id AND listing_id = l.id
) s`;

/** $1 seller, $2 listing. */
export const LISTING_ROW = prepared(`${LISTING_ROWS} WHERE l.seller_id = $1 AND l.id = $2`);

/** Kinds of certificates that a firm holds: verified and in force. */
export const heldBy = (firm: string): string => `ARRAY(
  SELECT DISTINCT c.kind FROM certificate c
  WHERE c.organisation_id = ${firm} AND c.state = 'verified' AND c.valid_until >= ${TODAY_SQL}
)`;

/** Those of a listing's certificates that its seller holds: verified and in force. */
export const IN_FORCE = `ARRAY(
  SELECT DISTINCT c.kind FROM certificate c
  WHERE c.organisation_id = l.seller_id AND c.kind = ANY(l.certificates) AND c.state = 'verified' AND c.valid_until >= ${TODAY_SQL}
  ORDER BY c.kind
)`;

/** What an `OfferRow` holds, but the price and the day at a quantity. */
const OFFER_COLUMNS = `l.id, l.seller_id, l.part_type_id, o.name, o.province, o.city, o.town, o.industrial_park, o.verification,
       coalesce(o.green_until >= ${TODAY_SQL}, false) AS green_certified, l.brand, l.features, ${BREAKS}, l.currency, l.moq,
       l.order_multiple, s.available, ready.ready_on, ${MORE_TERMS}, ${IN_FORCE} AS certificates`;

const offerJoins = (quantity: string): string => `JOIN organisation o ON o.id = l.seller_id
CROSS JOIN LATERAL (
  SELECT coalesce(sum(on_hand - reserved), 0)::int AS available FROM stock_lot WHERE seller_id = l.seller_id AND listing_id = l.id
) s
CROSS JOIN LATERAL (${readyOn(`(${quantity} - s.available)`)}) ready`;

/**
 * $1 part type, $2 quantity, $3 page size, $4 $5 unit price (infinity: none) and id of the last offer shown. The offers are priced and cut to
 * the page before anything is joined to them.
 */
export const OFFERS = `
WITH priced AS MATERIALIZED (
  SELECT seller_id, id, break_prices[width_bucket($2::int, break_quantities)] AS unit_price
  FROM listing
  WHERE part_type_id = $1 AND state = 'live'
), shown AS (
  SELECT * FROM priced
  WHERE $4::numeric IS NULL OR (coalesce(unit_price, 'infinity'), id) > ($4::numeric, $5::uuid)
  ORDER BY coalesce(unit_price, 'infinity'), id
  LIMIT $3
)
SELECT ${OFFER_COLUMNS}, shown.unit_price::text AS unit_price, (SELECT count(*)::int FROM priced) AS total
FROM shown
JOIN listing l ON l.seller_id = shown.seller_id AND l.id = shown.id
${offerJoins('$2::int')}
ORDER BY coalesce(shown.unit_price, 'infinity'), l.id`;

/** $1 sellers, $2 listings, $3 quantities: those of the listings that are live, at the quantity of each. */
export const PRICED_LINES = `
SELECT ${OFFER_COLUMNS}, l.break_prices[width_bucket(ref.quantity, l.break_quantities)]::text AS unit_price,
       p.designation, p.mass_kg
FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS ref(seller_id, listing_id, quantity)
JOIN listing l ON l.seller_id = ref.seller_id AND l.id = ref.listing_id AND l.state = 'live'
JOIN part_type p ON p.id = l.part_type_id
${offerJoins('ref.quantity')}`;

/** $1 sellers, $2 listings. */
export const ORDERABLE = `
SELECT l.seller_id AS "sellerId", o.name AS "sellerName", o.province AS "sellerProvince", o.city AS "sellerCity",
       l.id AS "listingId", l.part_type_id AS "partTypeId", p.designation, p.family, l.brand, l.features,
       ${BREAKS}, l.currency, l.moq, l.order_multiple AS "orderMultiple", l.state,
       l.lead_time_days AS "leadTimeDays", l.ship_from_province AS "shipFromProvince", p.mass_kg AS "massKg"
FROM unnest($1::uuid[], $2::uuid[]) AS ref(seller_id, listing_id)
JOIN listing l ON l.seller_id = ref.seller_id AND l.id = ref.listing_id
JOIN organisation o ON o.id = l.seller_id
JOIN part_type p ON p.id = l.part_type_id`;

/** A statement on some of a seller's listings: on one, by its id, it costs half and comes far more often. */
export interface OfOneOrMany {
  one: string;
  many: string;
}

function ofOneOrMany(statement: (are: (ids: string) => string) => string): OfOneOrMany {
  return {
    one: prepared(statement((id) => `= ${id}::uuid`)),
    many: statement((ids) => `= ANY(${ids}::uuid[])`),
  };
}

/** Terms as JSON carries them into a statement, and the columns that they fill, in one order. */
const TERMS = `part_type_id uuid, brand text, features jsonb, feature_key text, break_quantities int[], break_prices numeric[], net_prices numeric[], base_price numeric,
  currency text, moq int, order_multiple int, lead_time_days int, sample_available boolean, capacity_per_day int, make_lead_time_days int,
  work_weekdays int[], origin_country text, origin_province text, ship_from_province text, ship_from_city text, certificates text[],
  photograph_ids uuid[], valid_until date, note text, state text`;
const TERM_COLUMNS = TERMS.split(',').map((column) => column.trim().split(' ', 1)[0]);

/** $1 seller, $2 new listings. What is on offer already is left out of the answer. In key order, so that two batches do not wait in a circle. */
export const INSERT_LISTINGS = `
INSERT INTO listing (seller_id, id, ${TERM_COLUMNS.join(', ')})
SELECT $1, id, ${TERM_COLUMNS.join(', ')} FROM json_to_recordset($2::json) AS n (id uuid, ${TERMS})
ORDER BY part_type_id, brand, feature_key
ON CONFLICT (seller_id, part_type_id, brand, feature_key) WHERE state <> 'ended' DO NOTHING
RETURNING seller_id, id AS listing_id, part_type_id, ${VERSION_SQL} AS version`;

/** What a listing is found by, beside its figures. */
const GOODS = [
  'part_type_id',
  'brand',
  'features',
  'origin_country',
  'origin_province',
  'ship_from_province',
  'certificates',
  'state',
];
const goods = (of: string): string => `(${GOODS.map((column) => `${of}.${column}`).join(', ')})`;

const REPRICED = `(l.break_quantities, l.break_prices, l.net_prices, l.currency)
    IS DISTINCT FROM (n.break_quantities, n.break_prices, n.net_prices, n.currency)`;

/**
 * $1 seller, $2 listings whose rows the caller has locked, $3 which they are: all that the seller has would be read for one else. Prices that
 * go are kept.
 */
export const UPDATE_LISTINGS = ofOneOrMany(
  (are) => `
WITH n AS MATERIALIZED (
  SELECT * FROM json_to_recordset($2::json) AS n (id uuid, ${TERMS})
), kept AS (
  INSERT INTO past_price (seller_id, id, listing_id, break_quantities, break_prices, net_prices, currency, since)
  SELECT l.seller_id, uuidv7(), l.id, l.break_quantities, l.break_prices, l.net_prices, l.currency, l.priced_at
  FROM listing l JOIN n ON n.id = l.id WHERE l.seller_id = $1 AND l.id ${are('$3')} AND ${REPRICED}
), changed AS (
  UPDATE listing l
  SET (${TERM_COLUMNS.join(', ')}) = (${TERM_COLUMNS.map((column) => `n.${column}`).join(', ')}),
      priced_at = CASE WHEN ${REPRICED} THEN now() ELSE l.priced_at END, version = l.version + 1, updated_at = now()
  FROM n
  WHERE l.seller_id = $1 AND l.id ${are('$3')} AND l.id = n.id
  RETURNING l.seller_id, l.id AS listing_id, l.part_type_id, ${VERSION_SQL} AS version,
            ${goods('old')} IS NOT DISTINCT FROM ${goods('new')} AS same_goods
)
SELECT * FROM changed`,
);

/** $1 seller, $2 listing, $3 the state it must be in, $4 the next, $5 why. */
export const MOVE_LISTING = `
WITH moved AS (
  UPDATE listing SET state = $4, review_reason = $5, version = version + 1, updated_at = now()
  WHERE seller_id = $1 AND id = $2 AND state = $3
  RETURNING seller_id, id AS listing_id, part_type_id, ${VERSION_SQL} AS version
)
SELECT * FROM moved`;

/** All that are found come into one state. */
const moveAll = (change: string, found: string) => `
WITH found AS (
  SELECT seller_id, id FROM listing WHERE ${found}
), moved AS (
  UPDATE listing l SET ${change}, version = version + 1, updated_at = now()
  FROM found WHERE l.seller_id = found.seller_id AND l.id = found.id
  RETURNING l.seller_id, l.id AS listing_id, l.part_type_id, ${VERSION_SQL} AS version
)
SELECT * FROM moved`;

/** $1 most: listings whose last day is over end; who is at one of them just now leaves it for the next time. */
export const END_LAPSED = moveAll(
  `state = 'ended'`,
  `valid_until < ${TODAY_SQL} AND state IN ('draft', 'in_review', 'live', 'paused')
  ORDER BY valid_until LIMIT $1
  FOR NO KEY UPDATE SKIP LOCKED`,
);

/** $1 seller, $2 reason: all that a firm has on the market goes back to review, in key order. */
export const RECALL_LISTINGS = moveAll(
  `state = 'in_review', review_reason = $2`,
  `seller_id = $1 AND state IN ('live', 'paused') ORDER BY id FOR UPDATE`,
);

/** $1 seller: all that waited for its first review only because its firm was not verified goes on the market, in key order. */
export const ADMIT_LISTINGS = moveAll(
  `state = 'live'`,
  `seller_id = $1 AND state = 'in_review' AND review_reason IS NULL ORDER BY id FOR UPDATE`,
);

/** What a `ListingRecord` holds. */
const RECORD = `SELECT l.seller_id, l.id, l.part_type_id, l.brand, l.features, ${BREAKS}, l.currency, l.moq, l.order_multiple,
       ${MORE_TERMS}, l.certificates, l.state, l.version`;

/** $1 seller, $2 listings. */
export const LOCK_LISTINGS = ofOneOrMany(
  (are) =>
    `${RECORD} FROM listing l WHERE l.seller_id = $1 AND l.id ${are('$2')} ORDER BY l.id FOR NO KEY UPDATE`,
);

/** $1 seller, $2 part types, $3 brands, $4 feature keys: what the seller has on offer of these, in id order. */
export const SAME_ON_OFFER = `
${RECORD}
FROM unnest($2::uuid[], $3::text[], $4::text[]) AS goods (part_type_id, brand, feature_key)
JOIN listing l USING (part_type_id, brand, feature_key)
WHERE l.seller_id = $1 AND l.state <> 'ended'
ORDER BY l.id`;
