import { encodeCursor, newId } from '@app/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Json, TestApp } from '../support/app.js';
import { expectCaused } from '../support/causes.js';
import { Till } from '../support/money.js';

describe('money of sellers', () => {
  let market: TestApp;
  let till: Till;
  let payer: Account;
  let seller: Account;

  beforeAll(async () => {
    market = await TestApp.start();
    [payer, seller] = await Promise.all([market.buyer(), market.seller()]);
    till = await Till.at(market, payer);
    await till.onboard(seller);
  });
  afterAll(async () => {
    await expectCaused(market);
    await market.close();
  });
  afterEach(() => till.expectSound());

  describe('released', () => {
    it('is the seller’s less the commission, once, and transferred against its charge', async () => {
      const workshop = await market.seller('Released');
      await till.onboard(workshop);
      const bill = await till.paid({ seller: workshop, amount: 1000n, commission: 15n });
      await till.release(bill);
      await till.release(bill);
      expect(await till.balances(workshop)).toEqual({ provider_cash: 1000, payable: -985, commission: -15 });
      await market.drain();
      const [charge] = await till.chargesOf(bill);
      const { data } = await till.stripe.transfers.list({ transfer_group: (await till.find(bill)).id });
      expect(data).toHaveLength(1);
      expect(data[0]).toMatchObject({ amount: 985, source_transaction: charge!.id });
      await expect(till.refund(bill)).rejects.toMatchObject({ code: 'payment.share_not_held' });
    });

    it('before it was paid, is refused', async () => {
      const bill = await till.bill({ seller, amount: 1000n });
      await expect(till.release(bill)).rejects.toMatchObject({
        code: 'payment.share_not_held',
        text: { en: expect.stringMatching(/^This money is not paid yet/) },
      });
      const nowhere = { ...bill, shares: [{ ...bill.shares[0]!, referenceId: newId() }] };
      await expect(till.release(nowhere)).rejects.toMatchObject({ code: 'payment.not_found' });
    });
  });

  describe('taken back after it was released, by a refund', () => {
    const reversalStates = async ({ organisationId }: Account): Promise<string[]> => {
      const rows = await market.sql(`SELECT state FROM transfer_reversal WHERE seller_id = $1 ORDER BY id`, [
        organisationId,
      ]);
      return rows.map(({ state }) => state);
    };

    it('comes back from the seller’s account with the commission it bore, and goes to the payer, once', async () => {
      const workshop = await till.ready();
      const bill = await till.released(workshop);
      const cause = newId();
      await till.reclaim(bill, 400n, cause);
      await till.reclaim(bill, 400n, cause);
      expect(await till.balances(workshop)).toEqual({
        provider_cash: 1000,
        payable: -591,
        commission: -9,
        refund_due: -400,
      });
      await market.drain();
      expect(await till.balances(workshop)).toEqual({ provider_cash: 600, payable: -591, commission: -9 });
      expect(await till.transfersOf(bill)).toEqual([[985, 394]]);
      expect((await till.chargesOf(bill))[0]).toMatchObject({ amount_refunded: 400 });
      await expect(till.reclaim(bill, 601n)).rejects.toMatchObject({ code: 'payment.share_not_released' });
      await till.reclaim(bill, 600n);
      await market.drain();
      expect(await till.balances(workshop)).toEqual({});
      expect(await till.transfersOf(bill)).toEqual([[985, 985]]);
      expect((await till.find(bill)).state).toBe('refunded');
    });

    it('of which a part was not sent yet, is taken off that first', async () => {
      const workshop = await market.seller();
      const bill = await till.released(workshop);
      await till.reclaim(bill, 200n);
      await market.drain();
      await till.onboard(workshop);
      expect(await till.transfersOf(bill)).toEqual([[788, 0]]);
      expect(await reversalStates(workshop)).toEqual(['netted']);
      expect(await till.balances(workshop)).toEqual({ provider_cash: 800, payable: -788, commission: -12 });
    });

    it('and paid out, is owed by the seller, and taken from what is released next', async () => {
      const workshop = await till.ready();
      const bill = await till.released(workshop);
      await workshop.post('/seller/payouts');
      await market.drain();
      await till.reclaim(bill, 1000n);
      await market.drain();
      expect((await till.find(bill)).state).toBe('captured');
      await till.paid({ seller: await market.seller(), amount: 2000n });
      await till.hurry();
      expect((await till.find(bill)).state).toBe('refunded');
      expect(await reversalStates(workshop)).toEqual(['failed']);
      expect((await workshop.get('/seller/balance')).body).toMatchObject({
        payable: { amountMinor: 0 },
        owed: { amountMinor: 985 },
      });
      expect((await workshop.post('/seller/payouts')).body.code).toBe('payout.nothing_payable');
      for (const _ of [1, 2]) await till.released(workshop);
      await workshop.post('/seller/payouts');
      await market.drain();
      const { body } = await workshop.get('/seller/payouts');
      expect(body.items[0]).toMatchObject({ state: 'paid', amount: { amountMinor: 985 } });
      expect(await reversalStates(workshop)).toEqual(['sent']);
      expect([await till.onAccount(workshop), await till.balances(workshop)]).toEqual([
        0,
        { provider_cash: 30, commission: -30 },
      ]);
    });
  });

  describe('refunded', () => {
    it('goes back share by share; with the last the payment is refunded', async () => {
      const [one, two] = await Promise.all([market.seller('Back one'), market.seller('Back two')]);
      const bill = await till.paid({ seller: one, amount: 400n }, { seller: two, amount: 600n });
      await till.refund(bill, 0);
      await till.refund(bill, 0);
      expect(await till.balances(one)).toEqual({ provider_cash: 400, refund_due: -400 });
      await market.drain();
      expect(await till.balances(one)).toEqual({});
      expect((await till.find(bill)).state).toBe('captured');
      await till.refund(bill, 1);
      await market.drain();
      expect((await till.find(bill)).state).toBe('refunded');
      expect((await till.chargesOf(bill))[0]).toMatchObject({ amount_refunded: 1000, refunded: true });
      expect(await till.factsOf(bill)).toEqual(['payment.captured', 'payment.refunded', 'payment.refunded']);
    });

    it('in vain, is owed by the market’s bank from then on, whatever the provider says again, and is told', async () => {
      const workshop = await market.seller('In vain');
      const bill = await till.paid({ seller: workshop, amount: 210n });
      await till.sandbox.plant({
        call: 'POST /v1/refunds',
        effect: 'fails_later',
        detail: 'lost_or_stolen_card',
      });
      await till.refund(bill);
      await market.drain();
      expect(await till.balances(workshop)).toEqual({ provider_cash: 210, refund_due: -210 });
      expect(await till.factsOf(bill)).toEqual(['payment.captured', 'payment.refund_failed']);
      const [row] = await market.sql(`SELECT state, failure_code FROM refund WHERE seller_id = $1`, [
        workshop.organisationId,
      ]);
      expect(row).toEqual({ state: 'bank_due', failure_code: 'lost_or_stolen_card' });
      const admin = await market.admin();
      const [{ id: eventId }] = await market.sql(
        `SELECT id FROM provider_event WHERE type = 'refund.failed' ORDER BY received_at DESC LIMIT 1`,
      );
      await market.sql(`UPDATE provider_event SET state = 'parked' WHERE id = $1`, [eventId]);
      expect((await admin.post(`/admin/provider-events/${eventId}/replay`)).status).toBe(200);
      await market.drain();
      const { items } = (await admin.get('/admin/bank/remittances?state=due')).body;
      expect(items).toMatchObject([
        { kind: 'refund', amount: { amountMinor: 210 }, holder: expect.any(String), accountNumber: null },
      ]);
      expect((await admin.get(`/admin/provider-events?state=parked`)).body.items).toEqual([]);
    });
  });

  describe('divided', () => {
    it('goes in parts to the seller and back to the payer, each once for its cause', async () => {
      const workshop = await market.seller('Divided');
      await till.onboard(workshop);
      const bill = await till.paid({ seller: workshop, amount: 1000n, commission: 15n });
      const [claim, fault] = [newId(), newId()];
      const sameAgain = [1, 2];
      for (const _ of sameAgain) {
        await till.release(bill, 0, { amountMinor: 333n, causeId: claim });
        await till.refund(bill, 0, { amountMinor: 400n, causeId: fault });
      }
      const [partly, owed] = [
        { provider_cash: 1000, held: -267, refund_due: -400 },
        { payable: -329, commission: -4 },
      ];
      expect(await till.balances(workshop)).toEqual({ ...partly, ...owed });
      for (const more of [268n, 0n, -1n]) {
        const part = { amountMinor: more, causeId: newId() };
        await expect(till.release(bill, 0, part)).rejects.toMatchObject({ code: 'payment.share_not_held' });
      }
      for (const _ of sameAgain) await till.release(bill);
      await market.drain();
      expect(await till.balances(workshop)).toEqual({ provider_cash: 600, payable: -591, commission: -9 });
      expect(await till.shareStates(bill)).toEqual(['divided']);
      const sent = (await till.transfersOf(bill)).map(([amount]) => amount);
      expect(sent.toSorted((a, b) => a - b)).toEqual([262, 329]);
      expect((await till.chargesOf(bill))[0]).toMatchObject({ amount_refunded: 400, refunded: false });
      expect((await till.find(bill)).state).toBe('captured');
    });

    it('is never more than the share, though both sides reach for it at once', async () => {
      const workshop = await market.seller('Contended');
      const bill = await till.paid({ seller: workshop, amount: 100n });
      const reach = (act: typeof till.release) =>
        act(bill, 0, { amountMinor: 30n, causeId: newId() }).then(
          () => 30,
          () => 0,
        );
      const taken = await Promise.all([1, 2, 3].flatMap(() => [reach(till.release), reach(till.refund)]));
      expect(taken.reduce((sum, each) => sum + each)).toBe(90);
      expect(await till.shareStates(bill)).toEqual(['held']);
      expect((await till.balances(workshop)).held).toBe(-10);
    });
  });

  describe('paid out', () => {
    const earned = async (amount: bigint): Promise<Account> => {
      const workshop = await market.seller('Earner');
      await till.onboard(workshop);
      await till.release(await till.paid({ seller: workshop, amount, commission: amount / 10n }));
      return workshop;
    };
    const newest = async (workshop: Account) => (await workshop.get('/seller/payouts')).body.items[0];

    it('goes from payable to the bank, and nothing is left but the commission', async () => {
      const workshop = await earned(1000n);
      expect((await workshop.get('/seller/balance')).body).toEqual({
        currency: 'CNY',
        held: { amountMinor: 0, currency: 'CNY' },
        payable: { amountMinor: 900, currency: 'CNY' },
        bankPayable: { amountMinor: 0, currency: 'CNY' },
        frozen: { amountMinor: 0, currency: 'CNY' },
        owed: { amountMinor: 0, currency: 'CNY' },
        inPayout: { amountMinor: 0, currency: 'CNY' },
        paidOut: { amountMinor: 0, currency: 'CNY' },
      });
      const ordered = await workshop.post('/seller/payouts');
      expect([ordered.status, ordered.body]).toMatchObject([
        201,
        { amount: { amountMinor: 900 }, state: 'intended' },
      ]);
      expect((await workshop.get('/seller/balance')).body).toMatchObject({
        payable: { amountMinor: 0 },
        inPayout: { amountMinor: 900 },
      });
      await market.drain();
      expect(await newest(workshop)).toMatchObject({ id: ordered.body.id, state: 'paid', failureCode: null });
      const about = `subjectKind=payout&subjectId=${ordered.body.id}`;
      const trail = (await (await market.admin()).get(`/admin/audit?${about}`)).body.items;
      expect(trail.map(({ action, actor }: Json) => [action, actor.personName])).toEqual([
        ['payout.paid', null],
        ['payout.ordered', 'Li Wei'],
      ]);
      expect((await workshop.get('/seller/balance')).body).toMatchObject({
        inPayout: { amountMinor: 0 },
        paidOut: { amountMinor: 900 },
      });
      expect(await till.balances(workshop)).toEqual({ provider_cash: 100, commission: -100 });
      const statement = await workshop.get('/seller/statement?limit=4');
      expect(statement.body.items.map((entry: { purpose: string }) => entry.purpose)).toEqual([
        'payout_paid',
        'payout_paid',
        'payout',
        'payout',
      ]);
      const rest = await workshop.get(`/seller/statement?cursor=${statement.body.nextCursor}`);
      expect(rest.body.items.at(-1)).toMatchObject({
        purpose: 'capture',
        account: 'provider_cash',
        amount: { amountMinor: 1000 },
      });
    });

    it('takes what has come together of many orders, and nothing twice', async () => {
      const workshop = await earned(1000n);
      await till.release(await till.paid({ seller: workshop, amount: 50n }));
      const answers = await Promise.all(Array.from({ length: 4 }, () => workshop.post('/seller/payouts')));
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409]);
      expect(answers.find(({ status }) => status === 409)?.body.code).toBe('payout.nothing_payable');
      await market.drain();
      expect(await newest(workshop)).toMatchObject({ amount: { amountMinor: 950 }, state: 'paid' });
    });

    it('asked for twice under one key, is one payout', async () => {
      const workshop = await earned(100n);
      const key = newId();
      const [one, two] = [
        await workshop.post('/seller/payouts', {}, { key }),
        await workshop.post('/seller/payouts', {}, { key }),
      ];
      expect(two.body).toEqual(one.body);
      await market.drain();
      expect((await workshop.get('/seller/payouts')).body.items).toHaveLength(1);
    });

    it('refused by the bank, is payable again, and goes with the next', async () => {
      const workshop = await earned(1000n);
      await till.sandbox.plant({ call: 'POST /v1/payouts', effect: 'fails_later', detail: 'account_closed' });
      await workshop.post('/seller/payouts');
      await market.drain();
      expect(await newest(workshop)).toMatchObject({ state: 'failed', failureCode: 'account_closed' });
      expect((await workshop.get('/seller/balance')).body).toMatchObject({
        payable: { amountMinor: 900 },
        paidOut: { amountMinor: 0 },
      });
      await workshop.post('/seller/payouts');
      await market.drain();
      expect(await newest(workshop)).toMatchObject({ state: 'paid', amount: { amountMinor: 900 } });
    });

    it('not at all, when the provider breaks on it for good, is payable again', async () => {
      const workshop = await earned(1000n);
      await market.drain();
      await till.sandbox.plant({ call: 'POST /v1/payouts', effect: 'error' });
      await workshop.post('/seller/payouts');
      await till.hurry();
      await till.hurry();
      expect(await newest(workshop)).toMatchObject({ state: 'failed', failureCode: 'provider_fault' });
      expect((await workshop.get('/seller/balance')).body).toMatchObject({ payable: { amountMinor: 900 } });
    });

    it('is the owner’s of the seller to ask for', async () => {
      expect((await payer.post('/seller/payouts')).status).toBe(403);
      expect((await payer.get('/seller/balance')).status).toBe(403);
      expect((await market.anyone().get('/seller/payouts')).status).toBe(401);
    });
  });

  describe('in the database', () => {
    it('are refused when the shares are not the whole', async () => {
      const bill = await till.bill({ seller, amount: 100n });
      await expect(
        market.sql(`UPDATE payment_share SET amount_minor = amount_minor + 1 WHERE reference_id = $1`, [
          bill.shares[0]!.referenceId,
        ]),
      ).rejects.toMatchObject({ driverError: { code: '23514' } });
    });
  });

  it('are not read on from a cursor that is none', async () => {
    const admin = await market.admin();
    for (const [who, path, list] of [
      [seller, '/seller/payouts', 'payouts'],
      [seller, '/seller/statement', 'ledger.statement'],
      [admin, '/admin/debts', 'debts'],
      [admin, '/admin/provider-events', 'provider-events'],
    ] as const)
      for (const key of [[], ['1', '1']]) {
        const { status, body } = await who.get(`${path}?cursor=${encodeCursor(list, key)}`);
        expect([path, status, body.code]).toEqual([path, 400, 'page.cursor_invalid']);
      }
  });

  it('show the admin accounts whose sum is zero', async () => {
    const admin = await market.admin();
    await till.paid({ seller, amount: 12n });
    const { status, body } = await admin.get('/admin/ledger/balances');
    expect([status, body.sum]).toEqual([200, 0]);
    const kinds: { kind: string; currency: string; balance: number }[] = body.accounts;
    expect(kinds.find(({ kind }) => kind === 'held')!.balance).toBeLessThan(0);
    expect(kinds.reduce((sum, { balance }) => sum + balance, 0)).toBe(0);
    expect((await seller.get('/admin/ledger/balances')).status).toBe(403);
  });
});
