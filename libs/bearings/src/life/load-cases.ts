/** The load cases one by one, and all of them as one life (Palmgren and Miner). */
import type { Duty, LoadCase } from './duty.js';
import { equivalentDynamicLoad } from './dynamic-load.js';
import type { LoadedUnit } from './loaded-unit.js';
import { modifiedFactor } from './modified-life.js';
import type { Film } from './modified-life.js';
import { checkFlanges, checkLeastLoad, checkSpeed } from './running-checks.js';
import type { SpeedVerdict } from './running-checks.js';
import { figure, iso281, PRACTICE, remark, step } from './sheet.js';
import type { Remark, Step } from './sheet.js';

export interface CaseLife {
  readonly radialKn: number;
  readonly axialKn: number;
  readonly speedRpm: number | undefined;
  readonly equivalentLoadKn: number;
  readonly basicLifeMrev: number;
  readonly basicLifeHours: number | undefined;
  readonly film: Film | undefined;
  readonly contaminationFactor: number | undefined;
  readonly systemsFactor: number | undefined;
  readonly speedVerdict: SpeedVerdict | undefined;
}

export interface WorkedCase {
  readonly life: CaseLife;
  readonly steps: readonly Step[];
  readonly remarks: readonly Remark[];
}

const HOUR = 60;
const hoursOf = (mrev: number, speedRpm: number): number => (mrev * 1e6) / (HOUR * speedRpm);

export function workedCase(unit: LoadedUnit, load: LoadCase, duty: Duty): WorkedCase {
  const { speedRpm } = load;
  const equivalent = equivalentDynamicLoad(unit, load, duty.operatingClearance ?? 'CN');
  const loadKn = equivalent.valueKn;
  const basicLifeMrev = (unit.dynamicKn / loadKn) ** unit.exponent;
  const modified =
    duty.lubrication === undefined || speedRpm === undefined
      ? undefined
      : modifiedFactor(unit, duty.lubrication, loadKn, speedRpm);
  const factor = modified !== undefined && 'aIso' in modified ? modified : undefined;
  const running = speedRpm === undefined ? undefined : runningChecks(unit, load, loadKn, speedRpm, duty);
  return {
    life: {
      radialKn: load.radialKn,
      axialKn: load.axialKn,
      speedRpm,
      equivalentLoadKn: loadKn,
      basicLifeMrev,
      basicLifeHours: speedRpm === undefined ? undefined : hoursOf(basicLifeMrev, speedRpm),
      film: factor?.film,
      contaminationFactor: factor?.eC,
      systemsFactor: factor?.aIso,
      speedVerdict: running?.verdict,
    },
    steps: [...equivalent.steps, ...(factor?.steps ?? []), ...(running?.steps ?? [])],
    remarks: [
      ...equivalent.remarks,
      ...heavyLoad(unit, loadKn),
      ...(modified === undefined || 'aIso' in modified ? (factor?.remarks ?? []) : [modified]),
      ...(running?.remarks ?? []),
    ],
  };
}

function runningChecks(unit: LoadedUnit, load: LoadCase, loadKn: number, speedRpm: number, duty: Duty) {
  const lubricant = duty.lubricant ?? 'grease';
  const speed = checkSpeed(unit.bearing, speedRpm, lubricant);
  const least = checkLeastLoad(unit, load, loadKn, speedRpm);
  const flanges = checkFlanges(unit.bearing, load, speedRpm, lubricant);
  return {
    verdict: speed.verdict,
    steps: [...least.steps, ...flanges.steps, ...speed.steps],
    remarks: [...least.remarks, ...flanges.remarks, ...speed.remarks],
  };
}

/** The life formula holds up to half of C, for balls also up to C0 (ISO 281:2007, 5.3.2, 6.3.2, 7.3.2, 8.3.2). */
function heavyLoad({ bearing, dynamicKn, staticKn }: LoadedUnit, loadKn: number): Remark[] {
  const beyondHalf = loadKn > dynamicKn / 2;
  const beyondStatic = !bearing.roller && !bearing.thrust && loadKn > staticKn;
  if (!beyondHalf && !beyondStatic) return [];
  const limit = beyondHalf ? '0.5·C' : 'C0';
  return [
    remark(
      'unfit',
      'life.load_too_heavy',
      `当量动载荷超过 ${limit}，寿命公式不再适用`,
      `The equivalent load is above ${limit}: the life formula no longer holds`,
    ),
  ];
}

export interface CombinedLife {
  readonly equivalentLoadKn: number;
  readonly loadRatio: number;
  readonly basicLifeMrev: number;
  readonly basicLifeHours: number | undefined;
  readonly steps: readonly Step[];
}

