import { IdentityModule } from '@app/identity';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Mails } from './mails.service.js';
import { Mail, Notification } from './notification.entity.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsListeners } from './notifications.listeners.js';
import { NotificationsQueries } from './notifications.queries.js';
import { Notifications } from './notifications.service.js';

/** Telling people what happened. */
@Module({
  imports: [TypeOrmModule.forFeature([Mail, Notification]), IdentityModule],
  controllers: [NotificationsController],
  providers: [Mails, Notifications, NotificationsListeners, NotificationsQueries],
})
export class NotificationsModule {}
