import { MARKET_ID } from '@app/ledger';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Json, TestApp } from '../support/app.js';
import { expectCaused } from '../support/causes.js';
import { send } from '../support/files.js';
import { Till } from '../support/money.js';
import { offer, place } from '../support/trade.js';

interface Line {
  note: string;
  /** In minor units; below zero it went out. */
  amount: number;
  payerAccount?: string;
}

const HEADER = '交易流水号,交易日期,金额,对方户名,对方账号,对方开户行,附言';
const BUYER_ACCOUNT = '6222000011112222';
const DEEDS = 'statement_taken match_confirmed match_withdrawn batch_approved batch_exported batch_withdrawn';
let no = 0;

describe('the bank desk', () => {
  let market: TestApp;
  let buyer: Account;
  let seller: Account;
  let one: Account;
  let other: Account;
  let listing: Json;

  beforeAll(async () => {
    market = await TestApp.start();
    [buyer, seller, one, other] = await Promise.all([
      market.buyer(),
      market.seller('临清市（鲁）轴承有限公司'),
      market.admin(),
      market.admin(),
    ]);
    listing = await offer(seller, { stock: 100_000 });
  });
  afterAll(async () => {
    const { items } = (await one.get('/admin/audit?subjectKind=bank&limit=100')).body;
    const deeds = items.map(({ action, actor }: Json) => `${actor.personName} ${action}`);
    expect(deeds).toEqual(expect.arrayContaining(DEEDS.split(' ').map((deed) => `Li Wei bank.${deed}`)));
    await expectCaused(market);
    await market.close();
  });
  afterEach(async () => {
    await market.drain();
    const [row] = await market.sql(
      `SELECT (SELECT coalesce(sum(amount_minor), 0) FROM ledger_leg)::int AS legs,
         (SELECT coalesce(sum(balance_minor), 0) FROM ledger_account)::int AS balances,
         (SELECT coalesce(sum(balance_minor), 0) FROM ledger_account WHERE kind = 'bank_cash')::int
           - (SELECT coalesce(sum(amount_minor), 0) FROM bank_row WHERE state IN ('matched', 'sent_back', 'charged'))::int
           AS difference`,
    );
    expect(row).toEqual({ legs: 0, balances: 0, difference: 0 });
  });

  const pledged = async (): Promise<Json> => {
    const placed = await place(buyer, [{ seller, listing, quantity: 10 }]);
    return (await buyer.post(`/checkouts/${placed.body.id}/pay`, { method: 'bank_transfer' })).body;
  };
  const sendFile = (lines: string) => send(market, one, '/admin/bank/statements?name=icbc.csv', lines);
  /** Brings a statement, and answers the bank's rows in the order of the lines. */
  const bring = async (...lines: Line[]): Promise<Json[]> => {
    const references = lines.map(() => `D${String(++no).padStart(12, '0')}`);
    const file = lines.map(
      ({ amount, note, payerAccount = BUYER_ACCOUNT }, index) =>
        `${references[index]},2026-11-26,${(amount / 100).toFixed(2)},成都泵业有限公司,${payerAccount},工商银行成都分行,${note}`,
    );
    const answer = await sendFile([HEADER, ...file].join('\n'));
    expect(answer.status).toBe(201);
    await market.drain();
    const rows = await market.sql(`SELECT * FROM bank_row WHERE bank_reference = ANY($1) ORDER BY line_no`, [
      references,
    ]);
    expect(rows).toHaveLength(lines.length);
    return rows;
  };
  const propose = (rows: Json[], wish: Record<string, unknown>) =>
    one.post('/admin/bank/matches', { rowIds: rows.map(({ id }) => id), ...wish });
  const confirm = (id: string, by = other) => by.post(`/admin/bank/matches/${id}/confirm`);
  const stateOf = async (checkoutId: string): Promise<string> =>
    (await buyer.get(`/checkouts/${checkoutId}`)).body.state;
  const dueTo = async (state: string): Promise<Json[]> =>
    (await one.get(`/admin/bank/remittances?state=${state}&limit=100`)).body.items;
  const exported = async (): Promise<Json> => {
    const batch = (await one.post('/admin/bank/batches')).body;
    expect((await other.post(`/admin/bank/batches/${batch.id}/approve`)).status).toBe(200);
    return (await one.post(`/admin/bank/batches/${batch.id}/export`)).body;
  };
  const fileOf = async (id: string): Promise<string> =>
    (await one.get(`/admin/bank/batches/${id}/file`)).body;
  /** What is sent goes out as the bank says it. */
  const sendOut = async (reference: string, amount: number): Promise<Json> =>
    (await bring({ note: `付款 ${reference}`, amount: -amount }))[0];
  const toSeller = async (): Promise<number> => {
    const { payment, checkout } = await pledged();
    await bring({ note: payment.bankTransfer.code, amount: payment.amount.amountMinor });
    const order = checkout.orders[0].id;
    await seller.post(`/orders/${order}/accept`);
    await seller.post(`/orders/${order}/ship`, { carrier: '德邦', trackingNumber: 'DB12345678' });
    await buyer.post(`/orders/${order}/confirm-receipt`);
    await market.drain();
    return (await seller.get('/seller/balance')).body.bankPayable.amountMinor;
  };

  /** As it will be in four days, when what was sent should have been seen. */
  const differences = async (): Promise<Json[]> => {
    const at = new Date(Date.now() + 4 * 86_400_000).toISOString();
    await market.sql(
      `SELECT graphile_worker.add_job('payments.reconcile', json_build_object('at', $1::text))`,
      [at],
    );
    await market.drain();
    return (await one.get('/admin/reconciliation?limit=100')).body.items;
  };

  it('takes two lines for one payment, and what is over goes back; only by a second person', async () => {
    const { payment, checkout } = await pledged();
    const { amountMinor } = payment.amount;
    const rows = await bring(
      { note: payment.bankTransfer.code, amount: amountMinor - 500 },
      { note: '补款', amount: 700 },
    );
    const short = await propose(rows.slice(0, 1), { kind: 'pay', code: payment.bankTransfer.code });
    expect([short.status, short.body.code]).toEqual([422, 'bank.too_little']);
    const match = await propose(rows, { kind: 'pay', code: payment.bankTransfer.code, note: '两笔合并' });
    expect(match.body).toMatchObject({ state: 'proposed', isMine: true, surplus: { amountMinor: 200 } });
    expect((await propose(rows, { kind: 'return' })).body.code).toBe('bank.row_not_open');
    const same = await confirm(match.body.id, one);
    expect([same.status, same.body.code]).toEqual([403, 'bank.same_person']);
    expect(await stateOf(checkout.id)).toBe('awaiting_payment');
    expect((await confirm(match.body.id)).body).toMatchObject({ state: 'confirmed' });
    await market.drain();
    expect(await stateOf(checkout.id)).toBe('paid');
    const [surplus] = (await dueTo('due')).filter(({ amount }) => amount.amountMinor === 200);
    expect(surplus).toMatchObject({ kind: 'return', holder: '成都泵业有限公司', accountNumber: '•••• 2222' });
    // The whole of both lines is on the bank's account; only what goes out of it is yet to go.
    const { id } = await exported();
    expect(await fileOf(id)).toContain(`,2.00,退回来款 ${surplus.reference},${surplus.reference}\r\n`);
    expect(await sendOut(surplus.reference, 200)).toMatchObject({ state: 'matched' });
  });

  it('moves once when two confirm at once, and nothing when it was withdrawn', async () => {
    const { payment, checkout } = await pledged();
    const rows = await bring({ note: '货款', amount: payment.amount.amountMinor });
    const wish = { kind: 'pay', code: payment.bankTransfer.code };
    const gone = (await propose(rows, wish)).body;
    expect((await one.post(`/admin/bank/matches/${gone.id}/withdraw`)).body.state).toBe('withdrawn');
    expect((await confirm(gone.id)).body.code).toBe('bank.match_decided');
    const { id } = (await propose(rows, wish)).body;
    const third = await market.admin();
    const answers = await Promise.all([confirm(id), confirm(id, third)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    await market.drain();
    expect(await stateOf(checkout.id)).toBe('paid');
  });

  it('sends back what is for nothing, to an account that somebody names where the bank named none', async () => {
    const rows = await bring({ note: '不明', amount: 12_345, payerAccount: '' });
    await confirm((await propose(rows, { kind: 'return' })).body.id);
    const [due] = (await dueTo('due')).filter(({ amount }) => amount.amountMinor === 12_345);
    expect(due.accountNumber).toBeNull();
    expect((await one.post('/admin/bank/batches')).body.code).toBe('bank.nothing_due');
    const payee = { holder: '成都泵业有限公司', bank: '工商银行成都分行', accountNumber: '6222000099998888' };
    expect((await one.put(`/admin/bank/remittances/${due.reference}/account`, payee)).status).toBe(200);
    await exported();
    expect(await sendOut(due.reference, 12_345)).toMatchObject({ state: 'matched' });
    // The same again would be money that left twice: it waits for somebody to look.
    expect(await sendOut(due.reference, 12_345)).toMatchObject({ state: 'unmatched', reason: 'not_sent' });
    const [back] = await bring({ note: `退汇 ${due.reference}`, amount: 12_345 });
    expect(back).toMatchObject({ state: 'matched' });
    expect(await dueTo('due')).toMatchObject([{ amount: { amountMinor: 12_345 }, accountNumber: null }]);
  });

  it('pays a refund by the bank; it is due again when it comes back', async () => {
    const { payment, checkout } = await pledged();
    await bring({ note: payment.bankTransfer.code, amount: payment.amount.amountMinor });
    await seller.post(`/orders/${checkout.orders[0].id}/reject`, { reason: '缺货' });
    await market.drain();
    const refundOf = async (): Promise<string> =>
      (await market.sql(`SELECT state FROM refund WHERE payment_id = $1`, [payment.id]))[0].state;
    await exported();
    const [out] = (await dueTo('exported')).filter(({ kind }) => kind === 'refund');
    await sendOut(out.reference, out.amount.amountMinor);
    expect(await refundOf()).toBe('refunded');
    await bring({ note: out.reference, amount: out.amount.amountMinor });
    expect(await refundOf()).toBe('bank_due');
    const again = (await dueTo('due')).find(({ kind }) => kind === 'refund');
    const payee = { holder: '成都泵业有限公司', bank: '工商银行成都分行', accountNumber: '6222000099998888' };
    await one.put(`/admin/bank/remittances/${again.reference}/account`, payee);
    await exported();
    await sendOut(again.reference, again.amount.amountMinor);
    expect(await refundOf()).toBe('refunded');
  });

  it('is compared with the books: lines that nobody matched, what was sent and not seen, the balance that the bank states; its fees are booked by two', async () => {
    const of = async (reference: string): Promise<Json> =>
      (await differences()).find((item) => item.providerReference === reference);
    const [fee] = await bring({ note: '账户管理费', amount: -1500 });
    expect(await of(fee.bank_reference)).toMatchObject({
      subject: 'bank_line',
      kind: 'missing_here',
      provider: { amountMinor: -1500 },
      ledger: { amountMinor: 0 },
    });
    expect((await propose([fee], { kind: 'return' })).body.code).toBe('bank.row_not_open');
    const charge = (await propose([fee], { kind: 'charge', note: '11 月' })).body;
    expect((await confirm(charge.id, one)).status).toBe(403);
    expect((await confirm(charge.id)).body).toMatchObject({ kind: 'charge', state: 'confirmed' });
    const { accounts, sum } = (await one.get('/admin/ledger/balances')).body;
    expect([accounts.find(({ kind }: Json) => kind === 'bank_charges').balance, sum]).toEqual([1500, 0]);
    expect(await of(fee.bank_reference)).toBeUndefined();
    // Told to the bank four days ago, and no line says that it went.
    const rows = await bring({ note: '不明来款', amount: 777 });
    await confirm((await propose(rows, { kind: 'return' })).body.id);
    const [due] = (await dueTo('due')).filter(({ amount }) => amount.amountMinor === 777);
    await exported();
    const reference = due.reference.replace('-', '');
    expect(await of(reference)).toMatchObject({
      subject: 'bank_sent',
      kind: 'missing_there',
      ledger: { amountMinor: -777 },
    });
    expect((await one.get('/admin/reconciliation')).body.bank[0].underWay.amountMinor).toBeGreaterThanOrEqual(
      777,
    );
    await sendOut(due.reference, 777);
    expect(await of(reference)).toBeUndefined();
    expect((await differences()).filter(({ subject }) => subject === 'bank_account')).toEqual([]);
    // A line is missing between two of a statement that states its balance.
    const { body } = await sendFile(
      `${HEADER},余额\nB1,2026-11-26,100.00,甲,1,工行,货款,1100.00\nB2,2026-11-26,50.00,乙,2,工行,货款,1200.00`,
    );
    expect(body.faults).toMatchObject([{ lineNo: 3, code: 'bank.balance_broken', expected: '115000 fen' }]);
    await market.drain();
    expect(await of('CNY')).toMatchObject({
      subject: 'bank_statements',
      provider: { amountMinor: 120_000 },
      ledger: { amountMinor: 115_000 },
    });
    expect((await one.get('/admin/reconciliation')).body.bank[0]).toMatchObject({
      opening: { amountMinor: 100_000 },
      closing: { amountMinor: 120_000 },
      expected: { amountMinor: 115_000 },
    });
  });

  describe('a seller’s account', () => {
    const account = { bank: '临清农商银行', accountNumber: '9151900011112222' };

    it('is in the verified firm’s name, masked, told to the firm and kept in the trail', async () => {
      const wrong = await seller.put('/seller/bank-account', { ...account, holder: '张三' });
      expect([wrong.status, wrong.body.code]).toEqual([422, 'bank_account.holder_differs']);
      const fresh = await market.seller('新厂', { verified: false });
      const early = await fresh.put('/seller/bank-account', { ...account, holder: '新厂' });
      expect([early.status, early.body.code]).toEqual([409, 'bank_account.firm_unverified']);
      expect((await buyer.put('/seller/bank-account', { ...account, holder: 'x' })).status).toBe(403);
      const named = await seller.put('/seller/bank-account', {
        ...account,
        holder: '临清市(鲁)轴承有限公司',
      });
      expect(named.body.account).toMatchObject({ accountNumber: '•••• 2222' });
      expect(JSON.stringify(named.body)).not.toContain(account.accountNumber);
      await market.drain();
      const told = (await seller.get('/notifications')).body;
      expect(JSON.stringify(told)).toContain('•••• 2222');
      const audit = (await one.get('/admin/audit?limit=100')).body.items;
      expect(audit.some(({ action }: Json) => action === 'bank_account.named')).toBe(true);
      expect(JSON.stringify(audit)).not.toContain(account.accountNumber);
    });

    it('is paid by a batch of which two know, the file the same each time, once', async () => {
      const before = await toSeller();
      const [batch, late] = await Promise.all([
        one.post('/admin/bank/batches'),
        other.post('/admin/bank/batches'),
      ]).then((answers) => answers.toSorted((a, b) => a.status - b.status));
      expect([batch!.status, late!.status]).toEqual([201, 409]);
      const [by, second] = batch!.body.isMine && (await mine(batch!.body.id)) ? [one, other] : [other, one];
      const { id } = batch!.body;
      const same = await by.post(`/admin/bank/batches/${id}/approve`);
      expect([same.status, same.body.code]).toEqual([403, 'bank.same_person']);
      expect((await by.post(`/admin/bank/batches/${id}/export`)).body).toMatchObject({
        code: 'bank.batch_state',
        detail: 'The batch is waiting for approval: that cannot be done to it',
      });
      expect((await by.get(`/admin/bank/batches/${id}/file`)).status).toBe(409);
      const third = await market.admin();
      const approvals = await Promise.all(
        [second, third].map((who) => who.post(`/admin/bank/batches/${id}/approve`)),
      );
      expect(approvals.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
      await by.post(`/admin/bank/batches/${id}/export`);
      const file = await fileOf(id);
      expect(file).toContain(
        `临清市(鲁)轴承有限公司,临清农商银行,${account.accountNumber},${(before / 100).toFixed(2)}`,
      );
      const paidOut = (await seller.get('/seller/balance')).body.paidOut.amountMinor;
      const [out] = (await dueTo('exported')).filter(({ kind }) => kind === 'payout');
      expect((await one.get('/admin/bank/batches?limit=1')).body.items).toMatchObject([{ paid: 0 }]);
      await sendOut(out.reference, out.amount.amountMinor);
      expect(await fileOf(id)).toBe(file);
      const after = (await seller.get('/seller/balance')).body;
      expect(after.paidOut.amountMinor).toBe(paidOut + before);
      expect(after.bankPayable.amountMinor).toBe(0);
      expect(after.inPayout.amountMinor).toBe(0);
    });

    const mine = async (id: string): Promise<boolean> =>
      (await one.get('/admin/bank/batches?limit=5')).body.items.find((batch: Json) => batch.id === id).isMine;

    it('gets it back when the batch is withdrawn, or when the bank sends it back: then it is named anew first', async () => {
      const payable = await toSeller();
      const { id } = (await one.post('/admin/bank/batches')).body;
      expect((await seller.get('/seller/balance')).body.inPayout.amountMinor).toBe(payable);
      await other.post(`/admin/bank/batches/${id}/withdraw`);
      expect((await seller.get('/seller/balance')).body.bankPayable.amountMinor).toBe(payable);
      await exported();
      const [out] = (await dueTo('exported')).filter(({ kind }) => kind === 'payout');
      const note = await one.post(`/admin/bank/remittances/${out.reference}/returned`, {
        reason: '账号有误',
      });
      expect(note.body).toMatchObject({ state: 'returned', reason: '账号有误' });
      expect((await seller.get('/seller/balance')).body.bankPayable.amountMinor).toBe(payable);
      expect((await seller.get('/seller/bank-account')).body.account.refusedAt).not.toBeNull();
      expect((await one.post('/admin/bank/batches')).body.code).toBe('bank.nothing_due');
      expect((await other.post(`/admin/bank/remittances/${out.reference}/paid`)).body.code).toBe(
        'bank.remittance_state',
      );
    });
  });

  it('knows the market’s own money from the provider by its reference, or by two persons', async () => {
    const till = await Till.at(market, buyer);
    await till.paid({ seller, amount: 900n });
    const payOut = async (amount: number): Promise<string> => {
      const { id } = await till.stripe.payouts.create({ amount, currency: 'cny' });
      await market.drain();
      return id;
    };
    const house = async () => {
      const own = await till.balances({ organisationId: MARKET_ID } as Account);
      return [own.provider_cash ?? 0, own.in_transit ?? 0, own.bank_cash ?? 0];
    };
    const [provider, , bank] = (await house()) as [number, number, number];
    await till.sandbox.plant({ event: 'payout.created', effect: 'held' });
    await till.sandbox.plant({ event: 'payout.paid', effect: 'duplicate' });
    const [told, silent] = [await payOut(300), await payOut(200)];
    await till.sandbox.plant({ call: 'POST /v1/payouts', effect: 'fails_later', detail: 'account_closed' });
    const failed = await payOut(100);
    expect(await house()).toEqual([provider - 500, 500, bank]);
    const [wrong, own, mute, fee] = await bring(
      { note: `STRIPE ${told}`, amount: 299 },
      { note: `STRIPE ${told}`, amount: 300 },
      { note: 'STRIPE', amount: 200 },
      { note: '账户管理费', amount: -900_000 },
    );
    expect([wrong, own, mute].map(({ state }) => state)).toEqual(['unmatched', 'matched', 'unmatched']);
    for (const code of [told, failed, 'po_unknown'])
      expect((await propose([mute], { kind: 'payout', code })).body.errors).toMatchObject([
        { field: 'code', code: 'bank.payout_unknown' },
      ]);
    expect((await propose([wrong, mute], { kind: 'payout', code: silent })).body.code).toBe(
      'bank.payout_unknown',
    );
    const match = (await propose([mute], { kind: 'payout', code: silent })).body;
    expect(match).toMatchObject({ kind: 'payout', code: silent });
    expect((await confirm(match.id, one)).status).toBe(403);
    expect((await confirm(match.id)).body.state).toBe('confirmed');
    expect(await house()).toEqual([provider - 500, 0, bank + 500]);
    await confirm((await propose([wrong], { kind: 'return' })).body.id);
    await exported();
    const back = (await dueTo('exported')).find(({ amount }) => amount.amountMinor === 299);
    await confirm((await propose([fee], { kind: 'charge' })).body.id);
    expect(await sendOut(back.reference, 299)).toMatchObject({ state: 'matched' });
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const { body } = await one.get(`/admin/account-statement?from=${today}&to=${today}`);
    expect(body.transfers).toMatchObject([
      { words: 'Paid out by the payment provider', count: 3, amount: { amountMinor: 600 } },
      { words: 'Arrived at the bank', count: 2, amount: { amountMinor: 500 } },
      { words: 'Sent back to the payment provider', count: 1, amount: { amountMinor: 100 } },
    ]);
    const late = await payOut(50);
    expect((await differences()).filter(({ subject }) => subject === 'bank_payout')).toMatchObject([
      { providerReference: late, kind: 'missing_there', ledger: { amountMinor: 50 } },
    ]);
  });
});
