import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { catalogue, findPartType } from '../catalogue.js';
import type { PartType } from '../vocabulary.js';
import { bearingLife } from './bearing-life.js';
import type { BearingLife } from './bearing-life.js';
import type { Duty, LoadCase } from './duty.js';
import { lifeBearing } from './life-bearing.js';
import type { GivenFigures } from './life-bearing.js';
import { modifiedLife } from './load-cases.js';
import { CONTAMINATIONS } from './lubrication.js';

function typeOf(designation: string): PartType {
  const type = findPartType(designation);
  if (type === undefined) throw new Error(`no ${designation}`);
  return type;
}

function lifeOf(designation: string, duty: Duty, given: GivenFigures = {}): BearingLife {
  const outcome = bearingLife(typeOf(designation), duty, given);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value;
}

function faultsOf(designation: string, duty: Duty, given: GivenFigures = {}) {
  const outcome = bearingLife(typeOf(designation), duty, given);
  return outcome.ok ? [] : outcome.faults.map(({ field, code }) => `${field} ${code}`);
}

const one = (radialKn: number, axialKn: number, speedRpm?: number): Duty => ({
  cases: [{ radialKn, axialKn, ...(speedRpm !== undefined && { speedRpm }) }],
});

const valueOf = (life: BearingLife, symbol: string) =>
  life.steps.find((each) => each.symbol === symbol)?.value;
const codesOf = (life: BearingLife) => life.remarks.map(({ code }) => code);

describe('worked examples of catalogues', () => {
  it('SKF general catalogue, example 1: 6309 at 10 kN and 3000 1/min: 169 million revolutions, 940 h', () => {
    const life = lifeOf('6309', one(10, 0, 3000), { dynamicKn: 55.3 });
    expect(life.basicLifeMrev).toBeCloseTo(169, 0);
    expect(life.basicLifeHours).toBeCloseTo(940, -1);
  });

  it('SKF general catalogue, example 5: a sealed 24026 stands 500 kN with s0 = 1.63', () => {
    const life = lifeOf('24026', { ...one(50, 0), peak: { radialKn: 500, axialKn: 0 } }, { staticKn: 815 });
    expect(life.staticSafety).toBeCloseTo(1.63, 2);
  });

  it('NSK E1102, example 1: 6208 at 2.5 kN and 900 1/min: 29 000 h', () => {
    expect(lifeOf('6208', one(2.5, 0, 900), { dynamicKn: 29.1 }).basicLifeHours).toBeCloseTo(29_200, -2);
  });

  it('NSK E1102, example 3: the same with 1 kN axially: f0·Fa/C0 = 0.782, e ≈ 0.26, Y = 1.67, P = 3.07 kN, 15 800 h', () => {
    const life = lifeOf('6208', one(2.5, 1, 900), { dynamicKn: 29.1, staticKn: 17.9, f0: 14 });
    expect(valueOf(life, 'f0·Fa/C0')).toBeCloseTo(0.782, 3);
    expect(life.equivalentLoadKn).toBeCloseTo(3.07, 2);
    expect(life.basicLifeHours).toBeCloseTo(15_800, -2);
  });

  it('NSK E1102, example 4: 23126 at 45 kN, 8 kN and 500 1/min with Y3 = 2.4: P = 64.2 kN, 32 000 h', () => {
    const life = lifeOf('23126', one(45, 8, 500), { dynamicKn: 505, e: 0.675 / 2.4 });
    expect(life.equivalentLoadKn).toBeCloseTo(64.2, 1);
    expect(life.basicLifeHours).toBeCloseTo(32_300, -3);
  });

  it('NTN handbook, example 1: 6208 at 3.2 kN and 650 1/min: 19 000 h', () => {
    expect(lifeOf('6208', one(3.2, 0, 650), { dynamicKn: 29.1 }).basicLifeHours).toBeCloseTo(19_300, -2);
  });

  it('NTN handbook, example 3: 200 kN at 450 1/min for 20 000 h need C = 1313 kN', () => {
    const hours = lifeOf('NU2336', one(200, 0, 450), { dynamicKn: 1313 }).basicLifeHours ?? 0;
    expect(Math.abs(hours / 20_000 - 1)).toBeLessThan(0.03);
  });

  it('NTN handbook, example 5: a spectrum on 23932 with Y2 = 5.5 has a mean load of 48.1 kN', () => {
    const cases: LoadCase[] = [
      { radialKn: 10, axialKn: 2, speedRpm: 1200, timeShare: 5 },
      { radialKn: 12, axialKn: 4, speedRpm: 1000, timeShare: 10 },
      { radialKn: 20, axialKn: 6, speedRpm: 800, timeShare: 60 },
      { radialKn: 25, axialKn: 7, speedRpm: 600, timeShare: 15 },
      { radialKn: 30, axialKn: 10, speedRpm: 400, timeShare: 10 },
    ];
    const life = lifeOf('23932', { cases }, { e: 1.005 / 5.5 });
    expect(life.cases.map(({ equivalentLoadKn }) => Number(equivalentLoadKn.toFixed(1)))).toEqual([
      17.7, 30, 46.4, 55.3, 75.1,
    ]);
    expect(life.equivalentLoadKn).toBeCloseTo(48.1, 1);
  });

  it('SKF general catalogue, example 5/2: lives of 11 050, 57 260, 1 318 000 and 11 600 000 h make 84 300 h', () => {
    const lives = [11_050, 57_260, 1_318_000, 11_600_000];
    const shares = [0.05, 0.4, 0.45, 0.1];
    const cases = shares.map((timeShare) => ({ radialKn: 1, axialKn: 0, speedRpm: 1, timeShare }));
    const [life] = lifeOf('6208', one(1, 0, 1)).cases;
    if (life === undefined) throw new Error('no case');
    const worked = lives.map((basicLifeHours) => ({
      life: { ...life, basicLifeHours, systemsFactor: 1 },
      steps: [],
      remarks: [],
    }));
    expect(modifiedLife(cases, worked, 1)?.hours).toBeCloseTo(84_300, -2);
  });
});

