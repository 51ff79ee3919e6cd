import { newId } from '@app/kernel';
import { MARKET_ID } from '@app/ledger';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Json, TestApp } from '../support/app.js';
import { expectCaused } from '../support/causes.js';
import { type Bill, Till, TWICE } from '../support/money.js';

const REVERSE = 'POST /v1/transfers/:id/reversals';

describe('money that a dispute takes back', () => {
  let market: TestApp;
  let till: Till;
  let admin: Account;

  beforeAll(async () => {
    market = await TestApp.start();
    [till, admin] = await Promise.all([Till.at(market, await market.buyer()), market.admin()]);
    // What is sent anew comes out of what the market has at the provider.
    await till.paid({ seller: await market.seller(), amount: 2000n });
  });
  afterAll(async () => {
    await expectCaused(market);
    await market.close();
  });
  afterEach(() => till.expectSound());

  const paid = (seller: Account): Promise<Bill> => till.paid({ seller, amount: 1000n, commission: 15n });

  describe('by a dispute', () => {
    it('of what is held, is frozen; won, it is as before', async () => {
      const seller = await till.ready();
      const bill = await paid(seller);
      const dispute = await till.dispute(bill);
      await market.drain();
      for (const act of [till.release, till.refund])
        await expect(act(bill)).rejects.toMatchObject({ kind: 'conflict', code: 'payment.share_frozen' });
      expect(await till.balances(seller)).toEqual({ disputed: 1000, held: -1000 });
      await till.sandbox.decideDispute(dispute, 'won');
      await market.drain();
      await till.release(bill);
      await market.drain();
      expect(await till.transfersOf(bill)).toEqual([[985, 0]]);
      expect(await till.factsOf(bill)).toEqual([
        'payment.captured',
        'payment.disputed',
        'payment.dispute_closed',
      ]);
    });

    it('of what is held, lost, has been refunded', async () => {
      const seller = await till.ready();
      const bill = await paid(seller);
      const dispute = await till.dispute(bill, 300);
      await market.drain();
      await till.sandbox.decideDispute(dispute, 'lost');
      await market.drain();
      expect(await till.balances(seller)).toEqual({ provider_cash: 700, held: -700 });
      await till.release(bill);
      expect(await till.shareStates(bill)).toEqual(['divided']);
      expect(await till.balances(seller)).toEqual({ provider_cash: 700, payable: -690, commission: -10 });
    });

    it('of what was released, comes back from the seller’s account, and won, goes there again', async () => {
      const seller = await till.ready();
      const bill = await till.released(seller);
      const dispute = await till.dispute(bill);
      await market.drain();
      expect([await till.onAccount(seller), await till.transfersOf(bill)]).toEqual([0, [[985, 985]]]);
      expect(await till.balances(seller)).toEqual({ disputed: 1000, frozen: -985, commission: -15 });
      expect((await seller.get('/seller/balance')).body).toMatchObject({ frozen: { amountMinor: 985 } });
      await expect(till.reclaim(bill, 1n)).rejects.toMatchObject({ code: 'payment.share_frozen' });
      await till.sandbox.decideDispute(dispute, 'won');
      await market.drain();
      expect([await till.onAccount(seller), await till.transfersOf(bill)]).toEqual([
        985,
        [
          [985, 0],
          [985, 985],
        ],
      ]);
      expect(await till.balances(seller)).toEqual({ provider_cash: 1000, payable: -985, commission: -15 });
    });

    it('of what was paid out, lost, is owed by the seller', async () => {
      const seller = await till.ready();
      const bill = await till.released(seller);
      await seller.post('/seller/payouts');
      await market.drain();
      const dispute = await till.dispute(bill);
      await till.sandbox.decideDispute(dispute, 'lost');
      await market.drain();
      expect(await till.balances(seller)).toEqual({ provider_cash: -985, payable: 985 });
      expect((await seller.get('/seller/balance')).body).toMatchObject({ owed: { amountMinor: 985 } });
      await till.release(await till.paid({ seller, amount: 985n }));
      expect(await till.balances(seller)).toEqual({});
    });

    it('of what is on its way to the seller’s bank, does not keep us from knowing that it came there', async () => {
      const seller = await till.ready();
      const bill = await till.released(seller);
      await till.sandbox.plant({ event: 'payout.paid', effect: 'lost' });
      await seller.post('/seller/payouts');
      await market.drain();
      await till.dispute(bill);
      await market.drain();
      await market.sql(`UPDATE payout SET created_at = now() - interval '1 hour' WHERE state = 'sent'`);
      await market.sql(`SELECT graphile_worker.add_job('payments.sweep-orders')`);
      await till.hurry();
      expect((await seller.get('/seller/payouts')).body.items[0].state).toBe('paid');
      const taken = { disputed: 1000, frozen: -985, commission: -15 };
      expect(await till.balances(seller)).toEqual({ ...taken, provider_cash: -985, payable: 985 });
    });

    it('of many sellers’ goods, takes of each its part', async () => {
      const [one, two] = [await till.ready(), await till.ready()];
      const bill = await till.paid({ seller: one, amount: 700n }, { seller: two, amount: 300n });
      await till.release(bill, 1);
      await market.drain();
      const dispute = await till.dispute(bill, 101);
      await market.drain();
      expect(await till.balances(one)).toEqual({ provider_cash: 629, disputed: 71, held: -700 });
      expect(await till.balances(two)).toEqual({
        provider_cash: 270,
        disputed: 30,
        payable: -270,
        frozen: -30,
      });
      const { body } = await admin.get('/admin/payment-disputes');
      expect(
        body.items.find((own: { providerReference: string }) => own.providerReference === dispute),
      ).toMatchObject({
        state: 'open',
        reason: 'fraudulent',
        amount: { amountMinor: 101 },
        evidenceDueAt: expect.any(String),
        parts: expect.arrayContaining([
          expect.objectContaining({
            sellerId: one.organisationId,
            held: { amountMinor: 71, currency: 'CNY' },
          }),
          expect.objectContaining({
            sellerId: two.organisationId,
            released: { amountMinor: 30, currency: 'CNY' },
          }),
        ]),
      });
      expect((await one.get('/admin/payment-disputes')).status).toBe(403);
      await till.sandbox.decideDispute(dispute, 'lost');
      await market.drain();
      expect((await admin.get('/admin/payment-disputes?state=lost')).body.items[0].providerReference).toBe(
        dispute,
      );
      expect(await till.balances(two)).toEqual({ provider_cash: 270, payable: -270 });
    });

    it('told in the wrong order, twice, or by a lost word only, ends the same', async () => {
      const seller = await till.ready();
      const bill = await till.released(seller);
      await till.sandbox.plant({ event: 'charge.dispute.created', effect: 'lost' });
      await till.sandbox.plant({
        event: 'charge.dispute.funds_withdrawn',
        effect: 'delayed',
        detail: '3600',
      });
      await till.sandbox.plant({ event: 'charge.dispute.closed', effect: 'duplicate' });
      const dispute = await till.dispute(bill, 500);
      await till.sandbox.decideDispute(dispute, 'won');
      for (const _ of [1, 2, 3]) await till.hurry();
      expect(await till.balances(seller)).toEqual({ provider_cash: 1000, payable: -985, commission: -15 });
      expect(await till.onAccount(seller)).toBe(985);
      expect(await till.factsOf(bill)).toEqual([
        'payment.captured',
        'payment.disputed',
        'payment.dispute_closed',
      ]);
    });

    it('of a test card that begins one by itself, freezes the capture', async () => {
      const seller = await till.ready();
      const bill = await till.bill({ seller, amount: 70n });
      await till.pay(bill, { paymentMethod: 'pm_card_createDispute' });
      await market.drain();
      expect(await till.balances(seller)).toEqual({ disputed: 70, held: -70 });
    });
  });

  describe('by a dispute, while a refund is the bank’s to send', () => {
    let other: Account;
    const house = { organisationId: MARKET_ID } as Account;
    const ACCOUNT = { bank: '工商银行成都分行', accountNumber: '6222000011112222' };
    /** The provider could not pay it back, and the buyer has named an account; it is in a batch that two have seen. */
    const batched = async (
      seller: Account,
      amount: bigint,
      part?: bigint,
    ): Promise<{ bill: Bill; id: string }> => {
      const bill = await till.paid({ seller, amount });
      await till.sandbox.plant({
        call: 'POST /v1/refunds',
        effect: 'fails_later',
        detail: 'lost_or_stolen_card',
      });
      await till.refund(bill, 0, part === undefined ? undefined : { amountMinor: part, causeId: newId() });
      await market.drain();
      const [{ holder }] = (await admin.get('/admin/bank/remittances')).body.items;
      await till.payer.put('/buyer/refunds/account', { holder, ...ACCOUNT });
      const { id } = (await admin.post('/admin/bank/batches')).body;
      expect((await other.post(`/admin/bank/batches/${id}/approve`)).status).toBe(200);
      return { bill, id };
    };
    const refundsOf = async ({ organisationId }: Account): Promise<[string, number, string | null][]> => {
      const rows = await market.sql(
        `SELECT r.state, r.amount_minor::int AS amount, m.account_number FROM refund r LEFT JOIN remittance m
           ON m.seller_id = r.seller_id AND m.cause_id = r.id AND m.state NOT IN ('withdrawn', 'returned')
         WHERE r.seller_id = $1 ORDER BY r.id`,
        [organisationId],
      );
      return rows.map(({ state, amount, account_number: account }) => [state, amount, account]);
    };
    beforeAll(async () => {
      other = await market.admin();
    });

    it('takes what it takes out of the batch; won, that is due again', async () => {
      const seller = await market.seller();
      const { bill, id } = await batched(seller, 1000n, 400n);
      const dispute = await till.dispute(bill, 300);
      await market.drain();
      expect(await till.balances(seller)).toEqual({
        provider_cash: 700,
        disputed: 300,
        held: -600,
        refund_due: -400,
      });
      expect(await refundsOf(seller)).toEqual([
        ['contested', 300, null],
        ['bank_due', 100, ACCOUNT.accountNumber],
      ]);
      expect((await admin.post(`/admin/bank/batches/${id}/export`)).body.code).toBe('bank.batch_state');
      await till.sandbox.decideDispute(dispute, 'won');
      await market.drain();
      expect(await till.balances(seller)).toEqual({ provider_cash: 1000, held: -600, refund_due: -400 });
      expect(await refundsOf(seller)).toEqual([
        ['bank_due', 300, ''],
        ['bank_due', 100, ACCOUNT.accountNumber],
      ]);
    });

    it.each([
      ['open', 0],
      ['open', 300],
      ['lost', 0],
    ])(
      'and was sent already, is borne by the market; %s, what comes back of that is not sent again (%s held beside it)',
      async (state, held) => {
        const seller = await market.seller();
        const before = await till.balances(house);
        const { bill, id } = await batched(seller, BigInt(500 + held), 500n);
        await admin.post(`/admin/bank/batches/${id}/export`);
        const sent = (await admin.get('/admin/bank/remittances?state=exported')).body.items;
        const { reference } = sent.find(({ amount }: Json) => amount.amountMinor === 500);
        expect((await admin.post(`/admin/bank/remittances/${reference}/paid`)).body.state).toBe('paid');
        const dispute = await till.dispute(bill);
        await market.drain();
        const { items } = (await admin.get('/admin/payment-disputes')).body;
        expect(items[0]).toMatchObject({ market: { amountMinor: 500 } });
        expect(items[0].parts).toHaveLength(held === 0 ? 0 : 1);
        if (state === 'lost') await till.sandbox.decideDispute(dispute, 'lost');
        await market.drain();
        expect(await till.balances(seller)).toEqual({
          provider_cash: 500,
          bank_cash: -500,
          ...(held > 0 && { held: -held, disputed: held }),
        });
        expect(await till.balances(house)).toEqual({
          ...before,
          provider_cash: -500,
          [state === 'lost' ? 'losses' : 'disputed']: 500,
        });
        expect((await admin.post(`/admin/bank/remittances/${reference}/returned`, {})).body.state).toBe(
          'returned',
        );
        if (state === 'open') await till.sandbox.decideDispute(dispute, 'lost');
        await market.drain();
        expect([await till.balances(seller), await till.balances(house)]).toEqual([{}, before]);
        expect(await refundsOf(seller)).toEqual([['refunded', 500, null]]);
        expect(await till.shareStates(bill)).toEqual(['refunded']);
        expect((await till.find(bill)).state).toBe(held === 0 ? 'refunded' : 'captured');
      },
    );
  });

  it('won while nobody knows whether it has come back, waits until that is known, and goes there again', async () => {
    const seller = await till.ready();
    const bill = await till.released(seller);
    await till.sandbox.plant({ call: REVERSE, effect: 'timeout_after', times: TWICE });
    const dispute = await till.dispute(bill);
    await market.drain();
    await till.sandbox.decideDispute(dispute, 'won');
    await market.drain();
    expect((await admin.get('/admin/payment-disputes')).body.items[0].providerReference).toBe(dispute);
    for (const _ of [1, 2]) await till.hurry();
    expect(await till.transfersOf(bill)).toEqual([
      [985, 0],
      [985, 985],
    ]);
    expect(await till.onAccount(seller)).toBe(985);
  });

  // What the market keeps of both together is rounded down once: that may be less than what it kept of each, or more.
  it.each([
    [0n, 500, 500n, { payable: -493, commission: -7 }],
    [100n, 100, 30n, { payable: -857, commission: -13 }],
  ])(
    'won after another part was given back, leaves the commission of what is left (%s, %s, %s)',
    async (before, disputed, meanwhile, left) => {
      const seller = await till.ready();
      const bill = await till.released(seller);
      if (before > 0n) await till.reclaim(bill, before).then(() => market.drain());
      const dispute = await till.dispute(bill, disputed);
      await market.drain();
      await till.reclaim(bill, meanwhile);
      await market.drain();
      await till.sandbox.decideDispute(dispute, 'won');
      await market.drain();
      expect([await till.balances(seller), await till.onAccount(seller)]).toMatchObject([
        left,
        -left.payable,
      ]);
    },
  );
});
