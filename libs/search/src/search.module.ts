import { CatalogModule } from '@app/catalog';
import { type Config, CONFIG, Database, Readiness } from '@app/platform';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Indexer } from './indexer.service.js';
import { MeiliJobs } from './meilisearch/meili-jobs.js';
import { MeilisearchEngine } from './meilisearch/meilisearch.engine.js';
import { SearchPending } from './meilisearch/search-pending.entity.js';
import { PartFacet, PartIndexRow, PartSpelling, PartTags, PartToFold } from './part-index.entity.js';
import { PartPage } from './part-page.queries.js';
import { PartSearch } from './part-search.service.js';
import { PartSuggestions } from './part-suggestions.queries.js';
import { PostgresEngine } from './postgres.engine.js';
import { SearchEngine } from './search-engine.js';
import { SearchController } from './search.controller.js';
import { SuggestController } from './suggest.controller.js';
import { UnmetSearches } from './unmet-searches.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([PartIndexRow, PartTags, PartSpelling, PartFacet, PartToFold, SearchPending]),
    CatalogModule,
  ],
  controllers: [SearchController, SuggestController],
  providers: [
    Indexer,
    MeiliJobs,
    PartPage,
    PartSearch,
    PartSuggestions,
    PostgresEngine,
    {
      provide: SearchEngine,
      inject: [CONFIG, PostgresEngine, Database, Readiness],
      useFactory: (config: Config, postgres: PostgresEngine, database: Database, readiness: Readiness) =>
        config.search.meili
          ? new MeilisearchEngine(config.search.meili, config, postgres, database, readiness)
          : postgres,
    },
    UnmetSearches,
  ],
  exports: [Indexer, UnmetSearches],
})
export class SearchModule {}
