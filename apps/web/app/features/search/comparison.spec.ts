import { describe, expect, it } from '@jest/globals';
import type { PartView } from '../../lib/api-types.js';
import { compareParts } from './comparison.js';

const part = (change: Partial<PartView>): PartView =>
  ({
    designation: '6205',
    type: 'deep_groove_ball',
    seal: 'open',
    features: { seal: 'open' },
    boreMm: 25,
    outsideMm: 52,
    widthMm: 15,
    massKg: 0.13,
    dimensions: { chamferMinMm: 1 },
    offers: { count: 0, sellers: 0, bestPrice: null, prices: [], stock: 0, leadTimeDays: null, moq: null },
    ...change,
  }) as unknown as PartView;

describe('a comparison', () => {
  it('marks the rows in which two parts differ, and leaves out what none of them says', () => {
    const rows = compareParts([part({}), part({ seal: 'shield_2' }), part({ massKg: 0.14 })], 0);
    expect(rows.filter(({ differs }) => differs).map(({ name }) => name)).toEqual(['seal', 'mass']);
    expect(rows.map(({ name }) => name)).not.toContain('price');
    expect(rows.map(({ name }) => name)).not.toContain('features');
  });

  it('compares prices at a quantity', () => {
    const offers = {
      ...part({}).offers,
      bestPrice: { unitPrice: '4', currency: 'CNY' },
      prices: [{ quantity: 10, unitPrice: '3' }],
    };
    const [price] = compareParts([part({ offers }), part({})], 50).filter(({ name }) => name === 'price');
    expect(price?.cells.map(({ value }) => value)).toEqual([
      { quantity: 10, unitPrice: '3', currency: 'CNY' },
      null,
    ]);
    expect(price?.differs).toBe(true);
  });
});
