import { beforeEach, describe, expect, it } from '@jest/globals';
import { RateCounter } from './rate-counter.js';

const MINUTE_MS = 60_000;

describe('the rate counter', () => {
  let nowMs: number;
  let counter: RateCounter;
  const call = async (key = 'a', limit = 3): Promise<boolean> =>
    !(await counter.increment(key, MINUTE_MS, limit)).isBlocked;
  const calls = async (count: number, key?: string): Promise<number> => {
    let passed = 0;
    for (let n = 0; n < count; n++) if (await call(key)) passed++;
    return passed;
  };

  beforeEach(() => {
    nowMs = 1_000 * MINUTE_MS;
    counter = new RateCounter(() => nowMs);
  });

  it('lets as many through as the limit says, for each caller', async () => {
    expect(await calls(5)).toBe(3);
    expect(await calls(5, 'b')).toBe(3);
  });

  it('does not let twice the limit through around the turn of a window', async () => {
    nowMs += MINUTE_MS - 1;
    expect(await calls(3)).toBe(3);
    nowMs += 1;
    expect(await calls(3)).toBe(0);
  });

  it('frees a caller bit by bit, and wholly after two windows', async () => {
    await calls(3);
    nowMs += MINUTE_MS;
    expect(await calls(3)).toBe(0);
    nowMs += MINUTE_MS / 2;
    expect(await calls(3)).toBe(1);
    nowMs += 2 * MINUTE_MS;
    expect(await calls(3)).toBe(3);
  });

  it('does not hold refused calls against the caller', async () => {
    await calls(1000);
    nowMs += 2 * MINUTE_MS;
    expect(await call()).toBe(true);
  });

  it('says when to come back', async () => {
    await calls(3);
    nowMs += 15_000;
    expect(await counter.increment('a', MINUTE_MS, 3)).toMatchObject({
      isBlocked: true,
      timeToBlockExpire: 45,
    });
  });

  it('forgets the longest known rather than grow without end', async () => {
    await calls(3, 'first');
    for (let n = 0; n < 100_000; n++) await call(`caller ${n}`);
    expect(await call('first')).toBe(true);
  });
});
