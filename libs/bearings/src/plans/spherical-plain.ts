/**
 * Spherical plain bearings, ISO 12240 (GB/T 9161 to 9164): radial ones of series E, G and W (part 1), angular contact GAC
 * (part 2), thrust GX (part 3), and rod ends of series E and K (part 4), with a thread inside (SI, PHS) or outside (SA, POS).
 */
import { lazily, plannedBy, tableRows, OPEN } from './plan.js';
import type { Plan, PlanRow, Variant } from './plan.js';

/** Series E: bore, D, B of the inner ring, C of the outer ring. */
const RADIAL_E = `
    4 12 5 3; 5 14 6 4; 6 14 6 4; 8 16 8 5; 10 19 9 6; 12 22 10 7; 15 26 12 9; 17 30 14 10; 20 35 16 12; 25 42 20 16
    30 47 22 18; 35 55 25 20; 40 62 28 22; 45 68 32 25; 50 75 35 28; 60 90 44 36; 70 105 49 40; 80 120 55 45; 90 130 60 50
    100 150 70 55; 110 160 70 55; 120 180 85 70; 140 210 90 70; 160 230 105 80; 180 260 105 80; 200 290 130 100
    220 320 135 100; 240 340 140 100; 260 370 150 110; 280 400 155 120; 300 430 165 120`;

/** Series G, which tilts further: the same columns. */
const RADIAL_G = `
    6 16 9 5; 8 19 11 6; 10 22 12 7; 12 26 15 9; 15 30 16 10; 17 35 20 12; 20 42 25 16; 25 47 28 18; 30 55 32 20; 35 62 35 22
    40 68 40 25; 45 75 43 28; 50 90 56 36; 60 105 63 40; 70 120 70 45; 80 130 75 50; 90 150 85 55; 100 160 85 55
    110 180 100 70; 120 210 115 70`;

/** Series W: an inner ring as wide as its bore; bore, D, C. */
const RADIAL_W = `
    12 22 7; 15 26 9; 16 28 9; 17 30 10; 20 35 12; 25 42 16; 30 47 18; 32 52 18; 35 55 20; 40 62 22; 45 68 25; 50 75 28
    60 90 36; 63 95 36; 70 105 40; 80 120 45; 90 130 50; 100 150 55; 110 160 55`;

/** Angular contact: bore, D, T; the sizes of tapered roller bearings 320X. */
const ANGULAR = `
    25 47 15; 30 55 17; 35 62 18; 40 68 19; 45 75 20; 50 80 20; 55 90 23; 60 95 23; 65 100 23; 70 110 25; 75 115 25
    80 125 29; 85 130 29; 90 140 32; 95 145 32; 100 150 32; 110 170 38; 120 180 38`;

/** Thrust: bore, D, H. */
const THRUST = `
    10 30 9.5; 12 35 13; 15 42 15; 17 47 16; 20 55 20; 25 62 22.5; 30 75 26; 35 90 28; 40 105 32; 45 120 36.5; 50 130 42.5
    60 150 45; 70 160 50; 80 180 50; 100 210 59; 120 230 64`;

/** Rod ends of series E: bore, thread, its pitch, B, height over the thread inside and outside. */
const RODS_E = `
    5 5 0.8 6 30 36; 6 6 1 6 30 36; 8 8 1.25 8 36 42; 10 10 1.5 9 43 48; 12 12 1.75 10 50 54; 15 14 2 12 61 63
    17 16 2 14 67 69; 20 20 1.5 16 77 78; 25 24 2 20 94 94; 30 30 2 22 110 110`;

/** Series K, whose inner ring is wider, in a bush of bronze or with a lining: the same columns. */
const RODS_K = `
    5 5 0.8 8 27 33; 6 6 1 9 30 36; 8 8 1.25 12 36 42; 10 10 1.5 14 43 48; 12 12 1.75 16 50 54; 14 14 2 19 57 60
    16 16 2 21 64 66; 18 18 1.5 23 71 72; 20 20 1.5 25 77 78; 22 22 1.5 28 84 84; 25 24 2 31 94 94; 28 27 2 35 103 103
    30 30 2 37 110 110`;

/** Cylindrical sliding faces have a slit to put the inner ring in; smaller ones take no lubricant (E), larger ones do (ES). */
const LARGEST_WITHOUT_GROOVES_MM = 12;
const SMALLEST_WITH_GROOVES_MM = 15;

