import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '@app/kernel';
import { type Account, type Answer, type Json, TestApp } from '../support/app.js';
import { passSeconds, PASSWORD, statuses } from '../support/identity.js';
import { colleague, joinBy } from '../support/members.js';
import { offer, pay, place, toldTo } from '../support/trade.js';

describe('a purchase above its placer’s limit', () => {
  let market: TestApp;
  let owner: Account;
  let seller: Account;
  let member: Account;
  let admin: Account;
  let listing: Json;

  beforeAll(async () => {
    market = await TestApp.start();
    [owner, seller] = await Promise.all([market.buyer(), market.seller()]);
    member = await colleague(market, owner, 'member');
    admin = await colleague(market, owner, 'admin');
    listing = await offer(seller, { brand: 'LIMIT', stock: 5000 });
    await owner.put('/organisations/me/order-limit', { limitMinor: 10_000 });
  });
  afterAll(() => market.close());

  const reserved = async (): Promise<number> => {
    const [row] = await market.sql(
      `SELECT sum(reserved)::int AS reserved FROM stock_lot WHERE listing_id = $1`,
      [listing.id],
    );
    return row.reserved;
  };
  /** 100 pieces come to 385.00. */
  const placeMuch = async (by: Account = member): Promise<Json> => {
    const { body } = await place(by, [{ seller, listing, quantity: 100 }]);
    return body;
  };
  const told = (account: Account): Promise<string[]> => toldTo(market, account);
  const mailsTo = async ({ email }: Account): Promise<string[]> => {
    await market.drain();
    const rows = await market.sql(`SELECT subject FROM mail WHERE to_address = $1`, [email]);
    return rows.map(({ subject }) => subject);
  };
  const refused = ({ status, body }: Answer): [number, string] => [status, body.code];

  it('is paid at once while it is within the limit', async () => {
    const within = await place(member, [{ seller, listing, quantity: 10 }]);
    expect(within.body.state).toBe('awaiting_payment');
    expect((await pay(member, within.body.id)).body.checkout.state).toBe('paid');
  });

  it('waits for another of the firm, with its stock kept as long as approvers take, and is then paid as any other', async () => {
    const before = await reserved();
    const soldBefore = await told(seller);
    const checkout = await placeMuch();
    expect(checkout).toMatchObject({ state: 'awaiting_approval', payment: null });
    expect(checkout.orders[0]).toMatchObject({ state: 'awaiting_approval' });
    expect(await reserved()).toBe(before + 100);
    const hours = (Date.parse(checkout.heldUntil) - Date.now()) / 3_600_000;
    expect([hours > 47.9, hours <= 48]).toEqual([true, true]);
    // To the seller nothing is ordered yet.
    expect(await told(seller)).toEqual(soldBefore);
    expect(await mailsTo(admin)).toContainEqual(expect.stringMatching(/采购等待审批|waits for approval/));

    expect(refused(await pay(member, checkout.id))).toEqual([409, 'order.awaiting_approval']);
    const remit = await member.post(`/checkouts/${checkout.id}/pay`, { method: 'bank_transfer' });
    expect(refused(remit)).toEqual([409, 'order.awaiting_approval']);
    expect(refused(await member.post(`/approvals/${checkout.id}/approve`))).toEqual([403, 'auth.forbidden']);

    const listed = (await admin.get('/approvals?state=waiting')).body;
    expect(listed).toMatchObject({ waiting: 1, forMe: 1, nextCursor: null });
    expect((await member.get('/approvals?state=decided')).body).toMatchObject({
      items: [],
      waiting: 1,
      forMe: 0,
    });
    expect(listed.items[0]).toMatchObject({
      checkoutId: checkout.id,
      limit: { amountMinor: 10_000 },
      total: checkout.total,
      placedBy: { name: 'Colleague member' },
      mayDecide: true,
      orders: [{ number: checkout.orders[0].number, sellerName: 'Yandian Workshop' }],
    });
    expect((await member.get(`/approvals/${checkout.id}`)).body.mayDecide).toBe(false);

    const approved = await admin.post(`/approvals/${checkout.id}/approve`);
    expect(approved.body).toMatchObject({ state: 'approved', decidedBy: { name: 'Colleague admin' } });
    const open = (await member.get(`/checkouts/${checkout.id}`)).body;
    expect(open).toMatchObject({ state: 'awaiting_payment', payment: { state: 'requires_payment' } });
    const minutes = (Date.parse(open.heldUntil) - Date.now()) / 60_000;
    expect([minutes > 29, minutes <= 30]).toEqual([true, true]);
    expect((await told(seller))[0]).toBe('order.placed.seller');
    expect(await mailsTo(member)).toContainEqual(expect.stringMatching(/已批准|was approved/));

    const paid = await pay(member, checkout.id);
    expect(paid.body.checkout.state).toBe('paid');
    expect(paid.body.checkout.orders[0].timeline.map(({ to }: Json) => to)).toEqual([
      'awaiting_approval',
      'awaiting_payment',
      'paid',
    ]);
  });

  it('is declined with a reason: cancelled, its stock free, its placer told', async () => {
    const before = await reserved();
    const checkout = await placeMuch();
    expect((await owner.post(`/approvals/${checkout.id}/decline`, {})).status).toBe(400);
    const declined = await owner.post(`/approvals/${checkout.id}/decline`, { reason: 'too dear' });
    expect(declined.body).toMatchObject({ state: 'declined', reason: 'too dear', mayDecide: false });
    const ended = (await member.get(`/checkouts/${checkout.id}`)).body;
    expect(ended.state).toBe('cancelled');
    expect(ended.orders[0].timeline.at(-1)).toMatchObject({ to: 'cancelled', by: 'buyer', note: 'too dear' });
    expect(await reserved()).toBe(before);
    expect(await mailsTo(member)).toContainEqual(expect.stringMatching(/未获批准|was declined/));
    expect(refused(await owner.post(`/approvals/${checkout.id}/approve`))).toEqual([
      409,
      'approval.not_waiting',
    ]);
  });

  it('is decided by one of two approvers at once', async () => {
    const checkout = await placeMuch();
    const answers = await Promise.all([
      owner.post(`/approvals/${checkout.id}/approve`),
      admin.post(`/approvals/${checkout.id}/decline`, { reason: 'no' }),
    ]);
    expect(statuses(answers)).toEqual([200, 409]);
    const { state } = (await owner.get(`/approvals/${checkout.id}`)).body;
    expect((await owner.get(`/checkouts/${checkout.id}`)).body.state).toBe(
      state === 'approved' ? 'awaiting_payment' : 'cancelled',
    );
  });

  it('lapses when nobody decides, and its stock is free, also when swept twice', async () => {
    const before = await reserved();
    const checkout = await placeMuch();
    await market.sql(`UPDATE checkout SET held_until = now() - interval '1 second' WHERE id = $1`, [
      checkout.id,
    ]);
    expect(refused(await owner.post(`/approvals/${checkout.id}/approve`))).toEqual([
      409,
      'approval.not_waiting',
    ]);
    for (let twice = 0; twice < 2; twice++) {
      await market.sql(`SELECT graphile_worker.add_job('orders.expire')`);
      await market.drain();
    }
    expect((await member.get(`/checkouts/${checkout.id}`)).body.state).toBe('expired');
    expect((await member.get(`/approvals/${checkout.id}`)).body.state).toBe('lapsed');
    expect(await reserved()).toBe(before);
    expect(await mailsTo(member)).toContainEqual(expect.stringMatching(/无人审批|lapsed/));
  });

  it('may be taken back while it waits', async () => {
    const before = await reserved();
    const checkout = await placeMuch();
    expect((await member.post(`/checkouts/${checkout.id}/cancel`)).body.state).toBe('cancelled');
    expect((await member.get(`/approvals/${checkout.id}`)).body.state).toBe('withdrawn');
    expect(await reserved()).toBe(before);
  });

  it('is nobody’s own to approve, and is refused where nobody else could', async () => {
    const { items } = (await owner.get('/organisations/me/members')).body;
    const idOf = (account: Account): string => items.find(({ email }: Json) => email === account.email).id;
    await owner.put(`/organisations/me/members/${idOf(admin)}/order-limit`, { limitMinor: 0 });
    const checkout = await placeMuch(admin);
    expect(checkout.state).toBe('awaiting_approval');
    expect(refused(await admin.post(`/approvals/${checkout.id}/approve`))).toEqual([
      403,
      'approval.own_purchase',
    ]);
    expect((await owner.post(`/approvals/${checkout.id}/approve`)).status).toBe(200);
    await owner.put(`/organisations/me/members/${idOf(admin)}/order-limit`, { limitMinor: null });

    const alone = await market.buyer('Alone');
    const [self] = (await alone.get('/organisations/me/members')).body.items;
    await alone.put(`/organisations/me/members/${self.id}/order-limit`, { limitMinor: 100 });
    const refusedAlone = await place(alone, [{ seller, listing, quantity: 100 }]);
    expect(refused(refusedAlone)).toEqual([422, 'order.no_approver']);
  });

  it('is seen and decided by its own firm only', async () => {
    const checkout = await placeMuch();
    const other = await market.buyer('Others');
    expect(refused(await other.get(`/approvals/${checkout.id}`))).toEqual([404, 'approval.not_found']);
    expect(refused(await other.post(`/approvals/${checkout.id}/approve`))).toEqual([
      404,
      'approval.not_found',
    ]);
    expect((await other.get('/approvals')).body).toEqual({
      items: [],
      nextCursor: null,
      waiting: 0,
      forMe: 0,
    });
    expect((await seller.get('/approvals')).status).toBe(403);
    const pages: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await owner.get(`/approvals?limit=2${cursor}`);
      pages.push(...body.items.map(({ checkoutId }: Json) => checkoutId));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(pages).toEqual(pages.toSorted().toReversed());
    expect(new Set(pages).size).toBe(pages.length);
  });
});

