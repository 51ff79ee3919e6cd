import { TimeColumn } from '@app/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const PROVIDER_EVENT_STATES = ['received', 'parked', 'worked', 'ignored', 'dead'] as const;
/**
 * `parked`: cannot be worked yet, and will be tried again; `ignored`: of a kind that tells us nothing; `dead`: not tried
 * any more, a person has to look.
 */
export type ProviderEventState = (typeof PROVIDER_EVENT_STATES)[number];

/** An event of the provider as it came, verified; worked once. */
@Entity('provider_event')
@Index('provider_event_state', ['state', 'receivedAt', 'id'])
export class ProviderEvent {
  /** The provider's id of it. */
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  type: string;

  @Column('jsonb')
  payload: unknown;

  @Column('text', { default: 'received' })
  state: ProviderEventState;

  @TimeColumn({ default: () => 'now()' })
  receivedAt: Date;

  @TimeColumn({ nullable: true })
  workedAt: Date | null;

  @Column('integer', { default: 0 })
  attempts: number;

  @TimeColumn({ nullable: true })
  nextAttemptAt: Date | null;

  @Column('text', { nullable: true })
  lastError: string | null;
}
