import { describe, expect, it } from '@jest/globals';
import { type Config, ConfigError, parseConfig } from './config.js';

const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://market@db/market',
  AUTH_SECRET: 'x'.repeat(32),
  PUBLIC_URL: 'https://market.example',
  STRIPE_SECRET_KEY: 'sk_live_hush',
  STRIPE_WEBHOOK_SECRET: 'whsec_hush',
  STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_hush_too',
  SMTP_URL: 'smtp://market:hush-hush@mail.example',
  S3_URL: 'https://files.example',
  S3_ACCESS_KEY_ID: 'key',
  S3_SECRET_ACCESS_KEY: 'hush of the bucket',
};

const parse = (changes: Record<string, string | undefined>): Config =>
  parseConfig({ ...PRODUCTION, ...changes });
const refusal = (changes: Record<string, string | undefined>): string => {
  try {
    parse(changes);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'taken';
};

describe('the configuration in production', () => {
  it('is taken when all is set', () => expect(parse({}).production).toBe(true));

  it.each(Object.keys(PRODUCTION).filter((name) => name !== 'NODE_ENV'))('is refused without %s', (name) => {
    expect(refusal({ [name]: undefined })).toContain(`${name} must be set`);
  });

  it.each([
    ['AUTH_SECRET', 'too short to be a secret'],
    ['PUBLIC_URL', 'http://market.example'],
    ['PASSWORD_MEMORY_KIB', '1024'],
    ['TRUST_PROXY', 'true'],
    ['PORT', '99999'],
    ['MEILI_URL', 'meili:7700'],
    ['S3_URL', 's3://files'],
    ['SMTP_URL', 'mail.example:587'],
    ['MAIL_FROM', 'market.example'],
  ])('is refused with a bad %s, named without its value', (name, value) => {
    const message = refusal({ [name]: value });
    expect(message).toContain(name);
    expect(message).not.toContain(value);
    expect(message).not.toContain('hush');
  });

  it.each(['loopback', '10.0.0.1', '10.0.0.0/8, uniquelocal', 'fd00::/8'])(
    'trusts the proxies of %j',
    (networks) => {
      expect(parse({ TRUST_PROXY: networks }).trustProxy).toBe(networks);
    },
  );

  it('has a bank account where bank transfer is on, and none that is made up', () => {
    expect(parse({}).payments.bank).toBeUndefined();
    const message = refusal({ BANK_TRANSFER: 'on', BANK_NAME: '工商银行' });
    for (const name of ['BANK_ACCOUNT_HOLDER', 'BANK_ACCOUNT_NUMBER']) expect(message).toContain(name);
    expect(message).not.toContain('BANK_NAME');
    const account = { BANK_ACCOUNT_HOLDER: '甲', BANK_NAME: '工商银行', BANK_ACCOUNT_NUMBER: '1' };
    expect(parse({ BANK_TRANSFER: 'on', ...account }).payments.bank).toEqual({
      holder: '甲',
      bank: '工商银行',
      accountNumber: '1',
    });
  });

  it('reads where mails go, and whom they are from', () => {
    expect(parse({}).mail).toEqual({
      host: 'mail.example',
      port: 587,
      secure: false,
      user: 'market',
      password: 'hush-hush',
      from: '临清轴承集市 <no-reply@market.example>',
    });
    const changes = { SMTP_URL: 'smtps://mail.example:2465', MAIL_FROM: '轴承集市 <post@market.example>' };
    expect(parse(changes).mail).toMatchObject({ port: 2465, secure: true, from: changes.MAIL_FROM });
  });

  it('has a bucket for files, or a folder that is named', () => {
    expect(parse({ S3_URL: 'http://minio:9000/market/' }).files.bucket).toEqual({
      url: 'http://minio:9000/market',
      region: 'us-east-1',
      accessKeyId: 'key',
      secretAccessKey: 'hush of the bucket',
    });
    const shared = { S3_URL: undefined, FILES_DIR: '/mnt/files' };
    expect(parse(shared).files).toEqual({ folder: '/mnt/files', bucket: undefined });
  });

  it('takes Meilisearch with a key only, and a name for its indexes that filters and patterns take', () => {
    const MEILI_URL = 'http://meili:7700';
    expect(parse({}).search.meili).toBeUndefined();
    expect(refusal({ MEILI_URL })).toContain('MEILI_KEY must be set');
    const message = refusal({ MEILI_URL, MEILI_KEY: 'hush', MEILI_INDEX: 'Parts/*' });
    expect(message).toContain('MEILI_INDEX');
    expect(message).not.toContain('hush');
    expect(parse({ MEILI_URL, MEILI_KEY: 'hush' }).search.meili).toEqual({
      url: MEILI_URL,
      key: 'hush',
      index: 'parts',
    });
  });
});
