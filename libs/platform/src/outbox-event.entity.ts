import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
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

/** A fact that some of its consumers have yet to be given: written with it, gone when all have it. */
@Entity('fact_to_deliver')
@Index('fact_to_deliver_again', { synchronize: false })
export class FactToDeliver {
  /** In the order of writing: of two facts about one aggregate the later has the higher, whatever the clocks of the machines say. */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  seq: string;

  @Column('uuid')
  eventId: string;

  /** How often a consumer has failed over it. */
  @Column('smallint', { default: 0 })
  attempts: number;

  /** Null until a consumer has failed; then when it is given again, and `infinity` when that has been tried often enough. */
  @TimeColumn({ nullable: true })
  dueAt: Date | null;

  @Column('text', { nullable: true })
  lastError: string | null;
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
