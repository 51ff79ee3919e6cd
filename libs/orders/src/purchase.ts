import { formatUnitPrice, unitPriceMicros } from '@app/kernel';
import { type OrderableListing, type ToMake } from '@app/listings';
import { type Actor, TODAY_SQL } from '@app/platform';
import { type EntityManager } from 'typeorm';
import { type DeliveryAddress } from './order.entity.js';
import { type AgreedLine } from './order.rules.js';
import { type CheckoutRow, type OrderRow } from './order.views.js';
import { utc } from './orders.sql.js';

export interface DraftCheckout {
  id: string;
  buyerId: string;
  state: 'awaiting_approval' | 'awaiting_payment';
  heldUntil: Date;
  currency: string;
  deliverTo: DeliveryAddress;
  note: string | null;
  /** The order that it makes up for. */
  repairsOrderId: string | null;
  /** By line number of the purchase. */
  toMake: ReadonlyMap<number, ToMake>;
}

/** One seller's part of a purchase. */
export interface DraftOrder {
  sellerId: string;
  id: string;
  /** Any of the seller's listings in it: they carry who the seller is. */
  seller: OrderableListing;
  lines: AgreedLine[];
  lineTotals: bigint[];
  totalMinor: bigint;
  freightMinor: bigint;
  taxMinor: bigint;
  commissionMinor: bigint;
  /** Of each line, in their order. */
  commissions: { ruleId: string | null; basisPoints: number; amountMinor: bigint }[];
}

/** What the database adds to a placed order. */
interface PlacedRow {
  id: string;
  number: string;
  buyer_name: string;
  ship_by: string;
  created_at: string;
}

const INSERT_PURCHASE = `
  WITH purchase AS (
    INSERT INTO checkout (id, buyer_id, state, total_minor, currency, held_until, repairs_order_id)
    VALUES ($1, $2, $29, $3, $4, $5, $32)
  ), buyer AS (
    SELECT name FROM organisation WHERE id = $2
  ), placed AS (
    INSERT INTO trade_order (seller_id, id, number, checkout_id, buyer_id, buyer_name, seller_name, state, total_minor,
      freight_minor, tax_minor, commission_minor, currency, deliver_to, note, held_until, ship_by)
    SELECT o.seller_id, o.id,
      'LQ-' || to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDD-') || lpad(nextval('order_number')::text, 6, '0'),
      $1, $2, buyer.name, o.seller_name, $29, o.total, o.freight, o.tax, o.commission, $4, $6, $7, $5,
      greatest(${TODAY_SQL} + o.lead_days, o.ready_on)
    FROM buyer, unnest($8::uuid[], $9::uuid[], $10::text[], $11::bigint[], $12::bigint[], $13::bigint[],
      $26::bigint[], $30::int[], $31::date[]) AS o (seller_id, id, seller_name, total, tax, commission, freight, lead_days, ready_on)
    ORDER BY o.id
    RETURNING id, number, buyer_name, ship_by::text AS ship_by, ${utc('created_at')} AS created_at
  ), started AS (
    INSERT INTO order_transition (seller_id, order_id, seq, to_state, by, person_id)
    SELECT o.seller_id, o.id, 1, $29, 'buyer', $14
    FROM unnest($8::uuid[], $9::uuid[]) AS o (seller_id, id)
  ), listed AS (
    INSERT INTO order_line (seller_id, order_id, line_no, listing_id, part_type_id, designation, brand, features, quantity,
      unit_price, total_minor, to_make, ready_on, commission_rule_id, commission_basis_points, commission_minor)
    SELECT * FROM unnest($15::uuid[], $16::uuid[], $17::int[], $18::uuid[], $19::uuid[], $20::text[], $21::text[],
      $22::jsonb[], $23::int[], $24::numeric[], $25::bigint[], $27::int[], $28::date[],
      $33::uuid[], $34::int[], $35::bigint[])
  )
  SELECT id, number, buyer_name, ship_by, created_at FROM placed`;

