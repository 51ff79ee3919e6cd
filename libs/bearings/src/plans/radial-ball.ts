/** Radial ball bearings: deep groove, angular contact, four-point contact, self-aligning (ISO 15; GB/T 276, 292, 294, 281). */
import type { Features } from '../vocabulary.js';
import { iso15Plan } from './iso-15.js';
import { cell, lazily, OPEN, PLAIN, tablePlan, tableRows, TAPER } from './plan.js';
import type { Plan, PlannedDimensions, Variant } from './plan.js';

/** The bores within which the trade makes a variant: the smallest and the largest, in millimetres. */
type Bores = readonly [minBoreMm: number, maxBoreMm: number];

const within = ([minBoreMm, maxBoreMm]: Bores, ...variants: Variant[]): Variant[] =>
  variants.map((variant) => ({ ...variant, minBoreMm, maxBoreMm }));

const sealed = (suffix: string, seal: string, more: Features = {}): Variant => ({
  suffix,
  features: { seal, ...more },
});

const SHIELDED = [sealed('-Z', 'shield_1'), sealed('-2Z', 'shield_2')];
const CONTACT_SEALED = [sealed('-RS', 'contact_seal_1'), sealed('-2RS', 'contact_seal_2')];
const NONCONTACT_SEALED = [sealed('-RZ', 'noncontact_seal_1'), sealed('-2RZ', 'noncontact_seal_2')];
const GROOVED = [
  sealed('N', 'open', { ringGroove: 'snap_groove' }),
  sealed('NR', 'open', { ringGroove: 'snap_groove+ring' }),
  sealed('-ZN', 'shield_1', { ringGroove: 'snap_groove' }),
];

/** Closed miniatures of the same number are wider where the open ring has no room for a shield. Series, bore and width. */
const CLOSED_WIDTHS: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  '617': { 2: 2, 2.5: 2.3, 3: 2.5, 4: 2.5, 5: 2.5, 6: 3, 7: 3, 8: 3.5, 9: 4.5 },
  '618': { 1: 1.5, 1.5: 2, 2: 2.3, 2.5: 2.6, 3: 3, 4: 4, 5: 5, 6: 5, 7: 5, 8: 5, 9: 5 },
  '619': { 1: 2.3, 1.5: 2.6, 2: 3, 2.5: 3.5, 3: 4 },
  '60': { 1.5: 3, 2: 3.5, 2.5: 4, 3: 5 },
};

const closedAsMade = (series: string, variant: Variant): Variant => {
  const widths = CLOSED_WIDTHS[series];
  return widths === undefined ? variant : { ...variant, widthMm: ({ boreMm }) => widths[boreMm] };
};

const deepGroove = (
  series: string,
  dimensionSeries: string,
  open: Bores,
  closed: Bores,
  grooved?: Bores,
): Plan =>
  iso15Plan(
    'deep_groove_ball',
    series,
    dimensionSeries,
    [
      ...within(open, OPEN),
      ...within(closed, ...SHIELDED, ...CONTACT_SEALED, ...NONCONTACT_SEALED).map((variant) =>
        closedAsMade(series, variant),
      ),
      ...(grooved ? within(grooved, ...GROOVED) : []),
    ],
    { fromMm: open[0] },
  );

/** Wide series that exist for their seals: nobody makes them open. */
const sealedOnly = (series: string, dimensionSeries: string, bores: Bores): Plan =>
  iso15Plan('deep_groove_ball', series, dimensionSeries, within(bores, sealed('-2RS', 'contact_seal_2')), {
    fromMm: bores[0],
  });

/** Miniatures are wider when closed; the wide series exist for their shields. */
const closedMiniature = (series: string, dimensionSeries: string, bores: Bores): Plan =>
  iso15Plan(
    'deep_groove_ball',
    series,
    dimensionSeries,
    within(bores, sealed('-2Z', 'shield_2'), sealed('-2RS', 'contact_seal_2')),
    { fromMm: bores[0] },
  );

