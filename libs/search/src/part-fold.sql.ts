import { GROUP_COLUMNS, GROUPED } from './part-search.sql.js';

/** Columns that offers fill, in the order of {@link folded}. */
const OFFERED_COLUMNS = [
  'offer_count',
  'seller_count',
  'best_price',
  'stock',
  'brands',
  'provinces',
  'offered',
] as const;

/** Columns copied from the part type. */
const TYPE_COLUMNS = [
  'designation',
  'basic',
  'family',
  'series',
  'seal',
  'bore_mm',
  'outside_mm',
  'width_mm',
  'width_kind',
  'mass_kg',
  'dynamic_load_kn',
  'static_load_kn',
  'limiting_speed_rpm',
] as const;

/**
 * The live listings of part types, folded: one row for each type that has any. Stock is what no order has reserved; the price is the
 * lowest first break of what is in stock, if anything is.
 */
function folded(condition: string): string {
  return `
    offer AS MATERIALIZED (
      SELECT l.part_type_id, l.seller_id, l.base_price, l.brand, l.ship_from_province, l.features,
             coalesce((SELECT sum(lot.on_hand - lot.reserved) FROM stock_lot lot
                       WHERE lot.seller_id = l.seller_id AND lot.listing_id = l.id), 0) AS available
      FROM listing l WHERE l.state = 'live' AND ${condition}
    ),
    added AS (
      SELECT part_type_id, array_agg(DISTINCT key || ':' || value) AS offered
      FROM offer, jsonb_each_text(features) GROUP BY part_type_id
    ),
    folded AS (
      SELECT offer.part_type_id, count(*) AS offer_count, count(DISTINCT seller_id) AS seller_count,
             coalesce(min(base_price) FILTER (WHERE available > 0), min(base_price)) AS best_price,
             sum(available) AS stock, array_agg(DISTINCT brand) AS brands,
             array_agg(DISTINCT ship_from_province) AS provinces
      FROM offer GROUP BY offer.part_type_id
    )`;
}

const OFFERED_VALUES = `coalesce(offer_count, 0), coalesce(seller_count, 0), best_price, coalesce(stock, 0),
  coalesce(brands, '{}'), coalesce(provinces, '{}'), coalesce(offered, '{}')`;

const list = (columns: readonly string[], of = ''): string => columns.map((column) => of + column).join(', ');

/** Taken before the offers are read, in one order: of two folds of a type the later one sees what the earlier one saw, and more. */
export const LOCK_ROWS = `
  SELECT FROM part_index WHERE part_type_id = ANY($1::uuid[]) ORDER BY part_type_id FOR UPDATE`;

/** Folds the offers of the types `$1` in again; a row that says so already is left alone. */
export const FOLD = `
  WITH ${folded('l.part_type_id = ANY($1::uuid[])')},
  fresh (id, ${list(OFFERED_COLUMNS)}) AS (
    SELECT id, ${OFFERED_VALUES}
    FROM unnest($1::uuid[]) AS asked (id)
    LEFT JOIN folded ON folded.part_type_id = id LEFT JOIN added ON added.part_type_id = id
  )
  UPDATE part_index kept SET (${list(OFFERED_COLUMNS)}) = (${list(OFFERED_COLUMNS, 'fresh.')}), folded_at = now()
  FROM fresh
  WHERE kept.part_type_id = fresh.id
    AND (${list(OFFERED_COLUMNS, 'kept.')}) IS DISTINCT FROM (${list(OFFERED_COLUMNS, 'fresh.')})`;

/** Keeps folds (and other rebuilds) out until the rebuild has committed; searches go on. */
export const LOCK_INDEX = `LOCK TABLE part_index IN SHARE ROW EXCLUSIVE MODE`;

/** All rows anew from part types, offers and `$1`: [{ id, text }]. */
export const REBUILD_ROWS = `
  WITH ${folded('true')}
  INSERT INTO part_index AS kept (part_type_id, text, ${list(TYPE_COLUMNS)}, ${list(OFFERED_COLUMNS)})
  SELECT type.id, document.text, ${list(TYPE_COLUMNS, 'type.')}, ${OFFERED_VALUES}
  FROM part_type type
  JOIN json_to_recordset($1::json) AS document (id uuid, text text) ON document.id = type.id
  LEFT JOIN folded ON folded.part_type_id = type.id LEFT JOIN added ON added.part_type_id = type.id
  ON CONFLICT (part_type_id) DO UPDATE SET (text, ${list(TYPE_COLUMNS)}, ${list(OFFERED_COLUMNS)}, folded_at)
    = (EXCLUDED.text, ${list(TYPE_COLUMNS, 'EXCLUDED.')}, ${list(OFFERED_COLUMNS, 'EXCLUDED.')}, now())
  WHERE (kept.text, ${list(TYPE_COLUMNS, 'kept.')}, ${list(OFFERED_COLUMNS, 'kept.')})
    IS DISTINCT FROM (EXCLUDED.text, ${list(TYPE_COLUMNS, 'EXCLUDED.')}, ${list(OFFERED_COLUMNS, 'EXCLUDED.')})`;

export const DROP_ROWS = `
  DELETE FROM part_index WHERE NOT EXISTS (SELECT FROM part_type WHERE id = part_type_id)`;

/** `$1`: [{ id, keys }]. */
export const REBUILD_SPELLINGS = `
  WITH fresh AS MATERIALIZED (
    SELECT DISTINCT key, id FROM json_to_recordset($1::json) AS document (id uuid, keys text[]), unnest(keys) AS key
  ),
  gone AS (
    DELETE FROM part_spelling kept
    WHERE NOT EXISTS (SELECT FROM fresh WHERE fresh.key = kept.key AND fresh.id = kept.part_type_id)
  )
  INSERT INTO part_spelling (key, part_type_id) SELECT key, id FROM fresh ON CONFLICT DO NOTHING`;

export const REBUILD_GROUPS = [
  `DELETE FROM part_group`,
  `INSERT INTO part_group (${GROUP_COLUMNS}) SELECT ${GROUPED} FROM part_index GROUP BY family, seal, series`,
];

/** The planner should know the new sizes at once, not when autovacuum comes round. */
export const ANALYZE = `ANALYZE part_index, part_spelling, part_group`;
