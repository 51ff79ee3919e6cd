/**
 * Needle bearings whose code spells a size: NK and kin (ISO 1206), drawn cups HK and BK (ISO 3245, GB/T 290), cages
 * K (ISO 3030, GB/T 20056), thrust cages AXK (ISO 3031, GB/T 4605), needle combined with ball rows, track rollers.
 */
import type { PartFamily } from '../vocabulary.js';
import { lazily, sizePlan, tablePlan, tableRows, OPEN, PLAIN } from './plan.js';
import type { Plan, PlannedDimensions, PlanRow, Variant } from './plan.js';

const numbersOf = (text: string): number[][] => tableRows(text).map((cells) => cells.map(Number));

const radial = (boreMm: number, outsideMm: number, widthMm: number): PlannedDimensions => ({
  boreMm,
  outsideMm,
  widthMm,
  widthKind: 'B',
});

const twoDigits = (mm: number): string => String(mm).padStart(2, '0');

/** Bore and width in the code: `NK20/16`. One row: bore (Fw for NK), D, then the widths made. */
const WIDTHS_BY_BORE: Readonly<Record<string, string>> = {
  NK: `
    5 10 10 12; 6 12 10 12; 7 14 10 12; 8 15 12 16; 9 16 12 16; 10 17 12 16; 12 19 12 16; 14 22 16 20
    15 23 16 20; 16 24 16 20; 17 25 16 20; 18 26 16 20; 19 27 16 20; 20 28 16 20; 21 29 16 20; 22 30 16 20
    24 32 16 20; 25 33 16 20; 26 34 16 20; 28 37 20 30; 29 38 20 30; 30 40 20 30; 32 42 20 30; 35 45 20 30
    37 47 20 30; 38 48 20 30; 40 50 20 30; 42 52 20 30; 43 53 20 30; 45 55 20 30; 47 57 20 30; 50 62 25 35
    55 68 25 35; 60 72 25 35; 65 78 25 35; 68 82 25 35; 70 85 25 35; 73 90 25 35; 75 92 25 35; 80 95 25 35
    85 105 25 35; 90 110 25 35; 95 115 26 36; 100 120 26 36; 105 125 26 36; 110 130 30 40`,
  NKI: `
    5 15 12 16; 6 16 12 16; 7 17 12 16; 9 19 12 16; 10 22 16 20; 12 24 16 20; 15 27 16 20; 17 29 16 20
    20 32 16 20; 22 34 16 20; 25 38 20 30; 28 42 20 30; 30 45 20 30; 32 47 20 30; 35 50 20 30; 38 53 20 30
    40 55 20 30; 42 57 20 30; 45 62 25 35; 50 68 25 35; 55 72 25 35; 60 82 25 35; 65 90 25 35; 70 95 25 35
    75 105 25 35; 80 110 25 35; 85 115 26 36; 90 120 26 36; 95 125 26 36; 100 130 30 40`,
};

/** Track rollers without end washers: bore, D, B. */
const STO = `
    6 19 10; 8 24 10; 10 30 12; 12 32 12; 15 35 12; 17 40 16; 20 47 16; 25 52 16; 30 62 20; 35 72 20; 40 80 20
    45 85 20; 50 90 20`;

