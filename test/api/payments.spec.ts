import { type CallFault, type PaymentView } from '@app/payments';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, TestApp } from '../support/app.js';
import { type Bill, Till, TWICE } from '../support/money.js';

const CONFIRM = 'POST /v1/payment_intents/:id/confirm';

describe('payments', () => {
  let market: TestApp;
  let till: Till;
  let payer: Account;
  let seller: Account;

  beforeAll(async () => {
    market = await TestApp.start();
    [payer, seller] = await Promise.all([market.buyer(), market.seller()]);
    till = await Till.at(market, payer);
  });
  afterAll(() => market.close());
  afterEach(() => till.expectSound());

  describe('of a card', () => {
    it('is captured, and each seller has its share held', async () => {
      const [one, two] = await Promise.all([market.seller('One'), market.seller('Two')]);
      const bill = await till.bill({ seller: one, amount: 700n }, { seller: two, amount: 301n });
      expect(await till.find(bill)).toMatchObject({
        state: 'requires_payment',
        amount: { amountMinor: 1001, currency: 'CNY' },
      });
      expect(await till.pay(bill)).toMatchObject({ state: 'captured', method: 'card' });
      expect(await till.balances(one)).toEqual({ provider_cash: 700, held: -700 });
      expect(await till.balances(two)).toEqual({ provider_cash: 301, held: -301 });
      await market.drain();
      await till.expectCapturedOnce(bill);
      const [charge] = await till.chargesOf(bill);
      expect(charge).toMatchObject({ amount: 1001, transfer_group: (await till.find(bill)).id });
    });

    it('is taken once, however many ask at the same time, and again afterwards', async () => {
      const bill = await till.bill({ seller, amount: 500n });
      const views = await Promise.all(Array.from({ length: 8 }, () => till.pay(bill)));
      expect(new Set(views.map(({ state }) => state))).toEqual(new Set(['captured', 'processing']));
      expect(await till.pay(bill)).toMatchObject({ state: 'captured' });
      await market.drain();
      await till.expectCapturedOnce(bill);
    });

    it.each([
      ['pm_card_visa_chargeDeclined', 'card_declined'],
      ['pm_card_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
      ['pm_card_nobody_has', 'resource_missing'],
    ])('may be declined (%s), and then succeed with another', async (paymentMethod, failureCode) => {
      const bill = await till.bill({ seller, amount: 900n });
      expect(await till.pay(bill, { paymentMethod })).toMatchObject({ state: 'failed', failureCode });
      expect(await till.shareStates(bill)).toEqual(['pending']);
      expect(await till.pay(bill)).toMatchObject({ state: 'captured', failureCode: null });
      await market.drain();
      await till.expectCapturedOnce(bill);
      expect(await till.factsOf(bill)).toEqual(['payment.failed', 'payment.captured']);
    });

    it('needs a card', async () => {
      const bill = await till.bill({ seller, amount: 900n });
      await expect(till.pay(bill, { paymentMethod: undefined })).rejects.toMatchObject({
        code: 'payment.method_missing',
      });
    });

    it('may ask its holder first', async () => {
      const bill = await till.bill({ seller, amount: 640n });
      const waiting = await till.pay(bill, { paymentMethod: 'pm_card_authenticationRequired' });
      expect(waiting).toMatchObject({ state: 'requires_action' });
      await till.choose(waiting, 'pay');
      await market.drain();
      await till.expectCapturedOnce(bill);
    });
  });

  describe('of a wallet', () => {
    const started = async (
      method: 'alipay' | 'wechat_pay',
    ): Promise<{ bill: Bill; waiting: PaymentView }> => {
      const bill = await till.bill({ seller, amount: 1200n });
      return { bill, waiting: await till.pay(bill, { method }) };
    };

    it.each(['alipay', 'wechat_pay'] as const)(
      '%s goes by its page, and is captured by the webhook',
      async (method) => {
        const { bill, waiting } = await started(method);
        expect(waiting).toMatchObject({ state: 'requires_action', method });
        expect((await till.pay(bill, { method })).actionUrl).toBe(waiting.actionUrl);
        const page = await fetch(till.page(waiting));
        expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('12.00 CNY')]);
        const back = await till.choose(waiting, 'pay');
        expect([back.status, back.headers.get('location')]).toEqual([
          303,
          expect.stringContaining('https://market.test/back?payment_intent=pi_'),
        ]);
        expect((await till.find(bill)).state).toBe('requires_action');
        await market.drain();
        await till.expectCapturedOnce(bill);
      },
    );

    it('declined there, leaves the bill to be paid by card', async () => {
      const { bill, waiting } = await started('alipay');
      await till.choose(waiting, 'decline');
      await market.drain();
      expect(await till.find(bill)).toMatchObject({
        state: 'failed',
        failureCode: 'payment_intent_payment_attempt_failed',
      });
      await till.pay(bill);
      await till.expectCapturedOnce(bill);
    });

    it('left for a card, can no longer be paid there', async () => {
      const { bill, waiting } = await started('alipay');
      await till.pay(bill);
      expect((await till.choose(waiting, 'pay')).status).toBe(410);
      await market.drain();
      await till.expectCapturedOnce(bill);
    });

    it('captured by the browser coming back and by the webhook at once, is captured once', async () => {
      const { bill, waiting } = await started('wechat_pay');
      await till.choose(waiting, 'pay');
      await Promise.all([
        till.pay(bill, { method: 'wechat_pay' }),
        market.drain(),
        till.pay(bill, { method: 'wechat_pay' }),
      ]);
      await till.expectCapturedOnce(bill);
    });
  });

  describe('when the provider fails', () => {
    const faulty = async (...faults: CallFault[]): Promise<{ bill: Bill; view: PaymentView }> => {
      for (const fault of faults) await till.sandbox.plant(fault);
      const bill = await till.bill({ seller, amount: 333n });
      return { bill, view: await till.pay(bill) };
    };

    it('once, nobody notices: the call is repeated under its key', async () => {
      const { bill, view } = await faulty({ call: CONFIRM, effect: 'timeout_after' });
      expect(view.state).toBe('captured');
      await till.expectCapturedOnce(bill);
    });

    it('and takes the money without an answer, the webhook tells', async () => {
      const { bill, view } = await faulty({ call: CONFIRM, effect: 'timeout_after', times: TWICE });
      expect(view.state).toBe('unknown');
      await market.drain();
      await till.expectCapturedOnce(bill);
    });

    it('and the payer tries again, what is known of the first try is the answer', async () => {
      const { bill } = await faulty({ call: CONFIRM, effect: 'timeout_after', times: TWICE });
      expect((await till.pay(bill)).state).toBe('captured');
      await market.drain();
      await till.expectCapturedOnce(bill);
    });

    it('for good, under this key: the attempt failed, and another succeeds', async () => {
      const { bill, view } = await faulty({ call: CONFIRM, effect: 'error' });
      expect(view.state).toBe('unknown');
      await till.hurry();
      expect(await till.find(bill)).toMatchObject({ state: 'failed', failureCode: 'provider_fault' });
      expect((await till.pay(bill)).state).toBe('captured');
      await till.expectCapturedOnce(bill);
    });

    it('for long, we keep asking', async () => {
      const { bill } = await faulty({ call: CONFIRM, effect: 'timeout_before', times: 3 * TWICE });
      for (const _ of [1, 2]) {
        await till.hurry();
        expect((await till.find(bill)).state).toBe('unknown');
      }
      await till.hurry();
      await till.expectCapturedOnce(bill);
    });

    it.each([
      ['before the intent was opened', false],
      ['before it was confirmed', true],
    ])('or we die %s, the intent that was written is carried out', async (_, isOpened) => {
      const bill = await till.bill({ seller, amount: 250n });
      const { id } = await till.find(bill);
      const reference = isOpened
        ? (
            await till.stripe.paymentIntents.create({
              amount: 250,
              currency: 'cny',
              metadata: { payment_id: id },
            })
          ).id
        : null;
      await market.sql(
        `UPDATE payment SET state = 'processing', attempt = 1, method = 'card', provider_reference = $2 WHERE id = $1`,
        [id, reference],
      );
      await market.sql(
        `INSERT INTO payment_attempt (payment_id, attempt, method, payment_method, return_url, asked_at)
         VALUES ($1, 1, 'card', 'pm_card_visa', 'https://market.test/back', now() - interval '2 minutes')`,
        [id],
      );
      await market.sql(
        `SELECT graphile_worker.add_job('payments.look', json_build_object('paymentId', $1::uuid))`,
        [id],
      );
      await market.drain();
      await till.expectCapturedOnce(bill);
    });

    it('an attempt of yesterday is not made today', async () => {
      const { bill, view } = await faulty({ call: CONFIRM, effect: 'timeout_before', times: TWICE });
      expect(view.state).toBe('unknown');
      await market.sql(
        `UPDATE payment_attempt SET asked_at = now() - interval '25 hours' WHERE payment_id = $1`,
        [view.id],
      );
      await till.hurry();
      expect(await till.find(bill)).toMatchObject({ state: 'failed', failureCode: 'provider_timeout' });
      expect(await till.chargesOf(bill)).toHaveLength(0);
    });
  });

  describe('cancelled', () => {
    it('before anything was asked, cannot be paid', async () => {
      const bill = await till.bill({ seller, amount: 100n });
      await till.cancel(bill);
      await till.cancel(bill);
      await expect(till.pay(bill)).rejects.toMatchObject({ kind: 'conflict', code: 'payment.not_payable' });
      expect((await till.find(bill)).state).toBe('cancelled');
    });

    it('while the payer is at the wallet, is cancelled there too', async () => {
      const bill = await till.bill({ seller, amount: 100n });
      const waiting = await till.pay(bill, { method: 'alipay' });
      await till.cancel(bill);
      await market.drain();
      expect((await till.intentOf(bill)).status).toBe('canceled');
      expect((await till.choose(waiting, 'pay')).status).toBe(410);
      await market.drain();
      expect(await till.find(bill)).toMatchObject({ state: 'cancelled', actionUrl: null });
    });

    it('too late at the wallet, goes back to the payer, and nobody is told that it came', async () => {
      const workshop = await market.seller('Late');
      const bill = await till.bill({ seller: workshop, amount: 460n });
      const waiting = await till.pay(bill, { method: 'alipay' });
      await till.choose(waiting, 'pay');
      await till.cancel(bill);
      await market.drain();
      expect((await till.find(bill)).state).toBe('refunded');
      expect((await till.chargesOf(bill))[0]).toMatchObject({
        amount: 460,
        amount_refunded: 460,
        refunded: true,
      });
      expect(await till.factsOf(bill)).toEqual(['payment.refunded']);
      expect(await till.balances(workshop)).toEqual({});
    });

    it('while the card is being asked, leaves nothing with the seller, whoever was first', async () => {
      for (let round = 0; round < 6; round++) {
        const workshop = await market.seller('Raced');
        const bill = await till.bill({ seller: workshop, amount: 70n });
        const [paid, cancelled] = await Promise.allSettled([till.pay(bill), till.cancel(bill)]);
        await market.drain();
        const { state } = await till.find(bill);
        if (cancelled.status === 'rejected') {
          expect(cancelled.reason).toMatchObject({ code: 'payment.already_captured' });
          expect([paid.status, state]).toEqual(['fulfilled', 'captured']);
        } else {
          expect(['cancelled', 'refunded']).toContain(state);
          expect(await till.balances(workshop)).toEqual({});
        }
      }
    });

    it('when the money has come, is refused', async () => {
      const bill = await till.paid({ seller, amount: 100n });
      await expect(till.cancel(bill)).rejects.toMatchObject({
        kind: 'conflict',
        code: 'payment.already_captured',
      });
    });
  });
});
