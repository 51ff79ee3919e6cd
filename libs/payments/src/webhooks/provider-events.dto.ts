import { PageQuery } from '@app/platform';
import { IsIn } from 'class-validator';
import { PROVIDER_EVENT_STATES, type ProviderEventState } from './provider-event.entity.js';

export class ProviderEventsQuery extends PageQuery {
  /** `parked` unless said otherwise: what could not be worked yet. */
  @IsIn(PROVIDER_EVENT_STATES)
  state: ProviderEventState = 'parked';
}