/** One width a bore, the bore alone in the code: `NKS20`. One row: bore (Fw without inner ring), D, B. */
const ONE_WIDTH: readonly { readonly family: PartFamily; readonly series: string; readonly rows: string }[] =
  [
    {
      family: 'needle_roller',
      series: 'NKS',
      rows: `
    14 26 20; 16 28 20; 18 30 20; 20 32 20; 22 35 20; 24 37 20; 25 38 20; 28 42 20; 30 45 22; 32 47 22; 35 50 22
    37 52 22; 40 55 22; 43 58 22; 45 60 22; 50 65 22; 55 72 22; 60 80 28; 65 85 28; 70 90 28; 75 95 28; 80 100 28`,
    },
    {
      family: 'needle_roller',
      series: 'NKIS',
      rows: `
    9 26 20; 12 28 20; 15 35 20; 17 37 20; 20 42 20; 25 47 22; 30 52 22; 35 58 22; 40 65 22; 45 72 22; 50 80 28
    55 85 28; 60 90 28; 65 95 28; 70 100 28`,
    },
    {
      family: 'needle_combined',
      series: 'NX',
      rows: '7 14 18; 10 19 18; 12 21 18; 15 24 28; 17 26 28; 20 30 28; 25 37 30; 30 42 30; 35 47 30',
    },
    {
      family: 'needle_combined',
      series: 'NKX',
      rows: `
    10 19 23; 12 21 23; 15 24 23; 17 26 25; 20 30 30; 25 37 30; 30 42 30; 35 47 30; 40 52 32; 45 58 32; 50 62 35
    60 72 40; 70 85 40`,
    },
    {
      family: 'needle_combined',
      series: 'NKXR',
      rows: '15 24 23; 17 26 25; 20 30 30; 25 37 30; 30 42 30; 35 47 30; 40 52 32; 45 58 32; 50 62 35',
    },
    {
      family: 'track_roller',
      series: 'NATR',
      rows: `
    5 16 12; 6 19 12; 8 24 15; 10 30 15; 12 32 15; 15 35 19; 17 40 21; 20 47 25; 25 52 25; 30 62 29; 35 72 29
    40 80 32; 45 85 32; 50 90 32`,
    },
    {
      family: 'track_roller',
      series: 'NATV',
      rows: `
    5 16 12; 6 19 12; 8 24 15; 10 30 15; 12 32 15; 15 35 19; 17 40 21; 20 47 25; 25 52 25; 30 62 29; 35 72 29
    40 80 32; 45 85 32; 50 90 32`,
    },
    {
      family: 'track_roller',
      series: 'STO',
      rows: STO,
    },
    // IKO's and NSK's name of the same
    { family: 'track_roller', series: 'NAST', rows: STO },
  ];

/** Stud type: the code is D; one row: D, stud diameter, roller width. Two rows of rollers or balls begin at 35. */
const STUD_ROLLERS = `
    13 5 9; 16 6 11; 19 8 11; 22 10 12; 26 10 12; 30 12 14; 32 12 14; 35 16 18; 40 18 20; 47 20 24; 52 20 24
    62 24 29; 72 24 29; 80 30 35; 90 30 35`;

/** KRE: the same on an eccentric collar, whose diameter stands instead of the stud's. One row: D, collar, roller width. */
const ECCENTRIC_ROLLERS = `
    16 9 11; 19 11 11; 22 13 12; 26 13 12; 30 15 14; 32 15 14; 35 20 18; 40 22 20; 47 24 24; 52 24 24; 62 28 29; 72 28 29
    80 35 35; 90 35 35`;

const STUD_SERIES: readonly (readonly [series: string, fromMm: number, rollers: string])[] = [
  ['KR', 0, STUD_ROLLERS],
  ['KRV', 0, STUD_ROLLERS],
  ['NUKR', 35, STUD_ROLLERS],
  ['PWKR', 35, STUD_ROLLERS],
  ['KRE', 0, ECCENTRIC_ROLLERS],
  ['NUKRE', 35, ECCENTRIC_ROLLERS],
];

/** The same, named by the stud as Japanese makers do: `CF10-1`. One row: code, stud, D, roller width. */
const STUD_ROLLERS_BY_STUD = `
    3 3 10 7; 4 4 12 8; 5 5 13 9; 6 6 16 11; 8 8 19 11; 10 10 22 12; 10-1 10 26 12; 12 12 30 14; 12-1 12 32 14; 16 16 35 18
    18 18 40 20; 20 20 52 24; 20-1 20 47 24; 24 24 62 29; 24-1 24 72 29; 30 30 80 35; 30-1 30 85 35; 30-2 30 90 35`;

/** `NUTR15/42`: the same inner parts under a heavier outer ring. One row: code, bore, D, B. */
const NUTR = `
    15 15 35 19; 17 17 40 21; 20 20 47 25; 25 25 52 25; 30 30 62 29; 35 35 72 29; 40 40 80 32; 45 45 85 32; 50 50 90 32
    15/42 15 42 19; 17/47 17 47 21; 20/52 20 52 25; 25/62 25 62 25; 30/72 30 72 29; 35/80 35 80 29; 40/90 40 90 32
    45/100 45 100 32; 50/110 50 110 32`;

