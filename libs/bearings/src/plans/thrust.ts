/** Thrust bearings: ball (one and two directions, flat and sphered seats), cylindrical roller, spherical roller (ISO 104; GB/T 301, 4663, 5859). */
import type { PartFamily } from '../vocabulary.js';
import { iso104 } from './iso-104.js';
import type { ThrustDiameterSeries, ThrustPlace } from './iso-104.js';
import { iso15Plan, outsideOf } from './iso-15.js';
import { boreCodeOf, boreOfCode, lazily, tableRows, PLAIN } from './plan.js';
import type { Plan, PlanRow } from './plan.js';
import { SCREW_SUPPORT_PLANS } from './screw-support.js';

function flatPlan(
  family: PartFamily,
  series: string,
  heightSeries: '1' | '9',
  [minBoreMm, maxBoreMm]: readonly [number, number],
): Plan {
  const rows = (): PlanRow[] =>
    iso104(series.at(-1) as ThrustDiameterSeries).flatMap((place) => {
      const heightMm = place.heightMm(heightSeries);
      return heightMm === undefined ? [] : [row(place, boreCodeOf(place.boreMm, series), heightMm)];
    });
  const variants = [{ ...PLAIN, minBoreMm, maxBoreMm }];
  return { family, series, standard: 'ISO 104', rows: lazily(rows), variants };
}

function row(place: ThrustPlace, boreCode: string, widthMm: number, boreMm = place.boreMm): PlanRow {
  const { outsideMm, chamferMinMm } = place;
  return { boreCode, dimensions: { boreMm, outsideMm, widthMm, widthKind: 'H', chamferMinMm } };
}

/**
 * ISO 20516 (GB/T 28697): bearings on sphered seats, heights without and with the seat washer (U).
 * By diameter series: bore, H, H with washer.
 */
const SPHERED_SEATS: Readonly<Record<'2' | '3' | '4', string>> = {
  '2': `
    10 11.6 13
    12 11.4 13
    15 13.3 15
    17 13.2 15
    20 14.7 17
    25 16.7 19
    30 17.8 20
    35 19.9 22
    40 20.3 23
    45 21.3 24
    50 23.5 26
    55 27.3 30
    60 28 31
    65 28.7 32
    70 28.8 32
    75 28.3 32
    80 29.5 33
    85 33.1 37
    90 38.5 42
    100 40.9 45
    110 40.2 45
    120 40.8 46
    130 47.9 53
    140 48.6 55
    150 53.3 60
    160 54.7 61
    170 58.7 65
    180 58.2 66
    190 65.7 73
    200 65.3 74
    220 65.6 75
    240 81.6 92
    260 82.8 93
    280 85 94
    300 100.5 112
    320 100.5 112
    340 100.3 113
    360 116.7 130`,
  '3': `
    25 19.8 22
    30 22.6 25
    35 25.6 28
    40 28.5 31
    45 30.1 33
    50 34.3 37
    55 39.3 42
    60 38.3 42
    65 39.4 43
    70 44.2 48
    75 48.1 52
    80 47.6 52
    85 53.1 58
    90 54.6 59
    100 59.2 64
    110 67.2 72
    120 74.1 80
    130 80.3 86
    140 84.9 92
    150 83.7 92
    160 91.7 100
    170 91.3 100
    180 99.3 109
    190 111 121
    200 118.4 130`,
  '4': `
    25 26.4 29
    30 30.1 33
    35 34 37
    40 38.2 42
    45 42.4 46
    50 45.6 50
    55 50.5 55
    60 54 58
    65 60.2 65
    70 63.6 69
    75 69 75
    80 72.2 78
    85 77 83
    90 81.2 88
    100 90 98
    110 99.7 109
    120 107.3 118
    130 115.2 128`,
};

