import { Database } from '@app/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Answer, type Json, TestApp } from '../support/app.js';
import { BucketStandIn } from '../support/bucket-stand-in.js';
import { send, table, workbook } from '../support/files.js';
import { offer, place } from '../support/trade.js';

const HEADERS = ['型号', '品牌', '单价', '起订量', '库存'];
const LIST = [
  HEADERS,
  ['6205-2RS', 'LQ', '4.5', 10, 100],
  ['180206', 'LQ', '5.25', 10, 50],
  ['6207 2Z C3', '哈轴', '6', 1, 0],
];
const GBK: Record<string, string> = {
  型: 'd0cd', 号: 'bac5', 品: 'c6b7', 牌: 'c5c6', 单: 'b5a5', 价: 'bcdb', 起: 'c6f0', 订: 'b6a9', 量: 'c1bf', 库: 'bfe2', 存: 'b4e6',
  哈: 'b9fe', 轴: 'd6e1',
}; // prettier-ignore

const gbk = (text: string): Uint8Array =>
  Buffer.concat(
    [...text].map((sign) => (GBK[sign] ? Buffer.from(GBK[sign], 'hex') : Buffer.from(sign, 'latin1'))),
  );

describe('an import of a seller’s list', () => {
  let bucket: BucketStandIn;
  let market: TestApp;

  beforeAll(async () => {
    bucket = await BucketStandIn.start();
    market = await TestApp.start(bucket.env);
  });
  afterAll(async () => {
    await market.close();
    await bucket.stop();
  });

  const upload = (seller: Account, content: string | Uint8Array, name = 'list.csv'): Promise<Answer> =>
    send(market, seller, `/seller/imports?name=${encodeURIComponent(name)}`, content);

  const columnsOf = ({ columns }: Json): { column: string; place: number }[] =>
    columns.flatMap(({ column, place: at }: Json) => (at === null ? [] : [{ column, place: at }]));

  /** Runs a pass to its end. */
  const pass = async (seller: Account, id: string, act: 'check' | 'apply', body?: unknown): Promise<Json> => {
    const begun = await seller.post(`/seller/imports/${id}/${act}`, body);
    if (begun.status !== 200) throw new Error(JSON.stringify(begun.body));
    await market.drain();
    return (await seller.get(`/seller/imports/${id}`)).body;
  };

  const check = async (seller: Account, content: string | Uint8Array): Promise<Json> => {
    const sent = await upload(seller, content);
    if (sent.status !== 201) throw new Error(JSON.stringify(sent.body));
    return pass(seller, sent.body.id, 'check', { columns: columnsOf(sent.body) });
  };

  const bring = async (seller: Account, content: string | Uint8Array): Promise<Json> => {
    const { id, state, failure } = await check(seller, content);
    if (state !== 'checked') throw new Error(JSON.stringify(failure));
    return pass(seller, id, 'apply');
  };

  const goods = (seller: Account): Promise<Json[]> =>
    market.sql(
      `SELECT p.designation, l.brand, l.features, l.base_price, l.moq, s.on_hand FROM listing l
       JOIN part_type p ON p.id = l.part_type_id
       JOIN stock_lot s ON s.seller_id = l.seller_id AND s.listing_id = l.id
       WHERE l.seller_id = $1 ORDER BY p.designation`,
      [seller.organisationId],
    );

  const GOODS = [
    { designation: '6205-2RS', brand: 'LQ', features: {}, base_price: '4.500000', moq: 10, on_hand: 100 },
    { designation: '6206-2RS', brand: 'LQ', features: {}, base_price: '5.250000', moq: 10, on_hand: 50 },
    {
      designation: '6207-2Z',
      brand: 'HRB',
      features: { clearance: 'C3' },
      base_price: '6.000000',
      moq: 1,
      on_hand: 0,
    },
  ];

  it.each([
    ['UTF-8', table(LIST)],
    [
      'UTF-8 with a byte order mark, semicolons and Unix line ends',
      `\uFEFF${LIST.map((row) => row.join(';')).join('\n')}`,
    ],
    ['GBK', gbk(table(LIST))],
    ['a workbook, below a title', workbook([['价格表', '', '', '', ''], ...LIST], ['A1:E1'])],
    [
      'units beside the headers',
      table([['规格型号', '牌子', '单价（元/套）', '起订量 (PCS)', '库存（套）'], ...LIST.slice(1)]),
    ],
  ])('reads %s', async (_, content) => {
    const seller = await market.seller();
    expect(await bring(seller, content)).toMatchObject({
      state: 'applied',
      rows: 3,
      position: 3,
      counts: { created: 3, changed: 0, unchanged: 0, rejected: 0 },
    });
    expect(await goods(seller)).toEqual(GOODS);
  });

  it('shows first what would become of the rows, and changes nothing by it', async () => {
    const seller = await market.seller();
    await bring(seller, table(LIST));
    const list = [HEADERS, ['6205-2RS', 'LQ', '4.2', 10, 100], ['180206', 'LQ', '5.25', 10, 50], ['6208', 'LQ', '7', 1, 5], ['99999X', 'LQ', '7', 1, 5]]; // prettier-ignore
    const checked = await check(seller, table(list));
    expect(checked).toMatchObject({
      state: 'checked',
      counts: { created: 1, changed: 1, unchanged: 1, rejected: 1 },
    });
    expect(checked.samples.find(({ status }: Json) => status === 'changed')).toMatchObject({
      rowNo: 2,
      changes: [{ column: 'unitPrice', before: '4.5', after: '4.2' }],
    });
    expect(await goods(seller)).toEqual(GOODS);
  });

  it('lands every row that is right, and says of each other where it is wrong and what would be right', async () => {
    const seller = await market.seller();
    const list = [
      HEADERS,
      ['6205-2RS', 'LQ', 'cheap', 10, 100],
      ['6206-2RS', '', '5', 10, 50],
      ['6207', 'LQ', '6', 0, 5],
      ['not a bearing', 'LQ', '6', 1, 5],
      ['6208', 'LQ', '7', 1, 5],
      ['6208', 'LQ', '7.5', 1, 6],
    ];
    const applied = await bring(seller, table(list));
    expect(applied).toMatchObject({ counts: { created: 1, rejected: 5 } });
    const { body } = await seller.get(`/seller/imports/${applied.id}/faults`);
    expect(body.items).toMatchObject([
      { rowNo: 2, column: '单价', value: 'cheap', code: 'import.cell_unreadable', expected: 'a number with at most six decimals, such as 4.5' },
      { rowNo: 3, column: '品牌', value: '', code: 'import.cell_missing' },
      { rowNo: 4, column: '起订量', value: '0', expected: 'a whole number from 1 to 100000000' },
      { rowNo: 5, column: '型号', value: 'not a bearing', code: 'listing.designation_unknown', expected: 'a designation of the catalogue, such as 6205-2RS' },
      { rowNo: 7, column: '型号', value: '6208', code: 'listing.repeated_item', expected: 'one row for each goods' },
    ]); // prettier-ignore
    const file = await seller.get(`/seller/imports/${applied.id}/faults.csv`);
    expect(file.headers.get('content-type')).toContain('text/csv');
    expect(file.body).toContain('\r\n2,单价,cheap,This is not understood,');
  });

  it('changes nothing the second time', async () => {
    const seller = await market.seller();
    await bring(seller, table(LIST));
    const count = async (): Promise<Json> =>
      (
        await market.sql(
          `SELECT (SELECT count(*) FROM listing)::int AS listings, (SELECT count(*) FROM stock_movement)::int AS movements,
                  (SELECT max(updated_at) FROM listing)::text AS latest, (SELECT count(*) FROM past_price)::int AS prices`,
        )
      )[0];
    const before = await count();
    expect(await bring(seller, table(LIST))).toMatchObject({
      counts: { unchanged: 3, created: 0, changed: 0 },
    });
    expect(await count()).toEqual(before);
  });

  it('gives by export what it takes: read by another firm, it makes the same goods', async () => {
    const [one, other] = [await market.seller(), await market.seller()];
    await market.sql(
      `INSERT INTO certificate (id, organisation_id, kind, number, issuer, valid_until, state)
       SELECT uuidv7(), id, 'iso_9001', 'N1', 'A', '2100-01-01', 'verified' FROM unnest($1::uuid[]) AS o (id)`,
      [[one.organisationId, other.organisationId]],
    );
    await offer(one, {
      designation: '6205-2RS/C3 P6',
      taxIncluded: false,
      priceBreaks: [
        { minQuantity: 1, unitPrice: '4.123456' },
        { minQuantity: 500, unitPrice: '3.9' },
      ],
      features: { packing: 'tube', cage: 'machined_brass', heatStability: 'S1' },
      sampleAvailable: true,
      madeToOrder: { perDay: 300, leadTimeDays: 9, weekdays: [1, 2, 3] },
      origin: { country: 'CN', province: '浙江' },
      certificates: ['iso_9001'],
      validUntil: '2099-12-31',
      note: '=1+1, "quoted"\nsecond line',
    });
    await offer(one, { designation: 'NU205', brand: '哈轴', stock: 0 });
    const exported = await one.get('/seller/listings.csv', { headers: { 'accept-language': 'zh' } });
    expect(exported.body.split('\r\n')[0]).toContain('型号,品牌,游隙');
    expect(exported.body).toMatch(/黄铜实体保持架.*筒装.*ISO 9001/s);
    expect(await bring(one, exported.body)).toMatchObject({ counts: { unchanged: 2, rejected: 0 } });
    expect(await bring(other, exported.body)).toMatchObject({ counts: { created: 2, rejected: 0 } });
    const again = await other.get('/seller/listings.csv', { headers: { 'accept-language': 'zh' } });
    const records = (csv: string): string[] => csv.split('\r\n').toSorted();
    expect(records(again.body)).toEqual(records(exported.body));
  });

  it('remembers what a firm calls its columns', async () => {
    const seller = await market.seller();
    const list = [
      ['货名', '谁做的', '多少钱'],
      ['6205', 'LQ', '4'],
    ];
    const { body } = await upload(seller, table(list));
    expect(columnsOf(body)).toEqual([]);
    const refused = await seller.post(`/seller/imports/${body.id}/check`, {
      columns: [{ column: 'designation', place: 0 }],
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'import.columns_missing' } });
    const columns = ['designation', 'brand', 'unitPrice'].map((column, at) => ({ column, place: at }));
    await pass(seller, body.id, 'check', { columns });
    expect(columnsOf((await upload(seller, table(list))).body)).toEqual(columns);
    expect(columnsOf((await upload(await market.seller(), table(list))).body)).toEqual([]);
  });

  it.each([
    ['a PDF that is called a workbook', Buffer.from('%PDF-1.7 …'), 'import.not_a_table'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'import.old_excel'],
    ['half a workbook', workbook(LIST).slice(0, 300), 'import.not_a_workbook'],
    ['nothing', '', 'file.empty'],
    ['blank lines', '\r\n,,,\r\n', 'import.empty'],
    ['headers alone', table([HEADERS]), 'import.empty'],
    ['a quote that never ends', `${table(LIST)}\r\n"6208,LQ,1,1,1`, 'import.broken'],
    ['a text that goes on and on', workbook([HEADERS, ['6205', 'L'.repeat(1_300_000)]]), 'import.too_much'],
    ['merged cells among the goods', workbook(LIST, ['B2:B3']), 'import.merged_cells'],
  ])('refuses %s at once', async (_, content, code) => {
    expect(await upload(await market.seller(), content, 'list.xlsx')).toMatchObject({
      status: 422,
      body: { code },
    });
  });

  it('takes no formula for a value', async () => {
    const seller = await market.seller();
    const rows = [HEADERS, ['6205', 'LQ', { formula: 'A1*2', value: 9 }, 1, 5]];
    const checked = await check(seller, workbook(rows));
    const { body } = await seller.get(`/seller/imports/${checked.id}/faults`);
    expect(body.items).toMatchObject([{ rowNo: 2, column: '单价', value: '9', code: 'import.formula' }]);
  });

  it('is nobody else’s, and waits for its check', async () => {
    const seller = await market.seller();
    const { body } = await upload(seller, table(LIST));
    expect((await (await market.seller()).get(`/seller/imports/${body.id}`)).status).toBe(404);
    expect(await seller.post(`/seller/imports/${body.id}/apply`)).toMatchObject({
      status: 409,
      body: { code: 'import.state_conflict' },
    });
  });

  /** Six batches. */
  const longList = (): string => {
    const rows = Array.from({ length: 11_000 }, (_, at) => ['6205', `B${at}`, '4.5', 1, at % 7]);
    return table([HEADERS, ...rows]);
  };

  it('stops when cancelled, and goes on where it was: also for a run that was killed', async () => {
    const seller = await market.seller();
    const { id } = await check(seller, longList());
    await seller.post(`/seller/imports/${id}/apply`);
    const draining = market.drain();
    const position = async (): Promise<number> => (await seller.get(`/seller/imports/${id}`)).body.position;
    while ((await position()) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await seller.post(`/seller/imports/${id}/cancel`);
    await draining;
    const cancelled = (await seller.get(`/seller/imports/${id}`)).body;
    expect(cancelled.state).toBe('cancelled');
    expect(cancelled.position).toBeLessThan(11_000);
    expect(
      (
        await market.sql(`SELECT count(*)::int AS n FROM listing WHERE seller_id = $1`, [
          seller.organisationId,
        ])
      )[0].n,
    ).toBe(cancelled.position);
    // As a process that was killed leaves it: running by its row, and silent.
    await market.sql(
      `UPDATE listing_import SET state = 'applying', run_id = uuidv7(), beat_at = now() - interval '1 hour' WHERE id = $1`,
      [id],
    );
    await market.sql(`SELECT graphile_worker.add_job('listings.resume-imports')`);
    await market.drain();
    expect((await seller.get(`/seller/imports/${id}`)).body).toMatchObject({
      state: 'applied',
      rows: 11_000,
      position: 11_000,
      counts: { created: 11_000, changed: 0, unchanged: 0, rejected: 0 },
    });
  }, 60_000);

  it('counts a lot while it is being sold, and oversells nothing', async () => {
    const [seller, buyer] = [await market.seller(), await market.buyer()];
    await bring(seller, table(LIST));
    const { body } = await seller.get('/seller/listings?q=6205');
    const listing = body.items[0];
    const again = table([HEADERS, ['6205-2RS', 'LQ', '4.5', 10, 60], ['180206', 'LQ', '5.25', 10, 50]]);
    const checked = await check(seller, again);
    await seller.post(`/seller/imports/${checked.id}/apply`);
    const [orders] = await Promise.all([
      Promise.all(Array.from({ length: 12 }, () => place(buyer, [{ seller, listing, quantity: 10 }]))),
      market.drain(),
    ]);
    const sold = orders.filter(({ status }) => status === 201).length;
    const [sums] = await market.sql(
      `SELECT l.on_hand, l.reserved, (SELECT sum(quantity)::int FROM stock_movement m WHERE m.lot_id = l.id) AS journal
       FROM stock_lot l WHERE l.listing_id = $1`,
      [listing.id],
    );
    expect(sums.reserved).toBe(10 * sold);
    expect(sums.journal).toBe(sums.on_hand);
    expect(sums.reserved).toBeLessThanOrEqual(sums.on_hand);
    const { counts } = (await seller.get(`/seller/imports/${checked.id}`)).body;
    expect(counts.rejected === 1 ? sums.on_hand : 60).toBe(sums.on_hand);
  });

  it('asks the index to fold its part types together', async () => {
    const seller = await market.seller('Folded');
    await bring(seller, table([HEADERS, ['6316', 'FOLDED', '40', 1, 8]]));
    const found = await market.anyone().get('/parts/6316/offers');
    expect(found.body.items).toMatchObject([{ brand: 'FOLDED', available: 8 }]);
    const [index] = await market.app
      .get(Database)
      .source.query(`SELECT stock::int AS stock FROM part_index WHERE designation = '6316'`);
    expect(index.stock).toBe(8);
  });
});