/** `PNA12/28`: self-aligning, bore (Fw for RPNA) and D in the code. One row: bore, D, B. */
const ALIGNING: Readonly<Record<string, string>> = {
  PNA: '12 28 12; 15 32 16; 17 35 16; 20 42 20; 22 44 20; 25 47 20; 28 52 20; 30 52 20; 35 55 20; 40 62 20',
  RPNA: '15 28 12; 18 32 16; 20 35 16; 25 42 20; 28 44 20; 30 47 20; 35 52 20; 40 55 20; 45 62 20',
};

const plain = (family: PartFamily, series: string, standard: string, rows: () => PlanRow[]): Plan => ({
  family,
  series,
  standard,
  rows: lazily(rows),
  variants: [PLAIN],
});

const SIZED_PLANS: readonly Plan[] = [
  ...Object.entries(WIDTHS_BY_BORE).map(([series, text]) =>
    plain('needle_roller', series, 'ISO 1206', () =>
      numbersOf(text).flatMap(([bore = 0, outside = 0, ...widths]) =>
        widths.map((width) => ({ boreCode: `${bore}/${width}`, dimensions: radial(bore, outside, width) })),
      ),
    ),
  ),
  ...ONE_WIDTH.map(({ family, series, rows }) =>
    family === 'track_roller'
      ? sizePlan(family, series, 'ISO 7063', rows, twoDigits)
      : sizePlan(family, series, 'ISO 1206', rows, String),
  ),
  ...Object.entries(ALIGNING).map(([series, rows]) =>
    sizePlan('needle_roller', series, 'ISO 1206', rows, (bore, outside) => `${bore}/${outside}`),
  ),
  ...['NUTR', 'PWTR'].map((series) => tablePlan('track_roller', series, 'ISO 7063', NUTR, [PLAIN])),
  ...STUD_SERIES.map(([series, fromMm, rollers]) =>
    plain('track_roller', series, 'ISO 7063', () =>
      numbersOf(rollers)
        .filter(([outside = 0]) => outside >= fromMm)
        .map(([outside = 0, stud = 0, width = 0]) => ({
          boreCode: String(outside),
          dimensions: radial(stud, outside, width),
        })),
    ),
  ),
  tablePlan('track_roller', 'CF', 'ISO 7063', STUD_ROLLERS_BY_STUD, [PLAIN]),
];

/** Thin-walled drawn cups: D by Fw. Twelve is two steps: HK1210 runs in a 16 cup, HK1212 in an 18. */
const THIN_CUP_OUTSIDE = new Map(
  numbersOf(`
    3 6.5; 4 8; 5 9; 6 10; 7 11; 8 12; 9 13; 10 14; 12 18; 13 19; 14 20; 15 21; 16 22; 17 23; 18 24; 20 26; 22 28
    25 32; 28 35; 30 37; 32 39; 35 42; 38 45; 40 47; 42 49; 45 52; 50 58; 55 63; 60 68; 65 73; 70 78`).map(
    ([raceway = 0, outside = 0]): [number, number] => [raceway, outside],
  ),
);

/** Fw, then the widths made, of open (HK) and closed (BK) drawn cups. */
const DRAWN_CUPS = `
    3 6; 4 8; 5 9; 6 8 9; 7 9; 8 8 10; 9 10 12; 10 10 12 15; 12 10 12; 13 12; 14 12 16; 15 12 14 16 20 22
    16 12 14 16 22; 17 12 16; 18 12 16; 20 10 12 16 20 30; 22 10 12 16 20; 25 12 16 18 20 26 38; 28 12 16 20
    30 12 16 18 20 26 38; 32 20 24; 35 12 16 20; 38 16 20; 40 12 16 20; 42 16 20; 45 12 16 20; 50 20 25; 55 20 28
    60 12 20 32; 65 20; 70 20`;