/** Two directions: the code names the single bearing whose D it shares; then the bore of the shaft washer, then H. */
const DOUBLE_DIRECTION: Readonly<Record<'2' | '3' | '4', string>> = {
  '2': `
    02 10 22
    04 15 26
    05 20 28
    06 25 29
    07 30 34
    08 30 36
    09 35 37
    10 40 39
    11 45 45
    12 50 46
    13 55 47
    14 55 47
    15 60 47
    16 65 48
    17 70 55
    18 75 62
    20 85 67
    22 95 67
    24 100 68
    26 110 80
    28 120 81
    30 130 89
    32 140 90
    34 150 97
    36 150 98
    38 160 109
    40 170 109
    44 190 110`,
  '3': `
    05 20 34
    06 25 38
    07 30 44
    08 30 49
    09 35 52
    10 40 58
    11 45 64
    12 50 64
    13 55 65
    14 55 72
    15 60 79
    16 65 79
    17 70 87
    18 75 88
    20 85 97
    22 95 110
    24 100 123
    26 110 130
    28 120 140
    30 130 140
    32 140 153
    34 150 153
    36 150 165
    38 160 183
    40 170 192`,
  '4': `
    05 15 45
    06 20 52
    07 25 59
    08 30 65
    09 35 72
    10 40 78
    11 45 87
    12 50 93
    13 50 101
    14 55 107
    15 60 115
    16 65 120
    17 65 128
    18 70 135
    20 80 150
    22 90 166
    24 95 177
    26 100 192
    28 110 196
    30 120 209
    32 130 226
    34 135 236
    36 140 245`,
};

interface SeatHeights {
  readonly bare: number;
  readonly withWasher: number;
}

function seatHeights(diameterSeries: '2' | '3' | '4'): ReadonlyMap<number, SeatHeights> {
  const rows = tableRows(SPHERED_SEATS[diameterSeries]).map((cells) => cells.map(Number));
  return new Map(rows.map(([bore = 0, bare = 0, withWasher = 0]) => [bore, { bare, withWasher }]));
}

function spheredRows(diameterSeries: '2' | '3' | '4'): PlanRow[] {
  const heights = seatHeights(diameterSeries);
  return iso104(diameterSeries).flatMap((place) => {
    const seat = heights.get(place.boreMm);
    if (seat === undefined) return [];
    const code = boreCodeOf(place.boreMm, diameterSeries);
    return [row(place, code, seat.bare), row(place, `${code}U`, seat.withWasher)];
  });
}

function doubleRows(diameterSeries: '2' | '3' | '4', sphered: boolean): PlanRow[] {
  const singles = new Map(iso104(diameterSeries).map((place) => [boreCodeOf(place.boreMm, '5'), place]));
  const seats = seatHeights(diameterSeries);
  return tableRows(DOUBLE_DIRECTION[diameterSeries]).flatMap(([code = '', bore, height]) => {
    const single = singles.get(code);
    if (single === undefined) return [];
    const boreMm = Number(bore);
    if (!sphered) return [row(single, code, Number(height), boreMm)];
    const seat = seats.get(single.boreMm);
    const flatMm = single.heightMm('1');
    if (seat === undefined || flatMm === undefined) return [];
    // Each of the two housing washers grows by what the single bearing's does.
    const grown = (seatMm: number): number => round(Number(height) + 2 * (seatMm - flatMm));
    return [
      row(single, code, grown(seat.bare), boreMm),
      row(single, `${code}U`, grown(seat.withWasher), boreMm),
    ];
  });
}

const round = (mm: number): number => Math.round(mm * 1000) / 1000;

const PAIRED_SERIES = ['2', '3', '4'] as const;

/** Two-direction angular contact thrust bearings of machine tools: code, bore in the large-bore series 2347, H of the pair. */
const ANGULAR_CONTACT = `
    05 27 28; 06 32 32; 07 37 34; 08 42 36; 09 47 38; 10 52 38; 11 57 44; 12 62 44; 13 67 44; 14 73 48; 15 78 48
    16 83 54; 17 88 54; 18 93 60; 19 98 60; 20 103 60; 21 109 66; 22 114 72; 24 124 72; 26 135 84; 28 145 84; 30 155 90
    32 165 96; 34 176 108; 36 187 120; 38 197 120; 40 207 132; 44 228 144; 48 248 144; 52 269 164; 56 289 164
    60 309 190; 64 330 190; 68 350 212; 72 370 212; 76 390 212; 80 410 236`;

