import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codesIn, newRemittanceCode, spaced } from './remittance-code.js';

const code = fc
  .array(fc.integer({ min: 0, max: 30 }), { minLength: 7, maxLength: 7 })
  .map((values) => newRemittanceCode(() => values.shift() ?? 0));
const CHARS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

describe('a remittance code', () => {
  it('is found in whatever way it is written', () => {
    fc.assert(
      fc.property(code, fc.constantFrom('付款 {}', '{}', '货款（{}）谢谢', '订单:{};轴承'), (own, frame) => {
        const full = own.replaceAll(/./g, (char) =>
          String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0),
        );
        for (const text of [own, spaced(own), own.toLowerCase(), [...own].join(' '), full])
          expect(codesIn(frame.replace('{}', text))).toContain(own);
      }),
    );
  });

  it('is not taken for another when a character is misread or two are swapped', () => {
    fc.assert(
      fc.property(code, fc.integer({ min: 0, max: 7 }), fc.constantFrom(...CHARS), (own, at, char) => {
        if (own[at] !== char) expect(codesIn(own.slice(0, at) + char + own.slice(at + 1))).toEqual([]);
        if (at < 7 && own[at] !== own[at + 1]) {
          const swapped = `${own.slice(0, at)}${own[at + 1]}${own[at]}${own.slice(at + 2)}`;
          expect(codesIn(swapped)).toEqual([]);
        }
      }),
    );
  });

  it.each(['', '货款', '2026-11-26', '6205-2RS', 'O0I1L'])('is not seen in %j', (note) =>
    expect(codesIn(note)).toEqual([]),
  );
});
