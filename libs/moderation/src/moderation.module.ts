import { CatalogModule } from '@app/catalog';
import { IdentityModule } from '@app/identity';
import { ListingsModule } from '@app/listings';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditEntry } from './audit-entry.entity.js';
import { AuditTrail } from './audit-trail.js';
import { CatalogueReviewController } from './catalogue-review.controller.js';
import { CatalogueReview } from './catalogue-review.service.js';
import { ModerationController } from './moderation.controller.js';
import { ModerationListeners } from './moderation.listeners.js';
import { ModerationQueries } from './moderation.queries.js';
import { Moderation } from './moderation.service.js';

/** Reviews of firms and listings, and the audit trail. */
@Module({
  imports: [TypeOrmModule.forFeature([AuditEntry]), CatalogModule, IdentityModule, ListingsModule],
  controllers: [CatalogueReviewController, ModerationController],
  providers: [AuditTrail, CatalogueReview, Moderation, ModerationListeners, ModerationQueries],
})
export class ModerationModule {}