function angularContactRows(largeBore: boolean): PlanRow[] {
  return tableRows(ANGULAR_CONTACT).map(([boreCode = '', large, height]) => {
    const nominalMm = boreOfCode(boreCode);
    return {
      boreCode,
      dimensions: {
        boreMm: largeBore ? Number(large) : nominalMm,
        outsideMm: outsideOf('0', nominalMm) ?? 0,
        widthMm: Number(height),
        widthKind: 'H',
      },
    };
  });
}

/** Share of H that one bearing of a 30° or 40° pair (BTM) has: such a pair is three quarters as high as 2344. */
const ONE_OF_A_PAIR = 0.375;

/** Makers' series of machine tools in the places of 2344; the code is the bore itself. BTM is the single bearing. */
function highSpeedRows(series: string): PlanRow[] {
  const share = series === 'BTM' ? ONE_OF_A_PAIR : 1;
  return angularContactRows(false).map(({ dimensions }) => ({
    boreCode: String(dimensions.boreMm),
    dimensions: { ...dimensions, widthMm: round((dimensions.widthMm ?? 0) * share) },
  }));
}

export const THRUST_PLANS: readonly Plan[] = [
  flatPlan('thrust_ball', '511', '1', [10, 1060]),
  flatPlan('thrust_ball', '512', '1', [10, 630]),
  flatPlan('thrust_ball', '513', '1', [25, 340]),
  flatPlan('thrust_ball', '514', '1', [25, 240]),
  ...PAIRED_SERIES.map((diameterSeries): Plan => ({
    family: 'thrust_ball',
    series: `53${diameterSeries}`,
    standard: 'ISO 20516',
    rows: lazily(() => spheredRows(diameterSeries)),
    variants: [PLAIN],
  })),
  ...PAIRED_SERIES.flatMap((diameterSeries) =>
    [false, true].map((sphered): Plan => ({
      family: 'thrust_ball_double_direction',
      series: `5${sphered ? 4 : 2}${diameterSeries}`,
      standard: sphered ? 'ISO 20516' : 'ISO 104',
      rows: lazily(() => doubleRows(diameterSeries, sphered)),
      variants: [PLAIN],
    })),
  ),
  ...['2344', '2347'].map((series): Plan => ({
    family: 'thrust_angular_contact_ball',
    series,
    standard: 'DIN 616',
    rows: lazily(() => angularContactRows(series === '2347')),
    variants: [{ ...PLAIN, maxBoreMm: 200 }],
  })),
  ...['BTW', 'BTM'].map((series): Plan => ({
    family: 'thrust_angular_contact_ball',
    series,
    standard: 'SKF',
    rows: lazily(() => highSpeedRows(series)),
    variants: [],
  })),
  ...SCREW_SUPPORT_PLANS,
  iso15Plan('thrust_angular_contact_ball', 'BSA2', '02', [{ ...PLAIN, minBoreMm: 12, maxBoreMm: 75 }]),
  iso15Plan('thrust_angular_contact_ball', 'BSA3', '03', [{ ...PLAIN, minBoreMm: 20, maxBoreMm: 40 }]),
  flatPlan('thrust_spherical_roller', '292', '9', [200, 1180]),
  flatPlan('thrust_spherical_roller', '293', '9', [85, 1600]),
  flatPlan('thrust_spherical_roller', '294', '9', [60, 1000]),
  flatPlan('thrust_cylindrical_roller', '811', '1', [10, 1060]),
  flatPlan('thrust_cylindrical_roller', '812', '1', [30, 900]),
  flatPlan('thrust_cylindrical_roller', '893', '9', [30, 400]),
  flatPlan('thrust_cylindrical_roller', '894', '9', [60, 400]),
];