describe('factors', () => {
  // NSK E1102, angular contact bearings, single and in DB or DF; SKF for 40°.
  it.each([
    ['7210B', 'single', 1, 2, 0.35 + 0.57 * 2],
    ['7210B', 'DB', 1, 2, 0.57 + 0.93 * 2],
    ['7210B', 'DF', 1, 1, 1 + 0.55],
    ['7210AC', 'single', 1, 1, 0.41 + 0.87],
    ['7210AC', 'DB', 1, 0.5, 1 + 0.92 * 0.5],
    ['7210AC', 'DT', 1, 0.6, 1],
  ] as const)(
    'of %s %s at Fr = %d, Fa = %d give P = %d',
    (designation, arrangement, radialKn, axialKn, p) => {
      expect(lifeOf(designation, { ...one(radialKn, axialKn), arrangement }).equivalentLoadKn).toBeCloseTo(
        p,
        6,
      );
    },
  );

  it('of 15° hang on the relative axial load, of a pair as i·f0·Fa/C0 of both', () => {
    const given = { staticKn: 20, f0: 14 };
    const relative = (0.714 * 20) / 14;
    const single = lifeOf('7210C', one(0.5, relative), given);
    const tandem = lifeOf('7210C', { ...one(0.5, 2 * relative), arrangement: 'DT' }, given);
    const back = lifeOf('7210C', { ...one(0.5, relative), arrangement: 'DB' }, given);
    expect(single.equivalentLoadKn).toBeCloseTo(0.44 * 0.5 + 1.3 * relative, 4);
    expect(tandem.equivalentLoadKn).toBeCloseTo(0.44 * 0.5 + 1.3 * 2 * relative, 4);
    expect(back.equivalentLoadKn).toBeCloseTo(0.72 * 0.5 + 2.11 * relative, 4);
  });

  it('of a pair count it as one bearing of 2^0.7 or 2^(7/9) times C and twice C0', () => {
    const ball = lifeOf('7210B', { ...one(1, 0), arrangement: 'DB' }, { dynamicKn: 10, staticKn: 10 });
    const roller = lifeOf('30210', { ...one(1, 0), arrangement: 'DF' }, { dynamicKn: 10, staticKn: 10 });
    expect(ball.loadRatio).toBeCloseTo(16.245, 2);
    expect(roller.loadRatio).toBeCloseTo(17.145, 2);
    expect(roller.staticSafety).toBeCloseTo(20, 6);
  });

  // SKF general catalogue, product tables: e, Y1, Y2 (single row: Y), Y0.
  it.each([
    ['22220', 0.24, 2.8, 4.2, 2.8],
    ['23230', 0.35, 1.9, 2.9, 1.8],
    ['24124', 0.37, 1.8, 2.7, 1.8],
  ])('of %s are about e = %d, Y1 = %d, Y2 = %d, Y0 = %d', (designation, e, y1, y2, y0) => {
    const bearing = lifeBearing(typeOf(designation));
    expect(Math.abs((bearing?.e.value ?? 0) / e - 1)).toBeLessThan(0.06);
    const light = lifeOf(designation, one(1, 0.01));
    const heavy = lifeOf(designation, one(0, 1));
    expect(Math.abs((light.equivalentLoadKn - 1) / 0.01 / y1 - 1)).toBeLessThan(0.06);
    expect(Math.abs(heavy.equivalentLoadKn / y2 - 1)).toBeLessThan(0.06);
    expect(Math.abs(heavy.staticLoadKn / y0 - 1)).toBeLessThan(0.06);
  });

  // NSK E1102, bearing tables: effective load centre a, constant e, factor Y1.
  it.each([
    ['30208', 16.6, 0.37, 1.6],
    ['32208', 18.9, 0.37, 1.6],
    ['30308', 19.5, 0.35, 1.7],
    ['31308', 28.7, 0.83, 0.73],
    ['32008', 15, 0.38, 1.6],
    ['33208', 20.8, 0.36, 1.7],
  ])('of %s: load centre %d mm, e = %d, Y = %d', (designation, a, e, y) => {
    const bearing = lifeBearing(typeOf(designation));
    expect(bearing?.e.value).toBeCloseTo(e, 1);
    expect(Math.abs(0.6 / (bearing?.e.value ?? 0) / y - 1)).toBeLessThan(0.04);
    expect(Math.abs((bearing?.loadCentreMm?.value ?? 0) / a - 1)).toBeLessThan(0.08);
  });

  it('of thrust bearings follow the angle: 29412 as P = Fa + 1.2·Fr, P0 = Fa + 2.7·Fr', () => {
    const life = lifeOf('29412', one(10, 50));
    expect(life.equivalentLoadKn).toBeCloseTo(50 + 12, 0);
    expect(life.staticLoadKn).toBeCloseTo(50 + 27, 0);
    expect(lifeOf('51210', one(0, 5)).equivalentLoadKn).toBe(5);
  });

  it('of a deep groove bearing whose clearance stays open bear more axial load', () => {
    const tight = lifeOf('6208', one(1, 1));
    const open = lifeOf('6208', { ...one(1, 1), operatingClearance: 'C4' });
    expect(open.equivalentLoadKn).toBeLessThan(tight.equivalentLoadKn);
  });
});

