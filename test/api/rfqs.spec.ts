import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@app/kernel';
import { type Account, type Answer, type Json, TestApp } from '../support/app.js';
import { PNG, send, table, workbook, type XlsxCell } from '../support/files.js';
import { faults, passSeconds } from '../support/identity.js';
import {
  award,
  code,
  day,
  done,
  HOUR,
  ids,
  inHours,
  LINE,
  openRfq,
  pickOf,
  quote,
} from '../support/quoting.js';
import { offer, toldTo } from '../support/trade.js';

let app: TestApp;
let buyer: Account;
let maker: Account;
let trader: Account;

beforeAll(async () => {
  app = await TestApp.start();
  [maker, trader] = await Promise.all([app.seller('甲厂'), app.seller('乙贸易')]);
  await offer(maker, { brand: 'HRB' });
  await offer(trader, { brand: 'LYC', designation: '6206-2Z' });
});
afterAll(() => app.close());
beforeEach(async () => {
  passSeconds(app, 0);
  // What one may have open is rationed.
  buyer = await app.buyer();
});

const open = (wish: Json = {}, by: Account = buyer): Promise<Answer> => openRfq(by, [maker, trader], wish);
const opened = (wish: Json = {}, by: Account = buyer): Promise<Json> => done(open(wish, by));
const told = (account: Account): Promise<string[]> => toldTo(app, account);

