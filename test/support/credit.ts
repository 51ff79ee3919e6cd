import { expect } from '@jest/globals';
import { type TestApp } from './app.js';

/** What the ledger, the terms, the receivables and the orders say is owed must be one. */
const OWED = `
  SELECT (SELECT coalesce(sum(balance_minor), 0)::int FROM ledger_account WHERE kind = 'receivable') AS receivable,
    (SELECT -coalesce(sum(balance_minor), 0)::int FROM ledger_account WHERE kind = 'on_account') AS on_account,
    (SELECT coalesce(sum(open_minor), 0)::int FROM credit_terms) AS open,
    (SELECT coalesce(sum(total_minor - taken_off_minor - paid_minor), 0)::int FROM receivable) AS owed,
    (SELECT coalesce(sum(abs(o.refunded_minor - r.taken_off_minor)), 0)::int + coalesce(sum(abs(o.released_minor - r.accepted_minor)), 0)::int
     FROM receivable r JOIN trade_order o ON o.seller_id = r.seller_id AND o.id = r.order_id) AS beside`;

export async function expectOwedAlike(market: TestApp): Promise<void> {
  const [{ open, ...others }] = await market.sql(OWED);
  expect(others).toEqual({ receivable: open, on_account: open, owed: open, beside: 0 });
}
