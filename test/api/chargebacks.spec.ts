import { Sandbox } from '@app/payments';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Json, TestApp } from '../support/app.js';
import { claimsOf } from '../support/claims.js';
import { expectSettled, offer, paidOrder } from '../support/trade.js';

describe('an order whose payment the payer’s bank takes back', () => {
  let market: TestApp;
  let seller: Account;
  let buyer: Account;
  let sandbox: Sandbox;

  beforeAll(async () => {
    market = await TestApp.start();
    [seller, buyer] = [await market.seller(), await market.buyer()];
    sandbox = market.app.get(Sandbox);
  });
  afterAll(() => market.close());

  let brands = 0;
  const shipped = async (): Promise<Json> => {
    const listing = await offer(seller, { brand: `X${++brands}` });
    const order = await paidOrder(buyer, [{ seller, listing, quantity: 100 }]);
    await seller.post(`/orders/${order.id}/accept`);
    await seller.post(`/orders/${order.id}/ship`, { carrier: '德邦', trackingNumber: 'DB100' });
    return order;
  };
  const { claimsComeDue, inspected, opened, windowCloses } = claimsOf(() => ({ market, buyer, seller }));
  const charged = async (order: Json, amount?: number): Promise<string> => {
    const [{ charge }] = await market.sql(
      `SELECT provider_charge AS charge FROM payment WHERE purpose_id = $1`,
      [order.checkoutId],
    );
    return sandbox.dispute(charge, amount);
  };
  const dispute = async (order: Json, amount?: number): Promise<string> => {
    const id = await charged(order, amount);
    await market.drain();
    return id;
  };
  const close = async (id: string, outcome: 'won' | 'lost'): Promise<void> => {
    await sandbox.decideDispute(id, outcome);
    await market.drain();
  };
  const now = async (order: Json): Promise<Json> => (await seller.get(`/orders/${order.id}`)).body;
  const total = (order: Json): number => order.total.amountMinor;

  it('stands still while that is open, and then goes on; it holds up no other', async () => {
    const [contested, other] = [await shipped(), await shipped()];
    const id = await dispute(contested);
    expect((await now(contested)).chargeback.amountMinor).toBe(total(contested));
    await market.sql(`UPDATE trade_order SET due_at = now() - interval '1 hour' WHERE due_at IS NOT NULL`);
    await market.sql(`SELECT graphile_worker.add_job('orders.due')`);
    await market.drain();
    expect([(await now(contested)).state, (await now(other)).state]).toEqual(['shipped', 'inspection']);
    await close(id, 'won');
    await market.sql(`SELECT graphile_worker.add_job('orders.due')`);
    await market.drain();
    expect(await now(contested)).toMatchObject({ state: 'inspection', chargeback: { amountMinor: 0 } });
    await buyer.post(`/orders/${contested.id}/confirm-receipt`);
    await expectSettled(market, contested, { released: total(contested), refunded: 0 });
  });

  it('that the buyer accepted meanwhile is released once the bank gives in', async () => {
    const order = await shipped();
    const id = await dispute(order);
    expect((await buyer.post(`/orders/${order.id}/confirm-receipt`)).body.state).toBe('completed');
    expect((await seller.get('/seller/balance')).status).toBe(200);
    await close(id, 'won');
    await expectSettled(market, order, { released: total(order), refunded: 0 });
  });

  const booksOf = async (order: Json): Promise<Json> => {
    const [row] = await market.sql(
      `SELECT state, released_minor::int AS released, refunded_minor::int AS refunded, frozen_minor::int AS frozen,
         chargeback_minor::int AS chargeback FROM trade_order WHERE id = $1`,
      [order.id],
    );
    return row;
  };

  it('lost, it has settled what the buyer claims: the money is back already, and the trade is over', async () => {
    const order = await inspected();
    const claims = [await opened(order), await opened(order, { lineNo: 2, quantity: 3, outcome: 'replace' })];
    const id = await dispute(order);
    await claimsComeDue(claims[0]);
    await windowCloses(order);
    expect((await now(order)).state).toBe('disputed');
    await close(id, 'lost');
    expect(await booksOf(order)).toEqual({
      state: 'completed',
      released: 0,
      refunded: total(order),
      frozen: 0,
      chargeback: 0,
    });
    for (const { id: claimId, amount } of claims)
      expect((await buyer.get(`/claims/${claimId}`)).body).toMatchObject({
        state: 'settled',
        refunded: amount,
        steps: [{ act: 'open' }, { act: 'charge_back', by: 'system', to: 'settled' }],
      });
  });

  it('lost in part, it leaves a claim what it did not take; won after the rest was accepted, that is released', async () => {
    const order = await inspected();
    const claim = await opened(order);
    const left = 1000;
    await close(await dispute(order, total(order) - left), 'lost');
    expect((await buyer.get(`/claims/${claim.id}`)).body).toMatchObject({
      state: 'open',
      amount: { amountMinor: left },
      refund: { amountMinor: left },
    });
    expect(await booksOf(order)).toMatchObject({ state: 'disputed', frozen: left, released: 0 });
    await buyer.post(`/claims/${claim.id}/withdraw`);
    await market.drain();
    expect(await booksOf(order)).toMatchObject({ state: 'completed', frozen: 0, released: left });

    const other = await inspected();
    const kept = await opened(other);
    const id = await dispute(other);
    expect((await buyer.post(`/orders/${other.id}/confirm-receipt`)).body.state).toBe('disputed');
    await close(id, 'won');
    const frozen = kept.amount.amountMinor;
    expect(await booksOf(other)).toMatchObject({ frozen, released: total(other) - frozen });
    await seller.post(`/claims/${kept.id}/accept`);
    await expectSettled(market, other, { released: total(other) - frozen, refunded: frozen });
    expect((await now(other)).state).toBe('completed');
  });

  it('lost in part, leaves a claim to be refunded by the market’s bank, which the provider does no more', async () => {
    const order = await inspected();
    const taken = 500;
    await close(await dispute(order, taken), 'lost');
    const claim = await opened(order);
    const { amountMinor } = claim.amount;
    expect((await seller.post(`/claims/${claim.id}/accept`)).body.state).toBe('settled');
    await market.drain();
    const refundOf = async (): Promise<Json> =>
      (await market.sql(`SELECT state, failure_code FROM refund WHERE cause_id = $1`, [claim.id]))[0];
    expect(await refundOf()).toEqual({ state: 'bank_due', failure_code: 'charge_disputed' });
    const [one, other] = [await market.admin(), await market.admin()];
    const due = (await one.get('/admin/bank/remittances')).body.items;
    expect(due).toMatchObject([{ kind: 'refund', amount: { amountMinor }, accountNumber: null }]);
    expect((await one.post('/admin/bank/batches')).body.code).toBe('bank.nothing_due');
    const { reference, holder } = due[0];
    expect((await buyer.get('/buyer/refunds/waiting')).body.items).toMatchObject([
      { referenceId: order.id, amount: { amountMinor }, failureCode: 'charge_disputed' },
    ]);
    const notices = (await buyer.get('/notifications')).body.items;
    expect(notices.map(({ kind }: Json) => kind)).toContain('payment.refund_failed.payer');
    const account = { holder, bank: '工商银行成都分行', accountNumber: '6222000011112222' };
    const name = (who: Account, wish: Json) => who.put('/buyer/refunds/account', wish);
    expect((await name(buyer, { ...account, holder: '别人' })).body.code).toBe('bank_account.holder_differs');
    const stranger = await market.buyer('Stranger');
    expect((await stranger.get('/buyer/refunds/waiting')).body.items).toEqual([]);
    expect((await name(stranger, { ...account, holder: 'Stranger' })).body.code).toBe('refund.nothing_waits');
    expect((await name(buyer, account)).body.items).toEqual([]);
    expect((await name(buyer, account)).body.code).toBe('refund.nothing_waits');
    const batch = (await one.post('/admin/bank/batches')).body;
    await other.post(`/admin/bank/batches/${batch.id}/approve`);
    await one.post(`/admin/bank/batches/${batch.id}/export`);
    expect((await one.post(`/admin/bank/remittances/${reference}/paid`)).body.state).toBe('paid');
    await market.drain();
    expect(await refundOf()).toMatchObject({ state: 'refunded' });
    await buyer.post(`/orders/${order.id}/confirm-receipt`);
    await market.drain();
    expect(await booksOf(order)).toMatchObject({
      state: 'completed',
      refunded: taken + amountMinor,
      released: total(order) - taken - amountMinor,
    });
    const [books] = await market.sql(
      `SELECT (SELECT sum(amount_minor) FROM ledger_leg)::int AS legs,
         (SELECT sum(balance_minor) FROM ledger_account WHERE kind = 'refund_due')::int AS due,
         (SELECT sum(balance_minor) FROM ledger_account WHERE kind = 'bank_cash')::int AS at_bank,
         (SELECT sum(balance_minor) FROM ledger_account WHERE kind = 'provider_cash')::int
           - (SELECT available FROM sandbox.balance WHERE account = '')::int AS difference`,
    );
    expect(books).toEqual({ legs: 0, due: 0, at_bank: -amountMinor, difference: 0 });
  });

  describe('of which a refund is still owed', () => {
    const rejected = async (): Promise<Json> => {
      const listing = await offer(seller, { brand: `X${++brands}` });
      const order = await paidOrder(buyer, [{ seller, listing, quantity: 100 }]);
      expect((await seller.post(`/orders/${order.id}/reject`, { reason: '无货' })).body.state).toBe(
        'rejected',
      );
      return order;
    };
    /** What the payer has back of it: from its bank, by the provider, by the market’s bank; and what of it is open in the books. */
    const moneyOf = async (order: Json): Promise<Json> => {
      const [row] = await market.sql(
        `WITH bill AS (SELECT * FROM payment WHERE purpose_id = $1)
         SELECT (SELECT coalesce(sum((o.data->>'amount')::int), 0)::int FROM sandbox.object o, bill
             WHERE o.kind = 'dispute' AND o.data->>'charge' = provider_charge AND o.data->>'status' <> 'won') AS taken,
           (SELECT coalesce((o.data->>'amount_refunded')::int, 0) FROM sandbox.object o, bill WHERE o.id = provider_charge) AS provider,
           (SELECT coalesce(sum(m.amount_minor), 0)::int FROM remittance m JOIN refund r ON r.seller_id = m.seller_id AND r.id = m.cause_id
             WHERE r.payment_id = bill.id AND m.state = 'paid') AS bank,
           (SELECT array_agg(state ORDER BY id) FROM refund WHERE payment_id = bill.id) AS refunds,
           (SELECT coalesce(jsonb_object_agg(kind, balance), '{}') FROM (
             SELECT a.kind, sum(l.amount_minor)::int AS balance FROM ledger_leg l
             JOIN ledger_account a ON a.seller_id = l.seller_id AND a.id = l.account_id
             JOIN ledger_transfer t ON t.seller_id = l.seller_id AND t.id = l.transfer_id
             WHERE t.counterparty_id = bill.payer_id AND a.kind IN ('refund_due', 'disputed')
             GROUP BY a.kind HAVING sum(l.amount_minor) <> 0) AS open) AS open
         FROM bill`,
        [order.checkoutId],
      );
      return row;
    };

    it('counts as refunded by the bank that took it, and once that gives in is refunded after all', async () => {
      const [lost, won] = [await rejected(), await rejected()];
      const [taken, given] = [await charged(lost), await charged(won)];
      await market.drain();
      expect(await moneyOf(lost)).toEqual({
        taken: total(lost),
        provider: 0,
        bank: 0,
        refunds: ['contested'],
        open: { disputed: total(lost) + total(won), refund_due: -total(lost) - total(won) },
      });
      expect((await buyer.get('/buyer/refunds/waiting')).body.items).toEqual([]);
      await close(taken, 'lost');
      await close(given, 'won');
      const ended = { bank: 0, refunds: ['refunded'], open: {} };
      expect(await moneyOf(lost)).toEqual({ ...ended, taken: total(lost), provider: 0 });
      expect(await moneyOf(won)).toEqual({ ...ended, taken: 0, provider: total(won) });
    });
  });

  it('has paid the buyer back when it is lost, also what the seller was given', async () => {
    const order = await shipped();
    await buyer.post(`/orders/${order.id}/confirm-receipt`);
    await market.drain();
    const id = await dispute(order);
    await close(id, 'lost');
    expect(await booksOf(order)).toMatchObject({ released: 0, refunded: total(order), chargeback: 0 });
    const { body } = await seller.get('/notifications');
    expect(body.items.map(({ title }: Json) => title)).toEqual(
      expect.arrayContaining([
        `Order ${order.number}: the bank’s dispute is lost`,
        `Order ${order.number}: the payer’s bank disputes the payment`,
      ]),
    );
  });
});
