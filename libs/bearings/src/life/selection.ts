/** Which types of the catalogue last so long at these loads within this space. */
import { catalogue } from '../catalogue.js';
import { lazily } from '../plans/plan.js';
import { ratingsOf } from '../ratings/ratings.js';
import type { PartFamily, PartType } from '../vocabulary.js';
import { lifeOf } from './bearing-life.js';
import type { BearingLife } from './bearing-life.js';
import { dutyFaults, unfitFaults } from './duty.js';
import type { Duty } from './duty.js';
import { lifeBearing } from './life-bearing.js';
import { answer, fault, refusal } from './sheet.js';
import type { Fault, Outcome } from './sheet.js';

export interface SizeRange {
  readonly least?: number;
  readonly greatest?: number;
}

export interface Space {
  readonly boreMm?: SizeRange;
  readonly outsideMm?: SizeRange;
  readonly widthMm?: SizeRange;
}

export interface LastingRequest extends Omit<Duty, 'requiredHours' | 'arrangement'> {
  readonly requiredHours: number;
}

export interface SelectionRequest extends LastingRequest {
  readonly space: Space;
  /** None named: every family. */
  readonly families?: readonly PartFamily[];
  /** Only this closure: `open`, `shield_2`, `contact_seal_2` … */
  readonly seal?: string;
  /** `mass` lightest first; `price` cheapest first, types without a price last. */
  readonly sortBy?: 'mass' | 'price';
  readonly priceOf?: (type: PartType) => number | undefined;
  readonly limit?: number;
}

export interface Selected {
  readonly type: PartType;
  readonly price: number | undefined;
  readonly life: BearingLife;
  /** Other types of the same basic designation that last as well (shields, seals, grooves …). */
  readonly variants: readonly string[];
}

export interface Selection {
  readonly items: readonly Selected[];
  /** Whether further basic designations would serve. */
  readonly more: boolean;
  /** How many types lie within the space. */
  readonly considered: number;
}

const USUAL_LIMIT = 20;
const GREATEST_LIMIT = 100;

export function selectBearings(request: SelectionRequest): Outcome<Selection> {
  const faults = [...dutyFaults(request), ...spaceFaults(request)];
  if (faults.length > 0) return refusal(...faults);
  const { families = [], seal, limit = USUAL_LIMIT } = request;
  const within = capacities().filter(
    ({ type }) =>
      (families.length === 0 || families.includes(type.family)) &&
      (seal === undefined || type.features.seal === seal) &&
      fits(type, request.space),
  );
  const ordered = within
    .filter((each) => couldLast(each, request))
    .map(({ type }) => ({ type, price: request.priceOf?.(type) }))
    .toSorted(request.sortBy === 'price' ? byPrice : byMass);
  const shown = new Map<string, Omit<Selected, 'variants'>>();
  let more = false;
  for (const { type, price } of ordered) {
    if (shown.has(kinOf(type))) continue;
    const life = lifeIfServing(type, request);
    if (life === undefined) continue;
    more = shown.size === limit;
    if (more) break;
    shown.set(kinOf(type), { type, price, life });
  }
  const items = [...shown].map(([kin, item]): Selected => ({
    ...item,
    variants: ordered
      .filter(
        ({ type }) => type !== item.type && kinOf(type) === kin && lifeIfServing(type, request) !== undefined,
      )
      .map(({ type }) => type.designation),
  }));
  return answer({ items, more, considered: within.length });
}

/**
 * Every type of the catalogue that takes these loads for so long, in the order of the catalogue. Each is worked out when it is asked
 * for, so that whoever has other things to do can stop in between.
 */
export function lastingTypes(request: LastingRequest): Outcome<Iterable<PartType>> {
  const faults = [...dutyFaults(request), ...hoursFaults(request)];
  return faults.length > 0 ? refusal(...faults) : answer(eachThatLasts(request));
}

function* eachThatLasts(request: LastingRequest): Generator<PartType> {
  for (const each of capacities()) {
    if (couldLast(each, request) && lifeIfServing(each.type, request) !== undefined) yield each.type;
  }
}

/** A taper bore or another contact angle is another bearing; a shield or a groove is a variant of the same. */
const kinOf = ({ basic, features }: PartType): string =>
  `${basic} ${features.contactAngle ?? ''} ${features.bore ?? ''}`;

interface Capacity {
  readonly type: PartType;
  readonly dynamicKn: number;
  readonly staticKn: number;
}

/** Of every type that has ratings, so that the many that are far too weak cost nothing. */
const capacities = lazily((): readonly Capacity[] =>
  catalogue().flatMap((type) => {
    const ratings = ratingsOf(type);
    return ratings === undefined
      ? []
      : [{ type, dynamicKn: ratings.dynamicKn.value, staticKn: ratings.staticKn.value }];
  }),
);

