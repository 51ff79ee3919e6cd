import {
  BRANDS,
  designationKey,
  FAMILY_NAMES,
  familiesStartingWith,
  foldText,
  type PartFamily,
} from '@app/bearings';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { typesAmong } from './search-engine.js';
import { startingWith } from './sql.js';
import { type SuggestQuery } from './suggest.dto.js';
import { type SuggestedBrandView, type SuggestedPartView, type SuggestedView } from './suggest.views.js';
import { understand } from './understanding.js';

const MOST_TYPES = 4;
const MOST_BRANDS = 4;
/** Up to here a beginning has thousands of spellings, and what is offered most is what is meant. */
const SHORT = 2;
/** Spellings looked at of a longer one. */
const MOST_SPELLINGS = 1500;
const BRANDS_KEPT_MS = 300_000;

const COLUMNS = `designation, family, bore_mm, outside_mm, width_mm, offer_count`;

/** `$1` the beginning of a designation, `$2` how many: the index of what is offered most is walked until enough begin so. */
const POPULAR = `
  SELECT ${COLUMNS}, NULL AS key FROM part_index WHERE designation LIKE $1
  ORDER BY (- offer_count), designation COLLATE "C" LIMIT $2`;

/** `$1` the beginning of a key, `$2` the key, `$3` designations that the text names already, `$4` how many. */
const SPELLED = `
  WITH spelled AS MATERIALIZED (
    SELECT part_type_id, min(key) AS key
    FROM (SELECT key, part_type_id FROM part_spelling WHERE key LIKE $1 ORDER BY key LIMIT ${MOST_SPELLINGS}) found
    GROUP BY part_type_id
  )
  SELECT ${COLUMNS}, key
  FROM (SELECT part_type_id, key FROM spelled
        UNION ALL
        SELECT part_type_id, NULL FROM part_index
        WHERE designation = ANY($3) AND part_type_id NOT IN (SELECT part_type_id FROM spelled)) meant
  JOIN part_index USING (part_type_id)
  ORDER BY array_position($3, designation), key IS DISTINCT FROM $2, offer_count DESC, length(designation),
    designation COLLATE "C" LIMIT $4`;

const OFFERED_BRANDS = `
  SELECT value AS brand, bit_count(types)::int AS types FROM part_facet
  WHERE facet = 'brand' AND bit_count(types) > 0 ORDER BY 2 DESC LIMIT 2000`;

interface SuggestedRow {
  designation: string;
  family: PartFamily;
  bore_mm: number | null;
  outside_mm: number | null;
  width_mm: number | null;
  offer_count: number;
  key: string | null;
}

/** What a text may become while it is typed: one statement, whose work is bounded however short the text. */
@Injectable()
export class PartSuggestions {
  private brands: Promise<SuggestedBrandView[]> | undefined;
  private brandsUntilMs = 0;

  constructor(private readonly source: DataSource) {}

  async suggest({ q, limit }: SuggestQuery): Promise<SuggestedView> {
    if (q === '') return { parts: [], types: [], brands: [] };
    const [parts, brands] = await Promise.all([this.partsLike(q, limit), this.brandsLike(q)]);
    const types = familiesStartingWith(q).slice(0, MOST_TYPES);
    return { parts, types: types.map((type) => ({ type, name: FAMILY_NAMES[type] })), brands };
  }

  private async partsLike(q: string, limit: number): Promise<SuggestedPartView[]> {
    const key = designationKey(q);
    if (key === '') return [];
    const named = typesAmong(understand(q).wanted.named);
    const isShort = key.length <= SHORT && named.length === 0;
    // Without a name: a plan kept for any beginning could not use the index by which this one is found.
    const rows: SuggestedRow[] = isShort
      ? await this.source.query(POPULAR, [startingWith(foldText(q)), limit])
      : await this.source.query(SPELLED, [startingWith(key), key, named, limit]);
    return rows.map((row) => toSuggestedPartView(row));
  }

  /** Makers that the trade knows, by any of their names, and whoever is on offer; the latter are counted anew every few minutes. */
  private async brandsLike(q: string): Promise<SuggestedBrandView[]> {
    const start = foldText(q);
    const offered = await this.offeredBrands();
    const found = new Map(
      offered.filter(({ brand }) => foldText(brand).startsWith(start)).map((each) => [each.brand, each]),
    );
    for (const { name, aliases } of BRANDS) {
      if (![name, ...aliases].some((spelling) => foldText(spelling).startsWith(start))) continue;
      found.set(name, offered.find(({ brand }) => brand === name) ?? { brand: name, types: 0 });
    }
    return [...found.values()].toSorted((a, b) => b.types - a.types).slice(0, MOST_BRANDS);
  }

  private offeredBrands(): Promise<SuggestedBrandView[]> {
    if (this.brands !== undefined && Date.now() < this.brandsUntilMs) return this.brands;
    this.brandsUntilMs = Date.now() + BRANDS_KEPT_MS;
    const before = this.brands;
    const fresh: Promise<SuggestedBrandView[]> = this.source.query(OFFERED_BRANDS);
    // Whoever types meanwhile gets what was counted before; a failure is tried again with the next letter.
    this.brands = before ?? fresh;
    fresh.then(
      () => (this.brands = fresh),
      () => {
        this.brands = before;
        this.brandsUntilMs = 0;
      },
    );
    return this.brands;
  }
}

function toSuggestedPartView(row: SuggestedRow): SuggestedPartView {
  const isOwn = row.key === null || designationKey(row.designation).startsWith(row.key);
  return {
    designation: row.designation,
    type: row.family,
    boreMm: row.bore_mm,
    outsideMm: row.outside_mm,
    widthMm: row.width_mm,
    offers: row.offer_count,
    spelling: isOwn ? null : row.key,
  };
}
