import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Answer, type Json, TestApp } from '../support/app.js';
import { heard } from '../support/statements.js';
import { offer, pay, place } from '../support/trade.js';

let app: TestApp;
let buyer: Account;
let maker: Account;
let dealer: Account;

beforeAll(async () => {
  app = await TestApp.start();
  [buyer, maker, dealer] = await Promise.all([
    app.buyer('成都水泵厂'),
    app.seller('烟店轴承厂'),
    app.seller('=八岔路"轴承"'),
  ]);
});
afterAll(() => app.close());

/** One order of one seller, placed. */
async function ordered(seller: Account, goods: { listing: Json; quantity: number }[]): Promise<Json> {
  const placed = await place(
    buyer,
    goods.map((each) => ({ seller, ...each })),
  );
  expect(placed.status).toBe(201);
  return placed.body.orders[0];
}

const DAY_MS = 86_400_000;
/** So many days from today, where the market is. */
const dayIn = (days: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now() + days * DAY_MS);

const numbersOf = ({ body }: Answer): string[] => body.items.map(({ number }: Json) => number);

describe('lists of own orders', () => {
  let sealed: Json;
  let tapered: Json;
  let old: Json;

  beforeAll(async () => {
    const [c3, plain, roller] = [
      await offer(maker, { brand: 'LIST', features: { clearance: 'C3' } }),
      await offer(dealer, { designation: '6205', brand: 'LIST', priceBreaks: [{ minQuantity: 1, unitPrice: '1.111111' }] }),
      await offer(dealer, { designation: '30206', brand: 'LIST', priceBreaks: [{ minQuantity: 1, unitPrice: '0.05' }] }),
    ]; // prettier-ignore
    old = await ordered(maker, [{ listing: c3, quantity: 3 }]);
    // The last moment of yesterday, where the market is.
    await app.sql(
      `UPDATE trade_order SET created_at = date_trunc('day', now(), 'Asia/Shanghai') - interval '1 ms' WHERE id = $1`,
      [old.id],
    );
    sealed = await ordered(maker, [{ listing: c3, quantity: 120 }]);
    await pay(buyer, sealed.checkoutId);
    tapered = await ordered(dealer, [
      { listing: plain, quantity: 7 },
      { listing: roller, quantity: 333 },
    ]);
  });

  const found = async (query: string): Promise<string[]> => numbersOf(await buyer.get(`/orders?${query}`));
  const about = (text: string): Promise<string[]> => found(`q=${encodeURIComponent(text)}`);

  it('are found by number, by part in any spelling, by the other side', async () => {
    const all = [tapered.number, sealed.number, old.number];
    expect(await found('')).toEqual(all);
    expect(await about(sealed.number.slice(-6))).toEqual([sealed.number]);
    expect(await about('180205')).toEqual([sealed.number, old.number]);
    expect(await about('6205-2RS/C3')).toEqual([sealed.number, old.number]);
    expect(await about('6205-2RS/C4')).toEqual([]);
    expect(await about('6205')).toEqual(all);
    expect(await about('３０２０６')).toEqual([tapered.number]);
    expect(await about('八岔路"')).toEqual([tapered.number]);
    for (const sign of ['%', '_']) expect(await about(sign)).toEqual([]);
    expect(numbersOf(await maker.get(`/seller/orders?q=${encodeURIComponent('水泵')}`))).toEqual([
      sealed.number,
      old.number,
    ]);
    expect(numbersOf(await maker.get('/seller/orders?q=30206'))).toEqual([]);
  });

  it('by state and by the days where the market is, page by page, in as many statements for one as for many', async () => {
    expect(await found('state=paid')).toEqual([sealed.number]);
    expect(await found('state=paid&q=30206')).toEqual([]);
    const today = dayIn(0);
    expect(await found(`to=${dayIn(-1)}`)).toEqual([old.number]);
    expect(await found(`from=${dayIn(-1)}&to=${dayIn(-1)}&q=180205`)).toEqual([old.number]);
    expect(await found(`from=${today}`)).toEqual([tapered.number, sealed.number]);
    expect(await found(`from=${today}&to=${today}&state=paid`)).toEqual([sealed.number]);
    const wrong = await buyer.get('/orders?from=2026-03-02&to=2026-03-01');
    expect([wrong.status, wrong.body.code, wrong.body.errors[0].expected]).toEqual([
      400,
      'order.period_backwards',
      '>= 2026-03-02',
    ]);
    expect((await buyer.get('/orders?from=2026-02-30')).body.errors[0].field).toBe('from');

    const first = await buyer.get('/orders?q=6205&limit=2');
    const second = await buyer.get(`/orders?q=6205&limit=2&cursor=${first.body.nextCursor}`);
    expect([...numbersOf(first), ...numbersOf(second)]).toEqual([tapered.number, sealed.number, old.number]);
    expect(second.body.nextCursor).toBeNull();
    const one = await heard(() => buyer.get('/orders?q=6205&limit=1'));
    expect(await heard(() => buyer.get('/orders?q=6205&limit=3'))).toHaveLength(one.length);
  });

  it('as a table with a row for each line, whose columns sum to what the orders come to, and which no spreadsheet runs', async () => {
    const { body, headers } = await buyer.get('/orders.csv?q=30206');
    expect(headers.get('content-type')).toContain('text/csv');
    expect(body).toMatch(/^Order,Placed on,State,Seller,Designation,/);
    const rows = body.trim().split('\r\n').slice(1);
    expect(rows[0]).toContain(`${tapered.number},`);
    expect(rows[0]).toContain(`Unpaid,"'=八岔路""轴承""",6205,LIST,7,1.111111,7.78,`);
    expect(rows[1]).toContain(`30206,LIST,333,0.050000,16.65,`);
    const sum = (column: number): number =>
      Math.round(
        rows.reduce((total: number, row: string) => total + 100 * Number(row.split(',').at(column)), 0),
      );
    expect([sum(-4) + sum(-2), sum(-3), sum(-2)]).toEqual([
      tapered.total.amountMinor,
      tapered.taxIncluded.amountMinor,
      tapered.freight.amountMinor,
    ]);
    const raw = await fetch(`${app.base}/api/v1/orders.csv`, {
      headers: { authorization: `Bearer ${buyer.token}` },
    });
    expect(
      Buffer.from(await raw.arrayBuffer())
        .subarray(0, 3)
        .toString('hex'),
    ).toBe('efbbbf');
    const own = await maker.get('/seller/orders.csv', { headers: { 'accept-language': 'zh-CN' } });
    expect(own.body).toContain(`${sealed.number},`);
    expect(own.body).toContain('成都水泵厂,6205-2RS C3,LIST,120,3.850000,462.00,');
    expect(own.body).not.toContain(tapered.number);
    expect((await buyer.get('/orders.csv?from=2026-03-02&to=2026-03-01')).status).toBe(400);
    expect((await maker.get('/orders.csv')).status).toBe(403);
  });
});
