import { catalogue } from '@app/bearings';
import { isId } from '@app/kernel';
import { describe, expect, it } from '@jest/globals';
import { partTypeId } from './part-type.id.js';

describe('id of a part type', () => {
  it('follows from the designation alone, for ever: stored listings name it', () => {
    expect(partTypeId('6205-2RS')).toBe('ca684c82-a3f3-8760-b8f0-a5e1577f536d');
  });

  it('is a UUID of version 8, and no two types share one', () => {
    const ids = new Set(catalogue().map(({ designation }) => partTypeId(designation)));
    expect(ids.size).toBe(catalogue().length);
    for (const id of ids) {
      expect(isId(id)).toBe(true);
      expect(id[14]).toBe('8');
      expect('89ab').toContain(id[19]);
    }
  });
});
