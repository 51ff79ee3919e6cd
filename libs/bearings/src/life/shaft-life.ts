/** Two bearings on a shaft: reactions, axial forces that angular bearings induce in each other, and both lives. */
import type { PartType } from '../vocabulary.js';
import { lifeOf, notRated } from './bearing-life.js';
import type { BearingLife } from './bearing-life.js';
import { dutyFaults, givenFaults, numberFaults, unfitFaults } from './duty.js';
import type { Duty } from './duty.js';
import type { Load } from './dynamic-load.js';
import { lifeBearing, LOAD_CENTRES } from './life-bearing.js';
import type { GivenFigures, LifeBearing } from './life-bearing.js';
import { radialBallFactors } from './load-factors.js';
import { pairs } from './loaded-unit.js';
import { reactions } from './shaft-statics.js';
import type { ShaftForce } from './shaft-statics.js';
import { answer, fault, figure, iso281, PRACTICE, refusal, step } from './sheet.js';
import type { Fault, Outcome, QuantitySymbol, Step } from './sheet.js';

/** O: load centres outside (back to back) · X: load centres inside (face to face). */
export type Setting = 'O' | 'X';

export interface ShaftBearing {
  readonly type: PartType;
  readonly given?: GivenFigures;
}

export interface ShaftDuty extends Omit<Duty, 'cases' | 'peak' | 'arrangement'> {
  readonly a: ShaftBearing;
  readonly b: ShaftBearing;
  /** Between the middles of the two bearings. */
  readonly spanMm: number;
  readonly forces: readonly ShaftForce[];
  readonly speedRpm: number;
  /** How two tapered or angular contact bearings are set against each other. */
  readonly setting?: Setting;
  /** Which bearing holds the shaft axially, when no such two do. */
  readonly locating?: 'A' | 'B';
}

export interface ShaftLife {
  readonly a: BearingLife;
  readonly b: BearingLife;
  readonly loads: { readonly a: Load; readonly b: Load };
  /** Both as one system: the shaft stands still when the first fails. */
  readonly systemLifeHours: number | undefined;
  readonly steps: readonly Step[];
}

const STATICS = 'statics';
const MOST_FORCES = 50;
const FORCE_RANGES = {
  positionMm: [-1e5, 1e5],
  radialKn: [-1e6, 1e6],
  directionDeg: [-360, 360],
  axialKn: [-1e6, 1e6],
  axialRadiusMm: [-1e5, 1e5],
} as const satisfies Record<keyof ShaftForce, readonly [number, number]>;

export function shaftLife(duty: ShaftDuty): Outcome<ShaftLife> {
  const a = lifeBearing(duty.a.type, duty.a.given);
  const b = lifeBearing(duty.b.type, duty.b.given);
  if (a === undefined || b === undefined)
    return refusal(
      ...(a === undefined ? [notRated('a.designation', duty.a.type.designation)] : []),
      ...(b === undefined ? [notRated('b.designation', duty.b.type.designation)] : []),
    );
  const faults = [...shapeFaults(duty), ...settingFaults(duty, a, b)];
  if (faults.length > 0) return refusal(...faults);
  const { radial, loads, steps } = loadsOf(duty, a, b);
  const dutyOf = (load: Load): Duty => ({
    ...commonDuty(duty),
    cases: [{ ...load, speedRpm: duty.speedRpm }],
  });
  const found = [
    ...(radial.a + radial.b === 0
      ? [fault('forces', 'life.no_load', '径向力不能为零', 'some radial force must act')]
      : []),
    ...prefixed('a', unfitFaults(a, dutyOf(loads.a))),
    ...prefixed('b', unfitFaults(b, dutyOf(loads.b))),
  ];
  if (found.length > 0) return refusal(...found);
  const lifeA = withInducedForce(lifeOf(a, dutyOf(loads.a)));
  const lifeB = withInducedForce(lifeOf(b, dutyOf(loads.b)));
  const system = systemStep(lifeA, lifeB, a.roller && b.roller);
  return answer({
    a: lifeA,
    b: lifeB,
    loads,
    systemLifeHours: system?.value,
    steps: [...steps, ...(system === undefined ? [] : [system])],
  });
}

/** Here the axial loads do include what the bearings induce. */
const withInducedForce = (life: BearingLife): BearingLife => ({
  ...life,
  remarks: life.remarks.filter(({ code }) => code !== 'life.induced_axial_force'),
});

/** All of the duty that both bearings share. */
function commonDuty(duty: ShaftDuty): Omit<Duty, 'cases'> {
  const { operatingClearance, lubricant, lubrication, reliabilityPercent, edition } = duty;
  const { demand, requiredHours, requiredStaticSafety } = duty;
  return {
    operatingClearance,
    lubricant,
    lubrication,
    reliabilityPercent,
    edition,
    demand,
    requiredHours,
    requiredStaticSafety,
  };
}

