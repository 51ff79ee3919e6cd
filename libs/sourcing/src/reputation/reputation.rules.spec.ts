import { DAY_MS } from '@app/kernel';
import { describe, expect, it } from '@jest/globals';
import { HALF_LIFE_DAYS, isNew, rateOf, reliabilityOf, type Tally } from './reputation.rules.js';

const NOW = new Date('2026-11-26T00:00:00Z');
const tally = (counted: number, kept: number, ageDays = 0): Tally => ({
  counted,
  kept,
  weight: counted,
  keptWeight: kept,
  medianHours: null,
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

  it('puts dispatch before quality before answers', () => {
    const bad = tally(50, 0);
    const [dispatch, quality, answer] = [{ dispatch: bad }, { quality: bad }, { answer: bad }].map((each) =>
      reliabilityOf(each, NOW),
    );
    expect(dispatch).toBeLessThan(quality!);
    expect(quality).toBeLessThan(answer!);
    expect(answer).toBeLessThan(reliabilityOf({}, NOW));
  });
});
