import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Answer, type Json, TestApp } from '../support/app.js';
import { bearer, faults, PASSWORD, passSeconds, sha256, statuses } from '../support/identity.js';

let app: TestApp;

const make = (owner: Account, scopes: unknown = ['catalog:read'], name: unknown = 'ERP'): Promise<Answer> =>
  owner.post('/api-keys', { name, scopes });

const withKey = (key: string): ReturnType<TestApp['anyone']> => app.anyone({ 'x-api-key': key });

describe('API keys', () => {
  let seller: Account;
  beforeAll(async () => {
    app = await TestApp.start();
    seller = await app.seller();
  });
  afterAll(() => app.close());
  afterEach(() => passSeconds(app, 0));

  it('are shown once and stored as a hash', async () => {
    const { status, body } = await make(seller, ['catalog:read', 'listings:write']);
    expect(status).toBe(201);
    expect(body.key).toMatch(/^bm_live_[\w-]{43}$/);
    expect(body).toMatchObject({ name: 'ERP', prefix: body.key.slice(0, 14), lastUsedAt: null });
    const [stored] = await app.sql(`SELECT * FROM api_key WHERE id = $1`, [body.id]);
    expect(stored.key_hash).toBe(sha256(body.key));
    expect(JSON.stringify(stored)).not.toContain(body.key);
    const list = await seller.get('/api-keys');
    expect(list.body.items[0]).toMatchObject({ id: body.id, scopes: ['catalog:read', 'listings:write'] });
    expect(JSON.stringify(list.body)).not.toContain(body.key.slice(14));
  });

  it('are made once under one key, and not shown again', async () => {
    const request = { name: 'twice', scopes: ['catalog:read'] };
    const answers = await Promise.all(
      [1, 2].map(() => seller.post('/api-keys', request, { key: 'make-one-key-only' })),
    );
    expect(statuses(answers)).toEqual([201, 409]);
    const stored = await app.sql(`SELECT 1 FROM api_key WHERE name = 'twice'`);
    expect(stored).toHaveLength(1);
    expect(await app.sql(`SELECT answer FROM idempotency_key WHERE key = 'make-one-key-only'`)).toEqual([
      { answer: null },
    ]);
  });

  it('open nothing that is for people', async () => {
    const { body } = await make(seller, ['catalog:read', 'listings:read', 'listings:write', 'orders:read']);
    for (const path of ['/me', '/api-keys', '/notifications', '/seller/listings', '/admin/audit']) {
      const answer = await withKey(body.key).get(path);
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'auth.forbidden']);
    }
    const more = await withKey(body.key).post('/api-keys', { name: 'more', scopes: ['orders:read'] });
    expect(more.status).toBe(403);
  });

  it('say which scope is missing, and mean the key also beside a token', async () => {
    const { body } = await make(seller, ['orders:read']);
    const read = await make(seller, ['listings:read']);
    expect((await withKey(read.body.key).get('//partner/v1/listings')).status).toBe(200);
    const beside = app.anyone({ 'x-api-key': body.key, authorization: `Bearer ${seller.token}` });
    for (const caller of [withKey(body.key), beside]) {
      const answer = await caller.get('//partner/v1/listings');
      expect([answer.status, answer.body.code]).toEqual([403, 'auth.forbidden']);
      expect(answer.body.detail).toContain('listings:read');
    }
  });

  it('note their last use at most once a minute', async () => {
    const { body } = await make(seller);
    const lastUse = async (): Promise<string | null> => {
      const { body: list } = await seller.get('/api-keys');
      return list.items.find(({ id }: Json) => id === body.id).lastUsedAt;
    };
    await withKey(body.key).get('/me');
    const first = await lastUse();
    expect(first).not.toBeNull();
    await withKey(body.key).get('/me');
    expect(await lastUse()).toBe(first);
    passSeconds(app, 61);
    await withKey(body.key).get('/me');
    expect(Date.parse((await lastUse())!)).toBeGreaterThanOrEqual(Date.parse(first!) + 60_000);
  });

  it('open nothing once revoked; revoking twice does no harm', async () => {
    const { body } = await make(seller);
    expect((await withKey(body.key).get('/me')).status).toBe(403);
    expect((await seller.delete(`/api-keys/${body.id}`)).status).toBe(204);
    expect((await seller.delete(`/api-keys/${body.id}`)).status).toBe(204);
    const answer = await withKey(body.key).get('/me');
    expect([answer.status, answer.body.code]).toEqual([401, 'auth.unauthenticated']);
    const list = await seller.get('/api-keys');
    expect(list.body.items.map(({ id }: Json) => id)).not.toContain(body.id);
  });

  it('of another firm are neither seen nor revoked', async () => {
    const { body } = await make(seller);
    const other = await app.seller();
    expect((await other.get('/api-keys')).body.items).toEqual([]);
    const answer = await other.delete(`/api-keys/${body.id}`);
    expect([answer.status, answer.body.code]).toEqual([404, 'api_key.not_found']);
    expect((await withKey(body.key).get('/me')).status).toBe(403);
  });

  it('are made by the owner alone', async () => {
    const member = await app.seller();
    await app.sql(`UPDATE membership SET role = 'member' WHERE organisation_id = $1`, [
      member.organisationId,
    ]);
    const { body } = await app.anyone().post('/auth/login', { email: member.email, password: PASSWORD });
    const answer = await app
      .anyone(bearer(body.accessToken))
      .post('/api-keys', { name: 'x', scopes: ['orders:read'] });
    expect([answer.status, answer.body.code]).toEqual([403, 'auth.forbidden']);
  });

  it('of a buyer reach no listings', async () => {
    const buyer = await app.buyer();
    expect((await make(buyer, ['catalog:read', 'orders:read'])).status).toBe(201);
    expect((await make(buyer, ['catalog:read', 'listings:write'])).status).toBe(403);
  });

  it('are twenty at most, also when many are asked for at once', async () => {
    const owner = await app.seller();
    const answers = await Promise.all(Array.from({ length: 24 }, () => make(owner)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.find(({ status }) => status !== 201)!.body.code).toBe('api_key.too_many');
  });

  it.each([
    [{ scopes: [] }, 'scopes'],
    [{ scopes: ['everything'] }, 'scopes'],
    [{ scopes: ['orders:read', 'orders:read'] }, 'scopes'],
    [{ scopes: 'orders:read' }, 'scopes'],
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(61) }, 'name'],
    [{ organisationId: 'x' }, 'organisationId'],
    [{ key: 'bm_live_mine' }, 'key'],
  ])('cannot be made otherwise (%#)', async (changes, field) => {
    const answer = await seller.post('/api-keys', { name: 'ERP', scopes: ['orders:read'], ...changes });
    expect(answer.status).toBe(400);
    expect(faults(answer)).toContain(field);
  });

  it.each(['bm_live_', `bm_live_${'A'.repeat(43)}`, 'x'.repeat(8000), "' OR 1=1 --"])(
    'refuse %s',
    async (key) => {
      expect((await withKey(key).get('/me')).status).toBe(401);
    },
  );
});
