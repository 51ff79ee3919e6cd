import { describe, expect, it } from '@jest/globals';
import { completeUscc, isUscc } from './uscc.js';

// The example of GB 32100-2015, and codes in the public register.
const GOOD = ['91350100M000100Y43', '914403001922038216', '9144030071526726XG', '91330100799655058B'];

describe('unified social credit code', () => {
  it.each(GOOD)('takes %s', (code) => expect(isUscc(code)).toBe(true));

  it('finds every single wrong character', () => {
    const code = '91350100M000100Y43';
    for (let at = 0; at < code.length; at++) {
      for (const other of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
        if (other === code[at]) continue;
        expect(isUscc(code.slice(0, at) + other + code.slice(at + 1))).toBe(false);
      }
    }
  });

  it('finds neighbours that changed places', () => expect(isUscc('91350100M00010Y043')).toBe(false));

  it.each([
    '',
    '91350100M000100Y4',
    '91350100M000100Y430',
    '91350100m000100y43',
    '9135O100M000100Y43',
    '９1350100M000100Y43',
  ])('refuses %j', (text) => expect(isUscc(text)).toBe(false));

  it('completes seventeen characters', () =>
    expect(completeUscc('91350100M000100Y4')).toBe('91350100M000100Y43'));
});
