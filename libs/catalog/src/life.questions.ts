/** From what came over HTTP to what the library asks for, and its faults back to paths of the request. */
import {
  ARRANGEMENTS,
  type Arrangement,
  type Duty,
  type Fault,
  findPartType,
  type GivenFigures,
  type LoadCase,
  type Outcome,
  type PartType,
  type SelectionRequest,
  type ShaftDuty,
  type SizeRange,
} from '@app/bearings';
import { DomainError, type FieldFault } from '@app/kernel';
import {
  type BearingLifeRequest,
  type DutyRequest,
  type GivenFiguresRequest,
  type LoadedRequest,
  type LoadRequest,
  type SelectBearingsRequest,
  type ShaftLifeRequest,
  type SizeRangeRequest,
} from './life.dto.js';
import { namesOf } from './part-types.queries.js';

/** `null` in JSON says as much as nothing. */
function present<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], null> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  ) as { [K in keyof T]: Exclude<T[K], null> };
}

const loadOf = ({ radialKn, axialKn }: LoadRequest) => ({ radialKn: radialKn ?? 0, axialKn: axialKn ?? 0 });

function dutyOf(request: DutyRequest): Omit<Duty, 'cases'> {
  const { operatingClearance, lubricant, lubrication, reliabilityPercent, edition, demand } = request;
  return present({
    operatingClearance,
    lubricant,
    lubrication: lubrication && present(lubrication),
    reliabilityPercent,
    edition,
    demand,
    requiredStaticSafety: request.requiredStaticSafety,
  });
}

function loadedDutyOf(request: LoadedRequest): Duty {
  const { radialKn, axialKn, speedRpm, cases, peak } = request;
  const alone = radialKn ?? axialKn ?? speedRpm;
  if (cases && alone !== undefined && alone !== null)
    throw unanswerable([
      {
        field: 'cases',
        code: 'life.loads_given_twice',
        message: {
          zh: '载荷要么直接给出，要么在 cases 中给出，不能两处都给',
          en: 'give the load either by itself or in cases, not in both',
        },
      },
    ]);
  const single: LoadCase = { ...loadOf(request), ...present({ speedRpm }) };
  return {
    ...dutyOf(request),
    cases: cases?.map((each): LoadCase => ({
      ...loadOf(each),
      ...present({ speedRpm: each.speedRpm, timeShare: each.timeShare }),
    })) ?? [single],
    ...(peak && { peak: loadOf(peak) }),
  };
}

const givenOf = (given: GivenFiguresRequest | undefined): GivenFigures => present(given ?? {});

/** The type that a text names, and what the text says beyond it. */
interface Named {
  type: PartType;
  arrangement: Arrangement | undefined;
}

function typeNamed(text: string, field: string): Named {
  for (const { designation, reading } of namesOf(text)) {
    const type = findPartType(designation);
    const arrangement = ARRANGEMENTS.find((each) => each === reading?.features.arrangement);
    if (type) return { type, arrangement };
  }
  throw unanswerable([
    {
      field,
      code: 'life.unknown_designation',
      message: {
        zh: `目录中没有“${text}”，或它可以指多个类型，请写全型号`,
        en: `the catalogue has no “${text}”, or it may be several types: write it in full`,
      },
    },
  ]);
}

export function lifeQuestion(request: BearingLifeRequest): {
  type: PartType;
  duty: Duty;
  given: GivenFigures;
} {
  const { type, arrangement } = typeNamed(request.designation, 'designation');
  return {
    type,
    given: givenOf(request.given),
    duty: {
      ...loadedDutyOf(request),
      ...present({
        arrangement: request.arrangement ?? arrangement,
        requiredHours: request.requiredHours,
      }),
    },
  };
}

const rangeOf = (range: SizeRangeRequest | undefined): SizeRange | undefined =>
  range && present({ least: range.min, greatest: range.max });

export function selectionQuestion(request: SelectBearingsRequest): SelectionRequest {
  const { space, requiredHours, families, seal, sortBy, prices, limit } = request;
  const priced = prices && new Map(prices.map(({ designation, price }) => [designation, price]));
  return {
    ...loadedDutyOf(request),
    requiredHours,
    space: present({
      boreMm: rangeOf(space.boreMm),
      outsideMm: rangeOf(space.outsideMm),
      widthMm: rangeOf(space.widthMm),
    }),
    ...present({ families, seal, sortBy, limit }),
    ...(priced && { priceOf: ({ designation }: PartType) => priced.get(designation) }),
  };
}

export function shaftQuestion(request: ShaftLifeRequest): ShaftDuty {
  const { a, b, spanMm, speedRpm, forces, setting, locating, requiredHours } = request;
  return {
    ...dutyOf(request),
    a: { type: typeNamed(a.designation, 'a.designation').type, given: givenOf(a.given) },
    b: { type: typeNamed(b.designation, 'b.designation').type, given: givenOf(b.given) },
    spanMm,
    speedRpm,
    forces: forces.map((force) => present(force)),
    ...present({ setting, locating, requiredHours }),
  };
}

/** The value, or a problem that names every field at fault as the request has it. */
export function answered<T>(outcome: Outcome<T>, loadsAlone = false): T {
  if (outcome.ok) return outcome.value;
  throw unanswerable(outcome.faults.map((each) => asAsked(each, loadsAlone)));
}

function asAsked({ field, code, message, expected }: Fault, loadsAlone: boolean): FieldFault {
  return {
    field: loadsAlone ? field.replace(/^cases\.0\.?/, '') || 'radialKn' : field,
    code,
    message,
    ...(expected !== undefined && { expected }),
  };
}

function unanswerable(faults: readonly FieldFault[]): DomainError {
  return new DomainError(
    'unprocessable',
    'life.unanswerable',
    { zh: '这些条件无法计算', en: 'This cannot be calculated' },
    faults,
  );
}
