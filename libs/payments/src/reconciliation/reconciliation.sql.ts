/** Fees that have come to be known since the last comparison, which now ($1) books them. */
export const BOOK_FEES = `
WITH booked AS (
  UPDATE provider_transaction SET booked_by = $1 WHERE booked_by IS NULL
  RETURNING currency, fee_minor - CASE subject WHEN 'fee' THEN amount_minor ELSE 0 END AS fee
)
SELECT currency, sum(fee)::text AS fee FROM booked GROUP BY currency HAVING sum(fee) <> 0 ORDER BY currency`;

/**
 * The provider's sums beside ours, by what moved the money, of all that moved between $1 and $2. What the ledger posts when the
 * provider has moved it is taken from the ledger; what it posts earlier or later (a payout, a refund under way) or not at all (a
 * transfer between accounts, which all are the provider's cash) from what we asked for.
 */
export const COMPARE = `
WITH theirs AS (
  SELECT subject, source AS reference, sum(amount_minor) AS amount, max(created_at) AS at, min(currency) AS currency
  FROM provider_transaction WHERE created_at >= $1 AND subject <> 'fee' GROUP BY subject, source
), cash AS (
  SELECT t.seller_id, t.cause_kind, t.cause_id, l.amount_minor, l.currency, t.posted_at
  FROM ledger_transfer t
  JOIN ledger_leg l ON l.seller_id = t.seller_id AND l.transfer_id = t.id
  JOIN ledger_account a ON a.seller_id = l.seller_id AND a.id = l.account_id
  WHERE t.posted_at >= $1 AND a.kind = 'provider_cash' AND t.cause_kind IN ('payment_share', 'refund', 'dispute_share', 'dispute')
), named AS (
  SELECT 'charge' AS subject, p.provider_charge AS reference, c.amount_minor, c.currency, c.posted_at AS at
  FROM cash c JOIN payment_share s ON s.seller_id = c.seller_id AND s.id = c.cause_id JOIN payment p ON p.id = s.payment_id
  WHERE c.cause_kind = 'payment_share'
  UNION ALL
  SELECT 'refund', r.provider_reference, c.amount_minor, c.currency, c.posted_at
  FROM cash c JOIN refund r ON r.seller_id = c.seller_id AND r.id = c.cause_id
  WHERE c.cause_kind = 'refund'
  UNION ALL
  SELECT 'refund', r.provider_reference, - r.amount_minor, r.currency, r.created_at
  FROM theirs JOIN refund r ON r.provider_reference = theirs.reference
  WHERE theirs.subject = 'refund' AND r.state = 'sent'
  UNION ALL
  SELECT 'dispute', d.provider_reference, c.amount_minor, c.currency, c.posted_at
  FROM cash c
  LEFT JOIN payment_dispute_share s ON c.cause_kind = 'dispute_share' AND s.id = c.cause_id
  JOIN payment_dispute d ON d.id = coalesce(s.dispute_id, c.cause_id)
  WHERE c.cause_kind IN ('dispute_share', 'dispute')
  UNION ALL
  SELECT 'transfer', provider_reference, - amount_minor, currency, created_at FROM provider_transfer
  WHERE provider_reference IN (SELECT reference FROM theirs WHERE subject = 'transfer') OR created_at >= $1
  UNION ALL
  SELECT 'reversal', provider_reference, amount_minor, currency, created_at FROM transfer_reversal
  WHERE provider_reference IN (SELECT reference FROM theirs WHERE subject = 'reversal') OR created_at >= $1
  UNION ALL
  SELECT 'payout', provider_reference, CASE WHEN state = 'failed' THEN 0 ELSE - amount_minor END, currency, created_at FROM payout
  WHERE provider_reference IN (SELECT reference FROM theirs WHERE subject = 'payout') OR created_at >= $1
  UNION ALL
  SELECT 'payout', provider_reference, CASE WHEN state = 'failed' THEN 0 ELSE - amount_minor END, currency, created_at FROM market_payout
  WHERE provider_reference IN (SELECT reference FROM theirs WHERE subject = 'payout') OR created_at >= $1
), ours AS (
  SELECT subject, reference, sum(amount_minor) AS amount, max(at) AS at, min(currency) AS currency
  FROM named WHERE reference IS NOT NULL GROUP BY subject, reference
)
SELECT subject, reference, coalesce(theirs.amount, 0)::text AS provider_minor, coalesce(ours.amount, 0)::text AS ledger_minor,
  coalesce(theirs.currency, ours.currency) AS currency,
  CASE WHEN ours.amount IS NULL THEN 'missing_here' WHEN theirs.amount IS NULL THEN 'missing_there' ELSE 'amount' END AS kind
FROM theirs FULL JOIN ours USING (subject, reference)
WHERE greatest(theirs.at, ours.at) BETWEEN $1 + interval '1 day' AND $2`;
