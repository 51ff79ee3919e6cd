import {
  type Bilingual,
  type Clearance,
  CLEARANCE_GROUPS,
  clearanceOf,
  type Features,
  type PartType,
  TOLERANCE_CLASSES,
  type ToleranceClass,
  toleranceClassOf,
  type Tolerances,
  tolerancesOf,
} from '@app/bearings';
import { Injectable } from '@nestjs/common';
import { AskedParts } from './asked-part.queries.js';
import { type TolerancesQuery } from './knowledge.dto.js';
import {
  type ClearanceView,
  toAskedPartView,
  type ToleranceClassView,
  type TolerancesView,
} from './knowledge.views.js';

/** Tolerance classes and internal clearance of a part's size, in µm. */
@Injectable()
export class TolerancesQueries {
  constructor(private readonly askedParts: AskedParts) {}

  async of(text: string, { class: only }: TolerancesQuery): Promise<TolerancesView> {
    const asked = await this.askedParts.find(text);
    const tolerances = (only === undefined ? classesOf(asked.part) : [only]).map((each) =>
      tolerancesOf(asked.part, each),
    );
    const told = tolerances.filter(({ items }) => items.length > 0);
    const clearances = CLEARANCE_GROUPS.map((group) => ({ group, found: clearanceOf(asked.part, group) }));
    return {
      part: toAskedPartView(asked),
      ...ownOf(asked.part.features),
      classes: told.map(toToleranceClassView),
      missing: missingOf(tolerances.filter(({ items }) => items.length === 0)),
      clearance: clearances.flatMap(({ found }) => ('missing' in found ? [] : [toClearanceView(found)])),
      clearanceMissing: distinct(
        clearances.flatMap(({ found }) => ('missing' in found ? [found.missing] : [])),
      ),
    };
  }
}

/** 6X is a class of tapered roller bearings alone. */
const classesOf = ({ family }: PartType): readonly ToleranceClass[] =>
  TOLERANCE_CLASSES.filter((each) => each !== '6X' || family === 'tapered_roller');

function ownOf({ tolerance, clearance }: Features): Pick<TolerancesView, 'ownClass' | 'ownClearance'> {
  return {
    ownClass: toleranceClassOf(tolerance ?? '') ?? null,
    ownClearance: CLEARANCE_GROUPS.find((group) => group === (clearance ?? 'CN')) ?? null,
  };
}

const missingOf = (without: readonly Tolerances[]): Bilingual[] =>
  distinct(without.flatMap(({ missing }) => missing));

function distinct(reasons: readonly Bilingual[]): Bilingual[] {
  return [...new Map(reasons.map((reason) => [reason.en, reason])).values()];
}

function toToleranceClassView(told: Tolerances): ToleranceClassView {
  const { toleranceClass, standard, source, items, missing, notes } = told;
  return {
    toleranceClass,
    code: toleranceClass === 'Normal' ? 'P0' : `P${toleranceClass}`,
    standard,
    source,
    items: items.map(({ symbol, name, element, lowerUm, upperUm }) => ({
      symbol,
      name,
      element,
      lowerUm,
      upperUm,
    })),
    missing: [...missing],
    notes: [...notes],
  };
}

function toClearanceView({
  group,
  direction,
  leastUm,
  greatestUm,
  standard,
  source,
  note,
}: Clearance): ClearanceView {
  return { group, direction, leastUm, greatestUm, standard, source, note: note ?? null };
}
