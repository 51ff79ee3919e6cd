import { Clock, findProvince, kmBetween } from '@app/kernel';
import { Freight } from '@app/listings';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReputationQueries } from '../reputation/reputation.queries.js';
import { isNew, reliabilityOf, type Tallies } from '../reputation/reputation.rules.js';
import { type AskedLine, type FoundOffer, LineOffers, type Substitutes } from './line-offers.queries.js';
import { type Destination } from './match.options.js';
import { type Contender, type Standing } from './match.ranking.js';

/** Of each type that serves, so many offers are weighed: the cheapest. */
const MOST_WEIGHED = 60;

/** All that lines could be bought from, with what a score needs beside the offers' own terms. */
export interface Contest {
  byLine: Contender<FoundOffer>[][];
  to: Destination;
  /** By seller. */
  tallies: ReadonlyMap<string, Tallies>;
}

@Injectable()
export class Contenders {
  constructor(
    private readonly clock: Clock,
    private readonly freight: Freight,
    private readonly lineOffers: LineOffers,
    private readonly reputations: ReputationQueries,
    private readonly source: DataSource,
  ) {}

  /** `province`: where the goods go; null: nobody said, and prices are without freight. */
  async of(asked: readonly AskedLine[], substitutes: Substitutes, province: string | null): Promise<Contest> {
    const offers = await this.lineOffers.of(asked, substitutes, MOST_WEIGHED);
    const sellers = new Set(offers.flatMap((own) => own.map(({ sellerId }) => sellerId)));
    const [rates, rules, tallies] = await Promise.all([
      province === null ? null : this.freight.ratesTo(this.source, province),
      province === null ? null : this.freight.rules(this.source, sellers),
      this.reputations.talliesOf(sellers),
    ]);
    const standingOf = standingBy(tallies, province, this.clock.now());
    const byLine = offers.map((own) => own.map((offer) => ({ offer, standing: standingOf(offer) })));
    return { byLine, to: { rates, freeAboveMinor: rules?.freeAbove ?? new Map<string, bigint>() }, tallies };
  }
}

/** What is known of an offer's seller and place; each seller is judged once. */
function standingBy(
  tallies: ReadonlyMap<string, Tallies>,
  province: string | null,
  now: Date,
): (offer: FoundOffer) => Standing {
  const to = province === null ? undefined : findProvince(province);
  const judged = new Map<string, Pick<Standing, 'reliability' | 'isNew'>>();
  return ({ sellerId, shipFromProvince, substitute, adds }) => {
    const known = tallies.get(sellerId) ?? {};
    const seller = judged.get(sellerId) ?? {
      reliability: reliabilityOf(known, now),
      isNew: isNew(known, now),
    };
    judged.set(sellerId, seller);
    const from = findProvince(shipFromProvince);
    return {
      ...seller,
      grade: (substitute ?? adds)?.grade ?? 'exact',
      km: from && to ? kmBetween(from, to) : null,
    };
  };
}