describe('modified life', () => {
  const duty: Duty = { ...one(10, 0, 3000), lubrication: { viscosityMm2S: 20, contaminationFactor: 0.8 } };
  const given = { dynamicKn: 55.3, fatigueLimitKn: 1.34 };

  it('is a1·aISO·L10 with κ = ν/ν1 by ISO 281:2007', () => {
    const life = lifeOf('6309', { ...duty, reliabilityPercent: 95 }, given);
    expect(valueOf(life, 'ν1')).toBeCloseTo(4500 / Math.sqrt(3000 * 72.5), 6);
    expect(valueOf(life, 'κ')).toBeCloseTo(2.07, 2);
    const aIso = valueOf(life, 'aISO') ?? 0;
    expect(aIso).toBeCloseTo(4.8, 1);
    expect(life.modifiedLifeHours).toBeCloseTo(0.64 * aIso * (life.basicLifeHours ?? 0), 6);
  });

  it('counts proven additives as κ = 1, up to aISO = 3', () => {
    const thin: Duty = { ...duty, lubrication: { viscosityMm2S: 3, contaminationFactor: 0.8 } };
    const helped: Duty = { ...thin, lubrication: { ...thin.lubrication, effectiveAdditives: true } };
    const light = { ...given, fatigueLimitKn: 10 };
    expect(lifeOf('6309', thin, given).cases[0]?.systemsFactor).toBeLessThan(1);
    expect(lifeOf('6309', helped, light).cases[0]?.systemsFactor).toBe(3);
    expect(codesOf(lifeOf('6309', helped, light))).toContain('life.additives_counted');
  });

  it('gives additives no credit in dirt', () => {
    const dirty: Duty = {
      ...duty,
      lubrication: { viscosityMm2S: 3, contaminationFactor: 0.1, effectiveAdditives: true },
    };
    expect(codesOf(lifeOf('6309', dirty, given))).not.toContain('life.additives_counted');
  });

  it('is not given where the film is thinner than experience reaches', () => {
    const life = lifeOf(
      '6309',
      { ...duty, lubrication: { viscosityMm2S: 0.5, contamination: 'high' } },
      given,
    );
    expect(life.modifiedLifeHours).toBeUndefined();
    expect(codesOf(life)).toContain('life.film_too_thin');
  });
});

