import { MembersQueries } from '@app/identity';
import { Clock, DomainError, findProvince, MINUTE_MS, newId } from '@app/kernel';
import { Freight, ListingsQueries, Stock } from '@app/listings';
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
import { CheckoutSteps } from './checkout-steps.js';
import { Commission } from './commission/commission.queries.js';
import { commissionOfLines } from './commission/commission.rules.js';
import { askPayment } from './order-money.js';
import { priceGoods, type PricedGoods, priceOrder } from './order.pricing.js';
import { type AgreedLine, agreeLines, requireMinOrders } from './order.rules.js';
import { type CheckoutView, toCheckoutView } from './order.views.js';
import { orderFact } from './orders.events.js';
import { type PlaceOrderRequest } from './place-order.dto.js';
import { type DeliveryAddress } from './order.entity.js';
import { type DraftCheckout, type DraftOrder, insertPurchase } from './purchase.js';

const MINUTES_PER_HOUR = 60;

interface PurchaseTerms {
  deliverTo: DeliveryAddress;
  note: string | undefined;
  /** The order that it makes up for. */
  repairsOrderId?: string | null;
}

/** Placing a purchase: one checkout, one order for each seller, the stock held, the payment asked for, or before it an approval; all or nothing. */
@Injectable()
export class OrdersService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly checkouts: CheckoutSteps,
    private readonly clock: Clock,
    private readonly commission: Commission,
    private readonly database: Database,
    private readonly freight: Freight,
    private readonly listings: ListingsQueries,
    private readonly members: MembersQueries,
    private readonly stock: Stock,
    private readonly payments: Payments,
  ) {}

  async place(actor: Actor, request: PlaceOrderRequest, write: WriteRequest): Promise<CheckoutView> {
    requireKind(actor, 'buyer');
    const deliverTo = addressOf(request);
    return this.database.once(write, async (tx) => {
      const offered = await this.listings.orderable(tx, request.lines);
      const lines = agreeLines(request.lines, offered);
      return (await this.placeAgreed(tx, actor, lines, { deliverTo, note: request.note })).checkout;
    });
  }

  /** What is agreed becomes a purchase, in the caller's transaction. Answers also the order of each line, by its number. */
  async placeAgreed(
    tx: EntityManager,
    actor: Actor,
    lines: readonly AgreedLine[],
    { deliverTo, note, repairsOrderId = null }: PurchaseTerms,
  ): Promise<{ checkout: CheckoutView; orderOf: Map<number, string> }> {
    const orders = await this.draft(tx, lines, deliverTo);
    const exceeded = await this.exceededLimit(tx, actor, orders);
    const draft = {
      id: newId(),
      buyerId: actor.organisationId,
      ...this.beginning(exceeded),
      currency: onlyCurrency(lines.map(({ listing }) => listing.currency)),
      deliverTo,
      note: note ?? null,
      repairsOrderId,
    };
    const kept = orders.flatMap(({ sellerId, id, lines: own }) =>
      own.map(({ lineNo, listing, quantity, makeToOrder, quoted }) => ({
        lineNo,
        sellerId,
        listingId: listing.listingId,
        orderId: id,
        quantity,
        makeToOrder,
        quoted,
      })),
    );
    const toMake = await this.stock.hold(tx, { heldUntil: draft.heldUntil, lines: kept });
    const { checkout, placed } = await insertPurchase(tx, actor, { ...draft, toMake }, orders);
    if (exceeded === null) {
      await askPayment(tx, this.payments, draft.id, placed);
      await stateFacts(
        tx,
        placed.map((order) => orderFact('order.placed', order, 1)),
      );
    } else await this.checkouts.askApproval(tx, actor, draft.id, exceeded);
    return {
      checkout: toCheckoutView(checkout, placed, null),
      orderOf: new Map(kept.map(({ lineNo, orderId }) => [lineNo, orderId])),
    };
  }

  /** What the person may spend alone, where the purchase is above it and somebody else can approve it; null where nobody need. */
  private async exceededLimit(
    tx: EntityManager,
    actor: Actor,
    orders: readonly DraftOrder[],
  ): Promise<bigint | null> {
    const { limitMinor, hasApprover } = await this.members.standing(tx, actor);
    const totalMinor = orders.reduce((sum, order) => sum + order.totalMinor, 0n);
    if (limitMinor === null || totalMinor <= limitMinor) return null;
    if (!hasApprover) throw nobodyApproves();
    return limitMinor;
  }

  /** Approvers take longer than payers: what waits for them is kept for hours. */
  private beginning(exceeded: bigint | null): Pick<DraftCheckout, 'state' | 'heldUntil'> {
    const { holdMinutes, approvalHoldHours } = this.config.trade;
    const minutes = exceeded === null ? holdMinutes : approvalHoldHours * MINUTES_PER_HOUR;
    return {
      state: exceeded === null ? 'awaiting_payment' : 'awaiting_approval',
      heldUntil: new Date(this.clock.now().getTime() + minutes * MINUTE_MS),
    };
  }

  /** One order for each seller, in a fixed order, so that every purchase locks in the same one; a seller's goods travel together. */
  private async draft(
    tx: EntityManager,
    lines: readonly AgreedLine[],
    { province }: DeliveryAddress,
  ): Promise<DraftOrder[]> {
    const parts = [...Map.groupBy(lines, ({ listing }) => listing.sellerId)]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([sellerId, own]) =>
        eachListingOnce(own).map((some) => ({ sellerId, lines: some, goods: priceGoods(some) })),
      );
    const sellerIds = parts.map(({ sellerId }) => sellerId);
    const { freeAbove, minOrders } = await this.freight.rules(tx, sellerIds);
    requireMinOrders(parts, minOrders);
    const freight = await this.freight.quote(tx, province, parts.flatMap(consignmentsOf), freeAbove);
    const termsOf = await this.commission.terms(tx, sellerIds);
    // Lists go by id: of what is made in one moment, too, in the order of the numbers.
    const ids = parts.map(() => newId()).toSorted();
    return parts.map(({ sellerId, lines: own, goods }, at) => {
      const isFirst = parts[at - 1]?.sellerId !== sellerId;
      const freightMinor = isFirst ? (freight.get(sellerId) ?? 0n) : 0n;
      const terms = own.map(({ listing }) => termsOf(listing));
      const kept = commissionOfLines(
        terms.map((each, index) => ({ terms: each, totalMinor: goods.lineTotals[index]! })),
      );
      return {
        sellerId,
        id: ids[at]!,
        seller: own[0]!.listing,
        lines: own,
        lineTotals: goods.lineTotals,
        freightMinor,
        ...priceOrder(goods.goodsMinor, freightMinor),
        commissions: kept.map((amountMinor, index) => ({ ...terms[index]!, amountMinor })),
        commissionMinor: kept.reduce((sum, amountMinor) => sum + amountMinor, 0n),
      };
    });
  }
}

