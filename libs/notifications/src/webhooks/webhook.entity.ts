import { TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { type WebhookEventType } from './webhook-event.types.js';

/** Where a firm's own program hears of what happens. Its secrets are reckoned from its id: no copy of one is kept. */
@Entity('webhook_endpoint')
@Index('webhook_endpoint_of_organisation', ['organisationId'])
@Check('webhook_endpoint_off', '(off_since IS NULL) = (off_reason IS NULL)')
export class WebhookEndpoint {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('organisation', { onDelete: 'CASCADE' })
  @Column('uuid')
  organisationId: string;

  @Column('text')
  url: string;

  /** Null: all, those that are yet to come too. */
  @Column('text', { array: true, nullable: true })
  eventTypes: WebhookEventType[] | null;

  @Column('smallint', { default: 1 })
  secretVersion: number;

  /** Until then the secret before signs as well. */
  @TimeColumn({ nullable: true })
  previousSecretUntil: Date | null;

  @TimeColumn({ nullable: true })
  offSince: Date | null;

  /** `failing`: the market switched it off, and keeps what happens meanwhile. */
  @Column('text', { nullable: true })
  offReason: 'owner' | 'failing' | null;

  /** Since the first call that failed after the last that did not. */
  @TimeColumn({ nullable: true })
  failingSince: Date | null;

  /** Grows with each fact about it. */
  @Column('int', { default: 1 })
  version: number;

  @TimeColumn()
  createdAt: Date;
}

export type WebhookDeliveryState = 'waiting' | 'delivered' | 'given_up';

/** One event on its way to one endpoint. */
@Entity('webhook_delivery')
@Unique('webhook_delivery_once', ['endpointId', 'eventId'])
@Index('webhook_delivery_log', ['endpointId', 'id'])
@Index('webhook_delivery_log_by_state', ['endpointId', 'state', 'id'])
@Index('webhook_delivery_due', ['endpointId', 'nextTryAt'], { where: `state = 'waiting'` })
@Check('webhook_delivery_next', `(state = 'waiting') = (next_try_at IS NOT NULL)`)
export class WebhookDelivery {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('webhook_endpoint', { onDelete: 'CASCADE' })
  @Column('uuid')
  endpointId: string;

  @Column('uuid')
  eventId: string;

  @Column('text')
  type: string;

  /** To the byte, as it is signed. */
  @Column('text')
  body: string;

  @Column('text', { default: 'waiting' })
  state: WebhookDeliveryState;

  /** Since it was last asked for. */
  @Column('smallint', { default: 0 })
  attempts: number;

  @TimeColumn({ nullable: true })
  nextTryAt: Date | null;

  @TimeColumn({ nullable: true })
  lastTriedAt: Date | null;

  /** Null where there was no answer. */
  @Column('smallint', { nullable: true })
  lastStatus: number | null;

  /** Why there was no answer: `time_out`, `address_refused`, or the system's word for it (`ECONNREFUSED`). */
  @Column('text', { nullable: true })
  failure: string | null;

  /** How the last answer begins. */
  @Column('text', { nullable: true })
  answer: string | null;

  @Column('int', { nullable: true })
  durationMs: number | null;

  @TimeColumn()
  createdAt: Date;
}