describe('warnings', () => {
  it.each([
    ['6208', one(16, 0, 1000), 'life.load_too_heavy'],
    ['6208', one(0.05, 0, 1000), 'life.load_too_small'],
    ['6208', one(1, 0, 15_000), 'life.speed_beyond_limit'],
    ['6208', one(1, 0, 9000), 'life.speed_needs_oil'],
    ['6208', one(15, 0, 10), 'life.load_too_heavy'],
    ['6208', { ...one(5, 0, 10), requiredHours: 1e9 }, 'life.too_short'],
    ['6208', { ...one(5, 0, 10), requiredStaticSafety: 10 }, 'life.static_safety_too_small'],
    ['6208', one(1, 10, 100), 'life.axial_load_heavy_for_groove'],
    ['NUP210', one(10, 6, 100), 'life.axial_share_too_large'],
    ['NUP210', one(10, 3, 3000), 'life.axial_load_beyond_flanges'],
    ['29412', one(50, 50, 100), 'life.radial_share_too_large'],
    ['7210B', one(1, 1, 100), 'life.induced_axial_force'],
  ] as const)('%s under %j: %s', (designation, duty, code) => {
    expect(codesOf(lifeOf(designation, duty))).toContain(code);
  });

  it('say what the ratings are worth, unless the maker’s are given', () => {
    expect(codesOf(lifeOf('6208', one(1, 0)))).toContain('life.generic_ratings');
    expect(codesOf(lifeOf('6208', one(1, 0), { dynamicKn: 30 }))).not.toContain('life.generic_ratings');
  });
});

describe('faults', () => {
  it.each([
    ['6208', one(-1, 0), 'cases.0.radialKn life.out_of_range'],
    ['6208', one(Number.NaN, 0), 'cases.0.radialKn life.out_of_range'],
    ['6208', one(0, 0), 'cases.0 life.no_load'],
    ['6208', { cases: [] }, 'cases life.case_count'],
    [
      '6208',
      { cases: [...one(1, 0, 10).cases, { radialKn: 1, axialKn: 0 }] },
      'cases.1.speedRpm life.needed_in_spectrum',
    ],
    ['6208', { ...one(1, 0), reliabilityPercent: 89 }, 'reliabilityPercent life.out_of_range'],
    [
      '6208',
      { ...one(1, 0), reliabilityPercent: 99.5, edition: '1990' as const },
      'reliabilityPercent life.out_of_range',
    ],
    ['6208', { ...one(1, 0), arrangement: 'DB' as const }, 'arrangement life.not_paired'],
    ['NU208', one(1, 0.1), 'cases.0.axialKn life.takes_no_axial_load'],
    ['HK2020', one(1, 0.1), 'cases.0.axialKn life.takes_no_axial_load'],
    ['51208', one(0.1, 1), 'cases.0.radialKn life.takes_no_radial_load'],
    [
      '6208',
      { ...one(1, 0, 10), lubrication: { viscosity40Mm2S: 68, contamination: 'high' as const } },
      'lubrication.viscosityMm2S life.viscosity_missing',
    ],
    [
      '6208',
      { ...one(1, 0, 10), lubrication: { viscosityMm2S: 68 } },
      'lubrication.contamination life.contamination_missing',
    ],
    [
      '6208',
      { ...one(1, 0), lubrication: { viscosityMm2S: 68, contamination: 'high' as const } },
      'cases.0.speedRpm life.speed_missing',
    ],
  ])('%s under %j: %s', (designation, duty, expected) => {
    expect(faultsOf(designation, duty)).toContain(expected);
  });

  it('name the given figure that is out of range, and a part without ratings', () => {
    expect(faultsOf('6208', one(1, 0), { dynamicKn: -1 })).toEqual(['given.dynamicKn life.out_of_range']);
    expect(faultsOf('GE20ES', one(1, 0))).toEqual(['designation life.not_rated']);
  });
});