const prefixed = (path: string, faults: readonly Fault[]): Fault[] =>
  faults.map((each) => ({ ...each, field: path }));

function shapeFaults(duty: ShaftDuty): Fault[] {
  const { forces, spanMm, speedRpm } = duty;
  const asCase: Duty = { ...commonDuty(duty), cases: [{ radialKn: 1, axialKn: 0, speedRpm }] };
  return [
    ...numberFaults(spanMm, 'spanMm', [1, 1e5]),
    ...(forces.length === 0 || forces.length > MOST_FORCES
      ? [
          fault(
            'forces',
            'life.force_count',
            `须有 1 至 ${MOST_FORCES} 个力`,
            `between 1 and ${MOST_FORCES} forces are needed`,
          ),
        ]
      : []),
    ...forces.flatMap((force, index) =>
      Object.entries(FORCE_RANGES).flatMap(([name, range]) =>
        numberFaults(force[name as keyof ShaftForce], `forces.${index}.${name}`, range),
      ),
    ),
    ...dutyFaults(asCase).map((each) => ({ ...each, field: each.field.replace('cases.0.', '') })),
    ...givenFaults(duty.a.given ?? {}, 'a.given'),
    ...givenFaults(duty.b.given ?? {}, 'b.given'),
  ];
}

function settingFaults({ setting, locating, forces }: ShaftDuty, a: LifeBearing, b: LifeBearing): Fault[] {
  const thrust = [...(a.thrust ? ['a.designation'] : []), ...(b.thrust ? ['b.designation'] : [])];
  if (thrust.length > 0)
    return thrust.map((field) =>
      fault(
        field,
        'life.no_radial_support',
        '推力轴承不能作为径向支承',
        'a thrust bearing does not support a shaft radially',
      ),
    );
  if (pairs(a) !== pairs(b))
    return [
      fault(
        'b.designation',
        'life.not_set_against_each_other',
        '单列角接触或圆锥轴承须与同类轴承相对安装',
        'a single row angular contact or tapered bearing must be set against another such bearing',
      ),
    ];
  if (pairs(a))
    return setting === 'O' || setting === 'X'
      ? []
      : [
          fault(
            'setting',
            'life.setting_missing',
            '须说明安装方式：O（背对背）或 X（面对面）',
            'say how they are set: O (back to back) or X (face to face)',
            'O, X',
          ),
        ];
  const axial = forces.reduce((sum, { axialKn = 0 }) => sum + axialKn, 0);
  return axial !== 0 && locating !== 'A' && locating !== 'B'
    ? [
        fault(
          'locating',
          'life.locating_missing',
          '须说明由哪个轴承轴向定位：A 或 B',
          'say which bearing locates the shaft: A or B',
          'A, B',
        ),
      ]
    : [];
}

interface ShaftLoads {
  readonly radial: { readonly a: number; readonly b: number };
  readonly loads: { readonly a: Load; readonly b: Load };
  readonly steps: readonly Step[];
}

function loadsOf(duty: ShaftDuty, a: LifeBearing, b: LifeBearing): ShaftLoads {
  const out = duty.setting === 'X' ? -1 : 1;
  const offsetA = centreOffset(a);
  const offsetB = centreOffset(b);
  const atA = -out * offsetA;
  const atB = duty.spanMm + out * offsetB;
  const { radialA, radialB, axial } = reactions(duty.forces, atA, atB);
  const between = `${figure(atB - atA)} mm`;
  const radialSteps = [
    ...centreSteps(a, 'aA'),
    ...centreSteps(b, 'aB'),
    step('FrA', radialA, 'ΣM = 0', between, STATICS),
    step('FrB', radialB, 'ΣM = 0', between, STATICS),
  ];
  const held = pairs(a)
    ? heldByEachOther(duty, [a, radialA], [b, radialB], axial)
    : {
        a: duty.locating === 'A' ? Math.abs(axial) : 0,
        b: duty.locating === 'B' ? Math.abs(axial) : 0,
        steps: [],
      };
  return {
    radial: { a: radialA, b: radialB },
    loads: { a: { radialKn: radialA, axialKn: held.a }, b: { radialKn: radialB, axialKn: held.b } },
    steps: [
      ...radialSteps,
      ...(axial === 0 && !pairs(a) ? [] : [step('Ka', axial, 'ΣFa', figure(axial), STATICS)]),
      ...held.steps,
      ...(held.steps.length > 0 || axial === 0
        ? []
        : [
            step('FaA', held.a, duty.locating === 'A' ? '|Ka|' : '0', figure(held.a), STATICS),
            step('FaB', held.b, duty.locating === 'B' ? '|Ka|' : '0', figure(held.b), STATICS),
          ]),
    ],
  };
}

/** How far outside its middle a bearing's load centre lies, seen away from its back face. */
const centreOffset = ({ loadCentreMm, widthMm }: LifeBearing): number =>
  loadCentreMm === undefined ? 0 : loadCentreMm.value - widthMm / 2;

