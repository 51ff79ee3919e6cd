import { CatalogModule } from '@app/catalog';
import { ListingsModule } from '@app/listings';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PlansController } from './allocation/plans.controller.js';
import { Plans } from './allocation/plans.queries.js';
import { Repairs } from './allocation/repairs.queries.js';
import { Solver } from './allocation/solver.js';
import { Bom, BomLine } from './boms/bom.entity.js';
import { BomsController } from './boms/boms.controller.js';
import { BomsQueries } from './boms/boms.queries.js';
import { Boms } from './boms/boms.service.js';
import { LineOffers } from './matching/line-offers.queries.js';
import { MatchesController } from './matching/matches.controller.js';
import { Matches } from './matching/matches.queries.js';
import { ReputationController } from './reputation/reputation.controller.js';
import { SellerDeed, SellerReputation } from './reputation/reputation.entity.js';
import { ReputationListeners } from './reputation/reputation.listeners.js';
import { ReputationQueries } from './reputation/reputation.queries.js';
import { Reputations } from './reputation/reputation.service.js';
import { Rfq, RfqLine } from './rfq.entity.js';
import { RfqsController } from './rfqs.controller.js';
import { RfqsQueries } from './rfqs.queries.js';
import { Rfqs } from './rfqs.service.js';

/** Matching buyers with sellers: their lists of parts, what they ask for where nobody offers it, and from whom to buy many lines at the least cost. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Bom, BomLine, Rfq, RfqLine, SellerDeed, SellerReputation]),
    CatalogModule,
    ListingsModule,
  ],
  controllers: [BomsController, MatchesController, PlansController, ReputationController, RfqsController],
  providers: [
    Boms,
    BomsQueries,
    LineOffers,
    Matches,
    Plans,
    Repairs,
    ReputationListeners,
    ReputationQueries,
    Reputations,
    Rfqs,
    RfqsQueries,
    Solver,
  ],
  exports: [LineOffers, Repairs],
})
export class SourcingModule {}
