import { describe, expect, it } from '@jest/globals';
import { designationKey, foldText } from './fold.js';

describe('foldText', () => {
  it.each([
    ['６２０５－２ＲＳ', '6205-2RS'],
    ['nu205', 'NU205'],
    ['ＮＵ２０５', 'NU205'],
    ['180205АК', '180205AK'],
    ['6205—2RS', '6205-2RS'],
    ['25×52×15', '25X52X15'],
    ['φ25', 'Φ25'],
    ['6205　c3', '6205 C3'],
    ['Л1', 'Л1'],
    ['軸承 20個 鐵蓋', '轴承 20个 铁盖'],
  ])('folds %s to %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('keeps every position, whatever the characters', () => {
    const text = '轴承 ß ﬁ 😀 ６２０５—2rs ① Ⅹ';
    expect(foldText(text)).toHaveLength(text.length);
  });
});

describe('designationKey', () => {
  it.each([
    ['6205-2RS/C3', '62052RSC3'],
    ['6205 2rs c3', '62052RSC3'],
    ['6205/2RS', '62052RS'],
    ['NU 205 ECP', 'NU205ECP'],
    ['62/22', '62/22'],
    ['60/1,5', '60/1.5'],
    ['LM11749/10', 'LM11749/10'],
    ['6-7203', '6-7203'],
    ['UCP205-16', 'UCP20516'],
    ['C&U', 'C&U'],
  ])('of %s is %s', (text, key) => {
    expect(designationKey(text)).toBe(key);
  });

  it('does not confuse a fraction with a longer number, nor an old class mark with a structure digit', () => {
    expect(designationKey('62/22')).not.toBe(designationKey('6222'));
    expect(designationKey('6-7203')).not.toBe(designationKey('67203'));
  });
});
