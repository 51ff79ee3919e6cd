import { describe, expect, it } from '@jest/globals';
import { hashToken, judge, newToken, type SessionState, successorOf } from './session.rules.js';

const now = new Date('2026-11-23T12:00:00Z');
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);
const session = (changes: Partial<SessionState> = {}): SessionState => ({
  expiresAt: ago(-3600),
  rotatedAt: null,
  revokedAt: null,
  successorRotatedAt: null,
  ...changes,
});

describe('a refresh token', () => {
  it('serves once', () => expect(judge(session(), now)).toBe('rotate'));

  it('answers again to a twin that comes within seconds', () => {
    expect(judge(session({ rotatedAt: ago(0) }), now)).toBe('repeat');
    expect(judge(session({ rotatedAt: ago(10) }), now)).toBe('repeat');
  });

  it('betrays a copy when it comes later', () => {
    expect(judge(session({ rotatedAt: ago(10.001) }), now)).toBe('revoke');
  });

  it('betrays a copy when its successor was used already, however soon', () => {
    expect(judge(session({ rotatedAt: ago(2), successorRotatedAt: ago(1) }), now)).toBe('revoke');
  });

  it('is worth nothing once revoked or expired', () => {
    expect(judge(session({ revokedAt: ago(1) }), now)).toBe('refuse');
    expect(judge(session({ revokedAt: ago(1), rotatedAt: ago(2) }), now)).toBe('refuse');
    expect(judge(session({ expiresAt: now }), now)).toBe('refuse');
  });

  it('has 256 bits, and is never stored itself', () => {
    expect(Buffer.from(newToken(), 'base64url')).toHaveLength(32);
    expect(newToken()).not.toBe(newToken());
    expect(hashToken('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
  });

  it('has one successor, which needs the token, the id and the secret', () => {
    const successor = successorOf('token', 'id', 'secret');
    expect(successorOf('token', 'id', 'secret')).toBe(successor);
    expect(Buffer.from(successor, 'base64url')).toHaveLength(32);
    const others = [
      successorOf('other', 'id', 'secret'),
      successorOf('token', 'other', 'secret'),
      successorOf('token', 'id', 'other'),
    ];
    expect(new Set([successor, ...others]).size).toBe(4);
  });
});
