import { type Features } from '@app/bearings';
import { MoneyColumn, TimeColumn, UnitPriceColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type CheckoutState, type OrderState } from './order.states.js';

export interface DeliveryAddress {
  name: string;
  phone: string;
  province: string;
  city: string;
  address: string;
}

/** One purchase, paid once, of one or many sellers: one order for each. */
@Entity('checkout')
@Index('checkout_of_buyer', ['buyerId', 'id'])
@Index('checkout_repair', ['repairsOrderId'], {
  unique: true,
  where: `repairs_order_id IS NOT NULL AND state NOT IN ('cancelled', 'expired')`,
})
@Index('checkout_lapsing', ['heldUntil'], { where: `state IN ('awaiting_approval', 'awaiting_payment')` })
@Check('checkout_total', `total_minor > 0`)
export class Checkout {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('organisation')
  @Column('uuid')
  buyerId: string;

  @Column('text')
  state: CheckoutState;

  @MoneyColumn()
  totalMinor: bigint;

  @Column('text')
  currency: string;

  /** Until then the stock is kept for the buyer; unpaid, the checkout lapses. */
  @TimeColumn()
  heldUntil: Date;

  /** The order whose seller declined what this buys of others; one purchase at a time makes up for it. */
  @Column('uuid', { nullable: true })
  repairsOrderId: string | null;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;
}

/** An agreed trade between one buyer and one seller. What it shows was frozen at placing. */
@Entity('trade_order')
@Index('trade_order_id', ['id'])
@Index('trade_order_of_seller', ['sellerId', 'state', 'id'])
@Index('trade_order_of_buyer', ['buyerId', 'id'])
@Index('trade_order_of_buyer_by_state', ['buyerId', 'state', 'id'])
@Index('trade_order_by_state', ['state', 'id'])
@Index('trade_order_of_checkout', ['checkoutId'])
@Index('trade_order_number', ['sellerId', 'number'], { unique: true })
@Index('trade_order_due', ['dueAt'], { where: 'due_at IS NOT NULL' })
@Check(
  'trade_order_held',
  `refunded_minor >= 0 AND released_minor >= 0 AND frozen_minor >= 0
    AND refunded_minor + released_minor + frozen_minor <= total_minor`,
)
@Check(
  'trade_order_total',
  `total_minor > 0 AND commission_minor >= 0 AND freight_minor >= 0 AND freight_minor <= total_minor`,
)
export class Order {
  @ForeignKey('organisation')
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  number: string;

  @ForeignKey('checkout')
  @Column('uuid')
  checkoutId: string;

  @ForeignKey('organisation')
  @Column('uuid')
  buyerId: string;

  @Column('text')
  buyerName: string;

  @Column('text')
  sellerName: string;

  @Column('text')
  state: OrderState;

  /** Sequence of the last transition. */
  @Column('integer', { default: 1 })
  version: number;

  /** Goods and freight. */
  @MoneyColumn()
  totalMinor: bigint;

  @MoneyColumn({ default: 0 })
  freightMinor: bigint;

  /** VAT contained in the total. */
  @MoneyColumn()
  taxMinor: bigint;

  @MoneyColumn()
  commissionMinor: bigint;

  @Column('text')
  currency: string;

  @Column('jsonb')
  deliverTo: DeliveryAddress;

  @Column('text', { nullable: true })
  note: string | null;

  /** Of the total, what went back to the buyer and what became the seller's; the rest is held. */
  @MoneyColumn({ default: 0 })
  refundedMinor: bigint;

  @MoneyColumn({ default: 0 })
  releasedMinor: bigint;

  /** Of what is held, what open claims keep from being released. */
  @MoneyColumn({ default: 0 })
  frozenMinor: bigint;

  /** Of what is held, what the payer's bank disputes. */
  @MoneyColumn({ default: 0 })
  chargebackMinor: bigint;

  @TimeColumn()
  heldUntil: Date;

  /** The last day on which all of it is to be on its way, as its offers said at placing; null: placed before this was kept. */
  @Column('date', { nullable: true })
  shipBy: string | null;

  /** When the order goes on by itself: shipped goods count as delivered, an inspection is over. */
  @TimeColumn({ nullable: true })
  dueAt: Date | null;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;
}

