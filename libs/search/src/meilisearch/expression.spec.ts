import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { all, compare, isAny, isMissing, not, quote, some, startsWith } from './expression.js';

/** What the engine makes of a quoted value: it takes backslash and quote together as a quote, then reads escapes. */
function readBack(quoted: string): { value: string; rest: string } {
  const pieces = /^"((?:[^"\\]|\\[^])*)"([^]*)$/.exec(quoted);
  if (!pieces) throw new Error(`the quote does not end: ${quoted}`);
  const escapes = pieces[1]!.replaceAll('\\"', '"');
  return { value: escapes.replaceAll(/\\([^])/g, (_, each: string) => each), rest: pieces[2]! };
}

describe('a quoted value', () => {
  it.each([
    ['plain', '"plain"'],
    ['a"b', String.raw`"a\"b"`],
    ['a\\', String.raw`"a\\"`],
    [String.raw`\" OR stock > 0`, String.raw`"\\\" OR stock > 0"`],
    [3.5, '"3.5"'],
    ['\ud800', '"\ufffd"'],
  ])('of %j is %s', (value, quoted) => expect(quote(value)).toBe(quoted));

  it('is read back as it was and ends where it ends, whatever is in it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('"', '\\', "'", ' ', 'OR', '=', 'x', '\n', 'u{41}', 'n') }),
    );
    fc.assert(
      fc.property(text, (value) => {
        expect(readBack(quote(value))).toEqual({ value: value.toWellFormed(), rest: '' });
      }),
    );
  });
});

describe('expressions', () => {
  it('keep together what belongs together', () => {
    const [green, cheap, near] = [
      isAny('tags.green', ['true']),
      compare('best_price', '<=', 3),
      startsWith('keys', '6205'),
    ];
    expect(some(all(green, cheap), not(near))).toBe(
      '((tags.green IN ["true"] AND best_price <= "3") OR NOT (keys STARTS WITH "6205"))',
    );
    expect(all(isMissing('moq'), green)).toBe('((moq NOT EXISTS OR moq IS NULL) AND tags.green IN ["true"])');
  });

  it('of none of several is nothing, of nothing at all a mistake', () => {
    expect(isAny('basic', [])).toBe('basic IN []');
    expect(() => some()).toThrow(TypeError);
  });
});