describe('every bearing of the catalogue', () => {
  const rated = catalogue().filter((type) => lifeBearing(type) !== undefined);
  const anyType = fc.integer({ min: 0, max: rated.length - 1 }).map((index) => rated[index] as PartType);
  const aLoad = fc.record({
    radialKn: fc.double({ min: 0.001, max: 500, noNaN: true }),
    axialKn: fc.double({ min: 0.001, max: 500, noNaN: true }),
  });

  function within(type: PartType, load: { radialKn: number; axialKn: number }) {
    const behaviour = lifeBearing(type)?.behaviour;
    if (behaviour === 'radial_only') return { ...load, axialKn: 0 };
    return behaviour === 'thrust_only' ? { ...load, radialKn: 0 } : load;
  }

  it('gives P of at least Fr, thrust bearings of at least Fa, and every step in figures', () => {
    fc.assert(
      fc.property(anyType, aLoad, fc.constantFrom('CN', 'C3', 'C4'), (type, load, operatingClearance) => {
        const taken = within(type, load);
        const life = lifeOf(type.designation, {
          cases: [{ ...taken, speedRpm: 1000 }],
          operatingClearance,
          lubrication: { viscosityMm2S: 30, contamination: 'grease_normal_cleanliness' },
        });
        const least = type.family.startsWith('thrust') ? 0 : taken.radialKn;
        expect(life.equivalentLoadKn).toBeGreaterThanOrEqual(least);
        expect(life.steps.every(({ value, clause }) => Number.isFinite(value) && clause !== '')).toBe(true);
        expect(life.basicLifeHours).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('lives shorter under a greater load, and in hours as the speed rises', () => {
    fc.assert(
      fc.property(anyType, aLoad, fc.double({ min: 1.05, max: 5, noNaN: true }), (type, load, more) => {
        const taken = within(type, load);
        const light = lifeOf(type.designation, { cases: [{ ...taken, speedRpm: 100 }] });
        const heavy = lifeOf(type.designation, {
          cases: [{ radialKn: taken.radialKn * more, axialKn: taken.axialKn * more, speedRpm: 100 }],
        });
        const fast = lifeOf(type.designation, { cases: [{ ...taken, speedRpm: 100 * more }] });
        expect(heavy.basicLifeMrev).toBeLessThan(light.basicLifeMrev);
        expect(heavy.staticSafety).toBeLessThan(light.staticSafety);
        expect(((fast.basicLifeHours ?? 0) * more) / (light.basicLifeHours ?? 0)).toBeCloseTo(1, 9);
      }),
      { numRuns: 300 },
    );
  });

  it('answers any lubrication with a life or the reason why not', () => {
    fc.assert(
      fc.property(
        anyType,
        fc.constantFrom(...CONTAMINATIONS),
        fc.double({ min: 10, max: 1500, noNaN: true }),
        fc.double({ min: 0, max: 150, noNaN: true }),
        fc.double({ min: 1, max: 20_000, noNaN: true }),
        (type, contamination, viscosity40Mm2S, temperatureDeg, speedRpm) => {
          const load = within(type, { radialKn: 1, axialKn: 2 });
          const life = lifeOf(type.designation, {
            cases: [{ ...load, speedRpm }],
            lubrication: { viscosity40Mm2S, temperatureDeg, contamination, effectiveAdditives: true },
          });
          const factor = life.cases[0]?.systemsFactor;
          if (factor === undefined) expect(codesOf(life)).toContain('life.film_too_thin');
          else expect(factor >= 0.1 && factor <= 50).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('adds a spectrum of equal cases up to the single case', () => {
    const single = lifeOf('22220', one(50, 10, 300));
    const split = lifeOf('22220', {
      cases: [1, 2, 3].map((timeShare) => ({ radialKn: 50, axialKn: 10, speedRpm: 300, timeShare })),
    });
    expect(split.basicLifeHours).toBeCloseTo(single.basicLifeHours ?? 0, 6);
  });
});
