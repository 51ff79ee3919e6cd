import { describe, expect, it } from '@jest/globals';
import { Sealer } from './sealed.server.js';

describe('sealed cookies', () => {
  const sealer = new Sealer('a secret of the server');

  it('opens what it sealed, and shows nothing of it', () => {
    const sealed = sealer.seal({ token: 'very-secret' });
    expect(sealer.open(sealed)).toEqual({ token: 'very-secret' });
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('very-secret');
  });

  it('refuses another secret, an altered byte, and rubbish', () => {
    const sealed = sealer.seal({ token: 'x' });
    expect(new Sealer('another secret').open(sealed)).toBeUndefined();
    const altered = Buffer.from(sealed, 'base64url');
    altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1;
    expect(sealer.open(altered.toString('base64url'))).toBeUndefined();
    expect(sealer.open('')).toBeUndefined();
    expect(sealer.open('not-a-session')).toBeUndefined();
  });
});
