import { newId } from '@app/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Answer, type Json, TestApp } from '../support/app.js';
import { send, table, workbook } from '../support/files.js';
import { faults, statuses } from '../support/identity.js';
import { colleague } from '../support/members.js';
import { statementsOf } from '../support/statements.js';
import { offer } from '../support/trade.js';

let app: TestApp;
let buyer: Account;
let seller: Account;
let other: Account;

beforeAll(async () => {
  app = await TestApp.start();
  [buyer, seller, other] = await Promise.all([
    app.buyer('成都水泵'),
    app.seller('烟店轴承厂'),
    app.seller('八岔路轴承'),
  ]);
  await offer(seller);
  await offer(other, {
    brand: 'SKF',
    features: { clearance: 'C3' },
    stock: 300,
    priceBreaks: [{ minQuantity: 1, unitPrice: '3' }],
  });
});
afterAll(() => app.close());

const save = (text: string, who: Account = buyer): Promise<Answer> => who.post('/boms', { text });

async function saved(text: string, who: Account = buyer): Promise<Json> {
  const { status, body } = await save(text, who);
  expect(status).toBe(201);
  return body;
}

async function linesOf(id: string, query = ''): Promise<Json[]> {
  const { status, body } = await buyer.get(`/boms/${id}/lines?limit=100${query}`);
  expect(status).toBe(200);
  return body.items;
}

async function sent(content: string | Uint8Array): Promise<Json[]> {
  const { status, body } = await send(app, buyer, '/boms/files?name=list.xlsx', content);
  expect([status, body.code]).toEqual([201, undefined]);
  return linesOf(body.id);
}

