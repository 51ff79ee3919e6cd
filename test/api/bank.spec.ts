import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Answer, type Json, TestApp } from '../support/app.js';
import { send } from '../support/files.js';
import { offer, pay, place } from '../support/trade.js';

interface Credit {
  reference: string;
  amount: string;
  note: string;
  date?: string;
}

const HEADER = '交易流水号,交易日期,贷方发生额,对方户名,对方账号,附言';
let no = 0;
const reference = (): string => `T${String(++no).padStart(12, '0')}`;
const yuan = ({ amountMinor }: { amountMinor: number }): string => (amountMinor / 100).toFixed(2);

describe('a bank transfer', () => {
  let market: TestApp;
  let buyer: Account;
  let seller: Account;
  let admin: Account;
  let listing: Json;

  beforeAll(async () => {
    market = await TestApp.start();
    [buyer, seller, admin] = await Promise.all([market.buyer(), market.seller(), market.admin()]);
    listing = await offer(seller, { stock: 100_000 });
  });
  afterAll(() => market.close());
  afterEach(async () => {
    const [row] = await market.sql(
      `SELECT (SELECT coalesce(sum(amount_minor), 0) FROM ledger_leg)::int AS legs,
         (SELECT coalesce(sum(balance_minor), 0) FROM ledger_account)::int AS balances,
         (SELECT coalesce(sum(balance_minor), 0) FROM ledger_account WHERE kind = 'bank_cash')::int
           - (SELECT coalesce(sum(amount_minor), 0) FROM bank_row WHERE state = 'matched')::int AS difference`,
    );
    expect(row).toEqual({ legs: 0, balances: 0, difference: 0 });
  });

  const chooseBank = (checkoutId: string, key?: string): Promise<Answer> =>
    buyer.post(`/checkouts/${checkoutId}/pay`, { method: 'bank_transfer' }, { key });
  const pledged = async (): Promise<Json> => {
    const placed = await place(buyer, [{ seller, listing, quantity: 10 }]);
    const answer = await chooseBank(placed.body.id);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const sendFile = (file: string | Buffer, by = admin): Promise<Answer> =>
    send(market, by, '/admin/bank/statements?name=icbc.csv', file);
  const statementOf = (...credits: Credit[]): string =>
    [
      HEADER,
      ...credits.map(
        ({ reference: own, date = '2026-11-26', amount, note }) =>
          `${own},${date},${amount},成都泵业有限公司,6222000011112222,${note}`,
      ),
    ].join('\r\n');
  const bring = async (...credits: Credit[]): Promise<Json> => {
    const answer = await sendFile(statementOf(...credits));
    expect(answer.status).toBe(201);
    await market.drain();
    return answer.body;
  };
  const rowOf = async (own: string, state: string): Promise<Json> =>
    (await admin.get(`/admin/bank/rows?state=${state}&limit=100`)).body.items.find(
      (row: Json) => row.bankReference === own,
    );
  const capturesOf = async (checkoutId: string): Promise<number> => {
    const [row] = await market.sql(
      `SELECT count(*)::int AS n FROM ledger_transfer t
       JOIN payment_share s ON s.seller_id = t.seller_id AND s.id = t.cause_id
       JOIN payment p ON p.id = s.payment_id WHERE p.purpose_id = $1 AND t.purpose = 'capture'`,
      [checkoutId],
    );
    return row.n;
  };
  const stateOf = async (checkoutId: string): Promise<string> =>
    (await buyer.get(`/checkouts/${checkoutId}`)).body.state;

  it('is told where to remit and under which code, and the goods are kept for days', async () => {
    const placed = await place(buyer, [{ seller, listing, quantity: 10 }]);
    const { payment, checkout } = (await chooseBank(placed.body.id)).body;
    expect(payment).toMatchObject({
      state: 'requires_payment',
      method: 'bank_transfer',
      amount: placed.body.total,
      bankTransfer: {
        code: expect.stringMatching(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/),
        holder: market.config.payments.bank?.holder,
        bank: market.config.payments.bank?.bank,
        accountNumber: market.config.payments.bank?.accountNumber,
      },
    });
    const days = (Date.parse(checkout.heldUntil) - Date.parse(checkout.createdAt)) / 86_400_000;
    expect(days).toBeCloseTo(3, 4);
    expect(checkout.orders[0].heldUntil).toBe(checkout.heldUntil);
    const [kept] = await market.sql(
      `SELECT extract(epoch FROM min(held_until) - now()) / 86400 AS days FROM reservation WHERE order_id = $1`,
      [checkout.orders[0].id],
    );
    expect(Number(kept.days)).toBeCloseTo(3, 2);

    const again = (await chooseBank(placed.body.id)).body;
    expect(again.payment.bankTransfer.code).toBe(payment.bankTransfer.code);
    expect(again.checkout.heldUntil).toBe(checkout.heldUntil);
    expect((await pledged()).payment.bankTransfer.code).not.toBe(payment.bankTransfer.code);
  });

  it('is nobody else’s to see, and statements are the admins’', async () => {
    const { checkout } = await pledged();
    const other = await market.buyer('Other');
    expect((await other.get(`/checkouts/${checkout.id}`)).status).toBe(404);
    expect((await other.post(`/checkouts/${checkout.id}/pay`, { method: 'bank_transfer' })).status).toBe(404);
    const order = await seller.get(`/orders/${checkout.orders[0].id}`);
    expect(JSON.stringify(order.body)).not.toContain('bankTransfer');
    for (const caller of [buyer, seller]) {
      expect((await caller.get('/admin/bank/rows')).status).toBe(403);
      expect((await caller.get('/admin/bank/statements')).status).toBe(403);
      expect((await sendFile(statementOf(), caller)).status).toBe(403);
    }
  });

  it('pays the checkout when it comes, once, though the statement comes again', async () => {
    const { payment, checkout } = await pledged();
    const credit = {
      reference: reference(),
      amount: yuan(payment.amount),
      note: `货款 ${payment.bankTransfer.code.toLowerCase()} 轴承`,
    };
    await bring(credit);
    expect(await stateOf(checkout.id)).toBe('paid');
    expect((await rowOf(credit.reference, 'matched')).code).toBe(payment.bankTransfer.code);
    expect(await bring(credit)).toMatchObject({ credits: 1, repeated: 1, received: 0, faultCount: 0 });
    expect(await capturesOf(checkout.id)).toBe(1);
    const statements = (await admin.get('/admin/bank/statements?limit=2')).body.items;
    expect(statements).toMatchObject([{ matched: 0 }, { matched: 1, unmatched: 0 }]);
    expect((await buyer.get(`/checkouts/${checkout.id}`)).body.payment).toMatchObject({
      state: 'captured',
      bankTransfer: null,
    });
  });

  it('pays once when two admins bring the same statement at once, in other orders', async () => {
    const [one, two, other] = [await pledged(), await pledged(), await market.admin()];
    const credits = [one, two].map(({ payment }) => ({
      reference: reference(),
      amount: yuan(payment.amount),
      note: payment.bankTransfer.code,
    }));
    const answers = await Promise.all([
      sendFile(statementOf(...credits)),
      sendFile(statementOf(...credits.toReversed()), other),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    await Promise.all([market.drain(), market.drain()]);
    for (const { checkout } of [one, two]) {
      expect(await stateOf(checkout.id)).toBe('paid');
      expect(await capturesOf(checkout.id)).toBe(1);
    }
  });

  it.each([
    ['too little', -1, 'underpaid'],
    ['too much', 1, 'overpaid'],
  ])('of %s stays unmatched, with what was asked for', async (_, difference, reason) => {
    const { payment, checkout } = await pledged();
    const own = reference();
    const amountMinor = payment.amount.amountMinor + difference;
    await bring({ reference: own, amount: yuan({ amountMinor }), note: payment.bankTransfer.code });
    expect(await rowOf(own, 'unmatched')).toMatchObject({
      reason,
      amount: { amountMinor },
      expected: payment.amount,
      payerName: '成都泵业有限公司',
    });
    expect(await stateOf(checkout.id)).toBe('awaiting_payment');
  });

  it('that comes after cancelling, or after a card has paid, or under no code, stays unmatched', async () => {
    const [gone, paid] = [await pledged(), await pledged()];
    await buyer.post(`/checkouts/${gone.checkout.id}/cancel`);
    expect((await pay(buyer, paid.checkout.id)).body.payment).toMatchObject({
      state: 'captured',
      method: 'card',
    });
    const credit = (note: string): Credit => ({
      reference: reference(),
      amount: yuan(gone.payment.amount),
      note,
    });
    const credits = [
      credit(gone.payment.bankTransfer.code),
      credit(paid.payment.bankTransfer.code),
      credit('货款'),
    ];
    await bring(...credits);
    const reasons = await Promise.all(
      credits.map(async (each) => (await rowOf(each.reference, 'unmatched')).reason),
    );
    expect(reasons).toEqual(['cancelled', 'already_paid', 'no_code']);
    expect(await stateOf(gone.checkout.id)).toBe('cancelled');
    expect(await capturesOf(paid.checkout.id)).toBe(1);
  });

  it('waits while a wallet is at it, and is matched when that has failed', async () => {
    const { payment, checkout } = await pledged();
    await market.sql(`UPDATE payment SET state = 'requires_action' WHERE id = $1`, [payment.id]);
    expect((await chooseBank(checkout.id)).body.code).toBe('payment.under_way');
    const own = reference();
    await bring({ reference: own, amount: yuan(payment.amount), note: payment.bankTransfer.code });
    expect(await rowOf(own, 'received')).toMatchObject({ reason: null });
    await market.sql(`UPDATE payment SET state = 'failed' WHERE id = $1`, [payment.id]);
    await market.sql(`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now()`);
    await market.drain();
    expect(await stateOf(checkout.id)).toBe('paid');
  });

  it('goes back, and to the seller, by the bank and not by the provider', async () => {
    const [kept, declined] = [await pledged(), await pledged()];
    await bring(
      ...[kept, declined].map(({ payment }) => ({
        reference: reference(),
        amount: yuan(payment.amount),
        note: payment.bankTransfer.code,
      })),
    );
    const balance = async (): Promise<Json> => (await seller.get('/seller/balance')).body;
    const before = await balance();
    const [keptOrder, declinedOrder] = [kept.checkout.orders[0].id, declined.checkout.orders[0].id];
    await seller.post(`/orders/${declinedOrder}/reject`, { reason: '缺货' });
    await seller.post(`/orders/${keptOrder}/accept`);
    await seller.post(`/orders/${keptOrder}/ship`, { carrier: '德邦', trackingNumber: 'DB12345678' });
    await buyer.post(`/orders/${keptOrder}/confirm-receipt`);
    await market.drain();
    const after = await balance();
    expect(after.payable).toEqual(before.payable);
    expect(after.bankPayable.amountMinor).toBeGreaterThan(before.bankPayable.amountMinor);
    const refunds = await market.sql(
      `SELECT r.state, r.amount_minor::int AS amount FROM refund r WHERE r.payment_id = $1`,
      [declined.payment.id],
    );
    expect(refunds).toEqual([{ state: 'bank_due', amount: declined.payment.amount.amountMinor }]);
  });

  describe('in a statement', () => {
    it('with bad lines is read where it is good, and each fault is named by line and column', async () => {
      const { payment, checkout } = await pledged();
      const good = { reference: reference(), amount: yuan(payment.amount), note: payment.bankTransfer.code };
      const file = [
        '中国工商银行 账户明细',
        HEADER,
        `${reference()},2026-13-01,10.00,甲,1,x`,
        `${good.reference},2026-11-26,"${good.amount}",甲,1,${good.note}`,
        `1.23E+15,2026/11/26,1O.00,甲,1,x`,
        `${reference()},2026-11-26,,甲,1,手续费`,
      ].join('\n');
      const answer = await sendFile(file);
      expect(answer.body).toMatchObject({
        credits: 1,
        faultCount: 3,
        faults: [
          { lineNo: 3, column: '交易日期', value: '2026-13-01', code: 'bank.date_malformed' },
          { lineNo: 5, column: '交易流水号', value: '1.23E+15', code: 'bank.reference_malformed' },
          { lineNo: 5, column: '贷方发生额', value: '1O.00', code: 'bank.amount_malformed' },
        ],
      });
      await market.drain();
      expect(await stateOf(checkout.id)).toBe('paid');
    });

    it('under a reference known with another amount is named, and changes nothing', async () => {
      const own = reference();
      await bring({ reference: own, amount: '10.00', note: 'x' });
      expect(await bring({ reference: own, amount: '11.00', note: 'x' })).toMatchObject({
        repeated: 0,
        faultCount: 1,
        faults: [{ lineNo: 2, value: own, code: 'bank.reference_contrary' }],
      });
    });

    it.each([
      ['no headers', 'a,b\n1,2', 'bank.columns_missing'],
      ['nothing', '', 'file.empty'],
      ['too many lines', `${HEADER}\n${'r,d,a,p,q,n\n'.repeat(5001)}`, 'bank.too_many_lines'],
    ])('of %s is refused', async (_, file, code) => {
      const answer = await sendFile(file);
      expect([answer.status, answer.body.code]).toEqual([422, code]);
    });
  });
});

it('is refused where it is not offered', async () => {
  const market = await TestApp.start({ BANK_TRANSFER: 'off' });
  const [buyer, seller] = await Promise.all([market.buyer(), market.seller()]);
  const placed = await place(buyer, [{ seller, listing: await offer(seller), quantity: 10 }]);
  const answer = await buyer.post(`/checkouts/${placed.body.id}/pay`, { method: 'bank_transfer' });
  expect([answer.status, answer.body.code]).toEqual([422, 'payment.method_off']);
  expect((await buyer.get(`/checkouts/${placed.body.id}`)).body.payment.methods).not.toContain(
    'bank_transfer',
  );
  await market.close();
});
