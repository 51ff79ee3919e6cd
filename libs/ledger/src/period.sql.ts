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

/**
 * What moved a buyer's ($1) money in one currency ($2) on accounts of some kinds ($3), whoever sold to it, from $4 on and before $5, at most
 * $6; beside it what all that moved before had come to. Amounts are debits less credits, by kind.
 */
export const COUNTERPARTY_PERIOD = `
WITH moved AS (
  SELECT t.seller_id, t.id, t.purpose, t.cause_kind, t.cause_id, t.posted_at, a.kind, sum(l.amount_minor) AS amount
  FROM ledger_transfer t
  JOIN ledger_leg l ON l.seller_id = t.seller_id AND l.transfer_id = t.id
  JOIN ledger_account a ON a.seller_id = l.seller_id AND a.id = l.account_id
  WHERE t.counterparty_id = $1 AND l.currency = $2 AND a.kind = ANY($3) AND t.posted_at < $5
  GROUP BY t.seller_id, t.id, a.kind
), listed AS (
  SELECT seller_id, id, purpose, cause_kind, cause_id, posted_at, jsonb_object_agg(kind, amount::text) AS amounts
  FROM moved WHERE posted_at >= $4
  GROUP BY seller_id, id, purpose, cause_kind, cause_id, posted_at ORDER BY posted_at, id LIMIT $6
)
SELECT coalesce((SELECT jsonb_object_agg(kind, amount) FROM (
    SELECT kind, sum(amount)::text AS amount FROM moved WHERE posted_at < $4 GROUP BY kind
  ) AS before), '{}') AS opening,
  coalesce((SELECT jsonb_agg(jsonb_build_object('sellerId', seller_id, 'transferId', id, 'purpose', purpose, 'causeKind', cause_kind,
    'causeId', cause_id, 'postedAt', posted_at, 'amounts', amounts) ORDER BY posted_at, id) FROM listed), '[]') AS movements`;

/**
 * All accounts of one currency ($1): by kind, what stood there at $2 and at $3, and what of that sellers owe; and what moved on accounts
 * of some kinds ($4), or was on its way to the bank, between the two, by the market's day and by purpose. Ids are time-ordered: none before $5 is of the period or later.
 */
export const MARKET_PERIOD = `
WITH moved AS (
  SELECT a.seller_id, a.id, a.kind, t.purpose, t.posted_at, l.amount_minor
  FROM ledger_account a
  JOIN ledger_leg l ON l.seller_id = a.seller_id AND l.account_id = a.id AND l.transfer_id >= $5
  JOIN ledger_transfer t ON t.seller_id = l.seller_id AND t.id = l.transfer_id
  WHERE a.currency = $1 AND t.posted_at >= $2
), standing AS (
  SELECT a.kind, a.balance_minor - coalesce(m.since_opening, 0) AS opening, a.balance_minor - coalesce(m.since_closing, 0) AS closing
  FROM ledger_account a LEFT JOIN (
    SELECT seller_id, id, sum(amount_minor) AS since_opening, sum(amount_minor) FILTER (WHERE posted_at >= $3) AS since_closing
    FROM moved GROUP BY seller_id, id
  ) m ON m.seller_id = a.seller_id AND m.id = a.id
  WHERE a.currency = $1
)
SELECT coalesce((SELECT jsonb_agg(by_kind) FROM (
    SELECT kind, sum(opening)::text AS opening, sum(closing)::text AS closing,
      coalesce(sum(opening) FILTER (WHERE opening > 0 AND kind IN ('payable', 'bank_payable')), 0)::text AS "openingOwed",
      coalesce(sum(closing) FILTER (WHERE closing > 0 AND kind IN ('payable', 'bank_payable')), 0)::text AS "closingOwed"
    FROM standing GROUP BY kind
  ) AS by_kind), '[]') AS standing,
  coalesce((SELECT jsonb_agg(by_day ORDER BY day, purpose) FROM (
    SELECT (posted_at AT TIME ZONE 'Asia/Shanghai')::date::text AS day, purpose, count(*)::int AS count, (- sum(amount_minor))::text AS "amountMinor",
      kind = 'in_transit' AS "isInTransit"
    FROM moved WHERE (kind = ANY($4) OR kind = 'in_transit') AND posted_at < $3 GROUP BY 1, 2, 5
  ) AS by_day), '[]') AS days`;
