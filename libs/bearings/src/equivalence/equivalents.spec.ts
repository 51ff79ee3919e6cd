import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readDesignation } from '../designations/designation.reader.js';
import { vocabularyOf } from '../designations/suffixes.js';
import type { Equivalent } from '../reading.js';
import type { Features } from '../vocabulary.js';
import { equivalentsOf, gradeBetween } from './equivalents.js';
import type { Comparable } from './equivalents.js';
import { effectOf } from './feature-orders.js';

function part(text: string): Comparable {
  const [candidate] = readDesignation(text).candidates;
  if (candidate === undefined) throw new Error(`nothing read in ${text}`);
  return candidate;
}

const gradeOf = (from: string, to: string): string | undefined => gradeBetween(part(from), part(to))?.grade;

describe('gradeBetween', () => {
  it.each([
    ['6205-2RS', '180205', 'identical'],
    ['7506', '32206', 'identical'],
    ['6205-2RS', '6205 2RS', 'identical'],
    ['SKF 6205-2RSH', 'NSK 6205DDU', 'interchangeable'],
    ['6205-2Z', '6205-2RS', 'better'],
    ['6205', '6205-2Z', 'better'],
    ['6205-Z', '6205-2Z', 'better'],
    ['6205', '6205/P5', 'better'],
    ['6205/P6', '6205/P5', 'better'],
    ['NU205', 'NU205E', 'better'],
    ['6205', '6205/Z3V3', 'better'],
    ['22220', '22220/W33', 'better'],
    ['6205-2RS', '6205-2Z', 'conditional'],
    ['6205-2Z', '6205', 'conditional'],
    ['6205/P5', '6205/P6', 'conditional'],
    ['6205', '6205/C3', 'conditional'],
    ['6205/C3', '6205', 'conditional'],
    ['NU205M', 'NU205TN9', 'conditional'],
    ['7205AC', '7205B', 'conditional'],
    ['GIR20-DO', 'SI20ES', 'identical'],
    ['NSK AN05', 'SKF KM5', 'interchangeable'],
    ['SI10T/K', 'PHS10', 'conditional'],
    ['6205-2Z', '6205/P5', 'conditional'],
    ['NU205', 'NJ205', 'conditional'],
    ['6205', 'NU205', 'same_space'],
    ['1205', '7205C', 'same_space'],
    ['1205', '1205K', 'same_space'],
  ])('%s → %s is %s', (from, to, grade) => {
    expect(gradeOf(from, to)).toBe(grade);
  });

  it('grades nothing that does not fit the place', () => {
    expect(gradeOf('6205', '6206')).toBeUndefined();
    expect(gradeOf('6205', '62205')).toBeUndefined();
    expect(gradeOf('1208K', '1208K+H208')).toBeUndefined();
  });

  it('says in both languages what differs and under which condition it serves', () => {
    const verdict = gradeBetween(part('6205-2RS'), part('6205-2Z'));
    expect(verdict?.reason.zh).toContain('两面接触式密封圈 → 两面防尘盖');
    expect(verdict?.reason.en).toContain('serves where contamination');
    expect(verdict?.differences).toMatchObject([{ what: 'seal', effect: 'worse' }]);
  });

  it('is identical with itself', () => {
    for (const text of ['6205-2RS/P63', 'NU205ECP', '7205AC/P5DB', '30205', '22220CCK/W33']) {
      expect(gradeOf(text, text)).toBe('identical');
    }
  });
});

const FEATURES: readonly (keyof Features)[] = [
  'seal',
  'clearance',
  'tolerance',
  'cage',
  'ringGroove',
  'vibration',
  'internalDesign',
  'heatStability',
  'arrangement',
];

function better(from: Comparable, to: Comparable): boolean {
  return gradeBetween(from, to)?.grade === 'better';
}