describe('an RFQ', () => {
  it('is read line by line, told to those invited, who see no buyer; others find nothing', async () => {
    const drawing = await send(app, buyer, '/sourcing/rfqs/attachments?name=a.png', PNG);
    const rfq = await opened({ neededBy: day(40), note: '要合格证', attachmentIds: [drawing.body.id] });
    expect(rfq).toMatchObject({
      state: 'open',
      version: 1,
      quoteCount: 0,
      awaited: 2,
      allowedActions: ['amend', 'open_early', 'cancel'],
    });
    expect(rfq.lines).toMatchObject([
      { lineNo: 1, partType: '6205-2RS', quantity: 500, substitutes: true, neededBy: day(40) },
      { lineNo: 2, text: '6206ZZ', partType: '6206-2Z', quantity: 200 },
    ]);
    const [listed] = (await maker.get('/seller/rfqs?folder=to_quote')).body.items;
    expect(listed).toMatchObject({ id: rfq.id, lineCount: 2, invitedBy: 'buyer', quoteState: null });
    const seen = (await maker.get(`/seller/rfqs/${rfq.id}`)).body;
    expect(seen).toMatchObject({
      note: '要合格证',
      buyer: { province: '四川', awarded: 0 },
      attachments: [{ name: 'a.png' }],
    });
    expect(JSON.stringify([listed, seen])).not.toMatch(new RegExp(`Chengdu Pumps|${buyer.organisationId}`));
    const file = `/sourcing/rfqs/${rfq.id}/attachments/${drawing.body.id}`;
    const stranger = await app.seller('丙厂');
    expect([(await maker.get(file)).status, (await stranger.get(file)).status]).toEqual([200, 404]);
    expect((await stranger.get(`/seller/rfqs/${rfq.id}`)).status).toBe(404);
    expect(code(await quote(stranger, rfq.id, [LINE]))).toEqual([404, 'rfq.not_found']);
    expect(await told(maker)).toContain('rfq.invited.seller');
  });

  it('invites the best matches first and says why, and who asked to hear of such parts; from a list as well', async () => {
    const [subscriber, narrow, rival] = await Promise.all([
      app.seller('订阅厂'),
      app.seller('大孔订阅'),
      app.seller('双料'),
    ]);
    await offer(rival, { brand: 'C&U', designation: '6206-2Z' });
    const both = await offer(rival, { brand: 'C&U', priceBreaks: [{ minQuantity: 1, unitPrice: '2' }] });
    const subscribe = (who: Account, ...items: Json[]) => who.put('/seller/rfq-subscriptions', { items });
    const family = 'deep_groove_ball';
    await done(subscribe(subscriber, { family, series: ['62'], boreFromMm: 20, boreToMm: 25 }));
    await done(subscribe(narrow, { family, boreFromMm: 40 }, { family: 'tapered_roller' }));
    expect((await rival.get('/seller/rfq-subscriptions')).body).toEqual({
      items: [],
      made: [{ family, series: ['62'], boreFromMm: 25, boreToMm: 30 }],
    });
    for (const [wish, fault] of [
      [{ family, series: ['999'] }, 'items.0.series.0'],
      [{ family, boreFromMm: 30, boreToMm: 20 }, 'items.0.boreToMm'],
      [{ family: 'sponge' }, 'items.0.family'],
    ] as const) {
      const refused = await subscribe(subscriber, wish);
      expect([refused.status, faults(refused)]).toEqual([400, [fault]]);
    }
    const bom = await done(buyer.post('/boms', { text: '6205-2RS 500个\n6206-2Z 20个\n说明' }));
    const wish = { lines: undefined, bomId: bom.id, sellerIds: [], inviteBest: 3 };
    const rfq = await opened(wish);
    expect(rfq.lines).toMatchObject([{ partType: '6205-2RS' }, { partType: '6206-2Z', quantity: 20 }]);
    const invited = rfq.invited.map((each: Json) => [each.name, each.invitedBy]);
    expect(invited[0]).toEqual(['双料', 'match']);
    expect(invited).toHaveLength(4);
    expect(invited).toEqual(expect.arrayContaining([['甲厂', 'match'], ['乙贸易', 'match'], ['订阅厂', 'subscription']])); // prettier-ignore
    const [best, second] = rfq.invited;
    expect(best.score).toBeGreaterThan(second.score);
    expect(best.why.en).toMatch(/has 2 of 2 lines on offer, [12] at the lowest landed price/);
    expect(best.parts.reduce((sum: number, { points }: Json) => sum + points, 0)).toBeCloseTo(best.score, 0);
    const [last] = rfq.invited.slice(-1);
    expect(last).toMatchObject({ name: '订阅厂', score: null, parts: [], why: { zh: '订阅了这类询价' } });
    // The same of the same, and another once the offers are others.
    expect((await opened(wish)).invited).toEqual(rfq.invited);
    const asksMore = { version: both.version, priceBreaks: [{ minQuantity: 1, unitPrice: '90' }] };
    await done(rival.patch(`/seller/listings/${both.id}`, asksMore));
    expect((await opened(wish)).invited[0].name).not.toBe('双料');
    await Promise.all([subscribe(subscriber), subscribe(narrow)]);
  });

  it('is rationed, and says how: more for who awards', async () => {
    const eager = await app.buyer('群发');
    for (let n = 0; n < 5; n++) await opened({ sellerIds: ids(maker) }, eager);
    expect(code(await open({}, eager))).toEqual([429, 'rfq.quota_open']);
    await app.sql(`UPDATE rfq SET state = 'awarded', checkout_id = id WHERE buyer_id = $1`, [
      eager.organisationId,
    ]);
    expect((await eager.get('/sourcing/rfqs/quota')).body).toEqual({
      openAtMost: 10,
      open: 0,
      invitationsADay: 115,
      invitedToday: 5,
    });
  });

  it.each<[string, Json, string[]]>([
    ['a deadline in ten minutes', { deadline: inHours(0.16) }, ['deadline']],
    ['a deadline in a year', { deadline: inHours(24 * 365) }, ['deadline']],
    ['no line', { lines: [] }, ['lines']],
    ['201 lines', { lines: Array.from({ length: 201 }, () => ({ text: '6205', quantity: 1 })) }, ['lines']],
    ['pieces below zero', { lines: [{ text: '6205', quantity: -5 }] }, ['lines.0.quantity']],
    ['10^12 pieces', { lines: [{ text: '6205', quantity: 1e12 }] }, ['lines.0.quantity']],
    [
      'a date in the past',
      { lines: [{ text: '6205', quantity: 1, neededBy: '2020-01-01' }] },
      ['lines.0.neededBy'],
    ],
    ['an unknown type', { lines: [{ text: 'x', quantity: 1, partTypeId: newId() }] }, ['lines.0.partTypeId']],
    ['a seller who is none', { sellerIds: [newId()] }, ['sellerIds.0']],
    ['a file of another', { attachmentIds: [newId()] }, ['attachmentIds.0']],
  ])('with %s is refused, and its field named', async (_, wish, fields) => {
    const answer = await open(wish);
    expect([answer.status, faults(answer)]).toEqual([400, fields]);
  });

  it('is talked about before all, and amended into a version that quotes must be confirmed for', async () => {
    const { id } = await opened();
    await done(maker.post(`/seller/rfqs/${id}/questions`, { question: '要C3游隙吗？' }));
    expect((await trader.get(`/seller/rfqs/${id}`)).body.questions).toEqual([]);
    const [asked] = (await buyer.get(`/sourcing/rfqs/${id}`)).body.questions;
    const answer = `/sourcing/rfqs/${id}/questions/${asked.id}/answer`;
    await done(buyer.post(answer, { answer: '要' }));
    expect(code(await buyer.post(answer, { answer: '不要' }))).toEqual([409, 'rfq_question.answered']);
    expect((await trader.get(`/seller/rfqs/${id}`)).body.questions).toMatchObject([{ answer: '要' }]);

    await done(quote(maker, id, [LINE]));
    const change = {
      version: 1,
      change: '改为C3',
      lines: [{ lineNo: 1, text: '6205-2RS/C3', quantity: 600 }],
    };
    const amended = await done(buyer.patch(`/sourcing/rfqs/${id}`, change));
    expect(amended).toMatchObject({
      version: 2,
      lines: [{ lineNo: 1, quantity: 600, features: { clearance: 'C3' } }],
    });
    expect(code(await buyer.patch(`/sourcing/rfqs/${id}`, change))).toEqual([409, 'rfq.version_conflict']);
    expect(await told(trader)).toContain('rfq.amended.seller');
    expect((await maker.get(`/seller/rfqs/${id}`)).body).toMatchObject({
      quotedVersion: 1,
      changes: ['改为C3'],
    });
    expect((await maker.get('/seller/rfqs?folder=quoted')).body.items[0]).toMatchObject({
      id,
      toConfirm: true,
    });
    expect(code(await quote(maker, id, [LINE]))).toEqual([409, 'rfq.version_conflict']);
    const unconfirmed = await done(quote(trader, id, [{ ...LINE, brand: 'LYC' }], { version: 2 }));
    expect(unconfirmed.lines[0]).toMatchObject({ asAsked: true, features: { clearance: 'C3' } });
    const soonest = await done(
      buyer.patch(`/sourcing/rfqs/${id}`, { version: 2, change: '加一句', note: '盒装' }),
    );
    expect(soonest.version).toBe(3);
    await done(maker.post(`/sourcing/rfqs/${id}/quote/confirm`, { version: 3 }));

    passSeconds(app, 25 * HOUR);
    const { quotes } = await done(buyer.get(`/sourcing/rfqs/${id}/matrix`));
    expect(Object.fromEntries(quotes.map((q: Json) => [q.sellerName, q.confirmed]))).toEqual({
      甲厂: true,
      乙贸易: false,
    });
    expect(code(await award(buyer, id, [pickOf(unconfirmed, 1, 500)]))).toEqual([409, 'quote.not_confirmed']);
  });
});