/** An order names a listing once: what an award takes of it at another price goes into another order. */
function eachListingOnce(lines: readonly AgreedLine[]): AgreedLine[][] {
  const orders: AgreedLine[][] = [];
  for (const line of lines) {
    const { listingId } = line.listing;
    const order = orders.find((own) => own.every(({ listing }) => listing.listingId !== listingId));
    if (order) order.push(line);
    else orders.push([line]);
  }
  return orders;
}

/** Goods of unknown mass are carried for their first weight. */
function consignmentsOf({
  sellerId,
  lines,
  goods,
}: {
  sellerId: string;
  lines: AgreedLine[];
  goods: PricedGoods;
}) {
  return lines.map(({ listing, quantity }, index) => ({
    sellerId,
    fromProvince: listing.shipFromProvince,
    goodsMinor: goods.lineTotals[index]!,
    massKg: (listing.massKg ?? 0) * quantity,
  }));
}

export function addressOf({ deliverTo }: Pick<PlaceOrderRequest, 'deliverTo'>): DeliveryAddress {
  const province = findProvince(deliverTo.province);
  if (province) return { ...deliverTo, province: province.zh };
  const code = 'order.province_unknown';
  const message = {
    zh: `没有省份“${deliverTo.province}”`,
    en: `There is no mainland province "${deliverTo.province}"`,
  };
  throw new DomainError('unprocessable', code, message, [
    { field: 'deliverTo.province', code, message, expected: '四川 | Sichuan | …' },
  ]);
}

function nobodyApproves(): DomainError {
  return new DomainError('unprocessable', 'order.no_approver', {
    zh: '这笔采购超出您的额度，而企业没有其他人可以审批；请调整额度或邀请一位管理员',
    en: 'This purchase is above your limit, and nobody else in your firm may approve: change the limit, or invite an admin',
  });
}

function onlyCurrency(currencies: string[]): string {
  const [currency, ...others] = new Set(currencies);
  if (currency !== undefined && others.length === 0) return currency;
  throw new DomainError('unprocessable', 'order.mixed_currencies', {
    zh: '一次结算只能用一种货币',
    en: 'One checkout takes one currency',
  });
}
