import { CatalogModule } from '@app/catalog';
import { ListingsModule } from '@app/listings';
import { Module } from '@nestjs/common';
import { PartnerController } from './partner.controller.js';
import { PartnerQueries } from './partner.queries.js';

@Module({
  imports: [CatalogModule, ListingsModule],
  controllers: [PartnerController],
  providers: [PartnerQueries],
})
export class PartnerApiModule {}
