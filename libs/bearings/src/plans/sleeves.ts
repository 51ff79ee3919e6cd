/**
 * Sleeves on which bearings with a tapered bore sit (ISO 2982-1, GB/T 9160.1), and the nuts and washers that hold a bearing
 * or its sleeve (ISO 2982-2, GB/T 9160.2).
 */
import { boreOfCode, plannedBy, tablePlan, PLAIN } from './plan.js';
import type { Plan } from './plan.js';

/** Adapter sleeves with nut: code of the bearing's bore, length of the sleeve. */
const ADAPTERS: Readonly<Record<string, string>> = {
  H2: '04 24; 05 26; 06 27; 07 29; 08 31; 09 33; 10 35; 11 37; 12 38; 13 40; 14 41; 15 43; 16 46; 17 50; 18 52; 19 55; 20 58; 21 60; 22 63',
  H3: '04 28; 05 29; 06 31; 07 35; 08 36; 09 39; 10 42; 11 45; 12 47; 13 50; 14 52; 15 55; 16 59; 17 63; 18 65; 19 68; 20 71; 21 74; 22 77',
  H23: `04 31; 05 35; 06 38; 07 43; 08 46; 09 50; 10 55; 11 59; 12 62; 13 65; 14 68; 15 73; 16 78; 17 82; 18 86; 19 90
    20 97; 22 105; 24 112; 26 121; 28 131; 30 139; 32 147; 34 154; 36 161; 38 169; 40 176; 44 186; 48 199; 52 211; 56 224`,
  H30: '24 72; 26 80; 28 82; 30 87; 32 93; 34 101; 36 109; 38 112; 40 120; 44 126; 48 133; 52 145; 56 152; 60 168; 64 171; 68 187; 72 188; 76 193; 80 210',
  H31: '20 76; 22 81; 24 88; 26 92; 28 97; 30 111; 32 119; 34 122; 36 131; 38 141; 40 150; 44 161; 48 172; 52 190; 56 195; 60 208; 64 226; 68 254; 72 259; 76 264; 80 272',
};

/** Withdrawal sleeves: the same columns. Those of the X series have threads of nuts KM and HM. */
const WITHDRAWALS: Readonly<Record<string, string>> = {
  AH3: '08 29; 09 31; 13 42; 14 43; 15 45; 16 48',
  AHX3: '10 35; 11 37; 12 40; 17 52; 18 53; 19 57; 20 59',
  AH23: '08 40; 09 44; 13 61; 34 146; 36 154; 38 160; 40 170',
  AHX23: `10 50; 11 54; 12 58; 14 64; 15 68; 16 71; 17 74; 18 79; 19 85; 20 90; 22 98; 24 105; 26 115; 28 125; 30 135; 32 140`,
  AHX30: '24 60; 26 67; 28 68; 30 72; 32 77',
  AH30: '34 85; 36 92; 38 96; 40 102',
  AHX31: '20 64; 22 68; 24 75; 26 78; 28 83; 30 96; 32 103',
  AH31: '34 104; 36 116; 38 125; 40 134',
  AHX32: '20 73; 22 82; 24 90; 26 98; 28 104; 30 114',
  AH32: '32 124; 34 134; 36 140; 38 145; 40 153',
};

/** Greatest bearing bore of each step, and how much smaller the shaft under the sleeve is (ISO 2982-1). */
const SLEEVE_STEPS: readonly (readonly [upToBoreMm: number, lessMm: number])[] = [
  [20, 3],
  [65, 5],
  [120, 10],
  [150, 15],
  [420, 20],
  [600, 30],
];

/** Shaft diameter for a bearing of this bore on an adapter sleeve; GOST and old Chinese numbers name the shaft. */
export function shaftUnderSleeveMm(bearingBoreMm: number): number {
  const [, lessMm] = SLEEVE_STEPS.find(([upToBoreMm]) => bearingBoreMm <= upToBoreMm) ?? [0, 40];
  return bearingBoreMm - lessMm;
}

/** Least bearing bore of each step, and how much smaller the shaft in a withdrawal sleeve, which is thinner, is. */
const WITHDRAWAL_STEPS: readonly (readonly [fromBoreMm: number, lessMm: number])[] = [
  [220, 20],
  [160, 10],
  [0, 5],
];

