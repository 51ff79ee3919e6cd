import { CatalogModule } from '@app/catalog';
import { ListingsModule } from '@app/listings';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PlansController } from './allocation/plans.controller.js';
import { Plans } from './allocation/plans.queries.js';
import { Solver } from './allocation/solver.js';
import { Rfq, RfqLine } from './rfq.entity.js';
import { RfqsController } from './rfqs.controller.js';
import { RfqsQueries } from './rfqs.queries.js';
import { Rfqs } from './rfqs.service.js';

/** Matching buyers with sellers: what buyers ask for where nobody offers it, and from whom to buy many lines at the least cost. */
@Module({
  imports: [TypeOrmModule.forFeature([Rfq, RfqLine]), CatalogModule, ListingsModule],
  controllers: [PlansController, RfqsController],
  providers: [Plans, Rfqs, RfqsQueries, Solver],
})
export class SourcingModule {}
