import { type PartFamily, WITHOUT_CLASS } from '@app/bearings';
import { TODAY_SQL } from '@app/platform';
import { type IndexTables } from './index-tables.sql.js';
import { PRICE_QUANTITIES } from './search-engine.js';

/** Columns of a row that offers fill, in the order of {@link folded}. */
export const OFFERED_COLUMNS = [
  'offer_count',
  'seller_count',
  'best_price',
  'stock',
  'prices',
  'lead_time_days',
  'moq',
] as const;

/** Columns copied from the part type. */
export const TYPE_COLUMNS = [
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

/** Families whose clearance ISO 5753-1 groups: goods that say nothing of it have the normal one. */
const OF_GROUPED_CLEARANCE: readonly PartFamily[] = [
  'deep_groove_ball',
  'double_row_deep_groove_ball',
  'self_aligning_ball',
  'cylindrical_roller',
  'double_row_cylindrical_roller',
  'multi_row_cylindrical_roller',
  'spherical_roller',
  'single_row_spherical_roller',
  'needle_roller',
];

const quoted = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** Of what is in stock, if anything is. */
const lowest = (price: string): string =>
  `coalesce(min(${price}) FILTER (WHERE available > 0), min(${price}))`;

/** Each looked up once: what is lowest is asked twice. */
const PRICES = PRICE_QUANTITIES.map(
  (quantity) => `break_prices[width_bucket(${quantity}, break_quantities)] AS price_${quantity}`,
);

/** Of one listing after another. */
const LOTS_OF_FEW = `LATERAL (SELECT sum(on_hand - reserved) AS available FROM stock_lot lot
  WHERE lot.seller_id = l.seller_id AND lot.listing_id = l.id) lots ON true`;
/** All read through once. */
const LOTS_OF_ALL = `(SELECT seller_id, listing_id, sum(on_hand - reserved) AS available FROM stock_lot GROUP BY 1, 2) lots
  ON lots.seller_id = l.seller_id AND lots.listing_id = l.id`;

/** Figures of all that is on offer of a part type. */
const OFFERED = `
  SELECT part_type_id, count(*) AS offer_count, ${lowest('base_price')} AS best_price, sum(available) AS stock,
         ARRAY[${PRICE_QUANTITIES.map((quantity) => lowest(`price_${quantity}`)).join(', ')}] AS prices,
         min(lead_time_days) AS lead_time_days, min(moq) AS moq
  FROM offer GROUP BY part_type_id`;

/**
 * The live listings of part types, folded: one row for each type that has any. Stock is what no order has reserved; prices are the
 * lowest of what is in stock, if anything is. A certificate counts while it is in force. What many listings say alike is made a tag
 * once.
 */
function folded(condition: string, lots: string): string {
  return `
    offer AS MATERIALIZED (
      SELECT l.part_type_id, l.seller_id, l.base_price, ${PRICES.join(', ')}, l.moq, l.lead_time_days,
             l.brand, l.ship_from_province, l.features, l.certificates, l.origin_country, l.origin_province,
             coalesce(available, 0) AS available
      FROM listing l LEFT JOIN ${lots} WHERE l.state = 'live' AND ${condition}
    ),
    offered AS (${OFFERED}),
    sold AS MATERIALIZED (SELECT DISTINCT part_type_id, seller_id FROM offer),
    sellers AS (
      SELECT part_type_id, count(*) AS seller_count
      FROM sold GROUP BY part_type_id
    ),
    featured AS (
      SELECT part_type_id, family, said.features FROM (SELECT DISTINCT part_type_id, features FROM offer) said
      JOIN part_type ON id = part_type_id
    ),
    tagged AS (
      SELECT part_type_id, array_agg(tag) AS tags
      FROM (
        SELECT part_type_id, 'brand:' || brand AS tag FROM (SELECT DISTINCT part_type_id, brand FROM offer) branded
        UNION ALL SELECT part_type_id, 'province:' || ship_from_province
              FROM (SELECT DISTINCT part_type_id, ship_from_province FROM offer) shipped
        UNION ALL SELECT part_type_id, 'origin:' || place
              FROM (SELECT DISTINCT part_type_id, origin_country, origin_province FROM offer) made,
                   unnest(ARRAY[origin_country, origin_province]) place
              WHERE place IS NOT NULL
        UNION ALL SELECT part_type_id, CASE key WHEN 'bore' THEN 'boreShape' ELSE key END || ':' || value
              FROM featured, jsonb_each_text(features)
        UNION ALL SELECT part_type_id, 'clearance:CN' FROM featured
              WHERE NOT features ? 'clearance' AND family IN (${quoted(OF_GROUPED_CLEARANCE)})
        UNION ALL SELECT part_type_id, 'tolerance:P0' FROM featured
              WHERE NOT features ? 'tolerance' AND family NOT IN (${quoted(WITHOUT_CLASS)})
        UNION ALL SELECT part_type_id, 'certificate:' || kind FROM (
              SELECT DISTINCT part_type_id, held.kind FROM offer
              JOIN certificate held ON held.organisation_id = seller_id AND held.kind = ANY(certificates)
              WHERE held.state = 'verified' AND held.valid_until >= ${TODAY_SQL}) certified
        UNION ALL SELECT DISTINCT part_type_id, 'green:true' FROM sold JOIN organisation ON id = seller_id WHERE green_until >= ${TODAY_SQL}
      ) said GROUP BY part_type_id
    ),
    folded AS (SELECT * FROM offered JOIN sellers USING (part_type_id) JOIN tagged USING (part_type_id))`;
}

const OFFERED_VALUES = `coalesce(offer_count, 0), coalesce(seller_count, 0), best_price,
  coalesce(stock, 0), coalesce(prices, '{}'), lead_time_days, moq`;

/** In one order, so that the same ones are the same array. */
const allTags = (ownTags: string): string =>
  `ARRAY(SELECT DISTINCT unnest(${ownTags} || folded.tags) COLLATE "C" AS tag ORDER BY tag)`;

export const list = (columns: readonly string[], of = ''): string =>
  columns.map((column) => of + column).join(', ');

const facetAndValue = (tag: string): string =>
  `split_part(${tag}, ':', 1), substr(${tag}, strpos(${tag}, ':') + 1)`;

/** Taken before the offers are read, in one order: of two folds of a type the later one sees what the earlier one saw, and more. */
export const LOCK_ROWS = `
  SELECT FROM part_index WHERE part_type_id = ANY($1::uuid[]) ORDER BY part_type_id FOR UPDATE`;

/**
 * Folds the offers of the types `$1` in again; a row that says so already is left alone. A tag that comes or goes turns the type's bit
 * in the value of its facet; nothing else can have turned it, for the row is locked.
 */
export const foldInto = ({ rows, tags, facets }: IndexTables): string => `
  WITH ${folded('l.part_type_id = ANY($1::uuid[])', LOTS_OF_FEW)},
  fresh (id, slot, tags, ${list(OFFERED_COLUMNS)}) AS MATERIALIZED (
    SELECT asked.part_type_id, slot, ${allTags('own_tags')}, ${OFFERED_VALUES}
    FROM (
      SELECT part_type_id, slot, own_tags FROM ${rows} JOIN ${tags} USING (part_type_id) WHERE part_type_id = ANY($1::uuid[])
    ) asked
    LEFT JOIN folded USING (part_type_id)
  ),
  repriced AS (
    UPDATE ${rows} kept SET (${list(OFFERED_COLUMNS)}) = (${list(OFFERED_COLUMNS, 'fresh.')}), folded_at = now()
    FROM fresh
    WHERE kept.part_type_id = fresh.id
      AND (${list(OFFERED_COLUMNS, 'kept.')}) IS DISTINCT FROM (${list(OFFERED_COLUMNS, 'fresh.')})
  ),
  changed AS (
    UPDATE ${tags} kept SET tags = fresh.tags FROM fresh
    WHERE kept.part_type_id = fresh.id AND kept.tags IS DISTINCT FROM fresh.tags
    RETURNING fresh.slot, old.tags AS tags_before, new.tags AS tags_now
  ),
  turned (slot, tag) AS (
    (SELECT slot, unnest(tags_now) FROM changed EXCEPT SELECT slot, unnest(tags_before) FROM changed)
    UNION ALL (SELECT slot, unnest(tags_before) FROM changed EXCEPT SELECT slot, unnest(tags_now) FROM changed)
  )
  INSERT INTO ${facets} AS kept (facet, value, types)
  SELECT ${facetAndValue('tag')}, bit_or(set_bit(none, slot, 1))
  FROM turned, (SELECT repeat('0', length(types))::varbit AS none FROM ${facets} LIMIT 1) blank
  WHERE slot IS NOT NULL GROUP BY tag ORDER BY tag
  ON CONFLICT (facet, value) DO UPDATE SET types = kept.types # EXCLUDED.types`;

const FIGURES = OFFERED_COLUMNS.filter((column) => column !== 'seller_count');

/** Folds in what the same goods as before now cost, how many there are and how soon they leave, of the types `$1`. */
export const foldFigures = ({ rows }: IndexTables): string => `
  WITH offer AS MATERIALIZED (
    SELECT l.part_type_id, l.base_price, ${PRICES.join(', ')}, l.moq, l.lead_time_days, coalesce(available, 0) AS available
    FROM listing l LEFT JOIN ${LOTS_OF_FEW} WHERE l.state = 'live' AND l.part_type_id = ANY($1::uuid[])
  ),
  fresh AS (${OFFERED})
  UPDATE ${rows} kept SET (${list(FIGURES)}) = (${list(FIGURES, 'fresh.')}), folded_at = now()
  FROM fresh
  WHERE kept.part_type_id = fresh.part_type_id
    AND (${list(FIGURES, 'kept.')}) IS DISTINCT FROM (${list(FIGURES, 'fresh.')})`;

/** The offers of all part types, folded, for as long as the transaction lasts: reading through once costs less than looking up each. */
export const FOLD_ALL = [
  `CREATE TEMPORARY TABLE folded_offers ON COMMIT DROP AS WITH ${folded('true', LOTS_OF_ALL)} SELECT * FROM folded`,
  `CREATE UNIQUE INDEX ON folded_offers (part_type_id)`,
  `ANALYZE folded_offers (part_type_id)`,
];

const DOCUMENT = `json_to_recordset($1::json) AS document (id uuid, slot int, text text, tags text[])`;

/** New rows, from the types, their offers ({@link FOLD_ALL}) and `$1`: [{ id, slot, text, tags }]. */
export const fillRows = ({ rows, tags }: IndexTables): string => `
  WITH written AS (
    INSERT INTO ${rows} (part_type_id, slot, text, ${list(TYPE_COLUMNS)}, ${list(OFFERED_COLUMNS)})
    SELECT type.id, document.slot, document.text, ${list(TYPE_COLUMNS, 'type.')}, ${OFFERED_VALUES}
    FROM ${DOCUMENT}
    JOIN part_type type ON type.id = document.id
    LEFT JOIN folded_offers folded ON folded.part_type_id = type.id
    ORDER BY document.slot
  )
  INSERT INTO ${tags} (part_type_id, own_tags, tags)
  SELECT document.id, document.tags, ${allTags('document.tags')}
  FROM ${DOCUMENT} LEFT JOIN folded_offers folded ON folded.part_type_id = document.id`;

/** Rows that are there, from their types and `$1`: [{ id, text, tags }]; {@link foldInto} then gives them all their tags. */
export const renewRows = ({ rows, tags }: IndexTables): string => `
  WITH written AS (
    UPDATE ${rows} kept SET (text, ${list(TYPE_COLUMNS)}) = (document.text, ${list(TYPE_COLUMNS, 'type.')})
    FROM ${DOCUMENT} JOIN part_type type ON type.id = document.id
    WHERE kept.part_type_id = document.id
  )
  UPDATE ${tags} kept SET own_tags = document.tags FROM ${DOCUMENT} WHERE kept.part_type_id = document.id`;

const SPELLED = `(
  SELECT DISTINCT key, id FROM json_to_recordset($1::json) AS document (id uuid, keys text[]), unnest(keys) AS key) spelled`;

/** `$1`: [{ id, keys }]. */
export const fillSpellings = ({ spellings }: IndexTables): string => `
  INSERT INTO ${spellings} (key, part_type_id) SELECT key, id FROM ${SPELLED} ON CONFLICT DO NOTHING`;

/** Of the types `$2`, what `$1` ({@link fillSpellings}) says no more. */
export const forgetSpellings = ({ spellings }: IndexTables): string => `
  DELETE FROM ${spellings} kept WHERE part_type_id = ANY($2::uuid[])
    AND NOT EXISTS (SELECT FROM ${SPELLED} WHERE spelled.key = kept.key AND spelled.id = kept.part_type_id)`;

/** The facets that rows come to. */
export const facetsOfRows = ({ rows, tags }: IndexTables): string => `
  SELECT ${facetAndValue('tag')}, bit_or(set_bit(none, slot, 1))
  FROM ${rows} JOIN ${tags} USING (part_type_id), unnest(tags || ARRAY['type:' || family, 'seal:' || seal, 'series:' || series]) AS tag,
    (SELECT repeat('0', (max(slot) / 32 + 1) * 32)::varbit AS none FROM ${rows}) blank
  GROUP BY tag`;
