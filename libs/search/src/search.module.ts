import { CatalogModule } from '@app/catalog';
import { type Config, CONFIG, Database, Readiness } from '@app/platform';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Indexer } from './indexer.service.js';
import { MeiliJobs } from './meilisearch/meili-jobs.js';
import { MeilisearchEngine } from './meilisearch/meilisearch.engine.js';
import { SearchPending } from './meilisearch/search-pending.entity.js';
import { PartFacet, PartIndexRow, PartSpelling } from './part-index.entity.js';
import { PartPage } from './part-page.queries.js';
import { PartSearch } from './part-search.service.js';
import { PostgresEngine } from './postgres.engine.js';
import { SearchEngine } from './search-engine.js';
import { SearchController } from './search.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([PartIndexRow, PartSpelling, PartFacet, SearchPending]), CatalogModule],
  controllers: [SearchController],
  providers: [
    Indexer,
    MeiliJobs,
    PartPage,
    PartSearch,
    PostgresEngine,
    {
      provide: SearchEngine,
      inject: [CONFIG, PostgresEngine, Database, Readiness],
      useFactory: (config: Config, postgres: PostgresEngine, database: Database, readiness: Readiness) =>
        config.search.meili
          ? new MeilisearchEngine(config.search.meili, config, postgres, database, readiness)
          : postgres,
    },
  ],
  exports: [Indexer],
})
export class SearchModule {}
