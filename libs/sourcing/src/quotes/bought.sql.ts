/** What lives of an RFQ's lines in orders: of its awards, and of what made up for one that came to nothing. */
export const LIVING = `(
  SELECT rfq_id, line_no, seller_id, order_id, checkout_id, quantity FROM rfq_award WHERE undone_at IS NULL
  UNION ALL
  SELECT rfq_id, line_no, seller_id, order_id, checkout_id, quantity FROM rfq_repair WHERE undone_at IS NULL
)`;

/** Pieces that orders stand for of the line `line` of an RFQ, `but` some. */
export const bought = (line: string, but = 'false'): string => `
  (SELECT coalesce(sum(b.quantity), 0)::int FROM ${LIVING} b
   WHERE b.rfq_id = ${line}.rfq_id AND b.line_no = ${line}.line_no AND NOT (${but}))`;
