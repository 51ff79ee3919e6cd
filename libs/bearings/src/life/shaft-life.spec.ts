import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findPartType } from '../catalogue.js';
import type { PartType } from '../vocabulary.js';
import type { GivenFigures } from './life-bearing.js';
import { shaftLife } from './shaft-life.js';
import type { ShaftDuty, ShaftLife } from './shaft-life.js';
import { reactions } from './shaft-statics.js';

function on(designation: string, given: GivenFigures = {}): { type: PartType; given: GivenFigures } {
  const type = findPartType(designation);
  if (type === undefined) throw new Error(`no ${designation}`);
  return { type, given };
}

function lifeOf(duty: ShaftDuty): ShaftLife {
  const outcome = shaftLife(duty);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value;
}

function faultsOf(duty: ShaftDuty) {
  const outcome = shaftLife(duty);
  return outcome.ok ? [] : outcome.faults.map(({ field, code }) => `${field} ${code}`);
}

/** A half of the bearing width is where a load centre lies in the middle. */
const inTheMiddle = (designation: string) => (on(designation).type.dimensions.widthMm ?? 0) / 2;

describe('two bearings on a shaft', () => {
  // NSK E1102, example 5: HR30305DJ and HR30206J back to back, 50 mm between the cup back faces, 5.5 kN at 40 mm.
  const nsk: ShaftDuty = {
    a: on('31305', { dynamicKn: 38, e: 0.83, loadCentreMm: 19.9 }),
    b: on('30206', { dynamicKn: 43, e: 0.375, loadCentreMm: 13.9 }),
    spanMm: 50 + 18.25 / 2 + 17.25 / 2,
    setting: 'O',
    speedRpm: 600,
    forces: [{ positionMm: 18.25 / 2 + 40, radialKn: 5.5, axialKn: 2 }],
  };

  it('share the radial load by their load centres: 1569 N and 3931 N', () => {
    const { loads } = lifeOf(nsk);
    expect(loads.a.radialKn).toBeCloseTo(1.569, 3);
    expect(loads.b.radialKn).toBeCloseTo(3.931, 3);
  });

  it('press each other: bearing 1 carries the outer force and the push of bearing 2, which carries its own push alone', () => {
    const { loads, a, b } = lifeOf(nsk);
    // NSK takes 0.6·Fr/Y where SKF, NTN and this library take 0.5·Fr/Y: 3474 N there.
    expect(loads.a.axialKn).toBeCloseTo(2 + (0.5 / 1.6) * 3.931, 3);
    expect(loads.b.axialKn).toBeCloseTo((0.5 / 1.6) * 3.931, 3);
    expect(a.equivalentLoadKn).toBeCloseTo(0.4 * 1.569 + (0.6 / 0.83) * loads.a.axialKn, 3);
    expect(b.equivalentLoadKn).toBeCloseTo(3.931, 3);
    expect(b.basicLifeHours).toBeCloseTo(80_600, -3);
  });

  it('are pressed the other way when the force turns, or when they stand face to face', () => {
    const back: ShaftDuty = { ...nsk, forces: [{ positionMm: 49.125, radialKn: 5.5, axialKn: -2 }] };
    expect(lifeOf(back).loads.b.axialKn).toBeGreaterThan(3);
    const face = lifeOf({ ...nsk, setting: 'X', spanMm: 200 });
    expect(face.loads.b.axialKn).toBeGreaterThan(2);
  });

  // NTN handbook, example 4: 4T-32206 and 4T-32205, 10.16 kN between them, 170 mm apart.
  it('live as NTN’s example: 13 200 h, 12 700 h, and as a system 9 780 h / 1.4', () => {
    const life = lifeOf({
      a: on('32206', { dynamicKn: 54.5, e: 0.375, loadCentreMm: inTheMiddle('32206') }),
      b: on('32205', { dynamicKn: 42, e: 0.375, loadCentreMm: inTheMiddle('32205') }),
      spanMm: 170,
      setting: 'X',
      speedRpm: 2000,
      forces: [{ positionMm: 70, radialKn: 10.16 }],
    });
    expect(life.loads.a.radialKn).toBeCloseTo(5.98, 2);
    expect(life.loads.b.axialKn).toBeCloseTo(1.87, 2);
    expect(life.b.equivalentLoadKn).toBeCloseTo(4.66, 1);
    expect(Math.abs((life.a.basicLifeHours ?? 0) / 13_200 - 1)).toBeLessThan(0.01);
    expect(Math.abs((life.b.basicLifeHours ?? 0) / 12_700 - 1)).toBeLessThan(0.01);
    expect(Math.abs((life.systemLifeHours ?? 0) / (9780 / 1.4) - 1)).toBeLessThan(0.01);
  });

  it('leave the axial force to the one that locates the shaft', () => {
    const duty: ShaftDuty = {
      a: on('6208'),
      b: on('NU208'),
      spanMm: 200,
      speedRpm: 600,
      locating: 'A',
      forces: [{ positionMm: 100, radialKn: 5, axialKn: -2 }],
    };
    const { loads } = lifeOf(duty);
    expect([loads.a.axialKn, loads.b.axialKn]).toEqual([2, 0]);
    expect(faultsOf({ ...duty, locating: 'B' })).toEqual(['b life.takes_no_axial_load']);
    expect(faultsOf({ ...duty, locating: undefined })).toEqual(['locating life.locating_missing']);
  });

  it.each([
    [{ b: on('6206') }, 'b.designation life.not_set_against_each_other'],
    [{ b: on('51206') }, 'b.designation life.no_radial_support'],
    [{ b: on('GE20ES') }, 'b.designation life.not_rated'],
    [{ setting: undefined }, 'setting life.setting_missing'],
    [{ spanMm: 0 }, 'spanMm life.out_of_range'],
    [{ forces: [] }, 'forces life.force_count'],
    [{ forces: [{ positionMm: Number.NaN, radialKn: 1 }] }, 'forces.0.positionMm life.out_of_range'],
    [{ speedRpm: 0 }, 'speedRpm life.out_of_range'],
    [{ forces: [{ positionMm: 10, axialKn: 1 }] }, 'forces life.no_load'],
  ])('refuse %j', (wrong, expected) => {
    expect(faultsOf({ ...nsk, ...wrong })).toContain(expected);
  });
});

describe('reactions', () => {
  it('of an overhung force exceed it on the near side', () => {
    const { radialA, radialB } = reactions([{ positionMm: 300, radialKn: 1 }], 0, 200);
    expect([radialA, radialB]).toEqual([0.5, 1.5]);
  });

  it('of an axial force off the axis are a couple', () => {
    const { radialA, radialB, axial } = reactions(
      [{ positionMm: 50, axialKn: 2, axialRadiusMm: 100 }],
      0,
      200,
    );
    expect([radialA, radialB, axial]).toEqual([1, 1, 2]);
  });

  it('add up to the force, wherever it stands between the supports and however it turns', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 200, noNaN: true }),
        fc.double({ min: 0, max: 360, noNaN: true }),
        (positionMm, directionDeg) => {
          const { radialA, radialB } = reactions([{ positionMm, radialKn: 3, directionDeg }], 0, 200);
          expect(radialA + radialB).toBeCloseTo(3, 9);
        },
      ),
    );
  });

  it('of forces at right angles add as vectors', () => {
    const { radialA } = reactions(
      [
        { positionMm: 100, radialKn: 6 },
        { positionMm: 100, radialKn: 8, directionDeg: 90 },
      ],
      0,
      200,
    );
    expect(radialA).toBeCloseTo(5, 9);
  });
});
