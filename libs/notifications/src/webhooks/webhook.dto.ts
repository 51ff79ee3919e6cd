import { PageQuery } from '@app/platform';
import { PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
} from 'class-validator';
import { WEBHOOK_EVENT_TYPES, type WebhookEventType } from './webhook-event.types.js';
import { type WebhookDeliveryState } from './webhook.entity.js';

export class MakeWebhookEndpointRequest {
  /** `https://…`, of a host on the open internet. */
  @IsString()
  @MaxLength(500)
  url: string;

  /** Null: all, those that are yet to come too; a new endpoint, where it is left out, too. */
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(WEBHOOK_EVENT_TYPES.length)
  @IsIn(WEBHOOK_EVENT_TYPES, { each: true })
  eventTypes?: WebhookEventType[] | null;
}

/** What is left out stays. */
export class ChangeWebhookEndpointRequest extends PartialType(MakeWebhookEndpointRequest) {
  /** Switched on, it gets what waits for it at once. */
  @IsOptional()
  @IsBoolean()
  isOn?: boolean;
}

export class WebhookDeliveriesQuery extends PageQuery {
  @IsOptional()
  @IsIn(['waiting', 'delivered', 'given_up'])
  state?: WebhookDeliveryState;
}
