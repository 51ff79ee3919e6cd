import { describe, expect, it } from '@jest/globals';
import { hashApiKey, isUseNews, looksLikeApiKey, newApiKey, scopesOpenTo } from './api-key.rules.js';

describe('an API key', () => {
  it('is random behind its mark; the prefix tells little of it', () => {
    const { key, prefix, keyHash } = newApiKey();
    expect(key).toMatch(/^bm_live_[\w-]{43}$/);
    expect(key.startsWith(prefix)).toBe(true);
    expect(prefix).toHaveLength(14);
    expect(hashApiKey(key)).toBe(keyHash);
    expect(keyHash).not.toContain(key.slice(14));
    expect(newApiKey().key).not.toBe(key);
  });

  it('is known by its shape before the database is asked', () => {
    expect(looksLikeApiKey(newApiKey().key)).toBe(true);
    for (const text of ['', 'bm_live_', `bm_live_${'a'.repeat(44)}`, `bm_test_${'a'.repeat(43)}`]) {
      expect(looksLikeApiKey(text)).toBe(false);
    }
  });

  it('opens listings to sellers only', () => {
    expect(scopesOpenTo('seller')).toContain('listings:write');
    expect(scopesOpenTo('buyer')).toEqual(['catalog:read', 'orders:read']);
  });

  it('writes its last use at most once a minute', () => {
    const now = new Date('2026-11-23T12:00:00Z');
    expect(isUseNews(null, now)).toBe(true);
    expect(isUseNews(new Date('2026-11-23T11:59:01Z'), now)).toBe(false);
    expect(isUseNews(new Date('2026-11-23T11:59:00Z'), now)).toBe(true);
  });
});
