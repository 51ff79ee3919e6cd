import { FAIR_HOURS, HALF_LIFE_DAYS, OLDEST_DAYS } from './reputation.rules.js';

/** $1 deeds, as JSON. What is known already stays: twice is as once, and the order does not matter. */
export const NOTE_DEEDS = `
INSERT INTO seller_deed AS known (seller_id, kind, subject_id, since, due_at, done_at, failed)
SELECT d."sellerId", d.kind, d."subjectId", min(d.since), min(d."dueAt"), min(d."doneAt"), bool_or(coalesce(d.failed, false))
FROM jsonb_to_recordset($1::jsonb) AS d("sellerId" uuid, kind text, "subjectId" uuid, since timestamptz, "dueAt" timestamptz,
  "doneAt" timestamptz, failed boolean)
GROUP BY d."sellerId", d.kind, d."subjectId"
ORDER BY d."sellerId", d.kind, d."subjectId"
ON CONFLICT (seller_id, kind, subject_id) DO UPDATE
SET since = least(known.since, excluded.since), due_at = least(known.due_at, excluded.due_at),
    done_at = least(known.done_at, excluded.done_at), failed = known.failed OR excluded.failed`;

/** Whether a deed counts at $2, and whether it went well. What is overdue has not, however it may end. */
const ENDED = `due_at IS NOT NULL AND (failed OR done_at IS NOT NULL OR due_at < $2)`;
const KEPT = `NOT failed AND done_at <= due_at`;
const WEIGHT = `2 ^ (-greatest(0, extract(epoch FROM $2 - since)) / 86400 / ${HALF_LIFE_DAYS})`;

/** $1 sellers (null: all), $2 now. Nothing takes less than a minute. A later making is not overwritten by one that began before. */
export const MAKE_REPUTATIONS = `
INSERT INTO seller_reputation AS r (seller_id, kind, counted, kept, weight, kept_weight, done_weight, log_hours, made_at)
SELECT seller_id, kind, count(*) FILTER (WHERE ended)::int, count(*) FILTER (WHERE ended AND kept)::int,
       coalesce(sum(weight) FILTER (WHERE ended), 0), coalesce(sum(weight) FILTER (WHERE ended AND kept), 0),
       coalesce(sum(weight) FILTER (WHERE hours IS NOT NULL), 0), coalesce(sum(weight * ln(hours)), 0), $2
FROM (
  SELECT seller_id, kind, ${ENDED} AS ended, coalesce(${KEPT}, false) AS kept, (${WEIGHT})::float8 AS weight,
         CASE WHEN done_at IS NOT NULL THEN (greatest(60, extract(epoch FROM done_at - since)) / 3600)::float8 END AS hours
  FROM seller_deed
  WHERE ($1::uuid[] IS NULL OR seller_id = ANY($1)) AND since > $2::timestamptz - interval '${OLDEST_DAYS} days'
) deed
GROUP BY seller_id, kind
ON CONFLICT (seller_id, kind) DO UPDATE
SET (counted, kept, weight, kept_weight, done_weight, log_hours, made_at)
  = (excluded.counted, excluded.kept, excluded.weight, excluded.kept_weight, excluded.done_weight, excluded.log_hours, excluded.made_at)
WHERE r.made_at <= excluded.made_at`;

/** $1 sellers. */
export const REPUTATIONS = `
SELECT seller_id, kind, counted, kept, weight, kept_weight, done_weight, log_hours, made_at FROM seller_reputation
WHERE seller_id = ANY($1::uuid[])`;

/** $1 seller, $2 now, $3 most: what counts against it, newest first. */
export const BROKEN = `
SELECT kind, subject_id, due_at, done_at, failed FROM seller_deed
WHERE seller_id = $1 AND since > $2::timestamptz - interval '${OLDEST_DAYS} days' AND ${ENDED} AND NOT coalesce(${KEPT}, false)
ORDER BY since DESC, kind LIMIT $3`;

/**
 * $1 RFQs whose deadline is over: what the sellers who were invited did with it. A quote or a refusal is an answer, also one that was taken
 * back. Who came by itself or asked to hear of such RFQs was not waited for, and too short a time is held against nobody.
 */
export const RFQ_ANSWERS = `
SELECT * FROM (
  SELECT i.seller_id AS "sellerId", 'answer' AS kind, i.rfq_id AS "subjectId", i.invited_at AS since, r.deadline AS "dueAt",
    least(i.declined_at, (
      SELECT min(s.at) FROM quote q JOIN quote_step s ON s.seller_id = q.seller_id AND s.quote_id = q.id
      WHERE q.seller_id = i.seller_id AND q.rfq_id = i.rfq_id
    )) AS "doneAt"
  FROM rfq_invitation i JOIN rfq r ON r.id = i.rfq_id
  WHERE i.rfq_id = ANY($1::uuid[]) AND i.invited_by IN ('match', 'buyer')
) answer
WHERE "doneAt" IS NOT NULL OR "dueAt" - since >= interval '${FAIR_HOURS} hours'`;
