import { type DataSource } from 'typeorm';
import { type StatementOrderView } from './seller-statement.views.js';

interface Caused {
  sellerId: string;
  causeKind: string;
  causeId: string;
}

/** The orders of each cause that is about some: of one, or of all that a repayment is for. */
const ORDERS_OF_CAUSES = `
  WITH cause AS (
    SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[]) AS cause(seller_id, kind, id)
  ), share AS (
    SELECT seller_id, id, id AS share_id FROM cause WHERE kind = 'payment_share'
    UNION ALL
    SELECT c.seller_id, c.id, r.share_id FROM cause c JOIN refund r ON r.seller_id = c.seller_id AND r.id = c.id WHERE c.kind = 'refund'
    UNION ALL
    SELECT c.seller_id, c.id, r.share_id FROM cause c JOIN remittance m ON m.seller_id = c.seller_id AND m.id = c.id
    JOIN refund r ON r.seller_id = m.seller_id AND r.id = m.cause_id WHERE c.kind = 'remittance' AND m.kind = 'refund'
    UNION ALL
    SELECT c.seller_id, c.id, p.share_id FROM cause c JOIN provider_transfer p ON p.seller_id = c.seller_id AND p.id = c.id
    WHERE c.kind = 'provider_transfer'
    UNION ALL
    SELECT c.seller_id, c.id, d.share_id FROM cause c JOIN payment_dispute_share d ON d.seller_id = c.seller_id AND d.id = c.id
    WHERE c.kind = 'dispute_share'
    UNION ALL
    SELECT c.seller_id, c.id, s.id FROM cause c JOIN payment_dispute d ON d.id = c.id
    JOIN payment_share s ON s.payment_id = d.payment_id AND s.seller_id = c.seller_id WHERE c.kind = 'dispute'
  ), found AS (
    SELECT share.seller_id, share.id, s.reference_id FROM share JOIN payment_share s ON s.seller_id = share.seller_id AND s.id = share.share_id
    UNION ALL
    SELECT seller_id, id, id FROM cause WHERE kind IN ('order', 'repayment')
    UNION ALL
    SELECT c.seller_id, c.id, l.order_id FROM cause c JOIN claim l ON l.seller_id = c.seller_id AND l.id = c.id WHERE c.kind = 'claim'
    UNION ALL
    SELECT c.seller_id, c.id, t.order_id FROM cause c JOIN order_transition t ON t.seller_id = c.seller_id AND t.cause_id = c.id
    WHERE c.kind = 'give_back'
  ), ordered AS (
    SELECT seller_id, id, reference_id AS order_id FROM found
    UNION
    SELECT f.seller_id, f.id, p.order_id FROM found f
    JOIN repayment_part p ON p.seller_id = f.seller_id AND p.repayment_id = f.reference_id
  )
  SELECT ordered.id AS cause_id, jsonb_agg(jsonb_build_object('id', o.id, 'number', o.number) ORDER BY o.id) AS orders
  FROM ordered JOIN trade_order o ON o.seller_id = ordered.seller_id AND o.id = ordered.order_id GROUP BY ordered.id`;

/** By cause; none for what is about no order. */
export async function ordersOf(
  source: DataSource,
  movements: readonly Caused[],
): Promise<(causeId: string) => StatementOrderView[]> {
  const rows: { cause_id: string; orders: StatementOrderView[] }[] = await source.query(ORDERS_OF_CAUSES, [
    movements.map(({ sellerId }) => sellerId),
    movements.map(({ causeKind }) => causeKind),
    movements.map(({ causeId }) => causeId),
  ]);
  const found = new Map(rows.map((row) => [row.cause_id, row.orders]));
  return (causeId) => found.get(causeId) ?? [];
}
