/** Equivalent static load P0 and static safety by ISO 76:2006. */
import type { Load } from './dynamic-load.js';
import { staticBallFactors, staticFactorsOfAngle, tangent } from './load-factors.js';
import type { StaticFactors } from './load-factors.js';
import type { LifeBearing } from './life-bearing.js';
import type { LoadedUnit } from './loaded-unit.js';
import { figure, iso76, remark, step } from './sheet.js';
import type { Remark, Step } from './sheet.js';

/** How it runs decides how much safety the standard asks for. */
export type RunningDemand = 'quiet' | 'normal' | 'shock';

export const RUNNING_DEMANDS: readonly RunningDemand[] = ['quiet', 'normal', 'shock'];

export interface StaticResult {
  readonly loadKn: number;
  /** Infinite when nothing loads the bearing. */
  readonly safety: number;
  readonly requiredSafety: number;
  readonly steps: readonly Step[];
  readonly remarks: readonly Remark[];
}

export function staticSafety(
  unit: LoadedUnit,
  load: Load,
  demand: RunningDemand,
  asked?: number,
): StaticResult {
  const loadStep = equivalentStaticLoad(unit, load);
  const safety = unit.staticKn / loadStep.value;
  const requiredSafety = asked ?? leastSafety(unit.bearing, demand);
  const clause = iso76(unit.bearing.roller ? '9.3, table 5' : '9.2, table 4');
  return {
    loadKn: loadStep.value,
    safety,
    requiredSafety,
    steps: [
      loadStep,
      step('s0', safety, 'C0/P0', `${figure(unit.staticKn)} / ${figure(loadStep.value)}`, iso76('9.1')),
    ],
    remarks:
      safety < requiredSafety
        ? [
            remark(
              'unfit',
              'life.static_safety_too_small',
              `静载荷安全系数 ${figure(safety)} 小于要求的 ${figure(requiredSafety)}（${clause}）`,
              `Static safety ${figure(safety)} is below the ${figure(requiredSafety)} asked for (${clause})`,
            ),
          ]
        : [],
  };
}

/** ISO 76:2006, tables 4 and 5: quiet, normal, shock. */
function leastSafety({ family, roller }: LifeBearing, demand: RunningDemand): number {
  if (family === 'thrust_spherical_roller') return 4;
  if (family === 'drawn_cup_needle_roller') return 3;
  const [quiet, normal, shock] = roller ? [3, 1.5, 3] : [2, 1, 1.5];
  return { quiet, normal, shock }[demand];
}

function equivalentStaticLoad(unit: LoadedUnit, { radialKn, axialKn }: Load): Step {
  const { bearing } = unit;
  if (bearing.thrust) return staticThrustLoad(bearing, radialKn, axialKn);
  const factors = staticFactors(unit);
  if (factors === undefined) return step('P0', radialKn, 'Fr', figure(radialKn), iso76('7.2, (10)'));
  const { x0, y0 } = factors;
  const sum = x0 * radialKn + y0 * axialKn;
  return step(
    'P0',
    Math.max(sum, radialKn),
    'max(X0·Fr + Y0·Fa, Fr)',
    `max(${figure(x0)} × ${figure(radialKn)} + ${figure(y0)} × ${figure(axialKn)}, ${figure(radialKn)})`,
    bearing.roller ? iso76('7.2, table 3') : iso76('5.2, table 2'),
  );
}

function staticThrustLoad(bearing: LifeBearing, radialKn: number, axialKn: number): Step {
  const clause = bearing.roller ? '8.2' : '6.2';
  if (bearing.behaviour === 'thrust_only') return step('P0', axialKn, 'Fa', figure(axialKn), iso76(clause));
  const tan = tangent(bearing.contactAngleDeg.value);
  return step(
    'P0',
    2.3 * radialKn * tan + axialKn,
    '2.3·Fr·tan α + Fa',
    `2.3 × ${figure(radialKn)} × ${figure(tan)} + ${figure(axialKn)}`,
    iso76(clause),
  );
}

function staticFactors({ bearing, arrangement }: LoadedUnit): StaticFactors | undefined {
  const rows = arrangement === 'DB' || arrangement === 'DF' ? 2 : 1;
  const angleDeg = bearing.contactAngleDeg.value;
  switch (bearing.behaviour) {
    case 'groove':
    case 'magneto':
      return staticBallFactors(0, 1);
    case 'angular':
      return staticBallFactors(angleDeg, rows);
    case 'angular_pair':
      return staticBallFactors(angleDeg, 2);
    case 'self_aligning':
    case 'spherical':
      return staticFactorsOfAngle(bearing.e.value, 2);
    case 'spherical_single':
      return staticFactorsOfAngle(bearing.e.value, 1);
    case 'tapered':
      return staticFactorsOfAngle(bearing.e.value, rows);
    default:
      return undefined;
  }
}
