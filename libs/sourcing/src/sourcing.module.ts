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
import { Contenders } from './matching/contenders.queries.js';
import { LineOffers } from './matching/line-offers.queries.js';
import { MatchesController } from './matching/matches.controller.js';
import { Matches } from './matching/matches.queries.js';
import { AskedLines } from './asked-lines.js';
import { AwardRepairs } from './quotes/award-repairs.service.js';
import { Awards } from './quotes/awards.service.js';
import { Comparison } from './quotes/comparison.queries.js';
import { CounterOffers } from './quotes/counter-offers.service.js';
import { OwnOffers } from './quotes/own-offers.queries.js';
import { CounterOffer, Quote, QuoteLine, QuoteStep, RfqAward, RfqRepair } from './quotes/quote.entity.js';
import { QuoteDrafts } from './quotes/quote-drafts.queries.js';
import { QuoteGoods } from './quotes/quote.goods.js';
import { QuoteSteps } from './quotes/quote-steps.js';
import { QuotesController } from './quotes/quotes.controller.js';
import { QuotesQueries } from './quotes/quotes.queries.js';
import { Quotes } from './quotes/quotes.service.js';
import { RfqOrders } from './quotes/rfq-orders.queries.js';
import { UndoneAwardsListeners } from './quotes/undone-awards.listeners.js';
import { UndoneAwards } from './quotes/undone-awards.service.js';
import { ReputationController } from './reputation/reputation.controller.js';
import { SellerDeed, SellerReputation } from './reputation/reputation.entity.js';
import { ReputationListeners } from './reputation/reputation.listeners.js';
import { ReputationQueries } from './reputation/reputation.queries.js';
import { Reputations } from './reputation/reputation.service.js';
import { PartRequest, PartRequestLine } from './requests/part-request.entity.js';
import { PartRequestsController } from './requests/part-requests.controller.js';
import { PartRequestsQueries } from './requests/part-requests.queries.js';
import { PartRequests } from './requests/part-requests.service.js';
import { Invitees } from './rfqs/invitees.queries.js';
import {
  Rfq,
  RfqInvitation,
  RfqLine,
  RfqQuestion,
  RfqSubscription,
  RfqTransition,
} from './rfqs/rfq.entity.js';
import { RfqDeadlines } from './rfqs/rfq-deadlines.js';
import { RfqSteps } from './rfqs/rfq-steps.js';
import { RfqTalk } from './rfqs/rfq-talk.service.js';
import { RfqsController } from './rfqs/rfqs.controller.js';
import { RfqsQueries } from './rfqs/rfqs.queries.js';
import { Rfqs } from './rfqs/rfqs.service.js';
import { SellerRfqsController } from './rfqs/seller-rfqs.controller.js';

/** Matching buyers with sellers: their lists of parts, what they ask for where nobody offers it, and from whom to buy many lines at the least cost. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      Bom,
      BomLine,
      CounterOffer,
      PartRequest,
      PartRequestLine,
      Quote,
      QuoteLine,
      QuoteStep,
      Rfq,
      RfqAward,
      RfqInvitation,
      RfqLine,
      RfqQuestion,
      RfqRepair,
      RfqSubscription,
      RfqTransition,
      SellerDeed,
      SellerReputation,
    ]),
    CatalogModule,
    ListingsModule,
  ],
  controllers: [
    BomsController,
    MatchesController,
    PlansController,
    PartRequestsController,
    QuotesController,
    ReputationController,
    RfqsController,
    SellerRfqsController,
  ],
  providers: [
    AskedLines,
    AwardRepairs,
    Awards,
    Boms,
    BomsQueries,
    Comparison,
    Contenders,
    CounterOffers,
    Invitees,
    LineOffers,
    Matches,
    OwnOffers,
    PartRequests,
    PartRequestsQueries,
    Plans,
    QuoteDrafts,
    QuoteGoods,
    QuoteSteps,
    Quotes,
    QuotesQueries,
    Repairs,
    ReputationListeners,
    ReputationQueries,
    Reputations,
    RfqDeadlines,
    RfqOrders,
    Rfqs,
    RfqsQueries,
    RfqSteps,
    RfqTalk,
    Solver,
    UndoneAwards,
    UndoneAwardsListeners,
  ],
  exports: [AwardRepairs, Awards, LineOffers, Repairs, RfqOrders, UndoneAwards],
})
export class SourcingModule {}
