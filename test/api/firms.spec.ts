import { completeUscc } from '@app/identity';
import { newId } from '@app/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Json, TestApp } from '../support/app.js';

let app: TestApp;
let nobody: ReturnType<TestApp['anyone']>;

describe('firms', () => {
  beforeAll(async () => {
    app = await TestApp.start();
    nobody = app.anyone();
  });
  afterAll(() => app.close());

  const uscc = completeUscc('91371581MA3WXYE12');

  it('ask to be verified', async () => {
    const seller = await app.seller('请求认证的厂', { verified: false });
    const answer = await seller.post('/organisations/me/verification', {
      uscc: uscc.toLowerCase(),
      note: '请尽快\n谢谢',
    });
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ verification: 'pending', uscc, verificationNote: '请尽快\n谢谢' });
    const facts = await app.sql(
      `SELECT payload FROM outbox_event WHERE name = 'organisation.verification_requested' AND aggregate_id = $1`,
      [seller.organisationId],
    );
    expect(facts[0].payload).toMatchObject({ uscc, name: '请求认证的厂' });
  });

  it('once verified need not ask again', async () => {
    const seller = await app.seller();
    const answer = await seller.post('/organisations/me/verification', { uscc });
    expect([answer.status, answer.body.code]).toEqual([409, 'organisation.state_conflict']);
    expect(answer.body.detail).toBe(
      'The firm is verified; this needs it to be unverified or in review or sent back',
    );
  });

  it('of buyers cannot ask', async () => {
    const buyer = await app.buyer();
    expect((await buyer.post('/organisations/me/verification', { uscc })).status).toBe(403);
  });

  it('show a face to everybody, without what is between them and the market', async () => {
    const seller = await app.seller('公开的厂', { verified: false });
    await app.sql(
      `UPDATE organisation SET verification = 'rejected', verification_reason = 'x', uscc = $2 WHERE id = $1`,
      [seller.organisationId, uscc],
    );
    const answer = await nobody.get(`/organisations/${seller.organisationId}`);
    expect(answer.body).toEqual({
      id: seller.organisationId,
      kind: 'seller',
      name: '公开的厂',
      province: '山东',
      city: null,
      town: null,
      industrialPark: null,
      verification: 'unverified',
      greenCertified: false,
      certificates: [],
    });
  });

  it('are shown by many ids at once, in their order, buyers and none at all left out', async () => {
    const [one, two, buyer] = [await app.seller('甲厂'), await app.seller('乙厂'), await app.buyer()];
    const ids = [two.organisationId, buyer.organisationId, newId(), one.organisationId];
    const { body } = await nobody.get(`/organisations?${ids.map((id) => `id=${id}`).join('&')}`);
    expect(body.items.map(({ name }: Json) => name)).toEqual(['乙厂', '甲厂']);
    expect(body.items[1]).toEqual((await nobody.get(`/organisations/${one.organisationId}`)).body);
    for (const wrong of ['', '?id=7'])
      expect((await nobody.get(`/organisations${wrong}`)).body.errors).toMatchObject([{ field: 'id' }]);
  });

  it('of buyers, and none at all, are not found', async () => {
    const buyer = await app.buyer();
    for (const id of [buyer.organisationId, '01900000-0000-7000-8000-000000000000']) {
      const answer = await nobody.get(`/organisations/${id}`);
      expect([answer.status, answer.body.code]).toEqual([404, 'organisation.not_found']);
    }
    expect((await nobody.get('/organisations/1%20OR%201=1')).status).toBe(400);
  });
});
