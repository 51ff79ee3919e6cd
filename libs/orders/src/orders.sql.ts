import { TODAY_SQL } from '@app/platform';

const UTC = `YYYY-MM-DD"T"HH24:MI:SS.MS"Z"`;
/** A timestamp as ISO 8601 in UTC, to the millisecond. */
export const utc = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', '${UTC}')`;

/** Days that went by before an order's payment are not the seller's: what it promised moves on with it. */
export const PROMISED_FROM_TODAY = `ship_by + (${TODAY_SQL} - (created_at AT TIME ZONE 'Asia/Shanghai')::date)`;

/** An order with its lines, its log, its shipments, what makes up for it and what is unread of its messages: one row. */
export const SELECT_ORDER = `
  SELECT o.seller_id, o.id, o.number, o.checkout_id, o.buyer_id, o.buyer_name, o.seller_name, s.province AS seller_province,
    s.city AS seller_city, o.state, o.total_minor, o.freight_minor, o.tax_minor, o.commission_minor, o.refunded_minor, o.released_minor, o.frozen_minor, o.chargeback_minor, o.currency, o.deliver_to, o.note,
    ${utc('o.held_until')} AS held_until, o.ship_by::text AS ship_by, ${utc('o.due_at')} AS due_at, ${utc('o.created_at')} AS created_at,
    CASE WHEN r.order_id IS NOT NULL THEN jsonb_build_object('termsId', r.terms_id, 'days', r.days,
      'dueOn', nullif(r.due_on, 'infinity'), 'takenOffMinor', r.taken_off_minor::text, 'acceptedMinor', r.accepted_minor::text,
      'paidMinor', r.paid_minor::text) END AS on_account,
    (SELECT jsonb_agg(jsonb_build_object('lineNo', l.line_no, 'listingId', l.listing_id, 'partTypeId', l.part_type_id,
        'designation', l.designation, 'brand', l.brand, 'features', l.features, 'quantity', l.quantity,
        'acceptedQuantity', l.accepted_quantity, 'shippedQuantity', l.shipped_quantity,
        'claimedQuantity', l.claimed_quantity, 'unitPrice', l.unit_price::text, 'totalMinor', l.total_minor::text,
        'toMake', l.to_make, 'readyOn', l.ready_on, 'commissionRuleId', l.commission_rule_id,
        'commissionBasisPoints', l.commission_basis_points, 'commissionMinor', l.commission_minor::text) ORDER BY l.line_no)
     FROM order_line l WHERE l.seller_id = o.seller_id AND l.order_id = o.id) AS lines,
    (SELECT jsonb_agg(jsonb_build_object('seq', t.seq, 'from', t.from_state, 'to', t.to_state, 'by', t.by, 'note', t.note,
        'at', ${utc('t.at')}) ORDER BY t.seq)
     FROM order_transition t WHERE t.seller_id = o.seller_id AND t.order_id = o.id) AS timeline,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', h.id, 'claimId', h.claim_id, 'carrier', h.carrier, 'trackingNumber', h.tracking_number,
        'shippedAt', ${utc('h.shipped_at')}, 'lines', coalesce((SELECT jsonb_agg(jsonb_build_object('lineNo', p.line_no,
            'quantity', p.quantity, 'lotNumber', p.lot_number, 'dateCode', p.date_code) ORDER BY p.line_no, p.lot_id)
          FROM shipment_line p WHERE p.seller_id = h.seller_id AND p.shipment_id = h.id), '[]')) ORDER BY h.id)
     FROM shipment h WHERE h.seller_id = o.seller_id AND h.order_id = o.id), '[]') AS shipments,
    (SELECT c.id FROM checkout c WHERE c.repairs_order_id = o.id AND c.state NOT IN ('cancelled', 'expired')) AS repaired_by,
    (SELECT f.state FROM fapiao f WHERE f.seller_id = o.seller_id AND f.order_id = o.id) AS fapiao,
    (SELECT jsonb_build_object('buyer', h.buyer_unread, 'seller', h.seller_unread)
     FROM order_thread h WHERE h.seller_id = o.seller_id AND h.order_id = o.id) AS unread
  FROM trade_order o JOIN organisation s ON s.id = o.seller_id
  LEFT JOIN receivable r ON r.seller_id = o.seller_id AND r.order_id = o.id`;

export const SELECT_CHECKOUT = `
  SELECT id, buyer_id, state, total_minor, currency, ${utc('held_until')} AS held_until, ${utc('created_at')} AS created_at
  FROM checkout`;
