import { DomainError, newId } from '@app/kernel';
import { type HoldLine, Stock } from '@app/listings';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Account, type Json, TestApp } from '../support/app.js';
import { offer } from '../support/trade.js';

const SOON = new Date(Date.now() + 60_000);

type Step =
  | { act: 'hold'; quantity: number }
  | { act: 'commit' | 'release' | 'ship'; which: number }
  | { act: 'count'; pieces: number };

/** An order for which pieces are kept, as the simple model knows it. */
interface Kept {
  id: string;
  quantity: number;
  state: 'held' | 'committed';
}

describe('stock', () => {
  let market: TestApp;
  let stock: Stock;
  let seller: Account;

  beforeAll(async () => {
    market = await TestApp.start();
    stock = market.app.get(Stock);
    seller = await market.seller();
  });
  afterAll(() => market.close());

  let brands = 0;
  const shelf = async (pieces: number): Promise<Json> =>
    offer(seller, { brand: `S${++brands}`, stock: pieces });

  /** A second lot beside the first, as a delivery would make it. */
  const addLot = async (listing: Json, pieces: number): Promise<void> => {
    const [lot] = await market.sql(
      `INSERT INTO stock_lot (seller_id, id, listing_id, on_hand) VALUES ($1, uuidv7(), $2, $3) RETURNING id`,
      [seller.organisationId, listing.id, pieces],
    );
    await market.sql(
      `INSERT INTO stock_movement (seller_id, id, lot_id, kind, quantity) VALUES ($1, uuidv7(), $2, 'counted', $3)`,
      [seller.organisationId, lot.id, pieces],
    );
  };

  const line = (listing: Json, quantity: number, more: Partial<HoldLine> = {}): HoldLine => ({
    lineNo: 1,
    sellerId: seller.organisationId,
    listingId: listing.id,
    orderId: newId(),
    quantity,
    ...more,
  });

  const hold = (...lines: HoldLine[]): Promise<unknown> =>
    market.database.transact((tx) => stock.hold(tx, { heldUntil: SOON, lines }));

  const order = (orderId: string): { sellerId: string; orderId: string } => ({
    sellerId: seller.organisationId,
    orderId,
  });
  const act = (name: 'commit' | 'release', ...ids: string[]): Promise<void> =>
    market.database.transact((tx) => stock[name](tx, ...ids.map(order)));
  const ship = ({ orderId, listingId, quantity }: Omit<HoldLine, 'lineNo' | 'sellerId'>): Promise<unknown> =>
    market.database.transact((tx) => stock.shipPart(tx, order(orderId), [{ listingId, quantity }]));

  const lots = (listing: Json): Promise<{ on_hand: number; reserved: number }[]> =>
    market.sql(`SELECT on_hand, reserved FROM stock_lot WHERE listing_id = $1 ORDER BY id`, [listing.id]);

  const available = async (listing: Json): Promise<number | undefined> => {
    const ref = { sellerId: seller.organisationId, listingId: listing.id };
    return (await market.database.transact((tx) => stock.available(tx, [ref]))).get(listing.id);
  };

  it('sells the last ten to ten of sixty-four buyers who come at once, and tells the others why', async () => {
    const listing = await shelf(10);
    const attempts = await Promise.allSettled(Array.from({ length: 64 }, () => hold(line(listing, 1))));
    const refused = attempts.flatMap((attempt): unknown[] =>
      attempt.status === 'rejected' ? [attempt.reason] : [],
    );
    expect(attempts.length - refused.length).toBe(10);
    for (const reason of refused) {
      expect(reason).toBeInstanceOf(DomainError);
      expect(reason).toMatchObject({
        kind: 'conflict',
        code: 'listing.out_of_stock',
        faults: [{ field: 'lines.0.quantity', expected: '0' }],
      });
    }
    expect(await lots(listing)).toEqual([{ on_hand: 10, reserved: 10 }]);
  });

  it('lets purchases that name the same goods in opposite orders pass each other', async () => {
    const [one, two] = [await shelf(1000), await shelf(1000)];
    // Without the retry that would hide a deadlock.
    const holdOnce = (lines: HoldLine[]): Promise<unknown> =>
      market.database.source.transaction((tx) => stock.hold(tx, { heldUntil: SOON, lines }));
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => {
        const listings = index % 2 === 0 ? [one, two] : [two, one];
        return holdOnce(listings.map((listing, at) => line(listing, 1, { lineNo: at + 1 })));
      }),
    );
    expect([await available(one), await available(two)]).toEqual([940, 940]);
  });

  it('takes from several lots what one does not have', async () => {
    const listing = await shelf(10);
    await addLot(listing, 5);
    await hold(line(listing, 12));
    expect(await lots(listing)).toEqual([
      { on_hand: 10, reserved: 10 },
      { on_hand: 5, reserved: 2 },
    ]);
    await expect(hold(line(listing, 4))).rejects.toMatchObject({ faults: [{ expected: '3' }] });
    await hold(line(listing, 3));
    expect(await available(listing)).toBe(0);
  });

  it('shares the lots of one listing among several lines', async () => {
    const listing = await shelf(10);
    await addLot(listing, 5);
    const [first, second] = [line(listing, 7), line(listing, 8, { lineNo: 2 })];
    await hold(first, second);
    expect(await available(listing)).toBe(0);
    await act('release', second.orderId);
    expect(await lots(listing)).toEqual([
      { on_hand: 10, reserved: 7 },
      { on_hand: 5, reserved: 0 },
    ]);
  });

  it('holds all lines or none', async () => {
    const [plenty, scarce] = [await shelf(100), await shelf(1)];
    await expect(hold(line(plenty, 5), line(scarce, 2, { lineNo: 2 }))).rejects.toMatchObject({
      faults: [{ field: 'lines.1.quantity', expected: '1' }],
    });
    expect(await available(plenty)).toBe(100);
  });

  it('goes from held to committed to shipped, and the journal tells it', async () => {
    const listing = await shelf(100);
    const held = line(listing, 30);
    await hold(held);
    await act('commit', held.orderId);
    await act('commit', held.orderId);
    await ship(held);
    expect(await lots(listing)).toEqual([{ on_hand: 70, reserved: 0 }]);
    const journal = await market.sql(
      `SELECT m.kind, m.quantity, m.cause_id FROM stock_movement m JOIN stock_lot l ON l.id = m.lot_id
       WHERE l.listing_id = $1 ORDER BY m.id`,
      [listing.id],
    );
    expect(journal).toEqual([
      { kind: 'counted', quantity: 100, cause_id: null },
      { kind: 'shipped', quantity: -30, cause_id: held.orderId },
    ]);
  });

  it('does not commit or ship what has lapsed, and releases once', async () => {
    const listing = await shelf(100);
    const held = line(listing, 30);
    await hold(held);
    await Promise.all([act('release', held.orderId), act('release', held.orderId)]);
    expect(await lots(listing)).toEqual([{ on_hand: 100, reserved: 0 }]);
    await expect(act('commit', held.orderId)).rejects.toMatchObject({ code: 'reservation.lapsed' });
    await expect(ship(held)).rejects.toMatchObject({ code: 'reservation.lapsed' });
  });

  it('does not ship what is not paid', async () => {
    const listing = await shelf(100);
    const held = line(listing, 30);
    await hold(held);
    await expect(ship(held)).rejects.toMatchObject({ code: 'reservation.lapsed' });
    expect(await lots(listing)).toEqual([{ on_hand: 100, reserved: 30 }]);
  });

  it('is never counted below what is kept for orders', async () => {
    const listing = await shelf(100);
    await hold(line(listing, 30));
    const answer = await seller.patch(`/seller/listings/${listing.id}`, { stock: 29, leadTimeDays: 9 });
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'listing.stock_below_reserved', errors: [{ field: 'stock', expected: '>= 30' }] },
    });
    expect((await seller.patch(`/seller/listings/${listing.id}`, { stock: 30 })).body).toMatchObject({
      onHand: 30,
      available: 0,
      leadTimeDays: 2,
    });
  });

  it('is counted down from the latest lot, as far as its free pieces go', async () => {
    const listing = await shelf(10);
    await addLot(listing, 10);
    await hold(line(listing, 12));
    await seller.patch(`/seller/listings/${listing.id}`, { stock: 13 });
    expect(await lots(listing)).toEqual([
      { on_hand: 10, reserved: 10 },
      { on_hand: 3, reserved: 2 },
    ]);
    await seller.patch(`/seller/listings/${listing.id}`, { stock: 50 });
    expect((await lots(listing)).map((lot) => lot.on_hand)).toEqual([10, 40]);
  });

  it('states one fact for each listing that changed', async () => {
    const [one, two] = [await shelf(10), await shelf(10)];
    const newest = async (): Promise<string> =>
      (await market.sql(`SELECT max(id::text) AS id FROM outbox_event`))[0].id;
    const before = await newest();
    await addLot(one, 5);
    await hold(line(one, 12), line(two, 1, { lineNo: 2 }));
    const facts = await market.sql(
      `SELECT name, payload FROM outbox_event WHERE id::text > $1 ORDER BY payload->>'listingId'`,
      [before],
    );
    expect(facts).toEqual(
      [one, two].map((listing) => ({
        name: 'listing.changed',
        payload: {
          sellerId: seller.organisationId,
          listingId: listing.id,
          partTypeId: listing.partType.id,
          sameGoods: true,
        },
      })),
    );
  });

  it('stays true to a simple model through any sequence of acts', async () => {
    const command: fc.Arbitrary<Step> = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({
          act: fc.constant('hold' as const),
          quantity: fc.integer({ min: 1, max: 25 }),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          act: fc.constantFrom('commit' as const, 'release' as const, 'ship' as const),
          which: fc.nat(9),
        }),
      },
      { weight: 1, arbitrary: fc.record({ act: fc.constant('count' as const), pieces: fc.nat(60) }) },
    );
    const run = async (commands: Step[]): Promise<void> => {
      const listing = await shelf(20);
      await addLot(listing, 15);
      let onHand = 35;
      const kept: Kept[] = [];
      const reserved = (): number => kept.reduce((sum, { quantity }) => sum + quantity, 0);
      for (const step of commands) {
        if (step.act === 'hold') {
          const wanted = line(listing, step.quantity);
          const done = await hold(wanted).then(
            () => true,
            () => false,
          );
          expect(done).toBe(onHand - reserved() >= step.quantity);
          if (done) kept.push({ id: wanted.orderId, quantity: step.quantity, state: 'held' });
        } else if (step.act === 'count') {
          const { status } = await seller.patch(`/seller/listings/${listing.id}`, { stock: step.pieces });
          expect(status).toBe(step.pieces < reserved() ? 409 : 200);
          if (status === 200) onHand = step.pieces;
        } else {
          const at = kept.length === 0 ? -1 : step.which % kept.length;
          const target = kept[at];
          if (!target) continue;
          const { id: orderId, quantity } = target;
          const acted =
            step.act === 'ship' ? ship({ orderId, listingId: listing.id, quantity }) : act(step.act, orderId);
          const done = await acted.then(
            () => true,
            () => false,
          );
          expect(done).toBe(step.act !== 'ship' || target.state === 'committed');
          if (!done) continue;
          if (step.act === 'commit') target.state = 'committed';
          else kept.splice(at, 1);
          if (step.act === 'ship') onHand -= target.quantity;
        }
        const [sums] = await market.sql(
          `SELECT sum(on_hand)::int AS on_hand, sum(reserved)::int AS reserved,
             (SELECT sum(m.quantity)::int FROM stock_movement m JOIN stock_lot o ON o.id = m.lot_id WHERE o.listing_id = $1) AS journal
           FROM stock_lot WHERE listing_id = $1`,
          [listing.id],
        );
        expect(sums).toEqual({ on_hand: onHand, reserved: reserved(), journal: onHand });
      }
    };
    await fc.assert(fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 25 }), run), {
      numRuns: 25,
    });
  }, 60_000);
});