describe('the people of a buying firm', () => {
  let market: TestApp;
  let owner: Account;
  beforeAll(async () => {
    market = await TestApp.start();
    owner = await market.buyer('Inviting');
  });
  afterAll(() => market.close());

  it('join by a mailed link that serves once and not for ever', async () => {
    const email = 'new@example.test';
    const invited = await owner.post('/organisations/me/invitations', {
      email: ' New@Example.test '.trim(),
      role: 'admin',
    });
    expect(invited.body.invitations).toMatchObject([{ email, role: 'admin' }]);
    await market.drain();
    const [mail] = await market.sql(`SELECT body FROM mail WHERE to_address = $1`, [email]);
    const [, id, token] = /\/invitations\/([\w-]+)\?token=([\w-]+)/.exec(mail.body)!;
    const anyone = market.anyone();
    expect((await anyone.get(`/invitations/${id}?token=${token}`)).body).toEqual({
      organisationName: 'Inviting',
      email,
      role: 'admin',
    });
    const wrong = `${token!.slice(0, -2)}${token!.endsWith('AA') ? 'BB' : 'AA'}`;
    expect((await anyone.get(`/invitations/${id}?token=${wrong}`)).status).toBe(404);
    const join = { token, name: '赵敏', password: PASSWORD };
    const weak = await anyone.post(`/invitations/${id}/accept`, { ...join, password: '1234567890' });
    expect(weak.status).toBe(400);
    const answers = await Promise.all([
      anyone.post(`/invitations/${id}/accept`, join),
      anyone.post(`/invitations/${id}/accept`, join),
    ]);
    expect(statuses(answers)[0]).toBe(201);
    expect(statuses(answers)[1]).toBeGreaterThanOrEqual(404);
    const login = await anyone.post('/auth/login', { email, password: PASSWORD });
    expect(login.body.me).toMatchObject({
      roles: ['admin'],
      organisation: { id: owner.organisationId },
      user: { name: '赵敏' },
    });
    const again = await owner.post('/organisations/me/invitations', { email, role: 'member' });
    expect([again.status, again.body.code]).toEqual([409, 'auth.email_taken']);

    await owner.post('/organisations/me/invitations', { email: 'late@example.test', role: 'member' });
    await market.drain();
    const [late] = await market.sql(`SELECT body FROM mail WHERE to_address = 'late@example.test'`);
    const [path] = /\/invitations\/[\w-]+\?token=[\w-]+/.exec(late.body)!;
    passSeconds(market, 8 * 86_400);
    expect((await anyone.get(path)).status).toBe(404);
    market.app.get(Clock).now = () => new Date();
  });

  const signIn = async ({ email }: Account): Promise<string> =>
    (await market.anyone().post('/auth/login', { email, password: PASSWORD })).body.refreshToken;
  const refresh = (refreshToken: string): Promise<Answer> =>
    market.anyone().post('/auth/refresh', { refreshToken });
  const said = ({ status, body }: Answer): unknown[] => [status, body.code];

  it('are invited, limited and taken out by owners and admins, never the owner', async () => {
    const member = await colleague(market, owner, 'member');
    const { items } = (await owner.get('/organisations/me/members')).body;
    const of = (role: string): Json => items.find((item: Json) => item.role === role);
    for (const answer of [
      await member.post('/organisations/me/invitations', { email: 'x@example.test', role: 'admin' }),
      await member.put('/organisations/me/order-limit', { limitMinor: null }),
      await member.put(`/organisations/me/members/${of('member').id}/order-limit`, { limitMinor: null }),
      await member.delete(`/organisations/me/members/${of('owner').id}`),
    ])
      expect([answer.status, answer.body.code]).toEqual([403, 'auth.forbidden']);
    const bad = await owner.put('/organisations/me/order-limit', { limitMinor: -1 });
    expect([bad.status, bad.body.errors[0].field]).toEqual([400, 'limitMinor']);
    expect((await owner.put('/organisations/me/order-limit', {})).status).toBe(400);
    const set = await owner.put('/organisations/me/order-limit', { limitMinor: 500 });
    expect(set.body.limitMinor).toBe(500);
    const stays = await owner.delete(`/organisations/me/members/${of('owner').id}`);
    expect([stays.status, stays.body.code]).toEqual([409, 'member.is_owner']);
    const other = await market.buyer('Other firm');
    expect((await other.delete(`/organisations/me/members/${of('member').id}`)).status).toBe(404);
    const session = await signIn(member);
    expect((await member.get('/me')).status).toBe(200);
    const left = await owner.delete(`/organisations/me/members/${of('member').id}`);
    expect(left.body.items.some(({ role }: Json) => role === 'member')).toBe(false);
    // A token that still holds orders nothing any more, and is not renewed.
    const seller = await market.seller();
    const listing = await offer(seller);
    expect((await place(member, [{ seller, listing, quantity: 1 }])).status).toBe(401);
    expect((await refresh(session)).status).toBe(401);
    passSeconds(market, 5);
    expect((await member.get('/orders')).status).toBe(401);
    // Whoever left may be asked again, and comes with a password of their own choice.
    await owner.post('/organisations/me/invitations', { email: member.email, role: 'member' });
    const back = await joinBy(market, member.email, 'Colleague again');
    expect(back.body.me).toMatchObject({ user: { name: 'Colleague again' }, roles: ['member'] });
    expect(back.body.me.organisation.id).toBe(owner.organisationId);
  });

  it('have the role that an owner gives them, from the next act on', async () => {
    const firm = await market.buyer('Role firm');
    const [member, admin] = [await colleague(market, firm, 'member'), await colleague(market, firm, 'admin')];
    const session = await signIn(admin);
    const idOf = async (who: Account): Promise<string> => (await who.get('/me')).body.user.id;
    const [ownerId, memberId, adminId] = await Promise.all([firm, member, admin].map(idOf));
    const give = (by: Account, id: string | undefined, role: string): Promise<Answer> =>
      by.patch(`/organisations/me/members/${id}`, { role });
    const limit = (by: Account): Promise<Answer> =>
      by.put('/organisations/me/order-limit', { limitMinor: 700 });

    expect([await give(admin, memberId, 'admin'), await give(member, memberId, 'owner')].map(said)).toEqual([
      [403, 'auth.forbidden'],
      [403, 'auth.forbidden'],
    ]);
    expect(said(await give(firm, ownerId, 'member'))).toEqual([409, 'member.own_role']);
    expect((await give(firm, memberId, 'boss')).body.errors[0]).toMatchObject({ field: 'role' });
    const stranger = await market.buyer('Another firm');
    expect(said(await give(stranger, memberId, 'admin'))).toEqual([404, 'member.not_found']);

    // The same tokens, before and after: what they say of the role counts for nothing where something is changed.
    expect(said(await limit(member))).toEqual([403, 'auth.forbidden']);
    const raised = await give(firm, memberId, 'admin');
    expect(raised.body.items.find(({ id }: Json) => id === memberId).role).toBe('admin');
    expect((await limit(member)).status).toBe(200);
    const seller = await market.seller();
    const listing = await offer(seller);
    const placed = async (by: Account): Promise<string> =>
      (await place(by, [{ seller, listing, quantity: 10 }])).body.state;
    expect(await placed(member)).toBe('awaiting_payment');
    expect((await give(firm, adminId, 'member')).status).toBe(200);
    expect(said(await limit(admin))).toEqual([403, 'auth.forbidden']);
    expect(await placed(admin)).toBe('awaiting_approval');
    expect((await refresh(session)).body.me.roles).toEqual(['member']);

    // Of two owners who make each other members at once one is left.
    await give(firm, memberId, 'owner');
    const both = await Promise.all([give(firm, memberId, 'member'), give(member, ownerId, 'member')]);
    expect(statuses(both)).toEqual([200, 403]);
    const owners = await market.sql(
      `SELECT person_id FROM membership WHERE organisation_id = $1 AND role = 'owner'`,
      [firm.organisationId],
    );
    expect(owners).toHaveLength(1);

    await market.drain();
    const trail = await market.sql(
      `SELECT data->>'was' AS was, data->>'role' AS role FROM audit_entry
       WHERE action = 'organisation.member_role_changed' AND subject_id = $1 ORDER BY id`,
      [firm.organisationId],
    );
    expect(trail.slice(0, 3)).toEqual([
      { was: 'member', role: 'admin' },
      { was: 'admin', role: 'member' },
      { was: 'admin', role: 'owner' },
    ]);
    const mails = await market.sql(`SELECT subject FROM mail WHERE to_address = $1`, [admin.email]);
    expect(mails).toContainEqual({ subject: 'Colleague admin 现为采购员' });
  });
});