function shaftInSleeveMm(bearingBoreMm: number): number {
  const [, lessMm] = WITHDRAWAL_STEPS.find(([fromBoreMm]) => bearingBoreMm >= fromBoreMm) ?? [0, 5];
  return bearingBoreMm - lessMm;
}

const sleevePlans = (
  family: 'adapter_sleeve' | 'withdrawal_sleeve',
  sleeves: Readonly<Record<string, string>>,
  shaftMm: (bearingBoreMm: number) => number,
): Plan[] =>
  Object.entries(sleeves).map(([series, table]) =>
    plannedBy(
      { family, series, standard: 'ISO 2982-1', variants: [PLAIN] },
      table,
      ([boreCode = '', length]) => {
        const outsideMm = boreOfCode(boreCode);
        const boreMm = shaftMm(outsideMm);
        return [{ boreCode, dimensions: { boreMm, outsideMm, widthMm: Number(length), widthKind: 'L' } }];
      },
    ),
  );

/** Nuts: code, thread, its pitch, D, width. */
const NUTS = `
    0 10 0.75 18 4; 1 12 1 22 4; 2 15 1 25 5; 3 17 1 28 5; 4 20 1 32 6; 5 25 1.5 38 7; 6 30 1.5 45 7; 7 35 1.5 52 8
    8 40 1.5 58 9; 9 45 1.5 65 10; 10 50 1.5 70 11; 11 55 2 75 11; 12 60 2 80 11; 13 65 2 85 12; 14 70 2 92 12; 15 75 2 98 13
    16 80 2 105 15; 17 85 2 110 16; 18 90 2 120 16; 19 95 2 125 17; 20 100 2 130 18; 21 105 2 140 18; 22 110 2 145 19
    23 115 2 150 19; 24 120 2 155 20; 25 125 2 160 21; 26 130 2 165 21; 27 135 2 175 22; 28 140 2 180 22; 29 145 2 190 24
    30 150 2 195 24; 31 155 3 200 25; 32 160 3 210 25; 33 165 3 210 26; 34 170 3 220 26; 36 180 3 230 27; 38 190 3 240 28
    40 200 3 250 29`;

/** Washers with a tab into the shaft's keyway: code, bore, D, thickness. */
const WASHERS = `
    0 10 21 1; 1 12 25 1; 2 15 28 1; 3 17 32 1; 4 20 36 1; 5 25 42 1.25; 6 30 49 1.25; 7 35 57 1.25; 8 40 62 1.25; 9 45 69 1.25
    10 50 74 1.25; 11 55 81 1.5; 12 60 86 1.5; 13 65 92 1.5; 14 70 98 1.5; 15 75 104 1.5; 16 80 112 1.75; 17 85 119 1.75
    18 90 126 1.75; 19 95 133 1.75; 20 100 142 1.75; 21 105 145 1.75; 22 110 154 1.75; 23 115 159 2; 24 120 164 2
    25 125 170 2; 26 130 175 2; 27 135 185 2; 28 140 192 2; 29 145 202 2; 30 150 205 2; 31 155 212 2.5; 32 160 217 2.5
    33 165 222 2.5; 34 170 232 2.5; 36 180 242 2.5; 38 190 252 2.5; 40 200 262 2.5`;

export const SLEEVE_PLANS: readonly Plan[] = [
  ...sleevePlans('adapter_sleeve', ADAPTERS, shaftUnderSleeveMm),
  ...sleevePlans('withdrawal_sleeve', WITHDRAWALS, shaftInSleeveMm),
  plannedBy(
    { family: 'lock_nut', series: 'KM', standard: 'ISO 2982-2', variants: [PLAIN] },
    NUTS,
    ([code = '', ...cells]) => {
      const [boreMm = 0, threadPitchMm = 0, outsideMm = 0, widthMm = 0] = cells.map(Number);
      const dimensions = { boreMm, outsideMm, widthMm, threadMm: boreMm, threadPitchMm } as const;
      return [{ boreCode: code, dimensions: { ...dimensions, widthKind: 'B' } }];
    },
  ),
  tablePlan('lock_washer', 'MB', 'ISO 2982-2', WASHERS, [PLAIN]),
];
