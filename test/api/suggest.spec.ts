import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Json, TestApp } from '../support/app.js';
import { offer } from '../support/trade.js';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.close());

describe('suggestions while one types', () => {
  async function suggested(q: string, limit = 8): Promise<Json> {
    const { status, body } = await app
      .anyone()
      .get(`/search/suggest?${new URLSearchParams({ q, limit: String(limit) }).toString()}`);
    expect(status).toBe(200);
    return body;
  }

  it.each([
    ['6205-2', '6205-2RS'],
    ['6205', '6205'],
    ['62052r', '6205-2RS'],
    ['6205dd', '6205-2RS'],
    ['18020', '6205-2RS'],
    ['180205', '6205-2RS'],
    ['ucp20', 'UCP205'],
    ['lm1174', 'LM11749/LM11710'],
    ['25*52*15', '6205'],
    ['ｎｕ２０５', 'NU205'],
  ])('%s may become %s', async (q, designation) => {
    const { parts } = await suggested(q, 20);
    expect(parts.map((part: Json) => part.designation)).toContain(designation);
  });

  it('show the old number by which a part was found', async () => {
    const { parts } = await suggested('180205');
    expect(parts[0]).toMatchObject({ designation: '6205-2RS', spelling: '180205', boreMm: 25 });
    expect((await suggested('6205')).parts[0].spelling).toBeNull();
  });

  it('have what is offered most first', async () => {
    await offer(await app.seller(), { designation: '6317-2RS', stock: 5 });
    await app.drain();
    const { parts } = await suggested('631');
    const counts = parts.map(({ offers }: Json) => offers);
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts).toEqual(counts.toSorted((a: number, b: number) => b - a));
    expect((await suggested('63')).parts[0].offers).toBeGreaterThan(0);
  });

  it('are types by a word in either language, and brands by any name', async () => {
    const typesOf = async (q: string): Promise<string[]> =>
      (await suggested(q)).types.map(({ type }: Json) => type);
    expect(await typesOf('深沟')).toContain('deep_groove_ball');
    expect(await typesOf('圆')).toEqual(expect.arrayContaining(['tapered_roller', 'cylindrical_roller']));
    expect(await typesOf('Taper')).toContain('tapered_roller');
    const brandsOf = async (q: string): Promise<string[]> =>
      (await suggested(q)).brands.map(({ brand }: Json) => brand);
    expect(await brandsOf('哈')).toEqual(['HRB']);
    expect(await brandsOf('tim')).toContain('TIMKEN');
  });

  it('are none of nothing, and bounded', async () => {
    expect(await suggested('')).toEqual({ parts: [], types: [], brands: [] });
    expect(await suggested('运河')).toEqual({ parts: [], types: [], brands: [] });
    expect((await suggested('6', 20)).parts).toHaveLength(20);
    for (const [name, query] of Object.entries({
      q: '',
      limit: 'q=6&limit=21',
      long: `q=${'6'.repeat(101)}`,
    })) {
      const { status } = await app.anyone().get(`/search/suggest?${query}`);
      expect([name, status]).toEqual([name, 400]);
    }
    for (const q of ["6'; DROP TABLE part_index; --", '%', '_', '\\', '🙂', '\u0000']) await suggested(q);
  });
});
