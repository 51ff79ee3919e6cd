/** The life of one bearing, or of a pair as one unit, under one load or a spectrum of loads. */
import type { PartType } from '../vocabulary.js';
import { dutyFaults, givenFaults, unfitFaults } from './duty.js';
import type { Duty } from './duty.js';
import type { Load } from './dynamic-load.js';
import { lifeBearing } from './life-bearing.js';
import type { Figure, GivenFigures, LifeBearing } from './life-bearing.js';
import { combinedLife, modifiedLife, workedCase } from './load-cases.js';
import type { CaseLife } from './load-cases.js';
import { loadedUnit } from './loaded-unit.js';
import type { Arrangement } from './loaded-unit.js';
import { reliabilityFactor } from './reliability.js';
import type { Edition, ReliabilityFactor } from './reliability.js';
import { answer, fault, figure, iso281, refusal, remark, step } from './sheet.js';
import type { Outcome, Remark, Step } from './sheet.js';
import { staticSafety } from './static-load.js';

export interface BearingFigures {
  readonly dynamicKn: Figure;
  readonly staticKn: Figure;
  readonly fatigueLimitKn: Figure;
  readonly greaseSpeedRpm: Figure;
  readonly limitingSpeedRpm: Figure;
  readonly contactAngleDeg: Figure;
}

export interface BearingLife {
  readonly designation: string;
  readonly arrangement: Arrangement;
  /** Of one bearing, also of a pair. */
  readonly figures: BearingFigures;
  /** P, of a spectrum the mean. */
  readonly equivalentLoadKn: number;
  /** C/P. */
  readonly loadRatio: number;
  readonly basicLifeMrev: number;
  readonly basicLifeHours: number | undefined;
  readonly reliabilityPercent: number;
  readonly edition: Edition;
  readonly a1: number;
  /** a1·L10h. */
  readonly reliableLifeHours: number | undefined;
  /** a1·aISO·L10h, when the lubrication is told. */
  readonly modifiedLifeHours: number | undefined;
  readonly staticLoadKn: number;
  readonly staticSafety: number;
  readonly requiredStaticSafety: number;
  /** The modified life where it is known, else that for the reliability, against the hours asked for. */
  readonly lasts: boolean | undefined;
  readonly cases: readonly CaseLife[];
  readonly steps: readonly Step[];
  readonly remarks: readonly Remark[];
}

export function bearingLife(type: PartType, duty: Duty, given: GivenFigures = {}): Outcome<BearingLife> {
  const faults = [...dutyFaults(duty), ...givenFaults(given)];
  if (faults.length > 0) return refusal(...faults);
  const bearing = lifeBearing(type, given);
  if (bearing === undefined) return refusal(notRated('designation', type.designation));
  const unfit = unfitFaults(bearing, duty);
  return unfit.length > 0 ? refusal(...unfit) : answer(lifeOf(bearing, duty));
}

export const notRated = (field: string, designation: string) =>
  fault(
    field,
    'life.not_rated',
    `${designation} 没有可用于寿命计算的额定载荷`,
    `${designation} has no ratings to calculate a life from`,
  );

