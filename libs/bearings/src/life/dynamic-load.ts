/** Equivalent dynamic load P by ISO 281:2007; for flanged cylindrical bearings, whom the standard leaves out, by makers' practice. */
import type { Bilingual } from '../reading.js';
import {
  hangsOnRelativeLoad,
  largestRelativeLoad,
  radialBallFactors,
  radialRollerFactors,
  selfAligningBallFactors,
  thrustBallFactors,
  thrustRollerFactors,
} from './load-factors.js';
import type { LoadFactors } from './load-factors.js';
import type { Figure, LifeBearing } from './life-bearing.js';
import type { LoadedUnit } from './loaded-unit.js';
import { figure, iso281, iso76, PRACTICE, remark, step } from './sheet.js';
import type { Remark, Step } from './sheet.js';

export interface Load {
  readonly radialKn: number;
  readonly axialKn: number;
}

/** The clearance that is left in operation; more of it gives deep groove ball bearings a contact angle. */
export type OperatingClearance = 'CN' | 'C3' | 'C4';

export const OPERATING_CLEARANCES: readonly OperatingClearance[] = ['CN', 'C3', 'C4'];

export interface EquivalentLoad {
  readonly valueKn: number;
  readonly steps: readonly Step[];
  readonly remarks: readonly Remark[];
}

interface Chosen {
  readonly factors: LoadFactors;
  readonly clause: string;
  readonly source: Bilingual;
  readonly steps?: readonly Step[];
  readonly remarks?: readonly Remark[];
}

export function equivalentDynamicLoad(
  unit: LoadedUnit,
  load: Load,
  clearance: OperatingClearance,
): EquivalentLoad {
  const { bearing } = unit;
  const { radialKn, axialKn } = load;
  if (bearing.behaviour === 'radial_only') {
    const clause = bearing.roller ? iso281('7.2.1, (15)') : iso281('5.2.1');
    return plain(radialKn, 'Fr', clause);
  }
  if (bearing.behaviour === 'thrust_only')
    return plain(axialKn, 'Fa', bearing.roller ? iso281('8.2, (21)') : iso281('6.2, (11)'));
  const { factors, clause, source, steps = [], remarks = [] } = chosenFactors(unit, load, clearance);
  const beyond = axialKn > factors.e * radialKn;
  const [x, y] = beyond ? [factors.x2, factors.y2] : [factors.x1, factors.y1];
  const sum = x * radialKn + y * axialKn;
  // The table's rounding lets X·Fr + Y·Fa fall a little below Fr just above e.
  const valueKn = bearing.thrust ? sum : Math.max(sum, radialKn);
  const ratio = `Fa/Fr ${beyond ? '>' : '≤'} e = ${figure(factors.e)}`;
  const numbers = `${figure(x)} × ${figure(radialKn)} + ${figure(y)} × ${figure(axialKn)}`;
  return {
    valueKn,
    steps: [
      ...steps,
      step(
        'P',
        valueKn,
        `X·Fr + Y·Fa (${ratio})`,
        valueKn > sum ? `max(${numbers}, ${figure(radialKn)})` : numbers,
        clause,
        source,
      ),
    ],
    remarks: [...remarks, ...axialRemarks(bearing, load, factors.e)],
  };
}

function plain(valueKn: number, formula: string, clause: string): EquivalentLoad {
  return { valueKn, steps: [step('P', valueKn, formula, figure(valueKn), clause)], remarks: [] };
}

function chosenFactors(unit: LoadedUnit, load: Load, clearance: OperatingClearance): Chosen {
  const { bearing, arrangement } = unit;
  const rows = arrangement === 'DB' || arrangement === 'DF' ? 2 : 1;
  const angle = bearing.contactAngleDeg;
  const e = bearing.e.value;
  switch (bearing.behaviour) {
    case 'groove':
      return grooveFactors(unit, load, CLEARANCE_ANGLES[clearance], 1);
    case 'angular':
      return hangsOnRelativeLoad(angle.value)
        ? grooveFactors(unit, load, angle.value, rows)
        : byAngle(radialBallFactors(angle.value, rows, 0), angle, '5.2, table 3');
    case 'angular_pair':
      return byAngle(radialBallFactors(angle.value, 2, 0), angle, '5.2, table 3');
    case 'magneto':
      return byAngle({ e: 0.2, x1: 1, y1: 0, x2: 0.5, y2: 2.5 }, angle, '5.2, table 3');
    case 'self_aligning':
      return byAngle(selfAligningBallFactors(e), bearing.e, '5.2, table 3');
    case 'spherical':
      return byAngle(radialRollerFactors(e, 2), bearing.e, '7.2, table 8');
    case 'spherical_single':
      return byAngle(radialRollerFactors(e, 1), bearing.e, '7.2, table 8');
    case 'tapered':
      return byAngle(radialRollerFactors(e, rows), bearing.e, '7.2, table 8');
    case 'thrust_ball_angular':
      return byAngle(thrustBallFactors(angle.value), angle, '6.2, table 5');
    case 'thrust_spherical':
      return byAngle(thrustRollerFactors(angle.value), angle, '8.2, table 11');
    default:
      return flangedFactors(bearing);
  }
}

/** A clearance that stays open lets the balls bear under an angle: makers give the rows of 10° and 15°. */
const CLEARANCE_ANGLES: Readonly<Record<OperatingClearance, number>> = { CN: 0, C3: 10, C4: 15 };

