import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Json, TestApp } from '../support/app.js';
import { passSeconds } from '../support/identity.js';
import { offer, paidOrder } from '../support/trade.js';

const DAY_SECONDS = 86_400;
const AT = { moq: 1, orderMultiple: 1, stock: 1000, leadTimeDays: 2 };

describe('reputation', () => {
  let market: TestApp;
  let buyer: Account;
  let seller: Account;
  let listing: Json;

  beforeAll(async () => {
    market = await TestApp.start();
    buyer = await market.buyer();
    seller = await market.seller();
    listing = await offer(seller, AT);
  });
  afterAll(() => market.close());

  const order = (): Promise<Json> => paidOrder(buyer, [{ seller, listing, quantity: 10 }]);
  const accept = ({ id }: Json) => seller.post(`/orders/${id}/accept`);
  const ship = ({ id }: Json) =>
    seller.post(`/orders/${id}/ship`, { carrier: '德邦', trackingNumber: 'DB1234567' });
  const own = async (): Promise<Json> => {
    await market.drain();
    return (await seller.get('/seller/reputation')).body;
  };
  const record = ({ records }: Json, kind: string): Json => records.find((each: Json) => each.kind === kind);
  const counts = (reputation: Json): Json =>
    Object.fromEntries(reputation.records.map(({ kind, counted, kept }: Json) => [kind, [counted, kept]]));

  it('presumes of a newcomer what it says', async () => {
    const reputation = await own();
    expect(reputation).toMatchObject({ isNew: true, halfLifeDays: 180, broken: [] });
    expect(record(reputation, 'dispatch')).toMatchObject({
      percent: 85,
      presumedDeeds: 5,
      presumedPercent: 85,
    });
    const { body } = await market.anyone().get(`/reputations?sellerId=${seller.organisationId}`);
    expect(body.items).toMatchObject([{ isNew: true, answer: { medianHours: null } }]);
    expect((await market.anyone().get('/reputations?sellerId=x')).status).toBe(400);
    expect((await buyer.get('/seller/reputation')).status).toBe(403);
  });

  it('counts what went out in time, what went late, what was refused and what a claim held against', async () => {
    const good = await order();
    const inTwoDays = new Date(Date.now() + (2 * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
    expect(good.shipBy).toBe(inTwoDays);
    await accept(good);
    await ship(good);
    await buyer.post(`/orders/${good.id}/confirm-receipt`);
    const refused = await order();
    await seller.post(`/orders/${refused.id}/reject`, { reason: '缺货' });
    const claimed = await order();
    await accept(claimed);
    await ship(claimed);
    await buyer.post(`/orders/${claimed.id}/confirm-delivery`);
    await market.drain();
    const claim = await buyer.post(`/orders/${claimed.id}/claims`, {
      lineNo: 1,
      reason: 'damaged',
      quantity: 10,
      outcome: 'refund',
      words: '锈蚀',
    });
    expect(claim.status).toBe(201);
    expect((await seller.post(`/claims/${claim.body.id}/accept`)).status).toBe(200);
    await market.drain();
    await buyer.post(`/orders/${claimed.id}/confirm-receipt`);
    const reputation = await own();
    expect(counts(reputation)).toEqual({ dispatch: [3, 2], quality: [2, 1], answer: [3, 3] });
    expect(reputation.broken.map(({ kind, subjectId }: Json) => [kind, subjectId])).toEqual([
      ['quality', claimed.id],
      ['dispatch', refused.id],
    ]);
    expect(record(reputation, 'dispatch').percent).toBe(78.1);
  });

  it('counts what is overdue before it goes out, and what it finds is the same made anew', async () => {
    const before = await own();
    await order();
    expect(counts(await own())).toEqual(counts(before));
    passSeconds(market, 4 * DAY_SECONDS);
    await market.sql(`SELECT graphile_worker.add_job('reputations.make')`);
    const overdue = await own();
    expect(counts(overdue)).toEqual({ dispatch: [4, 2], quality: [2, 1], answer: [4, 3] });
    expect(overdue.broken[0]).toMatchObject({ doneAt: null });
    passSeconds(market, 400 * DAY_SECONDS);
    const old = await own();
    expect([counts(old), old.isNew]).toEqual([counts(overdue), true]);
    expect(record(old, 'dispatch').percent).toBeGreaterThan(record(overdue, 'dispatch').percent);
    passSeconds(market, 0);
  });
});