describe('the record of who was asked', () => {
  it('counts a quote or a refusal as an answer, silence against who was invited, and nobody else', async () => {
    const [quick, polite, silent, guest] = await Promise.all(
      ['快答', '谢绝', '沉默', '自来'].map((name) => app.seller(name)),
    );
    const asked = { sellerIds: ids(quick!, polite!, silent!), openToAll: true };
    const { id } = await opened(asked);
    // Too short to be held against anybody.
    const short = await opened({ ...asked, deadline: inHours(2) });
    for (const seller of [quick!, guest!]) await done(quote(seller, id, [LINE]));
    await done(polite!.post(`/seller/rfqs/${id}/decline`));
    await done(quote(quick!, short.id, [LINE]));
    await done(quick!.delete(`/sourcing/rfqs/${short.id}/quote`));
    passSeconds(app, 25 * HOUR);
    const unseal = async (): Promise<void> => {
      await app.sql(`SELECT graphile_worker.add_job('sourcing.rfq-deadlines')`);
      await app.drain();
    };
    const records = async (): Promise<Json[]> => {
      const all = [quick, polite, silent, guest].map((seller) => seller!.get('/seller/reputation'));
      return (await Promise.all(all)).map(({ body }) => body);
    };
    await unseal();
    const before = await records();
    const answers = before.map(({ records: own }: Json) => own.find(({ kind }: Json) => kind === 'answer'));
    expect(answers.map(({ counted, kept }: Json) => [counted, kept])).toEqual([[2, 2], [1, 1], [1, 0], [0, 0]]); // prettier-ignore
    // Two within the minute beside five presumed of 12 hours each; what it does with orders is another record.
    expect(answers[0].usualMinutes).toBe(Math.round(720 ** (5 / 7)));
    expect(before[0]!.records).toMatchObject([
      {},
      {},
      { kind: 'accept', counted: 0, usualMinutes: null },
      {},
    ]);
    expect(answers[2].improve).toMatch(/RFQ/);
    expect(before.map(({ broken }: Json) => broken)).toEqual([
      [],
      [],
      [
        {
          kind: 'answer',
          subjectId: id,
          dueAt: expect.any(String),
          doneAt: null,
          failed: false,
        },
      ],
      [],
    ]);
    // Late, or told twice, it stays as it was.
    expect(code(await quote(silent!, id, [LINE]))).toEqual([409, 'rfq.past_deadline']);
    expect((await silent!.post(`/seller/rfqs/${id}/decline`)).status).toBe(409);
    await app.sql(
      `WITH again AS (
         INSERT INTO outbox_event (id, name, aggregate_id, version, payload)
         SELECT uuidv7(), name, aggregate_id, version, payload FROM outbox_event WHERE aggregate_id = $1 AND name = 'rfq.unsealed'
         RETURNING id
       ) INSERT INTO fact_to_deliver (event_id) SELECT id FROM again`,
      [id],
    );
    await unseal();
    expect(await records()).toEqual(before);
  });
});