const DEEP_GROOVE: readonly Plan[] = [
  deepGroove('60', '10', [1.5, 1000], [1.5, 220], [10, 150]),
  deepGroove('62', '02', [3, 320], [3, 180], [10, 150]),
  deepGroove('63', '03', [3, 320], [3, 150], [10, 150]),
  deepGroove('64', '04', [17, 150], [17, 80], [17, 90]),
  deepGroove('618', '18', [1, 1500], [1, 170]),
  deepGroove('619', '19', [1, 1180], [1, 170]),
  deepGroove('160', '00', [12, 1000], [12, 75]),
  deepGroove('617', '17', [2, 120], [2, 60]),
  closedMiniature('637', '37', [2, 17]),
  closedMiniature('628', '28', [4, 9]),
  closedMiniature('638', '38', [1, 50]),
  closedMiniature('639', '39', [1, 9]),
  sealedOnly('622', '22', [10, 75]),
  sealedOnly('623', '23', [10, 80]),
  sealedOnly('630', '30', [8, 80]),
  sealedOnly('632', '32', [15, 80]),
  sealedOnly('633', '33', [17, 90]),
  tablePlan('deep_groove_ball', '161', 'GB/T 276', '00 10 28 8; 01 12 30 8', [OPEN]),
];

/** Instrument sizes of rows `code bore D B`, and the width of closed ones where they are made. */
const instrumentPlan = (series: string, standard: string, text: string): Plan => {
  const closedMm = lazily(
    () => new Map(tableRows(text).map(([, bore, outside, , width]) => [`${bore} ${outside}`, cell(width)])),
  );
  const widthMm: Variant['widthMm'] = ({ boreMm, outsideMm }) => closedMm().get(`${boreMm} ${outsideMm}`);
  const closed = [...SHIELDED.slice(1), ...CONTACT_SEALED.slice(1)].map((each) => ({ ...each, widthMm }));
  return tablePlan('deep_groove_ball', series, standard, text, [OPEN, ...closed]);
};

/** Miniatures that the trade names by their inch size (`R8`), or by D and bore in millimetres (`MR105`: 10 and 5). */
const INSTRUMENT_DEEP_GROOVE: readonly Plan[] = [
  instrumentPlan(
    'R',
    'ABMA 12.2',
    `
    133 2.38 4.763 1.588 2.38; 144 3.175 6.35 2.38 2.779; 155 3.967 7.938 2.779 3.175; 156 4.763 7.938 2.779 3.175
    166 4.763 9.525 3.175 3.175; 168 6.35 9.525 3.175 3.175; 188 6.35 12.7 3.175 4.763; 2 3.175 9.525 3.967 3.967
    3 4.763 12.7 3.967 4.978; 4 6.35 15.875 4.978 4.978; 4A 6.35 19.05 5.558 7.142; 6 9.525 22.225 5.558 7.142
    8 12.7 28.575 6.35 7.938; 10 15.875 34.925 7.142 8.733; 12 19.05 41.275 7.938 11.112; 14 22.225 47.625 9.525 12.7
    16 25.4 50.8 9.525 12.7; 18 28.575 53.975 9.525 12.7; 20 31.75 57.15 9.525 12.7; 22 34.925 63.5 11.112 14.288
    24 38.1 66.675 11.112 14.288`,
  ),
  instrumentPlan(
    'MR',
    'ABMA 12.1',
    `
    52 2 5 1.5 2.5; 62 2 6 2.5 2.5; 72 2 7 2.5 3; 63 3 6 2 2.5; 83 3 8 2.5 3; 93 3 9 2.5 4; 74 4 7 2 2.5; 84 4 8 2 3
    104 4 10 3 4; 85 5 8 2 2.5; 95 5 9 2.5 3; 105 5 10 3 4; 115 5 11 4 4; 106 6 10 2.5 3; 126 6 12 3 4
    117 7 11 2.5 3; 137 7 13 3 4; 128 8 12 2.5 3.5; 148 8 14 3.5 4`,
  ),
];

