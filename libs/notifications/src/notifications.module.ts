import { IdentityModule } from '@app/identity';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Mails } from './mails.service.js';
import { Mail, Notification } from './notification.entity.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsListeners } from './notifications.listeners.js';
import { NotificationsQueries } from './notifications.queries.js';
import { Notifications } from './notifications.service.js';
import { WebhookCalls } from './webhooks/webhook-calls.service.js';
import { WebhookDeliveries } from './webhooks/webhook-deliveries.service.js';
import { WebhookEndpoints } from './webhooks/webhook-endpoints.service.js';
import { WebhookLine } from './webhooks/webhook-line.js';
import { WebhookDelivery, WebhookEndpoint } from './webhooks/webhook.entity.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';
import { WebhooksQueries } from './webhooks/webhooks.queries.js';

/** Telling people what happened, and their programs. */
@Module({
  imports: [TypeOrmModule.forFeature([Mail, Notification, WebhookDelivery, WebhookEndpoint]), IdentityModule],
  controllers: [NotificationsController, WebhooksController],
  providers: [
    Mails,
    Notifications,
    NotificationsListeners,
    NotificationsQueries,
    WebhookCalls,
    WebhookDeliveries,
    WebhookEndpoints,
    WebhookLine,
    WebhooksQueries,
  ],
})
export class NotificationsModule {}
