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
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { MailboxQuery } from './mailbox.dto.js';
import { Mails } from './mails.service.js';
import { MailPageView, NotificationPageView, UndeliveredMailPageView } from './notification.views.js';
import { NotificationsQueries } from './notifications.queries.js';
import { Notifications } from './notifications.service.js';
import { ReadAllRequest } from './read-all.dto.js';

@Controller()
export class NotificationsController {
  constructor(
    private readonly mails: Mails,
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

  /** All of my organisation up to the newest that was seen; what came since stays unread. */
  @Post('notifications/read')
  @Allow('member')
  @HttpCode(204)
  markAllRead(
    @CurrentActor() actor: Actor,
    @Body() body: ReadAllRequest,
    @Write() write: WriteRequest,
  ): Promise<void> {
    return this.notifications.markAllRead(actor, body, write);
  }

  /** Mails that nobody is known to have got, newest first: refused, given to a server that did not answer, or waiting for too long. */
  @Get('admin/undelivered-mails')
  @Allow('admin')
  undelivered(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<UndeliveredMailPageView> {
    return this.queries.undelivered(actor, query);
  }

  /** A person has seen to what was in the way, or takes it that a mail arrives twice. */
  @Post('admin/undelivered-mails/:id/send')
  @Allow('admin')
  @HttpCode(204)
  sendAgain(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<void> {
    return this.mails.sendAgain(actor, id, write);
  }

  /** All mails that the market wrote: outside production, while there is no mail server. */
  @Get('mailbox')
  @Allow('public')
  mailbox(@Query() query: MailboxQuery): Promise<MailPageView> {
    return this.queries.mailbox(query);
  }
}
