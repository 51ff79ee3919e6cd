import { type Actor, type Audience } from '@app/platform';
import { describe, expect, it } from '@jest/globals';
import { admits, missingScope } from './access.rules.js';

const person = (changes: Partial<Actor>): Actor => ({
  userId: 'p',
  apiKeyId: null,
  organisationId: 'o',
  organisationKind: 'buyer',
  role: 'owner',
  scopes: null,
  ...changes,
});
const ACTORS = {
  buyer: person({}),
  seller: person({ organisationKind: 'seller' }),
  admin: person({ organisationKind: 'platform', role: 'admin' }),
  clerk: person({ organisationKind: 'platform', role: 'member' }),
  /** A role says nothing about the kind of firm. */
  namedAdmin: person({ organisationKind: 'seller', role: 'admin' }),
  reader: person({ userId: null, apiKeyId: 'k', organisationKind: 'seller', scopes: ['catalog:read'] }),
  writer: person({ userId: null, apiKeyId: 'k', organisationKind: 'seller', scopes: ['listings:write'] }),
};

const TABLE: [Audience[], (keyof typeof ACTORS)[]][] = [
  [['public'], ['buyer', 'seller', 'admin', 'clerk', 'namedAdmin', 'reader', 'writer']],
  [['member'], ['buyer', 'seller', 'admin', 'clerk', 'namedAdmin']],
  [['buyer'], ['buyer']],
  [['seller'], ['seller', 'namedAdmin']],
  [['admin'], ['admin']],
  [['key:catalog:read'], ['reader']],
  [['key:listings:write'], ['writer']],
  [
    ['seller', 'key:listings:write'],
    ['seller', 'namedAdmin', 'writer'],
  ],
  [[], []],
];

describe('who is admitted', () => {
  it.each(TABLE)('to %j: %j and nobody else', (audience, expected) => {
    const admitted = Object.entries(ACTORS).filter(([, actor]) => admits(audience, actor));
    expect(admitted.map(([name]) => name).toSorted()).toEqual(expected.toSorted());
  });

  it('tells a key which scope it lacks, and a person nothing about scopes', () => {
    expect(missingScope(['seller', 'key:orders:read'], ACTORS.writer)).toBe('orders:read');
    expect(missingScope(['seller'], ACTORS.writer)).toBeUndefined();
    expect(missingScope(['key:orders:read'], ACTORS.buyer)).toBeUndefined();
  });
});
