import { newId } from '@app/kernel';
import { type Fact, stateFacts } from '@app/platform';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { WebhookCalls } from '../../libs/notifications/src/webhooks/webhook-calls.service.js';
import { WebhookLine } from '../../libs/notifications/src/webhooks/webhook-line.js';
import { type Account, type Answer, type Json, TestApp } from '../support/app.js';
import { bearer, faults, PASSWORD, passSeconds } from '../support/identity.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

let app: TestApp;
let receiver: WebhookReceiver;
let buyer: Account;
let seller: Account;

const DAY_S = 86_400;
const MINUTE_S = 60;
const HOUR_S = 3600;

const make = (by: Account, body: Json = {}): Promise<Answer> =>
  by.post('/webhook-endpoints', { url: receiver.url, ...body });
const log = async (by: Account, id: string, query = ''): Promise<Json[]> =>
  (await by.get(`/webhook-endpoints/${id}/deliveries${query}`)).body.items;
const read = async (by: Account, id: string): Promise<Json> =>
  (await by.get(`/webhook-endpoints/${id}`)).body;

/** States facts as their libs do, and lets the worker tell them. */
async function happen(...facts: Partial<Fact>[]): Promise<void> {
  const whole = facts.map(({ name = 'order.shipped', aggregateId = newId(), version = 1, payload = {} }) => ({
    name,
    aggregateId,
    version,
    payload,
  }));
  await app.database.transact((tx) => stateFacts(tx, whole));
  await app.drain();
}

const order = (changes: Json = {}): Json => ({
  sellerId: seller.organisationId,
  buyerId: buyer.organisationId,
  orderId: newId(),
  checkoutId: newId(),
  number: 'LQ-20261127-000042',
  buyerName: '成都水泵',
  sellerName: '烟店作坊',
  totalMinor: '123450',
  currency: 'CNY',
  shipBy: '2026-12-01',
  note: '顺丰 SF1234567890',
  // Of no concern to anybody outside.
  secretOfTheMarket: 'x',
  ...changes,
});

const callNow = (): Promise<void> => app.app.get(WebhookCalls).call();
const taken = (path: string): Json[] =>
  receiver.calls.filter((call) => call.path === path).map(({ event }) => event);
const verified = (secret: string): unknown => {
  const { body, headers } = receiver.calls.at(-1)!;
  return new Webhook(secret).verify(body, headers as Record<string, string>);
};

