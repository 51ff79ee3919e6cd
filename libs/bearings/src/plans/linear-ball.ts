/**
 * Linear ball bearings, which run along a shaft: LM of the sizes that Asian makers keep (THK, NB, IKO), the most sold; LME
 * and KH of ISO 10285 (GB/T 16940), series 3 and 1. With a flange they are LMF (round), LMK (square) and LMH (oval).
 */
import { plannedBy, OPEN } from './plan.js';
import type { Plan, PlanRow, Variant } from './plan.js';

/** Bore, D, length, length of two in one sleeve (`LM20L`); of a flange its diameter, bolt circle, and side of a square one. */
const LM = `
    3 7 10; 4 8 12; 5 10 15; 6 12 19 35 28 20 22; 8 15 24 45 32 24 25; 8S 15 17; 10 19 29 55 40 29 30
    12 21 30 57 42 32 32; 13 23 32 61 43 33 34; 16 28 37 70 48 38 37; 20 32 42 80 54 43 42; 25 40 59 112 62 51 50
    30 45 64 123 74 60 58; 35 52 70 135 82 67 64; 40 60 80 151 96 78 75; 50 80 100 192 116 98 92
    60 90 110 209 134 112 106; 80 120 140; 100 150 175`;

/** Bore, D, length. */
const LME = `
    5 12 22; 8 16 25; 10 19 29; 12 22 32; 16 26 36; 20 32 45; 25 40 58; 30 47 68; 40 62 80; 50 75 100; 60 90 125
    80 120 165`;
const KH = `
    6 12 22; 8 15 24; 10 17 26; 12 19 28; 14 21 28; 16 24 30; 20 28 30; 25 35 40; 30 40 50; 40 52 60; 50 62 70`;

/** Blocks of aluminium around an LM bearing: bore, block's width, length, height of the shaft, between the bolts. */
const SC = '6 30 25 9 20; 8 34 30 11 24; 10 40 35 13 28; 12 42 36 15 30.5; 16 50 44 19 36';

const SEALED = { seal: 'contact_seal_2' };
const CLOSED: readonly Variant[] = [OPEN, { suffix: 'UU', features: SEALED }];
/** Slit for a shaft that rests on supports along its length, or narrowly, to take up clearance. */
const SLIT: readonly Variant[] = [
  { suffix: 'UUOP', features: { ...SEALED, internalDesign: 'open_sleeve' }, codes: /^\d\d+$/ },
  { suffix: 'UUAJ', features: { ...SEALED, internalDesign: 'adjustable_sleeve' }, codes: /^([68]|\d\d+)$/ },
];

const linear = (
  series: string,
  standard: string,
  variants: readonly Variant[],
  table: string,
  rowsOf: (cells: readonly string[]) => readonly PlanRow[],
): Plan => plannedBy({ family: 'linear_ball', series, standard, variants }, table, rowsOf);

const sleeve = (boreCode: string, bore: string, outside: string, length: string): PlanRow => ({
  boreCode,
  dimensions: {
    boreMm: Number.parseInt(bore, 10),
    outsideMm: Number(outside),
    widthMm: Number(length),
    widthKind: 'L',
  },
});

const shortAndLong = ([bore = '', outside = '', short = '', long]: readonly string[]): PlanRow[] => [
  sleeve(bore, bore, outside, short),
  ...(long === undefined ? [] : [sleeve(`${bore}L`, bore, outside, long)]),
];

/** What stands in the last three columns, of each kind of flange. An oval one has its bolts elsewhere at every maker. */
const FLANGES: Readonly<
  Record<string, (cells: readonly number[]) => { lengthMm: number; boltSpacingMm?: number }>
> = {
  LMF: ([diameter = 0, boltSpacingMm = 0]) => ({ lengthMm: diameter, boltSpacingMm }),
  LMK: ([, boltSpacingMm = 0, side = 0]) => ({ lengthMm: side, boltSpacingMm }),
  LMH: ([diameter = 0]) => ({ lengthMm: diameter }),
};

export const LINEAR_BALL_PLANS: readonly Plan[] = [
  linear('LM', 'THK', [...CLOSED, ...SLIT], LM, shortAndLong),
  ...Object.entries(FLANGES).map(([series, flangeOf]) =>
    linear(series, 'THK', CLOSED, LM, (cells) => {
      const flange = cells.slice(4).map(Number);
      if (flange.length === 0) return [];
      return shortAndLong(cells).map(({ boreCode, dimensions }) => ({
        boreCode,
        dimensions: { ...dimensions, ...flangeOf(flange) },
      }));
    }),
  ),
  linear('LME', 'ISO 10285', [...CLOSED, ...SLIT], LME, shortAndLong),
  linear(
    'KH',
    'ISO 10285',
    [OPEN, { suffix: 'PP', features: SEALED }],
    KH,
    ([bore = '', outside = '', length = '']) => [
      sleeve(bore.padStart(2, '0') + length, bore, outside, length),
    ],
  ),
  linear('SC', 'THK', [{ suffix: 'UU', features: SEALED }], SC, ([boreCode = '', ...cells]) => {
    const [lengthMm = 0, widthMm = 0, centreHeightMm = 0, boltSpacingMm = 0] = cells.map(Number);
    const fastened = { lengthMm, centreHeightMm, boltSpacingMm };
    return [{ boreCode, dimensions: { boreMm: Number(boreCode), widthMm, widthKind: 'L', ...fastened } }];
  }),
];
