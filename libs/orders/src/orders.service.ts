import { Clock, DomainError, MINUTE_MS, newId } from '@app/kernel';
import { ListingsQueries, Stock } from '@app/listings';
import { Payments } from '@app/payments';
import {
  type Actor,
  type Config,
  CONFIG,
  Database,
  requireKind,
  stateFacts,
  type WriteRequest,
} from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { priceOrder } from './order.pricing.js';
import { type AgreedLine, agreeLines } from './order.rules.js';
import { type CheckoutView, toCheckoutView } from './order.views.js';
import { type DeliveryAddress } from './order.entity.js';
import { orderFact } from './orders.events.js';
import { OrdersQueries } from './orders.queries.js';
import { type PlaceOrderRequest } from './place-order.dto.js';

interface DraftOrder {
  sellerId: string;
  id: string;
  sellerName: string;
  lines: AgreedLine[];
  lineTotals: bigint[];
  totalMinor: bigint;
  taxMinor: bigint;
  commissionMinor: bigint;
}

interface DraftCheckout {
  id: string;
  buyerId: string;
  heldUntil: Date;
  currency: string;
  deliverTo: DeliveryAddress;
  note: string | null;
}

/** Placing a purchase: one checkout, one order for each seller, the stock held, the payment asked for; all or nothing. */
@Injectable()
export class OrdersService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly listings: ListingsQueries,
    private readonly stock: Stock,
    private readonly payments: Payments,
    private readonly queries: OrdersQueries,
  ) {}

  async place(actor: Actor, request: PlaceOrderRequest, write: WriteRequest): Promise<CheckoutView> {
    requireKind(actor, 'buyer');
    return this.database.once(write, async (tx) => {
      const offered = await this.listings.orderable(tx, request.lines);
      const orders = this.draft(agreeLines(request.lines, offered));
      const checkout: DraftCheckout = {
        id: newId(),
        buyerId: actor.organisationId,
        heldUntil: new Date(this.clock.now().getTime() + this.config.trade.holdMinutes * MINUTE_MS),
        currency: onlyCurrency(offered.map(({ currency }) => currency)),
        deliverTo: { ...request.deliverTo },
        note: request.note ?? null,
      };
      await this.stock.hold(tx, {
        heldUntil: checkout.heldUntil,
        lines: orders.flatMap(({ sellerId, id, lines }) =>
          lines.map(({ lineNo, listing, quantity }) => ({
            lineNo,
            sellerId,
            listingId: listing.listingId,
            orderId: id,
            quantity,
          })),
        ),
      });
      await insertPurchase(tx, actor, checkout, orders);
      await this.payments.request(tx, {
        purpose: { kind: 'checkout', id: checkout.id },
        payerId: checkout.buyerId,
        currency: checkout.currency,
        shares: orders.map((order) => ({
          sellerId: order.sellerId,
          referenceId: order.id,
          amountMinor: order.totalMinor,
          commissionMinor: order.commissionMinor,
        })),
      });
      const [row, placed] = [
        await this.queries.checkoutRow(tx, actor, checkout.id),
        await this.queries.ordersOf(tx, checkout.id),
      ];
      await stateFacts(
        tx,
        placed.map((order) => orderFact('order.placed', order, 1)),
      );
      return toCheckoutView(row, placed, null);
    });
  }

  /** One order for each seller, in a fixed order, so that every purchase locks in the same one. */
  private draft(lines: AgreedLine[]): DraftOrder[] {
    const bySeller = Map.groupBy(lines, ({ listing }) => listing.sellerId);
    return [...bySeller]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([sellerId, own]) => ({
        sellerId,
        id: newId(),
        sellerName: own[0]!.listing.sellerName,
        lines: own,
        ...priceOrder(own, this.config.trade.commissionBasisPoints),
      }));
  }
}

function onlyCurrency(currencies: string[]): string {
  const [currency, ...others] = new Set(currencies);
  if (currency !== undefined && others.length === 0) return currency;
  throw new DomainError('unprocessable', 'order.mixed_currencies', {
    zh: '一次结算只能用一种货币',
    en: 'One checkout takes one currency',
  });
}

/** Everything a purchase consists of, in one statement. */
async function insertPurchase(
  tx: EntityManager,
  actor: Actor,
  checkout: DraftCheckout,
  orders: DraftOrder[],
): Promise<void> {
  const lines = orders.flatMap((order) =>
    order.lines.map((line, index) => ({ order, line, totalMinor: order.lineTotals[index]!, no: index + 1 })),
  );
  await tx.query(
    `WITH purchase AS (
       INSERT INTO checkout (id, buyer_id, state, total_minor, currency, held_until)
       VALUES ($1, $2, 'awaiting_payment', $3, $4, $5)
     ), buyer AS (
       SELECT name FROM organisation WHERE id = $2
     ), placed AS (
       INSERT INTO trade_order (seller_id, id, number, checkout_id, buyer_id, buyer_name, seller_name, state, total_minor,
         tax_minor, commission_minor, currency, deliver_to, note, held_until)
       SELECT o.seller_id, o.id, 'LQ-' || to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDD-') || lpad(nextval('order_number')::text, 6, '0'),
         $1, $2, buyer.name, o.seller_name, 'awaiting_payment', o.total, o.tax, o.commission, $4, $6, $7, $5
       FROM buyer, unnest($8::uuid[], $9::uuid[], $10::text[], $11::bigint[], $12::bigint[], $13::bigint[])
         AS o (seller_id, id, seller_name, total, tax, commission)
     ), started AS (
       INSERT INTO order_transition (seller_id, order_id, seq, to_state, by, person_id)
       SELECT o.seller_id, o.id, 1, 'awaiting_payment', 'buyer', $14 FROM unnest($8::uuid[], $9::uuid[]) AS o (seller_id, id)
     )
     INSERT INTO order_line (seller_id, order_id, line_no, listing_id, part_type_id, designation, brand, features, quantity, unit_price, total_minor)
     SELECT * FROM unnest($15::uuid[], $16::uuid[], $17::int[], $18::uuid[], $19::uuid[], $20::text[], $21::text[], $22::jsonb[],
       $23::int[], $24::numeric[], $25::bigint[])`,
    [
      checkout.id,
      checkout.buyerId,
      orders.reduce((sum, order) => sum + order.totalMinor, 0n).toString(),
      checkout.currency,
      checkout.heldUntil,
      JSON.stringify(checkout.deliverTo),
      checkout.note,
      orders.map((order) => order.sellerId),
      orders.map((order) => order.id),
      orders.map((order) => order.sellerName),
      orders.map((order) => order.totalMinor.toString()),
      orders.map((order) => order.taxMinor.toString()),
      orders.map((order) => order.commissionMinor.toString()),
      actor.userId,
      lines.map(({ order }) => order.sellerId),
      lines.map(({ order }) => order.id),
      lines.map(({ no }) => no),
      lines.map(({ line }) => line.listing.listingId),
      lines.map(({ line }) => line.listing.partTypeId),
      lines.map(({ line }) => line.listing.designation),
      lines.map(({ line }) => line.listing.brand),
      lines.map(({ line }) => JSON.stringify(line.listing.features)),
      lines.map(({ line }) => line.quantity),
      lines.map(({ line }) => line.unitPrice),
      lines.map(({ totalMinor }) => totalMinor.toString()),
    ],
  );
}
