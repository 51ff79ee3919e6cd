import { designationKey } from '@app/bearings';
import { casesOf, MEASURE_COLUMNS, TOO_SHORT, wordsDecide } from '../part-conditions.sql.js';
import {
  basicsAmong,
  type Dimension,
  DIMENSIONS,
  type Facet,
  FACETS,
  type Filters,
  type Measure,
  MEASURES,
  type Named,
  type PartQuery,
  type Range,
  SAME_SIZE_MM,
  typesAmong,
} from '../search-engine.js';
import { all, compare, type Expression, isAny, some, startsWith } from './expression.js';
import { attributeOf, priceAttribute } from './meili-document.sql.js';

/** The conditions of a query as PostgreSQL has them (part-conditions.sql.ts), in the engine's language. */
export interface Conditions {
  /** What the words ask for and the filters beside the ticks: it holds for hits and for all facets alike. */
  shared: Expression[];
  /** Words that no rule understood, where nothing else was. */
  worded: Expression[];
  ticked: Map<Facet, Expression>;
}

export function conditionsOf(query: PartQuery): Conditions {
  const { wanted, filters, quantity } = query;
  const { conditions: said = {} } = wanted;
  return {
    shared: [
      ...(basicsAmong(wanted.named).length > 0 ? [isNamed(wanted.named)] : []),
      ...oneOf('type', wanted.families),
      ...oneOf('seal', wanted.seals),
      ...oneOf('brand', wanted.brands),
      ...MEASURES.flatMap((name) => within(name, wanted.ranges[name as Dimension])),
      ...FACETS.flatMap((facet) => oneOf(facet, said.ticks?.[facet])),
      ...[said, filters].flatMap((each) => limits(each, quantity)),
    ],
    worded: wordsDecide(wanted) ? wanted.words.map(havingWord) : [],
    ticked: new Map(
      FACETS.flatMap((facet) =>
        oneOf(facet, filters.ticks[facet]).map((each): [Facet, Expression] => [facet, each]),
      ),
    ),
  };
}

/** As the digits of `place` say it: the engine compares names without regard to case, a designation it must not. */
export function placeOf(designation: string): string {
  return Buffer.from(designation).toString('hex');
}

/** One of the types, or of a basic designation, that the words name. */
function isNamed(named: readonly Named[]): Expression {
  const [basics, types] = [basicsAmong(named), typesAmong(named)];
  return some(
    ...(basics.length > 0 ? [isAny('basic', basics)] : []),
    ...(types.length > 0 ? [isType(types)] : []),
  );
}

export function isType(designations: readonly string[]): Expression {
  return isAny('place', designations.map(placeOf));
}

export function inText(word: string): Expression {
  const pieces = word.toLowerCase().split(/\s+/).filter(Boolean);
  return all(...pieces.map((piece) => startsWith('fragments', piece)));
}

/** Offered under such a brand, with such a feature (`clearance:C3`): any of the tags. */
export function hasTag(tags: readonly string[]): Expression {
  return some(
    ...tags.map((tag) => {
      const at = tag.indexOf(':');
      return isAny(attributeOf(tag.slice(0, at)), [tag.slice(at + 1)]);
    }),
  );
}

function oneOf(facet: Facet, values: readonly string[] | undefined): Expression[] {
  return values === undefined || values.length === 0 ? [] : [isAny(attributeOf(facet), values)];
}

function havingWord(word: string): Expression {
  const key = designationKey(word);
  return some(
    isAny(attributeOf('brand'), casesOf(word)),
    ...(TOO_SHORT.test(word) ? [] : [inText(word)]),
    ...(key === '' ? [] : [startsWith('keys', key)]),
  );
}

function limits(filters: Partial<Filters>, quantity: number | undefined): Expression[] {
  const { ranges = {}, price, inStock, leadTimeMaxDays, moqMax, designations } = filters;
  return [
    ...MEASURES.flatMap((name) => within(name, ranges[name])),
    ...between(priceAttribute(quantity), price),
    ...(inStock ? [compare('stock', '>', 0)] : []),
    ...between('lead_time_days', { max: leadTimeMaxDays }),
    ...between('moq', { max: moqMax }),
    ...(designations === undefined ? [] : [isType(designations)]),
  ];
}

function within(name: Measure, range: Range | undefined): Expression[] {
  const slack = (DIMENSIONS as readonly Measure[]).includes(name) ? SAME_SIZE_MM : 0;
  return between(MEASURE_COLUMNS[name], range, slack);
}

function between(attribute: string, range: Range | undefined, slack = 0): Expression[] {
  return [
    ...(range?.min === undefined ? [] : [compare(attribute, '>=', range.min - slack)]),
    ...(range?.max === undefined ? [] : [compare(attribute, '<=', range.max + slack)]),
  ];
}