/** `0810` is Fw and width; six digits spell D between them: `202816`. */
function readDrawnCup(code: string): PlannedDimensions | undefined {
  const [, raceway, outside, width] = /^(\d\d)(\d\d)?(\d\d)$/.exec(code) ?? [];
  if (raceway === undefined || width === undefined) return undefined;
  const racewayMm = Number(raceway);
  const narrowTwelve = racewayMm === 12 && Number(width) <= 10;
  const outsideMm = outside === undefined ? THIN_CUP_OUTSIDE.get(racewayMm) : Number(outside);
  if (outsideMm === undefined || outsideMm <= racewayMm) return undefined;
  return radial(racewayMm, narrowTwelve && outside === undefined ? 16 : outsideMm, Number(width));
}

function drawnCupRows(): PlanRow[] {
  return numbersOf(DRAWN_CUPS).flatMap(([raceway = 0, ...widths]) =>
    widths.flatMap((width) => {
      const boreCode = twoDigits(raceway) + twoDigits(width);
      const dimensions = readDrawnCup(boreCode);
      return dimensions === undefined ? [] : [{ boreCode, dimensions }];
    }),
  );
}

const CLOSABLE: readonly Variant[] = [
  OPEN,
  {
    suffix: '-2RS',
    features: { seal: 'contact_seal_2' },
    minBoreMm: 8,
    maxBoreMm: 50,
    widthMm: ({ widthMm = 0 }) => widthMm + 4,
  },
];

const DRAWN_CUP_PLANS: readonly Plan[] = ['HK', 'BK'].map((series) => ({
  family: 'drawn_cup_needle_roller',
  series,
  standard: 'ISO 3245',
  rows: lazily(drawnCupRows),
  variants: series === 'HK' ? CLOSABLE : [PLAIN],
  readCode: readDrawnCup,
}));

/** Fw, then Ew and the widths made under it: `20 24x10,17` is K20X24X10 and K20X24X17. */
const CAGES = `
    3 5x7,9 6x7; 4 7x7,10; 5 8x8,10; 6 9x8,10 10x13; 7 10x8,10; 8 11x8,10,13 12x10; 9 12x10,13
    10 13x10,13 14x10,13 16x12; 11 14x10; 12 15x10,13 16x13 17x13 18x12; 13 17x10 18x15; 14 18x10,13,15,17 20x12
    15 18x17 19x10,13,17 20x13 21x15,21; 16 20x10,13,17 22x12,16,20 24x20; 17 21x10,13,17 23x15
    18 22x10,13,17 24x12,13,20 25x22; 19 23x13,17; 20 24x10,13,17 26x12,13,17,20 28x16,20,25 30x30; 21 25x13,17
    22 26x10,13,17 28x17 29x16 30x15 32x24; 23 28x24 35x16; 24 28x10,13,17 30x17,31
    25 29x10,13,17 30x17,20,26 31x17,21 32x16 33x20,24 35x30; 26 30x13,17,22; 27 32x17; 28 32x17,21 33x13,17,27
    28 34x17 35x16,18 40x25; 29 34x17,27; 30 34x13 35x13,17,27 37x16,18 40x18,30; 32 36x15 37x13,17,27 38x20 39x16,18
    32 40x25,42 46x32; 33 38x17; 34 38x11 44x26; 35 40x13,17,25,27 42x16,18,20,30 45x20,49; 36 40x16 42x16; 37 42x17,27
    38 43x17,27 46x20,32; 39 44x26; 40 44x13 45x13,17,27 47x18,20 48x20; 42 47x13,17,27 50x20; 43 48x17,27
    45 49x19 50x13,17,27 52x18,21 53x20,21,28 59x18,32; 47 52x17,27 55x28; 48 53x17; 50 55x13,17,20,30 57x18 58x20,25
    52 57x12; 55 60x17,20,27,30 62x18 63x15,20,25,32; 56 61x20; 58 63x17 65x18,36; 60 65x20,30 66x33,40 68x20,23,25,30
    60 75x42; 62 70x40; 63 71x20; 64 70x16; 65 70x20,30 73x23,30; 68 74x20,30,35 76x20; 70 76x20,30 78x23,25,30,46
    72 80x20; 73 79x20; 75 81x20,30 83x23,30,35,40; 80 86x20 88x25,30,40,46; 81 87x20; 82 88x20; 85 92x20 93x25,30
    90 97x20 98x25,27,30; 93 101x27; 95 102x20 103x30,40; 100 107x21 108x27,30; 105 112x21 113x30; 110 117x24 118x30
    115 123x27 125x35; 120 127x24; 125 133x35; 130 137x24; 135 143x35; 145 153x26; 150 160x46; 155 163x26; 160 170x46
    165 173x26; 175 183x32; 185 195x37; 195 205x37; 210 220x42; 220 230x42; 240 250x42; 265 280x50`;

