import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { TimeColumn } from './columns.js';

/** A fact stated by one lib for others, written in the transaction that made it true. Append-only. */
@Entity('outbox_event')
@Index('outbox_event_aggregate', ['aggregateId', 'version'])
export class OutboxEvent {
  @PrimaryColumn('uuid')
  id: string;

  /** Past tense: `order.placed`. */
  @Column('text')
  name: string;

  @Column('uuid')
  aggregateId: string;

  /** Grows with each fact about one aggregate; a consumer ignores what is older than what it has. */
  @Column('bigint')
  version: string;

  @Column('jsonb')
  payload: unknown;

  @TimeColumn({ default: () => 'now()' })
  occurredAt: Date;
}

/** That a consumer has worked an event: twice is the same as once. */
@Entity('event_consumption')
export class EventConsumption {
  @PrimaryColumn('uuid')
  eventId: string;

  @PrimaryColumn('text')
  consumer: string;

  @TimeColumn({ default: () => 'now()' })
  consumedAt: Date;
}
