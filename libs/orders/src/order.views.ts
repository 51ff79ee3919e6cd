import { type Features } from '@app/bearings';
import { MoneyView, toMoneyView } from '@app/kernel';
import { PaymentView } from '@app/payments';
import { type Actor } from '@app/platform';
import { type FapiaoState } from './fapiao/fapiao.states.js';
import { type DeliveryAddress } from './order.entity.js';
import {
  allowedActs,
  type CheckoutState,
  type OrderAct,
  type OrderParty,
  type OrderState,
} from './order.states.js';

/** An order with all that its page shows, as one statement gathers it. */
export interface OrderRow {
  seller_id: string;
  id: string;
  number: string;
  checkout_id: string;
  buyer_id: string;
  buyer_name: string;
  seller_name: string;
  seller_province: string;
  seller_city: string | null;
  state: OrderState;
  total_minor: string;
  freight_minor: string;
  tax_minor: string;
  commission_minor: string;
  refunded_minor: string;
  released_minor: string;
  frozen_minor: string;
  chargeback_minor: string;
  currency: string;
  deliver_to: DeliveryAddress;
  note: string | null;
  held_until: string;
  ship_by: string | null;
  due_at: string | null;
  created_at: string;
  /** Null where it is paid at the till. */
  on_account: OnAccountRow | null;
  lines: LineRow[];
  timeline: TransitionRow[];
  shipments: ShipmentView[];
  repaired_by: string | null;
  fapiao: FapiaoState | null;
  unread: { buyer: number; seller: number } | null;
}

export interface OnAccountRow {
  termsId: string;
  days: number;
  /** Null until the goods are delivered. */
  dueOn: string | null;
  takenOffMinor: string;
  acceptedMinor: string;
  paidMinor: string;
}

interface LineRow {
  lineNo: number;
  listingId: string;
  partTypeId: string;
  designation: string;
  brand: string;
  features: Features;
  quantity: number;
  acceptedQuantity: number | null;
  shippedQuantity: number;
  claimedQuantity: number;
  unitPrice: string;
  totalMinor: string;
  toMake: number;
  readyOn: string | null;
  commissionRuleId: string | null;
  commissionBasisPoints: number | null;
  commissionMinor: string | null;
}

interface TransitionRow {
  seq: number;
  from: OrderState | null;
  to: OrderState;
  by: OrderParty;
  note: string | null;
  at: string;
}

export class OrderPartyView {
  id: string;
  name: string;
}

export class OrderSellerView extends OrderPartyView {
  province: string;
  city: string | null;
}

export class LineCommissionView {
  /** Null: the market's default. */
  ruleId: string | null;
  /** Of what the goods cost; `amount` differs where the rule's least or most holds. */
  basisPoints: number;
  amount: MoneyView;
}

export class OrderLineView {
  lineNo: number;
  listingId: string;
  partTypeId: string;
  designation: string;
  brand: string;
  features: Record<string, string>;
  quantity: number;
  /** What the seller accepted of it; null before. */
  acceptedQuantity: number | null;
  shippedQuantity: number;
  /** Pieces that were claimed, however that ended. */
  claimedQuantity: number;
  /** Six decimals, VAT included. */
  unitPrice: string;
  lineTotal: MoneyView;
  /** Pieces of it that are made for this order, and the day by which they are. */
  toMake: number;
  readyOn: string | null;
  /** As at placing; told to the seller and to admins. Absent of orders placed before it was kept by line. */
  commission?: LineCommissionView;
}

export class TransitionView {
  seq: number;
  from: string | null;
  to: string;
  at: string;
  /** `buyer`, `seller`, `admin` or `system`. */
  by: string;
  note: string | null;
}

export class ShipmentLineView {
  lineNo: number;
  quantity: number;
  lotNumber: string | null;
  /** Year and week of manufacture, YYWW. */
  dateCode: string | null;
}

export class ShipmentView {
  id: string;
  /** The claim that it replaces goods for; null for the goods as ordered. */
  claimId: string | null;
  /** Which pieces went, by lot. */
  lines: ShipmentLineView[];
  carrier: string;
  trackingNumber: string;
  shippedAt: string;
}

