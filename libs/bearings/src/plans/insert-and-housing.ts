/**
 * Insert bearings with sphered outside (ISO 9628, GB/T 3882), their cast housings (ISO 3228, GB/T 7809), split
 * plummer blocks (ISO 113, GB/T 7813).
 */
import type { PartFamily } from '../vocabulary.js';
import { boreOfCode, lazily, plannedBy, tableRows, PLAIN } from './plan.js';
import type { Plan, PlannedDimensions, PlanRow, Variant } from './plan.js';

/** Bore code, D, width of the inner ring, width of the outer ring. */
const INSERTS: readonly { readonly series: string; readonly rows: string }[] = [
  {
    series: 'UC2',
    rows: `
    01 47 31 17; 02 47 31 17; 03 47 31 17; 04 47 31 17; 05 52 34.1 17; 06 62 38.1 19; 07 72 42.9 20; 08 80 49.2 21
    09 85 49.2 22; 10 90 51.6 23; 11 100 55.6 25; 12 110 65.1 27; 13 120 65.1 28; 14 125 74.6 30; 15 130 77.8 30
    16 140 82.6 33; 17 150 85.7 35; 18 160 96 37; 20 180 108 44`,
  },
  {
    series: 'UC3',
    rows: `
    05 62 38 21; 06 72 43 23; 07 80 48 25; 08 90 52 27; 09 100 57 30; 10 110 61 32; 11 120 66 34; 12 130 71 36
    13 140 75 38; 14 150 78 40; 15 160 82 42; 16 170 86 44; 17 180 96 46; 18 190 96 48; 19 200 103 50; 20 215 108 54
    21 225 112 56; 22 240 117 60; 24 260 126 64; 26 280 135 68; 28 300 145 72`,
  },
  {
    series: 'UCX',
    rows: `
    05 62 38.1 20; 06 72 42.9 21; 07 80 49.2 22; 08 85 49.2 22; 09 90 51.6 23; 10 100 55.6 25; 11 110 65.1 27
    12 120 65.1 28; 13 125 74.6 30; 14 130 77.8 30; 15 140 82.6 33; 16 150 85.7 35; 17 160 96 37; 18 170 104 40
    20 190 117.5 46`,
  },
  {
    series: 'UK2',
    rows: `
    05 52 23 17; 06 62 26 19; 07 72 29 20; 08 80 31 21; 09 85 31 22; 10 90 32 23; 11 100 35 25; 12 110 38 27
    13 120 40 28; 15 130 44 30; 16 140 45 33; 17 150 46 35; 18 160 47 37`,
  },
  {
    series: 'UK3',
    rows: `
    05 62 27 21; 06 72 30 23; 07 80 33 25; 08 90 35 27; 09 100 38 30; 10 110 40 32; 11 120 43 34; 12 130 47 36
    13 140 49 38; 15 160 55 42; 16 170 56 44; 17 180 60 46; 18 190 60 48; 19 200 64 50; 20 215 68 54; 22 240 73 60
    24 260 78 64; 26 280 83 68; 28 300 89 72`,
  },
  {
    series: 'UEL2',
    rows: `
    03 40 37.3 14; 04 47 43.7 17; 05 52 44.4 17; 06 62 48.4 19; 07 72 51.1 20; 08 80 56.3 21; 09 85 56.3 22
    10 90 62.7 23; 11 100 71.4 25; 12 110 77.8 27; 13 120 85.7 28; 14 125 85.7 30; 15 130 92.1 30`,
  },
  {
    series: 'SA2',
    rows: `
    01 40 28.6 12; 02 40 28.6 12; 03 40 28.6 12; 04 47 31 14; 05 52 31 15; 06 62 35.7 16; 07 72 38.9 17; 08 80 43.7 18
    09 85 43.7 19; 10 90 43.7 20; 11 100 48.4 21; 12 110 53.1 22`,
  },
  {
    series: 'SB2',
    rows: `
    01 40 22 12; 02 40 22 12; 03 40 22 12; 04 47 25 14; 05 52 27 15; 06 62 30 16; 07 72 32 17; 08 80 34 18
    09 85 41.2 19; 10 90 43.5 20; 11 100 45.3 21; 12 110 53.7 22`,
  },
  {
    series: 'CS2', // a deep groove bearing of series 62 whose outside is sphered
    rows: `
    00 30 9 9; 01 32 10 10; 02 35 11 11; 03 40 12 12; 04 47 14 14; 05 52 15 15; 06 62 16 16; 07 72 17 17; 08 80 18 18
    09 85 19 19; 10 90 20 20; 11 100 21 21; 12 110 22 22; 13 120 23 23; 14 125 24 24`,
  },
];

