/** What the cluster's upstream firms sell: balls, rollers, cages, seals, lubricants. */
import type { Features, PartFamily, PartType } from '../vocabulary.js';
import { dimensionSeries, plannedParts } from './index.js';
import { tableRows } from './plan.js';

const words = (text: string): string[] => text.trim().split(/\s+/);

/** GB/T 308.1 (ISO 3290-1): nominal diameters, millimetre sizes and inch fractions. */
const BALL_DIAMETERS = `
    0.5 0.6 0.8 1 1.2 1.5 1.588 2 2.381 2.5 2.778 3 3.175 3.5 3.572 3.969 4 4.366 4.5 4.762 5 5.159 5.5 5.556 5.953
    6 6.35 6.5 6.747 7 7.144 7.5 7.938 8 8.334 8.5 8.731 9 9.128 9.525 9.922 10 10.319 11 11.112 11.5 11.906 12
    12.303 12.7 13 13.494 14 14.288 15 15.081 15.875 16 16.669 17 17.462 18 18.256 19 19.05 20 20.638 21 21.431 22
    22.225 23 23.812 24 25 25.4 26 26.988 28 28.575 30 30.162 31.75 32 33.338 34 34.925 35 36 36.512 38.1 40 41.275
    42.862 44.45 45 47.625 50 50.8 53.975 55 57.15 60 60.325 63.5 65 69.85 76.2`;

/** Grades with the largest ball that is made to them (GB/T 308.1, table of grades). */
const BALL_GRADES: readonly (readonly [grade: string, upToMm: number])[] = [
  ['G3', 12.7],
  ['G5', 25.4],
  ['G10', 38.1],
  ['G16', 38.1],
  ['G20', 50.8],
  ['G40', 76.2],
  ['G100', 76.2],
];

function ballTypes(): PartType[] {
  return words(BALL_DIAMETERS).flatMap((diameter) =>
    BALL_GRADES.filter(([, upToMm]) => Number(diameter) <= upToMm).map(([grade]) => ({
      designation: `BALL${diameter}-${grade}`,
      basic: `BALL${diameter}`,
      family: 'steel_ball',
      series: 'BALL',
      standard: 'GB/T 308.1',
      dimensions: { outsideMm: Number(diameter) },
      features: { tolerance: grade },
    })),
  );
}

/** Diameter, then the lengths made. */
const CYLINDRICAL_ROLLERS = `
    3 3 5; 4 4 6 8; 5 5 8 10; 5.5 5.5 8; 6 6 8 10 12; 6.5 6.5 9; 7 7 10 14; 7.5 7.5 9 11; 8 8 10 12 14; 9 9 10 13 14
    10 10 11 14 16; 11 11 12 15; 12 12 14 17 18 21; 13 13 20; 14 14 15 20; 15 15 16 22; 16 16 17 24; 17 17 24; 18 18 19 26
    19 19 20 28; 20 20 30; 21 21 30; 22 22 24 34; 23 23 34; 24 24 26 36; 25 25 27 36; 26 26 28 40; 28 28 30 44; 30 30 48
    32 32 52; 34 34 55; 36 36 58; 38 38 62; 40 40 65`;

const NEEDLE_ROLLERS = `
    1 5.8 7.8 9.8; 1.5 5.8 7.8 9.8 11.8 13.8; 2 7.8 9.8 11.8 13.8 15.8 17.8 19.8; 2.5 9.8 11.8 13.8 15.8 17.8 19.8 21.8 23.8
    3 11.8 13.8 15.8 17.8 19.8 21.8 23.8 27.8 29.8; 3.5 13.8 15.8 17.8 19.8 21.8 23.8 29.8 34.8
    4 15.8 17.8 19.8 21.8 23.8 27.8 29.8 34.8 39.8; 5 19.8 21.8 23.8 27.8 29.8 34.8 39.8 49.8; 6 27.8 29.8 34.8 39.8 49.8 59.8`;

function rollerTypes(series: 'ROLLER' | 'NEEDLE', standard: string, sizes: string): PartType[] {
  return tableRows(sizes).flatMap(([diameter = '', ...lengths]) =>
    lengths.map((length) => ({
      designation: `${series}${diameter}X${length}`,
      basic: `${series}${diameter}X${length}`,
      family: 'roller',
      series,
      standard,
      dimensions: { outsideMm: Number(diameter), widthMm: Number(length), widthKind: 'L' },
      features: {},
    })),
  );
}

const CAGE_CODES: Readonly<Record<string, string>> = {
  J: 'pressed_steel',
  M: 'machined_brass',
  TN: 'polyamide_gf',
};

interface Fitting {
  readonly series: string;
  readonly codes: string;
  readonly upToBoreMm: number;
}