function centreSteps(bearing: LifeBearing, symbol: QuantitySymbol): Step[] {
  const { behaviour, loadCentreMm, widthMm, boreMm, outsideMm, contactAngleDeg } = bearing;
  if (loadCentreMm === undefined || (behaviour !== 'angular' && behaviour !== 'tapered')) return [];
  const { value, basis } = loadCentreMm;
  if (basis === 'given')
    return [step(symbol, value, 'a', figure(value), PRACTICE, { zh: '用户给出的值', en: 'as given' })];
  const [ofWidth, ofTangent] = LOAD_CENTRES[behaviour];
  const dm = figure((boreMm + outsideMm) / 2);
  return [
    step(
      symbol,
      value,
      `${ofWidth}·T + ${ofTangent}·dm·tan α`,
      `${ofWidth} × ${figure(widthMm)} + ${ofTangent} × ${dm} × tan ${figure(contactAngleDeg.value)}°`,
      PRACTICE,
    ),
  ];
}

type Supported = readonly [bearing: LifeBearing, radialKn: number];

/**
 * Both bearings push the shaft: in O away from each other, in X towards each other. The one that the sum presses carries
 * the other's push and the outer force; the other carries its own push alone.
 */
function heldByEachOther(
  { setting }: ShaftDuty,
  [a, radialA]: Supported,
  [b, radialB]: Supported,
  axial: number,
) {
  const pushA = inducedForce(a, radialA);
  const pushB = inducedForce(b, radialB);
  // Outer force towards the side on which B is pressed by A's push.
  const towards = setting === 'X' ? axial : -axial;
  const pressesB = pushA.kn + towards >= pushB.kn;
  const axialA = pressesB ? pushA.kn : pushB.kn - towards;
  const axialB = pressesB ? pushA.kn + towards : pushB.kn;
  return {
    a: axialA,
    b: axialB,
    steps: [
      step('SA', pushA.kn, pushA.formula, pushA.numbers, pushA.clause),
      step('SB', pushB.kn, pushB.formula, pushB.numbers, pushB.clause),
      step(
        'FaA',
        axialA,
        pressesB ? 'SA' : 'SB ∓ Ka',
        pressesB ? figure(pushA.kn) : sum(pushB.kn, -towards),
        PRACTICE,
      ),
      step(
        'FaB',
        axialB,
        pressesB ? 'SA ± Ka' : 'SB',
        pressesB ? sum(pushA.kn, towards) : figure(pushB.kn),
        PRACTICE,
      ),
    ],
  };
}

const sum = (push: number, outer: number): string =>
  `${figure(push)} ${outer < 0 ? '−' : '+'} ${figure(Math.abs(outer))}`;

interface Induced {
  readonly kn: number;
  readonly formula: string;
  readonly numbers: string;
  readonly clause: string;
}

/** Tapered Fr/(2Y), angular contact e·Fr, as catalogues and textbooks have it; at 15° e hangs on the force itself. */
function inducedForce(bearing: LifeBearing, radialKn: number): Induced {
  if (bearing.behaviour === 'tapered') {
    const y = (0.4 * 1.5) / bearing.e.value;
    return {
      kn: radialKn / (2 * y),
      formula: 'Fr/(2·Y)',
      numbers: `${figure(radialKn)} / (2 × ${figure(y)})`,
      clause: PRACTICE,
    };
  }
  const perKn = (bearing.f0?.value ?? 0) / bearing.staticKn.value;
  let e = radialBallFactors(bearing.contactAngleDeg.value, 1, 0).e;
  for (let round = 0; round < 20; round += 1)
    e = radialBallFactors(bearing.contactAngleDeg.value, 1, perKn * e * radialKn).e;
  return {
    kn: e * radialKn,
    formula: 'e·Fr',
    numbers: `${figure(e)} × ${figure(radialKn)}`,
    clause: iso281('5.2, table 3'),
  };
}

/** By the slopes that lives of single bearings scatter with: 10/9 of balls, 9/8 of rollers. */
function systemStep(a: BearingLife, b: BearingLife, rollers: boolean): Step | undefined {
  const both = a.modifiedLifeHours !== undefined && b.modifiedLifeHours !== undefined;
  const hoursA = both ? a.modifiedLifeHours : a.reliableLifeHours;
  const hoursB = both ? b.modifiedLifeHours : b.reliableLifeHours;
  if (hoursA === undefined || hoursB === undefined) return undefined;
  const [slope, name] = rollers ? [9 / 8, '9/8'] : [10 / 9, '10/9'];
  return step(
    'Lsys',
    (hoursA ** -slope + hoursB ** -slope) ** (-1 / slope),
    `(LA^−w + LB^−w)^(−1/w), w = ${name}`,
    `${figure(hoursA)}; ${figure(hoursB)}`,
    'Lundberg–Palmgren',
  );
}