/** The trade's other names for the same inserts. */
const INSERT_ALIASES: readonly (readonly [alias: string, series: string])[] = [['FD2', 'SA2']];

const insertRows = (text: string) => (): PlanRow[] =>
  tableRows(text).map(([boreCode = '', ...cells]) => {
    const [outsideMm = 0, widthMm = 0, outerRingWidthMm = 0] = cells.map(Number);
    const boreMm = boreOfCode(boreCode);
    return {
      boreCode,
      dimensions: { boreMm, outsideMm, widthMm, widthKind: 'B', innerRingWidthMm: widthMm, outerRingWidthMm },
    };
  });

const SEALED_INSERT: Variant = { suffix: '', features: { seal: 'contact_seal_2' } };

const INSERT_PLANS: readonly Plan[] = [
  ...INSERTS.map(({ series, rows }) => ({ series, rows, variants: [SEALED_INSERT] })),
  ...INSERT_ALIASES.map(([alias, series]) => ({
    series: alias,
    rows: INSERTS.find((insert) => insert.series === series)?.rows ?? '',
    variants: [],
  })),
].map(({ series, rows, variants }) => ({
  family: 'insert',
  series,
  standard: 'ISO 9628',
  rows: lazily(insertRows(rows)),
  variants,
}));

interface HousingShape {
  /** Letters between the insert's prefix and the size: UC + P + 205. */
  readonly shape: string;
  /** Sizes, greatest length, bolt spacing, and for those on a foot the centre height. */
  readonly sizes: string;
  /** Prefix of the insert whose D is that of the housing's seat, where it is not UC. */
  readonly seats?: string;
}