/** One case as it is; a spectrum by its mean load over the revolutions. */
export function combinedLife(
  unit: LoadedUnit,
  cases: readonly LoadCase[],
  worked: readonly WorkedCase[],
): CombinedLife {
  const { exponent: p, dynamicKn } = unit;
  const many = cases.length > 1;
  const mean = many ? meanOf(cases, worked, p) : undefined;
  const equivalentLoadKn = mean?.loadKn ?? worked[0]?.life.equivalentLoadKn ?? 0;
  const speedRpm = mean?.speedRpm ?? cases[0]?.speedRpm;
  const loadRatio = dynamicKn / equivalentLoadKn;
  const basicLifeMrev = loadRatio ** p;
  const basicLifeHours = speedRpm === undefined ? undefined : hoursOf(basicLifeMrev, speedRpm);
  const power = p === 3 ? '3' : '10/3';
  const clause = lifeClause(unit.bearing);
  return {
    equivalentLoadKn,
    loadRatio,
    basicLifeMrev,
    basicLifeHours,
    steps: [
      ...(mean?.steps ?? []),
      step(
        'L10',
        basicLifeMrev,
        `(C/${many ? 'Pm' : 'P'})^${power}`,
        `(${figure(dynamicKn)} / ${figure(equivalentLoadKn)})^${power}`,
        clause,
      ),
      ...(basicLifeHours === undefined || speedRpm === undefined
        ? []
        : [
            step(
              'L10h',
              basicLifeHours,
              `10⁶·L10/(60·${many ? 'nm' : 'n'})`,
              `10⁶ × ${figure(basicLifeMrev)} / (60 × ${figure(speedRpm)})`,
              clause,
            ),
          ]),
    ],
  };
}

function lifeClause({ roller, thrust }: LoadedUnit['bearing']): string {
  if (roller) return iso281(thrust ? '8.3.1, (22)' : '7.3.1, (16)');
  return iso281(thrust ? '6.3.1, (12)' : '5.3.1, (4)');
}

function meanOf(cases: readonly LoadCase[], worked: readonly WorkedCase[], p: number) {
  const shares = sharesOf(cases);
  const speedRpm = cases.reduce((sum, each, index) => sum + (each.speedRpm ?? 0) * (shares[index] ?? 0), 0);
  const damage = worked.reduce(
    (sum, { life }, index) => sum + life.equivalentLoadKn ** p * (life.speedRpm ?? 0) * (shares[index] ?? 0),
    0,
  );
  const loadKn = (damage / speedRpm) ** (1 / p);
  const terms = worked
    .map(({ life }, index) => `${figure(shares[index] ?? 0)} × ${figure(life.speedRpm ?? 0)}`)
    .join(' + ');
  const [power, root] = p === 3 ? ['3', '1/3'] : ['10/3', '3/10'];
  return {
    loadKn,
    speedRpm,
    steps: [
      step('nm', speedRpm, 'Σ U·n', terms, PRACTICE),
      step(
        'Pm',
        loadKn,
        `(Σ P^${power}·U·n / nm)^${root}`,
        worked.map(({ life }) => figure(life.equivalentLoadKn)).join('; '),
        'Palmgren–Miner',
      ),
    ],
  };
}

/** Shares of time, summing to one. */
function sharesOf(cases: readonly LoadCase[]): number[] {
  const total = cases.reduce((sum, { timeShare = 0 }) => sum + timeShare, 0);
  return cases.map(({ timeShare = 0 }) => timeShare / total);
}

export interface ModifiedLife {
  readonly hours: number;
  readonly steps: readonly Step[];
}

/** a1·aISO·L10h, of a spectrum 1/Σ(U/L); undefined as soon as one case cannot be judged. */
export function modifiedLife(
  cases: readonly LoadCase[],
  worked: readonly WorkedCase[],
  a1: number,
): ModifiedLife | undefined {
  const lives = worked.map(({ life: { systemsFactor, basicLifeHours } }) =>
    systemsFactor === undefined || basicLifeHours === undefined
      ? undefined
      : a1 * systemsFactor * basicLifeHours,
  );
  if (lives.some((hours) => hours === undefined)) return undefined;
  const [first = 0] = lives;
  const [life] = worked;
  if (life === undefined) return undefined;
  if (cases.length === 1) {
    const { systemsFactor = 0, basicLifeMrev, basicLifeHours = 0 } = life.life;
    const numbers = `${figure(a1)} × ${figure(systemsFactor)} × `;
    return {
      hours: first,
      steps: [
        step(
          'Lnm',
          a1 * systemsFactor * basicLifeMrev,
          'a1·aISO·L10',
          numbers + figure(basicLifeMrev),
          iso281('9.1, (23)'),
        ),
        step('Lnmh', first, 'a1·aISO·L10h', numbers + figure(basicLifeHours), iso281('9.1, (23)')),
      ],
    };
  }
  const shares = sharesOf(cases);
  const hours = 1 / lives.reduce<number>((sum, each, index) => sum + (shares[index] ?? 0) / (each ?? 1), 0);
  const numbers = lives
    .map((each, index) => `${figure(shares[index] ?? 0)} / ${figure(each ?? 0)}`)
    .join(' + ');
  return { hours, steps: [step('Lnmh', hours, '1/Σ(U/Lnmh)', `1 / (${numbers})`, 'Palmgren–Miner')] };
}
