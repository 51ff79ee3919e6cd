import {
  type Candidate,
  designationKey,
  findPartType,
  type PartType,
  readBasic,
  readDesignation,
} from '@app/bearings';
import { DomainError } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { partTypeOf } from '../part-type.row.js';
import { PartTypes, type ResolvedPartType } from '../part-types.queries.js';

/** A part as it was asked for: with the features and the brand that the text says beyond the catalogue's type. */
export interface AskedPart {
  asked: string;
  part: PartType;
  brand: string | null;
  /** Canonical designation and id of the catalogue's type; null when the text leaves open which it is (`7205`). */
  type: { designation: string; id: string } | null;
  /** How the text was read, when it was not a canonical designation. */
  reading: Candidate | null;
  /** What else the text may mean, likeliest first. */
  otherReadings: readonly Candidate[];
}

const MOST_NEAREST = 6;
/** How far off a size may be to be near, as a part of itself. */
const NEAR = 0.1;
/** Being of another family counts as much as being this part off in one dimension. */
const OTHER_FAMILY = 0.2;

/**
 * Types that the readings name ($1), others of their basic designations ($2), what is near in size ($3 × $4 × $5, of the family
 * $6 first, and of it alone where only the bore is known), and what begins like the text ($7).
 */
const NEAREST = `
  SELECT designation FROM (
    SELECT designation, coalesce(array_position($1::text[], designation), 1000) AS named,
      coalesce(array_position($2::text[], basic), 1000) AS of_basic,
      abs(bore_mm - $3) / $3 + coalesce(abs(outside_mm - $4) / $4 + abs(width_mm - $5) / $5, 0)
        + ${OTHER_FAMILY} * (family <> $6)::int AS gap
    FROM part_type
    WHERE designation = ANY($1) OR basic = ANY($2) OR starts_with(designation, $7)
      OR (bore_mm BETWEEN $3::float8 * ${1 - NEAR} AND $3 * ${1 + NEAR}
        AND CASE WHEN $4::float8 IS NULL OR $5::float8 IS NULL THEN family = $6
          ELSE outside_mm BETWEEN $4 * ${1 - NEAR} AND $4 * ${1 + NEAR}
            AND width_mm BETWEEN $5 * ${1 - NEAR} AND $5 * ${1 + NEAR} END)
  ) near
  ORDER BY named, of_basic, gap, length(designation), designation LIMIT ${MOST_NEAREST}`;

/** Finds the part that a text names in any spelling or system, together with what else the text may mean. */
@Injectable()
export class AskedParts {
  constructor(
    private readonly source: DataSource,
    private readonly partTypes: PartTypes,
  ) {}

  async find(asked: string): Promise<AskedPart> {
    const candidates = readDesignation(asked).candidates.filter(({ correction }) => correction === undefined);
    const row = await this.partTypes.resolve(asked);
    if (row !== null) return ofCatalogue(asked, row, candidates);
    const [reading, ...otherReadings] = candidates;
    if (reading === undefined || reading.dimensions.outsideMm === undefined) throw await this.unknown(asked);
    return {
      asked,
      part: readPart(reading),
      brand: reading.brand ?? null,
      type: null,
      reading,
      otherReadings,
    };
  }

  /** 404 that says what comes nearest. */
  private async unknown(asked: string): Promise<DomainError> {
    const { candidates } = readDesignation(asked);
    const { boreMm, outsideMm, widthMm } = candidates[0]?.dimensions ?? {};
    const rows: { designation: string }[] = await this.source.query(NEAREST, [
      candidates.flatMap(({ typeDesignation }) => typeDesignation ?? []),
      candidates.map(({ basic }) => basic),
      // A bore of nothing is no size to go by (`620`).
      boreMm || null,
      outsideMm ?? null,
      widthMm ?? null,
      candidates[0]?.family ?? null,
      // An empty beginning would be everything's; NUL begins nothing, and PostgreSQL has no text with it.
      designationKey(asked).replaceAll('\0', '') || '?',
    ]);
    const said = rows.map(({ designation }) => designation).join(', ');
    return new DomainError(
      'not_found',
      'part.not_found',
      said === ''
        ? { zh: '没有这个型号', en: 'There is no such part' }
        : { zh: `没有这个型号，最接近的有：${said}`, en: `There is no such part; the nearest are: ${said}` },
      rows.map(({ designation }) => ({
        field: 'designation',
        code: 'part.nearest',
        message: { zh: `也许是 ${designation}`, en: `Perhaps ${designation}` },
        expected: designation,
      })),
    );
  }
}

function ofCatalogue(asked: string, row: ResolvedPartType, candidates: readonly Candidate[]): AskedPart {
  const { designation, id, reading } = row;
  // The library tells its own types by their features: the very object, where the text adds nothing to them.
  const type = { ...partTypeOf(row), features: findPartType(designation)?.features ?? row.features };
  const part =
    reading === null
      ? type
      : { ...type, designation: reading.designation, features: { ...type.features, ...reading.features } };
  const own = reading?.designation ?? designation;
  return {
    asked,
    part,
    brand: reading?.brand ?? null,
    type: { designation, id },
    reading,
    otherReadings: candidates.filter((each) => each.designation !== own),
  };
}

/** What was read, where no single type of the catalogue is meant: the plans know its size all the same. */
function readPart({ designation, basic, family, series, dimensions, features }: Candidate): PartType {
  const standard = readBasic(basic).find((planned) => planned.family === family)?.standard ?? '';
  return { designation, basic, family, series, standard, dimensions, features };
}
