import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type Json, TestApp } from '../support/app.js';
import { faults } from '../support/identity.js';
import { statementsOf } from '../support/statements.js';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.close());

const of = (designation: string, what: string, query = ''): Promise<Answer> =>
  app.anyone().get(`/parts/${encodeURIComponent(designation)}/${what}${query && `?${query}`}`);

const GRADES = ['identical', 'interchangeable', 'better', 'conditional', 'same_space'];

/** Nothing that names no bearing may break the server. */
const ODD = [
  '\0',
  '🙂',
  '%',
  "' OR 1=1 --",
  '-/-/-',
  'а'.repeat(90),
  'а'.repeat(2000),
  '6205'.repeat(200),
  '\u202e6205',
  '__proto__',
  'constructor',
  '６２０５',
  '{"a":1}',
  '𝟞𝟚𝟘𝟝',
];

describe('GET /parts/:designation/equivalents', () => {
  const named = async (text: string, designation: string, brand: string | null = null): Promise<Json> => {
    const { body } = await of(text, 'equivalents', 'limit=100');
    return body.items.find((each: Json) => each.designation === designation && each.brand === brand);
  };

  it('gives other systems’ and makers’ numbers, variants and the same space, best first, in any spelling', async () => {
    const answer = await of('180205', 'equivalents', 'limit=100');
    expect(answer.status).toBe(200);
    expect(answer.body.part).toMatchObject({
      asked: '180205',
      designation: '6205-2RS',
      partType: '6205-2RS',
      type: 'deep_groove_ball',
      boreMm: 25,
      outsideMm: 52,
      widthMm: 15,
      features: { seal: 'contact_seal_2' },
      readAs: { zh: expect.stringContaining('旧国标'), en: expect.any(String) },
    });
    const { items } = answer.body;
    const ranks = items.map(({ grade }: Json) => GRADES.indexOf(grade));
    expect(ranks).toEqual(ranks.toSorted((a: number, b: number) => a - b));
    expect(new Set(ranks).size).toBe(5);
    expect(items).toHaveLength(answer.body.total);
    expect(items.find(({ brand }: Json) => brand === 'NSK')).toMatchObject({
      designation: '6205DDU',
      grade: 'interchangeable',
      system: 'MAKER',
      partType: '6205-2RS',
      basis: 'rules',
      evidence: [],
    });
    expect(items[0]).toMatchObject({
      designation: '180205',
      system: 'GB-OLD',
      grade: 'identical',
      brand: null,
    });
  });

  it('is directed, and says in both languages what differs and under which condition it serves', async () => {
    expect((await named('6205-2Z', '6205-2RS')).grade).toBe('better');
    expect(await named('6205-2RS', '6205-2Z')).toMatchObject({
      grade: 'conditional',
      partType: '6205-2Z',
      differences: [
        {
          what: 'seal',
          from: 'contact_seal_2',
          to: 'shield_2',
          effect: 'worse',
          reason: {
            zh: expect.stringContaining('仅当污染、润滑方式与转速允许时可用'),
            en: expect.stringContaining('serves where contamination'),
          },
        },
      ],
    });
  });

  it('minds what the text says beyond the type, and whose number it is', async () => {
    const { body } = await of('SKF 6205-2RSH/C3', 'equivalents', 'limit=100');
    expect(body.part).toMatchObject({ designation: '6205-2RS/C3', partType: '6205-2RS', brand: 'SKF' });
    const nsk = body.items.find(({ brand }: Json) => brand === 'NSK');
    expect(nsk).toMatchObject({ designation: '6205DDUC3', partType: '6205-2RS', grade: 'interchangeable' });
    expect(nsk.reason.en).toContain('SKF → NSK');
    expect((await named('6205-2RS/C3', '6205-2RS')).grade).toBe('conditional');
  });

  it('answers a number that means several parts for the likeliest, and names the others with reasons', async () => {
    const { status, body } = await of('7205', 'equivalents');
    expect(status).toBe(200);
    expect(body.part).toMatchObject({ designation: '7205', partType: null, type: 'angular_contact_ball' });
    expect(body.part.otherReadings).toMatchObject([
      { designation: '30205', partType: '30205', system: 'GB-OLD', explanation: { zh: expect.any(String) } },
    ]);
    expect(body.part.otherReadings[0].confidence).toBeLessThan(1);
    const conditional = (await of('7205', 'equivalents', 'grade=conditional')).body.items;
    expect(conditional.map(({ designation }: Json) => designation)).toEqual(
      expect.arrayContaining(['7205C', '7205AC', '7205B']),
    );
  });

  it('lists the grades asked for, a page at a time, each once', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const query = `grade=better,conditional&limit=4${cursor && `&cursor=${cursor}`}`;
      const { status, body } = await of('6205', 'equivalents', query);
      expect(status).toBe(200);
      expect(body.items.length).toBeLessThanOrEqual(4);
      for (const { grade, designation, brand } of body.items) {
        expect(['better', 'conditional']).toContain(grade);
        seen.push(`${brand} ${designation}`);
      }
      cursor = body.nextCursor;
      expect(body.total).toBeGreaterThan(8);
      if (!cursor) expect(seen).toHaveLength(body.total);
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    const twice = await of('6205', 'equivalents', 'grade=better&grade=conditional&limit=100');
    expect(twice.body.total).toBe(seen.length);
  });

  it('refuses other grades, and cursors of other lists', async () => {
    const wrong = await of('6205', 'equivalents', 'grade=best');
    expect([wrong.status, faults(wrong)]).toEqual([400, ['grade']]);
    const { body } = await of('6205', 'equivalents', 'limit=1');
    const other = await of('6206', 'equivalents', `cursor=${body.nextCursor}`);
    expect([other.status, other.body.code]).toEqual([400, 'page.cursor_invalid']);
  });

  it('does not know every part, and says which come nearest', async () => {
    const nearest = async (text: string): Promise<string[]> => {
      const { status, body } = await of(text, 'equivalents');
      expect([status, body.code]).toEqual([404, 'part.not_found']);
      for (const { field, code } of body.errors)
        expect([field, code]).toEqual(['designation', 'part.nearest']);
      for (const { expected } of body.errors) expect(body.detail).toContain(expected);
      return body.errors.map(({ expected }: Json) => expected);
    };
    expect((await nearest('62055'))[0]).toBe('6205');
    expect(await nearest('LM1174')).toContain('LM11749/LM11710');
    const large = await app.sql(`SELECT DISTINCT family FROM part_type WHERE designation = ANY($1)`, [
      await nearest('6299'),
    ]);
    expect(large).toEqual([{ family: 'deep_groove_ball' }]);
    const nothing = await of('nonsense', 'equivalents');
    expect([nothing.status, nothing.body.errors]).toEqual([404, undefined]);
  });

  it('asks the database little, however long the list', async () => {
    expect((await statementsOf(() => of('180205', 'equivalents', 'limit=100'))).length).toBeLessThanOrEqual(
      3,
    );
  });

  it.each(ODD)('does not break on %j', async (text) => {
    expect([200, 404, 414]).toContain((await of(text, 'equivalents')).status);
  });
});

