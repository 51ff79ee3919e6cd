import { type AddressInfo } from 'node:net';
import { newId } from '@app/kernel';
import { type Config, Database, parseConfig, Worker } from '@app/platform';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../apps/server/src/create-app.js';
import { freshDatabase } from './database.js';

export interface Answer<T = Json> {
  status: number;
  body: T;
  headers: Headers;
}

// oxlint-disable-next-line typescript/no-explicit-any -- a test reads what it expects and fails where it is not
export type Json = any;

export interface Ask {
  /** The Idempotency-Key; one is made for every write that names none. */
  key?: string | null;
  headers?: Record<string, string>;
}

/** Speaks HTTP as one caller. */
export class Caller {
  constructor(
    private readonly base: string,
    private readonly identity: Record<string, string> = {},
  ) {}

  get = (path: string, ask: Ask = {}): Promise<Answer> => this.send('GET', path, undefined, ask);
  post = (path: string, body: unknown = {}, ask: Ask = {}): Promise<Answer> =>
    this.send('POST', path, body, ask);
  put = (path: string, body: unknown, ask: Ask = {}): Promise<Answer> => this.send('PUT', path, body, ask);
  patch = (path: string, body: unknown, ask: Ask = {}): Promise<Answer> =>
    this.send('PATCH', path, body, ask);
  delete = (path: string, ask: Ask = {}): Promise<Answer> => this.send('DELETE', path, undefined, ask);

  /** Paths are under /api/v1 unless they begin with a double slash: `//health/live`. */
  private async send(method: string, path: string, body: unknown, { key, headers }: Ask): Promise<Answer> {
    const url = path.startsWith('//') ? `${this.base}${path.slice(1)}` : `${this.base}/api/v1${path}`;
    const response = await fetch(url, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(method !== 'GET' && key !== null && { 'idempotency-key': key ?? newId() }),
        'accept-language': 'en',
        ...this.identity,
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      body: isJson && text ? JSON.parse(text) : text,
      headers: response.headers,
    };
  }
}

export interface Account extends Caller {
  organisationId: string;
  token: string;
  email: string;
}

const PASSWORD = 'correct horse battery';

/** The whole server on a database of its own, spoken to over HTTP. A small pool: a query that forgot its `tx` hangs, and fails. */
export class TestApp {
  static async start(wish: Record<string, string> = {}): Promise<TestApp> {
    const database = await freshDatabase();
    const env = {
      DATABASE_URL: database.url,
      DATABASE_POOL_SIZE: '4',
      LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'fatal',
      PORT: '0',
      RATE_LIMIT_PER_MINUTE: '1000000',
      AUTH_RATE_LIMIT_PER_MINUTE: '1000000',
      AUTH_SECRET: 'a secret for tests, long enough for anything',
      PASSWORD_MEMORY_KIB: '64',
      ...wish,
    };
    const config = parseConfig(env);
    const app = await createApp(config);
    await app.listen(0, '127.0.0.1');
    return new TestApp(app, config, env, () => database.drop());
  }

  readonly base: string;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly config: Config,
    /** With which other processes join it. */
    readonly env: Record<string, string>,
    private readonly dropDatabase: () => Promise<void>,
  ) {
    const { port } = app.getHttpServer().address() as AddressInfo;
    this.base = `http://127.0.0.1:${port}`;
  }

  get database(): Database {
    return this.app.get(Database);
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- rows are whatever the test selects
  sql = (statement: string, values: unknown[] = []): Promise<any[]> =>
    this.database.source.query(statement, values);

  anyone = (headers: Record<string, string> = {}): Caller => new Caller(this.base, headers);

  buyer = (name = 'Chengdu Pumps'): Promise<Account> => this.register('buyer', name, '四川');

  /** A verified firm, unless the test wants it otherwise. */
  async seller(name = 'Yandian Workshop', { verified = true } = {}): Promise<Account> {
    const account = await this.register('seller', name, '山东');
    if (verified)
      await this.sql(`UPDATE organisation SET verification = 'verified' WHERE id = $1`, [
        account.organisationId,
      ]);
    return account;
  }

  /** Admins cannot register: they are made in the database. */
  async admin(): Promise<Account> {
    const account = await this.register('buyer', 'The market', '山东');
    await this.sql(`UPDATE organisation SET kind = 'platform' WHERE id = $1`, [account.organisationId]);
    await this.sql(`UPDATE membership SET role = 'admin' WHERE organisation_id = $1`, [
      account.organisationId,
    ]);
    const login = await this.anyone().post('/auth/login', { email: account.email, password: PASSWORD });
    return this.account(account.email, login);
  }

  /** Does what the worker would: facts delivered, jobs run, until nothing is due. */
  drain = (): Promise<void> => this.app.get(Worker).workOff();

  async close(): Promise<void> {
    await this.app.close();
    await this.dropDatabase();
  }

  private async register(kind: 'buyer' | 'seller', name: string, province: string): Promise<Account> {
    const email = `${newId()}@example.test`;
    const answer = await this.anyone().post('/auth/register', {
      email,
      password: PASSWORD,
      name: 'Li Wei',
      organisation: { kind, name, province },
    });
    if (answer.status !== 201)
      throw new Error(`register answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return this.account(email, answer);
  }

  account(email: string, { body }: Answer): Account {
    const organisationId: string = body.me.organisation.id;
    return accountAt(this.base, { organisationId, token: body.accessToken, email });
  }
}

/** Somebody who is signed in, speaking to the server at `base`. */
export function accountAt(
  base: string,
  { organisationId, token, email }: Pick<Account, 'organisationId' | 'token' | 'email'>,
): Account {
  const caller = new Caller(base, { authorization: `Bearer ${token}` });
  return Object.assign(caller, { organisationId, token, email });
}