/** Inch sizes of British practice (ABMA 20): light (RLS) and medium (RMS); the code is the bore in eighths of an inch. */
const INCH_DEEP_GROOVE: readonly Plan[] = [
  tablePlan(
    'deep_groove_ball',
    'RLS',
    'ABMA 20',
    `
    4 12.7 33.3375 9.525; 5 15.875 39.6875 11.1125; 6 19.05 47.625 14.2875; 7 22.225 50.8 14.2875
    8 25.4 57.15 15.875; 9 28.575 63.5 15.875; 10 31.75 69.85 17.4625; 11 34.925 76.2 17.4625; 12 38.1 82.55 19.05
    13 41.275 88.9 19.05; 14 44.45 95.25 20.6375; 15 47.625 101.6 20.6375; 16 50.8 101.6 20.6375
    18 57.15 114.3 22.225; 20 63.5 127 23.8125; 22 69.85 133.35 23.8125; 24 76.2 146.05 26.9875`,
    [OPEN],
  ),
  tablePlan(
    'deep_groove_ball',
    'RMS',
    'ABMA 20',
    `
    4 12.7 41.275 15.875; 5 15.875 46.0375 15.875; 6 19.05 50.8 17.4625; 7 22.225 57.15 17.4625; 8 25.4 63.5 19.05
    9 28.575 71.4375 20.6375; 10 31.75 79.375 22.225; 11 34.925 88.9 22.225; 12 38.1 95.25 23.8125
    13 41.275 101.6 23.8125; 14 44.45 107.95 26.9875; 15 47.625 114.3 26.9875; 16 50.8 114.3 26.9875
    18 57.15 127 31.75; 20 63.5 139.7 31.75; 22 69.85 155.575 34.925; 24 76.2 165.1 34.925; 26 82.55 190.5 39.6875`,
    [OPEN],
  ),
];

/** Inch sizes of American practice, of no rule: small bearings of conveyors and mowers, sold closed. Bore, D, B. */
const SIXTEEN_HUNDRED = tablePlan(
  'deep_groove_ball',
  '16',
  'ABMA 20',
  `
    01 4.763 17.463 6.35; 02 6.35 17.463 6.35; 03 7.938 22.225 7.144; 04 9.525 22.225 7.144; 05 7.938 23.019 7.938
    06 9.525 23.019 7.938; 07 11.113 23.019 7.938; 14 9.525 28.575 9.525; 15 11.113 28.575 9.525; 16 12.7 28.575 9.525
    20 11.113 34.925 11.113; 21 12.7 34.925 11.113; 22 14.288 34.925 11.113; 23 15.875 34.925 11.113
    28 15.875 41.275 12.7; 30 19.05 41.275 12.7; 33 15.875 44.45 12.7; 35 19.05 44.45 12.7; 38 19.05 50.8 14.288
    40 22.225 50.8 14.288; 41 25.4 50.8 14.288; 52 28.575 63.5 15.875; 54 31.75 63.5 15.875
    57 31.75 65.088 17.463; 58 33.338 65.088 17.463`,
  [OPEN, SHIELDED[1], CONTACT_SEALED[1]].filter((each) => each !== undefined),
);

/** Magneto bearings, metric sizes of their own (E, EN, BO, L, M in German practice). */
const MAGNETO: readonly Plan[] = [
  tablePlan(
    'magneto_ball',
    'E',
    'DIN 615',
    `
    3 3 16 5; 4 4 16 5; 5 5 16 5; 6 6 21 7; 7 7 22 7; 8 8 24 7; 9 9 28 8; 10 10 28 8; 11 11 32 7; 12 12 32 7
    13 13 30 7; 14 14 35 8; 15 15 35 8; 16 16 38 10; 17 17 44 11; 18 18 40 9; 19 19 40 9; 20 20 47 12`,
    [OPEN],
  ),
  tablePlan('magneto_ball', 'L', 'DIN 615', '17 17 40 10; 20 20 47 14; 25 25 52 15; 30 30 62 16', [OPEN]),
  tablePlan('magneto_ball', 'BO', 'DIN 615', '15 15 40 10; 17 17 44 11', [OPEN]),
];

