/** Bearings, and units of bearing and block, for screw drives: no standard has them; the sizes are those that all makers keep. */
import type { PartFamily } from '../vocabulary.js';
import { plannedBy, sizePlan, PLAIN } from './plan.js';
import type { Plan } from './plan.js';

interface ScrewSupport {
  readonly series: string;
  readonly maker: string;
  /** Of balls, or (of needles and cylindrical rollers) of their own. */
  readonly family?: PartFamily;
  /** Digits of bore and D in the code, where it has zeros in front. */
  readonly digits?: number;
  /** The code is the bore alone. */
  readonly byBore?: boolean;
  /** Bore, D, width. */
  readonly rows: string;
}

/** Screw support bearings, whose code is bore and D, or (7602, 7603: the sizes of 72 and 73) the bore. F and M have a flange to bolt down. */
const SCREW_SUPPORT: readonly ScrewSupport[] = [
  {
    series: 'BSD',
    maker: 'SKF',
    rows: `
    15 47 15; 17 47 15; 20 47 15; 25 62 15; 30 62 15; 35 72 15; 40 72 15; 40 90 20; 45 75 15; 45 100 20; 50 100 20
    55 100 20; 55 120 20; 60 120 20`,
  },
  {
    series: 'BEAS',
    maker: 'SKF',
    digits: 3,
    rows: '8 32 20; 12 42 25; 15 45 25; 17 47 25; 20 52 28; 25 57 28; 30 62 28',
  },
  {
    series: 'BEAM',
    maker: 'SKF',
    digits: 3,
    rows: `
    12 55 25; 17 62 25; 20 68 28; 25 75 28; 30 80 28; 35 90 34; 40 100 34; 40 115 46; 50 115 34; 50 140 54; 60 145 45`,
  },
  {
    series: 'ZKLN',
    maker: 'INA',
    rows: `
    6 19 12; 6 24 15; 8 32 20; 10 34 20; 12 42 25; 15 45 25; 17 47 25; 20 52 28; 25 57 28; 30 62 28; 30 72 38; 35 72 34
    40 75 34; 40 90 46; 50 90 34; 50 110 54; 60 110 45; 70 120 45; 80 130 45; 90 140 45; 100 150 45`,
  },
  {
    series: 'ZKLF',
    maker: 'INA',
    rows: `
    12 55 25; 15 60 25; 17 62 25; 20 68 28; 25 75 28; 30 80 28; 30 100 38; 35 90 34; 40 100 34; 40 115 46; 50 115 34
    50 140 54; 60 145 45; 70 155 45; 80 165 45; 90 190 55; 100 200 55`,
  },
  {
    series: 'ZARN',
    maker: 'INA',
    family: 'needle_combined',
    rows: `
    15 45 40; 17 47 43; 20 52 46; 20 62 60; 25 57 50; 25 72 60; 30 62 50; 30 80 66; 35 70 54; 35 85 66; 40 75 54
    40 90 75; 45 80 60; 45 105 82; 50 90 60; 50 110 82; 55 115 82; 60 120 82; 65 125 82; 70 130 82; 75 155 100
    90 180 110`,
  },
  {
    series: 'ZARF',
    maker: 'INA',
    family: 'needle_combined',
    rows: `
    15 60 40; 17 62 43; 20 68 46; 20 80 60; 25 75 50; 25 90 60; 30 80 50; 30 105 66; 35 90 54; 35 110 66; 40 100 54
    40 115 75; 45 105 60; 45 130 82; 50 115 60; 50 140 82; 55 145 82; 60 150 82; 65 155 82; 70 160 82; 75 185 100`,
  },
  {
    series: '7602',
    maker: 'INA',
    digits: 3,
    byBore: true,
    rows: `
    12 32 10; 15 35 11; 17 40 12; 20 47 14; 25 52 15; 30 62 16; 35 72 17; 40 80 18; 45 85 19; 50 90 20; 55 100 21
    60 110 22; 65 120 23; 70 125 24; 75 130 25; 80 140 26; 85 150 28; 90 160 30; 95 170 32; 100 180 34`,
  },
  {
    series: '7603',
    maker: 'INA',
    digits: 3,
    byBore: true,
    rows: `
    20 52 15; 25 62 17; 30 72 19; 35 80 21; 40 90 23; 45 100 25; 50 110 27; 55 120 29; 60 130 31; 65 140 33; 70 150 35
    75 160 37; 80 170 39; 85 180 41; 90 190 43; 95 200 45; 100 215 47`,
  },
];

/**
 * Blocks that carry the end of a ball screw: BK and EK stand and hold it, FK holds it by a flange; BF, EF and FF let it slide.
 * One row: code, bore, length or diameter, between the bolts or the bolt circle, and for those that stand the centre height.
 */
const BLOCKS: Readonly<Record<string, string>> = {
  BK: '10 10 60 46 22; 12 12 60 46 25; 15 15 70 54 28; 17 17 86 68 39; 20 20 88 70 34; 25 25 106 85 48; 30 30 128 102 51; 35 35 140 114 52; 40 40 160 130 60',
  BF: '10 8 60 46 22; 12 10 60 46 25; 15 15 70 54 28; 17 17 86 68 39; 20 20 88 70 34; 25 25 106 85 48; 30 30 128 102 51; 35 35 140 114 52; 40 40 160 130 60',
  EK: '8 8 52 38 17; 10 10 70 52 25; 12 12 70 52 25; 15 15 80 60 30; 20 20 95 75 30',
  EF: '8 6 52 38 17; 10 8 70 52 25; 12 10 70 52 25; 15 15 80 60 30; 20 20 95 75 30',
  FK: '8 8 43 35; 10 10 52 42; 12 12 54 44; 15 15 63 50; 20 20 85 70; 25 25 98 80; 30 30 117 95',
  FF: '10 8 43 35; 12 10 52 42; 15 15 63 50; 20 20 85 70; 25 25 98 80; 30 30 117 95',
};

const BLOCK_PLANS: readonly Plan[] = Object.entries(BLOCKS).map(([series, table]) =>
  plannedBy(
    { family: 'screw_support_unit', series, standard: 'THK', variants: [PLAIN] },
    table,
    ([boreCode = '', ...cells]) => {
      const [boreMm = 0, lengthMm = 0, boltSpacingMm = 0, centreHeightMm] = cells.map(Number);
      const dimensions = { boreMm, lengthMm, boltSpacingMm };
      return [
        {
          boreCode,
          dimensions: centreHeightMm === undefined ? dimensions : { ...dimensions, centreHeightMm },
        },
      ];
    },
  ),
);

export const SCREW_SUPPORT_PLANS: readonly Plan[] = [
  ...SCREW_SUPPORT.map(
    ({ series, maker, family = 'thrust_angular_contact_ball', digits = 2, byBore = false, rows }) =>
      sizePlan(family, series, maker, rows, (...diameters) =>
        (byBore ? diameters.slice(0, 1) : diameters).map((mm) => String(mm).padStart(digits, '0')).join(''),
      ),
  ),
  ...BLOCK_PLANS,
];
