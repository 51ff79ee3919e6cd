import { type Features } from '@app/bearings';
import { Clock, dayOf } from '@app/kernel';
import { Freight } from '@app/listings';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { daysUntil } from '../latest-date.js';
import { LineOffers } from '../matching/line-offers.queries.js';
import { allocate, lineByLine } from './allocate.js';
import { type AllocationProblem } from './allocation.problem.js';
import { type PlanView, toPlanView } from './plans.views.js';
import { Solver } from './solver.js';
import { uncoveredOf } from './uncovered.rules.js';

const LIMITS = { seconds: 1.8, gap: 0.0005 };

/** What somebody was to deliver and does not. */
export interface Gap {
  lines: readonly { partTypeId: string; quantity: number; features: Features; brands?: readonly string[] }[];
  /** Who does not. */
  exceptSellers: string[];
  province: string;
  /** The day that was promised; one that has passed binds nobody any more. */
  latestDate: string | null;
}

/** Closes what a seller who withdrew leaves open. */
@Injectable()
export class Repairs {
  constructor(
    private readonly clock: Clock,
    private readonly freight: Freight,
    private readonly lineOffers: LineOffers,
    private readonly solver: Solver,
    private readonly source: DataSource,
  ) {}

  /** The cheapest way to have the same from others, put together from what each has and can make until the day that was promised. */
  async propose({ lines, exceptSellers, province, latestDate }: Gap): Promise<PlanView> {
    void this.solver.prepare();
    const now = this.clock.now();
    const latest = latestDate !== null && latestDate >= dayOf(now) ? latestDate : undefined;
    const latestDays = daysUntil(latest, now);
    const asked = await this.lineOffers.ask(lines, { exceptSellers, makeWithinDays: latestDays });
    const offers = await this.lineOffers.of(asked, 'none');
    const sellers = offers.flatMap((own) => own.map(({ sellerId }) => sellerId));
    const [rates, { freeAbove, minOrders }] = await Promise.all([
      this.freight.ratesTo(this.source, province),
      this.freight.rules(this.source, sellers),
    ]);
    const problem: AllocationProblem = {
      lines: lines.map(({ quantity }, line) => ({ quantity, offers: offers[line] ?? [] })),
      rates,
      freeAboveMinor: freeAbove,
      minOrderMinor: minOrders,
      mixedLots: true,
      latestDays,
    };
    const plan = await allocate(problem, this.solver, LIMITS);
    const beside = { cheapest: plan, byLine: lineByLine(problem) };
    return toPlanView('cheapest', plan, beside, uncoveredOf(problem, plan));
  }
}
