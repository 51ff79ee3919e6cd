import { describe, expect, it } from '@jest/globals';
import type { PartFamily } from '../vocabulary.js';
import { boundaryDimensions, dimensionSeries, plannedParts, readBasic } from './index.js';
import { shaftUnderSleeveMm } from './sleeves.js';

/** Sizes that every bearing engineer knows or finds in any catalogue: basic designation, d × D × B (T, H). */
const WELL_KNOWN = `
  608 8x22x7; 626 6x19x6; 635 5x19x6; 618/5 5x11x3; 60/1.5 1.5x6x2.5; 6000 10x26x8; 6205 25x52x15; 62/28 28x58x16
  6308 40x90x23; 6310 50x110x27; 6403 17x62x17; 6408 40x110x27; 61805 25x37x7; 61910 50x72x12; 16008 40x68x9
  62205 25x52x18; 62305 25x62x24; 63005 25x47x16; 60/500 500x720x100; 618/500 500x620x56; 4205 25x52x18; 4305 25x62x24
  7005 25x47x12; 7205 25x52x15; 7310 50x110x27; 71905 25x42x9; 71820 100x125x13; 3205 25x52x20.6; 3308 40x90x36.5
  5206 30x62x23.8; QJ210 50x90x20; QJ1020 100x150x24; 1205 25x52x15; 1224 120x215x42; 2208 40x80x23; 1310 50x110x27
  2310 50x110x40; 11205 25x52x44; NU205 25x52x15; NJ2210 50x90x23; NUP308 40x90x23; N1010 50x80x16; NF412 60x150x35
  NU2314 70x150x51; NU1030 150x225x35; NN3020 100x150x37; NNU4920 100x140x40; NCF2916 80x110x19; NJG2305 25x62x24
  NNCF5010 50x80x40; 22220 100x180x46; 21310 50x110x27; 22316 80x170x58; 23024 120x180x46; 23132 160x270x86
  23230 150x270x96; 23940 200x280x60; 24030 150x225x75; 24128 140x225x85; 238/500 500x620x90; 20210 50x90x20
  30205 25x52x16.25; 30310 50x110x29.25; 31310 50x110x29.25; 32008 40x68x19; 32210 50x90x24.75; 32315 75x160x58
  32918 90x125x23; 33012 60x95x27; 33113 65x110x34; 33210 50x90x32; 329/22 22x40x12; T7FC050 50x105x32
  351176 380x620x241; 352948 240x320x110; 352209 45x85x54.625; 381096 480x700x418
  51105 25x42x11; 51210 50x78x22; 51308 40x78x26; 51410 50x110x43; 52205 20x47x28; 53205 25x47x16.7; 53205U 25x47x19
  54206 25x52x32.6; 29320 100x170x42; 29420 100x210x67; 292/500 500x670x103; 81110 50x70x14; 81212 60x95x26
  89312 60x110x30; 234410 50x80x38; NA4905 25x42x17; RNA4905 30x42x17; NA6908 40x62x40; NA4830 150x190x40
  NK20/16 20x28x16; NKI25/30 25x38x30; HK0810 8x12x10; HK1212 12x18x12; HK202816 20x28x16; BK1616 16x22x16
  K20X24X10 20x24x10; AXK2035 20x35x2; AXK100135 100x135x4; NATR12 12x32x15; KR30 12x30x14; UC205 25x52x34.1
  UC310 50x110x61; UK210 50x90x32; UEL208 40x80x56.3; GE20 20x35x16; LM11749/LM11710 17.462x39.878x13.843; L44649/L44610 26.988x50.292x14.224
  07100/07196 25.4x50.005x13.495; 07100/07204 25.4x51.994x15.011; 25590/25520 45.618x82.931x23.812; RLS8 25.4x57.15x15.875; E15 15x35x8
  46790/46720 165.1x225.425x41.275; M249734/M249710 231.775x358.775x71.438; 88925/88128 234.95x327.025x52.388; 6580/6535 88.9x161.925x53.975; 33287/33462 73.025x117.475x30.162
  BSA205 25x52x15; BSD2562 25x62x15; BEAM040115 40x115x46; BTW60 60x95x44; BTM60 60x95x16.5; LR205 25x62x15; LR5306 30x80x30.2
  LM20 20x32x42; LM25L 25x40x112; LMF16 16x28x37; LME30 30x47x68; KH2540 25x35x40; SI10T/K 10xx14; SA20ES 20xx16; PHS12L 12xx16
  GEG20 20x42x25; GEEW40 40x62x40; GAC50 50x80x20; GX30 30x75x26; KM5 25x38x7; KM31 155x200x25
  MB8 40x62x1.25; AH309 40x45x31; AHX3120 95x100x64; BK12 12xx; BF12 10xx; SBPP205 25xx27; KP001 12xx; PP204 47xx`;

