import { describe, expect, it } from '@jest/globals';
import { findProvince, kmBetween, PROVINCES } from './provinces.js';

describe('provinces', () => {
  it('are the 31 of the mainland, each with its own names and code', () => {
    expect(PROVINCES).toHaveLength(31);
    for (const name of ['zh', 'full', 'en', 'code'] as const) {
      expect(new Set(PROVINCES.map((each) => each[name])).size).toBe(31);
    }
  });

  it('tell Shanxi from Shaanxi', () => {
    expect(findProvince('Shanxi')?.zh).toBe('山西');
    expect(findProvince('Shaanxi')?.zh).toBe('陕西');
  });

  it.each(['山东', '山东省', 'Shandong', 'SHANDONG', ' 37 '])('reads %j', (text) => {
    expect(findProvince(text)?.zh).toBe('山东');
  });

  it.each(['', '东', '山东省济南市', 'Linqing', 'constructor'])('does not read %j', (text) => {
    expect(findProvince(text)).toBeUndefined();
  });

  it('lie as far apart as they do: neighbours near, and the same both ways', () => {
    const km = (one: string, other: string) => kmBetween(findProvince(one)!, findProvince(other)!);
    expect(km('山东', '山东')).toBe(0);
    expect(km('山东', '新疆')).toBe(km('新疆', '山东'));
    expect(km('山东', '河北')).toBeLessThan(km('山东', '四川'));
    expect(km('北京', '广东')).toBeGreaterThan(1700);
    expect(km('北京', '广东')).toBeLessThan(2100);
  });
});