const HOUSINGS: readonly HousingShape[] = [
  {
    shape: 'P', // pillow block
    sizes: `
    201 127 95 30.2; 202 127 95 30.2; 203 127 95 30.2; 204 127 95 33.3; 205 140 105 36.5; 206 165 121 42.9
    207 167 127 47.6; 208 184 137 49.2; 209 190 146 54; 210 206 159 57.2; 211 219 171 63.5; 212 241 184 69.8
    213 265 203 76.2; 214 266 210 79.4; 215 275 217 82.6; 216 292 232 88.9; 217 310 247 95.2; 218 327 262 101.6
    305 175 132 45; 306 180 140 50; 307 210 160 56; 308 220 170 60; 309 245 190 67; 310 275 212 75; 311 310 236 80
    312 330 250 85; 313 340 260 90; 314 360 280 95; 315 380 290 100; 316 400 300 106; 317 420 320 112
    318 430 330 118; 319 470 360 125; 320 490 380 140; 321 490 380 140; 322 520 400 150; 324 570 450 160
    326 600 480 180; 328 620 500 200`,
  },
  {
    shape: 'F', // square flange
    sizes: `
    201 86 64; 202 86 64; 203 86 64; 204 86 64; 205 95 70; 206 108 83; 207 117 92; 208 130 102; 209 137 105
    210 143 111; 211 162 130; 212 175 143; 213 187 149; 214 193 152; 215 200 159; 216 208 165; 217 220 175; 218 235 187
    305 110 80; 306 125 95; 307 135 100; 308 150 112; 309 160 125; 310 175 132; 311 185 140; 312 195 150; 313 208 166
    314 226 178; 315 236 184; 316 250 196; 317 260 204; 318 280 216; 319 290 228; 320 310 242; 322 340 266
    324 370 290; 326 410 320; 328 450 350`,
  },
  {
    shape: 'FL', // two-bolt flange
    sizes: `
    201 113 90; 202 113 90; 203 113 90; 204 113 90; 205 130 99; 206 148 117; 207 161 130; 208 175 144; 209 188 148
    210 197 157; 211 224 184; 212 250 202; 213 258 210; 214 265 216; 215 275 225; 216 290 233; 217 305 248; 218 320 265
    305 150 113; 306 180 134; 307 185 141; 308 200 158; 309 230 177; 310 240 187; 311 250 198; 312 270 212
    313 295 240; 314 315 250; 315 320 260; 316 355 285; 317 370 300; 318 385 315`,
  },
  {
    shape: 'T', // take-up: guided by slots, no bolts
    sizes: `
    201 94 -; 202 94 -; 203 94 -; 204 94 -; 205 97 -; 206 113 -; 207 129 -; 208 144 -; 209 144 -; 210 149 -; 211 171 -
    212 194 -; 213 224 -; 214 224 -; 215 232 -; 216 235 -; 217 260 -
    305 122 -; 306 137 -; 307 150 -; 308 162 -; 309 178 -; 310 191 -; 311 207 -; 312 220 -; 313 238 -; 314 252 -
    315 262 -; 316 282 -; 317 298 -; 318 312 -`,
  },
  {
    shape: 'PA', // pillow block, tapped from below
    sizes: `
    201 76 52 30.2; 202 76 52 30.2; 203 76 52 30.2; 204 76 52 30.2; 205 84 56 36.5; 206 94 66 42.9; 207 110 80 47.6
    208 116 84 49.2; 209 120 90 54.2; 210 130 94 57.2; 211 140 104 63.5; 212 150 114 69.9`,
  },
  {
    shape: 'FC', // round flange
    sizes: `
    201 100 78; 202 100 78; 203 100 78; 204 100 78; 205 115 90; 206 125 100; 207 135 110; 208 145 120; 209 160 132
    210 165 138; 211 185 150; 212 195 160; 213 205 170; 214 215 177; 215 220 184; 216 240 200; 217 250 208; 218 265 220`,
  },
  {
    shape: 'PH', // pillow block on a high foot
    sizes: `
    204 127 95 70; 205 140 105 80; 206 161 121 90; 207 166 126 95; 208 178 136 100; 209 189 146 105; 210 205 159 110`,
  },
  // Pressed from steel sheet, in halves that bolts hold together.
  {
    shape: 'PP', // pillow block
    seats: 'SB',
    sizes: `
    201 85 68 22.2; 202 85 68 22.2; 203 85 68 22.2; 204 98 76 25.4; 205 108 86 28.6; 206 117 95 33.3; 207 129 106 39.7`,
  },
  {
    shape: 'PF', // round flange
    seats: 'SB',
    sizes: '201 81 63.5; 202 81 63.5; 203 81 63.5; 204 90 71.5; 205 95 76; 206 113 90.5; 207 122 100',
  },
  {
    shape: 'PFL', // two-bolt flange
    seats: 'SB',
    sizes: '201 81 63.5; 202 81 63.5; 203 81 63.5; 204 90 71.5; 205 95 76; 206 113 90.5; 207 122 100',
  },
];

/** Inserts that go into a shape, by prefix. */
const UNIT_PREFIXES: Readonly<Record<string, readonly string[]>> = {
  UC: ['P', 'F', 'FL', 'T', 'PA', 'FC', 'PH'],
  UK: ['P', 'F', 'FL', 'T', 'FC'],
  UEL: ['P', 'F', 'FL'],
  SB: ['PP', 'PF', 'PFL'],
  SA: ['PP', 'PF', 'PFL'],
};

interface HousingSize {
  readonly series: string;
  readonly boreCode: string;
  readonly lengthMm: number;
  readonly boltSpacingMm?: number;
  readonly centreHeightMm?: number;
}

const housingSizes = ({ sizes }: HousingShape): HousingSize[] =>
  tableRows(sizes).map(([code = '', length, spacing, height]) => ({
    series: code.charAt(0),
    boreCode: code.slice(1),
    lengthMm: Number(length),
    ...(spacing !== undefined && spacing !== '-' && { boltSpacingMm: Number(spacing) }),
    ...(height !== undefined && { centreHeightMm: Number(height) }),
  }));

