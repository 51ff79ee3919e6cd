import { CatalogModule } from '@app/catalog';
import { IdentityModule } from '@app/identity';
import { ListingsModule } from '@app/listings';
import { OrdersModule } from '@app/orders';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditEntry } from './audit-entry.entity.js';
import { AuditTrail } from './audit-trail.js';
import { CatalogueReviewController } from './catalogue-review.controller.js';
import { CatalogueReview } from './catalogue-review.service.js';
import { DisputesController } from './disputes.controller.js';
import { Disputes } from './disputes.service.js';
import { ModerationController } from './moderation.controller.js';
import { ModerationListeners } from './moderation.listeners.js';
import { ModerationQueries } from './moderation.queries.js';
import { Moderation } from './moderation.service.js';

/** Reviews of firms and listings, disputed claims, and the audit trail. */
@Module({
  imports: [
    TypeOrmModule.forFeature([AuditEntry]),
    CatalogModule,
    IdentityModule,
    ListingsModule,
    OrdersModule,
  ],
  controllers: [CatalogueReviewController, DisputesController, ModerationController],
  providers: [AuditTrail, CatalogueReview, Disputes, Moderation, ModerationListeners, ModerationQueries],
})
export class ModerationModule {}
