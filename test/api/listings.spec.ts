import { ListingsReview } from '@app/listings';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Answer, type Json, TestApp } from '../support/app.js';
import { offer } from '../support/trade.js';

const TERMS = {
  designation: '6205-2RS',
  brand: 'LQ',
  priceBreaks: [{ minQuantity: 10, unitPrice: '4.5' }],
  moq: 10,
  orderMultiple: 5,
  stock: 100,
  leadTimeDays: 2,
  shipFrom: { province: '山东', city: '聊城' },
};

const names = ({ body }: Answer): string[] => body.items.map((item: Json) => item.partType.designation);

describe('a seller’s listings', () => {
  let market: TestApp;
  let seller: Account;

  beforeAll(async () => {
    market = await TestApp.start();
    seller = await market.seller();
  });
  afterAll(() => market.close());

  const movements = (listing: Json): Promise<Json[]> =>
    market.sql(
      `SELECT m.kind, m.quantity FROM stock_movement m JOIN stock_lot l ON l.seller_id = m.seller_id AND l.id = m.lot_id
       WHERE l.listing_id = $1 ORDER BY m.id`,
      [listing.id],
    );
  const review = (): ListingsReview => market.app.get(ListingsReview);
  const facts = (listing: Json): Promise<Json[]> =>
    market.sql(`SELECT name FROM outbox_event WHERE aggregate_id = $1`, [listing.id]);

  describe('putting goods on offer', () => {
    it('reads any spelling of designation, brand and province, and keeps what the suffixes add', async () => {
      const answer = await seller.post('/seller/listings', {
        ...TERMS,
        designation: '6205 2RS/C3 P6',
        brand: '哈轴',
        shipFrom: { province: 'Shandong', city: '临清' },
      });
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({
        partType: {
          designation: '6205-2RS',
          type: 'deep_groove_ball',
          boreMm: 25,
          outsideMm: 52,
          widthMm: 15,
        },
        brand: 'HRB',
        features: { clearance: 'C3', tolerance: 'P6' },
        priceBreaks: [{ minQuantity: 10, unitPrice: '4.500000' }],
        currency: 'CNY',
        onHand: 100,
        reserved: 0,
        available: 100,
        shipFrom: { province: '山东', city: '临清' },
        state: 'live',
        version: 1,
      });
      expect(await movements(answer.body)).toEqual([{ kind: 'counted', quantity: 100 }]);
      expect(await facts(answer.body)).toEqual([{ name: 'listing.changed' }]);
    });

    it('waits for review while the firm is not verified, and goes live when approved', async () => {
      const newcomer = await market.seller('Newcomer', { verified: false });
      const listing = await offer(newcomer);
      expect(listing.state).toBe('in_review');
      expect((await market.anyone().get('/parts/6205-2RS/offers')).body.items).not.toContainEqual(
        expect.objectContaining({ listingId: listing.id }),
      );
      const ref = { sellerId: newcomer.organisationId, listingId: listing.id };
      await market.database.transact((tx) => review().approve(tx, ref));
      expect((await newcomer.get(`/seller/listings/${listing.id}`)).body.state).toBe('live');
    });

    it('keeps a draft for its seller alone until it is published: at once, or for review', async () => {
      const newcomer = await market.seller('Drafter', { verified: false });
      for (const [firm, published] of [
        [seller, 'live'],
        [newcomer, 'in_review'],
      ] as const) {
        const draft = await offer(firm, { brand: 'DRAFT', draft: true });
        expect(draft.state).toBe('draft');
        expect((await firm.patch(`/seller/listings/${draft.id}`, { leadTimeDays: 9 })).body.state).toBe(
          'draft',
        );
        const shown = await market.anyone().get(`/sellers/${firm.organisationId}/offers?q=DRAFT`);
        expect(shown.body.items).toEqual([]);
        const publish = (): Promise<Answer> => firm.post(`/seller/listings/${draft.id}/publish`);
        expect((await publish()).body).toMatchObject({ state: published, leadTimeDays: 9 });
        expect((await publish()).body.state).toBe(published);
        await firm.post(`/seller/listings/${draft.id}/end`);
        expect((await publish()).body).toMatchObject({ code: 'listing.state_conflict', status: 409 });
      }
    });

    it('is refused for the same goods twice, naming the listing that stands', async () => {
      const listing = await offer(seller, { brand: 'TWICE' });
      const again = await seller.post('/seller/listings', {
        ...TERMS,
        brand: 'TWICE',
        designation: '6205RS2',
      });
      const same = await seller.post('/seller/listings', {
        ...TERMS,
        brand: 'TWICE',
        designation: '6205 2RS',
      });
      expect([again.status, same.status]).toContain(409);
      expect(same.body).toMatchObject({ code: 'listing.duplicate', errors: [{ expected: listing.id }] });
      const other = await seller.post('/seller/listings', {
        ...TERMS,
        brand: 'TWICE',
        designation: '6205-2RS/C4',
      });
      expect(other.status).toBe(201);
    });

    it('names the nearest when the catalogue has no such designation', async () => {
      const answer = await seller.post('/seller/listings', { ...TERMS, designation: 'not a bearing at all' });
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        code: 'listing.designation_unknown',
        errors: [{ field: 'designation', code: 'listing.designation_unknown' }],
      });
    });

    it('names every fault of the terms with what would be right', async () => {
      const answer = await seller.post('/seller/listings', {
        ...TERMS,
        moq: 12,
        priceBreaks: [
          { minQuantity: 10, unitPrice: '4' },
          { minQuantity: 10, unitPrice: '4.1' },
        ],
      });
      expect(answer.status).toBe(422);
      expect(answer.body.code).toBe('listing.terms_invalid');
      expect(answer.body.errors.map(({ field, code, expected }: Json) => [field, code, expected])).toEqual([
        ['moq', 'listing.moq_not_order_multiple', '15'],
        ['priceBreaks.0.minQuantity', 'listing.first_break_not_moq', '12'],
        ['priceBreaks.1.minQuantity', 'listing.breaks_not_ascending', '> 10'],
        ['priceBreaks.1.unitPrice', 'listing.breaks_rise', '<= 4'],
      ]);
    });

    it.each([
      ['stock', { stock: -1 }],
      ['priceBreaks.0.unitPrice', { priceBreaks: [{ minQuantity: 1, unitPrice: 4.5 }] }],
      ['priceBreaks.0.unitPrice', { priceBreaks: [{ minQuantity: 1, unitPrice: '0.0000001' }] }],
      ['priceBreaks', { priceBreaks: [] }],
      ['features.colour', { features: { colour: 'blue' } }],
      ['brand', { brand: '   ' }],
    ])('refuses a %s that cannot be', async (field, wrong) => {
      const answer = await seller.post('/seller/listings', { ...TERMS, ...wrong });
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toContainEqual(expect.objectContaining({ field }));
    });

    it('gives one listing for one key, however often it is sent', async () => {
      const body = { ...TERMS, brand: 'ONCE' };
      const answers = await Promise.all(
        [1, 2, 3].map(() => seller.post('/seller/listings', body, { key: 'once-and-no-more' })),
      );
      expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    });

    it('is for sellers', async () => {
      const buyer = await market.buyer();
      expect((await buyer.post('/seller/listings', TERMS)).status).toBe(403);
      expect((await market.anyone().post('/seller/listings', TERMS)).status).toBe(401);
    });
  });

  describe('amending', () => {
    it('changes what is named and nothing else', async () => {
      const listing = await offer(seller, { brand: 'AMEND' });
      const answer = await seller.patch(`/seller/listings/${listing.id}`, {
        leadTimeDays: 9,
        features: { clearance: 'C3' },
      });
      expect(answer.body).toMatchObject({
        ...listing,
        features: { clearance: 'C3' },
        leadTimeDays: 9,
        version: 2,
        updatedAt: expect.any(String),
      });
    });

    it('sets the stock to what was counted and journals the difference', async () => {
      const listing = await offer(seller, { brand: 'COUNT', stock: 100 });
      await seller.patch(`/seller/listings/${listing.id}`, { stock: 130 });
      const answer = await seller.patch(`/seller/listings/${listing.id}`, { stock: 40 });
      expect(answer.body).toMatchObject({ onHand: 40, available: 40 });
      expect(await movements(listing)).toEqual([
        { kind: 'counted', quantity: 100 },
        { kind: 'counted', quantity: 30 },
        { kind: 'counted', quantity: -90 },
      ]);
    });

    it('writes nothing when nothing is new', async () => {
      const listing = await offer(seller, { brand: 'SAME', stock: 7 });
      const before = (await facts(listing)).length;
      const answer = await seller.patch(`/seller/listings/${listing.id}`, {
        stock: 7,
        brand: 'SAME',
        priceBreaks: listing.priceBreaks,
        designation: '6205 2RS',
      });
      expect(answer.body).toEqual(listing);
      expect((await facts(listing)).length).toBe(before);
    });

    it('does not overwrite what somebody else changed meanwhile', async () => {
      const listing = await offer(seller, { brand: 'STALE' });
      await seller.patch(`/seller/listings/${listing.id}`, { leadTimeDays: 5 });
      const answer = await seller.patch(`/seller/listings/${listing.id}`, { leadTimeDays: 6, version: 1 });
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'listing.version_conflict', errors: [{ expected: '2' }] });
    });

    it('cannot make two offers one', async () => {
      const [one, two] = [await offer(seller, { brand: 'JOIN' }), await offer(seller, { brand: 'JOINED' })];
      const answer = await seller.patch(`/seller/listings/${two.id}`, { brand: 'JOIN' });
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'listing.duplicate', errors: [{ expected: one.id }] });
    });

    it('sends an unverified firm’s goods to review again when they become others', async () => {
      const newcomer = await market.seller('Renamer', { verified: false });
      const listing = await offer(newcomer);
      await market.database.transact((tx) =>
        review().approve(tx, { sellerId: newcomer.organisationId, listingId: listing.id }),
      );
      const cheaper = await newcomer.patch(`/seller/listings/${listing.id}`, { leadTimeDays: 1 });
      expect(cheaper.body.state).toBe('live');
      const renamed = await newcomer.patch(`/seller/listings/${listing.id}`, { brand: 'SKF' });
      expect(renamed.body.state).toBe('in_review');
    });

    it('changes many at once: what is sound lands, what is not says why, and the same key changes nothing twice', async () => {
      const [one, two, same] = [
        await offer(seller, { brand: 'SHEET-1' }),
        await offer(seller, { brand: 'SHEET-2', taxIncluded: false }),
        await offer(seller, { brand: 'SHEET-3', stock: 30 }),
      ];
      const theirs = await offer(await market.seller('Neighbour'));
      const items = [
        { id: two.id, priceBreaks: [{ minQuantity: 1, unitPrice: '4' }], leadTimeDays: 4 },
        {
          id: one.id,
          stock: 70,
          priceBreaks: [1, 100].map((n) => ({ minQuantity: n, unitPrice: `${4 + n}` })),
        },
        { id: theirs.id, stock: 0 },
        { id: same.id, stock: 30 },
      ];
      const key = 'a-sheet-of-prices';
      const answer = await seller.patch('/seller/listings', { items }, { key });
      expect(answer.status).toBe(200);
      expect(answer.body.results).toMatchObject([
        { id: two.id, status: 'changed' },
        {
          id: one.id,
          status: 'rejected',
          error: { code: 'listing.terms_invalid', errors: [{ field: 'priceBreaks.1.unitPrice' }] },
        },
        { id: theirs.id, status: 'rejected', error: { code: 'listing.not_found' } },
        { id: same.id, status: 'unchanged' },
      ]);
      expect((await seller.get(`/seller/listings/${two.id}`)).body).toMatchObject({
        netPriceBreaks: [{ minQuantity: 1, unitPrice: '4.000000' }],
        priceBreaks: [{ unitPrice: '4.520000' }],
        leadTimeDays: 4,
      });
      expect((await seller.get(`/seller/listings/${one.id}`)).body).toEqual(one);
      expect(await movements(theirs)).toHaveLength(1);
      expect((await seller.patch('/seller/listings', { items }, { key })).body).toEqual(answer.body);
      const twice = await seller.patch('/seller/listings', { items: [items[0], items[0]] });
      expect(twice.body).toMatchObject({ status: 400, errors: [{ field: 'items' }] });
    });

    it('reaches only the firm’s own', async () => {
      const listing = await offer(seller, { brand: 'MINE' });
      const stranger = await market.seller('Stranger');
      expect((await stranger.get(`/seller/listings/${listing.id}`)).status).toBe(404);
      expect((await stranger.patch(`/seller/listings/${listing.id}`, { stock: 1 })).status).toBe(404);
      expect((await stranger.post(`/seller/listings/${listing.id}/end`)).status).toBe(404);
      expect((await stranger.get('/seller/listings')).body.items).toEqual([]);
    });
  });

  describe('pausing, resuming and ending', () => {
    it('takes goods off the market and back, and ends them for good', async () => {
      const listing = await offer(seller, { brand: 'PAUSE' });
      const act = async (name: string): Promise<Json> =>
        (await seller.post(`/seller/listings/${listing.id}/${name}`)).body;
      expect((await act('pause')).state).toBe('paused');
      expect((await act('pause')).state).toBe('paused');
      expect((await act('resume')).state).toBe('live');
      expect((await act('end')).state).toBe('ended');
      expect(await act('resume')).toMatchObject({ code: 'listing.state_conflict', status: 409 });
      expect((await offer(seller, { brand: 'PAUSE' })).id).not.toBe(listing.id);
    });

    it('cannot undo what the market took down; amended, it is looked at again', async () => {
      const listing = await offer(seller, { brand: 'FALSE' });
      const ref = { sellerId: seller.organisationId, listingId: listing.id };
      await market.database.transact((tx) => review().takeDown(tx, ref, 'Not authorised by the brand'));
      const seen = await seller.get(`/seller/listings/${listing.id}`);
      expect(seen.body).toMatchObject({ state: 'taken_down', reviewReason: 'Not authorised by the brand' });
      expect((await seller.post(`/seller/listings/${listing.id}/resume`)).status).toBe(409);
      const amended = await seller.patch(`/seller/listings/${listing.id}`, { brand: 'OWN' });
      expect(amended.body.state).toBe('in_review');
    });
  });

  it('are listed newest first, by state and by text, page by page', async () => {
    const keeper = await market.seller('Keeper');
    for (const designation of ['6204', '6205', '30205']) await offer(keeper, { designation });
    const first = await keeper.get('/seller/listings?limit=2');
    expect(names(first)).toEqual(['30205', '6205']);
    expect(names(await keeper.get(`/seller/listings?limit=2&cursor=${first.body.nextCursor}`))).toEqual([
      '6204',
    ]);
    expect(names(await keeper.get('/seller/listings?q=620'))).toEqual(['6205', '6204']);
    expect(names(await keeper.get('/seller/listings?q=%25'))).toEqual([]);
    expect(names(await keeper.get('/seller/listings?state=paused'))).toEqual([]);
    expect((await keeper.get('/seller/listings?cursor=abc')).body.code).toBe('page.cursor_invalid');
  });
});
