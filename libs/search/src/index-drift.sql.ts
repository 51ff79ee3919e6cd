import { EXPECTED, type IndexTables, LIVE } from './index-tables.sql.js';
import { facetsOfRows, list, OFFERED_COLUMNS, TYPE_COLUMNS } from './part-fold.sql.js';

/** Part types fall into 256 buckets: ids are hashes, so their last byte is as good as any. */
const BUCKET = `get_byte(uuid_send(part_type_id), 15)`;

/** What a fold mends: tags it does not, for it turns bits of facets by what they were before. */
const FOLDED = OFFERED_COLUMNS;
const BEYOND = ['text', 'own_tags', 'tags', ...TYPE_COLUMNS];

const wholeRows = ({ rows, tags }: IndexTables): string => `${rows} JOIN ${tags} USING (part_type_id)`;

/** A sum of each bucket that comes out the same in whatever order the rows lie. */
const sums = (tables: IndexTables): string => `
  SELECT bucket, bit_xor(sum) AS sum FROM (
    SELECT ${BUCKET} AS bucket, hash_record_extended(ROW(part_type_id, ${list([...FOLDED, ...BEYOND])}), 0) AS sum FROM ${wholeRows(tables)}
    UNION ALL SELECT ${BUCKET}, hash_record_extended(ROW(part_type_id, key), 1) FROM ${tables.spellings}
  ) summed GROUP BY bucket`;

/** The buckets whose sums differ. */
export const DRIFTED_BUCKETS = `
  SELECT bucket FROM (${sums(LIVE)}) live FULL JOIN (${sums(EXPECTED)}) expected USING (bucket)
  WHERE live.sum IS DISTINCT FROM expected.sum`;

const row = (of: string, columns: readonly string[]): string => `ROW(${list(columns, `${of}.`)})`;
const inBuckets = (table: string): string => `(SELECT * FROM ${table} WHERE ${BUCKET} = ANY($1::int[]))`;
const spelled = ({ spellings }: IndexTables): string =>
  `SELECT part_type_id, key FROM ${inBuckets(spellings)} spelled`;

/** The part types in the buckets `$1` whose rows or spellings differ, and whether more than a fold is needed to mend them. */
export const DRIFTED_TYPES = `
  SELECT part_type_id AS id, bool_or(beyond) AS beyond FROM (
    SELECT part_type_id, ${row('live', BEYOND)} IS DISTINCT FROM ${row('expected', BEYOND)} AS beyond
    FROM ${inBuckets(wholeRows(LIVE))} live FULL JOIN ${inBuckets(wholeRows(EXPECTED))} expected USING (part_type_id)
    WHERE ${row('live', [...BEYOND, ...FOLDED])} IS DISTINCT FROM ${row('expected', [...BEYOND, ...FOLDED])}
    UNION ALL SELECT part_type_id, true FROM (
      (${spelled(LIVE)} EXCEPT ${spelled(EXPECTED)}) UNION ALL (${spelled(EXPECTED)} EXCEPT ${spelled(LIVE)})
    ) spelled
  ) differing GROUP BY part_type_id`;

/** Facets whose bits are not those of the live rows, all in one moment. Values that nothing has any more are no fault. */
export const DRIFTED_FACETS = `
  SELECT count(*)::int AS drifted FROM (${facetsOfRows(LIVE)}) expected (facet, value, types)
  FULL JOIN ${LIVE.facets} live USING (facet, value)
  WHERE live.types IS DISTINCT FROM expected.types AND (expected.types IS NOT NULL OR bit_count(live.types) > 0)`;