export class DeliveryAddressView {
  name: string;
  phone: string;
  province: string;
  city: string;
  address: string;
}

export class OnAccountView {
  termsId: string;
  /** From the delivery of the goods to the day by which they are paid. */
  days: number;
  /** Null until the goods are delivered. */
  dueOn: string | null;
  paid: MoneyView;
  /** Neither paid nor taken off. */
  open: MoneyView;
  /** Of what is open, accepted by the buyer: to be paid by its day. */
  payable: MoneyView;
}

export class OrderView {
  id: string;
  number: string;
  checkoutId: string;
  state: OrderState;
  buyer: OrderPartyView;
  seller: OrderSellerView;
  lines: OrderLineView[];
  /** Goods and freight. */
  total: MoneyView;
  freight: MoneyView;
  /** Of the total, what went back to the buyer. */
  refunded: MoneyView;
  /** Of the total, what open claims keep held. */
  frozen: MoneyView;
  /** Of what is held, what the payer's bank disputes: released to nobody meanwhile. */
  chargeback: MoneyView;
  /** VAT contained in the total. */
  taxIncluded: MoneyView;
  /** What the market keeps at release; told to the seller and to admins. */
  commission?: MoneyView;
  /** Told to the seller in full once the order is paid, or on account. */
  deliverTo: DeliveryAddressView;
  note: string | null;
  /** The last one. */
  shipment: ShipmentView | null;
  /** Oldest first. */
  shipments: ShipmentView[];
  heldUntil: string;
  /** What the buyer owes for it; null where it is paid at the till. */
  onAccount: OnAccountView | null;
  /** The last day on which all of it is to be on its way, as its offers said: YYYY-MM-DD. */
  shipBy: string | null;
  /** The purchase of others that makes up for what the seller declined; told to the buyer. */
  repairedBy: string | null;
  /** How its VAT invoice stands; null: nobody has asked for one. */
  fapiao: FapiaoState | null;
  /** When the order goes on by itself: shipped goods count as delivered, an inspection is over. */
  dueAt: string | null;
  /** Messages of the other side that the reader's has not seen. */
  unreadMessages: number;
  allowedActions: OrderAct[];
  timeline: TransitionView[];
  createdAt: string;
}

export class OrderPageView {
  items: OrderView[];
  nextCursor: string | null;
}

export class CheckoutView {
  id: string;
  state: CheckoutState;
  total: MoneyView;
  /** Until then the stock is kept. */
  heldUntil: string;
  orders: OrderView[];
  payment: PaymentView | null;
  createdAt: string;
}

export class PayView {
  payment: PaymentView;
  checkout: CheckoutView;
}

export interface CheckoutRow {
  id: string;
  buyer_id: string;
  state: CheckoutState;
  total_minor: string;
  currency: string;
  held_until: string;
  created_at: string;
}

/** Which side of the order the actor is on. */
export function partyOf(actor: Actor, order: { seller_id: string; buyer_id: string }): OrderParty | null {
  if (actor.organisationKind === 'platform') return 'admin';
  if (actor.organisationId === order.seller_id) return 'seller';
  return actor.organisationId === order.buyer_id ? 'buyer' : null;
}

