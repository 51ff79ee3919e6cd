import { STATED_SINCE_SQL } from '@app/platform';

/** The facts by which the offers of part types are not what they were. */
export const OFFERS_CHANGED = [
  'listing.changed',
  // A seller's whole list came in.
  'listings.changed',
  // What a seller's certificates say is said of all that it has on offer.
  'organisation.certificates_changed',
] as const;

/** The part types whose offers such facts say are not what they were; `condition` chooses among the facts, `told` what of them is told. */
function changed(condition: string, told = 'DISTINCT type.id'): string {
  return `SELECT ${told} FROM outbox_event fact, LATERAL (
      SELECT (fact.payload ->> 'partTypeId')::uuid AS id WHERE fact.name = 'listing.changed'
      UNION ALL SELECT listed.id::uuid FROM jsonb_array_elements_text(fact.payload -> 'partTypeIds') AS listed (id)
        WHERE fact.name = 'listings.changed'
      UNION ALL SELECT part_type_id FROM listing
        WHERE fact.name = 'organisation.certificates_changed' AND state = 'live'
          AND seller_id = (fact.payload ->> 'organisationId')::uuid
    ) type
    WHERE fact.name IN (${OFFERS_CHANGED.map((name) => `'${name}'`).join(', ')}) AND ${condition}`;
}

export const CHANGED_SINCE = changed(STATED_SINCE_SQL);

/** The part types of which a figure was corrected, or is again what it was. */
export const CORRECTED_SINCE = `
  SELECT DISTINCT aggregate_id AS id FROM outbox_event fact WHERE fact.name = 'catalogue.corrected' AND ${STATED_SINCE_SQL}`;

/** Notes what the facts `$1` have changed, `$2` being the last of them, in one order: two notes at a time do not wait for each other. */
export const NOTE_CHANGED = `
  INSERT INTO part_to_fold AS waiting (part_type_id, fact_id, goods_fact_id)
  SELECT id, $2::uuid, CASE WHEN bool_or(other_goods) THEN $2::uuid END
  FROM (${changed('fact.id = ANY($1::uuid[])', `type.id, fact.payload -> 'sameGoods' IS NULL AS other_goods`)}) changed
  GROUP BY id ORDER BY id
  ON CONFLICT (part_type_id) DO UPDATE SET
    fact_id = EXCLUDED.fact_id, goods_fact_id = coalesce(EXCLUDED.goods_fact_id, waiting.goods_fact_id)`;