describe('GET /parts/:designation/tolerances', () => {
  const deviation = (body: Json, code: string, symbol: string): Json =>
    body.classes.find((each: Json) => each.code === code).items.find((each: Json) => each.symbol === symbol);

  it('gives every class and clearance of the size, with standard, edition and print', async () => {
    const { status, body } = await of('180205', 'tolerances');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      part: { designation: '6205-2RS', partType: '6205-2RS' },
      ownClass: 'Normal',
      ownClearance: 'CN',
      missing: [],
      clearanceMissing: [],
    });
    expect(body.classes.map(({ code }: Json) => code)).toEqual(['P0', 'P6', 'P5', 'P4', 'P2']);
    expect(body.classes[0]).toMatchObject({
      standard: 'ISO 492:2014 (GB/T 307.1-2017)',
      source: expect.stringContaining('NSK'),
    });
    // ISO 492, d 18…30 mm and D 50…80 mm; ISO 5753-1, d 24…30 mm.
    expect(deviation(body, 'P0', 'Δdmp')).toMatchObject({ element: 'bore', lowerUm: -10, upperUm: 0 });
    expect(deviation(body, 'P6', 'Δdmp')).toMatchObject({ lowerUm: -8, upperUm: 0 });
    expect(deviation(body, 'P0', 'ΔDmp')).toMatchObject({ element: 'outside', lowerUm: -13, upperUm: 0 });
    expect(deviation(body, 'P0', 'Kia')).toMatchObject({
      lowerUm: 0,
      upperUm: 13,
      name: { zh: '内圈径向跳动' },
    });
    expect(
      body.clearance.map(({ group, leastUm, greatestUm }: Json) => [group, leastUm, greatestUm]),
    ).toEqual([
      ['C2', 1, 11],
      ['CN', 5, 20],
      ['C3', 13, 28],
      ['C4', 23, 41],
      ['C5', 30, 53],
    ]);
    expect(body.clearance[0]).toMatchObject({
      direction: 'radial',
      standard: 'ISO 5753-1:2009 (GB/T 4604.1-2012)',
      source: expect.any(String),
    });
  });

  it('knows the class and the clearance that the designation names', async () => {
    const { body } = await of('6205/P63', 'tolerances');
    expect(body).toMatchObject({ ownClass: '6', ownClearance: 'C3', part: { partType: '6205' } });
    expect((await of('7210AC/P4A', 'tolerances')).body.ownClass).toBeNull();
  });

  it('says what no table tells', async () => {
    const tapered = (await of('30205', 'tolerances')).body;
    expect(tapered.classes.map(({ code }: Json) => code)).toContain('P6X');
    expect(tapered.clearance).toEqual([]);
    expect(tapered.clearanceMissing[0].en).toContain('set when they are mounted');
    const unit = (await of('UCP205', 'tolerances')).body;
    expect(unit).toMatchObject({ classes: [], missing: [{ en: expect.stringContaining('ISO') }] });
    const large = (await of('6080', 'tolerances')).body;
    expect(large.missing.map(({ en }: Json) => en).join()).toContain('class 2');
  });

  it('gives one class when one is asked for, in any way of writing it', async () => {
    for (const name of ['P6', '6', 'p6']) {
      const { body } = await of('6205', 'tolerances', `class=${name}`);
      expect(body.classes.map(({ code }: Json) => code)).toEqual(['P6']);
    }
    const wrong = await of('6205', 'tolerances', 'class=P7');
    expect([wrong.status, faults(wrong)]).toEqual([400, ['class']]);
  });

  it('answers a number that means several parts for the likeliest, and names the others', async () => {
    const { body } = await of('7205', 'tolerances');
    expect(body.part.otherReadings[0].designation).toBe('30205');
    expect(deviation(body, 'P0', 'Δdmp').lowerUm).toBe(-10);
  });

  it.each(ODD)('does not break on %j', async (text) => {
    expect([200, 404, 414]).toContain((await of(text, 'tolerances')).status);
  });
});