/** Which cages the trade sells loose, for bearings of which series up to which bore. */
const CAGES_FOR: readonly Fitting[] = [
  { series: '60', codes: 'J TN', upToBoreMm: 100 },
  { series: '62', codes: 'J TN', upToBoreMm: 120 },
  { series: '63', codes: 'J TN', upToBoreMm: 100 },
  { series: '72', codes: 'TN M', upToBoreMm: 100 },
  { series: 'NU2', codes: 'M TN', upToBoreMm: 150 },
  { series: 'NU3', codes: 'M TN', upToBoreMm: 150 },
  { series: 'NU22', codes: 'M', upToBoreMm: 150 },
  { series: 'NU23', codes: 'M', upToBoreMm: 150 },
  { series: '302', codes: 'J', upToBoreMm: 120 },
  { series: '303', codes: 'J', upToBoreMm: 100 },
  { series: '322', codes: 'J', upToBoreMm: 120 },
  { series: '323', codes: 'J', upToBoreMm: 100 },
  { series: '222', codes: 'J M', upToBoreMm: 200 },
  { series: '223', codes: 'J M', upToBoreMm: 200 },
];

/** Closures sold loose: for the bearings that take them, steel shields (Z) and rubber seals (RS, and FKM for heat). */
const CLOSURES_FOR: readonly Fitting[] = [
  { series: '60', codes: 'Z RS FKM', upToBoreMm: 80 },
  { series: '62', codes: 'Z RS FKM', upToBoreMm: 80 },
  { series: '63', codes: 'Z RS FKM', upToBoreMm: 60 },
];

const CLOSURE_FEATURES: Readonly<Record<string, Features>> = {
  Z: { seal: 'shield_1' },
  RS: { seal: 'contact_seal_1' },
  FKM: { seal: 'contact_seal_1_FKM' },
};

function fittedTypes(
  family: PartFamily,
  name: string,
  fittings: readonly Fitting[],
  featuresOf: (code: string) => Features,
): PartType[] {
  return fittings.flatMap(({ series, codes, upToBoreMm }) =>
    bearingsOf(series, upToBoreMm).flatMap((bearing) =>
      words(codes).map((code) => ({
        designation: `${name}${bearing}-${code}`,
        basic: name + bearing,
        family,
        series: name + series,
        standard: 'for the bearing of that number',
        dimensions: {},
        features: featuresOf(code),
      })),
    ),
  );
}

/** Numbers of the bearings that a loose part fits: those of the ordinary bores, smaller ones are not mended. */
function bearingsOf(series: string, upToBoreMm: number): string[] {
  return dimensionSeries()
    .filter((plan) => plan.series === series)
    .flatMap((plan) => plannedParts(plan.family, series))
    .filter(({ dimensions, boreCode }) => dimensions.boreMm <= upToBoreMm && /^\d\d$/.test(boreCode))
    .map(({ basic }) => basic);
}

/** Lubricants: thickener or kind with its consistency or viscosity, and the packs it is sold in, by kilogram. */
const LUBRICANTS: readonly (readonly [name: string, grease: string, packsKg: string])[] = [
  ['GREASE-LI-1', 'lithium_NLGI1', '15 180'],
  ['GREASE-LI-2', 'lithium_NLGI2', '0.8 15 180'],
  ['GREASE-LI-3', 'lithium_NLGI3', '0.8 15 180'],
  ['GREASE-LI-EP2', 'EP_lithium_NLGI2', '0.8 15 180'],
  ['GREASE-LIX-2', 'high_temp', '0.8 15 180'],
  ['GREASE-PU-2', 'polyurea_NLGI2', '0.8 15 180'],
  ['GREASE-CAS-2', 'calcium_sulfonate_NLGI2', '15 180'],
  ['GREASE-LT-2', 'low_temp', '0.8 15'],
  ['GREASE-WT-2', 'wide_temp', '0.8 15'],
  ['OIL-VG32', 'oil_VG32', '15 170'],
  ['OIL-VG46', 'oil_VG46', '15 170'],
  ['OIL-VG68', 'oil_VG68', '15 170'],
  ['OIL-VG100', 'oil_VG100', '15 170'],
  ['OIL-VG150', 'oil_VG150', '15 170'],
  ['OIL-VG220', 'oil_VG220', '15 170'],
  ['OIL-RUSTPROOF', 'oil_rustproof', '15 170'],
];

function lubricantTypes(): PartType[] {
  return LUBRICANTS.flatMap(([name, grease, packs]) =>
    words(packs).map((kilograms) => ({
      designation: `${name}-${kilograms}KG`,
      basic: name,
      family: 'lubricant',
      series: name.startsWith('OIL') ? 'OIL' : 'GREASE',
      standard: name.startsWith('OIL') ? 'ISO 3448' : 'ISO 6743-9',
      dimensions: {},
      features: { grease },
      massKg: Number(kilograms),
    })),
  );
}

export function componentTypes(): readonly PartType[] {
  return [
    ...ballTypes(),
    ...rollerTypes('ROLLER', 'GB/T 4661', CYLINDRICAL_ROLLERS),
    ...rollerTypes('NEEDLE', 'GB/T 309', NEEDLE_ROLLERS),
    ...fittedTypes('cage', 'CAGE', CAGES_FOR, (code) => ({ cage: CAGE_CODES[code] ?? code })),
    ...fittedTypes('seal', 'SEAL', CLOSURES_FOR, (code) => CLOSURE_FEATURES[code] ?? {}),
    ...lubricantTypes(),
  ];
}