const DOUBLE_ROW_DEEP_GROOVE: readonly Plan[] = [
  iso15Plan('double_row_deep_groove_ball', '42', '22', [
    ...within([10, 110], OPEN),
    ...within([10, 75], ...CONTACT_SEALED.slice(1), ...SHIELDED.slice(1)),
  ]),
  iso15Plan('double_row_deep_groove_ball', '43', '23', [
    ...within([15, 90], OPEN),
    ...within([15, 60], ...CONTACT_SEALED.slice(1), ...SHIELDED.slice(1)),
  ]),
];

const angle = (suffix: string, contactAngle: string): Variant => ({ suffix, features: { contactAngle } });
const ANGLE_15 = angle('C', '15');
const ANGLE_25 = angle('AC', '25');
const ANGLE_40 = angle('B', '40');

const angularContact = (series: string, dimensionSeries: string, fromMm: number, variants: Variant[]): Plan =>
  iso15Plan('angular_contact_ball', series, dimensionSeries, variants, { fromMm });

const ANGULAR_CONTACT: readonly Plan[] = [
  angularContact('70', '10', 3, [...within([6, 320], ANGLE_15, ANGLE_25), ...within([10, 200], ANGLE_40)]),
  angularContact('72', '02', 3, [
    ...within([6, 240], ANGLE_15, ANGLE_25),
    ...within([10, 240], ANGLE_40, {
      suffix: 'B-2RS',
      features: { contactAngle: '40', seal: 'contact_seal_2' },
    }),
  ]),
  angularContact('73', '03', 4, [
    ...within([10, 110], ANGLE_15),
    ...within([10, 200], ANGLE_25),
    ...within([10, 240], ANGLE_40),
  ]),
  angularContact('74', '04', 10, within([30, 150], ANGLE_25, ANGLE_40)),
  angularContact('718', '18', 1, within([10, 320], ANGLE_15, ANGLE_25)),
  angularContact('719', '19', 1, within([6, 420], ANGLE_15, ANGLE_25)),
  angularContact('708', '08', 20, []),
  angularContact('709', '09', 20, []),
];

const DOUBLE_ROW_CLOSED = [...SHIELDED.slice(1), ...CONTACT_SEALED.slice(1)];

/** Double row: `32` and `33` are today's numbers; `52` and `53`, the same sizes, are American and Japanese practice. */
const DOUBLE_ROW_ANGULAR_CONTACT: readonly Plan[] = [
  iso15Plan(
    'double_row_angular_contact_ball',
    '32',
    '32',
    [...within([10, 280], OPEN), ...within([10, 100], ...DOUBLE_ROW_CLOSED)],
    { widthsMm: { 10: 14 } },
  ),
  iso15Plan('double_row_angular_contact_ball', '33', '33', [
    ...within([15, 220], OPEN),
    ...within([15, 80], ...DOUBLE_ROW_CLOSED),
  ]),
  iso15Plan('double_row_angular_contact_ball', '52', '32', []),
  iso15Plan('double_row_angular_contact_ball', '53', '33', []),
  iso15Plan('double_row_angular_contact_ball', '30', '30', within([10, 60], OPEN, ...DOUBLE_ROW_CLOSED), {
    fromMm: 4,
    slashed: true,
  }),
  iso15Plan('double_row_angular_contact_ball', '38', '38', within([10, 60], OPEN, ...DOUBLE_ROW_CLOSED)),
  iso15Plan('double_row_angular_contact_ball', '39', '39', within([10, 60], OPEN)),
];

/**
 * Wheel hub bearings of the car trade: the number spells bore, D and its hundredths, and the width (`DAC35720433` is
 * 35 × 72.04 × 33). Rows are what the trade stocks.
 */
const WHEEL_HUBS = `
    25520037 25520042 25550043 28580042 29530037 30600037 34640037 34660037 35640037 35650035 35660033 35680037 35720033
    35720034 37720037 37740045 38700037 38720040 38740050 39680037 39720037 39740039 40720037 40740036 40740040 40740042
    42750037 42800045 43800038 43820045 45800045 45840039 49840042 49840048`;

