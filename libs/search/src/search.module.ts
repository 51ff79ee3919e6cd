import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PartIndexRow } from './part-index.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([PartIndexRow])],
})
export class SearchModule {}
