import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
import { ApiCallbacks, ApiExtraModels } from '@nestjs/swagger';
import { WEBHOOK_DATA, WebhookEvent } from './webhook-event.views.js';
import { WebhookEndpoints } from './webhook-endpoints.service.js';
import {
  ChangeWebhookEndpointRequest,
  MakeWebhookEndpointRequest,
  WebhookDeliveriesQuery,
} from './webhook.dto.js';
import {
  WebhookDeliveryPageView,
  WebhookDeliveryView,
  WebhookEndpointListView,
  WebhookEndpointView,
  WebhookEndpointWithSecretView,
} from './webhook.views.js';
import { WebhooksQueries } from './webhooks.queries.js';

/** Where a firm's own programs hear of what happens, signed as Standard Webhooks has it. */
@Controller('webhook-endpoints')
@Allow('buyer', 'seller')
@ApiExtraModels(WebhookEvent, ...WEBHOOK_DATA)
export class WebhooksController {
  constructor(
    private readonly endpoints: WebhookEndpoints,
    private readonly queries: WebhooksQueries,
  ) {}

  /**
   * From now on the address is told of what happens, by POST. A call answered by 2xx within ten seconds is done; else it comes again
   * after 5 seconds, 5 and 30 minutes, 2, 5, 10, 14, 20 and 24 hours. The secret is shown this once.
   */
  @Post()
  @ApiCallbacks({
    name: 'event',
    callbackUrl: '{$request.body#/url}',
    method: 'post',
    requestBody: { type: WebhookEvent },
    expectedResponse: { status: 204 },
  })
  make(
    @CurrentActor() actor: Actor,
    @Body() body: MakeWebhookEndpointRequest,
    @Write() write: WriteRequest,
  ): Promise<WebhookEndpointWithSecretView> {
    return this.endpoints.make(actor, body, write);
  }

  /** Newest first, ten at most. */
  @Get()
  list(@CurrentActor() actor: Actor): Promise<WebhookEndpointListView> {
    return this.queries.list(actor);
  }

  @Get(':id')
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<WebhookEndpointView> {
    return this.queries.read(actor, id);
  }

  @Patch(':id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeWebhookEndpointRequest,
    @Write() write: WriteRequest,
  ): Promise<WebhookEndpointView> {
    return this.endpoints.change(actor, id, body, write);
  }

  /** Another secret, shown this once. For a day the one before signs as well. */
  @Post(':id/secret')
  changeSecret(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<WebhookEndpointWithSecretView> {
    return this.endpoints.changeSecret(actor, id, write);
  }

  /** Nothing more is sent there, and its log is gone. */
  @Delete(':id')
  @HttpCode(204)
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<void> {
    return this.endpoints.delete(actor, id, write);
  }

  /** Sends `webhook.test`. What became of it stands in the log a moment later. */
  @Post(':id/test')
  test(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<WebhookDeliveryView> {
    return this.endpoints.test(actor, id, write);
  }

  /** What was sent in the last thirty days, newest first. */
  @Get(':id/deliveries')
  deliveries(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: WebhookDeliveriesQuery,
  ): Promise<WebhookDeliveryPageView> {
    return this.queries.deliveries(actor, id, query);
  }

  /** Sends it once more under the same id, also what was delivered or given up. */
  @Post(':id/deliveries/:deliveryId/send')
  @HttpCode(200)
  sendAgain(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('deliveryId', ParseUUIDPipe) deliveryId: string,
    @Write() write: WriteRequest,
  ): Promise<WebhookDeliveryView> {
    return this.endpoints.sendAgain(actor, { id, deliveryId }, write);
  }
}
