import { createHmac } from 'node:crypto';
import { newId } from '@app/kernel';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import { type Account, TestApp } from '../support/app.js';
import { Till } from '../support/money.js';

describe('webhooks of the provider', () => {
  let market: TestApp;
  let till: Till;
  let seller: Account;

  beforeAll(async () => {
    market = await TestApp.start();
    seller = await market.seller();
    till = await Till.at(market, await market.buyer());
  });
  afterAll(() => market.close());

  describe('events of the provider', () => {
    afterEach(() => till.expectSound());

    const sign = (body: string, secret: string, at = Math.floor(Date.now() / 1000)): string =>
      `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
    const event = (type: string, object: object): string =>
      JSON.stringify({ id: `evt_${newId()}`, object: 'event', type, data: { object } });
    const send = (body: string, signature = sign(body, till.sandbox.webhookSecret('platform'))) =>
      market.anyone({ 'stripe-signature': signature }).post('//webhooks/stripe', body, { key: null });
    const sendOfAccount = (body: string, signature: string) =>
      market.anyone({ 'stripe-signature': signature }).post('//webhooks/stripe/connect', body, { key: null });
    const stored = async (body: string) => {
      const rows = await market.sql(`SELECT * FROM provider_event WHERE id = $1`, [
        (JSON.parse(body) as { id: string }).id,
      ]);
      return rows;
    };

    it('that are not signed by it are shut out', async () => {
      const body = event('payout.paid', { id: 'po_1', metadata: {} });
      for (const signature of [
        '',
        'nonsense',
        sign(body, 'whsec_other'),
        sign(`${body} `, till.sandbox.webhookSecret('platform')),
        sign(body, till.sandbox.webhookSecret('platform'), 1_600_000_000),
      ]) {
        const answer = await send(body, signature);
        expect([answer.status, answer.body.code]).toEqual([400, 'webhook.signature_invalid']);
      }
      expect(await stored(body)).toHaveLength(0);
    });

    it('of the market and of sellers’ accounts are signed apart: neither secret opens the other’s door', async () => {
      const own = event('person.updated', { id: 'person_1', object: 'person' });
      const body = JSON.stringify({ ...(JSON.parse(own) as object), account: 'acct_1' });
      const asAccounts = sign(own, till.sandbox.webhookSecret('connect'));
      expect((await sendOfAccount(own, asAccounts)).body.code).toBe('webhook.signature_invalid');
      const [platform, connect] = [
        sign(body, till.sandbox.webhookSecret('platform')),
        sign(body, till.sandbox.webhookSecret('connect')),
      ];
      expect((await sendOfAccount(body, platform)).body.code).toBe('webhook.signature_invalid');
      expect((await send(body, connect)).body.code).toBe('webhook.signature_invalid');
      expect(await stored(body)).toHaveLength(0);
      expect((await sendOfAccount(body, connect)).status).toBe(200);
      expect(await stored(body)).toHaveLength(1);
    });

    it('are stored once and worked once, however often they come', async () => {
      const bill = await till.bill({ seller, amount: 80n });
      const waiting = await till.pay(bill, { method: 'alipay' });
      await till.sandbox.plant({ event: 'payment_intent.succeeded', effect: 'lost' });
      await till.choose(waiting, 'pay');
      const body = event('payment_intent.succeeded', await till.intentOf(bill));
      const answers = await Promise.all(Array.from({ length: 5 }, () => send(body)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      await market.drain();
      expect((await send(body)).status).toBe(200);
      await market.drain();
      expect(await stored(body)).toMatchObject([{ state: 'worked', attempts: 1 }]);
      await till.expectCapturedOnce(bill);
    });

    it('that come in the wrong order, or tell what is long past, change nothing', async () => {
      const bill = await till.bill({ seller, amount: 81n });
      await till.sandbox.plant({ event: 'payment_intent.payment_failed', effect: 'held' });
      await till.pay(bill, { paymentMethod: 'pm_card_chargeDeclined' });
      await till.pay(bill);
      const past = {
        ...(await till.intentOf(bill)),
        status: 'requires_payment_method',
        last_payment_error: { code: 'card_declined' },
      };
      await market.drain();
      const late = [
        event('payment_intent.payment_failed', past),
        event('payment_intent.canceled', { ...past, status: 'canceled' }),
      ];
      for (const body of late) await send(body);
      await market.drain();
      for (const body of late)
        expect(await stored(body)).toMatchObject([{ state: 'worked', attempts: 1, last_error: null }]);
      await till.expectCapturedOnce(bill);
    });

    it('are not believed, but taken as a hint where to look', async () => {
      const bill = await till.bill({ seller, amount: 82n });
      await till.pay(bill, { method: 'alipay' });
      const claim = {
        ...(await till.intentOf(bill)),
        status: 'succeeded',
        amount_received: 82,
        latest_charge: 'ch_false',
      };
      await send(event('payment_intent.succeeded', claim));
      await market.drain();
      expect((await till.find(bill)).state).toBe('requires_action');
      expect(await till.chargesOf(bill)).toHaveLength(0);
    });

    it('that come before what they are about are parked, shown, and worked when it is there', async () => {
      const admin = await market.admin();
      const paymentId = newId();
      const intent = await till.stripe.paymentIntents.create({
        amount: 83,
        currency: 'cny',
        metadata: { payment_id: paymentId },
      });
      const body = event('payment_intent.succeeded', intent);
      const { id } = JSON.parse(body) as { id: string };
      await send(body);
      await market.drain();
      const parked = await admin.get('/admin/provider-events?state=parked&limit=100');
      expect(parked.body.items.find((own: { id: string }) => own.id === id)).toMatchObject({
        type: 'payment_intent.succeeded',
        attempts: 1,
        nextAttemptAt: expect.any(String),
        lastError: expect.stringContaining('nothing of ours answers'),
      });
      const bill = await till.bill({ seller, amount: 83n });
      await market.sql(`UPDATE payment SET provider_reference = $2 WHERE purpose_id = $1`, [
        bill.purpose.id,
        intent.id,
      ]);
      const replayed = await admin.post(`/admin/provider-events/${id}/replay`);
      expect([replayed.status, replayed.body.state]).toEqual([200, 'received']);
      await market.drain();
      expect(await stored(body)).toMatchObject([{ state: 'worked', last_error: null }]);
      expect((await admin.get('/admin/audit?subjectKind=provider_event')).body.items).toMatchObject([
        {
          action: 'provider_event.replayed',
          actor: { personName: 'Li Wei' },
          subject: { label: `payment_intent.succeeded ${id}` },
        },
      ]);
      expect((await seller.get('/admin/provider-events')).status).toBe(403);
    });

    it('of which nobody knows anything are given up in the end, and not lost: somebody may have them worked anew', async () => {
      const body = event('review.opened', { id: 'prv_1', object: 'review' });
      await send(body);
      await market.drain();
      for (let attempt = 1; attempt < 9; attempt++) {
        expect(await stored(body)).toMatchObject([{ state: 'parked', attempts: attempt }]);
        await till.hurry();
      }
      expect(await stored(body)).toMatchObject([{ state: 'dead', attempts: 9, next_attempt_at: null }]);
      const admin = await market.admin();
      const [dead] = (await admin.get('/admin/provider-events?state=dead')).body.items;
      expect(dead).toMatchObject({ type: 'review.opened', attempts: 9, lastError: expect.any(String) });
      expect((await admin.post(`/admin/provider-events/${dead.id}/replay`)).body.state).toBe('received');
      await market.drain();
      expect(await stored(body)).toMatchObject([{ state: 'parked', attempts: 1 }]);
    });
  });

  describe('the sandbox', () => {
    const open = (wish: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
      till.stripe.paymentIntents.create({ amount: 1000, currency: 'cny', ...wish });
    const charged = () => open({ confirm: true, payment_method: 'pm_card_visa' });
    const received = (type: string): Promise<{ id: string; state: string }[]> =>
      market.sql(`SELECT id, state FROM provider_event WHERE type = $1 ORDER BY received_at`, [type]);

    beforeEach(async () => {
      await market.drain();
      await market.sql(`DELETE FROM provider_event`);
    });

    it('brings every event to our endpoint, signed', async () => {
      const intent = await charged();
      await market.drain();
      const [succeeded] = await received('payment_intent.succeeded');
      const { data } = await till.stripe.events.list({ type: 'payment_intent.succeeded', limit: 1 });
      expect(succeeded!.id).toBe(data[0]!.id);
      expect(data[0]).toMatchObject({
        object: 'event',
        data: { object: { id: intent.id, status: 'succeeded' } },
      });
    });

    it('brings them again until they are taken', async () => {
      await charged();
      await market.sql(`ALTER TABLE provider_event RENAME TO provider_event_away`);
      await market.drain();
      await market.sql(`ALTER TABLE provider_event_away RENAME TO provider_event`);
      expect(await received('payment_intent.succeeded')).toHaveLength(0);
      // That a delivery failed is noted a moment after it has.
      for (let tries = 0; tries < 20 && (await received('payment_intent.succeeded')).length === 0; tries++) {
        await market.sql(
          `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now() AND locked_at IS NULL`,
        );
        await market.drain();
      }
      expect(await received('payment_intent.succeeded')).toHaveLength(1);
    });

    it('can lose, double, hold back and delay them', async () => {
      const event = 'charge.succeeded';
      await till.sandbox.plant({ event, effect: 'lost' });
      await till.sandbox.plant({ event, effect: 'duplicate' });
      await till.sandbox.plant({ event: 'charge.failed', effect: 'held' });
      await till.sandbox.plant({ event: 'payment_intent.canceled', effect: 'delayed', detail: '3600' });
      await charged();
      await charged();
      const { id } = await open();
      const declined = till.stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_chargeDeclined' });
      await expect(declined).rejects.toMatchObject({ code: 'card_declined' });
      await till.stripe.paymentIntents.cancel(id);
      await market.drain();
      expect(await received(event)).toHaveLength(1);
      const order: { type: string }[] = await market.sql(
        `SELECT type FROM provider_event WHERE type IN ('charge.failed', 'payment_intent.payment_failed') ORDER BY received_at`,
      );
      expect(order.map(({ type }) => type)).toEqual(['payment_intent.payment_failed', 'charge.failed']);
      expect(await received('payment_intent.canceled')).toHaveLength(0);
    });
  });
});