function readWheelHub(code: string): PlannedDimensions | undefined {
  const [, bore, outside, hundredths, width] = /^(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(code) ?? [];
  const dimensions: PlannedDimensions = {
    boreMm: Number(bore),
    outsideMm: Number(`${outside}.${hundredths}`),
    widthMm: Number(width),
    widthKind: 'B',
  };
  return Number(outside) > Number(bore) ? dimensions : undefined;
}

const WHEEL_HUB_PLAN: Plan = {
  family: 'double_row_angular_contact_ball',
  series: 'DAC',
  standard: 'NTN',
  variants: [OPEN, ...DOUBLE_ROW_CLOSED],
  readCode: readWheelHub,
  rows: lazily(() =>
    tableRows(WHEEL_HUBS)
      .flat()
      .flatMap((boreCode) => {
        const dimensions = readWheelHub(boreCode);
        return dimensions === undefined ? [] : [{ boreCode, dimensions }];
      }),
  ),
};

/** The outer ring in two halves (Q) is rare; the inner ring in two halves (QJ) is what the trade means. */
const FOUR_POINT: readonly Plan[] = [
  ['10', '10', 60, 500] as const,
  ['2', '02', 15, 300] as const,
  ['3', '03', 15, 260] as const,
  ['19', '19', 100, 500] as const,
  ['12', '12', 220, 500] as const,
].flatMap(([series, dimensionSeries, minBoreMm, maxBoreMm]) => [
  iso15Plan('four_point_contact_ball', `QJ${series}`, dimensionSeries, within([minBoreMm, maxBoreMm], PLAIN)),
  iso15Plan('four_point_contact_ball', `Q${series}`, dimensionSeries, []),
]);

const taperedToo = (open: Bores, tapered: Bores): Variant[] => [
  ...within(open, OPEN),
  ...within(tapered, { ...TAPER, features: { ...TAPER.features, seal: 'open' } }),
];

const SEALED = sealed('-2RS', 'contact_seal_2');
const SEALED_TAPER = sealed('K-2RS', 'contact_seal_2', { bore: 'taper_1_12' });

/** 1224 and 1226 keep the wider ring of width series 1. */
const SELF_ALIGNING: readonly Plan[] = [
  iso15Plan('self_aligning_ball', '10', '10', within([6, 9], OPEN), { fromMm: 5 }),
  iso15Plan('self_aligning_ball', '12', '02', taperedToo([8, 280], [20, 220]), {
    fromMm: 4,
    widthsMm: { 120: 42, 130: 46 },
  }),
  tablePlan(
    'self_aligning_ball',
    '112', // extended inner ring: D of series 2, wide by the inner ring
    'GB/T 281',
    '04 20 47 40; 05 25 52 44; 06 30 62 48; 07 35 72 52; 08 40 80 56; 09 45 85 58; 10 50 90 58; 12 60 110 62',
    [OPEN],
  ),
  tablePlan(
    'self_aligning_ball',
    '14',
    'GB/T 281',
    '07 35 100 30; 08 40 110 33; 11 55 140 40; 12 60 150 42',
    [],
  ),
  iso15Plan('self_aligning_ball', '13', '03', taperedToo([5, 120], [20, 120]), { fromMm: 4 }),
  iso15Plan('self_aligning_ball', '22', '22', [
    ...taperedToo([10, 120], [20, 120]),
    ...within([10, 75], SEALED),
    ...within([25, 75], SEALED_TAPER),
  ]),
  iso15Plan('self_aligning_ball', '23', '23', [
    ...taperedToo([10, 110], [20, 110]),
    ...within([15, 60], SEALED),
  ]),
];

export const RADIAL_BALL_PLANS: readonly Plan[] = [
  ...DEEP_GROOVE,
  ...INCH_DEEP_GROOVE,
  SIXTEEN_HUNDRED,
  ...INSTRUMENT_DEEP_GROOVE,
  ...DOUBLE_ROW_DEEP_GROOVE,
  ...ANGULAR_CONTACT,
  ...DOUBLE_ROW_ANGULAR_CONTACT,
  WHEEL_HUB_PLAN,
  ...FOUR_POINT,
  ...SELF_ALIGNING,
  ...MAGNETO,
];
