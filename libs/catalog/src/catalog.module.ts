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

@Module({
  imports: [TypeOrmModule.forFeature([PartTypeRecord])],
  controllers: [CatalogController, KnowledgeController, LifeController],
  providers: [AskedParts, CatalogLoader, EquivalentsQueries, PartTypes, TolerancesQueries],
  exports: [CatalogLoader, PartTypes],
})
export class CatalogModule {}
