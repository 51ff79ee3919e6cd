import { DAY_MS, newId } from '@app/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Answer, type Json, TestApp } from '../support/app.js';
import { PNG, send } from '../support/files.js';
import { bearer } from '../support/identity.js';
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
    const admin = await app.admin();
    const inMarket = async (text: string): Promise<string[]> =>
      numbersOf(await admin.get(`/admin/orders?q=${encodeURIComponent(text)}`));
    expect(await inMarket(` ${sealed.number.toLowerCase()}`)).toEqual([sealed.number]);
    expect(await inMarket('八岔路"')).toEqual([tapered.number]);
    expect(await inMarket('水泵')).toEqual(all);
    for (const nobody of ['LQ-20269999-000001', '%']) expect(await inMarket(nobody)).toEqual([]);
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
    expect(rows[0]).toContain(`Awaiting payment,"'=八岔路""轴承""",6205,LIST,7,1.111111,7.78,`);
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
    const raw = await fetch(`${app.base}/api/v1/orders.csv`, { headers: bearer(buyer.token) });
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

describe('an order made again', () => {
  const reorder = async (order: Json): Promise<Json[]> =>
    (await buyer.get(`/orders/${order.id}/reorder`)).body.lines;

  it('says of each line what it is today, what changed, and what else could come in its place', async () => {
    const goods = (brand: string, wish = {}): Promise<Json> =>
      offer(maker, {
        designation: '6308-2RS',
        brand,
        priceBreaks: [{ minQuantity: 1, unitPrice: '4' }],
        ...wish,
      });
    const [same, dearer, cheaper, coarse, scarce, made, gone, turned] = [
      await goods('A'), await goods('B'), await goods('C'), await goods('D'), await goods('E'),
      await goods('F', { stock: 30, madeToOrder: { perDay: 10, leadTimeDays: 3 } }), await goods('G'), await goods('H'),
    ]; // prettier-ignore
    const order = await ordered(
      maker,
      [same, dearer, cheaper, coarse, scarce, made, gone, turned].map((listing) => ({
        listing,
        quantity: 25,
      })),
    );
    const change = async (listing: Json, wish: Record<string, unknown>): Promise<void> => {
      const answer = await maker.patch(`/seller/listings/${listing.id}`, wish);
      expect([answer.status, answer.body.code]).toEqual([200, undefined]);
    };
    await change(dearer, { priceBreaks: [{ minQuantity: 1, unitPrice: '4.5' }] });
    await change(cheaper, { priceBreaks: [{ minQuantity: 1, unitPrice: '3.5' }] });
    await change(coarse, { moq: 20, orderMultiple: 20, priceBreaks: [{ minQuantity: 20, unitPrice: '4' }] });
    await app.sql(`UPDATE stock_lot SET on_hand = reserved + 10 WHERE listing_id = $1`, [scarce.id]);
    await maker.post(`/seller/listings/${gone.id}/pause`);
    await change(turned, { designation: '6309-2RS' });
    await offer(dealer, {
      designation: '6308-2RS',
      brand: 'Z',
      priceBreaks: [{ minQuantity: 1, unitPrice: '3' }],
    });
    await offer(dealer, { designation: '6308-2RS', brand: 'Z', features: { tolerance: 'P5' }, priceBreaks: [{ minQuantity: 1, unitPrice: '2' }] }); // prettier-ignore

    const lines = await reorder(order);
    expect(lines.map(({ changes }) => changes)).toEqual([
      [],
      ['price_up'],
      ['price_down'],
      ['quantity'],
      ['short'],
      ['to_make'],
      ['gone'],
      ['other_goods'],
    ]);
    expect(lines[1]).toMatchObject({
      unitPrice: '4.000000',
      now: { unitPrice: '4.500000', lineTotal: { amountMinor: 11_250 }, isOrderable: true },
    });
    expect(lines[3].now).toMatchObject({ quantity: 40, lineTotal: { amountMinor: 16_000 } });
    expect(lines[4].now).toMatchObject({ available: 10, isOrderable: false });
    expect(lines[5].now).toMatchObject({
      available: 5,
      toMake: 20,
      isOrderable: true,
      readyOn: expect.any(String),
    });
    for (const { now } of lines.slice(6)) expect(now).toBeNull();
    // What is asked without a class may be had in a better one, after what is the very same.
    expect(lines[6].others).toHaveLength(3);
    expect(lines[6].others[0]).toMatchObject({
      brand: 'Z',
      unitPrice: '3.000000',
      quantity: 25,
      substitute: null,
    });
    for (const { others, now } of lines) {
      expect(others.every(({ isOrderable }: Json) => isOrderable)).toBe(true);
      expect(others.map(({ listingId }: Json) => listingId)).not.toContain(now?.listingId);
    }

    const one = await heard(() => buyer.get(`/orders/${order.id}/reorder`));
    expect(one.length).toBeLessThan(12);
    const stranger = await app.buyer('Stranger');
    expect((await stranger.get(`/orders/${order.id}/reorder`)).status).toBe(404);
    expect((await maker.get(`/orders/${order.id}/reorder`)).status).toBe(403);
  });

  it('offers what serves in the place of goods that nobody has any more', async () => {
    const open = await offer(maker, { designation: '6410', brand: 'LAST' });
    const order = await ordered(maker, [{ listing: open, quantity: 10 }]);
    await maker.post(`/seller/listings/${open.id}/pause`);
    await offer(dealer, { designation: '6410', brand: 'FINE', features: { tolerance: 'P6' } });
    await offer(dealer, {
      designation: '6410',
      brand: 'LOOSE',
      features: { clearance: 'C3' },
      priceBreaks: [{ minQuantity: 1, unitPrice: '1' }],
    });
    const [line] = await reorder(order);
    expect(line).toMatchObject({ changes: ['gone'], now: null });
    expect(line.others).toMatchObject([
      { brand: 'FINE', features: { tolerance: 'P6' }, substitute: { grade: 'better' } },
      { brand: 'LOOSE', features: { clearance: 'C3' }, substitute: { grade: 'conditional' } },
    ]);
  });

  it('is kept as a list of parts that prefers the seller it came from, and orders the cheapest where that one has none', async () => {
    const [own, cheap] = [
      await offer(maker, { designation: '6312-2RS', brand: 'SAME', priceBreaks: [{ minQuantity: 1, unitPrice: '9' }] }),
      await offer(dealer, { designation: '6312-2RS', brand: 'SAME', priceBreaks: [{ minQuantity: 1, unitPrice: '8' }] }),
    ]; // prettier-ignore
    const order = await ordered(maker, [{ listing: own, quantity: 12 }]);
    const lines = order.lines.map(({ partTypeId, brand, features, quantity, listingId }: Json) => ({
      partTypeId,
      brand,
      features,
      quantity,
      preferred: { sellerId: order.seller.id, listingId },
    }));
    const saved = await buyer.post('/boms/goods', { name: '水泵检修', lines });
    expect([saved.status, saved.body]).toMatchObject([201, { name: '水泵检修', lineCount: 1, readCount: 1 }]);
    const lineOf = async (): Promise<Json> => (await buyer.get(`/boms/${saved.body.id}/lines`)).body.items[0];
    expect(await lineOf()).toMatchObject({
      text: '6312-2RS',
      state: 'read',
      brand: 'SAME',
      quantity: 12,
      preferred: { listingId: own.id, sellerName: '烟店轴承厂' },
      offers: { count: 2, best: { listingId: own.id, lineTotal: { amountMinor: 10_800 } } },
    });
    const copy = await buyer.post(`/boms/${saved.body.id}/repeat`);
    expect((await buyer.get(`/boms/${copy.body.id}/lines`)).body.items[0].preferred.listingId).toBe(own.id);
    await maker.post(`/seller/listings/${own.id}/pause`);
    expect((await lineOf()).offers).toMatchObject({ count: 1, best: { listingId: cheap.id } });
    await maker.post(`/seller/listings/${own.id}/resume`);
    expect((await lineOf()).offers.best.listingId).toBe(own.id);
    await buyer.patch(`/boms/${saved.body.id}/lines/1`, { preferred: null });
    expect(await lineOf()).toMatchObject({ preferred: null, offers: { best: { listingId: cheap.id } } });
    const unknown = await buyer.post('/boms/goods', {
      name: 'x',
      lines: [{ partTypeId: own.id, quantity: 1 }],
    });
    expect([unknown.status, unknown.body.errors[0].field]).toEqual([400, 'lines.0.partTypeId']);
  });
});

