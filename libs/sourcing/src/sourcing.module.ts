import { CatalogModule } from '@app/catalog';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Rfq, RfqLine } from './rfq.entity.js';
import { RfqsController } from './rfqs.controller.js';
import { RfqsQueries } from './rfqs.queries.js';
import { Rfqs } from './rfqs.service.js';

/** Matching buyers with sellers: for now, what buyers ask for where nobody offers it. */
@Module({
  imports: [TypeOrmModule.forFeature([Rfq, RfqLine]), CatalogModule],
  controllers: [RfqsController],
  providers: [Rfqs, RfqsQueries],
})
export class SourcingModule {}