@Entity('order_line')
@ForeignKey('trade_order', ['sellerId', 'orderId'], ['sellerId', 'id'])
@Index('order_line_of_part', ['sellerId', 'partTypeId', 'orderId'])
@Check('order_line_amounts', `quantity > 0 AND unit_price > 0 AND total_minor >= 0`)
@Check(
  'order_line_commission',
  `commission_minor BETWEEN 0 AND total_minor AND (commission_minor IS NULL) = (commission_basis_points IS NULL)`,
)
@Check('order_line_made', `to_make BETWEEN 0 AND quantity AND (to_make > 0) = (ready_on IS NOT NULL)`)
@Check(
  'order_line_pieces',
  `accepted_quantity BETWEEN 0 AND quantity AND shipped_quantity BETWEEN 0 AND coalesce(accepted_quantity, 0)
    AND claimed_quantity BETWEEN 0 AND shipped_quantity`,
)
export class OrderLine {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  orderId: string;

  @PrimaryColumn('integer')
  lineNo: number;

  @Column('uuid')
  listingId: string;

  @Column('uuid')
  partTypeId: string;

  @Column('text')
  designation: string;

  @Column('text')
  brand: string;

  @Column('jsonb')
  features: Features;

  @Column('integer')
  quantity: number;

  /** What the seller accepted of it; null before. */
  @Column('integer', { nullable: true })
  acceptedQuantity: number | null;

  @Column('integer', { default: 0 })
  shippedQuantity: number;

  /** Pieces that were claimed, however that ended. */
  @Column('integer', { default: 0 })
  claimedQuantity: number;

  @UnitPriceColumn()
  unitPrice: string;

  @MoneyColumn()
  totalMinor: bigint;

  /** The rule by which the market keeps a part of it; null: the default of its day. */
  @Column('uuid', { nullable: true })
  commissionRuleId: string | null;

  /** The rule's rate; null: placed before this was kept, and by one rate for all. */
  @Column('integer', { nullable: true })
  commissionBasisPoints: number | null;

  /** Its part of the order's commission. */
  @MoneyColumn({ nullable: true })
  commissionMinor: bigint | null;

  /** Pieces of it that the shelf did not have at placing, and the day by which they are made. */
  @Column('integer', { default: 0 })
  toMake: number;

  @Column('date', { nullable: true })
  readyOn: string | null;
}

/** The append-only log of an order's states. */
@Entity('order_transition')
@ForeignKey('trade_order', ['sellerId', 'orderId'], ['sellerId', 'id'])
@Index('order_transition_cause', ['sellerId', 'causeId'], { where: 'cause_id IS NOT NULL' })
export class OrderTransition {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  orderId: string;

  @PrimaryColumn('integer')
  seq: number;

  @Column('text', { nullable: true })
  fromState: OrderState | null;

  @Column('text')
  toState: OrderState;

  @Column('text')
  by: 'buyer' | 'seller' | 'admin' | 'system';

  @Column('uuid', { nullable: true })
  personId: string | null;

  @Column('text', { nullable: true })
  note: string | null;

  /** What the ledger names as the cause of money that this step moved, where that is neither the order nor a claim. */
  @Column('uuid', { nullable: true })
  causeId: string | null;

  @TimeColumn({ default: () => 'now()' })
  at: Date;
}

@Entity('shipment')
@ForeignKey('trade_order', ['sellerId', 'orderId'], ['sellerId', 'id'])
@Index('shipment_of_order', ['sellerId', 'orderId'])
export class Shipment {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  orderId: string;

  /** The claim that it replaces goods for; null for the goods as ordered. */
  @Column('uuid', { nullable: true })
  claimId: string | null;

  @Column('text')
  carrier: string;

  @Column('text')
  trackingNumber: string;

  @TimeColumn({ default: () => 'now()' })
  shippedAt: Date;
}

/** What went with a shipment, by lot: the lot is named as it was labelled then. */
@Entity('shipment_line')
@ForeignKey('shipment', ['sellerId', 'shipmentId'], ['sellerId', 'id'])
@Check('shipment_line_quantity', `quantity > 0`)
export class ShipmentLine {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  shipmentId: string;

  @PrimaryColumn('integer')
  lineNo: number;

  @PrimaryColumn('uuid')
  lotId: string;

  @Column('text', { nullable: true })
  lotNumber: string | null;

  @Column('text', { nullable: true })
  dateCode: string | null;

  @Column('integer')
  quantity: number;
}
