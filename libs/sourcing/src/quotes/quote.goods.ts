import { type EquivalenceGrade, type Features, gradeBetween, type PartType } from '@app/bearings';
import { partTypeOf, type PartTypeRow, PartTypes } from '@app/catalog';
import { type Text } from '@app/kernel';
import { featureKey, ListingsQueries, type NamedGoods, nameGoods, priceBreakFaults } from '@app/listings';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { SERVES } from '../matching/line-offers.queries.js';
import { type QuoteLineRequest } from './quote.dto.js';
import { type QuoteFault } from './quote.faults.js';

type Reader = Pick<EntityManager, 'query'>;

/** What of a line of an RFQ decides whether goods are what it asks for. */
export interface AskedGoods {
  lineNo: number;
  text: string;
  partTypeId: string | null;
  features: Features;
  brand: string | null;
  substitutes: boolean;
  quantity: number;
  neededBy: string | null;
}

/** How goods stand to what was asked. */
export interface Standing {
  asAsked: boolean;
  grade: EquivalenceGrade | null;
  reason: Text | null;
}

/** What was asked, or what may come in its place without anybody's judgement. */
export const servesAsItIs = ({ asAsked, grade }: Pick<Standing, 'asAsked' | 'grade'>): boolean =>
  asAsked || (grade !== null && SERVES.better.has(grade));

export interface NamedQuoteLine extends Standing {
  request: QuoteLineRequest;
  goods: NamedGoods;
  designation: string;
}

/** Reads what the lines of a quote offer, and what it is in the place of what was asked. */
@Injectable()
export class QuoteGoods {
  constructor(
    private readonly listings: ListingsQueries,
    private readonly partTypes: PartTypes,
    private readonly source: DataSource,
  ) {}

  /** The lines of one version of an RFQ. */
  async asked(reader: Reader, rfqId: string, version: number): Promise<AskedGoods[]> {
    return reader.query(
      `SELECT line_no AS "lineNo", text, part_type_id AS "partTypeId", features, brand, substitutes, quantity,
         needed_by::text AS "neededBy"
       FROM rfq_line WHERE rfq_id = $1 AND version = $2 ORDER BY line_no`,
      [rfqId, version],
    );
  }

  /** Before the transaction: the catalogue and the seller's listings are read through the pool. */
  async name(
    sellerId: string,
    asked: readonly AskedGoods[],
    lines: readonly QuoteLineRequest[],
  ): Promise<{ named: NamedQuoteLine[]; faults: QuoteFault[] }> {
    const askedByNo = new Map(asked.map((line) => [line.lineNo, line]));
    const own = await this.listings.orderable(
      this.source.manager,
      lines.flatMap(({ listingId }) => (listingId === undefined ? [] : [{ sellerId, listingId }])),
    );
    const listingById = new Map(own.map((listing) => [listing.listingId, listing]));
    const resolved = await this.partTypes.resolveMany(
      lines.map(({ designation, brand }) => ({ text: designation ?? '', hints: brand ? { brand } : {} })),
    );
    const types = await this.typesOf([
      ...asked.flatMap(({ partTypeId }) => partTypeId ?? []),
      ...own.map(({ partTypeId }) => partTypeId),
      ...resolved.flatMap((part) => part?.id ?? []),
    ]);
    const faults: QuoteFault[] = [];
    const named = lines.flatMap((request, at): NamedQuoteLine[] => {
      const fail = (field: string, code: QuoteFault['code'], expected?: string): [] => {
        faults.push({ at, field, code, expected });
        return [];
      };
      const wanted = askedByNo.get(request.lineNo);
      if (wanted === undefined)
        return fail('lineNo', 'quote.line_unknown', [...askedByNo.keys()].join(' | '));
      const goods = goodsOf(request, wanted, {
        listing: request.listingId === undefined ? undefined : listingById.get(request.listingId),
        part: resolved[at] ?? null,
        askedType: wanted.partTypeId === null ? undefined : types.get(wanted.partTypeId),
      });
      if (typeof goods === 'string') return fail(FIELD_OF[goods], goods);
      const standing = standingOf(wanted, goods, types);
      if (!wanted.substitutes && !standing.asAsked) {
        const wish = [wanted.brand, wanted.text].filter(Boolean).join(' ');
        return fail('designation', 'quote.substitutes_not_wanted', wish);
      }
      faults.push(...breakFaults(request, at));
      const designation = types.get(goods.partTypeId)?.designation ?? '';
      return [{ request, goods, designation, ...standing }];
    });
    return { named, faults: [...faults, ...twice(named, lines)] };
  }

