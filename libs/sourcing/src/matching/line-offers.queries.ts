import {
  type Bilingual,
  type EquivalenceGrade,
  equivalentsOf,
  type Features,
  gradeBetween,
  type PartType,
  readBrand,
} from '@app/bearings';
import { AcceptedEvidenceQueries, partTypeOf, PartTypes, type ResolvedPartType } from '@app/catalog';
import { addedFeatures, type Candidate, Candidates, type GoodsRules, type WantedGoods } from '@app/listings';
import { Injectable } from '@nestjs/common';
import { type LineOffer } from '../allocation/allocation.problem.js';
import { unknownLines } from './line-offers.faults.js';

/** What may come in the place of what is asked: nothing, what is as good or better without anybody's judgement, or also what serves under conditions. */
export const SUBSTITUTES = ['none', 'better', 'conditional'] as const;
export type Substitutes = (typeof SUBSTITUTES)[number];

export const SERVES: Readonly<Record<Substitutes, ReadonlySet<EquivalenceGrade>>> = {
  none: new Set(),
  better: new Set(['identical', 'interchangeable', 'better']),
  conditional: new Set(['identical', 'interchangeable', 'better', 'conditional']),
};

/** One line as a buyer names it. */
export interface WishedLine {
  designation?: string;
  /** In place of a designation. */
  partTypeId?: string;
  quantity: number;
  brands?: readonly string[];
  /** Beyond what the designation says. */
  features?: Features;
}

/** A line with what it asks of the goods. */
export interface AskedLine {
  part: ResolvedPartType;
  /** With what the text adds to the type. */
  type: PartType;
  goods: WantedGoods;
}

/** A candidate, and whether it is what was asked. */
export interface FoundOffer extends LineOffer {
  candidate: Candidate;
  substitute: Judgement | null;
  /** Where it is the type that was asked for, what the goods add to it beyond what was asked; null: nothing. */
  adds: Judgement | null;
}

interface Judgement {
  grade: EquivalenceGrade;
  reason: Bilingual;
}

interface Wanted {
  line: number;
  goods: WantedGoods;
}

/** What is on offer for a buyer's lines: what was asked, and what may come in its place. */
@Injectable()
export class LineOffers {
  constructor(
    private readonly candidates: Candidates,
    private readonly evidence: AcceptedEvidenceQueries,
    private readonly partTypes: PartTypes,
  ) {}

  /** Reads the lines; one that names no part type is refused with its place. */
  async ask(lines: readonly WishedLine[], rules: GoodsRules = {}): Promise<AskedLine[]> {
    const named = await this.partTypes.byIds(lines.flatMap(({ partTypeId }) => partTypeId ?? []));
    const byId = new Map(named.map((row) => [row.id, { ...row, reading: null }]));
    const texts = lines.map(({ designation }) => designation ?? '');
    const read = texts.some(Boolean) ? await this.partTypes.resolveMany(texts) : [];
    const parts = lines.map(({ partTypeId }, at) =>
      partTypeId === undefined ? (read[at] ?? null) : (byId.get(partTypeId) ?? null),
    );
    const unknown = lines.flatMap(({ partTypeId }, at) =>
      parts[at]
        ? []
        : [{ at, field: partTypeId === undefined ? ('designation' as const) : ('partTypeId' as const) }],
    );
    if (unknown.length > 0) throw unknownLines(unknown);
    return lines.map((line, at) => askedLine(line, parts[at]!, rules));
  }