describe('"better"', () => {
  it.each(FEATURES)('is a strict partial order over every value of %s', (feature) => {
    const values = [undefined, ...vocabularyOf(feature)];
    for (const a of values) {
      expect(effectOf(feature, a, a)).toBe('none');
      for (const b of values) {
        const forth = effectOf(feature, a, b);
        const back = effectOf(feature, b, a);
        if (forth === 'better') expect(back).toBe('worse');
        for (const c of values) {
          if (forth === 'better' && effectOf(feature, b, c) === 'better') {
            expect(effectOf(feature, a, c)).toBe('better');
          }
        }
      }
    }
  });

  it('never comes back along a chain of parts', () => {
    const anyFeatures = fc.record(
      Object.fromEntries(FEATURES.map((feature) => [feature, fc.constantFrom(...vocabularyOf(feature))])),
      { requiredKeys: [] },
    );
    const base = part('6205');
    fc.assert(
      fc.property(fc.array(anyFeatures, { minLength: 2, maxLength: 7 }), (several) => {
        const parts = several.map((features): Comparable => ({ ...base, features }));
        const reached = new Set<Comparable>();
        const climb = (from: Comparable): void => {
          for (const to of parts) {
            if (!better(from, to) || reached.has(to)) continue;
            reached.add(to);
            climb(to);
          }
        };
        climb(parts[0] as Comparable);
        expect(reached.has(parts[0] as Comparable)).toBe(false);
      }),
      { numRuns: 1_500 },
    );
  });
});

describe('equivalentsOf', () => {
  const found = equivalentsOf(part('6205-2RS/C3'));
  const of = (designation: string): Equivalent | undefined =>
    found.find((each) => each.designation === designation);

  it('spells the part in other systems and at other makers', () => {
    expect(of('70-180205')).toMatchObject({ grade: 'identical', system: 'GOST' });
    expect(of('6205DDUC3')).toMatchObject({ grade: 'interchangeable', brand: 'NSK' });
  });

  it('knows who makes rod ends, and offers them with another sliding pair but the same thread', () => {
    const rodEnds = equivalentsOf(part('SI10T/K')).map(({ brand, designation }) => [brand, designation]);
    expect(rodEnds).toEqual(
      expect.arrayContaining([
        ['SKF', 'SIKB10F'],
        ['FAG', 'GIKR10-PW'],
        [undefined, 'PHS10'],
      ]),
    );
    expect(
      rodEnds.filter(([brand, designation]) => brand === 'NSK' || /^(SA|POS)/.test(designation ?? '')),
    ).toEqual([]);
  });

  it('puts nothing where it could not be fastened', () => {
    expect(gradeOf('SI10T/K', 'SA10T/K')).toBeUndefined();
    expect(gradeOf('LM20UU', 'LMF20UU')).toBeUndefined();
  });

  it('offers better and conditional variants, and what only shares the space', () => {
    expect(of('6205-2RS/P63')?.grade).toBe('better');
    expect(of('6205-2Z/C3')?.grade).toBe('conditional');
    expect(of('NU205')?.grade).toBe('same_space');
  });

  it('offers no class and no clearance of what has neither', () => {
    const said = equivalentsOf(part('K20X24X10')).flatMap(({ features }) => Object.keys(features));
    expect(said).toEqual(expect.not.arrayContaining(['tolerance']));
    expect(said).toEqual(expect.not.arrayContaining(['clearance']));
  });

  it('ranks by grade and never offers the part itself', () => {
    const grades = ['identical', 'interchangeable', 'better', 'conditional', 'same_space'];
    const ranks = found.map(({ grade }) => grades.indexOf(grade));
    expect(ranks.toSorted((a, b) => a - b)).toEqual(ranks);
    expect(
      found.filter(({ designation, brand }) => designation === '6205-2RS/C3' && brand === undefined),
    ).toEqual([]);
  });

  it('keeps to the styles and the number asked for', () => {
    expect(equivalentsOf(part('6205'), { styles: ['SKF'], limit: 3 })).toHaveLength(3);
    const makers = equivalentsOf(part('6205-2Z'), { styles: ['NSK'] }).map(({ brand }) => brand);
    expect(new Set(makers)).toEqual(new Set(['NSK', undefined]));
  });
});
