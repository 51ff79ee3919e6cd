/** Whether a bearing runs well at this load and speed: least load, flanges, speed. By makers’ practice; ISO leaves it to them. */
import type { Load } from './dynamic-load.js';
import type { LifeBearing } from './life-bearing.js';
import type { LoadedUnit } from './loaded-unit.js';
import { figure, PRACTICE, remark, step } from './sheet.js';
import type { Remark, Step } from './sheet.js';

export type Lubricant = 'grease' | 'oil';

export const LUBRICANTS: readonly Lubricant[] = ['grease', 'oil'];

/** `grease`: any lubrication will do · `oil`: too fast for grease · `beyond`: faster than the bearing stands. */
export type SpeedVerdict = 'grease' | 'oil' | 'beyond';

export interface Checked {
  readonly steps: readonly Step[];
  readonly remarks: readonly Remark[];
}

export interface SpeedCheck extends Checked {
  readonly verdict: SpeedVerdict;
}

export function checkSpeed(bearing: LifeBearing, speedRpm: number, lubricant: Lubricant): SpeedCheck {
  const { greaseSpeedRpm, limitingSpeedRpm } = bearing;
  const verdict =
    speedRpm <= greaseSpeedRpm.value ? 'grease' : speedRpm <= limitingSpeedRpm.value ? 'oil' : 'beyond';
  const over = (limit: number): string => `${figure(speedRpm)} / ${figure(limit)}`;
  return {
    verdict,
    steps: [
      step(
        'n/ng',
        speedRpm / greaseSpeedRpm.value,
        'n/ng',
        over(greaseSpeedRpm.value),
        greaseSpeedRpm.source,
      ),
      step(
        'n/nmax',
        speedRpm / limitingSpeedRpm.value,
        'n/nmax',
        over(limitingSpeedRpm.value),
        limitingSpeedRpm.source,
      ),
    ],
    remarks: speedRemarks(bearing, verdict, lubricant),
  };
}

function speedRemarks({ rubbingSeal }: LifeBearing, verdict: SpeedVerdict, lubricant: Lubricant): Remark[] {
  if (verdict === 'beyond')
    return [
      remark(
        'unfit',
        'life.speed_beyond_limit',
        '转速超过极限转速',
        'The speed lies beyond the limiting speed',
      ),
    ];
  if (verdict === 'oil' && (lubricant === 'grease' || rubbingSeal))
    return [
      remark(
        'caution',
        'life.speed_needs_oil',
        '转速超过脂润滑的惯常值，宜用油润滑或加强散热',
        'The speed is above what grease usually allows; use oil or better cooling',
      ),
    ];
  return [];
}

/** Least load of thrust bearings: A = factor·C0² in kN, and the share of C0 that comes on top (makers’ catalogues). */
const THRUST_LEAST = {
  ball: { factor: 5.13e-6, ofC0: 0 },
  roller: { factor: 7.5e-8, ofC0: 0.0005 },
  spherical: { factor: 9.6e-8, ofC0: 0.0005 },
} as const;

/** Below it the elements slide instead of rolling. */
export function checkLeastLoad(unit: LoadedUnit, load: Load, loadKn: number, speedRpm: number): Checked {
  const least = unit.bearing.thrust ? leastThrustLoad(unit, load, speedRpm) : leastRadialLoad(unit);
  const acting = unit.bearing.thrust ? load.axialKn : loadKn;
  return {
    steps: [least],
    remarks:
      acting < least.value
        ? [
            remark(
              'caution',
              'life.load_too_small',
              `载荷低于最小载荷 ${figure(least.value)} kN，滚动体可能打滑`,
              `The load is below the minimum of ${figure(least.value)} kN; the rolling elements may slide`,
            ),
          ]
        : [],
  };
}

function leastRadialLoad({ bearing, dynamicKn }: LoadedUnit): Step {
  const share = bearing.fullComplement ? 0.04 : bearing.roller ? 0.02 : 0.01;
  return step('Fmin', share * dynamicKn, `${share}·C`, `${share} × ${figure(dynamicKn)}`, PRACTICE);
}

function leastThrustLoad({ bearing, staticKn }: LoadedUnit, { radialKn }: Load, speedRpm: number): Step {
  const kind = bearing.behaviour === 'thrust_spherical' ? 'spherical' : bearing.roller ? 'roller' : 'ball';
  const { factor, ofC0 } = THRUST_LEAST[kind];
  const spinning = factor * staticKn ** 2 * (speedRpm / 1000) ** 2;
  const resting = kind === 'spherical' ? Math.max(1.8 * radialKn, ofC0 * staticKn) : ofC0 * staticKn;
  const first = kind === 'ball' ? '' : kind === 'roller' ? '0.0005·C0 + ' : 'max(1.8·Fr, 0.0005·C0) + ';
  return step(
    'Fmin',
    resting + spinning,
    `${first}A·(n/1000)², A = ${factor.toExponential()}·C0²`,
    `${kind === 'ball' ? '' : `${figure(resting)} + `}${figure(factor * staticKn ** 2)} × ${figure(speedRpm / 1000)}²`,
    PRACTICE,
  );
}

/** k1 and k2 of the heat that sliding on the flanges makes (makers’ catalogues). */
const FLANGE_FACTORS = {
  caged: { grease: [1, 0.1], oil: [1.5, 0.15] },
  full: { grease: [0.5, 0.15], oil: [1, 0.3] },
} as const;

/** What the flanges of a cylindrical roller bearing stand without running hot (normal cooling, κ ≥ 2), and without breaking. */
export function checkFlanges(
  bearing: LifeBearing,
  load: Load,
  speedRpm: number,
  lubricant: Lubricant,
): Checked {
  if (bearing.behaviour !== 'flanged' || load.axialKn === 0) return { steps: [], remarks: [] };
  const { fullComplement, staticKn, boreMm, outsideMm, series } = bearing;
  const [k1, k2] = FLANGE_FACTORS[fullComplement ? 'full' : 'caged'][lubricant];
  const warm = Math.max(
    0,
    (k1 * staticKn.value * 1e4) / (speedRpm * (boreMm + outsideMm)) - k2 * load.radialKn,
  );
  const strong =
    series.endsWith('2') && !fullComplement ? 0.0045 * outsideMm ** 1.5 : 0.0023 * outsideMm ** 1.7;
  const permitted = Math.min(warm, strong);
  const numbers = `${figure(k1)} × ${figure(staticKn.value)} × 10⁴ / (${figure(speedRpm)} × ${figure(boreMm + outsideMm)}) − ${figure(k2)} × ${figure(load.radialKn)}`;
  return {
    steps: [
      step(
        'Fap',
        permitted,
        'min(k1·C0·10⁴/(n·(d + D)) − k2·Fr, Fa max)',
        `min(${numbers}, ${figure(strong)})`,
        PRACTICE,
      ),
    ],
    remarks:
      load.axialKn > permitted
        ? [
            remark(
              load.axialKn > strong ? 'unfit' : 'caution',
              'life.axial_load_beyond_flanges',
              `轴向载荷超过挡边允许值 ${figure(permitted)} kN`,
              `The axial load is above the ${figure(permitted)} kN that the flanges permit`,
            ),
          ]
        : [],
  };
}
