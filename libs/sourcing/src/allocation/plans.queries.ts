import { Clock } from '@app/kernel';
import { Freight } from '@app/listings';
import { type Actor, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BomsQueries } from '../boms/boms.queries.js';
import { daysUntil } from '../latest-date.js';
import { type AskedLine, LineOffers, type WishedLine } from '../matching/line-offers.queries.js';
import { oldestLotOf } from '../matching/lot-age.js';
import { allocateAll, lineByLine } from './allocate.js';
import { STRATEGIES } from './strategies.js';
import { cheapestOf } from './allocation.choices.js';
import { type AllocationProblem } from './allocation.problem.js';
import {
  type MakePlansRequest,
  MOST_PLANNED,
  type PlanBomRequest,
  type PlanWishes,
} from './make-plans.dto.js';
import { nothingToPlan } from './plans.faults.js';
import { type BomPlansView, type PlansView, toLineByLineView, toPlanView } from './plans.views.js';
import { Solver } from './solver.js';
import { uncoveredOf } from './uncovered.rules.js';

/** For all strategies together; beyond it the best plans so far stand, with the gaps that are proven. */
const LIMITS = { seconds: 1.6, gap: 0.001 };

/** As far ahead as pieces are looked for that several lines share. */
const MOST_MADE_DAYS = 90;

/** Of a line, with all that may come in the place of what is asked: so many offers, the cheapest. */
const MOST_WEIGHED = 40;

type NumberedLine = WishedLine & { lineNo: number };

/** Of a part that several lines ask for, also what can be made day by day: how long they wait goes by what all of them have together. */
function withMaking(asked: readonly AskedLine[]): AskedLine[] {
  const byPart = Map.groupBy(asked, ({ part }) => part.id);
  return asked.map((line) =>
    byPart.get(line.part.id)!.length > 1
      ? { ...line, goods: { ...line.goods, makeWithinDays: line.goods.makeWithinDays ?? MOST_MADE_DAYS } }
      : line,
  );
}

/** Splits the lines of a purchase over the sellers. */
@Injectable()
export class Plans {
  constructor(
    private readonly boms: BomsQueries,
    private readonly clock: Clock,
    private readonly freight: Freight,
    private readonly lineOffers: LineOffers,
    private readonly solver: Solver,
    private readonly source: DataSource,
  ) {}

  async make(actor: Actor, request: MakePlansRequest): Promise<PlansView> {
    requireKind(actor, 'buyer');
    return this.plan(
      request.lines.map((line, at) => ({ ...line, lineNo: at + 1 })),
      request,
    );
  }

  /** Of the lines of a list of parts that are read and counted. */
  async ofBom(actor: Actor, id: string, request: PlanBomRequest): Promise<BomPlansView> {
    requireKind(actor, 'buyer');
    const { rows, nextLine, leftOut } = await this.boms.toPlan(actor, id, {
      fromLine: request.fromLine ?? 1,
      most: MOST_PLANNED,
    });
    if (rows.length === 0) throw nothingToPlan();
    const lines = rows.map(({ line_no: lineNo, part_type_id: partTypeId, quantity, brand, features }) => {
      return { lineNo, partTypeId, quantity, features, ...(brand !== null && { brands: [brand] }) };
    });
    return { ...(await this.plan(lines, request)), nextLine, leftOut };
  }

  private async plan(wished: readonly NumberedLine[], request: PlanWishes): Promise<PlansView> {
    const now = this.clock.now();
    const latestDays = daysUntil(request.latestDate, now);
    const solver = request.quick ? null : this.solver;
    void solver?.prepare();
    const { brands, greenOnly, certificates, fromProvinces, lotAgeMonths } = request;
    const asked = await this.lineOffers.ask(
      wished.map((line) => ({ ...line, brands: line.brands ?? brands })),
      {
        greenOnly,
        certificates,
        provinces: fromProvinces,
        oldestLot: oldestLotOf(lotAgeMonths, now),
        makeWithinDays: request.mixedLots ? latestDays : undefined,
      },
    );
    const found = await this.lineOffers.of(withMaking(asked), request.substitutes ? 'better' : 'none');
    const offers = found.map((own, line) => cheapestOf(own, asked[line]!.goods.quantity, MOST_WEIGHED));
    const sellers = offers.flatMap((own) => own.map(({ sellerId }) => sellerId));
    const [rates, { freeAbove, minOrders }] = await Promise.all([
      this.freight.ratesTo(this.source, request.province),
      this.freight.rules(this.source, sellers),
    ]);
    const problem: AllocationProblem = {
      lines: asked.map(({ goods }, line) => ({ quantity: goods.quantity, offers: offers[line] ?? [] })),
      rates,
      freeAboveMinor: freeAbove,
      minOrderMinor: minOrders,
      maxSellers: request.maxSellers,
      mixedLots: request.mixedLots ?? false,
      latestDays,
    };
    const from = performance.now();
    const plans = await allocateAll(problem, request.strategies ?? STRATEGIES, solver, LIMITS);
    const beside = { cheapest: plans.get('cheapest'), byLine: lineByLine(problem) };
    return {
      lines: asked.map(({ type, part, goods: { quantity } }, line) => ({
        lineNo: wished[line]!.lineNo,
        partTypeId: part.id,
        designation: type.designation,
        quantity,
        candidates: offers[line]?.length ?? 0,
      })),
      plans: [...plans].map(([strategy, plan]) =>
        toPlanView(strategy, plan, beside, uncoveredOf(problem, plan)),
      ),
      lineByLine: toLineByLineView(beside.byLine),
      solvedInMs: Math.round(performance.now() - from),
    };
  }
}