describe('a pasted list', () => {
  it('is read line by line, and says what it would cost today', async () => {
    const bom = await saved('6205-2RS C3 200个 SKF\n180205 100套\n7205 20\n6l699 5个\n水泵上的那种');
    expect(bom).toMatchObject({ lineCount: 5, readCount: 2, ambiguousCount: 1, unreadCount: 2 });
    expect(bom.madeBy.name).toEqual(expect.any(String));
    const [skf, old, open, , words] = await linesOf(bom.id);
    expect(skf).toMatchObject({
      lineNo: 1,
      text: '6205-2RS C3 200个 SKF',
      state: 'read',
      quantity: 200,
      brand: 'SKF',
      partType: { designation: '6205-2RS' },
      features: { clearance: 'C3' },
      offers: { count: 1, stock: 300, best: { brand: 'SKF', lineTotal: { amountMinor: 60_000 } } },
    });
    expect(old).toMatchObject({
      state: 'read',
      partType: { designation: '6205-2RS' },
      quantity: 100,
      features: {},
      offers: {
        count: 2,
        stock: 1300,
        best: { sellerName: '八岔路轴承', lineTotal: { amountMinor: 30_000 } },
      },
    });
    expect(open).toMatchObject({ state: 'ambiguous', partType: null, quantity: 20 });
    expect(open?.choices.length).toBeGreaterThan(1);
    // By the first that is said of each.
    const told = open?.choices.map(({ tells }: Json) => JSON.stringify(tells.slice(0, 2)));
    expect(new Set(told).size).toBe(told.length);
    expect(words).toMatchObject({ text: '水泵上的那种', state: 'unread', quantity: null, choices: [] });
    const { body } = await buyer.get(`/boms/${bom.id}`);
    expect(body).toMatchObject({ coveredCount: 2, total: { amountMinor: 90_000, currency: 'CNY' } });
  });

  it('counts by the dozen, and says where a line names more parts than one', async () => {
    const { id } = await saved('6208 2打\n6205，6206 10个\nLM11749/10 8\n180205(6205-2RS) 100\n6205 1200');
    const lines = await linesOf(id);
    expect(lines.map(({ quantity }) => quantity)).toEqual([24, 10, 8, 100, 1200]);
    expect(lines.flatMap((line) => line.faults)).toMatchObject([
      { code: 'bom.several_parts', value: '6206' },
    ]);
  });

  it('keeps an unknown line with the nearest there is', async () => {
    const { id } = await saved('62057-XYZ 5个\n25*52*16.5 圆锥滚子 3个');
    const lines = await linesOf(id);
    for (const line of lines) {
      expect(line).toMatchObject({ state: 'unread', partType: null });
      expect(line.choices.length).toBeGreaterThan(0);
    }
    expect(lines[1]?.choices[0].designation).toBe('30205');
  });

  it('is edited line by line: chosen, counted, added, taken out; the wrong quantity is put right', async () => {
    const { id } = await saved('7205 20\n6205-2RS -5');
    const [open, wrong] = await linesOf(id);
    expect(wrong).toMatchObject({
      quantity: null,
      faults: [{ code: 'bom.quantity_unreadable', value: '-5' }],
    });
    const [choice] = open?.choices ?? [];
    const chosen = await buyer.patch(`/boms/${id}/lines/1`, { partTypeId: choice.partTypeId, brand: '哈轴' });
    expect(chosen).toMatchObject({ status: 200, body: { readCount: 2, ambiguousCount: 0 } });
    await buyer.patch(`/boms/${id}/lines/2`, { quantity: 50 });
    expect((await buyer.post(`/boms/${id}/lines`, { text: 'NU205', quantity: 8 })).body.lineCount).toBe(3);
    expect((await buyer.delete(`/boms/${id}/lines/1`)).body.lineCount).toBe(2);
    const lines = await linesOf(id);
    expect(lines).toMatchObject([
      { lineNo: 2, quantity: 50, faults: [], offers: { best: { lineTotal: { amountMinor: 15_000 } } } },
      { lineNo: 3, quantity: 8, partType: { designation: 'NU205' } },
    ]);
    expect((await buyer.delete(`/boms/${id}/lines/1`)).status).toBe(404);
  });

  it('is typed anew where it was wrong: read again, with the quantity that it had or says now', async () => {
    const { id } = await saved('62o5-XYZ\t40\tSKF\n6206-2RS\t-5\t');
    const edit = (lineNo: number, body: object) => buyer.patch(`/boms/${id}/lines/${lineNo}`, body);
    expect((await edit(1, { text: '180205' })).body).toMatchObject({ readCount: 2 });
    await edit(2, { text: '30206 12个', brand: 'HRB' });
    expect(await linesOf(id)).toMatchObject([
      { text: '180205', state: 'read', quantity: 40, brand: null, partType: { designation: '6205-2RS' } },
      { quantity: 12, brand: 'HRB', faults: [], partType: { designation: '30206' } },
    ]);
    await edit(2, { text: '水泵上的那种 -3' });
    expect((await linesOf(id))[1]).toMatchObject({
      state: 'unread',
      partType: null,
      quantity: null,
      faults: [{ value: '-3' }],
    });
    expect(faults(await edit(2, { text: '' }))).toEqual(['text']);
  });

  it('is renamed, repeated, exported, taken away; another firm sees nothing of it', async () => {
    const { id } = await saved('6205-2RS 200\n=cmd 3');
    expect((await buyer.patch(`/boms/${id}`, { name: '三号泵' })).body.name).toBe('三号泵');
    const key = newId();
    const twice = await Promise.all([1, 2].map(() => buyer.post(`/boms/${id}/repeat`, {}, { key })));
    expect(statuses(twice)).toEqual([201, 201]);
    expect(twice[0]?.body).toEqual(twice[1]?.body);
    const copy = twice[0]?.body;
    expect(copy).toMatchObject({ name: '三号泵', lineCount: 2 });
    expect(copy.id).not.toBe(id);
    const csv = (await buyer.get(`/boms/${id}/lines.csv`)).body;
    expect(csv).toContain('6205-2RS 200,6205-2RS,200');
    expect(csv).toContain(`'=cmd 3`);
    const again = await sent(csv);
    expect(again).toMatchObject([
      { text: '6205-2RS', quantity: 200, partType: { designation: '6205-2RS' }, note: null },
      { text: '=cmd 3', partType: null },
    ]);
    const member = await colleague(app, buyer, 'member');
    expect((await member.patch(`/boms/${id}/lines/1`, { quantity: 250 })).status).toBe(200);
    expect((await linesOf(id))[0]).toMatchObject({ quantity: 250 });
    expect((await member.get('/boms')).body.items.map((each: Json) => each.id)).toContain(id);
    const stranger = await app.buyer('别家');
    for (const answer of [
      await stranger.get(`/boms/${id}`),
      await stranger.get(`/boms/${id}/lines`),
      await stranger.patch(`/boms/${id}`, { name: 'x' }),
      await stranger.post(`/boms/${id}/repeat`),
      await stranger.post(`/boms/${id}/lines`, { text: '6205' }),
      await stranger.patch(`/boms/${id}/lines/1`, { quantity: 1 }),
      await stranger.delete(`/boms/${id}/lines/1`),
      await stranger.delete(`/boms/${id}`),
    ])
      expect([answer.status, answer.body.code]).toEqual([404, 'bom.not_found']);
    expect((await stranger.get('/boms')).body.items).toEqual([]);
    expect((await seller.get('/boms')).status).toBe(403);
    expect((await buyer.delete(`/boms/${id}`)).status).toBe(200);
    expect((await buyer.get(`/boms/${id}`)).status).toBe(404);
  });

  it('costs as many statements for many lines as for one, and lists go on by keyset', async () => {
    const one = await statementsOf(() => saved('6205-2RS 3'));
    const many = Array.from(
      { length: 1000 },
      (_, at) => `62${String(5 + (at % 15)).padStart(2, '0')}-2RS ${at + 1}个`,
    );
    const all = await statementsOf(() => saved(many.join('\n')));
    expect(all.length).toBe(one.length);
    const [big] = (await buyer.get('/boms?limit=1')).body.items;
    const page = (await buyer.get(`/boms/${big.id}/lines?limit=3`)).body;
    const next = (await buyer.get(`/boms/${big.id}/lines?limit=3&cursor=${page.nextCursor}`)).body;
    expect(next.items.map(({ lineNo }: Json) => lineNo)).toEqual([4, 5, 6]);
    expect((await buyer.get(`/boms?cursor=${page.nextCursor}`)).status).toBe(400);
  });
});

