import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PartTypeRecord } from './part-type.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([PartTypeRecord])],
})
export class CatalogModule {}
