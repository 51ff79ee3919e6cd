import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type Caller, type Json, TestApp } from '../support/app.js';

let app: TestApp;
let anyone: Caller;

beforeAll(async () => {
  app = await TestApp.start();
  anyone = app.anyone();
});
afterAll(() => app.close());

const life = (body: unknown): Promise<Answer> => anyone.post('/bearings/life', body);
const select = (body: unknown): Promise<Answer> => anyone.post('/bearings/select', body);
const shaft = (body: unknown): Promise<Answer> => anyone.post('/bearings/life/shaft', body);

const faults = ({ body }: Answer): string[] =>
  (body.errors ?? []).map(({ field, code }: Json) => `${field} ${code}`);

const stepOf = ({ body }: Answer, symbol: string): Json =>
  body.steps.find((each: Json) => each.symbol === symbol);

describe('POST /bearings/life', () => {
  // NSK E1102, example 3.
  const question = {
    designation: '6208',
    radialKn: 2.5,
    axialKn: 1,
    speedRpm: 900,
    given: { dynamicKn: 29.1, staticKn: 17.9, f0: 14 },
  };

  it('answers the life with its steps, to anybody', async () => {
    const answer = await life(question);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      designation: '6208',
      arrangement: 'single',
      reliabilityPercent: 90,
      edition: '2007',
      a1: 1,
      modifiedLifeHours: null,
      lasts: null,
      figures: { dynamicKn: { value: 29.1, basis: 'given' } },
    });
    expect(answer.body.equivalentLoadKn).toBeCloseTo(3.07, 2);
    expect(answer.body.basicLifeHours).toBeCloseTo(15_800, -2);
    expect(stepOf(answer, 'P')).toMatchObject({
      name: { zh: '当量动载荷', en: 'equivalent dynamic load' },
      unit: 'kN',
      clause: expect.stringContaining('ISO 281:2007'),
      numbers: expect.stringContaining('0.56 × 2.5'),
      factors: { en: expect.stringContaining('interpolation') },
    });
  });

  it('reads the bearing in any spelling, and the pair from its designation', async () => {
    const old = await life({ ...question, designation: '180208', given: undefined });
    expect(old.body.designation).toBe('6208-2RS');
    const pair = await life({ designation: '7208AC/DB', radialKn: 1, axialKn: 1 });
    expect(pair.body).toMatchObject({ designation: '7208AC', arrangement: 'DB' });
  });

  it('judges lubrication, reliability by either edition, and the hours asked for', async () => {
    const asked = {
      ...question,
      reliabilityPercent: 95,
      requiredHours: 20_000,
      lubrication: { viscosity40Mm2S: 100, temperatureDeg: 70, contamination: 'grease_normal_cleanliness' },
    };
    const answer = await life(asked);
    expect(answer.body.a1).toBe(0.64);
    expect(answer.body.cases[0]).toMatchObject({
      viscosityRatio: expect.any(Number),
      contaminationFactor: expect.any(Number),
      systemsFactor: expect.any(Number),
    });
    expect(answer.body.lasts).toBe(answer.body.modifiedLifeHours >= 20_000);
    const older = await life({ ...asked, edition: '1990' });
    expect(older.body.a1).toBe(0.62);
  });

  it('takes a spectrum of loads', async () => {
    const answer = await life({
      designation: '22220',
      cases: [
        { radialKn: 50, speedRpm: 100, timeShare: 1 },
        { radialKn: 20, axialKn: 5, speedRpm: 300, timeShare: 3 },
      ],
    });
    expect(answer.status).toBe(200);
    expect(answer.body.cases).toHaveLength(2);
    expect(stepOf(answer, 'Pm').value).toBe(answer.body.equivalentLoadKn);
  });

  it('says what makes a use unfit', async () => {
    const answer = await life({ designation: '6208', radialKn: 20, speedRpm: 20_000 });
    const codes = answer.body.remarks.map(({ code }: Json) => code);
    expect(codes).toEqual(expect.arrayContaining(['life.load_too_heavy', 'life.speed_beyond_limit']));
  });

  it.each([
    [{ designation: '6208' }, ['radialKn life.no_load']],
    [{ designation: '6208', radialKn: -1 }, ['radialKn life.out_of_range']],
    [{ designation: 'NU208', radialKn: 1, axialKn: 1 }, ['axialKn life.takes_no_axial_load']],
    [{ designation: '51208', radialKn: 1, axialKn: 1 }, ['radialKn life.takes_no_radial_load']],
    [{ designation: '7205', radialKn: 1 }, ['designation life.unknown_designation']],
    [{ designation: 'no such thing', radialKn: 1 }, ['designation life.unknown_designation']],
    [{ designation: 'GE20ES', radialKn: 1 }, ['designation life.not_rated']],
    [{ designation: '6208', radialKn: 1, arrangement: 'DB' }, ['arrangement life.not_paired']],
    [{ designation: '6208', radialKn: 1, reliabilityPercent: 50 }, ['reliabilityPercent life.out_of_range']],
    [{ designation: '6208', radialKn: 1, given: { e: 99 } }, ['given.e life.out_of_range']],
    [{ designation: '6208', radialKn: 1, cases: [{ radialKn: 1 }] }, ['cases life.loads_given_twice']],
    [
      {
        designation: '6208',
        cases: [
          { radialKn: 1, speedRpm: 1 },
          { radialKn: 1, timeShare: 1 },
        ],
      },
      ['cases.0.timeShare life.needed_in_spectrum', 'cases.1.speedRpm life.needed_in_spectrum'],
    ],
    [
      { designation: '6208', radialKn: 1, lubrication: { viscosityMm2S: 10 } },
      ['lubrication.contamination life.contamination_missing', 'speedRpm life.speed_missing'],
    ],
  ])('refuses %j with 422 and the fields at fault', async (body, expected) => {
    const answer = await life(body);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.code).toBe('life.unanswerable');
    expect(faults(answer)).toEqual(expected);
  });

  it.each([
    [{ radialKn: 1 }, 'designation'],
    [{ designation: '6208', radialKn: '1' }, 'radialKn'],
    [{ designation: '6208', radialKn: 1, colour: 'blue' }, 'colour'],
    [{ designation: '6208', radialKn: 1, edition: '2020' }, 'edition'],
    [
      { designation: '6208', radialKn: 1, lubrication: { contamination: 'filthy' } },
      'lubrication.contamination',
    ],
    [{ designation: '6208', cases: [] }, 'cases'],
    [{ designation: '6208', cases: [{ radialKn: 'x' }] }, 'cases.0.radialKn'],
    [{ designation: 'x'.repeat(200), radialKn: 1 }, 'designation'],
  ])('refuses the shape of %j with 400', async (body, field) => {
    const answer = await life(body);
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('validation.failed');
    expect(answer.body.errors.map((each: Json) => each.field)).toContain(field);
  });

  it('takes null for nothing', async () => {
    const answer = await life({
      designation: '6208',
      radialKn: 1,
      axialKn: null,
      speedRpm: null,
      reliabilityPercent: null,
      lubrication: null,
      given: { dynamicKn: null },
    });
    expect(answer.status).toBe(200);
    expect(answer.body.basicLifeHours).toBeNull();
  });

  it('answers in the language of the asker where it refuses', async () => {
    const answer = await anyone.post(
      '/bearings/life',
      { designation: 'NU208', radialKn: 1, axialKn: 1 },
      { headers: { 'accept-language': 'zh' } },
    );
    expect(answer.body.errors[0].message).toContain('不能承受轴向载荷');
  });
});