describe('a file', () => {
  const LIST = [
    ['序号', '品牌', '数量', '型号'],
    [1, 'SKF', 200, '6205-2RS'],
    [2, '哈轴', 20, '30206'],
    [3, '', 5, 'NU210'],
  ];
  const read = [
    { text: '6205-2RS', brand: 'SKF', quantity: 200, state: 'read' },
    { text: '30206', brand: 'HRB', quantity: 20, state: 'read' },
    { text: 'NU210', brand: null, quantity: 5, state: 'read' },
  ];
  /** 哈轴, 品牌, 数量, 型号, 序号 as GBK. */
  const GBK: Record<string, string> = {
    序号: 'd0f2bac5',
    品牌: 'c6b7c5c6',
    数量: 'cafdc1bf',
    型号: 'd0cdbac5',
    哈轴: 'b9fed6e1',
  };
  const gbk = (text: string): Buffer =>
    Buffer.concat(
      text
        .split(/(序号|品牌|数量|型号|哈轴)/)
        .map((part) => (GBK[part] ? Buffer.from(GBK[part], 'hex') : Buffer.from(part))),
    );

  it.each<[string, string | Uint8Array]>([
    ['XLSX', workbook(LIST)],
    ['XLSX behind a cover', workbook(LIST, [], '成都水泵厂 采购清单')],
    ['CSV of UTF-8', table(LIST)],
    ['CSV with a byte order mark', `\uFEFF${table(LIST)}`],
    ['CSV of GBK', gbk(table(LIST))],
    [
      'CSV of UTF-8 and GBK by turns',
      Buffer.concat([Buffer.from(table(LIST.slice(0, 2))), Buffer.from('\r\n'), gbk(table(LIST.slice(2)))]),
    ],
  ])('as %s is read the same', async (_, content) => {
    expect(await sent(content)).toMatchObject(read);
  });

  it('with formulas, merged cells, impossible quantities keeps all that is valid, and says what is not', async () => {
    const lines = await sent(
      workbook(
        [
          ['型号', '数量'],
          ['6205-2RS', { formula: 'B9*2', value: 10 }],
          ['30206', 20],
          ['NU210', -5],
          ['6206', 1e12],
          ['6207', '半打'],
          ['6208', 8],
          ['6209', '1.2E+03'],
          ['6210', '1e12'],
        ],
        ['A3:A3'],
      ),
    );
    expect(
      lines.map(({ quantity, faults: found }) => [quantity, found.map(({ code }: Json) => code)]),
    ).toEqual([
      [null, ['bom.formula']],
      [20, ['bom.merged_cells']],
      [null, ['bom.quantity_unreadable']],
      [null, ['bom.quantity_unreadable']],
      [null, ['bom.quantity_unreadable']],
      [8, []],
      [1200, []],
      [null, ['bom.quantity_unreadable']],
    ]);
    expect(lines.every(({ state }) => state === 'read')).toBe(true);
  });

  it.each<[string, string | Uint8Array, string]>([
    ['that is empty', '', 'file.empty'],
    ['of blank lines', '\r\n,,\r\n', 'bom.empty'],
    [
      'of 50,000 lines',
      table(Array.from({ length: 50_000 }, (_, at) => ['6205', at + 1])),
      'bom.too_many_lines',
    ],
    ['that is a PDF called .xlsx', '%PDF-1.7\n1 0 obj', 'import.not_a_table'],
    ['that is half a workbook', workbook(LIST).slice(0, 300), 'import.not_a_workbook'],
  ])('%s is refused, and says why', async (_, content, code) => {
    const before = (await buyer.get('/boms')).body.items.length;
    const answer = await send(app, buyer, '/boms/files?name=list.xlsx', content);
    expect([answer.status, answer.body.code, faults(answer)]).toEqual([422, code, ['file']]);
    expect((await buyer.get('/boms')).body.items.length).toBe(before);
  });
});

