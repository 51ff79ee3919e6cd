import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';

export type Role = 'api' | 'worker' | 'all';

/** The market's account, as a payer writes it into a transfer. */
export interface BankAccount {
  holder: string;
  bank: string;
  accountNumber: string;
}

/** A bucket that speaks the protocol of Amazon S3, at its own address: `https://name.oss-cn-beijing.aliyuncs.com`, `http://minio:9000/name`. */
export interface Bucket {
  url: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

export interface MailServer {
  host: string;
  port: number;
  /** TLS from the first byte on (`smtps:`); without it when the server offers it. */
  secure: boolean;
  user?: string;
  password?: string;
  /** Whom mails are from. */
  from: string;
}

export interface Config {
  production: boolean;
  role: Role;
  port: number;
  host: string;
  dataDir: string;
  /** Where browsers reach the market; links in mails and redirects of payments point here. */
  publicUrl: string;
  /** Whose word on the caller's address is taken: addresses, networks, or `loopback`, `linklocal`, `uniquelocal`. */
  trustProxy: string;
  logLevel: string;
  database: { url: string; poolSize: number };
  auth: {
    secret: string;
    accessTokenSeconds: number;
    refreshTokenDays: number;
    /** Memory of one argon2id hash; tests take little, production no less than OWASP's 19 MiB. */
    passwordMemoryKib: number;
  };
  rateLimit: { perMinute: number; authPerMinute: number };
  payments: {
    /** Absent: the sandbox that speaks Stripe's HTTP API takes the calls. */
    stripeSecretKey?: string;
    stripeWebhookSecret?: string;
    /** Of the endpoint that hears of sellers' accounts. */
    stripeConnectWebhookSecret?: string;
    /** Where buyers remit; absent: bank transfer is not offered. */
    bank?: BankAccount;
  };
  trade: {
    holdMinutes: number;
    /** How long stock is kept while a purchase waits for its firm's approval. */
    approvalHoldHours: number;
    /** How long stock is kept for a buyer who pays by bank transfer. */
    bankHoldDays: number;
    commissionBasisPoints: number;
    /** After so many days on their way goods count as delivered. */
    deliveryDays: number;
    /** How long a buyer may look at what was delivered before the order completes by itself. */
    inspectionDays: number;
    /** How long either side of a claim has for its next word. */
    claimAnswerDays: number;
    /** How long a side that is to send goods for a claim has to do so. */
    claimDispatchDays: number;
  };
  /** Absent: mails stay on the mailbox page. */
  mail?: MailServer;
  files: {
    /** That all processes share, where there is no bucket. */
    folder: string;
    bucket?: Bucket;
  };
  search: {
    /** Absent: the part index is PostgreSQL's alone. */
    meili?: {
      url: string;
      /** The master key, from which keys of less right are made, or one key for everything. */
      key?: string;
      /** What the names of its indexes begin with: several markets may share a server. */
      index: string;
    };
  };
}

/** Thrown with the names of the variables at fault, never with their values: a value may be a secret. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`configuration:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const PASSWORD_MEMORY_KIB = 19_456;

type Environment = Record<string, string | undefined>;

/** Reads the environment once. Nobody else does. */
export function parseConfig(env: Environment = process.env): Config {
  const problems: string[] = [];
  const read = new EnvironmentReader(env, problems);
  const production = env.NODE_ENV === 'production';
  const dataDir = env.DATA_DIR ?? join(process.cwd(), '.data');
  const port = read.integer('PORT', 3000, 0, 65_535);
  const config: Config = {
    production,
    role: read.choice('ROLE', ['api', 'worker', 'all'], 'all'),
    port,
    host: env.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    dataDir,
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${port}`,
    // The web app's server half asks the API from this machine, and says for whom.
    trustProxy: read.networks('TRUST_PROXY', 'loopback'),
    logLevel: read.choice(
      'LOG_LEVEL',
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'info',
    ),
    database: { url: env.DATABASE_URL ?? '', poolSize: read.integer('DATABASE_POOL_SIZE', 20, 2, 200) },
    auth: {
      secret: env.AUTH_SECRET ?? (production ? '' : developmentSecret(dataDir)),
      accessTokenSeconds: read.integer('ACCESS_TOKEN_SECONDS', 900, 60, 86_400),
      refreshTokenDays: read.integer('REFRESH_TOKEN_DAYS', 30, 1, 365),
      passwordMemoryKib: read.integer(
        'PASSWORD_MEMORY_KIB',
        PASSWORD_MEMORY_KIB,
        production ? PASSWORD_MEMORY_KIB : 8,
        4 * 1024 * 1024,
      ),
    },
    // Outside production everybody shares one address: the developer's own.
    rateLimit: {
      perMinute: read.integer('RATE_LIMIT_PER_MINUTE', production ? 6000 : 600_000, 1, 10_000_000),
      authPerMinute: read.integer('AUTH_RATE_LIMIT_PER_MINUTE', production ? 60 : 600, 1, 10_000_000),
    },
    payments: {
      stripeSecretKey: env.STRIPE_SECRET_KEY,
      stripeWebhookSecret: env.STRIPE_WEBHOOK_SECRET,
      stripeConnectWebhookSecret: env.STRIPE_CONNECT_WEBHOOK_SECRET,
      bank: bankAccount(env, read, production),
    },
    trade: {
      holdMinutes: read.integer('HOLD_MINUTES', 30, 1, 10_080),
      approvalHoldHours: read.integer('APPROVAL_HOLD_HOURS', 48, 1, 720),
      bankHoldDays: read.integer('BANK_HOLD_DAYS', 3, 1, 30),
      commissionBasisPoints: read.integer('COMMISSION_BASIS_POINTS', 150, 0, 3000),
      deliveryDays: read.integer('DELIVERY_DAYS', 15, 1, 120),
      inspectionDays: read.integer('INSPECTION_DAYS', 7, 1, 90),
      claimAnswerDays: read.integer('CLAIM_ANSWER_DAYS', 3, 1, 30),
      claimDispatchDays: read.integer('CLAIM_DISPATCH_DAYS', 7, 1, 60),
    },
    mail: mailServerOf(env, read),
    files: { folder: env.FILES_DIR || join(dataDir, 'files'), bucket: bucketOf(env, read) },
    search: {
      meili: env.MEILI_URL
        ? {
            url: read.httpUrl('MEILI_URL'),
            key: env.MEILI_KEY || undefined,
            index: read.name('MEILI_INDEX', 'parts'),
          }
        : undefined,
    },
  };
  if (production) refuseInsecureDefaults(env, config, problems);
  else if (!config.database.url)
    problems.push('DATABASE_URL is not set (npm start sets it to the embedded server)');
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

function refuseInsecureDefaults(env: Environment, config: Config, problems: string[]): void {
  const required = [
    'DATABASE_URL',
    'AUTH_SECRET',
    'PUBLIC_URL',
    'STRIPE_SECRET_KEY',
    'STRIPE_WEBHOOK_SECRET',
    'STRIPE_CONNECT_WEBHOOK_SECRET',
    'SMTP_URL',
  ];
  for (const name of required) if (!env[name]) problems.push(`${name} must be set in production`);
  if (config.search.meili && !config.search.meili.key)
    problems.push('MEILI_KEY must be set in production beside MEILI_URL');
  if (!env.S3_URL && !env.FILES_DIR)
    problems.push('S3_URL must be set in production (or FILES_DIR, a folder that all processes share)');
  if (config.auth.secret && config.auth.secret.length < 32)
    problems.push('AUTH_SECRET must have 32 characters or more');
  if (env.PUBLIC_URL && !env.PUBLIC_URL.startsWith('https://'))
    problems.push('PUBLIC_URL must begin with https://');
}

/** Development keeps its secret between runs, so that a restart signs nobody out. */
function developmentSecret(dataDir: string): string {
  const file = join(dataDir, 'auth-secret');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  mkdirSync(dataDir, { recursive: true });
  const secret = randomBytes(32).toString('base64url');
  writeFileSync(file, secret, { mode: 0o600 });
  return secret;
}

function mailServerOf(env: Environment, read: EnvironmentReader): MailServer | undefined {
  if (!env.SMTP_URL) return undefined;
  const { hostname, port, protocol, username, password } = read.url('SMTP_URL', ['smtp:', 'smtps:']);
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    user: decodeURIComponent(username) || undefined,
    password: decodeURIComponent(password) || undefined,
    from: read.mailbox(
      'MAIL_FROM',
      `临清轴承集市 <no-reply@${URL.parse(env.PUBLIC_URL ?? '')?.hostname ?? 'localhost'}>`,
    ),
  };
}

function bucketOf(env: Environment, read: EnvironmentReader): Bucket | undefined {
  if (!env.S3_URL) return undefined;
  return {
    url: read.httpUrl('S3_URL').replace(/\/$/, ''),
    region: read.name('S3_REGION', 'us-east-1'),
    accessKeyId: read.beside('S3_URL', 'S3_ACCESS_KEY_ID'),
    secretAccessKey: read.beside('S3_URL', 'S3_SECRET_ACCESS_KEY'),
  };
}

/** Production has no account by default: money sent to a made-up one would be lost. */
function bankAccount(
  env: Environment,
  read: EnvironmentReader,
  production: boolean,
): BankAccount | undefined {
  if (read.choice('BANK_TRANSFER', ['on', 'off'], production ? 'off' : 'on') === 'off') return undefined;
  const demo = (text: string): string | undefined => (production ? undefined : text);
  return {
    holder: read.text('BANK_ACCOUNT_HOLDER', demo('轴承市场（演示账户）')),
    bank: read.text('BANK_NAME', demo('演示银行临清支行')),
    accountNumber: read.text('BANK_ACCOUNT_NUMBER', demo('6200 0000 0000 0000 000')),
  };
}

function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  return isIP(text.replace(/\/\d{1,3}$/, '')) !== 0;
}

class EnvironmentReader {
  constructor(
    private readonly env: Environment,
    private readonly problems: string[],
  ) {}

  integer(name: string, fallback: number, min: number, max: number): number {
    const text = this.env[name];
    if (text === undefined || text === '') return fallback;
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    this.problems.push(`${name} must be a whole number from ${min} to ${max}`);
    return fallback;
  }

  /** A list of addresses (`10.0.0.1`, `10.0.0.0/8`) or names of networks. */
  networks(name: string, fallback: string): string {
    const text = this.env[name] || fallback;
    if (text.split(',').every((part) => isNetwork(part.trim()))) return text;
    this.problems.push(`${name} must list addresses, networks, or loopback, linklocal, uniquelocal`);
    return fallback;
  }

  /** One line of text that must be there, unless there is something to stand in for it. */
  text(name: string, fallback: string | undefined): string {
    const text = this.env[name]?.trim() || fallback;
    if (text !== undefined && /^\P{Cc}{1,100}$/u.test(text)) return text;
    this.problems.push(`${name} must be set where BANK_TRANSFER is on: one line, at most 100 characters`);
    return '';
  }

  /** What must be set where another is. */
  beside(other: string, name: string): string {
    const text = this.env[name] ?? '';
    if (text === '') this.problems.push(`${name} must be set beside ${other}`);
    return text;
  }

  httpUrl(name: string): string {
    this.url(name, ['http:', 'https:']);
    return this.env[name] ?? '';
  }

  url(name: string, protocols: readonly string[]): URL {
    const url = URL.parse(this.env[name] ?? '');
    if (url && protocols.includes(url.protocol) && url.hostname !== '') return url;
    const begin = protocols.map((protocol) => `${protocol}//`).join(' or ');
    this.problems.push(`${name} must be an address that begins with ${begin}`);
    return new URL('http://none');
  }

  /** `no-reply@market.example`, or `Bearing market <no-reply@market.example>`. */
  mailbox(name: string, fallback: string): string {
    const text = this.env[name] || fallback;
    if (/^(\P{Cc}{1,60} <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u.test(text)) return text;
    this.problems.push(`${name} must be an e-mail address, with or without a name before it`);
    return fallback;
  }

  name(name: string, fallback: string): string {
    const text = this.env[name] || fallback;
    if (/^[a-z0-9_-]{1,64}$/.test(text)) return text;
    this.problems.push(`${name} must be of small letters, digits, - and _, at most 64`);
    return fallback;
  }

  choice<T extends string>(name: string, options: readonly T[], fallback: T): T {
    const text = this.env[name];
    if (text === undefined || text === '') return fallback;
    const found = options.find((option) => option === text);
    if (found === undefined) this.problems.push(`${name} must be one of ${options.join(', ')}`);
    return found ?? fallback;
  }
}
