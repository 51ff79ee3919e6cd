import { describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { PreparedReads } from './prepared-reads.js';

/** A connection that keeps what it is asked, and fails when told to. */
function listening() {
  const asked: { name?: string; text: string }[] = [];
  const state = { open: 0, broken: false };
  const client = {
    query: (config: { name?: string; text: string }) => {
      asked.push(config);
      return state.broken ? Promise.reject(new Error('broken')) : Promise.resolve({ rows: [{ one: 1 }] });
    },
  };
  const source = {
    createQueryRunner: () => ({
      connect: () => Promise.resolve((state.open++, client)),
      release: () => Promise.resolve(state.open--),
    }),
  };
  return { reads: new PreparedReads(source as unknown as DataSource), asked, state };
}

describe('prepared reads', () => {
  it('name the same text alike, whatever its values', async () => {
    const { reads, asked } = listening();
    expect(await reads.query({ text: 'a', values: [1] })).toEqual([{ one: 1 }]);
    await reads.query({ text: 'a', values: [2] });
    await reads.query({ text: 'b', values: [] });
    expect(asked[0]!.name).toBeDefined();
    expect(asked[1]!.name).toBe(asked[0]!.name);
    expect(asked[2]!.name).not.toBe(asked[0]!.name);
  });

  it('stop naming at a hundred, so that no caller can fill the connections with plans', async () => {
    const { reads, asked } = listening();
    for (let at = 0; at < 150; at++) await reads.query({ text: `shape ${at}`, values: [] });
    expect(asked.filter(({ name }) => name !== undefined)).toHaveLength(100);
    await reads.query({ text: 'shape 5', values: [] });
    expect(asked.at(-1)!.name).toBe(asked[5]!.name);
  });

  it('give the connection back, also when the statement fails', async () => {
    const { reads, state } = listening();
    state.broken = true;
    await expect(reads.query({ text: 'a', values: [] })).rejects.toThrow('broken');
    expect(state.open).toBe(0);
  });
});
