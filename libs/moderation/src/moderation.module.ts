import { IdentityModule } from '@app/identity';
import { ListingsModule } from '@app/listings';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditEntry } from './audit-entry.entity.js';
import { AuditTrail } from './audit-trail.js';
import { ModerationController } from './moderation.controller.js';
import { ModerationListeners } from './moderation.listeners.js';
import { ModerationQueries } from './moderation.queries.js';
import { Moderation } from './moderation.service.js';

/** Reviews of firms and listings, and the audit trail. */
@Module({
  imports: [TypeOrmModule.forFeature([AuditEntry]), IdentityModule, ListingsModule],
  controllers: [ModerationController],
  providers: [AuditTrail, Moderation, ModerationListeners, ModerationQueries],
})
export class ModerationModule {}