describe('messages on an order', () => {
  const STEP = 'ISO-10303-21;\nHEADER;\n';
  let order: Json;

  beforeAll(async () => {
    order = await ordered(maker, [{ listing: await offer(maker, { brand: 'TALK' }), quantity: 10 }]);
    await pay(buyer, order.checkoutId);
    await app.drain();
  });

  const thread = async (who: Account, query = ''): Promise<Json> =>
    (await who.get(`/orders/${order.id}/messages${query}`)).body;
  const say = (who: Account, body: unknown, key?: string): Promise<Answer> =>
    who.post(`/orders/${order.id}/messages`, body, { key });
  const told = async (who: Account): Promise<string[]> => {
    await app.drain();
    const { body } = await who.get('/notifications?limit=100');
    return body.items
      .filter(({ kind }: Json) => kind.startsWith('order.message'))
      .map(({ body: text }: Json) => text);
  };

  it('go between its two sides, once each, with files by what they are', async () => {
    const photograph = await send(app, buyer, `/messages/files?name=${encodeURIComponent('外圈.png')}`, PNG);
    const drawing = await send(app, buyer, '/messages/files?name=ring.stp', STEP);
    expect([photograph.body.mediaType, drawing.body.mediaType]).toEqual(['image/png', 'model/step']);
    const wrong = await send(app, buyer, '/messages/files?name=x.pdf', 'MZ, said to be a PDF');
    expect([wrong.status, wrong.body.code]).toEqual([422, 'file.wrong_type']);
    const fileIds = [photograph.body.id, drawing.body.id];
    expect((await say(maker, { fileIds })).body.errors[0]).toMatchObject({
      field: 'fileIds.0',
      code: 'message.file_unknown',
    });
    const key = newId();
    const sent = await say(buyer, { words: '  请按图加工倒角\n谢谢 ', fileIds }, key);
    expect([sent.status, sent.body]).toMatchObject([
      201,
      {
        by: 'buyer',
        words: '请按图加工倒角\n谢谢',
        isRead: false,
        files: [{ name: '外圈.png' }, { name: 'ring.stp' }],
      },
    ]);
    expect((await say(buyer, { words: '请按图加工倒角\n谢谢', fileIds }, key)).status).toBe(422);
    expect((await say(buyer, { words: '  请按图加工倒角\n谢谢 ', fileIds }, key)).body.id).toBe(sent.body.id);
    expect((await say(buyer, { words: ' ' })).body.code).toBe('message.empty');
    expect((await thread(maker)).items).toHaveLength(1);

    const path = `/orders/${order.id}/messages/files`;
    const file = await maker.get(`${path}/${drawing.body.id}`);
    expect([file.body, file.headers.get('content-disposition')]).toEqual([STEP, expect.stringMatching(/^attachment.*ring\.stp/)]); // prettier-ignore
    const [stranger, admin] = await Promise.all([app.buyer('Stranger'), app.admin()]);
    for (const who of [stranger, dealer]) {
      expect((await who.get(`/orders/${order.id}/messages`)).status).toBe(404);
      expect((await who.get(`${path}/${drawing.body.id}`)).status).toBe(404);
      expect((await say(who, { words: 'hello' })).status).toBe(404);
    }
    expect((await admin.get(`/orders/${order.id}/messages`)).body.code).toBe('message.between_the_sides');
    expect((await admin.get(`${path}/${drawing.body.id}`)).status).toBe(403);
    await expect(app.sql(`UPDATE order_message SET words = 'never'`)).rejects.toThrow('append-only');
    await expect(app.sql(`DELETE FROM order_message`)).rejects.toThrow('append-only');
  });

  it('are unread until seen; who has been told of one is not told of what follows', async () => {
    await say(buyer, { words: '第二条' });
    expect(await told(maker)).toEqual(['请按图加工倒角 谢谢']);
    const { items, unread, canWrite } = await thread(maker);
    expect([items.length, unread, canWrite, (await thread(buyer)).unread]).toEqual([2, 2, true, 0]);
    const listed = async (): Promise<number> =>
      (await maker.get('/seller/orders?limit=1')).body.items[0].unreadMessages;
    expect(await listed()).toBe(2);
    const read = (upTo: string, who = maker): Promise<Answer> =>
      who.post(`/orders/${order.id}/messages/read`, { upTo });
    expect((await read(items[1].id)).body).toEqual({ unread: 1 });
    expect((await thread(buyer)).items.map(({ isRead }: Json) => isRead)).toEqual([false, true]);
    expect((await read(items[0].id)).body).toEqual({ unread: 0 });
    expect((await read(items[1].id)).body).toEqual({ unread: 0 });
    expect((await read(newId())).status).toBe(404);
    expect(await listed()).toBe(0);

    // Many at once, while the other side reads: none is lost, and the count is what is unread.
    await Promise.all([...Array(6).keys()].map((n) => (n % 3 === 0 ? read(items[0].id) : say(buyer, { words: `n${n}` })))); // prettier-ignore
    const all = await thread(maker, '?limit=4');
    expect([all.unread, all.items.filter(({ isRead }: Json) => !isRead).length]).toEqual([4, 4]);
    const rest = await thread(maker, `?limit=4&cursor=${all.nextCursor}`);
    expect([rest.items.length, rest.nextCursor]).toEqual([2, null]);
    expect(await told(maker)).toHaveLength(2);
    await say(maker, { words: '好的' });
    expect(await told(buyer)).toEqual(['好的']);
  });

  it('are read by the market once a claim is before it', async () => {
    const admin = await app.admin();
    await maker.post(`/orders/${order.id}/accept`);
    await maker.post(`/orders/${order.id}/ship`, { carrier: '德邦', trackingNumber: 'DB123456' });
    await buyer.post(`/orders/${order.id}/confirm-delivery`);
    const claim = { lineNo: 1, reason: 'damaged', quantity: 2, words: 'rust', outcome: 'refund' };
    const { body } = await buyer.post(`/orders/${order.id}/claims`, claim);
    expect((await admin.get(`/orders/${order.id}/messages`)).status).toBe(403);
    await maker.post(`/claims/${body.id}/refuse`, { words: 'no' });
    await buyer.post(`/claims/${body.id}/escalate`, { words: 'please' });
    expect(await thread(admin)).toMatchObject({ unread: 0, canWrite: false, items: expect.any(Array) });
    expect((await thread(admin)).items).toHaveLength(7);
    expect((await say(admin, { words: 'hello' })).status).toBe(403);
  });
});
