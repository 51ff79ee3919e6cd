import { completeUscc } from '@app/identity';
import { newId } from '@app/kernel';
import { stateFacts } from '@app/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Answer, type Json, TestApp } from '../support/app.js';
import { faults, statuses } from '../support/identity.js';
import { offer } from '../support/trade.js';

const NOBODY = '01900000-0000-7000-8000-000000000000';

let app: TestApp;
let admin: Account;

const trail = async (query: string): Promise<Json[]> => (await admin.get(`/admin/audit?${query}`)).body.items;
const decide = (id: string, act: string, body?: object): Promise<Answer> =>
  admin.post(`/admin/organisations/${id}/${act}`, body);
const review = ({ organisationId }: Account, listing: Json, act: string, body?: object): Promise<Answer> =>
  admin.post(`/admin/listings/${organisationId}/${listing.id}/${act}`, body);
const told = async (account: Account): Promise<Json[]> => (await account.get('/notifications')).body.items;

const find = async (q: string): Promise<string[]> => {
  const { body } = await admin.get(`/admin/organisations?q=${encodeURIComponent(q)}`);
  return body.items.map(({ name }: Json) => name);
};

let codes = 0;
const newUscc = (): string => completeUscc(`91371581MA3${String(++codes).padStart(6, '0')}`);

