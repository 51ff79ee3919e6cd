/** Modified rating life of one load case by ISO 281:2007, 9: a1, κ, eC and aISO. */
import type { Lubrication } from './duty.js';
import type { LifeBearing } from './life-bearing.js';
import type { LoadedUnit } from './loaded-unit.js';
import { contaminationFactor, referenceViscosity, usualViscosityAt100, viscosityAt } from './lubrication.js';
import type { ContaminationFactor } from './lubrication.js';
import { figure, iso281, remark, step } from './sheet.js';
import type { Remark, Step } from './sheet.js';
import { formulaNumber, GREATEST_KAPPA, LEAST_KAPPA, systemsFactor } from './systems-factor.js';

export interface Film {
  readonly viscosityMm2S: number;
  readonly referenceMm2S: number;
  readonly kappa: number;
}

export interface ModifiedFactor {
  readonly film: Film;
  readonly eC: number;
  readonly aIso: number;
  readonly steps: readonly Step[];
  readonly remarks: readonly Remark[];
}

const WITHOUT_FILM = remark(
  'unfit',
  'life.film_too_thin',
  `黏度比 κ < ${LEAST_KAPPA}，超出 ISO 281 的经验范围，不能计算 aISO`,
  `The viscosity ratio κ is below ${LEAST_KAPPA}, beyond the experience behind ISO 281: aISO cannot be calculated`,
);

/** With a film too thin to judge, the answer is the remark alone. */
export function modifiedFactor(
  unit: LoadedUnit,
  lubrication: Lubrication,
  loadKn: number,
  speedRpm: number,
): ModifiedFactor | Remark {
  const { bearing, fatigueLimitKn } = unit;
  const { film, steps: filmSteps } = filmOf(bearing, lubrication, speedRpm);
  if (film.kappa < LEAST_KAPPA) return WITHOUT_FILM;
  const helped = additivesHelp(bearing, lubrication, film.kappa);
  const kappa = helped ? 1 : Math.min(film.kappa, GREATEST_KAPPA);
  const { eC, formula, clause, factors } = contaminationOf(lubrication, kappa, bearing.pitchMm);
  const loadRatio = (eC * fatigueLimitKn) / loadKn;
  const withoutHelp = systemsFactor(bearing, film.kappa, loadRatio);
  const aIso = helped
    ? Math.max(Math.min(3, systemsFactor(bearing, 1, loadRatio)), withoutHelp)
    : withoutHelp;
  return {
    film,
    eC,
    aIso,
    steps: [
      ...filmSteps,
      step('eC', eC, formula, `κ = ${figure(kappa)}, Dpw = ${figure(bearing.pitchMm)} mm`, clause, factors),
      step(
        'aISO',
        aIso,
        'aISO(κ, eC·Cu/P)',
        `κ = ${figure(kappa)}, ${figure(eC)} × ${figure(fatigueLimitKn)} / ${figure(loadKn)} = ${figure(loadRatio)}`,
        iso281(helped ? '9.3.3.3.4' : `9.3.3.4, (${formulaNumber(bearing, film.kappa)})`),
      ),
    ],
    remarks: filmRemarks(film.kappa, helped, eC),
  };
}

/** Proven additives count as κ = 1 where contamination leaves them room to work; aISO then is 3 at most. */
function additivesHelp(bearing: LifeBearing, lubrication: Lubrication, kappa: number): boolean {
  if (lubrication.effectiveAdditives !== true || kappa >= 1) return false;
  return contaminationOf(lubrication, kappa, bearing.pitchMm).eC >= 0.2;
}

function contaminationOf(
  { contamination, contaminationFactor: given }: Lubrication,
  kappa: number,
  pitchMm: number,
): ContaminationFactor {
  return given !== undefined || contamination === undefined
    ? {
        eC: given ?? 0,
        formula: 'eC',
        clause: iso281('9.3.3.2'),
        factors: { zh: '用户给出的值', en: 'as given' },
      }
    : contaminationFactor(contamination, kappa, pitchMm);
}

function filmOf(
  bearing: LifeBearing,
  lubrication: Lubrication,
  speedRpm: number,
): { film: Film; steps: Step[] } {
  const viscosity = operatingViscosity(lubrication);
  const referenceMm2S = referenceViscosity(speedRpm, bearing.pitchMm);
  const kappa = viscosity.value / referenceMm2S;
  const slow = speedRpm < 1000;
  return {
    film: { viscosityMm2S: viscosity.value, referenceMm2S, kappa },
    steps: [
      viscosity,
      step(
        'ν1',
        referenceMm2S,
        slow ? '45 000·n^−0.83·Dpw^−0.5' : '4 500·n^−0.5·Dpw^−0.5',
        `${slow ? '45 000' : '4 500'} × ${figure(speedRpm)}^${slow ? '−0.83' : '−0.5'} × ${figure(bearing.pitchMm)}^−0.5`,
        iso281(`9.3.3.3.1, (${slow ? 28 : 29})`),
      ),
      step(
        'κ',
        kappa,
        'ν/ν1',
        `${figure(viscosity.value)} / ${figure(referenceMm2S)}`,
        iso281('9.3.3.3.1, (27)'),
      ),
    ],
  };
}

function operatingViscosity(lubrication: Lubrication): Step {
  const { viscosityMm2S, viscosity40Mm2S = 0, viscosity100Mm2S, temperatureDeg = 40 } = lubrication;
  if (viscosityMm2S !== undefined)
    return step('ν', viscosityMm2S, 'ν', figure(viscosityMm2S), iso281('9.3.3.3.1'), {
      zh: '用户给出的值',
      en: 'as given',
    });
  const at100 = viscosity100Mm2S ?? usualViscosityAt100(viscosity40Mm2S);
  return step(
    'ν',
    viscosityAt(temperatureDeg, viscosity40Mm2S, at100),
    'lg lg(ν + 0.7) = A − B·lg T',
    `ν40 = ${figure(viscosity40Mm2S)}, ν100 = ${figure(at100)}, t = ${figure(temperatureDeg)} °C`,
    'ASTM D341',
    viscosity100Mm2S === undefined
      ? { zh: '按黏度指数 95 的矿物油（ISO 2909）', en: 'mineral oil of viscosity index 95 (ISO 2909)' }
      : undefined,
  );
}

function filmRemarks(kappa: number, helped: boolean, eC: number): Remark[] {
  const remarks: Remark[] = [];
  if (kappa > GREATEST_KAPPA)
    remarks.push(
      remark(
        'note',
        'life.kappa_capped',
        'κ > 4 时按 κ = 4 计算',
        'κ above 4 is read as κ = 4 (ISO 281:2007, 9.3.3.4)',
      ),
    );
  if (helped)
    remarks.push(
      remark(
        'note',
        'life.additives_counted',
        '使用经验证的极压添加剂，按 κ = 1 计算，aISO 不超过 3',
        'Proven extreme pressure additives: κ = 1 is used and aISO is 3 at most',
      ),
    );
  if (eC < 0.1)
    remarks.push(
      remark(
        'caution',
        'life.wear_by_contamination',
        '污染严重，轴承可能先因磨损失效，寿命可能远低于计算值',
        'So much contamination may wear the bearing out long before the calculated life',
      ),
    );
  return remarks;
}
