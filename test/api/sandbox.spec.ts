import { type Fault, Sandbox } from '@app/payments';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import { TestApp } from '../support/app.js';

/** The SDK's own view of the sandbox: what holds here should hold of Stripe. */
describe('the sandbox, through the SDK of Stripe', () => {
  let market: TestApp;
  let sandbox: Sandbox;
  let stripe: Stripe;

  beforeAll(async () => {
    market = await TestApp.start();
    sandbox = market.app.get(Sandbox);
    stripe = new Stripe(sandbox.secretKey, {
      ...(await sandbox.address()),
      protocol: 'http',
      maxNetworkRetries: 0,
      telemetry: false,
    });
  });
  afterAll(() => market.close());

  const open = (amount = 1000, more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
    stripe.paymentIntents.create({
      amount,
      currency: 'cny',
      allowed_payment_method_types: ['card', 'alipay', 'wechat_pay'],
      ...more,
    });
  const charged = async (amount = 1000): Promise<Stripe.Response<Stripe.PaymentIntent>> =>
    stripe.paymentIntents.confirm((await open(amount)).id, { payment_method: 'pm_card_visa' });
  const errorOf = async (call: Promise<unknown>): Promise<Stripe.errors.StripeError> =>
    call.then(
      () => {
        throw new Error('this should have been refused');
      },
      (error: unknown) => {
        if (error instanceof Stripe.errors.StripeError) return error;
        throw error;
      },
    );

  describe('payment intents', () => {
    it('are charged when confirmed with a card', async () => {
      const intent = await charged(2500);
      expect(intent).toMatchObject({ status: 'succeeded', amount_received: 2500, livemode: false });
      const charge = await stripe.charges.retrieve(intent.latest_charge as string);
      expect(charge).toMatchObject({ amount: 2500, paid: true, payment_intent: intent.id, currency: 'cny' });
      expect(intent.lastResponse.requestId).toMatch(/^req_/);
    });

    it('can be made and confirmed in one call, and expanded', async () => {
      const intent = await open(700, {
        confirm: true,
        payment_method: 'pm_card_visa',
        expand: ['latest_charge'],
      });
      expect(intent.latest_charge).toMatchObject({ object: 'charge', amount: 700 });
    });

    it.each([
      ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
      ['pm_card_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
      ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
      ['pm_card_chargeDeclinedExpiredCard', 'expired_card', ''],
    ])('are declined with %s, and stay payable', async (card, code, declineCode) => {
      const { id } = await open();
      const error = await errorOf(stripe.paymentIntents.confirm(id, { payment_method: card }));
      expect(error).toBeInstanceOf(Stripe.errors.StripeCardError);
      expect([error.statusCode, error.code, error.decline_code]).toEqual([402, code, declineCode]);
      expect(error.payment_intent).toMatchObject({ id, status: 'requires_payment_method' });
      expect((await stripe.paymentIntents.retrieve(id)).last_payment_error).toMatchObject({ code });
      expect((await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })).status).toBe(
        'succeeded',
      );
    });

    it('are taken once: a second confirmation is refused and carries the intent', async () => {
      const { id } = await charged();
      const error = await errorOf(stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }));
      expect([error.statusCode, error.code]).toEqual([400, 'payment_intent_unexpected_state']);
      expect(error.payment_intent).toMatchObject({ id, status: 'succeeded' });
      const { data } = await stripe.charges.list({ payment_intent: id });
      expect(data).toHaveLength(1);
    });

    it('are taken once by many confirmations at the same time', async () => {
      const { id } = await open();
      const answers = await Promise.allSettled(
        Array.from({ length: 6 }, () =>
          stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }),
        ),
      );
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('are cancelled, unless paid', async () => {
      const { id } = await open();
      expect((await stripe.paymentIntents.cancel(id)).status).toBe('canceled');
      expect(
        (await errorOf(stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }))).code,
      ).toBe('payment_intent_unexpected_state');
      const paid = await charged();
      expect((await errorOf(stripe.paymentIntents.cancel(paid.id))).code).toBe(
        'payment_intent_unexpected_state',
      );
    });

    it('are listed newest first, page by page', async () => {
      const made = [await open(), await open(), await open()].map(({ id }) => id).toReversed();
      const first = await stripe.paymentIntents.list({ limit: 2 });
      expect(first).toMatchObject({ object: 'list', has_more: true });
      expect(first.data.map(({ id }) => id)).toEqual(made.slice(0, 2));
      const second = await stripe.paymentIntents.list({ limit: 1, starting_after: made[1] });
      expect(second.data[0]!.id).toBe(made[2]);
    });

    it.each([
      ['alipay', 'alipay_handle_redirect'],
      ['wechat_pay', 'wechat_pay_display_qr_code'],
    ] as const)('go on at the page of %s', async (type, action) => {
      const { id } = await open(990, { description: '<b>轴承</b>' });
      const waiting = await stripe.paymentIntents.confirm(id, {
        payment_method_data: { type },
        return_url: 'https://market.test/back?a=1',
      });
      expect(waiting).toMatchObject({ status: 'requires_action', next_action: { type: action } });
      const url = new URL(
        waiting.next_action?.alipay_handle_redirect?.url ??
          waiting.next_action!.wechat_pay_display_qr_code!.hosted_instructions_url,
      );
      const page = await fetch(`${market.base}${url.pathname}${url.search}`);
      const html = await page.text();
      expect(page.headers.get('content-type')).toContain('text/html');
      expect(html).toContain('9.90 CNY');
      expect(html).not.toContain('<b>轴承');
      const stolen = await fetch(`${market.base}${url.pathname}/pay?client_secret=guessed`, {
        method: 'POST',
      });
      expect(stolen.status).toBe(410);
      const paid = await fetch(`${market.base}${url.pathname}/pay${url.search}`, {
        method: 'POST',
        redirect: 'manual',
      });
      expect(paid.status).toBe(303);
      const back = new URL(paid.headers.get('location')!);
      expect(Object.fromEntries(back.searchParams)).toMatchObject({
        a: '1',
        payment_intent: id,
        redirect_status: 'succeeded',
      });
      expect((await stripe.paymentIntents.retrieve(id)).status).toBe('succeeded');
      const again = await fetch(`${market.base}${url.pathname}/pay${url.search}`, {
        method: 'POST',
        redirect: 'manual',
      });
      expect(again.status).toBe(410);
    });
  });

  describe('refusals', () => {
    it('name what is wrong, as Stripe does', async () => {
      const unknown = await errorOf(stripe.paymentIntents.retrieve('pi_none'));
      expect([unknown.statusCode, unknown.code, unknown.type]).toEqual([
        404,
        'resource_missing',
        'StripeInvalidRequestError',
      ]);
      const misspelt = await errorOf(open(100, { capture_methodd: 'manual' } as object));
      expect([misspelt.code, misspelt.param]).toEqual(['parameter_unknown', 'capture_methodd']);
      const dropped = await errorOf(open(100, { payment_method_types: ['card'] } as object));
      expect(dropped.code).toBe('parameter_unknown');
      const fraction = await errorOf(open(1.5));
      expect([fraction.code, fraction.param]).toEqual(['parameter_invalid_integer', 'amount']);
      const lacking = await errorOf(
        stripe.paymentIntents.create({ currency: 'cny' } as Stripe.PaymentIntentCreateParams),
      );
      expect([lacking.code, lacking.param]).toEqual(['parameter_missing', 'amount']);
    });

    it('shut out another key', async () => {
      const stranger = new Stripe('sk_test_other', {
        ...(await sandbox.address()),
        protocol: 'http',
        maxNetworkRetries: 0,
      });
      expect(await errorOf(stranger.balance.retrieve())).toBeInstanceOf(
        Stripe.errors.StripeAuthenticationError,
      );
    });
  });

  describe('idempotency keys', () => {
    const under = (idempotencyKey: string, amount = 800) =>
      stripe.paymentIntents.create({ amount, currency: 'cny' }, { idempotencyKey });

    it('answer the same again, and say so', async () => {
      const first = await under('same');
      const second = await under('same');
      expect(second.id).toBe(first.id);
      expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
      expect(second.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId);
    });

    it('keep a decline too', async () => {
      const { id } = await open();
      const confirm = () =>
        stripe.paymentIntents.confirm(
          id,
          { payment_method: 'pm_card_chargeDeclined' },
          { idempotencyKey: `declined-${id}` },
        );
      const [first, second] = [await errorOf(confirm()), await errorOf(confirm())];
      expect(second.charge).toBe(first.charge);
    });

    it('refuse other parameters', async () => {
      await under('mismatch', 800);
      const error = await errorOf(under('mismatch', 801));
      expect([error.statusCode, error.rawType]).toEqual([400, 'idempotency_error']);
    });

    it('are not spent by a request that was malformed', async () => {
      await errorOf(
        stripe.paymentIntents.create({ amount: 0, currency: 'cny' }, { idempotencyKey: 'malformed' }),
      );
      expect((await under('malformed')).amount).toBe(800);
    });

    it('let one of many at the same time through', async () => {
      const answers = await Promise.allSettled(Array.from({ length: 8 }, () => under('crowd')));
      const ids = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.id] : []));
      expect(new Set(ids).size).toBe(1);
      for (const answer of answers) {
        if (answer.status === 'rejected')
          expect(answer.reason).toMatchObject({ code: 'idempotency_key_in_use' });
      }
    });

    it('are forgotten after a day', async () => {
      const first = await under('forgotten');
      await sandbox.forgetKeys();
      expect((await under('forgotten')).id).not.toBe(first.id);
    });
  });

  describe('money', () => {
    const available = async (account?: string): Promise<number> => {
      const { available: funds } = await stripe.balance.retrieve(
        {},
        account ? { stripeAccount: account } : {},
      );
      return funds.find(({ currency }) => currency === 'cny')?.amount ?? 0;
    };

    it('goes from charge to connected account to bank, and never further than there is', async () => {
      const before = await available();
      const intent = await charged(5000);
      expect(await available()).toBe(before + 5000);
      const { id: account } = await stripe.accounts.create({
        country: 'CN',
        metadata: { organisation_id: 'x' },
      });
      const early = stripe.transfers.create({ amount: 1, currency: 'cny', destination: account });
      expect((await errorOf(early)).code).toBe('insufficient_capabilities_for_transfer');
      await sandbox.completeAccount(account);
      const transfer = (amount: number) =>
        stripe.transfers.create({
          amount,
          currency: 'cny',
          destination: account,
          source_transaction: intent.latest_charge as string,
        });
      await transfer(4000);
      expect((await errorOf(transfer(1001))).code).toBe('balance_insufficient');
      expect([await available(), await available(account)]).toEqual([before + 1000, 4000]);
      const tooMuch = stripe.payouts.create({ amount: 4001, currency: 'cny' }, { stripeAccount: account });
      expect((await errorOf(tooMuch)).code).toBe('balance_insufficient');
      const payout = await stripe.payouts.create(
        { amount: 4000, currency: 'cny' },
        { stripeAccount: account },
      );
      expect(payout.status).toBe('pending');
      expect((await stripe.payouts.retrieve(payout.id, {}, { stripeAccount: account })).status).toBe('paid');
      expect(await available(account)).toBe(0);
      expect((await errorOf(stripe.payouts.retrieve(payout.id))).code).toBe('resource_missing');
    });

    it('comes back by reversals and refunds, up to what went', async () => {
      const before = await available();
      const intent = await charged(3000);
      const { id: account } = await stripe.accounts.create({ country: 'CN' });
      await sandbox.completeAccount(account);
      const transfer = await stripe.transfers.create({ amount: 2000, currency: 'cny', destination: account });
      await stripe.transfers.createReversal(transfer.id, { amount: 500 });
      expect(await available(account)).toBe(1500);
      await stripe.transfers.createReversal(transfer.id);
      expect(await stripe.transfers.retrieve(transfer.id)).toMatchObject({
        reversed: true,
        amount_reversed: 2000,
      });
      const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 1000 });
      expect(refund).toMatchObject({ status: 'succeeded', amount: 1000, payment_intent: intent.id });
      const beyond = await errorOf(stripe.refunds.create({ payment_intent: intent.id, amount: 2001 }));
      expect(beyond.param).toBe('amount');
      await stripe.refunds.create({ payment_intent: intent.id });
      expect((await errorOf(stripe.refunds.create({ payment_intent: intent.id }))).code).toBe(
        'charge_already_refunded',
      );
      expect(await available()).toBe(before);
    });

    it('is on the balance of each account to the last transaction', async () => {
      const { data } = await stripe.balanceTransactions.list({ limit: 100 });
      expect(data.reduce((sum, { net }) => sum + net, 0)).toBe(await available());
    });
  });

  describe('faults', () => {
    const call = 'POST /v1/payment_intents';
    const plant = (fault: Fault): Promise<void> => sandbox.plant(fault);

    it('do all and answer nothing', async () => {
      await plant({ call, effect: 'timeout_after', times: 2 });
      const request = () =>
        stripe.paymentIntents.create({ amount: 321, currency: 'cny' }, { idempotencyKey: 'silent' });
      expect(await errorOf(request())).toBeInstanceOf(Stripe.errors.StripeConnectionError);
      const intent = await request();
      expect(intent.lastResponse.headers['idempotent-replayed']).toBe('true');
    });

    it('do nothing and answer nothing', async () => {
      await plant({ call, effect: 'timeout_before', times: 2 });
      const request = () =>
        stripe.paymentIntents.create({ amount: 322, currency: 'cny' }, { idempotencyKey: 'deaf' });
      expect(await errorOf(request())).toBeInstanceOf(Stripe.errors.StripeConnectionError);
      expect((await request()).lastResponse.headers['idempotent-replayed']).toBeUndefined();
    });

    it.each(['error', 'error_after'] as const)(
      'answer 500 (%s), to the same key for ever',
      async (effect) => {
        await plant({ call, effect });
        const request = () =>
          stripe.paymentIntents.create({ amount: 323, currency: 'cny' }, { idempotencyKey: effect });
        const [first, second] = [await errorOf(request()), await errorOf(request())];
        expect([first.statusCode, second.statusCode]).toEqual([500, 500]);
        expect(second.headers?.['idempotent-replayed']).toBe('true');
        const { data } = await stripe.paymentIntents.list({ limit: 1 });
        expect(data[0]!.amount === 323).toBe(effect === 'error_after');
        await charged();
      },
    );
  });

  it('keeps its state in the database: another process sees what this one did', async () => {
    const intent = await charged(4321);
    const second = await TestApp.start({ DATABASE_URL: market.config.database.url });
    const other = second.app.get(Sandbox);
    const elsewhere = new Stripe(other.secretKey, { ...(await other.address()), protocol: 'http' });
    expect((await elsewhere.paymentIntents.retrieve(intent.id)).amount_received).toBe(4321);
    await second.close();
  });
});