describe('POST /bearings/select', () => {
  const pump = {
    radialKn: 3,
    axialKn: 0.5,
    speedRpm: 1450,
    requiredHours: 20_000,
    space: { boreMm: { min: 40, max: 40 }, outsideMm: { max: 110 } },
  };

  it('finds types that last, lightest first, each with its calculation', async () => {
    const answer = await select(pump);
    expect(answer.status).toBe(200);
    const { items } = answer.body;
    expect(items.length).toBeGreaterThan(5);
    const masses = items.map(({ massKg }: Json) => massKg);
    expect(masses).toEqual(masses.toSorted((one: number, other: number) => one - other));
    for (const { boreMm, outsideMm, life: found } of items) {
      expect(boreMm).toBe(40);
      expect(outsideMm).toBeLessThanOrEqual(110);
      expect(found).toMatchObject({ lasts: true, steps: expect.any(Array) });
      expect(found.reliableLifeHours).toBeGreaterThanOrEqual(20_000);
    }
  });

  it('narrows by family and closure, and sorts by the prices that it is given', async () => {
    const answer = await select({
      ...pump,
      families: ['deep_groove_ball'],
      seal: 'contact_seal_2',
      sortBy: 'price',
      prices: [
        { designation: '6408-2RS', price: 30 },
        { designation: '6308-2RS', price: 12 },
      ],
      space: { boreMm: { min: 40, max: 40 } },
    });
    const { items } = answer.body;
    expect(items.every(({ type }: Json) => type === 'deep_groove_ball')).toBe(true);
    expect(items[0]).toMatchObject({ designation: '6308-2RS', price: 12 });
  });

  it.each([
    [{ ...pump, space: {} }, ['space life.space_missing']],
    [{ ...pump, space: { boreMm: { min: 50, max: 40 } } }, ['space.boreMm life.empty_range']],
    [{ ...pump, speedRpm: undefined }, ['speedRpm life.speed_missing']],
    [{ ...pump, requiredHours: 0 }, ['requiredHours life.out_of_range']],
    [{ ...pump, sortBy: 'price' }, ['sortBy life.prices_missing']],
  ])('refuses %j', async (body, expected) => {
    const answer = await select(body);
    expect(answer.status).toBe(422);
    expect(faults(answer)).toEqual(expected);
  });

  it.each([
    [{ ...pump, families: ['wheel'] }, 'families'],
    [{ ...pump, limit: 101 }, 'limit'],
    [{ ...pump, space: undefined }, 'space'],
  ])('refuses the shape of %j', async (body, field) => {
    const answer = await select(body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((each: Json) => each.field)).toContain(field);
  });
});