describe('webhooks', () => {
  beforeAll(async () => {
    [app, receiver] = await Promise.all([TestApp.start(), WebhookReceiver.start()]);
    [buyer, seller] = await Promise.all([app.buyer(), app.seller()]);
  });
  afterAll(async () => {
    await app.close();
    await receiver.stop();
  });
  afterEach(async () => {
    receiver.answer = (response) => response.writeHead(204).end();
    receiver.calls.length = 0;
    passSeconds(app, 0);
    await app.sql(`DELETE FROM webhook_endpoint`);
  });

  it('tell both sides of an order by themselves, signed, each its own, and what it asked to hear', async () => {
    const [{ body: its }, { body: other }] = await Promise.all([
      make(seller, { url: `${receiver.url}/seller` }),
      make(buyer, { url: `${receiver.url}/buyer`, eventTypes: ['order.shipped'] }),
    ]);
    const payload = order();
    await happen({ aggregateId: payload.orderId, version: 7, payload });
    const heard = {
      type: 'order.shipped',
      version: 7,
      subject: { kind: 'order', id: payload.orderId },
      occurredAt: expect.any(String),
    };
    const data = {
      orderId: payload.orderId,
      number: payload.number,
      checkoutId: payload.checkoutId,
      total: { amountMinor: 123450, currency: 'CNY' },
      shipBy: '2026-12-01',
      note: '顺丰 SF1234567890',
    };
    const [toSeller] = taken('/seller');
    expect(toSeller).toEqual({
      ...heard,
      id: expect.any(String),
      data: { ...data, side: 'seller', counterparty: { id: buyer.organisationId, name: '成都水泵' } },
    });
    expect(taken('/buyer')[0].data).toMatchObject({ side: 'buyer', counterparty: { name: '烟店作坊' } });
    for (const { body, headers, path } of receiver.calls) {
      const [secret, foreign] = path === '/seller' ? [its.secret, other.secret] : [other.secret, its.secret];
      const signed = headers as Record<string, string>;
      expect(new Webhook(secret).verify(body, signed)).toEqual(JSON.parse(body));
      expect(() => new Webhook(foreign).verify(body, signed)).toThrow();
      expect(signed['webhook-id']).toBe(toSeller.id);
    }
    expect(await log(seller, its.id)).toMatchObject([
      { type: 'order.shipped', eventId: toSeller.id, state: 'delivered', attempts: 1, lastStatus: 204 },
    ]);

    receiver.calls.length = 0;
    await happen({ name: 'order.completed', payload: order() }, { name: 'order.declined', payload: order() });
    expect(receiver.calls.map(({ path, event }) => [path, event.type])).toEqual([
      ['/seller', 'order.completed'],
    ]);
  });

  it('say nothing of a sealed RFQ but to whom its pages show it', async () => {
    const loser = await app.seller('Loser');
    await Promise.all(
      [buyer, seller, loser].map((by, i) => make(by, { url: `${receiver.url}/${'bsl'[i]}` })),
    );
    const payload = {
      rfqId: newId(),
      title: '三季度轴承',
      buyerId: buyer.organisationId,
      sellerIds: [seller.organisationId],
      loserIds: [loser.organisationId],
      quotes: 2,
      note: 'Yandian fell out: 4.20',
    };
    const rfq = (name: string, changes: Json = {}): Partial<Fact> => ({
      name,
      aggregateId: payload.rfqId,
      payload: { ...payload, ...changes },
    });
    await happen(
      rfq('rfq.invited', { sellerIds: [seller.organisationId, loser.organisationId], loserIds: [] }),
      rfq('rfq.unsealed', { sellerIds: [], loserIds: [] }),
      rfq('rfq.awarded'),
      rfq('rfq.reopened', { loserIds: [] }),
    );
    const told = (path: string): Json =>
      Object.fromEntries(
        taken(path).map(({ type, data: { quotes, outcome, note } }) => [type, [quotes, outcome, note]]),
      );
    const { note } = payload;
    expect(told('/b')).toEqual({
      'rfq.invited': [null, null, note],
      'rfq.unsealed': [2, null, note],
      'rfq.awarded': [null, null, note],
      'rfq.reopened': [2, null, note],
    });
    expect(told('/s')).toEqual({
      'rfq.invited': [null, null, null],
      'rfq.awarded': [null, 'won', null],
      'rfq.reopened': [null, null, null],
    });
    expect(told('/l')).toEqual({ 'rfq.invited': [null, null, null], 'rfq.awarded': [null, 'lost', null] });
    const toLoser = JSON.stringify(taken('/l'));
    for (const word of [seller.organisationId, buyer.organisationId, '4.20', 'amountMinor'])
      expect(toLoser).not.toContain(word);
  });

  it('come again after 500 and after silence; then the endpoint is off, its firm told, and what waits goes when it is on', async () => {
    const { body: endpoint } = await make(seller);
    const line = app.app.get(WebhookLine);
    receiver.answer = (response) => response.writeHead(500).end(`down\0${'!'.repeat(5000)}`);
    await happen({ payload: order() });
    const [first] = await log(seller, endpoint.id);
    expect(first).toMatchObject({ state: 'waiting', attempts: 1, lastStatus: 500, failure: null });
    expect(first.answer).toBe(`down${'!'.repeat(1019)}`);
    expect((await read(seller, endpoint.id)).failingSince).not.toBeNull();

    receiver.answer = () => undefined;
    line.answerWithinMs = 150;
    const waits = [5, 5 * MINUTE_S, 30 * MINUTE_S, ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR_S)];
    let now = 0;
    for (const [i, wait] of waits.entries()) {
      passSeconds(app, now + wait * 0.85);
      await callNow();
      expect(receiver.calls).toHaveLength(1 + i);
      now += Math.ceil(wait * 1.15);
      passSeconds(app, now);
      await callNow();
      line.answerWithinMs = 10_000;
      receiver.answer = (response) => response.writeHead(302, { location: receiver.url }).end();
    }
    expect(receiver.calls).toHaveLength(10);
    expect(new Set(receiver.calls.map(({ headers }) => headers['webhook-id']))).toEqual(
      new Set([first.eventId]),
    );
    expect(await log(seller, endpoint.id, '?state=given_up')).toMatchObject([
      { id: first.id, attempts: 10, lastStatus: 302, nextTryAt: null },
    ]);
    expect(await read(seller, endpoint.id)).toMatchObject({ isOn: false, offReason: 'failing' });
    await app.drain();
    const [notice] = (await seller.get('/notifications?limit=1')).body.items;
    expect(notice).toMatchObject({
      kind: 'webhook.switched_off.firm',
      title: `Webhooks to 127.0.0.1:${receiver.port} are switched off`,
      body: expect.stringContaining('HTTP 302'),
      link: '/partner-api',
    });

    receiver.calls.length = 0;
    receiver.answer = (response) => response.writeHead(200).end('thanks');
    await happen({ name: 'order.completed', payload: order() });
    expect(receiver.calls).toEqual([]);
    const send = (): Promise<Answer> =>
      seller.post(`/webhook-endpoints/${endpoint.id}/deliveries/${first.id}/send`);
    expect((await send()).body.code).toBe('webhook.switched_off');
    const on = await seller.patch(`/webhook-endpoints/${endpoint.id}`, { isOn: true });
    expect(on.body).toMatchObject({ isOn: true, offReason: null, failingSince: null });
    await app.drain();
    expect(receiver.calls.map(({ event }) => event.type)).toEqual(['order.completed']);
    expect((await send()).body).toMatchObject({ state: 'waiting', attempts: 0 });
    await app.drain();
    expect(await log(seller, endpoint.id, '?state=delivered&limit=1')).toMatchObject([
      { type: 'order.completed' },
    ]);
    expect((await log(seller, endpoint.id))[1]).toMatchObject({
      id: first.id,
      state: 'delivered',
      answer: 'thanks',
    });
    expect(receiver.calls.at(-1)!.headers['webhook-id']).toBe(first.eventId);
  });

  it('are not held up by a receiver that does not answer, and go off at 410', async () => {
    const [{ body: slow }, { body: gone }] = await Promise.all([
      make(seller, { url: `${receiver.url}/slow` }),
      make(buyer, { url: `${receiver.url}/gone` }),
    ]);
    const line = app.app.get(WebhookLine);
    line.answerWithinMs = 150;
    receiver.answer = (response) => {
      if (receiver.calls.at(-1)!.path === '/gone') response.writeHead(410).end();
    };
    const from = performance.now();
    await happen({ payload: order() });
    expect(performance.now() - from).toBeLessThan(2000);
    line.answerWithinMs = 10_000;
    const [timedOut] = await log(seller, slow.id);
    expect(timedOut).toMatchObject({ state: 'waiting', lastStatus: null, failure: 'time_out' });
    expect(await read(buyer, gone.id)).toMatchObject({ isOn: false, offReason: 'failing' });
    // While it still has the first, another call of another firm goes by.
    const { body: quick } = await make(buyer, { url: `${receiver.url}/quick` });
    const came: string[] = [];
    const quickCame = new Promise<void>((done) => {
      receiver.answer = (response) => {
        const { path } = receiver.calls.at(-1)!;
        came.push(path);
        if (path !== '/quick') return;
        response.writeHead(204).end();
        done();
      };
    });
    line.answerWithinMs = 800;
    passSeconds(app, 10);
    const calling = callNow();
    await buyer.post(`/webhook-endpoints/${quick.id}/test`);
    expect(await Promise.race([quickCame.then(() => 'quick'), calling.then(() => 'slow')])).toBe('quick');
    expect(came).toEqual(['/slow', '/quick']);
    await calling;
    line.answerWithinMs = 10_000;
  });

  it('sign by both secrets for a day after a change, and by the new one after that', async () => {
    const { body: endpoint } = await make(seller);
    const path = `/webhook-endpoints/${endpoint.id}`;
    const { body: changed } = await seller.post(`${path}/secret`);
    expect(changed.secret).toMatch(/^whsec_/);
    expect(changed.secret).not.toBe(endpoint.secret);
    const tested = async (): Promise<void> => {
      expect((await seller.post(`${path}/test`)).status).toBe(201);
      await app.drain();
    };
    await tested();
    expect(verified(endpoint.secret)).toMatchObject({
      type: 'webhook.test',
      data: { endpointId: endpoint.id },
    });
    expect(verified(changed.secret)).toMatchObject({ type: 'webhook.test' });
    expect((await read(seller, endpoint.id)).previousSecretUntil).not.toBeNull();
    passSeconds(app, DAY_S + 1);
    await tested();
    expect(receiver.calls.at(-1)!.headers['webhook-signature']).not.toContain(' ');
    expect((await read(seller, endpoint.id)).previousSecretUntil).toBeNull();
  });

  it('are their firm’s owner’s alone, ten at most, and secrets are shown once', async () => {
    const key = newId();
    const { body: endpoint, headers } = await seller.post(
      '/webhook-endpoints',
      { url: receiver.url },
      { key },
    );
    expect(headers.get('cache-control')).toBe('no-store');
    const again = await seller.post('/webhook-endpoints', { url: receiver.url }, { key });
    expect(again.body.code).toBe('idempotency.answer_not_kept');
    const { body: list } = await seller.get('/webhook-endpoints');
    expect(list.items).toMatchObject([{ id: endpoint.id, eventTypes: null, isOn: true }]);
    expect(JSON.stringify(list)).not.toContain(endpoint.secret);
    expect(JSON.stringify(await app.sql(`SELECT * FROM webhook_endpoint`))).not.toContain(endpoint.secret);

    const path = `/webhook-endpoints/${endpoint.id}`;
    const { body: delivery } = await seller.post(`${path}/test`);
    const foreign = await Promise.all([
      buyer.get(path),
      buyer.patch(path, { isOn: false }),
      buyer.post(`${path}/secret`),
      buyer.post(`${path}/test`),
      buyer.get(`${path}/deliveries`),
      buyer.post(`${path}/deliveries/${delivery.id}/send`),
      buyer.delete(path),
    ]);
    expect(foreign.map(({ status, body }) => [status, body.code])).toEqual(
      foreign.map(() => [404, 'webhook.not_found']),
    );
    const other = await make(buyer);
    const mixed = await buyer.post(`/webhook-endpoints/${other.body.id}/deliveries/${delivery.id}/send`);
    expect(mixed.body.code).toBe('webhook_delivery.not_found');

    await app.sql(`UPDATE membership SET role = 'member' WHERE organisation_id = $1`, [buyer.organisationId]);
    const login = await app.anyone().post('/auth/login', { email: buyer.email, password: PASSWORD });
    const member = app.anyone(bearer(login.body.accessToken));
    expect([(await member.get('/webhook-endpoints')).status, (await app.anyone().get(path)).status]).toEqual([
      403, 401,
    ]);
    await app.sql(`UPDATE membership SET role = 'owner' WHERE organisation_id = $1`, [buyer.organisationId]);

    const more = await Promise.all(Array.from({ length: 12 }, () => make(seller)));
    expect(more.filter(({ status }) => status === 201)).toHaveLength(9);
    expect(more.find(({ status }) => status !== 201)!.body.code).toBe('webhook.too_many');
    expect((await seller.delete(path)).status).toBe(204);
    expect((await seller.get(path)).status).toBe(404);
    const admin = await app.admin();
    await app.drain();
    const { body: trail } = await admin.get(`/admin/audit?subjectKind=webhook&subjectId=${endpoint.id}`);
    expect(trail.items.map(({ action }: Json) => action)).toEqual(['webhook.deleted', 'webhook.created']);
  });

  it('go nowhere but to the open internet, whatever a name means when it is called', async () => {
    for (const [url, code] of [
      ['https://10.0.0.1/x', 'webhook.address_refused'],
      ['https://169.254.169.254/latest', 'webhook.address_refused'],
      ['https://[fd00::1]/', 'webhook.address_refused'],
      ['https://[::ffff:10.0.0.1]/', 'webhook.address_refused'],
      ['https://0x0a000001/', 'webhook.address_refused'],
      ['https://me:hush@127.0.0.1/', 'webhook.url_holds_password'],
      ['ftp://127.0.0.1/', 'webhook.url_not_https'],
      ['nowhere', 'webhook.url_not_https'],
    ]) {
      const answer = await make(seller, { url });
      expect([url, answer.status, answer.body.code, faults(answer)]).toEqual([url, 400, code, ['url']]);
    }
    expect(faults(await make(seller, { eventTypes: ['order.everything'] }))).toEqual(['eventTypes']);

    const line = app.app.get(WebhookLine);
    const named: Json = { 'hooks.example': ['127.0.0.1'] };
    line.addressesOf = (host) => Promise.resolve(named[host] ?? []);
    expect((await make(seller, { url: 'http://none.example' })).body.code).toBe('webhook.host_unknown');
    const { body: endpoint } = await make(seller, { url: `http://hooks.example:${receiver.port}/named` });
    const test = async (): Promise<Json> => {
      await seller.post(`/webhook-endpoints/${endpoint.id}/test`);
      await app.drain();
      return (await log(seller, endpoint.id))[0];
    };
    expect([(await test()).state, taken('/named').length]).toEqual(['delivered', 1]);
    named['hooks.example'] = ['127.0.0.1', '10.0.0.1'];
    expect(await test()).toMatchObject({ state: 'waiting', lastStatus: null, failure: 'address_refused' });
    await app.sql(`UPDATE webhook_endpoint SET url = 'http://10.0.0.1/'`);
    Reflect.deleteProperty(line, 'addressesOf');
    expect(await test()).toMatchObject({ failure: 'address_refused' });
    expect(receiver.calls).toHaveLength(1);
  });
});
