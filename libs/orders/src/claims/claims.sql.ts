import { utc } from '../orders.sql.js';

/** A claim with its order's name, its line and its log: one row. */
export const SELECT_CLAIM = `
  SELECT c.seller_id, c.id, c.order_id, o.number AS order_number, o.seller_name, c.buyer_id, o.buyer_name, o.currency, c.line_no,
    l.designation, l.brand, l.quantity AS line_quantity, c.reason, c.quantity, c.state, c.amount_minor, c.outcome, c.refund_minor,
    c.refunded_minor, c.released_minor, ${utc('c.due_at')} AS due_at, ${utc('c.opened_at')} AS opened_at,
    (SELECT jsonb_agg(jsonb_build_object('seq', s.seq, 'act', s.act, 'to', s.to_state, 'by', s.by, 'words', s.words,
        'photographIds', s.photograph_ids, 'outcome', s.outcome, 'refundMinor', s.refund_minor::text, 'at', ${utc('s.at')})
        ORDER BY s.seq)
     FROM claim_step s WHERE s.seller_id = c.seller_id AND s.claim_id = c.id) AS steps
  FROM claim c
  JOIN trade_order o ON o.seller_id = c.seller_id AND o.id = c.order_id
  JOIN order_line l ON l.seller_id = c.seller_id AND l.order_id = c.order_id AND l.line_no = c.line_no`;
