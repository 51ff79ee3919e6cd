import { describe, expect, it } from '@jest/globals';
import { amountInWords } from './amount-in-words.js';

describe('an amount in capital figures', () => {
  it.each([
    [0n, '零元整'],
    [5n, '伍分'],
    [50n, '伍角整'],
    [123_450n, '壹仟贰佰叁拾肆元伍角整'],
    [140_950n, '壹仟肆佰零玖元伍角整'],
    [600_714n, '陆仟零柒元壹角肆分'],
    [10_700_053n, '壹拾万柒仟元伍角叁分'],
    [1_640_902n, '壹万陆仟肆佰零玖元零贰分'],
    [32_504n, '叁佰贰拾伍元零肆分'],
    [10_000_000_000n, '壹亿元整'],
    [10_000_000_100n, '壹亿零壹元整'],
    [10_010_000_000n, '壹亿零壹拾万元整'],
    [200_000_000n, '贰佰万元整'],
  ])('%d fen is %s', (fen, words) => expect(amountInWords(fen)).toBe(words));
});
