import { describe, expect, it } from '@jest/globals';
import { catalogue, findPartType } from '../catalogue.js';
import type { PartType } from '../vocabulary.js';
import { CLEARANCE_GROUPS, clearanceOf } from './clearance.js';
import type { ClearanceGroup } from './clearance.js';
import { toleranceClassOf, tolerancesOf } from './tolerances.js';
import type { ToleranceClass } from './tolerances.js';

function typeOf(designation: string): PartType {
  const type = findPartType(designation);
  if (type === undefined) throw new Error(`no ${designation}`);
  return type;
}

function limits(designation: string, symbol: string, toleranceClass?: ToleranceClass): number[] | undefined {
  const found = tolerancesOf(typeOf(designation), toleranceClass).items.find(
    (each) => each.symbol === symbol,
  );
  return found && [found.lowerUm, found.upperUm];
}

const CLASSES: ToleranceClass[] = ['Normal', '6', '6X', '5', '4', '2'];

describe('tolerances', () => {
  // NSK E1102, tables 8.2 to 8.7; SKF general catalogue, tables 3 to 12; both after ISO 492 and ISO 199.
  it.each([
    ['6205', 'Normal', 'Δdmp', -10, 0],
    ['6205', 'Normal', 'ΔDmp', -13, 0],
    ['6205', 'Normal', 'ΔBs', -120, 0],
    ['6205', 'Normal', 'ΔCs', -120, 0],
    ['6205', 'Normal', 'Kia', 0, 13],
    ['6205', 'Normal', 'Kea', 0, 25],
    ['6205', 'Normal', 'Vdsp', 0, 8],
    ['6205', 'Normal', 'VDsp', 0, 10],
    ['6205-2RS', 'Normal', 'VDsp', 0, 20],
    ['6005', 'Normal', 'Vdsp', 0, 10],
    ['61905', 'Normal', 'Vdsp', 0, 13],
    ['6205', '6', 'Δdmp', -8, 0],
    ['6205', '5', 'Δdmp', -6, 0],
    ['6205', '5', 'Sia', 0, 8],
    ['6205', '4', 'Kia', 0, 3],
    ['6205', '2', 'Kia', 0, 2.5],
    ['NU220', '5', 'Sd', 0, 9],
    ['22320', 'Normal', 'ΔDmp', -30, 0],
    ['30208', 'Normal', 'Δdmp', -12, 0],
    ['30208', 'Normal', 'ΔTs', 0, 200],
    ['30220', 'Normal', 'ΔTs', -200, 200],
    ['30208', '6X', 'ΔTs', 0, 100],
    ['30208', '5', 'Kia', 0, 6],
    ['LM11749/LM11710', 'Normal', 'Δds', 0, 13],
    ['LM11749/LM11710', 'Normal', 'ΔTs', 0, 203],
    ['51210', 'Normal', 'ΔTs', -250, 20],
    ['51210', '5', 'Si', 0, 3],
    ['52210', 'Normal', 'ΔTs', -400, 150],
    ['29420', 'Normal', 'ΔDmp', -30, 0],
    ['22220K', 'Normal', 'Δdmp', 0, 54],
    ['22220K', 'Normal', 'Δd1mp−Δdmp', 0, 35],
    ['24040K30', 'Normal', 'Δdmp', 0, 30],
  ] as const)(
    'of %s in class %s: %s from %d to %d µm',
    (designation, toleranceClass, symbol, lower, upper) => {
      expect(limits(designation, symbol, toleranceClass)).toEqual([lower, upper]);
    },
  );

  it('go by the class that the designation names, else by Normal', () => {
    const type = typeOf('6205');
    expect(tolerancesOf({ ...type, features: { ...type.features, tolerance: 'P5' } }).toleranceClass).toBe(
      '5',
    );
    expect(tolerancesOf(type).toleranceClass).toBe('Normal');
  });

  it('know the names of the classes, and not those of makers', () => {
    expect(['P0', 'PN', 'p6', '6x', 'P5', 'P4', '2'].map(toleranceClassOf)).toEqual([
      'Normal',
      'Normal',
      '6',
      '6X',
      '5',
      '4',
      '2',
    ]);
    expect(['SP', 'UP', 'P4A', 'ABEC'].map(toleranceClassOf)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['UC205', 'Normal', /ISO 9628/],
    ['HK2020', 'Normal', /ISO 3245/],
    ['RNA4908', 'Normal', /no inner ring/],
    ['22220K', '5', /tapered bores are known for class Normal/],
    ['LM11749/LM11710', '5', /class 4/],
    ['6205', '6X', /no row for this d/],
    ['238/1000', '2', /no row for this d/],
    ['81210', 'Normal', /height/],
  ] as const)('of %s in class %s say what is missing', (designation, toleranceClass, reason) => {
    const { missing } = tolerancesOf(typeOf(designation), toleranceClass);
    expect(missing.map(({ en }) => en).join(' | ')).toMatch(reason);
  });

  it('of every type and class are given or said to be missing, and tighten with the class', () => {
    const astray: string[] = [];
    for (const type of catalogue()) {
      const found = CLASSES.map((each) => ({ each, ...tolerancesOf(type, each) }));
      for (const { each, items, missing } of found)
        if (
          items.length + missing.length === 0 ||
          items.some(({ lowerUm, upperUm }) => !(lowerUm <= upperUm))
        )
          astray.push(`${type.designation} in class ${each}`);
      if (type.features.bore !== undefined) continue;
      // 6X is Normal but for the widths.
      const spans = found.flatMap(({ each, items }) => {
        const bore = each === '6X' ? undefined : items.find(({ symbol }) => symbol === 'Δdmp');
        return bore ? [-bore.lowerUm] : [];
      });
      if (spans.some((span, at) => at > 0 && !(span <= spans[at - 1]!))) astray.push(type.designation);
    }
    expect(astray).toEqual([]);
  });
});

describe('internal clearance', () => {
  function range(designation: string, group?: ClearanceGroup): number[] | string {
    const found = clearanceOf(typeOf(designation), group);
    return 'missing' in found ? found.missing.en : [found.leastUm, found.greatestUm];
  }

  // ISO 5753 as NSK E1102, tables 9.9 to 9.18, and SKF's general catalogue print it.
  it.each([
    ['6205', 'CN', 5, 20],
    ['6205', 'C3', 13, 28],
    ['6310', 'C2', 1, 11],
    ['6200', 'C4', 14, 29],
    ['6220', 'C5', 75, 120],
    ['1210', 'CN', 14, 31],
    ['1210K', 'CN', 22, 39],
    ['NU210', 'CN', 30, 60],
    ['NU220', 'C3', 75, 110],
    ['NN3010', 'CN', 30, 60],
    ['NA4908', 'CN', 25, 50],
    ['22220', 'CN', 60, 100],
    ['22220', 'C3', 100, 135],
    ['22220K', 'CN', 80, 110],
    ['22220K', 'C4', 140, 180],
    ['24040K30', 'C2', 110, 160],
    ['QJ210', 'CN', 76, 126],
  ] as const)('of %s in %s: %d to %d µm', (designation, group, least, greatest) => {
    expect(range(designation, group)).toEqual([least, greatest]);
  });

  it('is axial for four-point contact bearings', () => {
    expect(clearanceOf(typeOf('QJ210'))).toMatchObject({
      direction: 'axial',
      standard: expect.stringContaining('5753-2'),
    });
  });

  it('goes by the group that the designation names', () => {
    const type = typeOf('6205');
    expect(clearanceOf({ ...type, features: { ...type.features, clearance: 'C3' } })).toMatchObject({
      group: 'C3',
    });
  });

  it('says where makers differ', () => {
    expect(clearanceOf(typeOf('6240'))).not.toHaveProperty('note');
    expect(clearanceOf(typeOf('6244'))).toHaveProperty('note');
  });

  it.each([
    ['7205B', /set when they are mounted/, 'CN'],
    ['30205', /set when they are mounted/, 'CN'],
    ['NN3010K', /makers state/, 'CN'],
    ['RNA4908', /no inner ring/, 'CN'],
    ['51205', /has no clearance/, 'CN'],
    ['619/1.5', /outside the tables/, 'CN'],
    ['QJ210', /no such group/, 'C5'],
  ] as const)('of %s is missing: %s', (designation, reason, group) => {
    expect(range(designation, group)).toMatch(reason);
  });

  it('grows from group to group, wherever it is known', () => {
    const astray: string[] = [];
    let known = 0;
    for (const type of catalogue()) {
      const found = CLEARANCE_GROUPS.map((group) => clearanceOf(type, group)).flatMap((each) =>
        'missing' in each ? [] : [each],
      );
      known += found.length;
      const grows = found.every(({ leastUm, greatestUm }, at) => {
        const before = found[at - 1] ?? { leastUm: -Infinity, greatestUm: -Infinity };
        return leastUm < greatestUm && leastUm > before.leastUm && greatestUm > before.greatestUm;
      });
      if (!grows) astray.push(type.designation);
    }
    expect(astray).toEqual([]);
    expect(known).toBeGreaterThan(20_000);
  });
});
