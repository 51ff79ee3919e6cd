import { CatalogModule } from '@app/catalog';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Indexer } from './indexer.service.js';
import { PartIndexRow, PartSpelling } from './part-index.entity.js';
import { PartPage } from './part-page.queries.js';
import { PartSearch } from './part-search.service.js';
import { PostgresEngine } from './postgres.engine.js';
import { SearchEngine } from './search-engine.js';
import { SearchController } from './search.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([PartIndexRow, PartSpelling]), CatalogModule],
  controllers: [SearchController],
  providers: [Indexer, PartPage, PartSearch, { provide: SearchEngine, useClass: PostgresEngine }],
  exports: [Indexer],
})
export class SearchModule {}