/** Of radial bearings none counts axial load with less than this. */
const LEAST_Y = 0.4;
const GREATEST_A_ISO = 50;

/** Whether it could serve if everything else were as good as can be. */
function couldLast({ type, dynamicKn, staticKn }: Capacity, request: LastingRequest): boolean {
  const { cases, requiredHours, requiredStaticSafety = 1 } = request;
  const thrust = type.family.startsWith('thrust');
  const total = cases.reduce((sum, { timeShare = 1 }) => sum + timeShare, 0);
  let spentPerHour = 0;
  for (const { radialKn, axialKn, speedRpm = 0, timeShare = 1 } of cases) {
    const leastKn = thrust ? axialKn : Math.max(radialKn, LEAST_Y * axialKn);
    if (leastKn > dynamicKn / 2 || staticKn < requiredStaticSafety * leastKn) return false;
    const revolutions = (dynamicKn / leastKn) ** (10 / 3) * 1e6;
    spentPerHour += ((timeShare / total) * 60 * speedRpm) / revolutions;
  }
  const best = request.lubrication === undefined ? 1 : GREATEST_A_ISO;
  return spentPerHour * requiredHours <= best;
}

function hoursFaults({ requiredHours, cases }: LastingRequest): Fault[] {
  return [
    ...(requiredHours > 0
      ? []
      : [fault('requiredHours', 'life.out_of_range', '须大于零', 'must be above zero', '> 0')]),
    ...cases.flatMap(({ speedRpm }, index) =>
      speedRpm === undefined
        ? [
            fault(
              `cases.${index}.speedRpm`,
              'life.speed_missing',
              '按小时选型须给出转速',
              'hours cannot be told without the speed',
            ),
          ]
        : [],
    ),
  ];
}

function spaceFaults(request: SelectionRequest): Fault[] {
  const { space, limit, sortBy, priceOf } = request;
  const ranges = Object.entries(space) as [keyof Space, SizeRange | undefined][];
  return [
    ...ranges.flatMap(([name, range]) =>
      range !== undefined && (range.least ?? 0) > (range.greatest ?? Infinity)
        ? [
            fault(
              `space.${name}`,
              'life.empty_range',
              '下限不得大于上限',
              'the least must not exceed the greatest',
            ),
          ]
        : [],
    ),
    ...(ranges.some(([, range]) => range?.least !== undefined || range?.greatest !== undefined)
      ? []
      : [
          fault(
            'space',
            'life.space_missing',
            '须至少给出内径、外径或宽度之一的范围',
            'at least one range of bore, outside diameter or width is needed',
          ),
        ]),
    ...hoursFaults(request),
    ...(limit === undefined || (Number.isInteger(limit) && limit >= 1 && limit <= GREATEST_LIMIT)
      ? []
      : [
          fault(
            'limit',
            'life.out_of_range',
            `须在 1 与 ${GREATEST_LIMIT} 之间`,
            `must lie between 1 and ${GREATEST_LIMIT}`,
          ),
        ]),
    ...(sortBy === 'price' && priceOf === undefined
      ? [fault('sortBy', 'life.prices_missing', '按价格排序须给出价格', 'sorting by price needs prices')]
      : []),
  ];
}

function fits({ dimensions }: PartType, space: Space): boolean {
  return (['boreMm', 'outsideMm', 'widthMm'] as const).every((name) => {
    const range = space[name];
    const value = dimensions[name];
    if (range === undefined) return true;
    return value !== undefined && value >= (range.least ?? 0) && value <= (range.greatest ?? Infinity);
  });
}

/** The life, when the type takes the loads at all and nothing makes it unfit. */
function lifeIfServing(type: PartType, request: LastingRequest): BearingLife | undefined {
  const bearing = lifeBearing(type);
  if (bearing === undefined || unfitFaults(bearing, request).length > 0) return undefined;
  const life = lifeOf(bearing, request);
  const unfit = life.remarks.some(({ severity }) => severity === 'unfit');
  return unfit || life.lasts !== true ? undefined : life;
}

interface Priced {
  readonly type: PartType;
  readonly price: number | undefined;
}

type Order = (one: Priced, other: Priced) => number;

const compared = (one: number | undefined, other: number | undefined): number =>
  one === other ? 0 : (one ?? Infinity) - (other ?? Infinity);

const byMass: Order = (one, other) =>
  compared(one.type.massKg, other.type.massKg) || byDesignation(one, other);

const byPrice: Order = (one, other) => compared(one.price, other.price) || byMass(one, other);

const byDesignation: Order = ({ type: one }, { type: other }) =>
  one.designation < other.designation ? -1 : one.designation > other.designation ? 1 : 0;
