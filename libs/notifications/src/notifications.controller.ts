import {
  type Actor,
  Allow,
  CurrentActor,
  CurrentLocale,
  type Locale,
  PageQuery,
  Write,
  type WriteRequest,
} from '@app/platform';
import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { MailboxQuery } from './mailbox.dto.js';
import { MailPageView, NotificationPageView } from './notification.views.js';
import { NotificationsQueries } from './notifications.queries.js';
import { Notifications } from './notifications.service.js';

@Controller()
export class NotificationsController {
  constructor(
    private readonly notifications: Notifications,
    private readonly queries: NotificationsQueries,
  ) {}

  /** What happened for my organisation, newest first, in the language of Accept-Language. */
  @Get('notifications')
  @Allow('member')
  list(
    @CurrentActor() actor: Actor,
    @Query() query: PageQuery,
    @CurrentLocale() locale: Locale,
  ): Promise<NotificationPageView> {
    return this.queries.list(actor, query, locale);
  }

  @Post('notifications/:id/read')
  @Allow('member')
  @HttpCode(204)
  markRead(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<void> {
    return this.notifications.markRead(actor, id, write);
  }

  /** All mails that the market wrote: outside production, while there is no mail server. */
  @Get('mailbox')
  @Allow('public')
  mailbox(@Query() query: MailboxQuery): Promise<MailPageView> {
    return this.queries.mailbox(query);
  }
}
