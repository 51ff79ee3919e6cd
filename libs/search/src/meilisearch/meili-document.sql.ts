import { FACET_COLUMNS } from '../part-conditions.sql.js';
import { HIT_COLUMNS } from '../part-search.sql.js';
import { type Facet, PRICE_QUANTITIES } from '../search-engine.js';

/** Letters that a search may find inside a word: three, or one that is not ASCII. The same rule as PostgreSQL's. */
const FOUND_INSIDE = String.raw`(^.{3}|^[^\x20-\x7e])`;

/** Not for documents: what is there in another form, and what says nothing of the part. */
const LEFT_OUT = ['part_type_id', 'slot', 'prices', 'folded_at'];

/**
 * The document of a row of `part_index`, as text: every column of the row under its own name, so that one that is added there is here
 * too, and besides
 *
 * - `place`: the designation in hexadecimal. The engine compares texts without regard to case; these digits sort and compare as the
 *   characters do in PostgreSQL's collation "C";
 * - `tags`, by facet; `prices`, by quantity; `keys`, the folded spellings;
 * - `fragments`: each word of the text from each of its letters on, for the engine finds beginnings only;
 * - `hit`: the columns that a hit shows, as PostgreSQL would answer them.
 */
const DOCUMENT = `(to_jsonb(part_index) - ARRAY[${LEFT_OUT.map((column) => `'${column}'`).join(', ')}] || jsonb_build_object(
    'id', part_type_id,
    'place', encode(convert_to(designation, 'UTF8'), 'hex'),
    'tags', (SELECT coalesce(jsonb_object_agg(facet, named), '{}')
             FROM (SELECT split_part(tag, ':', 1) AS facet, jsonb_agg(substr(tag, strpos(tag, ':') + 1)) AS named
                   FROM part_tags kept, unnest(kept.tags) tag
                   WHERE kept.part_type_id = part_index.part_type_id GROUP BY 1) tagged),
    'prices', jsonb_build_object(${PRICE_QUANTITIES.map((each, at) => `'${each}', prices[${at + 1}]`).join(', ')}),
    'keys', (SELECT coalesce(jsonb_agg(key ORDER BY key), '[]') FROM part_spelling spelling
             WHERE spelling.part_type_id = part_index.part_type_id),
    'fragments', (SELECT coalesce(jsonb_agg(DISTINCT fragment), '[]')
                  FROM regexp_split_to_table(text, '\\s+') word, generate_series(1, length(word)) start,
                       substr(word, start) fragment
                  WHERE fragment ~ '${FOUND_INSIDE}'),
    'hit', (SELECT to_jsonb(hit) FROM (SELECT ${HIT_COLUMNS}) hit)
  ))`;

/** With a sum of itself, by which a document is told from an older one. */
const summed = (rows: string): string => `
  SELECT id, (document || jsonb_build_object('digest', md5(document::text)))::text AS document
  FROM (SELECT part_type_id AS id, ${DOCUMENT} AS document FROM part_index ${rows}) made`;

const PAGE = `WHERE part_type_id > $1 ORDER BY part_type_id LIMIT $2`;

/** What waits, oldest first: at most `$1`; a part type that is no more has no document. */
export const WAITING = `
  SELECT part_type_id AS id, mark::text AS mark, document
  FROM (SELECT part_type_id, mark FROM search_pending ORDER BY mark LIMIT $1) waiting
  LEFT JOIN LATERAL (${summed('WHERE part_type_id = waiting.part_type_id OFFSET 0')}) row ON true
  ORDER BY waiting.mark`;

/** All documents, in pages: those after the id `$1`, at most `$2`. */
export const DOCUMENTS = `${summed(PAGE)} ORDER BY id`;

/** Their sums. */
export const DIGESTS = `
  SELECT id, md5(document::text) AS digest
  FROM (SELECT part_type_id AS id, ${DOCUMENT} AS document FROM part_index ${PAGE}) made ORDER BY id`;

/** Notes that these part types (`$1`) may have changed. Since when is kept: it is how long one waits. */
export const MARK = `
  INSERT INTO search_pending (part_type_id, mark)
  SELECT id, nextval('search_pending_mark') FROM unnest($1::uuid[]) id ORDER BY id
  ON CONFLICT (part_type_id) DO UPDATE SET mark = EXCLUDED.mark`;

export const MARK_ALL = `
  INSERT INTO search_pending (part_type_id, mark)
  SELECT part_type_id, nextval('search_pending_mark') FROM part_index ORDER BY part_type_id
  ON CONFLICT (part_type_id) DO UPDATE SET mark = EXCLUDED.mark`;

/** `$1` and `$2`: ids and the marks they were sent with. Who was marked anew meanwhile waits since the sending. */
export const DONE = `
  WITH sent AS (SELECT * FROM unnest($1::uuid[], $2::bigint[]) AS sent (id, mark)),
  done AS (DELETE FROM search_pending USING sent WHERE part_type_id = sent.id AND search_pending.mark = sent.mark)
  UPDATE search_pending SET since = now() FROM sent WHERE part_type_id = sent.id AND search_pending.mark <> sent.mark`;

/** The newest mark there is. */
export const NEWEST_MARK = `SELECT last_value::text AS mark FROM search_pending_mark`;

/** What was marked before the documents of a new index were read is in it: `$1` is the mark of then. */
export const DONE_UP_TO = `DELETE FROM search_pending WHERE mark <= $1`;

/** How many wait, and since how many seconds. */
export const BACKLOG = `
  SELECT count(*)::int AS waiting, coalesce(extract(epoch FROM now() - min(since)), 0)::float8 AS seconds FROM search_pending`;

/** The attribute that a facet's values stand in. */
export function attributeOf(facet: Facet | (string & {})): string {
  return FACET_COLUMNS[facet as Facet] ?? `tags.${facet}`;
}

export function priceAttribute(quantity: number | undefined): string {
  if (quantity === undefined) return 'best_price';
  return `prices.${PRICE_QUANTITIES.findLast((each) => each <= quantity) ?? PRICE_QUANTITIES[0]}`;
}
