import { ASSETS, EITHER_SIGN } from './ledger.entity.js';

/**
 * Posts transfers that are not yet there, with their legs, and moves the balances: one statement, one round trip.
 *
 * An account is opened by its first leg. `INSERT … ON CONFLICT` checks the row it proposes even where it will not be
 * inserted, so a leg against the account's sign proposes zero and adds its amount only to an account that exists; where
 * there was none, the balance differs from the amount, and the caller is told that the account is overdrawn. So it is told of an
 * account that may be beyond zero and is moved further there, unless ($12) that is what it asks for.
 */
export const POST_TRANSFERS = `
WITH fresh AS (
  INSERT INTO ledger_transfer (seller_id, id, purpose, cause_kind, cause_id, counterparty_id)
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $13::uuid[])
    AS wanted(seller_id, id, purpose, cause_kind, cause_id, counterparty_id)
  ORDER BY seller_id, cause_kind, cause_id, purpose
  ON CONFLICT (seller_id, cause_kind, cause_id, purpose) DO NOTHING
  RETURNING seller_id, id
), leg AS (
  SELECT wanted.* FROM unnest($6::uuid[], $7::uuid[], $8::smallint[], $9::text[], $10::text[], $11::bigint[])
    AS wanted(seller_id, transfer_id, leg_no, kind, currency, amount_minor)
  JOIN fresh ON fresh.seller_id = wanted.seller_id AND fresh.id = wanted.transfer_id
), delta AS (
  SELECT seller_id, kind, currency, sum(amount_minor)::bigint AS amount_minor
  FROM leg GROUP BY seller_id, kind, currency
), account AS (
  INSERT INTO ledger_account AS own (seller_id, id, kind, currency, balance_minor)
  SELECT seller_id, uuidv7(), kind, currency,
    CASE WHEN kind IN ${EITHER_SIGN} OR (kind IN ${ASSETS}) = (amount_minor > 0)
      THEN amount_minor ELSE 0 END
  FROM delta ORDER BY seller_id, kind, currency
  ON CONFLICT (seller_id, kind, currency) DO UPDATE SET balance_minor = own.balance_minor + (
    SELECT amount_minor FROM delta
    WHERE delta.seller_id = own.seller_id AND delta.kind = own.kind AND delta.currency = own.currency
  )
  RETURNING own.seller_id, own.id, own.kind, own.currency, new.balance_minor, old.id IS NULL AS is_opened
), written AS (
  INSERT INTO ledger_leg (seller_id, transfer_id, leg_no, account_id, amount_minor, currency)
  SELECT leg.seller_id, transfer_id, leg_no, account.id, amount_minor, currency
  FROM leg JOIN account USING (seller_id, kind, currency)
)
SELECT fresh.id, (
  SELECT EXISTS (
    SELECT FROM account JOIN delta USING (seller_id, kind, currency)
    WHERE is_opened AND balance_minor <> amount_minor
      OR NOT $12::boolean AND kind IN ('provider_cash', 'bank_cash') AND balance_minor < 0 AND amount_minor < 0
      OR NOT $12::boolean AND kind IN ('payable', 'bank_payable') AND balance_minor > 0 AND amount_minor > 0
  )
) AS is_overdrawn
FROM fresh`;
