import { newId } from '@app/kernel';
import { stateFacts } from '@app/platform';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MailLine } from '../../libs/notifications/src/mail-line.js';
import { Mails } from '../../libs/notifications/src/mails.service.js';
import { type Account, type Answer, type Json, TestApp } from '../support/app.js';
import { passSeconds } from '../support/identity.js';
import { MailCatcher } from '../support/mail-catcher.js';

let app: TestApp;
let buyer: Account;
let seller: Account;

const ZH = { headers: { 'accept-language': 'zh-CN,zh;q=0.9' } };

/** States a fact of an order as orders does, and lets the worker tell it. */
async function happen(name: string, changes: Record<string, unknown> = {}): Promise<string> {
  const orderId = newId();
  const payload = {
    sellerId: seller.organisationId,
    buyerId: buyer.organisationId,
    orderId,
    checkoutId: newId(),
    number: 'LQ-20261123-000042',
    buyerName: '成都水泵',
    sellerName: '烟店作坊',
    totalMinor: '123450',
    currency: 'CNY',
    note: null,
    ...changes,
  };
  await app.database.transact((tx) => stateFacts(tx, [{ name, aggregateId: orderId, version: 1, payload }]));
  await app.drain();
  return orderId;
}

const newest = async (account: Account, ask = {}): Promise<Json> =>
  (await account.get('/notifications?limit=1', ask)).body.items[0];
const mailsTo = async (email: string): Promise<Json[]> =>
  (await app.anyone().get(`/mailbox?to=${encodeURIComponent(email)}`)).body.items;

