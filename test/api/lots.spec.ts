import { DAY_MS, newId } from '@app/kernel';
import { type HoldLine, Stock } from '@app/listings';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Json, TestApp } from '../support/app.js';
import { faults, passSeconds } from '../support/identity.js';
import { award, code, done, HOUR, LINE, openRfq, pickOf, quote, reservedOf } from '../support/quoting.js';
import { offer, pay, place } from '../support/trade.js';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** The day that it is in Linqing, and days from it. */
const day = (from: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + from * DAY_MS).toISOString().slice(0, 10);

describe('what lies on the shelf and what can be made', () => {
  let market: TestApp;
  let seller: Account;
  let stock: Stock;

  beforeAll(async () => {
    market = await TestApp.start();
    seller = await market.seller();
    stock = market.app.get(Stock);
  });
  afterAll(() => market.close());

  let brands = 0;
  const shelf = (wish: Record<string, unknown> = {}): Promise<Json> =>
    offer(seller, { brand: `L${++brands}`, stock: 10, ...wish });

  const line = (listing: Json, quantity: number, more: Partial<HoldLine> = {}): HoldLine => ({
    lineNo: 1,
    sellerId: seller.organisationId,
    listingId: listing.id,
    orderId: newId(),
    quantity,
    ...more,
  });
  const hold = (...lines: HoldLine[]): Promise<unknown> =>
    market.database.transact((tx) => stock.hold(tx, { heldUntil: new Date(Date.now() + 60_000), lines }));
  const act = (name: 'commit' | 'release', orderId: string): Promise<void> =>
    market.database.transact((tx) => stock[name](tx, { sellerId: seller.organisationId, orderId }));

  /** What the journal and the reservations sum up to beside what the lots say. */
  const sums = async (listing: Json): Promise<Json> =>
    (
      await market.sql(
        `SELECT sum(on_hand)::int AS on_hand, sum(reserved)::int AS reserved,
           (SELECT sum(m.quantity)::int FROM stock_movement m JOIN stock_lot o ON o.id = m.lot_id WHERE o.listing_id = $1) AS journal,
           (SELECT coalesce(sum(quantity), 0)::int FROM reservation WHERE listing_id = $1 AND state IN ('held', 'committed')) AS kept
         FROM stock_lot WHERE listing_id = $1`,
        [listing.id],
      )
    )[0];

  const lots = async (listing: Json): Promise<Json[]> =>
    (await seller.get(`/seller/listings/${listing.id}/lots`)).body.items;

  describe('lots', () => {
    it('come with number, date code and place, and the journal says who booked what', async () => {
      const listing = await shelf();
      const received = await seller.post(`/seller/listings/${listing.id}/lots`, {
        lotNumber: 'Q-7',
        dateCode: '2640',
        location: 'A-03',
        quantity: 25,
        note: 'from heat treatment',
      });
      expect(received).toMatchObject({ status: 201, body: { lotNumber: 'Q-7', onHand: 25, available: 25 } });
      const path = `/seller/listings/${listing.id}/lots/${received.body.id}`;
      expect((await seller.post(`${path}/movements`, { kind: 'scrapped', quantity: 4 })).body.onHand).toBe(
        21,
      );
      expect((await seller.post(`${path}/movements`, { kind: 'counted', quantity: 20 })).body.onHand).toBe(
        20,
      );
      expect((await seller.patch(path, { location: 'B-1' })).body).toMatchObject({
        lotNumber: 'Q-7',
        location: 'B-1',
      });
      const journal = await seller.get(`/seller/listings/${listing.id}/movements?limit=3`);
      expect(journal.body.items).toMatchObject([
        { kind: 'counted', quantity: -1, lotNumber: 'Q-7' },
        { kind: 'scrapped', quantity: -4, personName: 'Li Wei' },
        { kind: 'received', quantity: 25, note: 'from heat treatment' },
      ]);
      const rest = await seller.get(
        `/seller/listings/${listing.id}/movements?cursor=${journal.body.nextCursor}`,
      );
      expect(rest.body).toMatchObject({ items: [{ kind: 'counted', quantity: 10 }], nextCursor: null });
      expect(await sums(listing)).toMatchObject({ on_hand: 30, journal: 30 });
    });

    it('never go below what is kept for orders, and are nobody else’s', async () => {
      const listing = await shelf();
      await hold(line(listing, 8));
      const [lot] = await lots(listing);
      const path = `/seller/listings/${listing.id}/lots/${lot.id}/movements`;
      expect(await seller.post(path, { kind: 'scrapped', quantity: 3 })).toMatchObject({
        status: 409,
        body: { code: 'listing.stock_below_reserved', errors: [{ expected: '>= 8' }] },
      });
      expect((await (await market.seller()).post(path, { kind: 'scrapped', quantity: 1 })).status).toBe(404);
    });

    it('are not mixed for a line where one of them has all of it', async () => {
      const listing = await shelf();
      await seller.post(`/seller/listings/${listing.id}/lots`, { lotNumber: 'Q-8', quantity: 25 });
      const free = async (): Promise<number[]> =>
        (await lots(listing)).map(({ available }) => available).toSorted((a, b) => a - b);
      await hold(line(listing, 20));
      expect(await free()).toEqual([5, 10]);
      await hold(line(listing, 12));
      expect(await free()).toEqual([0, 3]);
    });

    it('keep a journal that the database lets nobody change', async () => {
      await expect(market.sql(`UPDATE stock_movement SET quantity = 1`)).rejects.toThrow('append-only');
      await expect(market.sql(`DELETE FROM stock_movement`)).rejects.toThrow('append-only');
    });
  });

  it('what nobody released is free again an hour after it lapsed; twice is the same as once', async () => {
    const listing = await shelf({ madeToOrder: { perDay: 5, leadTimeDays: 1, weekdays: EVERY_DAY } });
    const [gone, paid] = [line(listing, 12, { makeToOrder: true }), line(listing, 2, { makeToOrder: true })];
    await hold(gone);
    await hold(paid);
    await act('commit', paid.orderId);
    for (const table of ['reservation', 'capacity_promise'])
      await market.sql(`UPDATE ${table} SET held_until = now() - interval '2 hours' WHERE listing_id = $1`, [
        listing.id,
      ]);
    await Promise.all([stock.releaseLapsed(), stock.releaseLapsed()]);
    await stock.releaseLapsed();
    expect(await sums(listing)).toEqual({ on_hand: 10, reserved: 0, journal: 10, kept: 0 });
    const { body } = await seller.get(`/seller/listings/${listing.id}/calendar?days=3`);
    expect(body.days.map(({ promised }: Json) => promised)).toEqual([0, 2, 0]);
    await expect(act('commit', gone.orderId)).rejects.toMatchObject({ code: 'reservation.lapsed' });
  });

  describe('goods made to order', () => {
    it('are promised by the calendar for what the shelf does not have', async () => {
      const listing = await shelf({ madeToOrder: { perDay: 100, leadTimeDays: 2, weekdays: EVERY_DAY } });
      await seller.put(`/seller/listings/${listing.id}/calendar`, { day: day(3), capacity: 0 });
      const promise = (quantity: number): Promise<Json> =>
        market
          .anyone()
          .get(`/offers/${seller.organisationId}/${listing.id}/promise?quantity=${quantity}`)
          .then(({ body }) => body);
      expect(await promise(10)).toEqual({ quantity: 10, fromStock: 10, toMake: 0, readyOn: null });
      expect(await promise(11)).toEqual({ quantity: 11, fromStock: 10, toMake: 1, readyOn: day(2) });
      expect(await promise(111)).toEqual({ quantity: 111, fromStock: 10, toMake: 101, readyOn: day(4) });
      await hold(line(listing, 150, { makeToOrder: true }));
      expect(await promise(100)).toMatchObject({ fromStock: 0, toMake: 100, readyOn: day(5) });
      const { body } = await market.anyone().get('/parts/6205-2RS/offers?quantity=60');
      expect(body.items.find(({ listingId }: Json) => listingId === listing.id)).toMatchObject({
        available: 0,
        readyOn: day(4),
      });
    });

    it('are never promised twice, however many ask at once', async () => {
      const listing = await shelf({
        stock: 0,
        madeToOrder: { perDay: 3, leadTimeDays: 0, weekdays: EVERY_DAY },
      });
      await Promise.all(Array.from({ length: 20 }, () => hold(line(listing, 2, { makeToOrder: true }))));
      const days = await market.sql(
        `SELECT d.promised, d.capacity, (SELECT sum(quantity)::int FROM capacity_promise p WHERE p.listing_id = d.listing_id AND p.day = d.day) AS kept
         FROM capacity_day d WHERE listing_id = $1 ORDER BY day`,
        [listing.id],
      );
      expect(days.map(({ promised }) => promised)).toEqual([...Array.from({ length: 13 }, () => 3), 1]);
      expect(days.every(({ promised, kept, capacity }) => promised === kept && promised <= capacity)).toBe(
        true,
      );
    });

    it('are refused beyond the horizon, and to who did not ask for them', async () => {
      const listing = await shelf({ madeToOrder: { perDay: 1, leadTimeDays: 0, weekdays: EVERY_DAY } });
      await expect(hold(line(listing, 11))).rejects.toMatchObject({ code: 'listing.out_of_stock' });
      await expect(hold(line(listing, 1000, { makeToOrder: true }))).rejects.toMatchObject({
        code: 'listing.out_of_stock',
      });
      expect(await sums(listing)).toMatchObject({ reserved: 0 });
    });

    it('are ordered, shipped in parts from the shelf first, and leave by the journal like any others', async () => {
      const listing = await shelf({ madeToOrder: { perDay: 50, leadTimeDays: 1, weekdays: EVERY_DAY } });
      const buyer = await market.buyer();
      expect(await place(buyer, [{ seller, listing, quantity: 70 }])).toMatchObject({
        status: 409,
        body: { code: 'listing.out_of_stock' },
      });
      const { body: checkout } = await place(buyer, [{ seller, listing, quantity: 70, makeToOrder: true }]);
      const [order] = checkout.orders;
      expect(order.lines[0]).toMatchObject({ toMake: 60, readyOn: day(2) });
      await pay(buyer, checkout.id);
      const lowered = await seller.put(`/seller/listings/${listing.id}/calendar`, {
        day: day(1),
        capacity: 19,
      });
      expect(lowered).toMatchObject({ status: 409, body: { code: 'listing.capacity_below_promised' } });
      const onOrder = (name: string, body: Json = {}) => seller.post(`/orders/${order.id}/${name}`, body);
      const accepted = await onOrder('accept', { lines: [{ lineNo: 1, quantity: 65 }] });
      expect(accepted.body.lines[0]).toMatchObject({ acceptedQuantity: 65 });
      const promised = async () =>
        (await seller.get(`/seller/listings/${listing.id}/calendar?days=4`)).body.days.map(
          (each: Json) => each.promised,
        );
      expect(await promised()).toEqual([0, 50, 5, 0]);
      const ship = { carrier: '德邦', trackingNumber: 'DB100' };
      await onOrder('shipments', { ...ship, lines: [{ lineNo: 1, quantity: 30 }] });
      expect(await sums(listing)).toEqual({ on_hand: 0, reserved: 0, journal: 0, kept: 0 });
      expect((await onOrder('ship', ship)).body).toMatchObject({
        state: 'shipped',
        shipments: [{ lines: [{ quantity: 30 }] }, { lines: [{ quantity: 35 }] }],
      });
      expect(await sums(listing)).toEqual({ on_hand: 0, reserved: 0, journal: 0, kept: 0 });
      const { body } = await seller.get(`/seller/listings/${listing.id}/movements`);
      expect(body.items.map(({ kind, quantity }: Json) => `${kind} ${quantity}`).toSorted()).toEqual([
        'counted 10',
        'made 20',
        'made 35',
        'shipped -10',
        'shipped -20',
        'shipped -35',
      ]);
    });
  });

  describe('what a quote keeps', () => {
    let buyer: Account;
    beforeAll(async () => {
      buyer = await market.buyer();
    });
    afterEach(() => passSeconds(market, 0));

    it('is kept until the quote is revised or withdrawn, and not more than there is', async () => {
      const listing = await offer(seller, { brand: 'HRB' });
      const reserved = (): Promise<number> => reservedOf(market, listing.id);
      const { id } = await done(openRfq(buyer, [seller]));
      await done(quote(seller, id, [{ ...LINE, reserve: true }]));
      expect(await reserved()).toBe(500);
      await done(quote(seller, id, [{ ...LINE, quantity: 600, reserve: true }]));
      expect(await reserved()).toBe(600);
      const much = await quote(seller, id, [{ ...LINE, quantity: 1001, reserve: true }]);
      expect([...code(much), ...faults(much)]).toEqual([409, 'listing.out_of_stock', 'lines.0.quantity']);
      expect(await reserved()).toBe(600);
      const gone = await done(seller.delete(`/sourcing/rfqs/${id}/quote`));
      expect([gone.state, gone.log.map((step: Json) => step.act)]).toEqual([
        'withdrawn',
        ['submit', 'revise', 'withdraw'],
      ]);
      expect(await reserved()).toBe(0);
      expect((await buyer.get(`/sourcing/rfqs/${id}`)).body.quoteCount).toBe(0);
    });

    it('raises a day’s capacity as its seller’s word needs, and gives it back with an order that comes to nothing', async () => {
      const made = await offer(seller, {
        brand: 'LYC',
        designation: '6306',
        stock: 0,
        madeToOrder: { perDay: 100, leadTimeDays: 1 },
      });
      const { id } = await done(
        openRfq(buyer, [seller], {
          lines: [
            { text: '6306', quantity: 150 },
            { text: '6306', quantity: 30 },
          ],
        }),
      );
      const at = { listingId: made.id, leadTimeDays: 9, priceBreaks: [{ minQuantity: 1, unitPrice: '5' }] };
      const quoted = await done(
        quote(seller, id, [
          { ...at, lineNo: 1, quantity: 150 },
          { ...at, lineNo: 2, quantity: 30 },
        ]),
      );
      const days = () =>
        market.sql(`SELECT capacity, promised FROM capacity_day WHERE listing_id = $1 ORDER BY day`, [
          made.id,
        ]);
      passSeconds(market, 25 * HOUR);
      const taken = await done(award(buyer, id, [pickOf(quoted, 1, 150), pickOf(quoted, 2, 30)]));
      expect(taken.orders).toHaveLength(2);
      const [raised] = await days();
      expect(raised).toEqual({ capacity: 180, promised: 180 });
      await done(buyer.post(`/checkouts/${taken.id}/cancel`));
      const [back] = await days();
      expect(back.promised).toBe(0);
      // An ordinary day makes 100, a day off nothing.
      expect([0, 100]).toContain(back.capacity);
    });

    it('is of the days ahead too: withdrawn or lapsed they are free, awarded they are the order’s', async () => {
      const wish = { perDay: 100, leadTimeDays: 1, weekdays: EVERY_DAY };
      const made = await offer(seller, { brand: 'LYC', designation: '6307', stock: 0, madeToOrder: wish });
      const days = async (): Promise<number[][]> => {
        const rows = await market.sql(
          `SELECT capacity, promised FROM capacity_day WHERE listing_id = $1 AND promised > 0 ORDER BY day`,
          [made.id],
        );
        return rows.map(({ capacity, promised }: Json) => [capacity, promised]);
      };
      const { id } = await done(openRfq(buyer, [seller], { lines: [{ text: '6307', quantity: 250 }] }));
      const asked = {
        ...LINE,
        brand: 'LYC',
        listingId: made.id,
        quantity: 250,
        leadTimeDays: 9,
        reserve: true,
      };
      const kept = [[100, 100], [100, 100], [100, 50]]; // prettier-ignore
      const first = await done(quote(seller, id, [asked]));
      expect(first.lines).toMatchObject([{ reserved: true, readyOn: expect.any(String) }]);
      expect(await days()).toEqual(kept);
      await done(seller.delete(`/sourcing/rfqs/${id}/quote`));
      expect(await days()).toEqual([]);
      await done(quote(seller, id, [asked]));
      await market.sql(
        `UPDATE capacity_promise SET held_until = now() - interval '1 hour' WHERE listing_id = $1 AND state = 'held'`,
        [made.id],
      );
      await market.sql(`SELECT graphile_worker.add_job('listings.release-lapsed')`);
      await market.drain();
      expect(await days()).toEqual([]);
      // The days are full by the time of the award: what the quote keeps needs no other.
      const last = await done(quote(seller, id, [asked]));
      await market.sql(`UPDATE capacity_day SET capacity = promised WHERE listing_id = $1`, [made.id]);
      passSeconds(market, 25 * HOUR);
      const { id: checkoutId, orders } = await done(award(buyer, id, [pickOf(last, 1, 220)]));
      expect(orders[0].lines).toMatchObject([{ toMake: 220, readyOn: last.lines[0].readyOn }]);
      expect(await days()).toEqual([[100, 100], [100, 100], [50, 20]]); // prettier-ignore
      await done(buyer.post(`/checkouts/${checkoutId}/cancel`));
      expect(await days()).toEqual([]);
    });
  });

  describe('prices', () => {
    it('of before are kept, also where tax was added, and touch no order that was placed', async () => {
      const buyer = await market.buyer();
      const listing = await shelf({ taxIncluded: false, priceBreaks: [{ minQuantity: 1, unitPrice: '4' }] });
      expect(listing).toMatchObject({
        priceBreaks: [{ minQuantity: 1, unitPrice: '4.520000' }],
        netPriceBreaks: [{ minQuantity: 1, unitPrice: '4.000000' }],
      });
      const placed = await place(buyer, [{ seller, listing, quantity: 2 }]);
      const order = placed.body.orders[0];
      await seller.patch(`/seller/listings/${listing.id}`, {
        priceBreaks: [{ minQuantity: 1, unitPrice: '5' }],
      });
      await seller.patch(`/seller/listings/${listing.id}`, { taxIncluded: true });
      await seller.patch(`/seller/listings/${listing.id}`, { leadTimeDays: 5 });
      const history = await seller.get(`/seller/listings/${listing.id}/prices?limit=1`);
      expect(history.body.items).toMatchObject([
        { priceBreaks: [{ unitPrice: '5.000000' }], netPriceBreaks: null, until: null },
      ]);
      const earlier = await seller.get(
        `/seller/listings/${listing.id}/prices?cursor=${history.body.nextCursor}`,
      );
      expect(earlier.body.items).toMatchObject([
        { priceBreaks: [{ unitPrice: '5.650000' }], netPriceBreaks: [{ unitPrice: '5.000000' }] },
        { priceBreaks: [{ unitPrice: '4.520000' }], netPriceBreaks: [{ unitPrice: '4.000000' }] },
      ]);
      expect((await pay(buyer, placed.body.id)).status).toBe(200);
      const { body } = await buyer.get(`/orders/${order.id}`);
      expect(body.lines).toMatchObject([{ unitPrice: '4.520000', lineTotal: { amountMinor: 904 } }]);
      await expect(market.sql(`DELETE FROM past_price`)).rejects.toThrow('append-only');
    });
  });

  it('ends what was on offer up to a day that is over; twice is the same as once', async () => {
    const listing = await shelf({ validUntil: day(0) });
    const other = await shelf({ validUntil: day(1) });
    const state = async (id: string): Promise<string> =>
      (await seller.get(`/seller/listings/${id}`)).body.state;
    const sweep = async (): Promise<void> => {
      await market.sql(`SELECT graphile_worker.add_job('listings.end-lapsed')`);
      await market.drain();
    };
    await sweep();
    expect(await state(listing.id)).toBe('live');
    await market.sql(`UPDATE listing SET valid_until = valid_until - 1 WHERE id = $1`, [listing.id]);
    await sweep();
    await sweep();
    expect([await state(listing.id), await state(other.id)]).toEqual(['ended', 'live']);
    expect((await seller.get(`/seller/listings/${listing.id}`)).body.version).toBe(2);
    const past = await seller.patch(`/seller/listings/${other.id}`, { validUntil: day(-1) });
    expect(past).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'validUntil', code: 'listing.validity_past' }] },
    });
  });
});
