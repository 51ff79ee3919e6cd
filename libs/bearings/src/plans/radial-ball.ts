/** Radial ball bearings: deep groove, angular contact, four-point contact, self-aligning (ISO 15; GB/T 276, 292, 294, 281). */
import type { Features } from '../vocabulary.js';
import { iso15Plan } from './iso-15.js';
import { OPEN, PLAIN, TAPER } from './plan.js';
import type { Plan, Variant } from './plan.js';

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

const deepGroove = (
  series: string,
  dimensionSeries: string,
  open: Bores,
  closed: Bores,
  grooved?: Bores,
): Plan =>
  iso15Plan('deep_groove_ball', series, dimensionSeries, [
    ...within(open, OPEN),
    ...within(closed, ...SHIELDED, ...CONTACT_SEALED, ...NONCONTACT_SEALED),
    ...(grooved ? within(grooved, ...GROOVED) : []),
  ]);

/** Wide series that exist for their seals: nobody makes them open. */
const sealedOnly = (series: string, dimensionSeries: string, bores: Bores): Plan =>
  iso15Plan('deep_groove_ball', series, dimensionSeries, within(bores, sealed('-2RS', 'contact_seal_2')));

/** Miniatures are wider when closed; the wide series exist for their shields. */
const closedMiniature = (series: string, dimensionSeries: string, bores: Bores): Plan =>
  iso15Plan(
    'deep_groove_ball',
    series,
    dimensionSeries,
    within(bores, sealed('-2Z', 'shield_2'), sealed('-2RS', 'contact_seal_2')),
  );

const DEEP_GROOVE: readonly Plan[] = [
  deepGroove('60', '10', [1.5, 1000], [3, 220], [10, 150]),
  deepGroove('62', '02', [3, 320], [3, 180], [10, 150]),
  deepGroove('63', '03', [3, 320], [3, 150], [10, 150]),
  deepGroove('64', '04', [17, 150], [17, 80], [17, 90]),
  deepGroove('618', '18', [1, 1500], [8, 170]),
  deepGroove('619', '19', [1, 1180], [5, 170]),
  deepGroove('160', '00', [12, 1000], [12, 75]),
  deepGroove('617', '17', [2, 120], [10, 60]),
  closedMiniature('637', '37', [2, 17]),
  closedMiniature('628', '28', [4, 9]),
  closedMiniature('638', '38', [1, 50]),
  closedMiniature('639', '39', [1, 9]),
  sealedOnly('622', '22', [10, 75]),
  sealedOnly('623', '23', [10, 80]),
  sealedOnly('630', '30', [8, 80]),
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

const ANGULAR_CONTACT: readonly Plan[] = [
  iso15Plan('angular_contact_ball', '70', '10', [
    ...within([6, 320], ANGLE_15, ANGLE_25),
    ...within([10, 200], ANGLE_40),
  ]),
  iso15Plan('angular_contact_ball', '72', '02', [
    ...within([6, 240], ANGLE_15, ANGLE_25),
    ...within([10, 240], ANGLE_40, {
      ...ANGLE_40,
      suffix: 'B-2RS',
      features: { contactAngle: '40', seal: 'contact_seal_2' },
    }),
  ]),
  iso15Plan('angular_contact_ball', '73', '03', [
    ...within([10, 110], ANGLE_15),
    ...within([10, 200], ANGLE_25),
    ...within([10, 240], ANGLE_40),
  ]),
  iso15Plan('angular_contact_ball', '74', '04', within([30, 150], ANGLE_25, ANGLE_40)),
  iso15Plan('angular_contact_ball', '718', '18', within([10, 320], ANGLE_15, ANGLE_25)),
  iso15Plan('angular_contact_ball', '719', '19', within([6, 420], ANGLE_15, ANGLE_25)),
];

const DOUBLE_ROW_CLOSED = [...SHIELDED.slice(1), ...CONTACT_SEALED.slice(1)];

/** Double row: `32` and `33` are today's numbers; `52` and `53`, the same sizes, are American and Japanese practice. */
const DOUBLE_ROW_ANGULAR_CONTACT: readonly Plan[] = [
  iso15Plan('double_row_angular_contact_ball', '32', '32', [
    ...within([10, 280], OPEN),
    ...within([10, 100], ...DOUBLE_ROW_CLOSED),
  ]),
  iso15Plan('double_row_angular_contact_ball', '33', '33', [
    ...within([15, 220], OPEN),
    ...within([15, 80], ...DOUBLE_ROW_CLOSED),
  ]),
  iso15Plan('double_row_angular_contact_ball', '52', '32', []),
  iso15Plan('double_row_angular_contact_ball', '53', '33', []),
  iso15Plan('double_row_angular_contact_ball', '30', '30', within([10, 60], OPEN, ...DOUBLE_ROW_CLOSED)),
  iso15Plan('double_row_angular_contact_ball', '38', '38', within([10, 60], OPEN, ...DOUBLE_ROW_CLOSED)),
  iso15Plan('double_row_angular_contact_ball', '39', '39', within([10, 60], OPEN)),
];

const FOUR_POINT: readonly Plan[] = [
  iso15Plan('four_point_contact_ball', 'QJ10', '10', within([60, 500], PLAIN)),
  iso15Plan('four_point_contact_ball', 'QJ2', '02', within([15, 300], PLAIN)),
  iso15Plan('four_point_contact_ball', 'QJ3', '03', within([15, 260], PLAIN)),
  iso15Plan('four_point_contact_ball', 'QJ19', '19', within([100, 500], PLAIN)),
];

const TAPERED_TOO = (open: Bores, tapered: Bores): Variant[] => [
  ...within(open, OPEN),
  ...within(tapered, { ...TAPER, features: { ...TAPER.features, seal: 'open' } }),
];

const SEALED_SELF_ALIGNING = [
  sealed('-2RS', 'contact_seal_2'),
  sealed('K-2RS', 'contact_seal_2', { bore: 'taper_1_12' }),
];

/** 1224 and 1226 keep the wider ring of width series 1. */
const SELF_ALIGNING: readonly Plan[] = [
  iso15Plan('self_aligning_ball', '10', '10', within([6, 9], OPEN)),
  iso15Plan('self_aligning_ball', '12', '02', TAPERED_TOO([8, 280], [20, 220]), { 120: 42, 130: 46 }),
  iso15Plan('self_aligning_ball', '13', '03', TAPERED_TOO([5, 120], [20, 120])),
  iso15Plan('self_aligning_ball', '22', '22', [
    ...TAPERED_TOO([10, 120], [20, 120]),
    ...within([10, 75], SEALED_SELF_ALIGNING[0]!),
    ...within([25, 75], SEALED_SELF_ALIGNING[1]!),
  ]),
  iso15Plan('self_aligning_ball', '23', '23', [
    ...TAPERED_TOO([10, 110], [20, 110]),
    ...within([15, 60], SEALED_SELF_ALIGNING[0]!),
  ]),
];

export const RADIAL_BALL_PLANS: readonly Plan[] = [
  ...DEEP_GROOVE,
  ...DOUBLE_ROW_DEEP_GROOVE,
  ...ANGULAR_CONTACT,
  ...DOUBLE_ROW_ANGULAR_CONTACT,
  ...FOUR_POINT,
  ...SELF_ALIGNING,
];