describe('notifications', () => {
  beforeAll(async () => {
    app = await TestApp.start();
    buyer = await app.buyer();
    seller = await app.seller();
  });
  afterAll(() => app.close());

  it('tell the other side, in the language of the reader', async () => {
    const orderId = await happen('order.placed');
    expect(await newest(seller)).toMatchObject({
      kind: 'order.placed.seller',
      title: 'New order LQ-20261123-000042',
      body: '成都水泵 ordered for ¥1,234.50. The goods are kept; payment is awaited.',
      link: `/orders/${orderId}`,
      readAt: null,
    });
    expect((await newest(seller, ZH)).body).toBe('成都水泵下单 ¥1,234.50，货已为其保留，等待付款。');
    expect((await buyer.get('/notifications')).body).toEqual({ items: [], nextCursor: null, unread: 0 });
  });

  it('tell both sides of payment, and each of what the other did', async () => {
    await happen('order.paid');
    expect((await newest(seller)).kind).toBe('order.paid.seller');
    expect((await newest(buyer)).kind).toBe('order.paid.buyer');
    await happen('order.shipped', { note: '顺丰 SF1234567890' });
    expect(await newest(buyer)).toMatchObject({
      kind: 'order.shipped.buyer',
      body: '烟店作坊 shipped by 顺丰 SF1234567890. Please confirm when the goods arrive.',
    });
    expect((await newest(seller)).kind).toBe('order.paid.seller');
  });

  it('are told once, however often the fact is delivered', async () => {
    const orderId = await happen('order.accepted');
    const link = `/orders/${orderId}`;
    await app.sql(
      `INSERT INTO fact_to_deliver (event_id) SELECT id FROM outbox_event WHERE aggregate_id = $1`,
      [orderId],
    );
    await app.drain();
    expect(await app.sql(`SELECT 1 FROM notification WHERE link = $1`, [link])).toHaveLength(1);
    expect(await app.sql(`SELECT 1 FROM mail WHERE body LIKE '%' || $1 || '%'`, [link])).toHaveLength(1);
  });

  it('stand in the order of what happened', async () => {
    for (const name of ['order.placed', 'order.cancelled']) await happen(name);
    const { body } = await seller.get('/notifications?limit=2');
    expect(body.items.map(({ kind }: Json) => kind)).toEqual([
      'order.cancelled.seller',
      'order.placed.seller',
    ]);
  });

  it('come a page at a time, each once', async () => {
    const all = (await seller.get('/notifications?limit=100')).body.items.map(({ id }: Json) => id);
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await seller.get(`/notifications?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ id }: Json) => id));
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toEqual(all);
  });

  it('are marked as read once, by their own organisation only', async () => {
    await happen('order.completed');
    const { id } = await newest(seller);
    const { unread } = (await seller.get('/notifications')).body;
    const foreign = await buyer.post(`/notifications/${id}/read`);
    expect([foreign.status, foreign.body.code]).toEqual([404, 'notification.not_found']);
    expect((await newest(seller)).readAt).toBeNull();
    expect((await seller.post(`/notifications/${id}/read`)).status).toBe(204);
    const { readAt } = await newest(seller);
    expect(readAt).not.toBeNull();
    expect((await seller.post(`/notifications/${id}/read`)).status).toBe(204);
    expect((await newest(seller)).readAt).toBe(readAt);
    expect((await seller.get('/notifications')).body.unread).toBe(unread - 1);
  });

  it('are marked as read up to the newest that was seen, of their own organisation only', async () => {
    const seen = await newest(seller);
    for (const name of ['order.paid', 'order.cancelled']) await happen(name);
    const unread = async (account: Account): Promise<number> =>
      (await account.get('/notifications')).body.unread;
    const others = await unread(buyer);
    expect((await seller.post('/notifications/read', { upTo: seen.id })).status).toBe(204);
    expect([await unread(seller), await unread(buyer)]).toEqual([2, others]);
    const { id } = await newest(seller);
    expect((await seller.post('/notifications/read', { upTo: id })).status).toBe(204);
    expect(await unread(seller)).toBe(0);
    expect((await seller.post('/notifications/read')).body.errors[0].field).toBe('upTo');
  });

  it('are nobody else’s to read', async () => {
    const ids = (await seller.get('/notifications?limit=100')).body.items.map(({ id }: Json) => id);
    const foreign = (await buyer.get('/notifications?limit=100')).body.items.map(({ id }: Json) => id);
    expect(ids.filter((id: string) => foreign.includes(id))).toEqual([]);
    expect((await app.anyone().get('/notifications')).status).toBe(401);
    expect((await seller.post('/notifications/1/read')).status).toBe(400);
  });

  it('go by mail to the owner, in the language that the owner chose', async () => {
    const english = await app.seller();
    await english.patch('/me', { locale: 'en' });
    const sellerId = english.organisationId;
    const orderId = await happen('order.paid', { sellerId });
    expect(await mailsTo(english.email)).toMatchObject([
      {
        to: english.email,
        subject: 'Order LQ-20261123-000042 is paid: please accept',
        body: expect.stringContaining(`${app.config.publicUrl}/en/orders/${orderId}`) as unknown,
        sentAt: null,
      },
    ]);
    expect((await mailsTo(seller.email))[0].subject).toMatch(/^订单/);
  });

  it('carry what a firm wrote as text', async () => {
    await happen('order.rejected', { note: '<script>alert(1)</script> {total}' });
    expect((await newest(buyer)).body).toContain('Reason: <script>alert(1)</script> {total}');
  });
});

describe('mails in production', () => {
  let catcher: MailCatcher;
  beforeAll(async () => {
    catcher = await MailCatcher.start();
    app = await TestApp.start({
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://market.example',
      STRIPE_SECRET_KEY: 'sk_test_x',
      STRIPE_WEBHOOK_SECRET: 'whsec_x',
      STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_y',
      PASSWORD_MEMORY_KIB: '19456',
      FILES_DIR: '/nowhere',
      SMTP_URL: catcher.url,
    });
    buyer = await app.buyer();
    seller = await app.seller();
  });
  afterAll(async () => {
    await app.close();
    await catcher.stop();
  });
  beforeEach(() => {
    catcher.mails.length = 0;
  });

  /** Lets jobs that wait for their next try have it. */
  const tryAgain = async (): Promise<void> => {
    await app.sql(`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now()`);
    await app.drain();
  };
  /** What became of the last mail to somebody. */
  const lastTo = async ({ email }: Account): Promise<Json> => {
    const [mail] = await app.sql(
      `SELECT body, given_at IS NOT NULL AS given, sent_at IS NOT NULL AS sent, failure
       FROM mail WHERE to_address = $1 ORDER BY written_at DESC LIMIT 1`,
      [email],
    );
    return mail;
  };
  const sent = { body: '', given: true, sent: true, failure: null };

  it('are on no page of the market', async () => {
    expect(app.config.production).toBe(true);
    const answer = await app.anyone().get('/mailbox');
    expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
  });

  it('go to the mail server under an id of their own, each once, and are not kept', async () => {
    const orderId = await happen('order.paid');
    const [{ id }] = await app.sql(`SELECT id FROM mail WHERE to_address = $1`, [seller.email]);
    const { content } = catcher.mails.find(({ to }) => to[0] === seller.email)!;
    expect(content).toContain(`Message-ID: <${id}@market.example>`);
    expect(content).toMatch(/^From: .+ <no-reply@market\.example>\r$/m);
    const text = /\r\n\r\n([^]+)$/.exec(content)![1]!.replaceAll(/=\r\n/g, '');
    const isCoded = /Content-Transfer-Encoding: base64/i.test(content);
    expect(isCoded ? Buffer.from(text, 'base64').toString() : text).toContain(
      `https://market.example/orders/${orderId}`,
    );
    expect([await lastTo(buyer), await lastTo(seller)]).toEqual([sent, sent]);
    const ids = (await app.sql(`SELECT id FROM mail`)).map((row) => row.id);
    await Promise.all([app.app.get(Mails).send({ ids }), app.app.get(Mails).send({ ids })]);
    expect(catcher.mails).toHaveLength(2);
  });

  it('wait for a server that is away, or busy, and go once', async () => {
    catcher.isShut = true;
    await happen('order.shipped');
    expect(await lastTo(buyer)).toMatchObject({ given: false, sent: false, failure: null });
    catcher.isShut = false;
    catcher.refuseNext(451);
    await tryAgain();
    expect(await lastTo(buyer)).toMatchObject({ given: false, sent: false, failure: null });
    catcher.answers.push((take) => setTimeout(take, 300));
    await tryAgain();
    await tryAgain();
    expect(await lastTo(buyer)).toMatchObject(sent);
    expect(catcher.mails).toHaveLength(1);
  });

  it('that a server refuses for good say so, and keep no other from going', async () => {
    catcher.unknown.add(seller.email);
    // The refused one goes first, on the same line.
    const ids = [newId(1), newId(2)];
    await app.sql(
      `INSERT INTO mail (id, to_address, subject, body) SELECT *, 's', 'b' FROM unnest($1::uuid[], $2::text[])`,
      [ids, [seller.email, buyer.email]],
    );
    await app.app.get(Mails).send({ ids });
    catcher.unknown.clear();
    expect(await lastTo(buyer)).toEqual(sent);
    expect(await lastTo(seller)).toMatchObject({
      sent: false,
      failure: expect.stringContaining('550') as unknown,
    });
    expect(catcher.mails.map(({ to }) => to[0])).toEqual([buyer.email]);

    const admin = await app.admin();
    const failed = async (): Promise<Json> =>
      (await admin.get('/admin/undelivered-mails')).body.items.find(({ to }: Json) => to === seller.email);
    const refused = await failed();
    expect(refused).toMatchObject({ state: 'refused', failure: expect.stringContaining('550') as unknown });
    expect(refused).not.toHaveProperty('body');
    const send = (by: Account): Promise<Answer> => by.post(`/admin/undelivered-mails/${refused.id}/send`);
    expect([(await send(seller)).status, (await seller.get('/admin/undelivered-mails')).status]).toEqual([
      403, 403,
    ]);
    expect((await send(admin)).status).toBe(204);
    await app.drain();
    expect(await lastTo(seller)).toEqual(sent);
    expect(await failed()).toBeUndefined();
    expect((await send(admin)).body.code).toBe('mail.not_found');
    expect((await admin.get('/admin/audit?subjectKind=mail')).body.items).toMatchObject([
      { action: 'mail.sent_again', subject: { id: refused.id, label: refused.subject } },
    ]);
  });

  it('that a server may have taken are not given again', async () => {
    catcher.cutNext();
    await happen('order.shipped');
    await tryAgain();
    expect(catcher.mails).toHaveLength(1);
    expect(await lastTo(buyer)).toMatchObject({ given: true, sent: false, failure: null });

    // Unless a person, who can ask whether it came, says so; while the server may still answer, nobody can.
    const admin = await app.admin();
    const undelivered = async (): Promise<Json[]> => (await admin.get('/admin/undelivered-mails')).body.items;
    expect(await undelivered()).toEqual([]);
    passSeconds(app, 660);
    const [mail] = await undelivered();
    expect(mail).toMatchObject({ to: buyer.email, state: 'unknown', failure: null });
    expect((await admin.post(`/admin/undelivered-mails/${mail!.id}/send`)).status).toBe(204);
    passSeconds(app, 0);
    await app.drain();
    expect(catcher.mails).toHaveLength(2);
  });

  it('are given by one of two processes', async () => {
    const id = newId();
    await app.sql(
      `INSERT INTO mail (id, to_address, subject, body) VALUES ($1, 'a@example.test', 's', 'b')`,
      [id],
    );
    const both = await Promise.allSettled([1, 2, 3].map(() => app.app.get(Mails).send({ ids: [id] })));
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(catcher.mails).toHaveLength(1);
  });

  it('go over no open line with a password, and the fault does not name it', async () => {
    const { hostname: host, port } = new URL(catcher.url);
    const server = { host, port: Number(port), secure: false, from: 'a@b.example' };
    const fault = await MailLine.open({ ...server, user: 'market', password: 'hush' }).then(String, String);
    expect(fault).toMatch(/STARTTLS/i);
    expect(fault).not.toContain('hush');
  });
});
