/** What a bearing is asked to do, and whether the question makes sense. */
import { OPERATING_CLEARANCES } from './dynamic-load.js';
import type { Load, OperatingClearance } from './dynamic-load.js';
import type { GivenFigures, LifeBearing } from './life-bearing.js';
import { ARRANGEMENTS, pairs } from './loaded-unit.js';
import type { Arrangement } from './loaded-unit.js';
import { CONTAMINATIONS } from './lubrication.js';
import type { Contamination } from './lubrication.js';
import { EDITIONS, greatestReliability } from './reliability.js';
import type { Edition } from './reliability.js';
import { LUBRICANTS } from './running-checks.js';
import type { Lubricant } from './running-checks.js';
import { fault } from './sheet.js';
import type { Fault } from './sheet.js';
import { RUNNING_DEMANDS } from './static-load.js';
import type { RunningDemand } from './static-load.js';

/** One steady condition. Shares of time are weights; they need not sum to one. */
export interface LoadCase extends Load {
  readonly speedRpm?: number;
  readonly timeShare?: number;
}

/** Either the viscosity at operating temperature, or the oil and the temperature. */
export interface Lubrication {
  readonly viscosityMm2S?: number;
  /** At 40 °C, which is the ISO VG number; of a grease that of its base oil. */
  readonly viscosity40Mm2S?: number;
  /** At 100 °C; without it that of a mineral oil of viscosity index 95. */
  readonly viscosity100Mm2S?: number;
  readonly temperatureDeg?: number;
  /** Level of table 13 or curve of annex A … */
  readonly contamination?: Contamination;
  /** … or eC itself. */
  readonly contaminationFactor?: number;
  /** Proven extreme pressure additives. */
  readonly effectiveAdditives?: boolean;
}

export interface Duty {
  readonly cases: readonly LoadCase[];
  /** The greatest load at standstill or in shocks; without it the greatest of the cases. */
  readonly peak?: Load;
  readonly arrangement?: Arrangement;
  readonly operatingClearance?: OperatingClearance;
  readonly lubricant?: Lubricant;
  readonly lubrication?: Lubrication;
  readonly reliabilityPercent?: number;
  readonly edition?: Edition;
  readonly demand?: RunningDemand;
  readonly requiredHours?: number;
  readonly requiredStaticSafety?: number;
}

type Range = readonly [least: number, greatest: number];

const RANGES = {
  loadKn: [0, 1e6],
  speedRpm: [0.001, 1e6],
  timeShare: [0, 1e9],
  viscosity: [0.5, 1e5],
  oilGrade: [10, 1500],
  temperatureDeg: [-60, 300],
  share: [0, 1],
  hours: [0, 1e9],
  safety: [0, 100],
} as const satisfies Record<string, Range>;

const MOST_CASES = 50;

export function dutyFaults(duty: Duty): Fault[] {
  const { cases, peak, requiredHours, requiredStaticSafety, edition = '2007', reliabilityPercent } = duty;
  return [
    ...(cases.length === 0 || cases.length > MOST_CASES
      ? [
          fault(
            'cases',
            'life.case_count',
            `须有 1 至 ${MOST_CASES} 个工况`,
            `between 1 and ${MOST_CASES} load cases are needed`,
          ),
        ]
      : []),
    ...cases.flatMap((each, index) => caseFaults(each, `cases.${index}`, cases.length > 1)),
    ...(peak === undefined ? [] : loadFaults(peak, 'peak')),
    ...numberFaults(requiredHours, 'requiredHours', RANGES.hours),
    ...numberFaults(requiredStaticSafety, 'requiredStaticSafety', RANGES.safety),
    ...(EDITIONS.includes(edition)
      ? numberFaults(reliabilityPercent, 'reliabilityPercent', [90, greatestReliability(edition)])
      : []),
    ...wordFaults(duty.edition, 'edition', EDITIONS),
    ...wordFaults(duty.arrangement, 'arrangement', ARRANGEMENTS),
    ...wordFaults(duty.operatingClearance, 'operatingClearance', OPERATING_CLEARANCES),
    ...wordFaults(duty.lubricant, 'lubricant', LUBRICANTS),
    ...wordFaults(duty.demand, 'demand', RUNNING_DEMANDS),
    ...lubricationFaults(duty),
  ];
}

function caseFaults(each: LoadCase, path: string, oneOfMany: boolean): Fault[] {
  const needed = ['speedRpm', 'timeShare'] as const;
  return [
    ...loadFaults(each, path),
    ...numberFaults(each.speedRpm, `${path}.speedRpm`, RANGES.speedRpm),
    ...numberFaults(each.timeShare, `${path}.timeShare`, RANGES.timeShare),
    ...needed
      .filter((name) => oneOfMany && each[name] === undefined)
      .map((name) =>
        fault(
          `${path}.${name}`,
          'life.needed_in_spectrum',
          '多个工况时每个工况都须给出转速和时间份额',
          'with more than one load case each needs its speed and its share of time',
        ),
      ),
  ];
}

function loadFaults(load: Load, path: string): Fault[] {
  const faults = [
    ...numberFaults(load.radialKn, `${path}.radialKn`, RANGES.loadKn),
    ...numberFaults(load.axialKn, `${path}.axialKn`, RANGES.loadKn),
  ];
  return faults.length === 0 && load.radialKn === 0 && load.axialKn === 0
    ? [fault(path, 'life.no_load', '载荷不能全为零', 'some load must act')]
    : faults;
}

