import { describe, expect, it } from '@jest/globals';
import type { DrawnPart } from './part.js';
import { sectionOf } from './section.js';
import { distance, extentOf, segmentsOf } from './shapes.js';

const radial = { boreMm: 25, outsideMm: 52, widthMm: 15 };
const parts: DrawnPart[] = [
  { type: 'deep_groove_ball', designation: '6205', ...radial },
  { type: 'deep_groove_ball', designation: '6205-2RS', ...radial, features: { seal: 'contact_seal_2' } },
  { type: 'deep_groove_ball', designation: '6205-2Z', ...radial, features: { seal: 'shield_2' } },
  { type: 'deep_groove_ball', designation: '618/500', boreMm: 500, outsideMm: 620, widthMm: 56 },
  { type: 'double_row_deep_groove_ball', designation: '4205', ...radial, widthMm: 18 },
  { type: 'angular_contact_ball', designation: '7205AC', ...radial },
  { type: 'double_row_angular_contact_ball', designation: '3205', ...radial, widthMm: 20.6 },
  { type: 'four_point_contact_ball', designation: 'QJ205', ...radial },
  { type: 'magneto_ball', designation: 'E15', boreMm: 15, outsideMm: 35, widthMm: 8 },
  { type: 'self_aligning_ball', designation: '1205', ...radial },
  ...['NU205', 'NJ205', 'NUP205', 'N205', 'NF205', 'NH205'].map((designation) => ({
    type: 'cylindrical_roller',
    designation,
    ...radial,
  })),
  { type: 'double_row_cylindrical_roller', designation: 'NN3010K', boreMm: 50, outsideMm: 80, widthMm: 23 },
  {
    type: 'multi_row_cylindrical_roller',
    designation: 'FC2842125',
    boreMm: 140,
    outsideMm: 210,
    widthMm: 125,
  },
  {
    type: 'tapered_roller',
    designation: '30205',
    boreMm: 25,
    outsideMm: 52,
    widthMm: 16.25,
    innerRingWidthMm: 15,
    outerRingWidthMm: 13,
  },
  {
    type: 'tapered_roller',
    designation: '31305',
    boreMm: 25,
    outsideMm: 62,
    widthMm: 18.25,
    innerRingWidthMm: 17,
    outerRingWidthMm: 13,
  },
  { type: 'double_row_tapered_roller', designation: '352218', boreMm: 90, outsideMm: 160, widthMm: 95 },
  { type: 'four_row_tapered_roller', designation: '382930', boreMm: 150, outsideMm: 210, widthMm: 165 },
  { type: 'spherical_roller', designation: '22210', boreMm: 50, outsideMm: 90, widthMm: 23 },
  { type: 'spherical_roller', designation: '24040', boreMm: 200, outsideMm: 310, widthMm: 109 },
  { type: 'single_row_spherical_roller', designation: '20210', boreMm: 50, outsideMm: 90, widthMm: 20 },
  { type: 'crossed_roller', designation: 'RB5013', boreMm: 50, outsideMm: 80, widthMm: 13 },
  { type: 'needle_roller', designation: 'NA4902', boreMm: 15, outsideMm: 28, widthMm: 13 },
  { type: 'needle_roller', designation: 'RNA4902', boreMm: 20, outsideMm: 28, widthMm: 13 },
  { type: 'drawn_cup_needle_roller', designation: 'HK2016', boreMm: 20, outsideMm: 26, widthMm: 16 },
  { type: 'needle_cage', designation: 'K20X24X10', boreMm: 20, outsideMm: 24, widthMm: 10 },
  { type: 'needle_combined', designation: 'NKIA5902', boreMm: 15, outsideMm: 28, widthMm: 18 },
  { type: 'track_roller', designation: 'NUTR25', boreMm: 25, outsideMm: 52, widthMm: 25 },
  { type: 'thrust_ball', designation: '51205', boreMm: 25, outsideMm: 47, widthMm: 15 },
  { type: 'thrust_ball_double_direction', designation: '52205', boreMm: 20, outsideMm: 47, widthMm: 28 },
  { type: 'thrust_cylindrical_roller', designation: '81105', boreMm: 25, outsideMm: 42, widthMm: 11 },
  { type: 'thrust_needle_roller', designation: 'AXK2542', boreMm: 25, outsideMm: 42, widthMm: 2 },
  { type: 'thrust_spherical_roller', designation: '29412', boreMm: 60, outsideMm: 130, widthMm: 42 },
  { type: 'thrust_angular_contact_ball', designation: '234410', boreMm: 50, outsideMm: 80, widthMm: 38 },
  { type: 'thrust_tapered_roller', designation: '99412', boreMm: 60, outsideMm: 130, widthMm: 42 },
  { type: 'insert', designation: 'UC205', boreMm: 25, outsideMm: 52, widthMm: 34.1, outerRingWidthMm: 17 },
  {
    type: 'spherical_plain',
    designation: 'GE25ES',
    boreMm: 25,
    outsideMm: 42,
    widthMm: 20,
    outerRingWidthMm: 16,
  },
  { type: 'withdrawal_sleeve', designation: 'AH309', boreMm: 40, outsideMm: 45, widthMm: 31 },
  { type: 'lock_nut', designation: 'KM8', boreMm: 40, outsideMm: 58, widthMm: 9 },
  { type: 'linear_ball', designation: 'LM20UU', boreMm: 20, outsideMm: 32, widthMm: 42 },
  { type: 'adapter_sleeve', designation: 'H309', boreMm: 40, outsideMm: 65, widthMm: 39 },
  { type: 'cage', designation: 'CAGE', boreMm: 20, outsideMm: 24, widthMm: 10 },
  { type: 'seal', designation: 'TC25X52X10', boreMm: 25, outsideMm: 52, widthMm: 10 },
];