/** For questions that are known to make sense. */
export function lifeOf(bearing: LifeBearing, duty: Duty): BearingLife {
  const { cases, edition = '2007', reliabilityPercent = 90, requiredHours } = duty;
  const unit = loadedUnit(bearing, duty.arrangement ?? 'single');
  const worked = cases.map((each) => workedCase(unit, each, duty));
  const whole = combinedLife(unit, cases, worked);
  const reliability = reliabilityFactor(reliabilityPercent, edition);
  const hours = whole.basicLifeHours;
  const reliableLifeHours = hours === undefined ? undefined : reliability.a1 * hours;
  const modified = modifiedLife(cases, worked, reliability.a1);
  const standing = staticSafety(unit, peakOf(duty), duty.demand ?? 'normal', duty.requiredStaticSafety);
  const decisive = modified?.hours ?? reliableLifeHours;
  const lasts = requiredHours === undefined || decisive === undefined ? undefined : decisive >= requiredHours;
  return {
    designation: bearing.designation,
    arrangement: unit.arrangement,
    figures: figuresOf(bearing),
    equivalentLoadKn: whole.equivalentLoadKn,
    loadRatio: whole.loadRatio,
    basicLifeMrev: whole.basicLifeMrev,
    basicLifeHours: hours,
    reliabilityPercent,
    edition,
    a1: reliability.a1,
    reliableLifeHours,
    modifiedLifeHours: modified?.hours,
    staticLoadKn: standing.loadKn,
    staticSafety: standing.safety,
    requiredStaticSafety: standing.requiredSafety,
    lasts,
    cases: worked.map(({ life }) => life),
    steps: [
      ...unit.steps,
      ...worked.flatMap(({ steps }, index) => (cases.length > 1 ? numbered(steps, index) : steps)),
      ...whole.steps,
      ...reliabilitySteps(reliability, reliabilityPercent, hours),
      ...(modified?.steps ?? []),
      ...standing.steps,
    ],
    remarks: distinct([
      ...worked.flatMap(({ remarks }) => remarks),
      ...standing.remarks,
      ...(lasts === false ? [TOO_SHORT] : []),
      ...worthOf(bearing),
    ]),
  };
}

const TOO_SHORT = remark(
  'unfit',
  'life.too_short',
  '计算寿命短于要求',
  'The calculated life is shorter than asked for',
);

function figuresOf(bearing: LifeBearing): BearingFigures {
  const { dynamicKn, staticKn, fatigueLimitKn, greaseSpeedRpm, limitingSpeedRpm, contactAngleDeg } = bearing;
  return { dynamicKn, staticKn, fatigueLimitKn, greaseSpeedRpm, limitingSpeedRpm, contactAngleDeg };
}

const numbered = (steps: readonly Step[], index: number): Step[] =>
  steps.map((each) => ({ ...each, symbol: `${each.symbol}[${index + 1}]` }));

function reliabilitySteps(
  { a1, clause, tabled }: ReliabilityFactor,
  percent: number,
  hours: number | undefined,
): Step[] {
  const between = tabled
    ? undefined
    : { zh: '表中没有的可靠度，按威布尔分布', en: 'between the tabled values, by the Weibull distribution' };
  return [
    step('a1', a1, `a1(${percent} %)`, figure(a1), clause, between),
    ...(hours === undefined
      ? []
      : [step('Lnh', a1 * hours, 'a1·L10h', `${figure(a1)} × ${figure(hours)}`, iso281('9.2'))]),
  ];
}

/** Without a peak of its own the heaviest case stands for it, each direction for itself. */
function peakOf({ peak, cases }: Duty): Load {
  return (
    peak ?? {
      radialKn: Math.max(...cases.map(({ radialKn }) => radialKn)),
      axialKn: Math.max(...cases.map(({ axialKn }) => axialKn)),
    }
  );
}

function distinct(remarks: readonly Remark[]): Remark[] {
  return [...new Map(remarks.map((each) => [`${each.code} ${each.text.en}`, each])).values()];
}

/** What the ratings behind the answer are worth. */
function worthOf({ dynamicKn, behaviour, family }: LifeBearing): Remark[] {
  return [
    ...(dynamicKn.basis === 'given'
      ? []
      : [
          remark(
            'note',
            'life.generic_ratings',
            '额定载荷为按 ISO 281/ISO 76 对通用内部结构计算的值；定型前请以制造厂样本值核对',
            'The ratings are those of a generic internal design (ISO 281, ISO 76); check with the maker’s before you settle',
          ),
        ]),
    ...(behaviour === 'angular' || behaviour === 'tapered'
      ? [
          remark(
            'note',
            'life.induced_axial_force',
            '单列角接触轴承受径向载荷时产生派生轴向力，轴向载荷须包含它（两支点计算会自动考虑）',
            'Radial load on such a bearing induces an axial force, which the axial load must include (the calculation of a shaft does)',
          ),
        ]
      : []),
    ...(family === 'needle_combined'
      ? [
          remark(
            'note',
            'life.radial_part_only',
            '组合轴承只计算滚针（径向）部分',
            'Of a combined bearing only the needle rollers, which take the radial load, are calculated',
          ),
        ]
      : []),
  ];
}