function readCage(code: string): PlannedDimensions | undefined {
  const [, raceway, outside, width] = /^(\d+(?:\.\d+)?)X(\d+(?:\.\d+)?)X(\d+(?:\.\d+)?)$/.exec(code) ?? [];
  const dimensions = radial(Number(raceway), Number(outside), Number(width));
  return raceway !== undefined && Number(outside) > Number(raceway) ? dimensions : undefined;
}

function cageRows(): PlanRow[] {
  return tableRows(CAGES).flatMap(([raceway = '', ...groups]) =>
    groups.flatMap((group) => {
      const [outside = '', widths = ''] = group.split('x');
      return widths.split(',').map((width) => ({
        boreCode: `${raceway}X${outside}X${width}`,
        dimensions: radial(Number(raceway), Number(outside), Number(width)),
      }));
    }),
  );
}

/** Series whose code is Fw, D and width spelt out; K lists the usual ones, the rest are read as they come. */
const SPELLED_PLANS: readonly Plan[] = [
  {
    family: 'needle_cage',
    series: 'K',
    standard: 'ISO 3030',
    rows: lazily(cageRows),
    variants: [PLAIN],
    readCode: readCage,
  },
  {
    family: 'needle_cage',
    series: 'KK',
    standard: 'ISO 3030',
    rows: () => [],
    variants: [],
    readCode: readCage,
  },
  {
    family: 'needle_roller',
    series: 'RNAO',
    standard: 'ISO 1206',
    rows: () => [],
    variants: [],
    readCode: readCage,
  },
  {
    family: 'needle_roller',
    series: 'NAO',
    standard: 'ISO 1206',
    rows: () => [],
    variants: [],
    readCode: readCage,
  },
];

/** Thrust cages: bore and D make the code. */
const THRUST_CAGES = `
    4 14; 5 15; 6 19; 8 21; 10 24; 12 26; 15 28; 17 30; 20 35; 25 42; 30 47; 35 52; 40 60; 45 65; 50 70; 55 78; 60 85
    65 90; 70 95; 75 100; 80 105; 85 110; 90 120; 100 135; 110 145; 120 155; 130 170; 140 180; 150 190; 160 200`;

const thrustCageHeight = (boreMm: number): number => {
  if (boreMm <= 35) return 2;
  if (boreMm <= 65) return 3;
  return boreMm <= 120 ? 4 : 5;
};

const thrustRows = (heightMm: (boreMm: number) => number) => (): PlanRow[] =>
  numbersOf(THRUST_CAGES).map(([boreMm = 0, outsideMm = 0]) => ({
    boreCode: twoDigits(boreMm) + outsideMm,
    dimensions: { boreMm, outsideMm, widthMm: heightMm(boreMm), widthKind: 'H' },
  }));

const THRUST_NEEDLE_PLANS: readonly Plan[] = [
  plain('thrust_needle_roller', 'AXK', 'ISO 3031', thrustRows(thrustCageHeight)),
  plain(
    'thrust_needle_roller',
    'AS',
    'ISO 3031',
    thrustRows(() => 1),
  ),
];

export const SIZED_NEEDLE_PLANS: readonly Plan[] = [
  ...SIZED_PLANS,
  ...DRAWN_CUP_PLANS,
  ...SPELLED_PLANS,
  ...THRUST_NEEDLE_PLANS,
];
