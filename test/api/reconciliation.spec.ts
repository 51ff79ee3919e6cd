import { Worker } from '@app/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Json, TestApp } from '../support/app.js';
import { expectCaused } from '../support/causes.js';
import { Till } from '../support/money.js';
import { eventually } from '../support/processes.js';

describe('reconciliation with the provider', () => {
  let market: TestApp;
  let till: Till;
  let admin: Account;

  beforeAll(async () => {
    market = await TestApp.start();
    [till, admin] = await Promise.all([Till.at(market, await market.buyer()), market.admin()]);
  });
  afterAll(async () => {
    await expectCaused(market);
    await market.close();
  });

  /** As it would be in two hours: what is done now has settled. */
  const compare = async (): Promise<Json> => {
    const at = new Date(Date.now() + 2 * 3_600_000).toISOString();
    await market.sql(
      `SELECT graphile_worker.add_job('payments.reconcile', json_build_object('at', $1::text))`,
      [at],
    );
    await market.drain();
    return (await admin.get('/admin/reconciliation')).body;
  };

  it('finds charges, refunds, transfers, reversals, disputes and payouts as the books say', async () => {
    const seller = await market.seller();
    await till.onboard(seller);
    const [kept, returned, disputed] = [
      await till.paid({ seller, amount: 1000n, commission: 15n }),
      await till.paid({ seller, amount: 400n }),
      await till.paid({ seller, amount: 300n }),
    ];
    await till.refund(returned);
    await till.release(kept);
    await market.drain();
    await till.reclaim(kept, 100n);
    await till.dispute(disputed);
    await market.drain();
    await seller.post('/seller/payouts');
    await market.drain();
    await till.sandbox.plant({
      call: 'POST /v1/refunds',
      effect: 'fails_later',
      detail: 'expired_or_canceled_card',
    });
    await till.refund(await till.paid({ seller, amount: 50n }));
    const own = await till.stripe.payouts.create({ amount: 7, currency: 'cny' });
    await market.drain();
    expect((await admin.get('/admin/bank/payouts')).body).toMatchObject({
      items: [{ reference: own.id, amount: { amountMinor: 7 }, state: 'paid', isOverdue: false }],
      nextCursor: null,
    });
    expect((await seller.get('/admin/bank/payouts')).status).toBe(403);
    const report = await compare();
    expect(report.items).toEqual([]);
    // Four charges, three refunds, a transfer, a reversal, a dispute, a payout, and one of the market’s own.
    expect(report.runs[0]).toMatchObject({ compared: 12, differences: 0, transactions: 13, missedEvents: 0 });
    expect((await compare()).runs[0]).toMatchObject({ transactions: 0, differences: 0 });
  });

  it('books what the provider keeps, once, as the market’s cost; and runs when it is asked to', async () => {
    const bill = await till.paid({ seller: await market.seller(), amount: 900n });
    const [charge] = (await till.chargesOf(bill)).map(({ id }) => id);
    await market.sql(
      `UPDATE sandbox.object SET data = data || '{"fee": 12, "net": 888}' WHERE kind = 'balance_transaction' AND data->>'source' = $1`,
      [charge],
    );
    await market.sql(`UPDATE sandbox.balance SET available = available - 12 WHERE account = ''`);
    const runs = (await admin.get('/admin/reconciliation')).body.runs.length;
    const asked = await admin.post('/admin/reconciliation/run');
    expect([asked.status, asked.body]).toEqual([202, { askedAt: expect.any(String) }]);
    expect((await (await market.seller()).post('/admin/reconciliation/run')).status).toBe(403);
    await market.drain();
    expect((await admin.get('/admin/reconciliation')).body.runs).toHaveLength(Math.min(runs + 1, 7));
    await compare();
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const { body } = await admin.get(`/admin/account-statement?from=${today}&to=${today}`);
    expect(body.movements.filter(({ purpose }: Json) => purpose === 'provider_fee')).toMatchObject([
      { count: 1, amount: { amountMinor: -12 } },
    ]);
    const [caused] = await market.sql(
      `SELECT array_agg(p.source) AS sources FROM ledger_transfer t JOIN provider_transaction p ON p.booked_by = t.cause_id
       WHERE t.purpose = 'provider_fee' AND p.fee_minor <> 0`,
    );
    expect(caused.sources).toEqual([charge]);
    await till.expectSound();
  });

  it('works what the provider told and nobody heard', async () => {
    const seller = await market.seller();
    const bill = await till.bill({ seller, amount: 77n });
    const waiting = await till.pay(bill, { method: 'alipay' });
    await market.drain();
    for (const event of ['payment_intent.succeeded', 'charge.succeeded'])
      await till.sandbox.plant({ event, effect: 'lost' });
    await till.choose(waiting, 'pay');
    await market.drain();
    expect((await till.find(bill)).state).toBe('requires_action');
    expect((await compare()).runs[0]).toMatchObject({ missedEvents: 2 });
    await till.expectCapturedOnce(bill);
    await till.expectSound();
  });

  it('reports each difference until it is gone, and keeps what it was', async () => {
    const intent = await till.stripe.paymentIntents.create({
      amount: 55,
      currency: 'cny',
      confirm: true,
      payment_method: 'pm_card_visa',
    });
    const charge = intent.latest_charge as string;
    const seller = await market.seller();
    const bill = await till.paid({ seller, amount: 60n });
    const [own] = await till.chargesOf(bill);
    await market.sql(`UPDATE payment SET provider_charge = 'ch_wrong' WHERE purpose_id = $1`, [
      bill.purpose.id,
    ]);
    const { items } = await compare();
    const of = (reference: string): Json => items.find((item: Json) => item.providerReference === reference);
    expect(of(charge)).toMatchObject({
      subject: 'charge',
      kind: 'missing_here',
      provider: { amountMinor: 55 },
      ledger: { amountMinor: 0 },
      resolvedAt: null,
    });
    expect(of(own!.id)).toMatchObject({ kind: 'missing_here', provider: { amountMinor: 60 } });
    expect(of('ch_wrong')).toMatchObject({ kind: 'missing_there', ledger: { amountMinor: 60 } });
    await market.sql(`UPDATE payment SET provider_charge = $2 WHERE purpose_id = $1`, [
      bill.purpose.id,
      own!.id,
    ]);
    const after = await compare();
    expect(after.items.map((item: Json) => item.providerReference).toSorted()).toEqual([charge]);
    expect((await seller.get('/admin/reconciliation')).status).toBe(403);
  });

  it('agrees after a debt was written off by two: it is asked back no more, and stands in the statements and the trail', async () => {
    const [workshop, one, other] = [await market.seller('Gone'), await market.admin(), await market.admin()];
    const { organisationId: sellerId } = workshop;
    await till.onboard(workshop);
    const sold = async (amount: bigint) => {
      const bill = await till.paid({ seller: workshop, amount });
      await till.release(bill);
      await market.drain();
      return bill;
    };
    const bill = await sold(1000n);
    await workshop.post('/seller/payouts');
    await market.drain();
    await till.paid({ seller: await market.seller(), amount: 2000n });
    await till.reclaim(bill, 1000n);
    await till.hurry();
    const debts = async (): Promise<Json[]> =>
      (await one.get('/admin/debts?limit=100')).body.items.filter((own: Json) => own.sellerId === sellerId);
    const propose = (amountMinor: number) =>
      one.post('/admin/write-offs', { sellerId, account: 'payable', amountMinor, reason: '企业已注销' });
    const decide = (who: Account, id: string, act: string) => who.post(`/admin/write-offs/${id}/${act}`);
    expect(await debts()).toMatchObject([
      { sellerName: 'Gone', account: 'payable', amount: { amountMinor: 1000 }, isProposed: false },
    ]);
    expect((await workshop.post('/admin/write-offs', {})).status).toBe(403);
    expect((await propose(999)).body.code).toBe('write_off.other_debt');
    const stale = (await propose(1000)).body;
    expect(stale).toMatchObject({ state: 'proposed', isMine: true, reason: '企业已注销' });
    expect((await propose(1000)).body.code).toBe('write_off.proposed');
    expect((await decide(one, stale.id, 'confirm')).body.code).toBe('bank.same_person');
    await sold(400n);
    expect((await decide(other, stale.id, 'confirm')).body.code).toBe('write_off.other_debt');
    expect((await decide(one, stale.id, 'withdraw')).body.state).toBe('withdrawn');
    const { id } = (await propose(600)).body;
    const ends = await Promise.all([
      decide(other, id, 'confirm'),
      decide(await market.admin(), id, 'confirm'),
    ]);
    expect(ends.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await debts()).toEqual([]);
    expect((await other.get('/admin/write-offs?state=confirmed')).body.items).toMatchObject([
      { id, amount: { amountMinor: 600 }, isMine: false },
    ]);
    expect(await till.balances(workshop)).toEqual({ provider_cash: -600, losses: 600 });
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const statement = (await workshop.get(`/seller/account-statement?from=${today}&to=${today}`)).body;
    expect(statement.movements.at(-1)).toMatchObject({
      words: 'A debt that the market wrote off',
      amount: { amountMinor: 600 },
      balance: { amountMinor: 0 },
    });
    const own = (await one.get(`/admin/account-statement?from=${today}&to=${today}`)).body;
    expect(own.movements).toContainEqual(
      expect.objectContaining({ purpose: 'write_off', amount: { amountMinor: -600, currency: 'CNY' } }),
    );
    expect(own.standing).toContainEqual(expect.objectContaining({ account: 'losses', name: 'Losses' }));
    await market.drain();
    const trail = (await one.get('/admin/audit')).body.items;
    expect(trail.find(({ action }: Json) => action === 'bank.debt_written_off')).toMatchObject({
      data: { reason: '企业已注销' },
    });
    await sold(300n);
    await workshop.post('/seller/payouts');
    await market.drain();
    expect((await workshop.get('/seller/payouts')).body.items[0]).toMatchObject({
      amount: { amountMinor: 300 },
    });
    const [left] = await market.sql(
      `SELECT r.state, r.amount_minor::int AS amount, (SELECT available FROM sandbox.balance WHERE account = p.provider_reference)::int AS available
       FROM transfer_reversal r JOIN provider_account p USING (seller_id) WHERE seller_id = $1`,
      [sellerId],
    );
    expect(left).toEqual({ state: 'sent', amount: 400, available: 0 });
    const { items } = await compare();
    expect(items.filter(({ subject }: Json) => subject !== 'charge')).toEqual([]);
  });

  it('is made soon, and once, when all was down at its hour for days', async () => {
    const worker = market.app.get(Worker);
    const made = async (): Promise<number> =>
      (await market.sql(`SELECT count(*)::int AS made FROM reconciliation`))[0].made;
    await worker.start();
    await eventually(async () => {
      const known = await market.sql(`SELECT identifier FROM graphile_worker._private_known_crontabs`);
      expect(known.map(({ identifier }) => identifier)).toContain('payments.reconcile');
    });
    await worker.beforeApplicationShutdown();
    const before = await made();
    await market.sql(
      `UPDATE graphile_worker._private_known_crontabs SET known_since = now() - interval '9 days', last_execution = now() - interval '3 days'`,
    );
    for (const _ of ['down for days', 'down for a moment']) {
      await worker.start();
      await eventually(async () => expect(await made()).toBeGreaterThan(before));
      await worker.beforeApplicationShutdown();
      await market.drain();
    }
    expect(await made()).toBe(before + 1);
  });
});
