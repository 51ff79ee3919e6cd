import { newId } from '@app/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Answer, type Json, TestApp } from '../support/app.js';
import { faults, statuses } from '../support/identity.js';
import { statementsOf } from '../support/statements.js';
import { offer } from '../support/trade.js';

let app: TestApp;
let admin: Account;
let buyer: Account;
let seller: Account;

beforeAll(async () => {
  app = await TestApp.start();
  [admin, buyer, seller] = await Promise.all([app.admin(), app.buyer('成都水泵'), app.seller('烟店轴承厂')]);
  await offer(seller);
});
afterAll(() => app.close());

const leave = (line: object, rest: object = {}, who: Account = buyer): Promise<Answer> =>
  who.post('/requests', { lines: [{ quantity: 500, ...line }], ...rest });
const idsOf = ({ body }: Answer): unknown[] => body.items.map(({ id }: Json) => id);
const seen = async (): Promise<unknown[]> => idsOf(await seller.get('/seller/requests?limit=100'));

async function left(line: object, rest: object = {}, who: Account = buyer): Promise<Json> {
  const { status, body } = await leave(line, rest, who);
  expect(status).toBe(201);
  return body;
}

describe('a request', () => {
  it('says what was read of it, and is seen by those who make such things, but not whose it is', async () => {
    const request = await left(
      { text: '180205', brand: '哈轴' },
      { province: 'Sichuan', neededBy: '2099-12-31', note: '水泵用' },
    );
    expect(request).toMatchObject({
      state: 'open',
      province: '四川',
      neededBy: '2099-12-31',
      note: '水泵用',
      closedAt: null,
      lines: [
        {
          lineNo: 1,
          text: '180205',
          partType: '6205-2RS',
          families: ['deep_groove_ball'],
          brand: 'HRB',
          quantity: 500,
        },
      ],
    });
    const { items } = (await seller.get('/seller/requests')).body;
    const { id, lines, province, neededBy, openedAt } = request;
    expect(items[0]).toEqual({ id, lines, province, neededBy, openedAt });
    expect(JSON.stringify(items)).not.toMatch(new RegExp(`成都水泵|水泵用|${buyer.organisationId}`));
    const [ofAll] = (await admin.get('/admin/requests')).body.items;
    expect(ofAll).toEqual({ ...request, buyer: { id: buyer.organisationId, name: '成都水泵' } });
  });

  it('is told by its size or its words where it names no type, and kept where it says nothing', async () => {
    const [sized, tapered, words] = [
      await left({ text: '25*52*15' }),
      await left({ text: '25*52*16.5 圆锥滚子' }),
      await left({ text: '水泵上的那种' }),
    ];
    expect(sized.lines[0]).toMatchObject({
      partType: null,
      families: expect.arrayContaining(['deep_groove_ball']),
    });
    expect(tapered.lines).toMatchObject([
      { partType: null, families: ['tapered_roller', 'double_row_tapered_roller'] },
    ]);
    expect(words.lines).toMatchObject([{ partType: null, partTypeId: null, families: [] }]);
    const forSeller = await seen();
    expect(forSeller).toContain(sized.id);
    expect(forSeller).not.toContain(tapered.id);
    expect(idsOf(await admin.get('/admin/requests?state=open'))).toEqual(
      expect.arrayContaining([sized.id, tapered.id, words.id]),
    );
  });

  it('shows a seller only the lines of its families, and the type by its id before the text', async () => {
    const { id: partTypeId } = (await app.anyone().get('/parts/30205')).body;
    const { body } = await buyer.post('/requests', {
      lines: [
        { text: '客户图号 A-17', quantity: 4, partTypeId },
        { text: '6206', quantity: 20 },
      ],
    });
    expect(body.lines).toMatchObject([
      { lineNo: 1, text: '客户图号 A-17', partType: '30205', families: ['tapered_roller'] },
      { lineNo: 2, partType: '6206' },
    ]);
    const [first] = (await seller.get('/seller/requests')).body.items;
    expect(first).toMatchObject({ id: body.id, lines: [{ lineNo: 2, text: '6206', quantity: 20 }] });
    const maker = await app.seller('没有商品的厂');
    expect((await maker.get('/seller/requests')).body).toEqual({ items: [], nextCursor: null });
  });

  it('is closed once, by its own firm, and no seller sees it any more', async () => {
    const { id } = await left({ text: '6208' });
    expect(await seen()).toContain(id);
    const stranger = await app.buyer('别家');
    expect(await stranger.post(`/requests/${id}/close`)).toMatchObject({
      status: 404,
      body: { code: 'request.not_found' },
    });
    const twice = await Promise.all([
      buyer.post(`/requests/${id}/close`),
      buyer.post(`/requests/${id}/close`),
    ]);
    expect(statuses(twice)).toEqual([200, 409]);
    expect(twice.find(({ status }) => status === 409)?.body.code).toBe('request.not_open');
    expect(await seen()).not.toContain(id);
    const [closed] = (await buyer.get('/requests?state=closed')).body.items;
    expect(closed).toMatchObject({ id, state: 'closed', closedAt: expect.any(String) });
    expect((await stranger.get('/requests')).body.items).toEqual([]);
  });

  it('is shown to no seller after its day', async () => {
    const { id } = await left({ text: '6209' }, { neededBy: '2099-01-01' });
    expect(await seen()).toContain(id);
    await app.sql(`UPDATE part_request SET needed_by = current_date - 2 WHERE id = $1`, [id]);
    expect(await seen()).not.toContain(id);
  });

  it('sent twice under one key is one', async () => {
    const body = { lines: [{ text: '6210', quantity: 7 }] };
    const key = newId();
    const answers = await Promise.all([
      buyer.post('/requests', body, { key }),
      buyer.post('/requests', body, { key }),
    ]);
    expect(statuses(answers)).toEqual([201, 201]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    expect((await buyer.post('/requests', { lines: [] }, { key: null })).status).toBe(400);
    const other = await buyer.post('/requests', { lines: [{ text: '6210', quantity: 8 }] }, { key });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.key_reused' } });
  });
});

describe('lists', () => {
  it('go on by keyset, in as many statements for many as for one', async () => {
    const firm = await app.buyer('列表');
    for (let n = 1; n <= 5; n++) await left({ text: `620${n}`, quantity: n }, {}, firm);
    const one = await statementsOf(() => firm.get('/requests?limit=1'));
    const many = await statementsOf(() => firm.get('/requests?limit=100'));
    expect(many.length).toBe(one.length);
    const texts: string[] = [];
    let cursor: string | null = '';
    do {
      const { body }: Answer = await firm.get(`/requests?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      texts.push(...body.items.map(({ lines }: Json) => lines[0].text));
      cursor = body.nextCursor;
      if (cursor) expect((await seller.get(`/seller/requests?cursor=${cursor}`)).status).toBe(400);
    } while (cursor);
    expect(texts).toEqual(['6205', '6204', '6203', '6202', '6201']);
  });
});

describe('who may', () => {
  it('buyers ask, sellers read what they could make, the market reads all', async () => {
    const body = { lines: [{ text: '6205', quantity: 1 }] };
    for (const who of [seller, admin]) expect((await who.post('/requests', body)).status).toBe(403);
    expect((await app.anyone().post('/requests', body)).status).toBe(401);
    expect((await buyer.get('/seller/requests')).status).toBe(403);
    for (const who of [buyer, seller]) expect((await who.get('/admin/requests')).status).toBe(403);
  });
});

describe('bad input', () => {
  const LINE = { text: '6205', quantity: 1 };

  it.each<[string, object, string]>([
    ['no line', { lines: [] }, 'lines'],
    ['a hundred lines and one', { lines: Array.from({ length: 101 }, () => LINE) }, 'lines'],
    ['no lines at all', {}, 'lines'],
    ['an empty text', { lines: [{ ...LINE, text: '  ' }] }, 'lines.0.text'],
    ['control characters', { lines: [{ ...LINE, text: '62\u000005' }] }, 'lines.0.text'],
    ['10 kB of text', { lines: [{ ...LINE, text: '6'.repeat(10_000) }] }, 'lines.0.text'],
    ['a negative quantity', { lines: [LINE, { ...LINE, quantity: -1 }] }, 'lines.1.quantity'],
    ['10^12 pieces', { lines: [{ ...LINE, quantity: 1e12 }] }, 'lines.0.quantity'],
    ['half a piece', { lines: [{ ...LINE, quantity: 0.5 }] }, 'lines.0.quantity'],
    ['a part type that is no id', { lines: [{ ...LINE, partTypeId: '6205' }] }, 'lines.0.partTypeId'],
    ['a part type that is not', { lines: [LINE, { ...LINE, partTypeId: newId() }] }, 'lines.1.partTypeId'],
    ['a brand of a thousand', { lines: [{ ...LINE, brand: 'x'.repeat(1000) }] }, 'lines.0.brand'],
    ['no province', { lines: [LINE], province: '阿特兰蒂斯' }, 'province'],
    ['a day that is none', { lines: [LINE], neededBy: '2099-02-30' }, 'neededBy'],
    ['a day gone by', { lines: [LINE], neededBy: '2020-01-01' }, 'neededBy'],
    ['a note without end', { lines: [LINE], note: 'x'.repeat(1001) }, 'note'],
    ['an unknown field', { lines: [LINE], buyerId: newId() }, 'buyerId'],
  ])('%s is refused, and its field named', async (_, body, field) => {
    const before = await app.sql('SELECT count(*) FROM part_request');
    const answer = await buyer.post('/requests', body);
    expect([answer.status, faults(answer)]).toEqual([400, [field]]);
    expect(await app.sql('SELECT count(*) FROM part_request')).toEqual(before);
  });

  it('in addresses is refused likewise', async () => {
    expect((await buyer.post('/requests/1/close')).status).toBe(400);
    expect((await buyer.post(`/requests/${newId()}/close`)).status).toBe(404);
    expect(faults(await buyer.get('/requests?state=lost'))).toEqual(['state']);
    expect(faults(await buyer.get('/requests?cursor=x'))).toEqual(['cursor']);
    expect(faults(await admin.get('/admin/requests?limit=0'))).toEqual(['limit']);
  });
});