describe('a quote', () => {
  it('is prefilled from the seller’s listings, and goes out and in as a table', async () => {
    const seller = await app.seller('丁贸易');
    await offer(seller, { brand: 'LYC', designation: '6206-2Z' });
    const { id } = await opened({ sellerIds: ids(seller) });
    const draft = await done(seller.get(`/sourcing/rfqs/${id}/quote-draft`));
    expect(draft.lines).toMatchObject([
      { line: { lineNo: 1 }, offers: [] },
      {
        line: { lineNo: 2 },
        offers: [{ brand: 'LYC', designation: '6206-2Z', asAsked: true, quantity: 200, available: 1000 }],
      },
    ]);
    const csv: string = (await seller.get(`/sourcing/rfqs/${id}/quote-draft.csv`)).body;
    expect(csv).toContain('Unit price');
    const filled = `${csv}1,,,,NU205,NSK,x,4,1\r\n9,,,,6205-2RS,NSK,10,4,1\r\n1,,,,6205-2RZ,LYC,300,100:3.2; 300:3,5,yes\r\n`;
    const read = (await send(app, seller, `/sourcing/rfqs/${id}/quote-draft/files`, filled)).body;
    expect(read.faults).toMatchObject([{ code: 'quote.row_line_unknown', expected: '1 | 2' }]);
    expect(read.lines[0]).toMatchObject({
      faults: [{ code: 'quote.row_quantity' }],
      offers: [
        {
          designation: '6205-2RZ',
          asAsked: false,
          reserve: true,
          priceBreaks: [{ minQuantity: 100 }, { unitPrice: '3' }],
        },
      ],
    });
    expect(read.lines[0].offers[0].reason.en).toBeTruthy();
    expect(read.lines[1].offers).toMatchObject([{ listingId: draft.lines[1].offers[0].listingId }]);
    const files = `/sourcing/rfqs/${id}/quote-draft/files`;
    const HEADER = ['行', '型号', '品牌', '可供数量', '含税单价', '交期（天）'];
    const rows: XlsxCell[][] = [
      [1, '6205-2RS', 'NSK', { formula: 'A1*9', value: 9 }, 4, 1],
      [1, '6205-2RS', 'NSK', -5, 4, 1],
      [1, '6205-2RS', 'NSK', 1e12, 4, 1],
      [1, '6205-2RS', 'NSK', 10, '便宜', 1],
      [1, '6205-2RS', 'NSK', 10, 4, 400],
      [1, '6205-2RS', 'NSK', 10, 4, 1],
      [2, '6206-2Z', 'NTN', 20, 5, 2],
    ];
    const mixed = (await send(app, seller, files, workbook([HEADER, ...rows], ['A7:A7']))).body;
    expect(mixed.lines.map((line: Json) => line.faults.map((fault: Json) => fault.code))).toEqual([
      ['quote.row_formula', 'quote.row_quantity', 'quote.row_quantity', 'quote.row_price', 'quote.row_lead_time', 'quote.row_merged'],
      [],
    ]); // prettier-ignore
    expect(mixed.lines[1].offers).toMatchObject([{ brand: 'NTN', quantity: 20, leadTimeDays: 2 }]);
    const long = await send(app, seller, files, table(Array.from({ length: 50_000 }, () => [1, '6205', 9])));
    expect(code(long)).toEqual([422, 'quote.table_too_long']);
    const renamed = await send(app, seller, `/sourcing/rfqs/${id}/quote-draft/files`, '%PDF-1.7 no table');
    expect(code(renamed)).toEqual([422, 'import.not_a_table']);
  });

  it('is sealed: before the deadline nobody sees a price, the buyer a count', async () => {
    const { id } = await opened();
    const sent = await done(
      quote(maker, id, [
        { ...LINE, reserve: true },
        { ...LINE, lineNo: 2, designation: '6206-2RS' },
      ]),
    );
    expect(sent.lines[1]).toMatchObject({
      asAsked: false,
      grade: expect.any(String),
      reason: { en: expect.any(String) },
    });
    expect((await buyer.get(`/sourcing/rfqs/${id}`)).body.quoteCount).toBe(1);
    for (const path of ['matrix', 'award-plans'])
      expect(
        code(
          await (path === 'matrix'
            ? buyer.get(`/sourcing/rfqs/${id}/matrix`)
            : buyer.post(`/sourcing/rfqs/${id}/${path}`)),
        ),
      ).toEqual([409, 'rfq.still_sealed']);
    expect(code(await award(buyer, id, [pickOf(sent, 1, 500)]))).toEqual([409, 'rfq.still_sealed']);
    expect(JSON.stringify((await buyer.get(`/sourcing/rfqs/${id}`)).body)).not.toContain('3.5');
    expect((await buyer.get(`/sourcing/rfqs/${id}/quote`)).status).toBe(403);
    expect((await trader.get(`/sourcing/rfqs/${id}/quote`)).status).toBe(404);
    const early = `/sourcing/rfqs/${id}/open-early`;
    expect(code(await buyer.post(early))).toEqual([409, 'rfq.not_all_answered']);
    await done(trader.post(`/seller/rfqs/${id}/decline`));
    expect(await done(buyer.post(early))).toMatchObject({ state: 'deciding', awaited: 0 });
    expect(code(await quote(maker, id, [LINE]))).toEqual([409, 'rfq.past_deadline']);
    await done(buyer.post(`/sourcing/rfqs/${id}/close`, { reason: '看过了' }));
  });

  it('names what is wrong with its lines, and comes in time or not at all', async () => {
    const { id } = await opened({
      lines: [{ text: '6205-2RS', quantity: 5, brand: 'HRB', substitutes: false }],
    });
    const bad: [Json, string][] = [
      [{ lineNo: 7 }, 'quote.line_unknown'],
      [{ brand: 'NSK' }, 'quote.substitutes_not_wanted'],
      [{ designation: '??' }, 'quote.part_unknown'],
      [{ listingId: newId() }, 'quote.listing_unknown'],
      [{ priceBreaks: [{ minQuantity: 1, unitPrice: '0' }] }, 'listing.price_zero'],
      [{ quantity: 9, priceBreaks: [{ minQuantity: 10, unitPrice: '1' }] }, 'quote.break_above_quantity'],
    ];
    for (const [wish, fault] of bad)
      expect(code(await quote(maker, id, [{ ...LINE, ...wish }]))).toEqual([422, fault]);
    expect(code(await quote(maker, id, [LINE, LINE]))).toEqual([422, 'quote.goods_twice']);
    expect(code(await quote(maker, id, [LINE], { validUntil: day(0) }))).toEqual([
      400,
      'quote.validity_refused',
    ]);
    const unverified = await app.seller('未认证', { verified: false });
    const all = await opened({ openToAll: true, sellerIds: [] });
    expect(code(await quote(unverified, all.id, [LINE]))).toEqual([403, 'quote.firm_not_verified']);
    passSeconds(app, 25 * HOUR);
    expect(code(await quote(maker, id, [LINE]))).toEqual([409, 'rfq.past_deadline']);
    expect(code(await maker.post(`/seller/rfqs/${id}/questions`, { question: '?' }))).toEqual([
      409,
      'rfq.state_conflict',
    ]);
  });
});