/** A unit of housing and insert, or without a prefix the housing alone; it exists where the insert does. */
function housingPlan(prefix: string, shape: HousingShape, series: string): Plan {
  const insert = INSERTS.find((each) => each.series === (prefix || (shape.seats ?? 'UC')) + series);
  const inserts = lazily(
    () => new Map(insertRows(insert?.rows ?? '')().map((row) => [row.boreCode, row.dimensions])),
  );
  const rows = (): PlanRow[] =>
    housingSizes(shape).flatMap((size) => {
      const fitting = inserts().get(size.boreCode);
      if (size.series !== series || fitting === undefined) return [];
      const { lengthMm, boltSpacingMm, centreHeightMm } = size;
      const dimensions: PlannedDimensions = {
        boreMm: prefix === '' ? (fitting.outsideMm ?? 0) : fitting.boreMm,
        ...(prefix !== '' && { widthMm: fitting.widthMm ?? 0, widthKind: 'B' }),
        lengthMm,
        ...(boltSpacingMm !== undefined && { boltSpacingMm }),
        ...(centreHeightMm !== undefined && { centreHeightMm }),
      };
      return [{ boreCode: size.boreCode, dimensions }];
    });
  const family: PartFamily = prefix === '' ? 'housing' : 'housing_unit';
  const name = prefix + shape.shape + series;
  return { family, series: name, standard: 'ISO 3228', rows: lazily(rows), variants: [PLAIN] };
}

const HOUSING_PLANS: readonly Plan[] = ['2', '3'].flatMap((series) => [
  ...Object.entries(UNIT_PREFIXES).flatMap(([prefix, shapes]) =>
    HOUSINGS.filter(
      ({ shape }) => shapes.includes(shape) && INSERTS.some((insert) => insert.series === prefix + series),
    ).map((shape) => housingPlan(prefix, shape, series)),
  ),
  ...HOUSINGS.map((shape) => housingPlan('', shape, series)),
]);

/** Plummer blocks: code, shaft under the sleeve, seat (D of the bearing), centre height, length. */
const PLUMMER_BLOCKS = `
    05 20 52 40 165; 06 25 62 50 185; 07 30 72 50 185; 08 35 80 60 205; 09 40 85 60 205; 10 45 90 60 205
    11 50 100 70 255; 12 55 110 70 255; 13 60 120 80 275; 15 65 130 80 280; 16 70 140 95 315; 17 75 150 95 320
    18 80 160 100 345; 19 85 170 112 345; 20 90 180 112 380; 22 100 200 125 410; 24 110 215 140 410; 26 115 230 150 445
    28 125 250 150 500; 30 135 270 160 530; 32 140 290 170 550`;

/** SN 5 for bearings on sleeves, SN 2 the same blocks for bearings on the shaft itself. */
const plummerBlocks = (
  series: string,
  shaftMm: (boreCode: string, underSleeveMm: number) => number,
): Plan => ({
  family: 'housing',
  series,
  standard: 'ISO 113',
  variants: [PLAIN],
  rows: lazily(() =>
    tableRows(PLUMMER_BLOCKS).map(([boreCode = '', ...cells]) => {
      const [underSleeveMm = 0, outsideMm = 0, centreHeightMm = 0, lengthMm = 0] = cells.map(Number);
      const boreMm = shaftMm(boreCode, underSleeveMm);
      return { boreCode, dimensions: { boreMm, outsideMm, centreHeightMm, lengthMm } };
    }),
  ),
});

/** Small units of cast zinc, KP on a foot and KFL with two bolts: code, bore, length, bolt spacing, centre height. */
const ZINC_UNITS: Readonly<Record<string, string>> = {
  KP: '08 8 55 42 15; 000 10 67 53 18; 001 12 71 56 19; 002 15 80 63 22; 003 17 85 67 24',
  KFL: '08 8 48; 000 10 60 45; 001 12 63 48; 002 15 67 53; 003 17 71 56',
};

const ZINC_PLANS: readonly Plan[] = Object.entries(ZINC_UNITS).map(([series, table]) =>
  plannedBy(
    { family: 'housing_unit', series, standard: 'JIS B 1557', variants: [PLAIN] },
    table,
    ([boreCode = '', ...cells]) => {
      const [boreMm = 0, lengthMm = 0, boltSpacingMm, centreHeightMm] = cells.map(Number);
      const dimensions: PlannedDimensions = {
        boreMm,
        lengthMm,
        ...(boltSpacingMm !== undefined && { boltSpacingMm }),
        ...(centreHeightMm !== undefined && { centreHeightMm }),
      };
      return [{ boreCode, dimensions }];
    },
  ),
);

export const INSERT_AND_HOUSING_PLANS: readonly Plan[] = [
  ...INSERT_PLANS,
  ...HOUSING_PLANS,
  ...ZINC_PLANS,
  plummerBlocks('SN5', (_boreCode, underSleeveMm) => underSleeveMm),
  plummerBlocks('SN2', boreOfCode),
];
