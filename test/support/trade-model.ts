import { newId } from '@app/kernel';
import { TRANSITIONS } from '@app/orders';
import { expect } from '@jest/globals';
import { type Account, type Answer, type TestApp, type Json } from './app.js';
import { SENT } from './claims.js';
import { offer, pay, place, type Wish } from './trade.js';
import {
  arrive,
  close,
  expectAgreement,
  expectLogs,
  keep,
  lapse,
  leave,
  letGo,
  type ModelCheckout,
  type ModelClaim,
  type ModelListing,
  type ModelOrder,
  outstanding,
  pick,
  sumOf,
} from './trade-books.js';
import { answerClaim, openClaim } from './trade-claims.js';
import { ModelCommission } from './trade-commission.js';
import { grantAll, putOnAccount } from './trade-credit.js';
import { CLAIM_ACTS, type Deed, type On, POSSIBLE, type TradeStep } from './trade-steps.js';

/** Stock, orders, payments and ledger as a few numbers; each act is done to them and to the market, and both must agree. */
export class TradeModel {
  static async of(market: TestApp, buyer: Account, admin: Account): Promise<TradeModel> {
    const sellers = [await market.seller('One'), await market.seller('Two')];
    const listings: ModelListing[] = [];
    for (const [at, seller] of [...sellers, ...sellers].entries()) {
      const isMade = at >= 2;
      const madeToOrder = isMade
        ? { perDay: 7, leadTimeDays: 1, weekdays: [1, 2, 3, 4, 5, 6, 7] }
        : undefined;
      const stock = isMade ? 5 : 40;
      const wishes = { brand: `M${newId()}`, stock, madeToOrder };
      listings.push({
        row: await offer(seller, wishes),
        seller,
        isMade,
        onHand: stock,
        reserved: 0,
        toMake: 0,
      });
    }
    await grantAll(market, sellers, buyer);
    return new TradeModel(market, buyer, admin, sellers, listings);
  }

  private readonly checkouts: ModelCheckout[] = [];
  private readonly orders: ModelOrder[] = [];
  private readonly claims: ModelClaim[] = [];
  private readonly commission: ModelCommission;

  private constructor(
    private readonly market: TestApp,
    readonly buyer: Account,
    readonly admin: Account,
    private readonly sellers: readonly Account[],
    private readonly listings: readonly ModelListing[],
  ) {
    this.commission = new ModelCommission(admin);
  }

  async take(step: TradeStep): Promise<void> {
    switch (step.act) {
      case 'place':
        return this.place(step);
      case 'count':
        return this.count(step);
      case 'rule':
        return this.commission.set(this.sellers[step.seller]!, step);
      case 'drain':
        return this.market.drain();
      case 'answer': {
        const claim = pick(this.claims, step.which);
        return claim && answerClaim(claim, CLAIM_ACTS[step.choice]!, step.outcome, this);
      }
      case 'go_on': {
        const order = pick(this.orders, step.which);
        return order && this.goOn(order, step);
      }
      default: {
        const order = pick(this.orders, step.which);
        return order && this.act(order, step.act, step);
      }
    }
  }

  private async act(
    order: ModelOrder,
    act: Exclude<TradeStep['act'], 'place' | 'count' | 'rule'>,
    deed: Omit<Deed, 'act'>,
  ) {
    switch (act) {
      case 'pay':
        return this.pay(order.checkout, false);
      case 'decline':
        return this.pay(order.checkout, true);
      case 'put_on_account':
        return putOnAccount(this.buyer, order, this.orders);
      case 'cancel':
        return this.cancel(order.checkout);
      case 'expire':
        return this.expire(order.checkout);
      case 'accept':
        return this.accept(order, deed.less);
      case 'reject':
        return this.reject(order);
      case 'ship':
        return this.ship(order, deed);
      case 'ship_rest':
        return this.shipRest(order);
      case 'deliver':
        return this.deliver(order);
      case 'confirm':
        return this.confirm(order);
      case 'time':
        return this.time(order);
      case 'claim':
        return this.claim(order, deed);
      case 'give_back':
        return this.giveBack(order, deed.pieces * 100);
      default:
        throw new TypeError(`${act} is no act on an order`);
    }
  }

  /** What comes next for the order where it is. */
  private goOn(order: ModelOrder, deed: Deed): Promise<void> | undefined {
    switch (order.state) {
      case 'awaiting_payment':
        return deed.choice < 4
          ? putOnAccount(this.buyer, order, this.orders)
          : this.pay(order.checkout, false);
      case 'paid':
      case 'on_account':
        return this.accept(order, deed.less);
      case 'accepted':
      case 'partly_shipped':
        return deed.choice < 4 ? this.ship(order, deed) : this.shipRest(order);
      case 'shipped':
        return deed.choice < 3 ? this.claim(order, deed) : this.deliver(order);
      case 'inspection':
        return deed.choice < 9 ? this.claim(order, deed) : this.confirm(order);
      case 'disputed': {
        if (deed.choice === 0) return this.confirm(order);
        if (deed.choice === 1) return this.claim(order, deed);
        const claim = order.claims.findLast(({ state }) => state !== 'settled')!;
        const possible = POSSIBLE[claim.state]!;
        return answerClaim(claim, possible[deed.choice % possible.length]!, deed.outcome, this);
      }
      case 'completed':
        return deed.choice < 4 ? this.giveBack(order, deed.pieces * 100) : undefined;
      default:
        return undefined;
    }
  }