const wellKnown = WELL_KNOWN.trim()
  .split(/\s*[;\n]\s*/)
  .map((row) => row.split(' '));

describe('dimension plans', () => {
  it.each(wellKnown)('%s is %s', (basic = '', size) => {
    const sizes = readBasic(basic).map(({ dimensions: { boreMm, outsideMm, widthMm } }) =>
      [boreMm, outsideMm, widthMm].join('x'),
    );
    expect(sizes).toEqual([size]);
  });

  it('knows no place twice under one designation and family', () => {
    const seen = new Set<string>();
    const twice: string[] = [];
    for (const { family, series } of dimensionSeries()) {
      for (const { basic } of plannedParts(family, series)) {
        const key = `${family} ${basic}`;
        if (seen.has(key)) twice.push(key);
        seen.add(key);
      }
    }
    expect(twice).toEqual([]);
  });

  it('reads every place it plans by its basic designation', () => {
    const lost = dimensionSeries()
      .flatMap(({ family, series }) => plannedParts(family, series))
      .filter(
        (part) =>
          !readBasic(part.basic).some(
            ({ family, series }) => family === part.family && series === part.series,
          ),
      );
    expect(lost).toEqual([]);
  });

  it('gives D and r_s in proportion: D grows with the bore within a series, chamfers stay well inside the section', () => {
    const radial = new Set<PartFamily>([
      'deep_groove_ball',
      'cylindrical_roller',
      'spherical_roller',
      'tapered_roller',
      'thrust_ball',
    ]);
    const wrong: string[] = [];
    for (const { family, series } of dimensionSeries().filter(
      (each) => radial.has(each.family) && each.standard.startsWith('ISO'),
    )) {
      const parts = [...plannedParts(family, series)]
        .filter(({ boreCode, standard }) => standard.startsWith('ISO') && !boreCode.endsWith('U'))
        .toSorted((one, other) => one.dimensions.boreMm - other.dimensions.boreMm);
      parts.forEach(
        ({ basic, dimensions: { boreMm, outsideMm = 0, widthMm = 0, chamferMinMm = 0 } }, index) => {
          const before = parts[index - 1]?.dimensions.outsideMm ?? 0;
          const section = (outsideMm - boreMm) / 2;
          if (outsideMm <= before || widthMm <= 0 || chamferMinMm > section / 3) wrong.push(basic);
        },
      );
    }
    expect(wrong).toEqual([]);
  });

  it('shares D over a diameter series, whatever the type', () => {
    const outside = [
      '6210',
      '7210',
      'NU210',
      '1210',
      '2210',
      '22210',
      '30210',
      '32210',
      '33210',
      'QJ210',
    ].map((basic) => readBasic(basic)[0]?.dimensions.outsideMm);
    expect(new Set(outside)).toEqual(new Set([90]));
  });

  it('keeps to its families: short bores that would read as other numbers are not planned', () => {
    expect(readBasic('NU303').map(({ series }) => series)).toEqual(['NU3']);
    expect(readBasic('6309').map(({ series }) => series)).toEqual(['63']);
    expect(readBasic('no such bearing')).toEqual([]);
    expect(boundaryDimensions('deep_groove_ball', '62', '97')).toBeUndefined();
  });

  it('lets any cone of an inch series run in any cup of it, and in no other', () => {
    expect(readBasic('HM88649/HM88610')).toHaveLength(1);
    expect(readBasic('HM88649/LM11710')).toEqual([]);
  });

  it('reads sizes that the code spells, and refuses impossible ones', () => {
    expect(boundaryDimensions('needle_cage', 'K', '21X26X11')).toMatchObject({
      boreMm: 21,
      outsideMm: 26,
      widthMm: 11,
    });
    expect(boundaryDimensions('needle_cage', 'K', '26X21X11')).toBeUndefined();
  });

  it.each([
    [20, 17],
    [25, 20],
    [65, 60],
    [70, 60],
    [120, 110],
    [130, 115],
    [160, 140],
  ])('puts a bearing of %d mm on a sleeve for a shaft of %d mm', (boreMm, shaftMm) => {
    expect(shaftUnderSleeveMm(boreMm)).toBe(shaftMm);
  });
});
