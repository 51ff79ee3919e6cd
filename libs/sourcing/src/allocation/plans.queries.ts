import { equivalentsOf, gradeBetween, type PartType, readBrand } from '@app/bearings';
import { AcceptedEvidenceQueries, partTypeOf, PartTypes, type ResolvedPartType } from '@app/catalog';
import { Clock, DAY_MS } from '@app/kernel';
import { addedFeatures, type Candidate, Candidates, Freight, type WantedGoods } from '@app/listings';
import { type Actor, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { allocateAll, STRATEGIES } from './allocate.js';
import { type AllocationProblem } from './allocation.problem.js';
import { type MakePlansRequest, type PlanLineRequest } from './make-plans.dto.js';
import { latestInThePast, unknownLines } from './plans.faults.js';
import { type PlanOffer, type PlansView, toPlanView } from './plans.views.js';
import { Solver } from './solver.js';
import { uncoveredOf } from './uncovered.rules.js';

/** For each strategy; beyond it the best plan so far stands, with the gap that is proven. */
const LIMITS = { seconds: 1.8, gap: 0.0005 };
/** The day where the market is, as YYYY-MM-DD. */
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
/** Grades that need nobody's judgement. */
const SERVES = new Set(['identical', 'interchangeable', 'better']);

/** A line with what it asks of the goods. */
interface AskedLine {
  part: ResolvedPartType;
  /** With what the text adds to the type. */
  type: PartType;
  goods: WantedGoods;
}

interface Wanted {
  line: number;
  goods: WantedGoods;
}

/** Splits the lines of a purchase over the sellers. */
@Injectable()
export class Plans {
  constructor(
    private readonly candidates: Candidates,
    private readonly clock: Clock,
    private readonly evidence: AcceptedEvidenceQueries,
    private readonly freight: Freight,
    private readonly partTypes: PartTypes,
    private readonly solver: Solver,
    private readonly source: DataSource,
  ) {}

  async make(actor: Actor, request: MakePlansRequest): Promise<PlansView> {
    requireKind(actor, 'buyer');
    const latestDays = this.daysUntil(request.latestDate);
    const asked = await this.ask(request);
    const offers = await this.offers(asked, request.substitutes ?? false);
    const sellers = offers.flatMap((own) => own.map(({ sellerId }) => sellerId));
    const [rates, freeAboveMinor] = await Promise.all([
      this.freight.ratesTo(this.source, request.province),
      this.freight.freeAbove(this.source, sellers),
    ]);
    const problem: AllocationProblem = {
      lines: asked.map(({ goods }, line) => ({ quantity: goods.quantity, offers: offers[line] ?? [] })),
      rates,
      freeAboveMinor,
      maxSellers: request.maxSellers,
      mixedLots: request.mixedLots ?? false,
      latestDays,
    };
    const plans = await allocateAll(problem, request.strategies ?? STRATEGIES, this.solver, LIMITS);
    return {
      lines: asked.map(({ type, part, goods: { quantity } }, line) => ({
        partTypeId: part.id,
        designation: type.designation,
        quantity,
        candidates: offers[line]?.length ?? 0,
      })),
      plans: [...plans].map(([strategy, plan]) =>
        toPlanView(strategy, plan, plans.get('cheapest'), uncoveredOf(problem, plan.lacking)),
      ),
    };
  }

  private daysUntil(latestDate: string | undefined): number | undefined {
    if (latestDate === undefined) return undefined;
    const today = DAY.format(this.clock.now());
    if (latestDate < today) throw latestInThePast(today);
    return Math.round((Date.parse(latestDate) - Date.parse(today)) / DAY_MS);
  }

  private async ask({ lines, greenOnly = false }: MakePlansRequest): Promise<AskedLine[]> {
    const named = await this.partTypes.byIds(lines.flatMap(({ partTypeId }) => partTypeId ?? []));
    const byId = new Map(named.map((row) => [row.id, { ...row, reading: null }]));
    const read = await this.partTypes.resolveMany(lines.map(({ designation }) => designation ?? ''));
    const parts = lines.map(({ partTypeId }, at) =>
      partTypeId === undefined ? (read[at] ?? null) : (byId.get(partTypeId) ?? null),
    );
    const unknown = lines.flatMap(({ partTypeId }, at) =>
      parts[at]
        ? []
        : [{ at, field: partTypeId === undefined ? ('designation' as const) : ('partTypeId' as const) }],
    );
    if (unknown.length > 0) throw unknownLines(unknown);
    return lines.map((line, at) => askedLine(line, parts[at]!, greenOnly));
  }

  /** By line, each with why it may come in place of what was asked. */
  private async offers(asked: readonly AskedLine[], substitutes: boolean): Promise<PlanOffer[][]> {
    const exact = asked.map(({ goods }, line) => ({ line, goods }));
    const wanted = substitutes ? [...exact, ...(await this.others(asked))] : exact;
    const [found, refuted] = await Promise.all([
      this.candidates.of(wanted.map(({ goods }) => goods)),
      substitutes ? this.evidence.refuted(asked.map(({ part }) => part.id)) : [],
    ]);
    const types = substitutes
      ? await this.partTypes.byIds([...new Set(found.map((each) => each.partTypeId))])
      : [];
    const typeById = new Map(types.map((row) => [row.id, partTypeOf(row)]));
    const byLine = asked.map((): Map<string, PlanOffer> => new Map());
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
      const verdict = isExact || !other ? null : gradeBetween(type, withFeatures(other, candidate));
      if (!isExact && (isRefuted || !verdict || !SERVES.has(verdict.grade))) continue;
      const own = byLine[line]!;
      if (!own.has(candidate.listingId)) own.set(candidate.listingId, toOffer(candidate, verdict ?? null));
    }
    return byLine.map((own) => [...own.values()]);
  }

  /** The same type with other features, and other types that serve in its place. */
  private async others(asked: readonly AskedLine[]): Promise<Wanted[]> {
    const names = asked.map(({ type }) =>
      equivalentsOf(type, { styles: ['ISO'] })
        .filter(({ grade, brand }) => brand === undefined && SERVES.has(grade))
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
  { quantity, brands }: PlanLineRequest,
  part: ResolvedPartType,
  greenOnly: boolean,
): AskedLine {
  const type = partTypeOf(part);
  const { reading } = part;
  const features = addedFeatures({ ...reading?.features }, part.features);
  const wished = brands ?? (reading?.brand === undefined ? undefined : [reading.brand]);
  return {
    part,
    type: reading
      ? { ...type, designation: reading.designation, features: { ...type.features, ...features } }
      : type,
    goods: {
      partTypeId: part.id,
      quantity,
      features,
      brands: wished?.map((brand) => readBrand(brand) ?? brand.trim()) ?? null,
      greenOnly,
    },
  };
}

const withFeatures = (type: PartType, { features }: Candidate): PartType => ({
  ...type,
  features: { ...type.features, ...features },
});

function toOffer(candidate: Candidate, substitute: PlanOffer['substitute']): PlanOffer {
  return {
    sellerId: candidate.sellerId,
    listingId: candidate.listingId,
    priceBreaks: candidate.priceBreaks,
    moq: candidate.moq,
    orderMultiple: candidate.orderMultiple,
    available: candidate.available,
    leadTimeDays: candidate.leadTimeDays,
    madeInDays: candidate.readyInDays,
    shipFromProvince: candidate.shipFromProvince,
    massKg: candidate.massKg ?? 0,
    green: candidate.greenCertified,
    candidate,
    substitute,
  };
}