  private async place({ wishes }: On<'place'>): Promise<void> {
    const wanted = wishes.map((each) => ({ ...each, listing: this.listings[each.listing]! }));
    const isPossible = wanted.every(
      ({ listing, quantity, makeToOrder }) =>
        quantity <= listing.onHand - listing.reserved || (listing.isMade && makeToOrder),
    );
    const answer = await place(
      this.buyer,
      wanted.map(({ listing, quantity, makeToOrder }): Wish => ({
        seller: listing.seller,
        listing: listing.row,
        quantity,
        makeToOrder: listing.isMade && makeToOrder,
      })),
    );
    expect([answer.status, answer.body.code]).toEqual(
      isPossible ? [201, undefined] : [409, 'listing.out_of_stock'],
    );
    if (!isPossible) return;
    const checkout: ModelCheckout = {
      id: answer.body.id,
      state: 'awaiting_payment',
      isTried: false,
      orders: [],
    };
    const totals = new Map<string, Json>(
      answer.body.orders.map((order: Json) => [order.lines[0].listingId, order]),
    );
    for (const [seller, own] of Map.groupBy(wanted, ({ listing }) => listing.seller)) {
      const view = totals.get(own[0]!.listing.row.id);
      const order: ModelOrder = {
        id: view.id,
        seller,
        checkout,
        state: 'awaiting_payment',
        lines: own.map(({ listing, quantity }) => keep(listing, quantity)),
        claims: [],
        total: view.total.amountMinor,
        commission: this.commission.on(seller, view),
        released: 0,
        refunded: 0,
        frozen: 0,
        isWindowOpen: false,
        isOnAccount: false,
      };
      checkout.orders.push(order);
      this.orders.push(order);
    }
    expect(sumOf(checkout.orders, ({ total }) => total)).toBe(answer.body.total.amountMinor);
    this.checkouts.push(checkout);
  }

  private async pay(checkout: ModelCheckout, isDeclined: boolean): Promise<void> {
    const card = isDeclined ? 'pm_card_visa_chargeDeclined' : 'pm_card_visa';
    const answer = await pay(this.buyer, checkout.id, card);
    const isOver = checkout.state !== 'awaiting_payment' && checkout.state !== 'paid';
    const asked = checkout.orders.filter(({ isOnAccount }) => !isOnAccount);
    const isGivenBack = asked.every(({ refunded, total }) => refunded === total);
    // Until the provider has sent it back, it is still there.
    const refusals = isOver
      ? ['order.not_payable']
      : isGivenBack
        ? [undefined, 'payment.not_payable']
        : [undefined];
    expect(refusals).toContain(answer.body.code);
    expect(answer.status).toBe(answer.body.code === undefined ? 200 : 409);
    if (checkout.state === 'awaiting_payment') checkout.isTried = true;
    if (isDeclined || checkout.state !== 'awaiting_payment') return;
    checkout.state = 'paid';
    for (const order of asked) order.state = 'paid';
  }

  private async cancel(checkout: ModelCheckout): Promise<void> {
    const answer = await this.buyer.post(`/checkouts/${checkout.id}/cancel`);
    expect(answer.status).toBe(checkout.state === 'awaiting_payment' ? 200 : 409);
    lapse(checkout, 'cancelled');
  }

  private async expire(checkout: ModelCheckout): Promise<void> {
    await this.market.sql(`UPDATE checkout SET held_until = now() - interval '1 second' WHERE id = $1`, [
      checkout.id,
    ]);
    await this.market.sql(`SELECT graphile_worker.add_job('orders.expire')`);
    await this.market.drain();
    lapse(checkout, 'expired');
  }

  private async accept(order: ModelOrder, less: number): Promise<void> {
    const [first] = order.lines;
    const declined = Math.min(less, sumOf(order.lines, ({ quantity }) => quantity) - 1, first!.quantity);
    const answer = await order.seller.post(`/orders/${order.id}/accept`, {
      lines: [{ lineNo: 1, quantity: first!.quantity - declined }],
    });
    this.expectStep(order, answer, 'accept');
    if (order.state !== 'paid' && order.state !== 'on_account') return;
    order.state = 'accepted';
    for (const line of order.lines) line.accepted = line.quantity;
    first!.accepted -= declined;
    letGo(first!, declined);
    order.refunded = answer.body.refunded.amountMinor;
    expect([order.refunded > 0, order.refunded < order.total]).toEqual([declined > 0, true]);
  }

