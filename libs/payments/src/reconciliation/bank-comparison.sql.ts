/** The bank's lines of what it was told to send (`told`), beside what our books say of that. */
const SENT = `
  SELECT r.reference, r.currency, r.state, b.exported_at, CASE WHEN r.state = 'paid' THEN - r.amount_minor ELSE 0 END AS booked,
    r.amount_minor, coalesce((
      SELECT sum(amount_minor) FROM bank_row l WHERE l.remittance_id = r.id AND l.state = 'matched'
    ), 0) AS told
  FROM remittance r JOIN remittance_batch b ON b.id = r.batch_id WHERE r.state IN ('exported', 'paid', 'returned')`;

/** What stands on the bank's account by our books, and by the lines that it brought: of all, and of what the books know. */
const ACCOUNT = `
  SELECT currency, coalesce(cash.amount, 0) AS cash, coalesce(lines.amount, 0) AS lines, coalesce(lines.known, 0) AS known FROM (
    SELECT currency, sum(balance_minor) AS amount FROM ledger_account WHERE kind = 'bank_cash' GROUP BY currency
  ) cash FULL JOIN (
    SELECT currency, sum(amount_minor) AS amount, sum(amount_minor) FILTER (WHERE state NOT IN ('received', 'unmatched')) AS known
    FROM bank_row GROUP BY currency
  ) lines USING (currency)`;

/** By the bank's own word: what stood there before the first of its statements that say so, after the last, and the lines of those. */
const STATED = `
  SELECT (SELECT opening_minor FROM bank_statement WHERE opening_minor IS NOT NULL ORDER BY first_on, id LIMIT 1) AS opening,
    (SELECT closing_minor FROM bank_statement WHERE closing_minor IS NOT NULL ORDER BY last_on DESC, id DESC LIMIT 1) AS closing,
    (SELECT coalesce(sum(l.amount_minor), 0) FROM bank_row l JOIN bank_statement s ON s.id = l.statement_id
     WHERE s.opening_minor IS NOT NULL) AS lines`;

/**
 * The bank's side beside ours: each line that no one has matched, each payment that we hold for sent (or told the bank to send, before
 * $2) and no line tells of, what the provider said would have come before $2, and two sums: the account by our books and by the lines that they know, and the balance that the bank
 * states. $1 is the currency of the statements.
 */
export const COMPARE_BANK = `
WITH sent AS (${SENT}), account AS (${ACCOUNT}), stated AS (${STATED})
SELECT 'bank_line' AS subject, bank_reference AS reference, amount_minor::text AS provider_minor, '0' AS ledger_minor, currency,
  'missing_here' AS kind
FROM bank_row WHERE state IN ('received', 'unmatched')
UNION ALL
SELECT 'bank_sent', reference, told::text, (CASE WHEN state = 'exported' THEN - amount_minor ELSE booked END)::text, currency,
  CASE WHEN told = 0 THEN 'missing_there' ELSE 'amount' END
FROM sent WHERE state <> 'exported' OR exported_at < $2
UNION ALL
SELECT 'bank_payout', provider_reference, CASE WHEN arrived_at IS NULL THEN '0' ELSE amount_minor::text END, amount_minor::text, currency,
  'missing_there'
FROM market_payout WHERE state <> 'failed' AND arrives_at < $2
UNION ALL
SELECT 'bank_account', currency, known::text, (cash - coalesce((
  SELECT sum(booked - told) FROM sent WHERE sent.currency = account.currency AND state <> 'exported'
), 0))::text, currency, 'amount'
FROM account
UNION ALL
SELECT 'bank_statements', $1::text, closing::text, (opening + lines)::text, $1, 'amount' FROM stated WHERE opening IS NOT NULL`;

export const BANK_STANDING = `
WITH sent AS (${SENT}), account AS (${ACCOUNT}), stated AS (${STATED})
SELECT account.currency, cash::text, account.lines::text, (account.lines - known)::text AS unmatched,
  (SELECT coalesce(sum(amount_minor), 0) FROM sent WHERE sent.currency = account.currency AND state = 'exported')::text AS under_way,
  (SELECT coalesce(sum(booked - told), 0) FROM sent WHERE sent.currency = account.currency AND state <> 'exported')::text AS by_hand,
  opening::text, closing::text, stated.lines::text AS stated_lines
FROM account CROSS JOIN stated ORDER BY account.currency`;
