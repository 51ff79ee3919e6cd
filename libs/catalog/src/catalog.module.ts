import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogController } from './catalog.controller.js';
import { CatalogLoader } from './catalog-loader.service.js';
import { AskedParts } from './knowledge/asked-part.queries.js';
import { EquivalentsQueries } from './knowledge/equivalents.queries.js';
import { KnowledgeController } from './knowledge/knowledge.controller.js';
import { TolerancesQueries } from './knowledge/tolerances.queries.js';
import { LifeController } from './life.controller.js';
import { PartTypeRecord } from './part-type.entity.js';
import { PartTypes } from './part-types.queries.js';
import { AcceptedEvidenceQueries } from './proposals/accepted-evidence.queries.js';
import { CatalogueProposal } from './proposals/catalogue-proposal.entity.js';
import { ProposalsController } from './proposals/proposals.controller.js';
import { ProposalsQueries } from './proposals/proposals.queries.js';
import { ProposalsReview } from './proposals/proposals-review.service.js';
import { Proposals } from './proposals/proposals.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([PartTypeRecord, CatalogueProposal])],
  controllers: [CatalogController, KnowledgeController, LifeController, ProposalsController],
  providers: [
    AcceptedEvidenceQueries,
    AskedParts,
    CatalogLoader,
    EquivalentsQueries,
    PartTypes,
    Proposals,
    ProposalsQueries,
    ProposalsReview,
    TolerancesQueries,
  ],
  exports: [AcceptedEvidenceQueries, CatalogLoader, PartTypes, ProposalsQueries, ProposalsReview],
})
export class CatalogModule {}
