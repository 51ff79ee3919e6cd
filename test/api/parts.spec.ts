import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Json, TestApp } from '../support/app.js';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.close());

describe('the page of a part', () => {
  it.each(['6205-2RS', '180205', '6205%2F2RS', '6205%202rs', '6205DDU'])(
    'answers to %s',
    async (spelling) => {
      const { status, body } = await app.anyone().get(`/parts/${spelling}`);
      expect([status, body.designation]).toEqual([200, '6205-2RS']);
      expect(body.readAs === null).toBe(spelling === '6205-2RS');
    },
  );

  it('answers to an inch designation with its slash', async () => {
    const { body } = await app.anyone().get('/parts/LM11749%2FLM11710');
    expect(body).toMatchObject({ designation: 'LM11749/LM11710', type: 'tapered_roller', readAs: null });
  });

  it("shows a rod end under a maker's name, its thread, and what has the same thread", async () => {
    const { body } = await app.anyone().get('/parts/GIKR20-PW');
    expect(body).toMatchObject({
      designation: 'SI20T/K',
      type: 'rod_end',
      mounting: { thread: 'M20×1.5', centreHeightMm: 77, lengthMm: null, boltSpacingMm: null },
    });
    const { body: others } = await app.anyone().get('/parts/SI20T%2FK/equivalents');
    expect(others.items.map(({ partType, grade }: Json) => `${partType} ${grade}`)).toContain(
      'PHS20 conditional',
    );
  });

  it('shows dimensions, every piece of the designation, variants and what can replace it', async () => {
    const { body } = await app.anyone().get('/parts/6205-2RS');
    expect(body.dimensions).toMatchObject({
      boreMm: 25,
      outsideMm: 52,
      widthMm: 15,
      widthKind: 'B',
      chamferMinMm: 1,
    });
    expect(body.mounting).toBeNull();
    expect(body.explanation.map(({ code }: Json) => code)).toEqual(['62', '05', '2RS']);
    expect(body.spellings[0]).toMatchObject({ designation: '6205-2RS' });
    const written = Object.fromEntries(
      body.spellings.flatMap(({ designation, styles }: Json) =>
        styles.map((style: string) => [style, designation]),
      ),
    );
    expect(written).toMatchObject({ 'GB-OLD': '180205', HRB: '6205-2RS', NSK: '6205DDU' });
    expect(body.ratings.dynamicKn).toMatchObject({ basis: 'calculated', source: 'ISO 281:2007' });
    expect(body.ratings.greaseSpeedRpm.basis).toBe('typical');
    expect(body.variants.map(({ designation }: Json) => designation)).toContain('6205-2Z');
    const grades = new Map(body.equivalents.map(({ designation, grade }: Json) => [designation, grade]));
    expect(grades.get('6205-2Z')).toBe('conditional');
    expect(grades.get('NU205')).toBe('same_space');
    expect(grades.has('6205-2RS')).toBe(false);
  });

  it('is not asked for one by one where many stand in a table', async () => {
    const { body } = await app
      .anyone()
      .get('/parts/summaries?designation=NU205&designation=no&designation=6205');
    expect(body.items.map(({ designation }: Json) => designation)).toEqual(['NU205', '6205']);
    expect(body.items[0]).toMatchObject({
      type: 'cylindrical_roller',
      offers: { count: expect.any(Number) },
    });
    expect((await app.anyone().get('/parts/summaries')).body.code).toBe('validation.failed');
  });

  it('that is not there names the nearest, in the caller’s language', async () => {
    const { status, body } = await app.anyone({ 'accept-language': 'zh' }).get('/parts/7205');
    expect([status, body.code]).toEqual([404, 'part.not_found']);
    const nearest = body.errors.map(({ expected }: Json) => expected);
    expect(nearest).toEqual(expect.arrayContaining(['7205C', '7205AC', '7205B', '30205']));
    expect(body.detail).toContain('最接近');
    expect((await app.anyone().get('/parts/nonsense')).body.errors).toBeUndefined();
  });
});
