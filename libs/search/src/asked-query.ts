import { DomainError, type FieldFault } from '@app/kernel';
import {
  type Dimension,
  DIMENSIONS,
  FACETS,
  type Filters,
  GREEN,
  type Measure,
  MEASURES,
  type PartQuery,
  type Range,
} from './search-engine.js';
import { type Running } from './lasting-types.js';
import { type SearchPartsQuery } from './search.dto.js';
import { type Understanding } from './understanding.js';

/** What the boxes, limits and words of a request ask the engine for; what contradicts itself is refused, by field. */
export function queryOf(asked: SearchPartsQuery, { wanted, quantity, nearby }: Understanding): PartQuery {
  const sort = asked.sort ?? (nearby && asked.from !== undefined ? 'distance' : 'relevance');
  if (sort === 'distance' && asked.from === undefined)
    throw refused(
      missing('from', '按距离排序须给出买方所在省份', 'sorting by distance needs the province of the buyer'),
    );
  return {
    wanted,
    filters: {
      ticks: ticksOf(asked),
      ranges: Object.fromEntries(
        MEASURES.flatMap((name) => {
          const range = rangeOf(asked, name);
          return range === undefined ? [] : [[name, range]];
        }),
      ),
      price: spanOf('price', asked.priceMin, asked.priceMax),
      inStock: asked.inStock,
      leadTimeMaxDays: asked.leadTimeMax,
      moqMax: asked.moqMax,
    },
    sort,
    quantity: asked.quantity ?? quantity,
    from: asked.from,
    limit: asked.limit,
  };
}

/** What only types that last long enough shall be found for; nothing of it said, nothing asked. */
export function runningOf(asked: SearchPartsQuery): Running | undefined {
  const { radialKn, axialKn, speedRpm, hours, reliability } = asked;
  const said = [radialKn, axialKn, speedRpm, hours, reliability].some((value) => value !== undefined);
  if (!said) return undefined;
  if (radialKn === undefined && axialKn === undefined)
    throw refused(missing('radialKn', '须给出径向或轴向载荷', 'a radial or an axial load is needed'));
  if (speedRpm === undefined) throw refused(missing('speedRpm', '须给出转速', 'the speed is needed'));
  if (hours === undefined) throw refused(missing('hours', '须给出寿命小时数', 'the hours are needed'));
  const reliabilityPercent = reliability;
  return { radialKn: radialKn ?? 0, axialKn: axialKn ?? 0, speedRpm, hours, reliabilityPercent };
}

function ticksOf(asked: SearchPartsQuery): Filters['ticks'] {
  return Object.fromEntries(
    FACETS.flatMap((facet) => {
      const values = facet === 'green' ? (asked.green ? [GREEN] : []) : asked[facet];
      return values === undefined || values.length === 0 ? [] : [[facet, values]];
    }),
  );
}

function isDimension(name: Measure): name is Dimension {
  return (DIMENSIONS as readonly Measure[]).includes(name);
}

/** Exact size and limits in one. */
function rangeOf(asked: SearchPartsQuery, name: Measure): Range | undefined {
  const exact = isDimension(name) ? asked[name] : undefined;
  const { within = 0 } = asked;
  return spanOf(
    name,
    largest(exact === undefined ? undefined : exact - within, asked[`${name}Min`]),
    smallest(exact === undefined ? undefined : exact + within, asked[`${name}Max`]),
  );
}

function spanOf(
  name: Measure | 'price',
  min: number | undefined,
  max: number | undefined,
): Range | undefined {
  if (min !== undefined && max !== undefined && min > max) throw refused(upsideDown(name, min));
  return min === undefined && max === undefined ? undefined : { min, max };
}

function largest(...values: (number | undefined)[]): number | undefined {
  const given = values.filter((value) => value !== undefined);
  return given.length === 0 ? undefined : Math.max(...given);
}

function smallest(...values: (number | undefined)[]): number | undefined {
  const given = values.filter((value) => value !== undefined);
  return given.length === 0 ? undefined : Math.min(...given);
}

function upsideDown(name: string, min: number): FieldFault {
  return {
    field: `${name}Max`,
    code: 'validation.range',
    message: { zh: `${name}Max 小于下限 ${min}`, en: `${name}Max is below the lower end, ${min}` },
    expected: `${min} or more`,
  };
}

function missing(field: string, zh: string, en: string): FieldFault {
  return { field, code: 'validation.required', message: { zh, en } };
}

function refused(fault: FieldFault): DomainError {
  return new DomainError(
    'invalid',
    'validation.failed',
    { zh: '有字段不符合要求', en: 'Some fields are not as required' },
    [fault],
  );
}
