import { CatalogLoader, partTypeId, PartTypes } from '@app/catalog';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Json, TestApp } from '../support/app.js';
import { statementsOf } from '../support/statements.js';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.close());

describe('the catalogue', () => {
  it('holds 5,000 part types and more, with their dimensions', async () => {
    const [{ types }] = await app.sql(
      `SELECT count(*)::int AS types FROM part_type WHERE bore_mm > 0 AND outside_mm > bore_mm`,
    );
    expect(types).toBeGreaterThan(5000);
  });

  it('loaded again writes nothing, keeps every id, and mends what was damaged', async () => {
    const loader = app.app.get(CatalogLoader);
    expect((await loader.load()).written).toBe(0);
    await app.sql(`UPDATE part_type SET bore_mm = 99 WHERE designation = '6205'`);
    await app.sql(`DELETE FROM part_type WHERE designation = '6206'`);
    expect((await loader.load()).written).toBe(2);
    const rows = await app.sql(
      `SELECT id, bore_mm FROM part_type WHERE designation IN ('6205', '6206') ORDER BY designation`,
    );
    expect(rows).toEqual([
      { id: partTypeId('6205'), bore_mm: 25 },
      { id: partTypeId('6206'), bore_mm: 30 },
    ]);
  });

  it('that changed is in the index once the worker was there', async () => {
    await app.sql(`UPDATE part_type SET mass_kg = 99 WHERE designation = '6207'`);
    await app.app.get(CatalogLoader).load();
    await app.sql(`UPDATE part_index SET mass_kg = 99 WHERE designation = '6207'`);
    await app.drain();
    const [{ mass_kg: mass }] = await app.sql(`SELECT mass_kg FROM part_index WHERE designation = '6207'`);
    expect(mass).toBeLessThan(1);
  });
});

describe('part types by what people write', () => {
  it('are resolved in their order, many in one statement', async () => {
    const partTypes = app.app.get(PartTypes);
    const texts = ['6205-2RS', '180205', 'SKF 6205-2RSH/C3', 'nonsense', '7205', '', '\0', 'lm11749/10'];
    let resolved: Awaited<ReturnType<PartTypes['resolveMany']>> = [];
    const sent = await statementsOf(async () => (resolved = await partTypes.resolveMany(texts)));
    expect(sent).toHaveLength(1);
    expect(resolved.map((part) => part?.designation ?? null)).toEqual([
      '6205-2RS',
      '6205-2RS',
      '6205-2RS',
      null,
      null,
      null,
      null,
      'LM11749/LM11710',
    ]);
    expect(resolved[0]?.reading).toBeNull();
    expect(resolved[2]?.reading?.features).toMatchObject({ seal: 'contact_seal_2', clearance: 'C3' });
  });
});

describe('POST /designations/parse', () => {
  const parse = (body: unknown): Promise<Json> =>
    app.anyone().post('/designations/parse', body, { key: null });

  it('answers every reading of a text, the likeliest first', async () => {
    const { status, body } = await parse({ text: '180205' });
    expect(status).toBe(200);
    expect(body.results).toHaveLength(1);
    expect(body.results[0].input).toBe('180205');
    expect(body.results[0].candidates[0]).toMatchObject({
      designation: '6205-2RS',
      partType: '6205-2RS',
      basic: '6205',
      type: 'deep_groove_ball',
      system: 'GB-OLD',
      boreMm: 25,
      outsideMm: 52,
      widthMm: 15,
      features: { seal: 'contact_seal_2' },
    });
    expect(body.results[0].candidates[0].explanation.zh).toContain('深沟球轴承');
  });

  it('takes 2,000 texts with hints, and answers in their order', async () => {
    const texts = Array.from({ length: 2000 }, (_, at) => `62${String(4 + (at % 20)).padStart(2, '0')}-2RS`);
    const { status, body } = await parse({ texts, system: 'ISO', brand: 'SKF' });
    expect(status).toBe(200);
    expect(body.results.map(({ input }: Json) => input)).toEqual(texts);
    expect(body.results[1999].candidates[0].designation).toBe(texts[1999]);
  });

  it('prefers the system that the hint names', async () => {
    const [first] = (await parse({ text: '7205', system: 'GOST' })).body.results[0].candidates;
    expect(first.designation).toBe('30205');
  });

  it.each<[string, unknown, string]>([
    ['nothing', {}, 'text'],
    ['no texts', { texts: [] }, 'texts'],
    ['too many', { texts: Array.from({ length: 2001 }, () => '6205') }, 'texts'],
    ['numbers', { texts: [6205] }, 'texts'],
    ['a text too long', { text: 'x'.repeat(4001) }, 'text'],
    ['an unknown field', { text: '6205', colour: 'red' }, 'colour'],
  ])('refuses %s by name', async (_, body, field) => {
    const answer = await parse(body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((fault: Json) => fault.field)).toContain(field);
  });

  it('reads any string without failing', async () => {
    const texts = [
      '',
      '\0',
      '🙂',
      '\ud800',
      '６２０５－２ＲＳ',
      'а'.repeat(4000),
      '6205'.repeat(900),
      '-/-/-',
      '{"a":1}',
    ];
    const { status, body } = await parse({ texts });
    expect(status).toBe(200);
    expect(body.results).toHaveLength(texts.length);
    expect(body.results[4].candidates[0].designation).toBe('6205-2RS');
  });
});

describe('POST /lines/parse', () => {
  it('reads what a buyer types', async () => {
    const { status, body } = await app
      .anyone()
      .post('/lines/parse', { texts: ['HRB 6205 2rs c3 500个', '25*52*15 密封'] }, { key: null });
    expect(status).toBe(200);
    const [named, sized] = body.results;
    expect(named).toMatchObject({ brand: 'HRB', quantity: 500, unit: 'piece' });
    expect(named.candidates[0]).toMatchObject({ designation: '6205-2RS/C3', partType: '6205-2RS' });
    expect(sized.dimensions).toEqual({ boreMm: 25, outsideMm: 52, widthMm: 15, toleranceMm: null });
    expect(sized.candidates[0].designation).toBe('6205-2RS');
  });
});
