import { createHmac } from 'node:crypto';
import { ALLOW } from '@app/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { type Account, type Answer, type Json, TestApp } from '../support/app.js';
import { bearer, form, PASSWORD } from '../support/identity.js';

const SECRET = 'a secret that the forger does not know';

let app: TestApp;
let nobody: ReturnType<TestApp['anyone']>;

async function start(env: Record<string, string>): Promise<void> {
  app = await TestApp.start(env);
  nobody = app.anyone();
}

const b64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const claimsOf = (token: string): Json =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());

const attempt = (address: string): Promise<Answer> =>
  nobody.post('/auth/login', { email: address, password: 'wrong horse battery' });

/** An attempt that a proxy on this machine forwards. */
const from = (address: string): Promise<Answer> =>
  nobody.post(
    '/auth/login',
    { email: `${address}@example.test`, password: 'wrong horse battery' },
    { headers: { 'x-forwarded-for': address } },
  );

const sign = (header: object, claims: object, secret = SECRET, digest = 'sha256'): string => {
  const body = `${b64(header)}.${b64(claims)}`;
  return `${body}.${createHmac(digest, secret).update(body).digest('base64url')}`;
};

describe('the guard', () => {
  let buyer: Account;
  beforeAll(async () => {
    await start({ AUTH_SECRET: SECRET });
    buyer = await app.buyer();
  });
  afterAll(() => app.close());

  const HS256 = { alg: 'HS256', typ: 'JWT' };

  it('takes a token as this test would sign it, so that the forgeries below fail for their own reason', async () => {
    const answer = await app.anyone(bearer(sign(HS256, claimsOf(buyer.token)))).get('/me');
    expect(answer.status).toBe(200);
  });

  it.each<[string, (claims: Json) => string]>([
    ['not signed at all', (claims) => `${b64({ alg: 'none', typ: 'JWT' })}.${b64(claims)}.`],
    [
      'not signed, with the old signature',
      (claims) => `${b64({ alg: 'none' })}.${b64(claims)}.${buyer.token.split('.')[2]}`,
    ],
    ['signed with another secret', (claims) => sign(HS256, claims, 'another secret')],
    ['signed with an empty secret', (claims) => sign(HS256, claims, '')],
    ['signed by another algorithm', (claims) => sign({ alg: 'HS512', typ: 'JWT' }, claims, SECRET, 'sha512')],
    [
      'changed after signing',
      (claims) => buyer.token.replace(/\.[^.]+\./, `.${b64({ ...claims, org: claims.sub })}.`),
    ],
    ['expired', (claims) => sign(HS256, { ...claims, exp: Math.floor(Date.now() / 1000) - 1 })],
    ['meant for somebody else', (claims) => sign(HS256, { ...claims, aud: 'elsewhere' })],
    ['issued by somebody else', (claims) => sign(HS256, { ...claims, iss: 'elsewhere' })],
    ['nonsense', () => 'a.b.c'],
    ['empty', () => ''],
    ['huge', () => 'x'.repeat(10_000)],
  ])('refuses a token that is %s', async (_, forge) => {
    const answer = await app.anyone(bearer(forge(claimsOf(buyer.token)))).get('/me');
    expect([answer.status, answer.body.code]).toEqual([401, 'auth.unauthenticated']);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each([{}, { authorization: 'Basic YTpi' }, { 'x-api-key': '' }, { cookie: 'token=x' }])(
    'refuses %j',
    async (headers) => {
      const answer = await app.anyone(headers as Record<string, string>).get('/me');
      expect([answer.status, answer.body.code]).toEqual([401, 'auth.unauthenticated']);
    },
  );

  it('does not take a refresh token for an access token', async () => {
    const { body } = await nobody.post('/auth/login', { email: buyer.email, password: PASSWORD });
    expect((await app.anyone(bearer(body.refreshToken)).get('/me')).status).toBe(401);
  });

  it('lets a stale token do no harm where nobody needs one', async () => {
    const stale = app.anyone(bearer('stale'));
    expect((await stale.get('//health/live')).status).toBe(200);
    const login = await stale.post('/auth/login', { email: buyer.email, password: PASSWORD });
    expect(login.status).toBe(200);
  });

  it('finds that every route of the house says who may call it', () => {
    const silent: string[] = [];
    let routes = 0;
    for (const { metatype, name } of app.app.get(DiscoveryService).getControllers()) {
      if (typeof metatype !== 'function') continue;
      const prototype: Record<string, unknown> = metatype.prototype;
      for (const method of new MetadataScanner().getAllMethodNames(prototype)) {
        const handler = prototype[method] as object;
        if (Reflect.getMetadata('path', handler) === undefined) continue;
        routes++;
        if (!Reflect.getMetadata(ALLOW, handler) && !Reflect.getMetadata(ALLOW, metatype))
          silent.push(`${name}.${method}`);
      }
    }
    expect(routes).toBeGreaterThan(30);
    expect(silent).toEqual([]);
  });

  it('keeps buyers from what is the sellers’ and the market’s', async () => {
    for (const path of ['/admin/organisations', '/admin/audit', '/admin/listings', '/seller/listings']) {
      const answer = await buyer.get(path);
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'auth.forbidden']);
    }
  });
});

