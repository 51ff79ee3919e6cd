import { type Pool } from 'pg';
import { untilQuiet, untilTrue } from './market.ts';

export interface Release {
  orders: number;
  /** Until the last one is completed and its money the seller's. */
  ms: number;
  msEach: number;
  /** Of each, over that of the fewest. */
  times: number;
  /** Until everybody has been told of all of them, and their transfers were sent on. */
  settledMs: number;
}

const SELLERS = 200;
const LINES = 3;

/** Orders whose inspection ends at once, worked by the server's own job; first the fewest. */
export async function benchRelease(pool: Pool, sizes: readonly number[]): Promise<Release[]> {
  const releases: Release[] = [];
  for (const orders of sizes) {
    await placeInspected(pool, orders);
    await untilQuiet(pool);
    const from = performance.now();
    await pool.query(
      `WITH ended AS (
         UPDATE trade_order SET due_at = now() WHERE state = 'inspection' AND due_at = 'infinity' RETURNING 1
       )
       SELECT graphile_worker.add_job('orders.due', job_key => 'orders.due') FROM (SELECT count(*) FROM ended)`,
    );
    await untilTrue(pool, `NOT EXISTS (SELECT FROM trade_order WHERE due_at <= now())`);
    const ms = performance.now() - from;
    await untilQuiet(pool);
    const msEach = ms / orders;
    const settledMs = performance.now() - from;
    releases.push({ orders, ms, msEach, times: msEach / (releases[0]?.msEach ?? msEach), settledMs });
  }
  return releases;
}

/** Paid, accepted, shipped and delivered, as that would have left them, at the sellers in turn; the buyer is at looking at the goods. */
async function placeInspected(pool: Pool, orders: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    for (const statement of PLACED) await client.query(statement.replaceAll('$orders', String(orders)));
    await client.query('COMMIT');
    await client.query('ANALYZE');
  } finally {
    client.release();
  }
}

const PLACED = [
  `CREATE TEMPORARY TABLE trade ON COMMIT DROP AS
   SELECT seller.id AS seller_id, seller.name AS seller_name, buyer.id AS buyer_id, buyer.name AS buyer_name, uuidv7() AS order_id,
     uuidv7() AS checkout_id, uuidv7() AS payment_id, uuidv7() AS share_id, uuidv7() AS transfer_id, 3 * (10000 + no * 37 % 90000) AS minor
   FROM generate_series(1, $orders) AS no
   JOIN (SELECT id, name, row_number() OVER (ORDER BY id) AS nth FROM organisation WHERE kind = 'seller' LIMIT ${SELLERS}) seller
     ON seller.nth = 1 + no % (SELECT least(${SELLERS}, count(*)) FROM organisation WHERE kind = 'seller')
   CROSS JOIN (SELECT id, name FROM organisation WHERE kind = 'buyer' LIMIT 1) buyer`,
  `INSERT INTO checkout (id, buyer_id, state, total_minor, currency, held_until)
   SELECT checkout_id, buyer_id, 'paid', minor, 'CNY', now() FROM trade`,
  `INSERT INTO trade_order (seller_id, id, number, checkout_id, buyer_id, buyer_name, seller_name, state, version, total_minor,
     tax_minor, commission_minor, currency, deliver_to, held_until, due_at)
   SELECT seller_id, order_id, 'BENCH-' || nextval('order_number'), checkout_id, buyer_id, buyer_name, seller_name, 'inspection', 6, minor,
     minor * 13 / 113, minor * 15 / 1000, 'CNY', '{"province": "四川"}', now(), 'infinity' FROM trade`,
  `INSERT INTO order_line (seller_id, order_id, line_no, listing_id, part_type_id, designation, brand, features, quantity,
     accepted_quantity, shipped_quantity, unit_price, total_minor)
   SELECT seller_id, order_id, line_no, uuidv7(), part.id, part.designation, 'HRB', '{}', 100, 100, 100, minor / 30000.0, minor / ${LINES}
   FROM trade, generate_series(1, ${LINES}) AS line_no, (SELECT id, designation FROM part_type LIMIT 1) part`,
  `INSERT INTO order_transition (seller_id, order_id, seq, from_state, to_state, by)
   SELECT seller_id, order_id, seq, states[seq - 1], states[seq], 'system'
   FROM trade, (SELECT ARRAY['awaiting_payment', 'paid', 'accepted', 'shipped', 'delivered', 'inspection'] AS states),
     generate_series(1, 6) AS seq`,
  `INSERT INTO payment (id, purpose_kind, purpose_id, payer_id, amount_minor, currency, state, method, provider_reference, provider_charge)
   SELECT payment_id, 'checkout', checkout_id, buyer_id, minor, 'CNY', 'captured', 'card', 'pi_' || payment_id, 'ch_' || payment_id
   FROM trade`,
  `INSERT INTO payment_share (seller_id, id, payment_id, reference_id, amount_minor, commission_minor, currency, state)
   SELECT seller_id, share_id, payment_id, order_id, minor, minor * 15 / 1000, 'CNY', 'held' FROM trade`,
  `INSERT INTO ledger_transfer (seller_id, id, purpose, cause_kind, cause_id, counterparty_id)
   SELECT seller_id, transfer_id, 'capture', 'payment_share', share_id, buyer_id FROM trade`,
  `INSERT INTO ledger_account AS own (seller_id, id, kind, currency, balance_minor)
   SELECT seller_id, uuidv7(), kind, 'CNY', sum(sign * minor)
   FROM trade, (VALUES ('provider_cash', 1), ('held', -1)) AS side (kind, sign) GROUP BY seller_id, kind
   ON CONFLICT (seller_id, kind, currency) DO UPDATE SET balance_minor = own.balance_minor + excluded.balance_minor`,
  `INSERT INTO ledger_leg (seller_id, transfer_id, leg_no, account_id, amount_minor, currency)
   SELECT seller_id, transfer_id, leg_no, account.id, sign * minor, 'CNY'
   FROM trade JOIN ledger_account account USING (seller_id)
   JOIN (VALUES (1, 'provider_cash', 1), (2, 'held', -1)) AS side (leg_no, kind, sign) USING (kind)`,
];