const open = (suffix: string, internalDesign: string): Variant => ({
  suffix,
  features: { seal: 'open', internalDesign },
});
const SLIT: Variant = { ...open('E', 'single_slit'), maxBoreMm: LARGEST_WITHOUT_GROOVES_MM };
const GROOVED: Variant = open('ES', 'single_slit_lubricated');
const SEALED: Variant = {
  suffix: 'ES-2RS',
  features: { seal: 'contact_seal_2', internalDesign: 'single_slit_lubricated' },
  minBoreMm: SMALLEST_WITH_GROOVES_MM,
};
const COMPOSITE: Variant = { ...open('C', 'self_lubricating_composite'), maxBoreMm: 30 };
const FABRIC: Variant = {
  suffix: 'ET-2RS',
  features: { seal: 'contact_seal_2', internalDesign: 'self_lubricating_fabric' },
  minBoreMm: SMALLEST_WITH_GROOVES_MM,
};

const radial = ([bore = '', outside, width, outer]: readonly string[]): PlanRow[] => [
  {
    boreCode: bore,
    dimensions: {
      boreMm: Number(bore),
      outsideMm: Number(outside),
      widthMm: Number(width),
      widthKind: 'B',
      outerRingWidthMm: Number(outer),
    },
  },
];

const plain = (series: string, part: number, variants: readonly Variant[]): Omit<Plan, 'rows'> => ({
  family: 'spherical_plain',
  series,
  standard: `ISO 12240-${part}`,
  variants,
});

const flat =
  (widthKind: 'T' | 'H') =>
  ([bore = '', outside, width]: readonly string[]): PlanRow[] => [
    {
      boreCode: bore,
      dimensions: { boreMm: Number(bore), outsideMm: Number(outside), widthMm: Number(width), widthKind },
    },
  ];

export const SPHERICAL_PLAIN_PLANS: readonly Plan[] = [
  plannedBy(
    plain('GE', 1, [SLIT, { ...GROOVED, minBoreMm: SMALLEST_WITH_GROOVES_MM }, SEALED, COMPOSITE, FABRIC]),
    RADIAL_E,
    radial,
  ),
  plannedBy(
    plain('GEG', 1, [SLIT, { ...GROOVED, minBoreMm: SMALLEST_WITH_GROOVES_MM }, SEALED]),
    RADIAL_G,
    radial,
  ),
  plannedBy(plain('GEEW', 1, [GROOVED]), RADIAL_W, ([bore = '', outside = '', outer = '']) =>
    radial([bore, outside, bore, outer]),
  ),
  plannedBy(plain('GAC', 2, [open('S', 'lubricated')]), ANGULAR, flat('T')),
  plannedBy(plain('GX', 3, [open('S', 'lubricated')]), THRUST, flat('H')),
];

/** Rod ends of one thread; the head's diameter is each maker's own. */
const rodEnds =
  (thread: 'inside' | 'outside', ...endings: readonly ((boreMm: number) => string)[]) =>
  (cells: readonly string[]): PlanRow[] => {
    const [boreMm = 0, threadMm = 0, threadPitchMm = 0, widthMm = 0, inside = 0, outside = 0] =
      cells.map(Number);
    const centreHeightMm = thread === 'inside' ? inside : outside;
    return endings.map((ending) => ({
      boreCode: boreMm + ending(boreMm),
      dimensions: { boreMm, widthMm, widthKind: 'B', centreHeightMm, threadMm, threadPitchMm },
    }));
  };

const lined = (): string => 'T/K';
const slit = (boreMm: number): string => (boreMm > LARGEST_WITHOUT_GROOVES_MM ? 'ES' : 'E');
const rightHand = (): string => '';
const leftHand = (): string => 'L';

/** SI and SIL (left-hand) have the thread inside, SA and SAL outside. */
const SLIT_OR_LINED = [
  ['SI', 'inside'],
  ['SIL', 'inside'],
  ['SA', 'outside'],
  ['SAL', 'outside'],
] as const;
/** In a bush of bronze; a left-hand thread is said behind the bore. */
const IN_BRONZE = [
  ['PHS', 'inside'],
  ['POS', 'outside'],
] as const;
const SEALED_ROD_END: Variant = { suffix: '-2RS', features: { seal: 'contact_seal_2' }, codes: /ES$/ };

const rodEndPlan = (series: string, variants: readonly Variant[], rows: () => readonly PlanRow[]): Plan => ({
  family: 'rod_end',
  series,
  standard: 'ISO 12240-4',
  variants,
  rows: lazily(rows),
});

export const ROD_END_PLANS: readonly Plan[] = [
  ...SLIT_OR_LINED.map(([series, thread]) =>
    rodEndPlan(series, [OPEN, SEALED_ROD_END], () => [
      ...tableRows(RODS_K).flatMap(rodEnds(thread, lined)),
      ...tableRows(RODS_E).flatMap(rodEnds(thread, slit)),
    ]),
  ),
  ...IN_BRONZE.map(([series, thread]) =>
    rodEndPlan(series, [OPEN], () => tableRows(RODS_K).flatMap(rodEnds(thread, rightHand, leftHand))),
  ),
];