describe('POST /bearings/life/shaft', () => {
  // NSK E1102, example 5.
  const question = {
    a: { designation: '31305', given: { dynamicKn: 38, e: 0.83, loadCentreMm: 19.9 } },
    b: { designation: '30206', given: { dynamicKn: 43, e: 0.375, loadCentreMm: 13.9 } },
    spanMm: 67.75,
    setting: 'O',
    speedRpm: 600,
    forces: [{ positionMm: 49.125, radialKn: 5.5, axialKn: 2 }],
  };

  it('shares the forces between the bearings and tells both lives', async () => {
    const answer = await shaft(question);
    expect(answer.status).toBe(200);
    expect(answer.body.loadA.radialKn).toBeCloseTo(1.569, 3);
    expect(answer.body.loadB.radialKn).toBeCloseTo(3.931, 3);
    expect(answer.body.b.basicLifeHours).toBeCloseTo(80_600, -3);
    expect(answer.body.systemLifeHours).toBeLessThan(answer.body.b.basicLifeHours);
    expect(stepOf(answer, 'SA').formula).toBe('Fr/(2·Y)');
  });

  it.each([
    [{ ...question, setting: undefined }, ['setting life.setting_missing']],
    [{ ...question, b: { designation: '6206' } }, ['b.designation life.not_set_against_each_other']],
    [{ ...question, b: { designation: 'what' } }, ['b.designation life.unknown_designation']],
    [{ ...question, speedRpm: 0 }, ['speedRpm life.out_of_range']],
  ])('refuses %j', async (body, expected) => {
    const answer = await shaft(body);
    expect(answer.status).toBe(422);
    expect(faults(answer)).toEqual(expected);
  });
});