  /** By line, each with why it may come in place of what was asked. Of each type at most so many, the cheapest. */
  async of(asked: readonly AskedLine[], substitutes: Substitutes, most?: number): Promise<FoundOffer[][]> {
    const serves = SERVES[substitutes];
    const exact = asked.map(({ goods }, line) => ({ line, goods }));
    const wanted = serves.size > 0 ? [...exact, ...(await this.others(asked, serves))] : exact;
    const [found, refuted] = await Promise.all([
      this.candidates.of(
        wanted.map(({ goods }) => goods),
        most,
      ),
      serves.size > 0 ? this.evidence.refuted(asked.map(({ part }) => part.id)) : [],
    ]);
    const types =
      serves.size > 0 ? await this.partTypes.byIds([...new Set(found.map((each) => each.partTypeId))]) : [];
    const typeById = new Map(types.map((row) => [row.id, partTypeOf(row)]));
    const byLine = asked.map((): Map<string, FoundOffer> => new Map());
    for (const candidate of found) {
      const { line } = wanted[candidate.at]!;
      const { part, type } = asked[line]!;
      const isExact = candidate.at < asked.length;
      const isRefuted = refuted.some(
        ({ partTypeId, otherPartTypeId, otherBrand }) =>
          partTypeId === part.id &&
          otherPartTypeId === candidate.partTypeId &&
          (otherBrand === null || otherBrand === candidate.brand),
      );
      const other = typeById.get(candidate.partTypeId);
      const verdict = isExact || !other ? null : gradeBetween(type, withFeatures(other, candidate.features));
      if (!isExact && (isRefuted || !verdict || !serves.has(verdict.grade))) continue;
      const own = byLine[line]!;
      if (!own.has(candidate.listingId))
        own.set(candidate.listingId, {
          ...toOffer(candidate),
          substitute: verdict ?? null,
          adds: isExact ? addsOf(asked[line]!, candidate) : null,
        });
    }
    return byLine.map((own) => [...own.values()]);
  }

  /** The same type with other features, and other types that serve in its place. */
  private async others(
    asked: readonly AskedLine[],
    serves: ReadonlySet<EquivalenceGrade>,
  ): Promise<Wanted[]> {
    const names = asked.map(({ type }) =>
      equivalentsOf(type, { styles: ['ISO'] })
        .filter(({ grade, brand }) => brand === undefined && serves.has(grade))
        .map(({ designation }) => designation),
    );
    const resolved = await this.partTypes.resolveMany(names.flat());
    const rows = resolved.values();
    return asked.flatMap(({ part, goods }, line) => {
      const ids = new Set([part.id, ...names[line]!.flatMap(() => rows.next().value?.id ?? [])]);
      return [...ids].map((partTypeId) => ({ line, goods: { ...goods, partTypeId, features: {} } }));
    });
  }
}

function askedLine(
  { quantity, brands, features: wishedFeatures }: WishedLine,
  part: ResolvedPartType,
  rules: GoodsRules,
): AskedLine {
  const type = partTypeOf(part);
  const { reading } = part;
  const features = addedFeatures({ ...reading?.features, ...wishedFeatures }, part.features);
  const wished = brands ?? (reading?.brand === undefined ? undefined : [reading.brand]);
  return {
    part,
    type: {
      ...type,
      designation: reading?.designation ?? type.designation,
      features: { ...type.features, ...features },
    },
    goods: {
      ...rules,
      partTypeId: part.id,
      quantity,
      features,
      brands: wished?.map((brand) => readBrand(brand) ?? brand.trim()) ?? null,
    },
  };
}

/** A clearance or class that nobody asked for may serve, or serve under conditions only. */
function addsOf({ part, type, goods }: AskedLine, { features }: Candidate): Judgement | null {
  if (Object.keys(features).every((name) => name in goods.features)) return null;
  return gradeBetween(type, withFeatures(partTypeOf(part), features)) ?? null;
}

const withFeatures = (type: PartType, features: Features): PartType => ({
  ...type,
  features: { ...type.features, ...features },
});

function toOffer(candidate: Candidate): Omit<FoundOffer, 'substitute' | 'adds'> {
  return {
    sellerId: candidate.sellerId,
    listingId: candidate.listingId,
    priceBreaks: candidate.priceBreaks,
    moq: candidate.moq,
    orderMultiple: candidate.orderMultiple,
    available: candidate.available,
    leadTimeDays: candidate.leadTimeDays,
    madeInDays: candidate.readyInDays,
    madeUpto: candidate.madeUpto ?? undefined,
    shipFromProvince: candidate.shipFromProvince,
    massKg: candidate.massKg ?? 0,
    green: candidate.greenCertified,
    candidate,
  };
}