function lubricationFaults({ lubrication, cases }: Duty): Fault[] {
  if (lubrication === undefined) return [];
  const { viscosityMm2S, viscosity40Mm2S, viscosity100Mm2S, temperatureDeg } = lubrication;
  const path = 'lubrication';
  const alone = viscosity100Mm2S === undefined;
  return [
    ...(viscosityMm2S === undefined && (viscosity40Mm2S === undefined || temperatureDeg === undefined)
      ? [
          fault(
            `${path}.viscosityMm2S`,
            'life.viscosity_missing',
            '须给出工作温度下的黏度，或 40 °C 黏度和工作温度',
            'the viscosity at operating temperature is needed, or that at 40 °C and the temperature',
          ),
        ]
      : []),
    ...numberFaults(viscosityMm2S, `${path}.viscosityMm2S`, RANGES.viscosity),
    ...numberFaults(viscosity40Mm2S, `${path}.viscosity40Mm2S`, alone ? RANGES.oilGrade : RANGES.viscosity),
    ...numberFaults(viscosity100Mm2S, `${path}.viscosity100Mm2S`, [
      RANGES.viscosity[0],
      viscosity40Mm2S ?? RANGES.viscosity[1],
    ]),
    ...numberFaults(temperatureDeg, `${path}.temperatureDeg`, RANGES.temperatureDeg),
    ...numberFaults(lubrication.contaminationFactor, `${path}.contaminationFactor`, RANGES.share),
    ...wordFaults(lubrication.contamination, `${path}.contamination`, CONTAMINATIONS),
    ...(lubrication.contamination === undefined && lubrication.contaminationFactor === undefined
      ? [
          fault(
            `${path}.contamination`,
            'life.contamination_missing',
            '须给出污染等级或污染系数 eC',
            'the level of contamination or eC is needed',
          ),
        ]
      : []),
    ...cases.flatMap(({ speedRpm }, index) =>
      speedRpm === undefined
        ? [
            fault(
              `cases.${index}.speedRpm`,
              'life.speed_missing',
              '计算润滑状态须给出转速',
              'the lubrication cannot be judged without the speed',
            ),
          ]
        : [],
    ),
  ];
}

const GIVEN_RANGES: Readonly<Record<keyof GivenFigures, Range>> = {
  dynamicKn: [1e-4, 1e6],
  staticKn: [1e-4, 1e6],
  fatigueLimitKn: [1e-6, 1e6],
  greaseSpeedRpm: [1, 1e6],
  limitingSpeedRpm: [1, 1e6],
  f0: [1, 100],
  e: [0.05, 5],
  contactAngleDeg: [0, 90],
  loadCentreMm: [0, 1e4],
};

export function givenFaults(given: GivenFigures, path = 'given'): Fault[] {
  return Object.entries(GIVEN_RANGES).flatMap(([name, range]) =>
    numberFaults(given[name as keyof GivenFigures], `${path}.${name}`, range),
  );
}

/** What this bearing cannot do, whatever its size. */
export function unfitFaults(bearing: LifeBearing, { cases, peak, arrangement = 'single' }: Duty): Fault[] {
  const loads = [
    ...cases.map((load, index) => ({ load, path: `cases.${index}` })),
    ...(peak === undefined ? [] : [{ load: peak, path: 'peak' }]),
  ];
  return [
    ...(arrangement !== 'single' && !pairs(bearing)
      ? [
          fault(
            'arrangement',
            'life.not_paired',
            '只有单列角接触球轴承和单列圆锥滚子轴承可作为成对单元计算',
            'only single row angular contact ball and tapered roller bearings count as a pair',
            'single',
          ),
        ]
      : []),
    ...loads.flatMap(({ load, path }) => [
      ...(bearing.behaviour === 'radial_only' && load.axialKn > 0
        ? [
            fault(
              `${path}.axialKn`,
              'life.takes_no_axial_load',
              `${bearing.designation} 不能承受轴向载荷`,
              `${bearing.designation} takes no axial load`,
              '0',
            ),
          ]
        : []),
      ...(bearing.behaviour === 'thrust_only' && load.radialKn > 0
        ? [
            fault(
              `${path}.radialKn`,
              'life.takes_no_radial_load',
              `${bearing.designation} 不能承受径向载荷`,
              `${bearing.designation} takes no radial load`,
              '0',
            ),
          ]
        : []),
    ]),
  ];
}

export function numberFaults(value: number | undefined, field: string, [least, greatest]: Range): Fault[] {
  return value === undefined || (value >= least && value <= greatest)
    ? []
    : [
        fault(
          field,
          'life.out_of_range',
          `须在 ${least} 与 ${greatest} 之间`,
          `must lie between ${least} and ${greatest}`,
          `${least} … ${greatest}`,
        ),
      ];
}

function wordFaults(value: string | undefined, field: string, words: readonly string[]): Fault[] {
  const known = words.join(', ');
  return value === undefined || words.includes(value)
    ? []
    : [fault(field, 'life.unknown_word', `须为以下之一：${known}`, `must be one of ${known}`, known)];
}