describe('moderation', () => {
  beforeAll(async () => {
    app = await TestApp.start();
    admin = await app.admin();
  });
  afterAll(() => app.close());

  describe('of firms', () => {
    it('takes a firm from its request to being verified, on record and told', async () => {
      const seller = await app.seller('求认证轴承厂', { verified: false });
      const uscc = newUscc();
      await seller.post('/organisations/me/verification', { uscc, note: '营业执照已寄' });
      const queue = await admin.get('/admin/organisations?verification=pending&kind=seller');
      expect(queue.body.items).toContainEqual(
        expect.objectContaining({ id: seller.organisationId, uscc, verificationNote: '营业执照已寄' }),
      );
      const answer = await decide(seller.organisationId, 'verify');
      expect([answer.status, answer.body.verification]).toEqual([200, 'verified']);
      const [entry] = await trail(`subjectId=${seller.organisationId}`);
      expect(entry).toMatchObject({
        action: 'organisation.verified',
        actor: { id: admin.organisationId, name: 'The market', kind: 'platform', personName: 'Li Wei' },
        subject: { kind: 'organisation', id: seller.organisationId, label: '求认证轴承厂' },
        reason: null,
      });
      await app.drain();
      expect((await told(seller))[0]).toMatchObject({
        kind: 'organisation.verified.firm',
        title: 'Your firm is verified',
      });
      const before = await trail(`subjectId=${seller.organisationId}`);
      expect(before.map(({ action }) => action)).toEqual([
        'organisation.verified',
        'organisation.verification_requested',
        'organisation.registered',
      ]);
      expect(before[1].data).toEqual({ uscc, note: '营业执照已寄' });
    });

    it('rejects with a reason that the firm reads, and lets it ask again', async () => {
      const seller = await app.seller('被拒轴承厂', { verified: false });
      await seller.post('/organisations/me/verification', { uscc: newUscc() });
      const answer = await decide(seller.organisationId, 'reject', { reason: '  执照已过期  ' });
      expect(answer.body).toMatchObject({ verification: 'rejected', verificationReason: '执照已过期' });
      expect((await seller.get('/me')).body.organisation.verificationReason).toBe('执照已过期');
      await app.drain();
      expect((await told(seller))[0].body).toContain('执照已过期');
      const again = await seller.post('/organisations/me/verification', { uscc: newUscc() });
      expect(again.body).toMatchObject({ verification: 'pending', verificationReason: null });
    });

    it('sends what a rejected firm has on the market back to review', async () => {
      const seller = await app.seller('失信轴承厂');
      const listing = await offer(seller, { brand: 'RECALLED' });
      const paused = await offer(seller, { brand: 'PAUSED' });
      await seller.post(`/seller/listings/${paused.id}/pause`);
      await decide(seller.organisationId, 'reject', { reason: '执照系伪造' });
      for (const { id } of [listing, paused]) {
        const { body } = await seller.get(`/seller/listings/${id}`);
        expect(body).toMatchObject({ state: 'in_review', reviewReason: '执照系伪造' });
      }
      const offers = await app.anyone().get('/parts/6205-2RS/offers');
      expect(offers.body.items.map((item: Json) => item.listingId)).not.toContain(listing.id);
      expect((await trail(`subjectId=${seller.organisationId}`))[0].data).toEqual({ recalledListings: 2 });
    });

    it('puts on the market what a firm offered before it was verified', async () => {
      const seller = await app.seller('新来的轴承厂', { verified: false });
      const listing = await offer(seller, { brand: 'ADMITTED' });
      expect(listing.state).toBe('in_review');
      await decide(seller.organisationId, 'verify');
      expect((await seller.get(`/seller/listings/${listing.id}`)).body.state).toBe('live');
      expect((await trail(`subjectId=${seller.organisationId}`))[0].data).toEqual({ admittedListings: 1 });
    });

    it('decides once: the same again, or of nobody, is refused', async () => {
      const seller = await app.seller('两次', { verified: false });
      const answers = await Promise.all([1, 2, 3].map(() => decide(seller.organisationId, 'verify')));
      expect(statuses(answers)).toEqual([200, 409, 409]);
      expect(answers.find(({ status }) => status === 409)!.body.code).toBe('organisation.state_conflict');
      expect(await trail(`subjectId=${seller.organisationId}`)).toHaveLength(1);
      expect((await decide(NOBODY, 'verify')).body.code).toBe('organisation.not_found');
      expect((await decide(admin.organisationId, 'reject', { reason: 'x' })).body.code).toBe(
        'organisation.not_found',
      );
    });

    it('answers a repeated request as the first time, and does it once', async () => {
      const seller = await app.seller('重复请求', { verified: false });
      const path = `/admin/organisations/${seller.organisationId}/verify`;
      const [first, second] = await Promise.all(
        [1, 2].map(() => admin.post(path, {}, { key: 'verify-it-once' })),
      );
      expect([first!.status, second!.status]).toEqual([200, 200]);
      expect(second!.body).toEqual(first!.body);
      expect(await trail(`subjectId=${seller.organisationId}`)).toHaveLength(1);
    });

    it('verifies one firm of a kind for one social credit code', async () => {
      const uscc = newUscc();
      const [one, two] = await Promise.all([
        app.seller('真的轴承厂', { verified: false }),
        app.seller('假的轴承厂', { verified: false }),
      ]);
      for (const seller of [one, two]) await seller.post('/organisations/me/verification', { uscc });
      expect((await decide(one.organisationId, 'verify')).status).toBe(200);
      const answer = await decide(two.organisationId, 'verify');
      expect([answer.status, answer.body.code]).toEqual([409, 'organisation.uscc_taken']);
      expect(await trail(`subjectId=${two.organisationId}`)).toEqual([]);
    });

    it('finds firms by part of the name or by code; what looks like a pattern is text', async () => {
      const uscc = newUscc();
      const seller = await app.seller('百分之_100%_轴承', { verified: false });
      await seller.post('/organisations/me/verification', { uscc });
      expect(await find('_100%')).toEqual(['百分之_100%_轴承']);
      expect(await find('%_%_%')).toEqual([]);
      expect(await find(uscc.toLowerCase())).toEqual(['百分之_100%_轴承']);
      expect(await find("' OR 1=1 --")).toEqual([]);
    });

    it('lists all, a page at a time, each once', async () => {
      const seen: string[] = [];
      let cursor = '';
      do {
        const { body } = await admin.get(`/admin/organisations?limit=3${cursor && `&cursor=${cursor}`}`);
        seen.push(...body.items.map(({ id }: Json) => id));
        cursor = body.nextCursor;
      } while (cursor);
      const [{ all }] = await app.sql(`SELECT count(*)::int AS all FROM organisation`);
      expect(new Set(seen).size).toBe(all);
      expect(seen).toHaveLength(all);
    });

    it('wants a reason', async () => {
      const seller = await app.seller('理由', { verified: false });
      for (const body of [
        {},
        { reason: '' },
        { reason: ' \n ' },
        { reason: 'x'.repeat(501) },
        { reason: 'a\u0000b' },
        { reason: ['x'] },
      ]) {
        const answer = await decide(seller.organisationId, 'reject', body);
        expect([answer.status, faults(answer)]).toEqual([400, ['reason']]);
      }
    });
  });

  describe('of listings', () => {
    it('approves what waits for review, on record and told', async () => {
      const seller = await app.seller('待审', { verified: false });
      const listing = await offer(seller);
      expect(listing.state).toBe('in_review');
      const queue = await admin.get('/admin/listings');
      expect(queue.body.items.map(({ id }: Json) => id)).toContain(listing.id);
      const answer = await review(seller, listing, 'approve');
      expect([answer.status, answer.body.state]).toEqual([200, 'live']);
      const [entry] = await trail(`subjectKind=listing&subjectId=${listing.id}`);
      expect(entry).toMatchObject({
        action: 'listing.approved',
        subject: { kind: 'listing', label: 'LQ 6205-2RS · 待审' },
        data: { sellerId: seller.organisationId },
      });
      await app.drain();
      expect((await told(seller))[0]).toMatchObject({
        kind: 'listing.approved.firm',
        title: '6205-2RS is live',
        link: `/seller/listings/${listing.id}`,
      });
    });

    it('takes down with a reason that the seller reads', async () => {
      const seller = await app.seller('下架');
      const listing = await offer(seller);
      expect(listing.state).toBe('live');
      const answer = await review(seller, listing, 'take-down', { reason: '冒用品牌' });
      expect(answer.body).toMatchObject({ state: 'taken_down', reviewReason: '冒用品牌' });
      const [entry] = await trail(`subjectId=${listing.id}`);
      expect(entry).toMatchObject({ action: 'listing.taken_down', reason: '冒用品牌' });
      await app.drain();
      const [notice] = await told(seller);
      expect(notice).toMatchObject({ kind: 'listing.taken_down.firm', body: 'Reason: 冒用品牌' });
      const offers = await app.anyone().get('/parts/6205-2RS/offers?limit=100');
      expect(offers.body.items.map(({ listingId }: Json) => listingId)).not.toContain(listing.id);
    });

    it('decides once, and only of what is there', async () => {
      const seller = await app.seller('一次');
      const listing = await offer(seller);
      const answers = await Promise.all(
        [1, 2, 3].map(() => review(seller, listing, 'take-down', { reason: 'x' })),
      );
      expect(statuses(answers)).toEqual([200, 409, 409]);
      expect(await trail(`subjectId=${listing.id}`)).toHaveLength(1);
      const other = await app.seller();
      expect((await review(other, listing, 'take-down', { reason: 'x' })).status).toBe(404);
      expect((await review(seller, { id: NOBODY }, 'approve')).status).toBe(404);
    });
  });

  describe('of the trail', () => {
    it('cannot be changed, not even in the database', async () => {
      await decide((await app.seller('痕迹', { verified: false })).organisationId, 'verify');
      await expect(app.sql(`UPDATE audit_entry SET reason = 'x'`)).rejects.toThrow('append-only');
      await expect(app.sql(`DELETE FROM audit_entry`)).rejects.toThrow('append-only');
      await expect(app.sql(`TRUNCATE audit_entry`)).rejects.toThrow('append-only');
    });

    it('records keys made and revoked, by whom, without the key', async () => {
      const seller = await app.seller('密钥');
      const { body: key } = await seller.post('/api-keys', { name: 'ERP', scopes: ['listings:write'] });
      await seller.delete(`/api-keys/${key.id}`);
      await app.drain();
      const entries = await trail(`actorId=${seller.organisationId}&subjectKind=api_key`);
      expect(entries.map(({ action, subject }) => [action, subject.label])).toEqual([
        ['api_key.revoked', 'ERP'],
        ['api_key.created', 'ERP'],
      ]);
      expect(JSON.stringify(entries)).not.toContain(key.key.slice(14));
    });

    it('records money that left, as the doing of nobody on the market', async () => {
      const seller = await app.seller('提现');
      const [payoutId, paymentId] = [newId(), newId()];
      const amount = { amountMinor: 123450, currency: 'CNY' };
      const purpose = { kind: 'checkout', id: newId() };
      await app.database.transact((tx) =>
        stateFacts(tx, [
          {
            name: 'payout.failed',
            aggregateId: payoutId,
            version: 2,
            payload: { sellerId: seller.organisationId, payoutId, amount, failureCode: 'account_closed' },
          },
          {
            name: 'payment.refunded',
            aggregateId: paymentId,
            version: 3,
            payload: { paymentId, purpose, shares: [], failureCode: null },
          },
        ]),
      );
      await app.drain();
      expect(await trail(`subjectId=${payoutId}`)).toMatchObject([
        {
          action: 'payout.failed',
          actor: { id: null, kind: 'system' },
          subject: { kind: 'payout', label: 'CNY 1234.50' },
          data: { sellerId: seller.organisationId, failureCode: 'account_closed' },
        },
      ]);
      expect((await trail(`subjectKind=payment&subjectId=${paymentId}`))[0].action).toBe('payment.refunded');
      expect((await told(seller))[0]).toMatchObject({
        kind: 'payout.failed.firm',
        title: 'The payout of ¥1,234.50 failed',
        link: '/seller/money',
      });
    });

    it('goes on from a cursor of its own list only', async () => {
      const { body } = await admin.get('/admin/audit?limit=1');
      const next = await admin.get(`/admin/audit?limit=1&cursor=${body.nextCursor}`);
      expect(next.body.items[0].id < body.items[0].id).toBe(true);
      const firms = await admin.get('/admin/organisations?limit=1');
      for (const cursor of [firms.body.nextCursor, 'x', Buffer.from('["audit","x"]').toString('base64url')]) {
        const answer = await admin.get(`/admin/audit?cursor=${cursor}`);
        expect([answer.status, answer.body.code]).toEqual([400, 'page.cursor_invalid']);
      }
      expect((await admin.get('/admin/audit?limit=101')).status).toBe(400);
    });
  });

  it('is closed to everybody else', async () => {
    const seller = await app.seller();
    const listing = await offer(seller);
    const { body } = await seller.post('/api-keys', {
      name: 'all',
      scopes: ['catalog:read', 'listings:read', 'listings:write', 'orders:read'],
    });
    const clerk = await app.admin();
    await app.sql(`UPDATE membership SET role = 'member' WHERE organisation_id = $1`, [clerk.organisationId]);
    const { body: login } = await app
      .anyone()
      .post('/auth/login', { email: clerk.email, password: 'correct horse battery' });
    const callers: [string, ReturnType<TestApp['anyone']>, number][] = [
      ['nobody', app.anyone(), 401],
      ['buyer', await app.buyer(), 403],
      ['seller', seller, 403],
      ['key', app.anyone({ 'x-api-key': body.key }), 403],
      ['clerk', app.anyone({ authorization: `Bearer ${login.accessToken}` }), 403],
    ];
    for (const [who, caller, status] of callers) {
      const answers = await Promise.all([
        caller.get('/admin/organisations'),
        caller.get(`/admin/organisations/${seller.organisationId}`),
        caller.get('/admin/listings'),
        caller.get('/admin/audit'),
        caller.post(`/admin/organisations/${seller.organisationId}/verify`),
        caller.post(`/admin/organisations/${seller.organisationId}/reject`, { reason: 'x' }),
        caller.post(`/admin/listings/${seller.organisationId}/${listing.id}/approve`),
        caller.post(`/admin/listings/${seller.organisationId}/${listing.id}/take-down`, { reason: 'x' }),
      ]);
      expect([who, ...new Set(statuses(answers))]).toEqual([who, status]);
    }
  });
});
