import { DAY_MS } from '@app/kernel';
import { describe, expect, it } from '@jest/globals';
import { HALF_LIFE_DAYS, isNew, rateOf, reliabilityOf, type Tally, usualHours } from './reputation.rules.js';

const NOW = new Date('2026-11-26T00:00:00Z');
const tally = (counted: number, kept: number, ageDays = 0, hours = 1): Tally => ({
  counted,
  kept,
  weight: counted,
  keptWeight: kept,
  doneWeight: counted,
  logHours: counted * Math.log(hours),
  madeAt: new Date(NOW.getTime() - ageDays * DAY_MS),
});

describe('reputation', () => {
  it('presumes of a newcomer what is stated, and believes a record the more the longer it is', () => {
    expect(rateOf('dispatch', undefined, NOW)).toBe(0.85);
    expect(rateOf('dispatch', tally(5, 5), NOW)).toBeCloseTo(9.25 / 10);
    expect(rateOf('dispatch', tally(500, 500), NOW)).toBeGreaterThan(0.99);
    expect(rateOf('dispatch', tally(500, 0), NOW)).toBeLessThan(0.01);
  });

  it('believes half of it after a half-life', () => {
    expect(rateOf('dispatch', tally(20, 0, HALF_LIFE_DAYS), NOW)).toBeCloseTo(4.25 / 15);
    expect(isNew({ dispatch: tally(9, 9) }, NOW)).toBe(false);
    expect(isNew({ dispatch: tally(9, 9, HALF_LIFE_DAYS) }, NOW)).toBe(true);
  });

  it('puts dispatch before quality before answers, to orders as to RFQs', () => {
    const bad = tally(50, 0);
    const [dispatch, quality, accept, answer] = [
      { dispatch: bad },
      { quality: bad },
      { accept: bad },
      { answer: bad },
    ].map((each) => reliabilityOf(each, NOW));
    expect(dispatch).toBeLessThan(quality!);
    expect(quality).toBeLessThan(answer!);
    expect(answer).toBe(accept);
    expect(answer).toBeLessThan(reliabilityOf({}, NOW));
  });

  it('tells a usual time that moves from the presumed to its own, and back as it ages', () => {
    const quick = (counted: number, ageDays = 0) =>
      usualHours('answer', tally(counted, counted, ageDays, 0.5), NOW);
    expect(usualHours('answer', undefined, NOW)).toBeNull();
    expect(quick(0)).toBeNull();
    expect(quick(1)).toBeCloseTo(12 * (0.5 / 12) ** (1 / 6));
    expect(quick(500)).toBeCloseTo(0.5, 1);
    expect(quick(10, HALF_LIFE_DAYS)).toBeCloseTo(quick(5)!);
  });
});