  /** By id, of types whose grade is asked for. */
  async typesOf(ids: readonly string[]): Promise<Map<string, PartTypeRow>> {
    const rows = await this.partTypes.byIds([...new Set(ids)]);
    return new Map(rows.map((row) => [row.id, row]));
  }
}

const FIELD_OF = {
  'quote.listing_unknown': 'listingId',
  'quote.part_unknown': 'designation',
  'quote.brand_missing': 'brand',
} as const;

function goodsOf(
  { listingId, designation, brand: said, features }: QuoteLineRequest,
  wanted: AskedGoods,
  found: {
    listing: (NamedGoods & { state: string }) | undefined;
    part: Parameters<typeof nameGoods>[0];
    askedType: PartTypeRow | undefined;
  },
): NamedGoods | keyof typeof FIELD_OF {
  if (listingId !== undefined) {
    const { listing } = found;
    return listing && listing.state !== 'taken_down' && listing.state !== 'ended'
      ? { partTypeId: listing.partTypeId, brand: listing.brand, features: listing.features }
      : 'quote.listing_unknown';
  }
  const brand = said ?? wanted.brand;
  if (!brand) return 'quote.brand_missing';
  const part =
    designation === undefined && found.askedType ? { ...found.askedType, reading: null } : found.part;
  const wished = designation === undefined ? wanted.features : {};
  return nameGoods(part, brand, { ...wished, ...features }) ?? 'quote.part_unknown';
}

/** Of an unknown type nothing is known to differ. */
export function standingOf(
  wanted: Pick<AskedGoods, 'partTypeId' | 'features' | 'brand'>,
  goods: NamedGoods,
  types: ReadonlyMap<string, PartTypeRow>,
): Standing {
  const asked = wanted.partTypeId === null ? undefined : types.get(wanted.partTypeId);
  const offered = types.get(goods.partTypeId);
  const isBrand = wanted.brand === null || wanted.brand === goods.brand;
  if (!asked || !offered) return { asAsked: isBrand, grade: null, reason: null };
  const wishes = Object.entries(wanted.features) as [keyof Features, string][];
  const isType = asked.id === offered.id && wishes.every(([key, value]) => goods.features[key] === value);
  const verdict = gradeBetween(withFeatures(asked, wanted.features), withFeatures(offered, goods.features));
  const { grade = null, reason = null } = verdict ?? {};
  // A clearance or class that nobody asked for may serve under conditions only.
  const isNothingElse =
    Object.keys(goods.features).every((name) => name in wanted.features) || grade !== 'conditional';
  return isType && isBrand && isNothingElse
    ? { asAsked: true, grade: null, reason: null }
    : { asAsked: false, grade, reason };
}

function withFeatures(row: PartTypeRow, features: Features): PartType {
  const type = partTypeOf(row);
  return { ...type, features: { ...type.features, ...features } };
}

function breakFaults({ priceBreaks, quantity }: QuoteLineRequest, at: number): QuoteFault[] {
  const first = priceBreaks[0]!.minQuantity;
  const faults = priceBreakFaults(priceBreaks, first).map(({ index, field, code, expected }) => ({
    at,
    field: `priceBreaks.${index}.${field}`,
    code,
    expected,
  }));
  return first <= quantity
    ? faults
    : [...faults, { at, field: 'quantity', code: 'quote.break_above_quantity', expected: `>= ${first}` }];
}

/** One line of the RFQ has the same goods once. */
function twice(named: readonly NamedQuoteLine[], lines: readonly QuoteLineRequest[]): QuoteFault[] {
  const seen = new Set<string>();
  return named.flatMap(({ request, goods }): QuoteFault[] => {
    const key = [request.lineNo, goods.partTypeId, goods.brand, featureKey(goods.features)].join('\n');
    const isNew = seen.size < seen.add(key).size;
    return isNew ? [] : [{ at: lines.indexOf(request), field: 'lineNo', code: 'quote.goods_twice' }];
  });
}
