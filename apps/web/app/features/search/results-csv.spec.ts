import { describe, expect, it } from '@jest/globals';
import type { PartHitView } from '../../lib/api-types.js';
import { csvOf } from './results-csv.js';

const PART = {
  designation: '6205-2RS',
  type: 'deep_groove_ball',
  seal: 'contact_seal_2',
  boreMm: 25,
  outsideMm: 52,
  widthMm: 15,
  massKg: 0.13,
  dynamicLoadKn: 14.8,
  staticLoadKn: 7.8,
  limitingSpeedRpm: null,
  offers: {
    count: 3,
    sellers: 2,
    bestPrice: { unitPrice: '4.000000', currency: 'CNY' },
    prices: [{ quantity: 100, unitPrice: '3.500000' }],
    stock: 70,
    leadTimeDays: 2,
    moq: 10,
  },
} as unknown as PartHitView;

describe('the list as CSV', () => {
  it('has a heading and a row for each part, for any spreadsheet', () => {
    const [heading, row, end] = csvOf([PART], { quantity: 100, language: 'en' }).split('\r\n');
    expect(heading?.startsWith('\uFEFFDesignation,')).toBe(true);
    expect(row).toBe(
      '6205-2RS,Deep groove ball,"Contact seals, both sides",25,52,15,14.8,7.8,,0.13,3.500000,70,2,10,3,2',
    );
    expect(end).toBe('');
  });

  it('is no formula to it', () => {
    const csv = csvOf([{ ...PART, designation: '=HYPERLINK("x")' }], { quantity: 0, language: 'en' });
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  });
});
