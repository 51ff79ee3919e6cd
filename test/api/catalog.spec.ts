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
    expect(first).toMatchObject({ designation: '30205', widthMm: 16.25, innerRingWidthMm: 15 });
  });

  it.each<[string, unknown, string]>([
    ['nothing', {}, 'text'],
    ['no texts', { texts: [] }, 'texts'],
    ['too many', { texts: Array.from({ length: 2001 }, () => '6205') }, 'texts'],
    ['numbers', { texts: [6205] }, 'texts'],
    ['null', { texts: [null] }, 'texts'],
    ['null for a text', { text: null }, 'text'],
    ['a text too long', { text: 'x'.repeat(20_001) }, 'text'],
    ['an unknown field', { text: '6205', colour: 'red' }, 'colour'],
  ])('refuses %s by name', async (_, body, field) => {
    const answer = await parse(body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((fault: Json) => fault.field)).toContain(field);
  });

  it('takes what is not said as not said', async () => {
    const { status, body } = await parse({ texts: ['6205'], system: null, brand: null });
    expect([status, body.results[0].candidates[0].designation]).toEqual([200, '6205']);
    const strange = await parse({ text: '6205', system: 'Ω\ud800', brand: '__proto__' });
    expect([strange.status, strange.body.results[0].candidates[0].basic]).toEqual([200, '6205']);
  });

  it('says of every reading what the features are, in the words of the vocabulary, and B, T or H for the width', async () => {
    const { body } = await parse({
      texts: ['6205/P63', '6205', '22220CCK/W33', '7205AC/P5DB', '6205NR/Z3', '30205', '51105', 'NU205M'],
    });
    const [clear, open, spherical, pair, snap, tapered, thrust, brass] = body.results.map(
      ({ candidates }: Json) => candidates[0],
    );
    expect(clear.features).toEqual({ seal: 'open', tolerance: 'P6', clearance: 'C3' });
    expect(open.features).toEqual({ seal: 'open' });
    expect(spherical.features).toMatchObject({
      bore: 'taper_1_12',
      ringGroove: 'lub_groove_3_holes_outer',
    });
    expect(pair.features).toMatchObject({ contactAngle: '25', tolerance: 'P5', arrangement: 'DB' });
    expect(snap.features).toMatchObject({ ringGroove: 'snap_groove+ring', vibration: 'Z3' });
    expect([tapered.widthMm, thrust.widthMm]).toEqual([16.25, 11]);
    expect(brass.features).toMatchObject({ cage: 'machined_brass' });
  });

  it('reads any string without failing', async () => {
    const { status, body } = await parse({ texts: ODD });
    expect(status).toBe(200);
    expect(body.results).toHaveLength(ODD.length);
    expect(body.results[0].candidates[0].designation).toBe('6205-2RS');
  });
});

/** Nothing that a text may hold breaks a reader. */
const ODD = [
  '６２０５－２ＲＳ',
  '',
  ' ',
  '\0',
  '6205\0-2RS',
  '🙂',
  '\ud800',
  '\udfff6205',
  '\u202e6205\u202c',
  '6205\ufeff\u200b',
  '𝟞𝟚𝟘𝟝',
  'а'.repeat(10_000),
  '6205'.repeat(2500),
  '6205 '.repeat(2000),
  '(6205('.repeat(1600),
  '25*52*15*'.repeat(1000),
  '9'.repeat(10_000),
  '轴承'.repeat(5000),
  '-/-/-',
  '{"a":1}',
  '__proto__',
  'constructor',
  '1e308 × 1e308',
  '-0',
  'NaN',
  '\r\n\t',
];

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

  const lines = (body: unknown): Promise<Json> => app.anyone().post('/lines/parse', body, { key: null });

  it('reads any line without failing, 2,000 of them too', async () => {
    const odd = await lines({ texts: ODD });
    expect([odd.status, odd.body.results.length]).toEqual([200, ODD.length]);
    const many = await lines({ texts: Array.from({ length: 2000 }, (_, at) => `NSK 6205ZZ ${at}个 3.5元`) });
    expect(many.status).toBe(200);
    expect(many.body.results[1999]).toMatchObject({ brand: 'NSK', quantity: 1999, price: { amount: 3.5 } });
  });

  it('names brands by their usual Latin short names', async () => {
    const names = {
      斯凯孚: 'SKF',
      恩斯克: 'NSK',
      哈轴: 'HRB',
      瓦房店: 'ZWZ',
      洛阳轴承: 'LYC',
      人本: 'C&U',
      FAG: 'FAG',
    };
    const { body } = await lines({ texts: Object.keys(names).map((name) => `${name} 6205 10个`) });
    expect(body.results.map(({ brand }: Json) => brand)).toEqual(Object.values(names));
  });

  it.each<[string, unknown, string]>([
    ['nothing', {}, 'texts'],
    ['one text that is no list', { texts: '6205' }, 'texts'],
    ['no texts', { texts: [] }, 'texts'],
    ['null', { texts: [null] }, 'texts'],
    ['too many', { texts: Array.from({ length: 2001 }, () => '6205') }, 'texts'],
    ['an unknown field', { texts: ['6205'], system: 'ISO' }, 'system'],
  ])('refuses %s by name', async (_, body, field) => {
    const answer = await lines(body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((fault: Json) => fault.field)).toContain(field);
  });
});
