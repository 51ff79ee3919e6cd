/**
 * What moved on some accounts ($2) of a seller ($1) in one currency ($3), in its favour, from $4 on and before $5; beside it what stands
 * on them now and what moved since $5, all seen at one moment. Ids are time-ordered: none before $6 is of the period or later. At most $7.
 */
export const PERIOD = `
WITH own AS (
  SELECT id, balance_minor FROM ledger_account WHERE seller_id = $1 AND kind = ANY($2) AND currency = $3
), moved AS (
  SELECT t.id, t.purpose, t.cause_kind, t.cause_id, t.posted_at, - sum(l.amount_minor) AS amount
  FROM own JOIN ledger_leg l ON l.seller_id = $1 AND l.account_id = own.id AND l.transfer_id >= $6
  JOIN ledger_transfer t ON t.seller_id = $1 AND t.id = l.transfer_id
  WHERE t.posted_at >= $4 GROUP BY t.seller_id, t.id HAVING sum(l.amount_minor) <> 0
), listed AS (
  SELECT * FROM moved WHERE posted_at < $5 ORDER BY posted_at, id LIMIT $7
)
SELECT (SELECT - coalesce(sum(balance_minor), 0) FROM own)::text AS now,
  (SELECT coalesce(sum(amount), 0) FROM moved WHERE posted_at >= $5)::text AS since,
  coalesce((SELECT jsonb_agg(jsonb_build_object('transferId', id, 'purpose', purpose, 'causeKind', cause_kind, 'causeId', cause_id,
    'postedAt', posted_at, 'amountMinor', amount::text) ORDER BY posted_at, id) FROM listed), '[]') AS movements`;
