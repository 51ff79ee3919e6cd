import { expect } from '@jest/globals';
import { type TestApp } from './app.js';

/** By kind of cause, where the thing that it names is to be found. */
const TABLES: Record<string, string> = {
  payment_share: 'payment_share c ON c.seller_id = t.seller_id AND c.id = t.cause_id',
  refund: 'refund c ON c.seller_id = t.seller_id AND c.id = t.cause_id',
  provider_transfer: 'provider_transfer c ON c.seller_id = t.seller_id AND c.id = t.cause_id',
  payout: 'payout c ON c.seller_id = t.seller_id AND c.id = t.cause_id',
  remittance: 'remittance c ON c.seller_id = t.seller_id AND c.id = t.cause_id',
  bank_row: 'bank_row c ON c.id = t.cause_id',
  dispute_share: 'payment_dispute_share c ON c.id = t.cause_id',
  dispute: 'payment_dispute c ON c.id = t.cause_id',
  reconciliation: 'reconciliation c ON c.id = t.cause_id',
  order: 'trade_order c ON c.seller_id = t.seller_id AND c.id = t.cause_id',
  claim: 'claim c ON c.seller_id = t.seller_id AND c.id = t.cause_id',
  give_back: 'order_transition c ON c.seller_id = t.seller_id AND c.cause_id = t.cause_id',
  write_off: 'write_off c ON c.seller_id = t.seller_id AND c.id = t.cause_id',
  market_payout: 'market_payout c ON c.id = t.cause_id',
  repayment: 'repayment c ON c.seller_id = t.seller_id AND c.id = t.cause_id',
};

/** Every amount in the ledger points to what caused it, and what a buyer paid, has back or owes to that buyer. */
export async function expectCaused(market: TestApp): Promise<void> {
  const found = Object.entries(TABLES).map(
    ([kind, join]) =>
      `SELECT t.seller_id, t.id FROM ledger_transfer t JOIN ${join} WHERE t.cause_kind = '${kind}'`,
  );
  const uncaused = await market.sql(
    `SELECT DISTINCT purpose, cause_kind FROM ledger_transfer WHERE (seller_id, id) NOT IN (${found.join(' UNION ALL ')})`,
  );
  expect(uncaused).toEqual([]);
  const nobodys = await market.sql(
    `SELECT DISTINCT t.purpose FROM ledger_transfer t JOIN ledger_leg l ON l.seller_id = t.seller_id AND l.transfer_id = t.id
     JOIN ledger_account a ON a.seller_id = l.seller_id AND a.id = l.account_id
     WHERE t.counterparty_id IS NULL AND a.kind IN ('held', 'refund_due', 'receivable') AND t.purpose NOT LIKE 'return%'`,
  );
  expect(nobodys).toEqual([]);
}
