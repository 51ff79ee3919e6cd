import { newId } from '@app/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Json, TestApp } from '../support/app.js';
import { Till, TWICE } from '../support/money.js';

describe('payout accounts', () => {
  let market: TestApp;
  let till: Till;

  beforeAll(async () => {
    market = await TestApp.start();
    till = await Till.at(market, await market.buyer());
  });
  afterAll(() => market.close());
  afterEach(() => till.expectSound());

  const accountOf = async (seller: Account): Promise<Json> =>
    (await seller.get('/seller/payout-account')).body;
  const link = (seller: Account, key = newId()) =>
    seller.post('/seller/payout-account/onboarding', { language: 'en' }, { key });
  /** The provider's page under the address of this test's server. */
  const pageOf = ({ url }: { url: string }): string => `${market.base}${new URL(url).pathname}`;
  const released = async (seller: Account, amount: bigint): Promise<void> => {
    await till.release(await till.paid({ seller, amount }));
    await market.drain();
  };
  const transferOf = async ({ organisationId }: Account): Promise<Json> => {
    const [row] = await market.sql(`SELECT state, failure_code FROM provider_transfer WHERE seller_id = $1`, [
      organisationId,
    ]);
    return row;
  };

  it('are opened on the provider’s page; what was released before waits for them, and then goes', async () => {
    const seller = await market.seller();
    await released(seller, 500n);
    expect(await transferOf(seller)).toEqual({ state: 'waiting', failure_code: 'account_not_ready' });
    expect(await accountOf(seller)).toMatchObject({
      state: 'none',
      requirements: [],
      waiting: { amountMinor: 500 },
    });
    const early = await seller.post('/seller/payouts');
    expect([early.status, early.body.code]).toEqual([409, 'payout.account_not_ready']);

    const key = newId();
    const { status, body } = await link(seller, key);
    expect([status, new Date(body.expiresAt).getTime() > Date.now()]).toEqual([201, true]);
    expect((await link(seller, key)).body.url).toBe(body.url);
    await market.drain();
    expect(await accountOf(seller)).toMatchObject({
      state: 'incomplete',
      requirements: expect.arrayContaining(['external_account']),
      disabledReason: 'requirements.past_due',
    });
    const page = await fetch(pageOf(body));
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('external_account')]);
    const done = await fetch(pageOf(body), { method: 'POST', redirect: 'manual' });
    expect([done.status, done.headers.get('location')]).toEqual([
      303,
      `${market.config.publicUrl}/en/seller/money`,
    ]);
    expect((await fetch(pageOf(body), { redirect: 'manual' })).status).toBe(303);

    await market.drain();
    expect(await accountOf(seller)).toEqual({
      state: 'ready',
      chargesEnabled: false,
      transfersEnabled: true,
      payoutsEnabled: true,
      requirements: [],
      disabledReason: null,
      waiting: { amountMinor: 0, currency: 'CNY' },
    });
    expect(await transferOf(seller)).toEqual({ state: 'sent', failure_code: null });
    await seller.post('/seller/payouts');
    await market.drain();
    expect((await seller.get('/seller/payouts')).body.items[0]).toMatchObject({ state: 'paid' });
  });

  it('are asked about when nobody tells that they are ready', async () => {
    const seller = await market.seller();
    await link(seller);
    await market.drain();
    await released(seller, 200n);
    await till.sandbox.plant({ event: 'account.updated', effect: 'lost' });
    const [{ provider_reference: reference }] = await market.sql(
      `SELECT provider_reference FROM provider_account WHERE seller_id = $1`,
      [seller.organisationId],
    );
    await till.sandbox.completeAccount(reference);
    await market.drain();
    expect(await accountOf(seller)).toMatchObject({ state: 'incomplete' });
    await market.sql(`UPDATE provider_account SET looked_at = now() - interval '1 hour'`);
    await market.sql(`SELECT graphile_worker.add_job('payments.sweep-accounts')`);
    await market.drain();
    expect(await accountOf(seller)).toMatchObject({ state: 'ready' });
    expect(await transferOf(seller)).toMatchObject({ state: 'sent' });
  });

  it('shut after a payout was asked for keep it waiting, and its reason', async () => {
    const seller = await market.seller();
    await till.onboard(seller);
    await released(seller, 300n);
    const shut = (isReady: boolean): Promise<unknown> =>
      market.sql(`UPDATE provider_account SET payouts_enabled = $2 WHERE seller_id = $1`, [
        seller.organisationId,
        isReady,
      ]);
    await seller.post('/seller/payouts');
    await shut(false);
    await market.drain();
    const newest = async () => (await seller.get('/seller/payouts')).body.items[0];
    expect(await newest()).toMatchObject({ state: 'intended', failureCode: 'account_not_ready' });
    await market.sql(
      `SELECT graphile_worker.add_job('payments.account', json_build_object('sellerId', $1::uuid))`,
      [seller.organisationId],
    );
    await market.drain();
    expect(await newest()).toMatchObject({ state: 'paid', failureCode: null });
  });

  it('opened without our hearing of it, are the seller’s by the provider’s news: no other is opened, though the key has expired', async () => {
    const seller = await market.seller();
    await till.sandbox.plant({ call: 'POST /v1/accounts', effect: 'timeout_after', times: TWICE });
    const bad = await link(seller);
    expect([bad.status, bad.body.code]).toEqual([503, 'payment.provider_unavailable']);
    await market.drain();
    expect(await accountOf(seller)).toMatchObject({ state: 'incomplete' });
    await till.sandbox.forgetKeys();
    expect((await link(seller)).status).toBe(201);
    const opened = await market.sql(
      `SELECT FROM sandbox.object WHERE kind = 'account' AND data->'metadata'->>'organisation_id' = $1`,
      [seller.organisationId],
    );
    expect(opened).toHaveLength(1);
  });

  it('are the owner’s of the seller alone', async () => {
    const buyer = await market.buyer();
    expect((await link(buyer)).status).toBe(403);
    expect((await buyer.get('/seller/payout-account')).status).toBe(403);
    const wrong = await (await market.seller()).post('/seller/payout-account/onboarding', { language: 'xx' });
    expect([wrong.status, wrong.body.errors[0].field]).toEqual([400, 'language']);
    const seller = await market.seller();
    const key = newId();
    expect((await link(seller, key)).status).toBe(201);
    const other = await seller.post('/seller/payout-account/onboarding', { language: 'zh' }, { key });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency.key_reused']);
  });
});