export function toOrderView(row: OrderRow, party: OrderParty): OrderView {
  return {
    id: row.id,
    number: row.number,
    checkoutId: row.checkout_id,
    state: row.state,
    buyer: { id: row.buyer_id, name: row.buyer_name },
    seller: {
      id: row.seller_id,
      name: row.seller_name,
      province: row.seller_province,
      city: row.seller_city,
    },
    lines: row.lines.map((line) => ({
      ...toLineView(line, row.currency),
      ...(party !== 'buyer' && toLineCommission(line, row.currency)),
    })),
    total: toMoneyView(row.total_minor, row.currency),
    freight: toMoneyView(row.freight_minor, row.currency),
    refunded: toMoneyView(row.refunded_minor, row.currency),
    frozen: toMoneyView(row.frozen_minor, row.currency),
    chargeback: toMoneyView(row.chargeback_minor, row.currency),
    taxIncluded: toMoneyView(row.tax_minor, row.currency),
    ...(party !== 'buyer' && { commission: toMoneyView(row.commission_minor, row.currency) }),
    deliverTo:
      party === 'seller' && !wasPaid(row) ? withoutPerson(row.deliver_to) : toAddressView(row.deliver_to),
    note: row.note,
    shipment: row.shipments.at(-1) ?? null,
    shipments: row.shipments,
    heldUntil: row.held_until,
    onAccount: row.on_account && toOnAccountView(row, row.on_account),
    shipBy: row.ship_by,
    repairedBy: party === 'buyer' ? row.repaired_by : null,
    fapiao: row.fapiao,
    dueAt: row.due_at,
    unreadMessages: party === 'buyer' || party === 'seller' ? (row.unread?.[party] ?? 0) : 0,
    allowedActions: actsNow(row, party),
    timeline: row.timeline.map(({ seq, from, to, at, by, note }) => ({ seq, from, to, at, by, note })),
    createdAt: row.created_at,
  };
}

/** A dispute outlasts the inspection: with its window the rest was released, and nothing more is claimed. */
function actsNow({ state, due_at: dueAt }: OrderRow, party: OrderParty): OrderAct[] {
  // Whether an order may go on account is the seller's to grant: its terms say.
  const acts = allowedActs(state, party).filter((act) => act !== 'put_on_account');
  return state === 'disputed' && dueAt === null ? [] : acts;
}

export function toCheckoutView(
  row: CheckoutRow,
  orders: OrderRow[],
  payment: PaymentView | null,
): CheckoutView {
  return {
    id: row.id,
    state: row.state,
    total: toMoneyView(row.total_minor, row.currency),
    heldUntil: row.held_until,
    orders: orders.map((order) => toOrderView(order, 'buyer')),
    payment,
    createdAt: row.created_at,
  };
}

function toOnAccountView(
  { total_minor: total, currency }: OrderRow,
  { termsId, days, dueOn, takenOffMinor, acceptedMinor, paidMinor }: OnAccountRow,
): OnAccountView {
  const paid = BigInt(paidMinor);
  return {
    termsId,
    days,
    dueOn,
    paid: toMoneyView(paid, currency),
    open: toMoneyView(BigInt(total) - BigInt(takenOffMinor) - paid, currency),
    payable: toMoneyView(BigInt(acceptedMinor) - paid, currency),
  };
}

function toLineView(line: LineRow, currency: string): OrderLineView {
  return {
    lineNo: line.lineNo,
    listingId: line.listingId,
    partTypeId: line.partTypeId,
    designation: line.designation,
    brand: line.brand,
    features: { ...line.features },
    quantity: line.quantity,
    acceptedQuantity: line.acceptedQuantity,
    shippedQuantity: line.shippedQuantity,
    claimedQuantity: line.claimedQuantity,
    unitPrice: line.unitPrice,
    lineTotal: toMoneyView(line.totalMinor, currency),
    toMake: line.toMake,
    readyOn: line.readyOn,
  };
}

function toLineCommission(
  { commissionRuleId: ruleId, commissionBasisPoints: basisPoints, commissionMinor: minor }: LineRow,
  currency: string,
): Pick<OrderLineView, 'commission'> {
  if (basisPoints === null || minor === null) return {};
  return { commission: { ruleId, basisPoints, amount: toMoneyView(minor, currency) } };
}

const wasPaid = (row: OrderRow): boolean =>
  row.timeline.some(({ to }) => to === 'paid' || to === 'on_account');

const toAddressView = ({ name, phone, province, city, address }: DeliveryAddress): DeliveryAddressView => ({
  name,
  phone,
  province,
  city,
  address,
});

const withoutPerson = ({ province, city }: DeliveryAddress): DeliveryAddressView => ({
  name: '',
  phone: '',
  province,
  city,
  address: '',
});