/** Writes all that a purchase consists of in one statement, and answers the rows as a later reading would. */
export async function insertPurchase(
  tx: EntityManager,
  actor: Actor,
  draft: DraftCheckout,
  orders: readonly DraftOrder[],
): Promise<{ checkout: CheckoutRow; placed: OrderRow[] }> {
  const totalMinor = orders.reduce((sum, order) => sum + order.totalMinor, 0n).toString();
  const lines = orders.flatMap((order) => linesOf(draft, order).map((line) => ({ order, ...line })));
  const written: PlacedRow[] = await tx.query(INSERT_PURCHASE, [
    draft.id,
    draft.buyerId,
    totalMinor,
    draft.currency,
    draft.heldUntil,
    JSON.stringify(draft.deliverTo),
    draft.note,
    orders.map((order) => order.sellerId),
    orders.map((order) => order.id),
    orders.map((order) => order.seller.sellerName),
    orders.map((order) => order.totalMinor.toString()),
    orders.map((order) => order.taxMinor.toString()),
    orders.map((order) => order.commissionMinor.toString()),
    actor.userId,
    lines.map(({ order }) => order.sellerId),
    lines.map(({ order }) => order.id),
    lines.map(({ lineNo }) => lineNo),
    lines.map(({ listingId }) => listingId),
    lines.map(({ partTypeId }) => partTypeId),
    lines.map(({ designation }) => designation),
    lines.map(({ brand }) => brand),
    lines.map(({ features }) => JSON.stringify(features)),
    lines.map(({ quantity }) => quantity),
    lines.map(({ unitPrice }) => unitPrice),
    lines.map((line) => line.totalMinor),
    orders.map((order) => order.freightMinor.toString()),
    lines.map(({ toMake }) => toMake),
    lines.map(({ readyOn }) => readyOn),
    draft.state,
    orders.map((order) => Math.max(...order.lines.map(({ listing }) => listing.leadTimeDays))),
    orders.map((order) => linesOf(draft, order).reduce(latestReady, null)),
    draft.repairsOrderId,
    lines.map((line) => line.commissionRuleId),
    lines.map((line) => line.commissionBasisPoints),
    lines.map((line) => line.commissionMinor),
  ]);
  const byId = new Map(written.map((row) => [row.id, row]));
  const placed = orders.map((order) => toRow(draft, order, byId.get(order.id)!));
  return {
    checkout: {
      id: draft.id,
      buyer_id: draft.buyerId,
      state: draft.state,
      total_minor: totalMinor,
      currency: draft.currency,
      held_until: draft.heldUntil.toISOString(),
      created_at: placed[0]!.created_at,
    },
    placed,
  };
}

const latestReady = (latest: string | null, { readyOn }: OrderRow['lines'][number]): string | null =>
  readyOn === null || (latest !== null && latest > readyOn) ? latest : readyOn;

function linesOf(
  { toMake }: DraftCheckout,
  { lines, lineTotals, commissions }: DraftOrder,
): OrderRow['lines'] {
  return lines.map(({ lineNo, listing, quantity, unitPrice }, index) => ({
    lineNo: index + 1,
    listingId: listing.listingId,
    partTypeId: listing.partTypeId,
    designation: listing.designation,
    brand: listing.brand,
    features: listing.features,
    quantity,
    acceptedQuantity: null,
    shippedQuantity: 0,
    claimedQuantity: 0,
    unitPrice: formatUnitPrice(unitPriceMicros(unitPrice)),
    totalMinor: lineTotals[index]!.toString(),
    toMake: toMake.get(lineNo)?.pieces ?? 0,
    readyOn: toMake.get(lineNo)?.readyOn ?? null,
    commissionRuleId: commissions[index]!.ruleId,
    commissionBasisPoints: commissions[index]!.basisPoints,
    commissionMinor: commissions[index]!.amountMinor.toString(),
  }));
}

function toRow(draft: DraftCheckout, order: DraftOrder, placed: PlacedRow): OrderRow {
  return {
    seller_id: order.sellerId,
    id: order.id,
    number: placed.number,
    checkout_id: draft.id,
    buyer_id: draft.buyerId,
    buyer_name: placed.buyer_name,
    seller_name: order.seller.sellerName,
    seller_province: order.seller.sellerProvince,
    seller_city: order.seller.sellerCity,
    state: draft.state,
    total_minor: order.totalMinor.toString(),
    freight_minor: order.freightMinor.toString(),
    tax_minor: order.taxMinor.toString(),
    commission_minor: order.commissionMinor.toString(),
    refunded_minor: '0',
    released_minor: '0',
    frozen_minor: '0',
    chargeback_minor: '0',
    currency: draft.currency,
    deliver_to: draft.deliverTo,
    note: draft.note,
    held_until: draft.heldUntil.toISOString(),
    ship_by: placed.ship_by,
    due_at: null,
    created_at: placed.created_at,
    on_account: null,
    lines: linesOf(draft, order),
    timeline: [{ seq: 1, from: null, to: draft.state, by: 'buyer', note: null, at: placed.created_at }],
    shipments: [],
    repaired_by: null,
    fapiao: null,
    unread: null,
  };
}
