import { completeUscc } from '@app/identity';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { type Account, type Answer, TestApp } from '../support/app.js';
import { bearer, faults, form, PASSWORD, passSeconds, sha256, statuses } from '../support/identity.js';

let app: TestApp;
let nobody: ReturnType<TestApp['anyone']>;

const refresh = (refreshToken: unknown): Promise<Answer> => nobody.post('/auth/refresh', { refreshToken });

const signIn = async (): Promise<string> => {
  const { body } = await nobody.post('/auth/register', form());
  return body.refreshToken;
};

describe('accounts', () => {
  beforeAll(async () => {
    app = await TestApp.start();
    nobody = app.anyone();
  });
  afterAll(() => app.close());
  afterEach(() => passSeconds(app, 0));

  describe('registering', () => {
    it('opens a firm, its owner and a session in one go', async () => {
      const request = form({ locale: 'en' }, { town: '烟店镇', uscc: completeUscc('91371581MA3ABCD12') });
      const answer = await nobody.post('/auth/register', request);
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({
        expiresInSeconds: 900,
        me: {
          user: { email: request.email, name: '李伟', locale: 'en' },
          organisation: {
            kind: 'seller',
            name: '烟店轴承厂',
            province: '山东',
            town: '烟店镇',
            city: null,
            verification: 'unverified',
          },
          roles: ['owner'],
          scopes: [],
        },
      });
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const me = await app.anyone(bearer(answer.body.accessToken)).get('/me');
      expect(me.body).toEqual(answer.body.me);
    });

    it('stores neither the password nor the token', async () => {
      const request = form();
      const { body } = await nobody.post('/auth/register', request);
      const [person] = await app.sql(`SELECT * FROM person WHERE email = $1`, [request.email]);
      expect(person.password_hash).toMatch(/^\$argon2id\$v=19\$m=64,t=2,p=1\$/);
      const sessions = await app.sql(`SELECT token_hash FROM session WHERE person_id = $1`, [person.id]);
      expect(sessions).toEqual([{ token_hash: sha256(body.refreshToken) }]);
    });

    it('knows a province by any of its names', async () => {
      for (const province of ['Shandong', '山东省', '37']) {
        const answer = await nobody.post('/auth/register', form({}, { province }));
        expect(answer.body.me.organisation.province).toBe('山东');
      }
    });

    it('takes an e-mail address once, however it is written', async () => {
      const request = form();
      await nobody.post('/auth/register', request);
      const twice = await nobody.post('/auth/register', form({ email: request.email.toUpperCase() }));
      expect(twice.status).toBe(409);
      expect(twice.body.code).toBe('auth.email_taken');
    });

    it('lets one of two at once through, and leaves nothing of the other', async () => {
      const request = form({}, { name: '同时注册的两家' });
      const answers = await Promise.all([1, 2, 3].map(() => nobody.post('/auth/register', request)));
      expect(statuses(answers)).toEqual([201, 409, 409]);
      const [{ firms }] = await app.sql(`SELECT count(*)::int AS firms FROM organisation WHERE name = $1`, [
        '同时注册的两家',
      ]);
      expect(firms).toBe(1);
    });

    it('is done once under one key, and keeps no answer that holds a secret', async () => {
      const request = form();
      const ask = { key: 'register-once-only' };
      expect((await nobody.post('/auth/register', request, ask)).status).toBe(201);
      const again = await nobody.post('/auth/register', request, ask);
      expect(again.body.code).toBe('idempotency.answer_not_kept');
      const other = await nobody.post('/auth/register', form(), ask);
      expect([other.status, other.body.code]).toEqual([422, 'idempotency.key_reused']);
      const [stored] = await app.sql(`SELECT * FROM idempotency_key WHERE key = $1`, [ask.key]);
      expect(stored.answer).toBeNull();
      // Nobody who reads the table can try passwords against the fingerprint.
      expect(stored.fingerprint).not.toBe(sha256(`POST /api/v1/auth/register\n${JSON.stringify(request)}`));
    });

    it.each([
      ['password1234', 'password.common'],
      ['12341234123412341234', 'password.repeated'],
    ])('refuses the password %s', async (password, code) => {
      const answer = await nobody.post('/auth/register', form({ password }));
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0]).toMatchObject({ field: 'password', code });
    });

    it.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
      ['a short password', { password: '123456789' }, {}, 'password'],
      ['a password without end', { password: 'x'.repeat(129) }, {}, 'password'],
      ['something else than an e-mail address', { email: 'li.wei' }, {}, 'email'],
      ['an e-mail address without end', { email: `${'a'.repeat(250)}@example.test` }, {}, 'email'],
      ['an e-mail address that is a list', { email: ['a@example.test'] }, {}, 'email'],
      ['a blank name', { name: '   ' }, {}, 'name'],
      ['a name with a control character', { name: 'Li\u0000Wei' }, {}, 'name'],
      ['a name without end', { name: '李'.repeat(61) }, {}, 'name'],
      ['no firm', { organisation: undefined }, {}, 'organisation'],
      ['a firm that is text', { organisation: 'firm' }, {}, 'organisation'],
      ['a firm of the market itself', {}, { kind: 'platform' }, 'organisation.kind'],
      ['an unknown province', {}, { province: 'Atlantis' }, 'organisation.province'],
      ['a wrong social credit code', {}, { uscc: '91350100M000100Y44' }, 'organisation.uscc'],
      ['a role', { role: 'admin' }, {}, 'role'],
      ['a verification', {}, { verification: 'verified' }, 'organisation.verification'],
      [
        'a polluted prototype',
        {},
        JSON.parse('{"__proto__x":{"verification":"verified"}}'),
        'organisation.__proto__x',
      ],
    ])('refuses %s and names the field', async (_, changes, firm, field) => {
      const answer = await nobody.post('/auth/register', form(changes, firm));
      expect(answer.status).toBe(400);
      expect(answer.body.code).toBe('validation.failed');
      expect(faults(answer)).toContain(field);
    });
  });

  describe('signing in', () => {
    let account: Account;
    beforeAll(async () => {
      account = await app.buyer();
    });
    const login = (changes: Record<string, unknown> = {}): Promise<Answer> =>
      nobody.post('/auth/login', { email: account.email, password: PASSWORD, ...changes });

    it('takes the right password, whatever the case of the address', async () => {
      const answer = await login({ email: ` ${account.email.toUpperCase()} ` });
      expect(answer.status).toBe(200);
      expect(answer.body.me.organisation.id).toBe(account.organisationId);
    });

    it('says the same of a wrong password, an unknown address, and somebody without a password', async () => {
      const other = await app.buyer();
      await app.sql(`UPDATE person SET password_hash = '!' WHERE email = $1`, [other.email]);
      const answers = [
        await login({ password: 'wrong horse battery' }),
        await login({ email: 'nobody@example.test' }),
        await login({ email: other.email }),
        await login({ email: other.email, password: '!' }),
      ];
      for (const { status, body } of answers) {
        expect({ ...body, requestId: '' }).toEqual({ ...answers[0]!.body, requestId: '' });
        expect([status, body.code]).toEqual([401, 'auth.invalid_credentials']);
      }
    });

    it.each([
      [{ password: undefined }, 'password'],
      [{ password: '' }, 'password'],
      [{ password: 'x'.repeat(129) }, 'password'],
      [{ password: { $ne: null } }, 'password'],
      [{ email: '\u0000a' }, 'email'],
      [{ email: 7 }, 'email'],
      [{ remember: true }, 'remember'],
    ])('refuses a malformed request before anything is hashed (%#)', async (changes, field) => {
      const answer = await login(changes);
      expect([answer.status, answer.body.code]).toEqual([400, 'validation.failed']);
      expect(faults(answer)).toContain(field);
    });

    it('does not read credentials from the address', async () => {
      const answer = await nobody.post(`/auth/login?email=${account.email}&password=${PASSWORD}`, {});
      expect(answer.status).toBe(400);
    });

    it('hashes anew what was hashed too cheaply', async () => {
      const weak = await hash(PASSWORD, { memoryCost: 8, timeCost: 1 });
      await app.sql(`UPDATE person SET password_hash = $1 WHERE email = $2`, [weak, account.email]);
      expect((await login()).status).toBe(200);
      const [{ password_hash }] = await app.sql(`SELECT password_hash FROM person WHERE email = $1`, [
        account.email,
      ]);
      expect(password_hash).toContain('m=64,t=2');
      expect((await login()).status).toBe(200);
    });
  });

  describe('refreshing', () => {
    it('spends the token for a new one and a new access token', async () => {
      const first = await signIn();
      const second = await refresh(first);
      expect(second.status).toBe(200);
      expect(second.body.refreshToken).not.toBe(first);
      expect((await app.anyone(bearer(second.body.accessToken)).get('/me')).status).toBe(200);
      expect((await refresh(second.body.refreshToken)).status).toBe(200);
    });

    it('gives twins at once the same successor, so that a race forks nothing', async () => {
      const first = await signIn();
      const twins = await Promise.all(Array.from({ length: 6 }, () => refresh(first)));
      expect(twins.map(({ status }) => status)).toEqual(Array(6).fill(200));
      expect(new Set(twins.map(({ body }) => body.refreshToken)).size).toBe(1);
      const [{ sessions }] = await app.sql(
        `SELECT count(*)::int AS sessions FROM session WHERE family_id =
           (SELECT family_id FROM session WHERE token_hash = $1)`,
        [sha256(first)],
      );
      expect(sessions).toBe(2);
    });

    it('ends the session, for thief and owner alike, when a spent token comes back', async () => {
      const first = await signIn();
      const stolen = (await refresh(first)).body.refreshToken;
      passSeconds(app, 11);
      const reused = await refresh(first);
      expect([reused.status, reused.body.code]).toEqual([401, 'auth.unauthenticated']);
      expect((await refresh(stolen)).status).toBe(401);
    });

    it('does so at once when the successor was already used', async () => {
      const first = await signIn();
      const second = (await refresh(first)).body.refreshToken;
      const third = (await refresh(second)).body.refreshToken;
      expect((await refresh(first)).status).toBe(401);
      expect((await refresh(third)).status).toBe(401);
    });

    it('leaves other sessions of the same person alone', async () => {
      const account = await app.buyer();
      const sessions = [1, 2].map(() =>
        nobody.post('/auth/login', { email: account.email, password: PASSWORD }),
      );
      const [one, two] = (await Promise.all(sessions)).map(({ body }) => body.refreshToken);
      await nobody.post('/auth/logout', { refreshToken: one });
      expect((await refresh(one)).status).toBe(401);
      expect((await refresh(two)).status).toBe(200);
    });

    it('ends with logging out, as often as one likes', async () => {
      const first = await signIn();
      const second = (await refresh(first)).body.refreshToken;
      expect((await nobody.post('/auth/logout', { refreshToken: second })).status).toBe(204);
      expect((await nobody.post('/auth/logout', { refreshToken: second })).status).toBe(204);
      expect((await refresh(second)).status).toBe(401);
    });

    it('ends after thirty days, and is then swept away', async () => {
      const first = await signIn();
      passSeconds(app, 30 * 86_400 + 1);
      expect((await refresh(first)).status).toBe(401);
      passSeconds(app, 32 * 86_400);
      await app.sql(`SELECT graphile_worker.add_job('identity.sweep-sessions')`);
      await app.drain();
      expect(await app.sql(`SELECT 1 FROM session WHERE token_hash = $1`, [sha256(first)])).toEqual([]);
    });

    it('sees a role or a membership that was taken away', async () => {
      const { body } = await nobody.post('/auth/register', form());
      await app.sql(`UPDATE membership SET role = 'member' WHERE person_id = $1`, [body.me.user.id]);
      const demoted = await refresh(body.refreshToken);
      expect(demoted.body.me.roles).toEqual(['member']);
      await app.sql(`DELETE FROM membership WHERE person_id = $1`, [body.me.user.id]);
      expect((await refresh(demoted.body.refreshToken)).status).toBe(401);
    });

    it.each(['', 'x', 'x'.repeat(43), 'x'.repeat(5000), null, 7, { $gt: '' }])(
      'refuses %j',
      async (token) => {
        const { status } = await refresh(token);
        expect(status).toBe(typeof token === 'string' && token.length === 43 ? 401 : 400);
      },
    );
  });

  describe('me', () => {
    it('changes name and language, and nothing else', async () => {
      const account = await app.seller();
      const changed = await account.patch('/me', { name: '王芳', locale: 'en' });
      expect(changed.body.user).toMatchObject({ name: '王芳', locale: 'en', email: account.email });
      const half = await account.patch('/me', { locale: 'zh' });
      expect(half.body.user).toMatchObject({ name: '王芳', locale: 'zh' });
      for (const field of ['email', 'password', 'passwordHash', 'id']) {
        expect(faults(await account.patch('/me', { [field]: 'x@example.test' }))).toEqual([field]);
      }
    });
  });

  describe('a forgotten password', () => {
    const ask = (email: string): Promise<Answer> => nobody.post('/auth/password-resets', { email });
    const links = async (email: string): Promise<{ id: string; token: string }[]> => {
      await app.drain();
      const mails = await app.sql(
        `SELECT body FROM mail WHERE to_address = $1 AND body LIKE '%?token=%' ORDER BY written_at`,
        [email],
      );
      return mails.map(({ body }) => {
        const [, id = '', token = ''] = /\/password-reset\/([\w-]+)\?token=([\w-]+)/.exec(body)!;
        return { id, token };
      });
    };
    const choose = (id: string, token: string, password = 'another good phrase'): Promise<Answer> =>
      nobody.post(`/auth/password-resets/${id}`, { token, password });
    const login = (email: string, password: string): Promise<Answer> =>
      nobody.post('/auth/login', { email, password });
    const lost = [404, 'password_reset.not_found'];

    it('is exchanged for another by a link, once, and every session ends', async () => {
      const buyer = await app.buyer();
      const { email } = buyer;
      const sessions = await Promise.all([login(email, PASSWORD), login(email, PASSWORD)]);
      await ask(email.toUpperCase());
      await ask(email);
      const [first] = await links(email);
      await ask(email);
      const second = (await links(email)).at(-1);
      if (!first || !second) throw new Error('no link was mailed');
      const wrong = `${first.token.slice(0, -2)}${first.token.endsWith('AA') ? 'BB' : 'AA'}`;
      for (const answer of [await choose(first.id, wrong), await choose(second.id, first.token)])
        expect([answer.status, answer.body.code]).toEqual(lost);
      expect((await choose(first.id, first.token, '1234567890')).body.errors).toMatchObject([
        { field: 'password', code: 'password.common' },
      ]);
      passSeconds(app, 3);
      const twins = await Promise.all([choose(first.id, first.token), choose(first.id, first.token)]);
      expect(statuses(twins)).toEqual([204, 404]);
      expect((await choose(second.id, second.token)).body.code).toBe('password_reset.not_found');
      for (const { body } of sessions) expect((await refresh(body.refreshToken)).status).toBe(401);
      for (const answer of [await buyer.patch('/me', { name: 'A thief' }), await buyer.get('/me')])
        expect(answer.status).toBe(401);
      expect((await login(email, PASSWORD)).status).toBe(401);
      expect((await login(email, 'another good phrase')).status).toBe(200);
      await app.drain();
      const told = await app.sql(`SELECT subject FROM mail WHERE to_address = $1 ORDER BY id DESC LIMIT 1`, [
        email,
      ]);
      expect(told).toEqual([{ subject: '您的密码已更改' }]);
      const kept = JSON.stringify(await app.sql(`SELECT r, e.payload FROM password_reset r, outbox_event e`));
      expect(kept).not.toContain(first.token);
    });

    it('is answered the same for an address that nobody has, of which nothing stays', async () => {
      const { email } = await app.buyer();
      const unknown = form().email as string;
      const [known, stranger] = [await ask(email), await ask(unknown)];
      expect([known.status, stranger.status]).toEqual([202, 202]);
      expect(stranger.body).toEqual(known.body);
      expect(await links(unknown)).toEqual([]);
      const jobs = await app.sql(`SELECT 1 FROM graphile_worker._private_jobs WHERE payload::text LIKE $1`, [
        `%${unknown}%`,
      ]);
      expect(jobs).toEqual([]);
      expect(faults(await ask('nobody'))).toEqual(['email']);
    });

    it('is mailed for half an hour, and no more than three times in one', async () => {
      const { email } = await app.buyer();
      for (let times = 0; times < 4; times++) {
        await ask(email);
        await app.drain();
      }
      const found = await links(email);
      expect(found).toHaveLength(3);
      passSeconds(app, 31 * 60);
      const late = await choose(found[2]!.id, found[2]!.token);
      expect([late.status, late.body.code]).toEqual(lost);
      passSeconds(app, 61 * 60);
      await ask(email);
      expect(await links(email)).toHaveLength(4);
    });
  });
});
