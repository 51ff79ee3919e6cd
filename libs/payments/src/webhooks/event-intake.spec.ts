import { describe, expect, it } from '@jest/globals';
import { EventIntake, type SentEvent } from './event-intake.js';

const event = (id: string): SentEvent => ({ id, type: 'charge.succeeded', payload: '{}' });

describe('events on their way in', () => {
  it('are written together when they come while others are, and each is answered once it is written', async () => {
    const written: string[][] = [];
    const intake = new EventIntake(async (events) => {
      await Promise.resolve();
      written.push(events.map(({ id }) => id));
    });
    const first = intake.take(event('a')).then(() => [...written]);
    const others = [intake.take(event('b')), intake.take(event('c'))];
    expect(await first).toEqual([['a']]);
    await Promise.all(others);
    await intake.take(event('d'));
    expect(written).toEqual([['a'], ['b', 'c'], ['d']]);
  });

  it('are not lost with one that cannot be written', async () => {
    const written: string[] = [];
    const intake = new EventIntake(async (events) => {
      await Promise.resolve();
      if (events.some(({ id }) => id === 'bad')) throw new Error('not this one');
      written.push(...events.map(({ id }) => id));
    });
    const outcomes = await Promise.allSettled(['a', 'b', 'bad', 'c'].map((id) => intake.take(event(id))));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(written).toEqual(['a', 'b', 'c']);
  });
});
