import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { InsightsController } from './insights.controller.js';
import { InsightsListeners } from './insights.listeners.js';
import { InsightsQueries } from './insights.queries.js';
import { UnmetDemand } from './unmet-demand.entity.js';

/** What the cluster's market is doing: for now, what it is asked for and does not have. */
@Module({
  imports: [TypeOrmModule.forFeature([UnmetDemand])],
  controllers: [InsightsController],
  providers: [InsightsListeners, InsightsQueries],
})
export class InsightsModule {}
