import { describe, expect, it } from '@jest/globals';
import { earliestId, isId, newId } from './ids.js';

describe('an id', () => {
  it('is a UUID of version 7 that tells its moment, and sorts by it', () => {
    const at = Date.UTC(2026, 10, 26);
    const ids = Array.from({ length: 1000 }, () => newId(at));
    expect(new Set(ids).size).toBe(1000);
    for (const id of ids) {
      expect(isId(id)).toBe(true);
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(at);
      expect(id > earliestId(at) && id < earliestId(at + 1)).toBe(true);
    }
  });
});