describe('bad input', () => {
  it.each<[string, object, number, string]>([
    ['nothing', { text: ' \n ' }, 422, 'text'],
    ['2,001 lines', { text: '6205 1\n'.repeat(2001) }, 422, 'text'],
    ['no text', {}, 400, 'text'],
    ['NUL', { text: '62\u000005' }, 400, 'text'],
    ['half a megabyte', { text: '6'.repeat(400_001) }, 400, 'text'],
    ['an unknown field', { text: '6205', buyerId: newId() }, 400, 'buyerId'],
  ])('%s is refused, and its field named', async (_, body, status, field) => {
    const answer = await buyer.post('/boms', body);
    expect([answer.status, faults(answer)]).toEqual([status, [field]]);
  });

  it('on a line is refused likewise', async () => {
    const { id } = await saved('6205 3');
    const fault = async (body: object): Promise<unknown[]> =>
      faults(await buyer.patch(`/boms/${id}/lines/1`, body));
    expect(await fault({ quantity: -1 })).toEqual(['quantity']);
    expect(await fault({ quantity: 1e12 })).toEqual(['quantity']);
    expect(await fault({ partTypeId: newId() })).toEqual(['partTypeId']);
    expect(await fault({ state: 'read' })).toEqual(['state']);
    expect((await buyer.patch(`/boms/${id}/lines/x`, {})).status).toBe(400);
    expect((await buyer.post('/boms', { text: '6205' }, { key: null })).status).toBe(400);
  });
});