describe('sections drawn from dimensions', () => {
  it.each(parts)('$designation fills exactly its boundary dimensions', (part) => {
    const section = sectionOf(part);
    const { minX, maxX, minR, maxR } = extentOf(section?.shapes ?? []);
    expect(maxX - minX).toBeCloseTo(part.widthMm ?? NaN, 1);
    expect(maxR).toBeCloseTo((part.outsideMm ?? NaN) / 2, 1);
    expect(minR).toBeCloseTo((part.boreMm ?? NaN) / 2, 1);
  });

  it.each(parts)(
    '$designation has sound geometry: every number finite, every arc possible, no rolling element through a raceway',
    (part) => {
      const shapes = sectionOf(part)?.shapes ?? [];
      for (const shape of shapes.filter((each) => each.kind === 'outline')) {
        const segments = segmentsOf(shape.vertices);
        segments.forEach((segment, i) => {
          expect(Number.isFinite(segment.to.x) && Number.isFinite(segment.to.r)).toBe(true);
          const before = segments[i - 1]?.to;
          if (segment.command === 'A' && before)
            expect(distance(before, segment.to)).toBeLessThanOrEqual(segment.radius * 2 + 1e-9);
        });
      }
      for (const ball of shapes.filter((each) => each.kind === 'circle')) {
        expect(ball.centre.r - ball.radius).toBeGreaterThan((part.boreMm ?? 0) / 2);
        expect(ball.centre.r + ball.radius).toBeLessThan((part.outsideMm ?? 0) / 2);
      }
    },
  );

  it('shows what a designation says: seals, shields, flanges, snap rings, housings', () => {
    const materials = (part: Partial<DrawnPart>) =>
      sectionOf({ type: 'deep_groove_ball', designation: '6205', ...radial, ...part })?.shapes.map(
        ({ material }) => material,
      ) ?? [];
    expect(materials({}).filter((each) => each === 'seal' || each === 'shield')).toHaveLength(0);
    expect(
      materials({ features: { seal: 'contact_seal_1' } }).filter((each) => each === 'seal'),
    ).toHaveLength(1);
    expect(materials({ features: { seal: 'shield_2' } }).filter((each) => each === 'shield')).toHaveLength(2);
    const withRing = sectionOf({
      type: 'deep_groove_ball',
      designation: '6205NR',
      ...radial,
      features: { ringGroove: 'snap_groove+ring' },
    });
    expect(extentOf(withRing?.shapes ?? []).maxR).toBeGreaterThan(26);
    const flanged = { type: 'linear_ball', designation: 'LMF20UU', boreMm: 20, outsideMm: 32, widthMm: 42 };
    expect(extentOf(sectionOf({ ...flanged, flangeMm: 54 })?.shapes ?? []).maxR).toBe(27);
    expect(sectionOf({ type: 'housing_unit', designation: 'UCP205', boreMm: 25 })?.hasSchema).toBe(true);
    expect(sectionOf({ type: 'steel_ball', designation: 'ball', outsideMm: 7.938 })?.hasAxis).toBe(false);
  });

  it('draws nothing rather than something wrong', () => {
    expect(sectionOf({ type: 'lubricant', designation: 'grease' })).toBeNull();
    expect(sectionOf({ type: 'deep_groove_ball', designation: '6205', boreMm: 25 })).toBeNull();
    expect(
      sectionOf({ type: 'deep_groove_ball', designation: '6205', boreMm: 52, outsideMm: 25, widthMm: 15 }),
    ).toBeNull();
  });
});
