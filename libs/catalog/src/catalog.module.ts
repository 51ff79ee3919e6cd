import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogController } from './catalog.controller.js';
import { CatalogLoader } from './catalog-loader.service.js';
import { LifeController } from './life.controller.js';
import { PartTypeRecord } from './part-type.entity.js';
import { PartTypes } from './part-types.queries.js';

@Module({
  imports: [TypeOrmModule.forFeature([PartTypeRecord])],
  controllers: [CatalogController, LifeController],
  providers: [CatalogLoader, PartTypes],
  exports: [CatalogLoader, PartTypes],
})
export class CatalogModule {}
