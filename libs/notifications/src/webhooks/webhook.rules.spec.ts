import { describe, expect, it } from '@jest/globals';
import { isLoopback, isPublic, secretsNow, waitAfter } from './webhook.rules.js';

describe('an address', () => {
  it.each(['8.8.8.8', '100.63.255.255', '172.32.0.1', '223.255.255.255', '2606:4700::1111', '2400:3200::1'])(
    'of the open internet is called: %s',
    (address) => expect(isPublic(address)).toBe(true),
  );

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    '2001::1',
    '2001:db8::1',
    '2002:a00:1::1',
    'fc00::1',
    'fe80::1',
    'ff02::1',
    'localhost',
    '',
  ])('that is private, reserved or none is not: %s', (address) => expect(isPublic(address)).toBe(false));

  it('is this machine’s own in each way of writing it', () => {
    for (const address of ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])
      expect(isLoopback(address)).toBe(true);
    for (const address of ['10.0.0.1', '::2', 'x']) expect(isLoopback(address)).toBe(false);
  });
});

describe('a call', () => {
  it('is tried ten times within about three days', () => {
    const waits = Array.from({ length: 10 }, (_, i) => waitAfter(i));
    const hours = waits.reduce<number>((sum, wait) => sum + wait!, 0) / 3_600_000;
    expect(hours).toBeGreaterThan(68);
    expect(hours).toBeLessThan(84);
    expect([waits[0], waitAfter(10)]).toEqual([0, null]);
  });

  it('is signed by each secret that is valid', () => {
    const now = new Date('2026-11-27T00:00:00Z');
    const of = (previousSecretUntil: Date | null): string[] =>
      secretsNow('market', { endpointId: 'e', secretVersion: 2, previousSecretUntil }, now);
    expect(of(new Date('2026-11-27T00:00:01Z'))).toHaveLength(2);
    expect(of(now)).toEqual([of(null)[0]]);
    expect(of(null)[0]).toMatch(/^whsec_[\w+/]{43}=$/);
  });
});
