import { describe, expect, it } from '@jest/globals';
import { readBuyersLine } from './buyers-line.js';
import { mendWords } from './misspelt.js';

describe('words of the trade with a slip', () => {
  it.each([
    ['tapred roller 30x62', 'TAPERED roller 30x62'],
    ['sphercial', 'SPHERICAL'],
    ['thurst', 'THRUST'],
    ['深沟求轴成', '深沟球轴承'],
    ['圆椎滚子', '圆锥滚子'],
  ])('%s is read as %s', (typed, mended) => {
    expect(mendWords(typed)?.text).toBe(mended);
  });

  it.each(['tapered roller', 'motor', 'please', 'asdfghjkl', '6205DDU', 'HM803149/10', '圆锥', ''])(
    'nothing is mended in %j',
    (text) => {
      expect(mendWords(text)).toBeUndefined();
    },
  );

  it('keep their places in the line as it was typed', () => {
    const line = 'tapred rollr 30x62 圆椎 blue';
    const said = readBuyersLine(line).pieces.map(({ kind, start, end }) => [kind, line.slice(start, end)]);
    expect(said).toEqual([
      ['type', 'tapred rollr'],
      ['size', '30x62'],
      ['type', '圆椎'],
      ['word', 'blue'],
    ]);
  });
});
