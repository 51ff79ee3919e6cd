import { Clock } from '@app/kernel';
import { Freight } from '@app/listings';
import { type Actor, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { daysUntil } from '../latest-date.js';
import { LineOffers } from '../matching/line-offers.queries.js';
import { allocateAll, STRATEGIES } from './allocate.js';
import { type AllocationProblem } from './allocation.problem.js';
import { type MakePlansRequest } from './make-plans.dto.js';
import { type PlansView, toPlanView } from './plans.views.js';
import { Solver } from './solver.js';
import { uncoveredOf } from './uncovered.rules.js';

/** For each strategy; beyond it the best plan so far stands, with the gap that is proven. */
const LIMITS = { seconds: 1.8, gap: 0.0005 };

/** Splits the lines of a purchase over the sellers. */
@Injectable()
export class Plans {
  constructor(
    private readonly clock: Clock,
    private readonly freight: Freight,
    private readonly lineOffers: LineOffers,
    private readonly solver: Solver,
    private readonly source: DataSource,
  ) {}

  async make(actor: Actor, request: MakePlansRequest): Promise<PlansView> {
    requireKind(actor, 'buyer');
    const latestDays = daysUntil(request.latestDate, this.clock.now());
    const asked = await this.lineOffers.ask(request.lines, { greenOnly: request.greenOnly });
    const offers = await this.lineOffers.of(asked, request.substitutes ? 'better' : 'none');
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
}