  private async reject(order: ModelOrder): Promise<void> {
    const answer = await order.seller.post(`/orders/${order.id}/reject`, { reason: 'sold out' });
    this.expectStep(order, answer, 'reject');
    if (order.state !== 'paid' && order.state !== 'on_account') return;
    order.state = 'rejected';
    order.refunded = order.total;
    for (const line of order.lines) letGo(line, line.quantity);
  }

  private async ship(
    order: ModelOrder,
    { line: at, pieces: quantity }: Pick<Deed, 'line' | 'pieces'>,
  ): Promise<void> {
    const line = order.lines[at % order.lines.length]!;
    const answer = await order.seller.post(`/orders/${order.id}/shipments`, {
      ...SENT,
      lines: [{ lineNo: order.lines.indexOf(line) + 1, quantity }],
    });
    const isUnderWay = order.state === 'accepted' || order.state === 'partly_shipped';
    if (!isUnderWay) return this.expectStep(order, answer, 'ship_part');
    if (quantity > outstanding(line)) {
      expect([answer.status, answer.body.code]).toEqual([422, 'order.too_many_pieces']);
      return;
    }
    expect(answer.status).toBe(201);
    leave(line, quantity);
    order.state = order.lines.every((each) => outstanding(each) === 0) ? 'shipped' : 'partly_shipped';
  }

  private async shipRest(order: ModelOrder): Promise<void> {
    const answer = await order.seller.post(`/orders/${order.id}/ship`, SENT);
    this.expectStep(order, answer, 'ship');
    if (!TRANSITIONS.ship.from.includes(order.state)) return;
    for (const line of order.lines) leave(line, outstanding(line));
    order.state = 'shipped';
  }

  private async deliver(order: ModelOrder): Promise<void> {
    const answer = await this.buyer.post(`/orders/${order.id}/confirm-delivery`);
    this.expectStep(order, answer, 'confirm_delivery');
    if (order.state === 'shipped') arrive(order);
  }

  private async confirm(order: ModelOrder): Promise<void> {
    const answer = await this.buyer.post(`/orders/${order.id}/confirm-receipt`);
    const isPossible =
      order.state === 'shipped' ||
      order.state === 'inspection' ||
      (order.state === 'disputed' && order.isWindowOpen);
    expect(answer.status).toBe(isPossible ? 200 : 409);
    if (isPossible) close(order);
  }

  /** The next thing that happens by itself, if something does. */
  private async time(order: ModelOrder): Promise<void> {
    await this.market.sql(
      `UPDATE trade_order SET due_at = now() - interval '1 second' WHERE id = $1 AND due_at IS NOT NULL`,
      [order.id],
    );
    await this.market.sql(`SELECT graphile_worker.add_job('orders.due')`);
    await this.market.drain();
    if (order.state === 'shipped') arrive(order);
    else if (order.isWindowOpen) close(order);
  }

  private async claim(order: ModelOrder, deed: Pick<Deed, 'line' | 'pieces' | 'outcome'>): Promise<void> {
    const claim = await openClaim(this.buyer, order, deed);
    if (claim) this.claims.push(claim);
  }

  private async giveBack(order: ModelOrder, amountMinor: number): Promise<void> {
    const answer = await order.seller.post(`/orders/${order.id}/give-back`, {
      amountMinor,
      reason: 'goodwill',
    });
    if (order.state !== 'completed') return this.expectStep(order, answer, 'give_back');
    expect(answer.status).toBe(amountMinor <= order.released ? 200 : 422);
    if (answer.status !== 200) return;
    order.released -= amountMinor;
    order.refunded += amountMinor;
  }

  private async count({ listing: at, pieces }: On<'count'>): Promise<void> {
    const listing = this.listings[at]!;
    const { status } = await listing.seller.patch(`/seller/listings/${listing.row.id}`, { stock: pieces });
    expect(status).toBe(pieces < listing.reserved ? 409 : 200);
    if (status === 200) listing.onHand = pieces;
  }

  private expectStep(order: ModelOrder, { status, body }: Answer, act: keyof typeof TRANSITIONS): void {
    const isPossible = TRANSITIONS[act].from.includes(order.state);
    expect([act, order.state, body.code]).toEqual([
      act,
      order.state,
      isPossible ? undefined : 'order.state_conflict',
    ]);
    expect(status).toBe(isPossible ? 200 : 409);
  }

  expectAgreement = (): Promise<void> =>
    expectAgreement(this.market, { sellers: this.sellers, listings: this.listings, orders: this.orders });

  expectLogs = (): Promise<void> => expectLogs(this.market, this.sellers);
}
