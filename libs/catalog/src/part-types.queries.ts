import { type Candidate, readDesignation, type ReadingHints } from '@app/bearings';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type PartTypeRow } from './part-type.row.js';
import { PART_TYPE_FIELDS } from './part-types.sql.js';

/** A part type, and how the text that named it was read: null when the text was the canonical designation itself. */
export type ResolvedPartType = PartTypeRow & { reading: Candidate | null };

/** Looks part types up. Call it before a transaction is opened, not inside: where it is not given one it reads through the pool. */
@Injectable()
export class PartTypes {
  constructor(private readonly source: DataSource) {}

  /** The part type that a text names in any spelling or system; null when it names none. Guesses ("did you mean") are not taken. */
  async resolve(text: string, hints?: ReadingHints): Promise<ResolvedPartType | null> {
    return (await this.resolveMany([text], hints))[0] ?? null;
  }

  /** The same for many, each by its own hints if it has any, in one statement; the answers stand in the order of the texts. */
  async resolveMany(
    texts: readonly (string | { text: string; hints: ReadingHints })[],
    hints?: ReadingHints,
  ): Promise<(ResolvedPartType | null)[]> {
    const readings = texts.map((each) =>
      typeof each === 'string' ? namesOf(each, hints) : namesOf(each.text, each.hints),
    );
    const designations = new Set(readings.flatMap((names) => names.map(({ designation }) => designation)));
    const rows = await this.byDesignations([...designations]);
    const found = new Map(rows.map((row) => [row.designation, row]));
    return readings.map((names) => {
      for (const { designation, reading } of names) {
        const row = found.get(designation);
        if (row !== undefined) return { ...row, reading };
      }
      return null;
    });
  }

  /** Every part type there is; `on`: as a transaction sees them. */
  async all(on: EntityManager = this.source.manager): Promise<PartTypeRow[]> {
    return on.query(`SELECT ${PART_TYPE_FIELDS} FROM part_type ORDER BY id`);
  }

  async byIds(ids: readonly string[], on: EntityManager = this.source.manager): Promise<PartTypeRow[]> {
    if (ids.length === 0) return [];
    return on.query(`SELECT ${PART_TYPE_FIELDS} FROM part_type WHERE id = ANY($1::uuid[])`, [ids]);
  }

  /**
   * What many texts may speak of, in one statement: types of these designations, of these basic designations, of these bores (mm),
   * or whose designation begins with one of these four characters.
   */
  async likely(by: LikelyTypes): Promise<PartTypeRow[]> {
    return this.source.query(
      `SELECT ${PART_TYPE_FIELDS} FROM part_type
       WHERE designation = ANY($1) OR basic = ANY($2) OR bore_mm = ANY($3::float8[]) OR left(designation, 4) = ANY($4)
       ORDER BY length(designation), designation`,
      [by.designations, by.basics, by.boresMm, by.beginnings],
    );
  }

  private async byDesignations(designations: readonly string[]): Promise<PartTypeRow[]> {
    if (designations.length === 0) return [];
    return this.source.query(`SELECT ${PART_TYPE_FIELDS} FROM part_type WHERE designation = ANY($1)`, [
      designations,
    ]);
  }
}

export interface LikelyTypes {
  designations: readonly string[];
  basics: readonly string[];
  boresMm: readonly number[];
  /** Four characters each. */
  beginnings: readonly string[];
}

interface Name {
  designation: string;
  reading: Candidate | null;
}

/**
 * The canonical designations that a text may stand for: as it is written, else as its likeliest reading says. When that reading is
 * no type of the catalogue (`7205` alone does not say its contact angle), a less likely one is not taken in its place.
 */
export function namesOf(text: string, hints?: ReadingHints): Name[] {
  // PostgreSQL has no text with NUL in it.
  const exact = text.replaceAll('\0', ' ').trim();
  if (exact === '') return [];
  const [reading] = readDesignation(exact, hints).candidates;
  const named = reading?.correction === undefined ? reading?.typeDesignation : undefined;
  if (reading === undefined || named === undefined) return [{ designation: exact, reading: null }];
  return [
    { designation: exact, reading: null },
    { designation: named, reading },
  ];
}