function grooveFactors(
  { bearing, staticKn, arrangement }: LoadedUnit,
  { axialKn }: Load,
  angleDeg: number,
  rows: 1 | 2,
): Chosen {
  const f0 = bearing.f0?.value ?? 0;
  // A pair: half the axial load on each bearing in tandem, all of it on one bearing of DB or DF; C0 of one either way.
  const bearings = arrangement === 'single' ? 1 : 2;
  const onOneKn = arrangement === 'DT' ? axialKn / 2 : axialKn;
  const oneKn = staticKn / bearings;
  const relative = (f0 * onOneKn) / oneKn;
  const factors = radialBallFactors(angleDeg, rows, relative);
  const remarks =
    relative > largestRelativeLoad(angleDeg)
      ? [
          remark(
            'caution',
            'life.axial_load_beyond_table',
            '相对轴向载荷超出标准表格范围，取表格末行',
            'The relative axial load lies beyond the table of the standard; its last row is used',
          ),
        ]
      : [];
  return {
    factors,
    clause: iso281('5.2, table 3'),
    source: {
      zh: `按 f0·Fa/C0 线性插值（接触角 ${angleDeg}° 的行）`,
      en: `linear interpolation by f0·Fa/C0 (rows of ${angleDeg}° contact angle)`,
    },
    remarks,
    steps:
      axialKn === 0
        ? []
        : [
            step('f0', f0, 'f0(Dw·cos α/Dpw)', figure(f0), iso76('table 1'), basisOf(bearing.f0)),
            step(
              'f0·Fa/C0',
              relative,
              'f0·Fa/C0',
              `${figure(f0)} × ${figure(onOneKn)} / ${figure(oneKn)}`,
              iso281('5.2, table 3'),
            ),
          ],
  };
}

function byAngle(factors: LoadFactors, decisive: Figure, clause: string): Chosen {
  return { factors, clause: iso281(clause), source: basisOf(decisive) };
}

const BASES: Readonly<Record<Figure['basis'], Bilingual>> = {
  given: { zh: '用户给出的值', en: 'as given' },
  standard: { zh: '由代号规定的接触角', en: 'contact angle that the designation states' },
  calculated: { zh: '由估算的内部几何计算', en: 'calculated from estimated internal geometry' },
  typical: {
    zh: '典型值（制造厂样本的惯常值）',
    en: 'typical value (what makers’ catalogues usually state)',
  },
};

const basisOf = (decisive: Figure | undefined): Bilingual => BASES[decisive?.basis ?? 'typical'];

/** Series 10, 18, 2, 3, 4 take axial load better than the wide ones; full complement pairs least. */
function flangedFactors({ behaviour, series }: LifeBearing): Chosen {
  const narrow = /^(N[A-Z]*)(10|18|2|3|4)$/.test(series);
  const factors: LoadFactors =
    behaviour === 'flanged_pair'
      ? { e: 0.15, x1: 1, y1: 0, x2: 0.92, y2: 0.4 }
      : { e: narrow ? 0.2 : 0.3, x1: 1, y1: 0, x2: 0.92, y2: narrow ? 0.6 : 0.4 };
  return {
    factors,
    clause: PRACTICE,
    source: {
      zh: 'ISO 281 对接触角为 0° 的轴承不给出系数；取制造厂样本中按系列给出的 e 和 Y',
      en: 'ISO 281 gives no factors for 0° contact angle; e and Y by series as makers’ catalogues state them',
    },
  };
}

/** Half of Fr is the most that rollers between flanges guide well under; a quarter for two rows without a cage. */
const largestAxialShare = ({ behaviour }: LifeBearing): number =>
  behaviour === 'flanged' ? 0.5 : behaviour === 'flanged_pair' ? 0.25 : Infinity;

function axialRemarks(bearing: LifeBearing, { radialKn, axialKn }: Load, e: number): Remark[] {
  const { behaviour, staticKn, boreMm, series } = bearing;
  const most = largestAxialShare(bearing);
  if (axialKn > most * radialKn)
    return [
      remark(
        'unfit',
        'life.axial_share_too_large',
        `轴向载荷不得超过径向载荷的 ${most} 倍，否则滚子得不到良好引导`,
        `The axial load must not exceed ${most} of the radial load, or the rollers are not guided well`,
      ),
    ];
  if ((behaviour === 'thrust_spherical' || behaviour === 'thrust_ball_angular') && axialKn < e * radialKn)
    return bearing.family === 'thrust_angular_contact_ball'
      ? []
      : [
          remark(
            'unfit',
            'life.radial_share_too_large',
            `推力调心滚子轴承要求 Fa/Fr > e = ${figure(e)}`,
            `A spherical roller thrust bearing needs Fa/Fr > e = ${figure(e)}`,
          ),
        ];
  const light = boreMm <= 12 || /^(6[01]|16|61)/.test(series);
  const groovePart = light ? 0.25 : 0.5;
  if (behaviour === 'groove' && axialKn > groovePart * staticKn.value)
    return [
      remark(
        'caution',
        'life.axial_load_heavy_for_groove',
        `深沟球轴承的轴向载荷一般不超过 ${groovePart}·C0`,
        `Deep groove ball bearings should not carry more than ${groovePart}·C0 axially (makers’ catalogues)`,
      ),
    ];
  return [];
}
