import { describe, expect, it } from '@jest/globals';
import { findProvince, PROVINCES } from './provinces.js';

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
});