describe('what nobody would send', () => {
  let seller: Account;
  beforeAll(async () => {
    await start({});
    seller = await app.seller();
  });
  afterAll(() => app.close());

  const MALFORMED = [400, 'request.malformed'] as const;
  const deep = '{"a":'.repeat(5000) + '1' + '}'.repeat(5000);

  it.each<[string, string, readonly [number, string], string]>([
    ['a file where none is taken', 'x', [415, 'request.media_type'], ''],
    ['nested without end', deep, MALFORMED, 'a.a.a'],
    ['nested in arrays', `{"name":${'['.repeat(5000)}${']'.repeat(5000)}}`, MALFORMED, 'name.0.0'],
    ['its own constructor', '{"name":{"constructor":{"name":1}}}', MALFORMED, 'name.constructor'],
    ['no text of its own', '{"name":{"toString":1}}', MALFORMED, 'name.toString'],
    ['half a character', '{"name":"\\ud83d","scopes":["listings:read"]}', MALFORMED, 'name'],
  ])('is refused as a body, and nobody else notices: %s', async (_, body, [status, code], field) => {
    const type = status === 415 ? 'application/octet-stream' : 'application/json';
    const answer = await seller.post('/api-keys', body, { headers: { 'content-type': type } });
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.body.errors?.[0].field ?? '').toMatch(new RegExp(`^${field}`));
    expect((await nobody.get('//health/live')).status).toBe(200);
  });

  it.each(['%ff', '%C9%EE', 'x'.repeat(9000)])(
    'is answered as any address where nothing is: %.9s',
    async (part) => {
      const answer = await nobody.get(`/parts/${part}`);
      expect(answer).toMatchObject({ status: 404, body: { code: 'part.not_found' } });
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  it('is answered, broken JSON, another format and too much, with problems of its own', async () => {
    const broken = await nobody.post('/auth/register', '{"email":');
    expect([broken.status, broken.body.code]).toEqual([400, 'request.malformed']);
    const other = await nobody.post('/auth/register', '<a/>', {
      headers: { 'content-type': 'application/xml' },
    });
    expect([other.status, other.body.code]).toEqual([415, 'request.media_type']);
    const huge = await nobody.post('/auth/register', form({ name: 'x'.repeat(3_000_000) }));
    expect([huge.status, huge.body.code]).toEqual([413, 'request.too_large']);
    for (const answer of [broken, other, huge]) {
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
  });

  it.each(['null', '[]', '"text"', '7'])('is answered, the body %s, with a problem', async (body) => {
    const answer = await nobody.post('/auth/register', body);
    expect([answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([
      400,
      'application/problem+json',
    ]);
  });

  it('is kept by nobody, as no answer is', async () => {
    expect((await seller.get('/me')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('the rate guard', () => {
  beforeAll(() => start({ AUTH_RATE_LIMIT_PER_MINUTE: '12', RATE_LIMIT_PER_MINUTE: '40' }));
  afterAll(() => app.close());

  it('lets few passwords be tried at one account, then few at all, and says when to come back', async () => {
    const atOne: number[] = [];
    for (const address of ['victim@example.test', 'VICTIM@example.test', ' victim@example.test']) {
      atOne.push((await attempt(address)).status);
    }
    expect(atOne).toEqual([401, 401, 429]);
    const statuses: number[] = [];
    for (let n = 0; n < 14; n++) statuses.push((await attempt(`other-${n}@example.test`)).status);
    expect(statuses).toContain(401);
    expect(statuses.at(-1)).toBe(429);
    const refused = await attempt('one-more@example.test');
    expect(refused.body.code).toBe('rate_limited');
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
  });

  it('counts callers apart, by the address for which the proxy on this machine speaks', async () => {
    // The left part is the caller's own word.
    expect((await from('127.0.0.1')).status).toBe(429);
    expect((await from('203.0.113.7, 127.0.0.1')).status).toBe(401);
    expect((await from('203.0.113.8')).status).toBe(401);
  });

  it('does not stop those who are signed in, until they ask without measure', async () => {
    expect((await nobody.get('//health/live')).status).toBe(200);
    const answers = await Promise.all(Array.from({ length: 40 }, () => nobody.get('//health/live')));
    expect(answers.map(({ status }) => status)).toContain(429);
  });
});
