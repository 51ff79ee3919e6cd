import { TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type ReservationState } from './stock.entity.js';

/** A day in the calendar of what is made to order. A day without a row is ordinary: the listing says what is made on it. */
@Entity('capacity_day')
@ForeignKey('listing', ['sellerId', 'listingId'], ['sellerId', 'id'])
@Check('capacity_not_oversold', `promised >= 0 AND promised <= capacity`)
export class CapacityDay {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  listingId: string;

  @PrimaryColumn('date')
  day: string;

  /** Pieces that can be made; 0 on a day off. */
  @Column('integer')
  capacity: number;

  @Column('integer', { default: 0 })
  promised: number;
}

/** Pieces of a day's make that are kept for an order, as a reservation keeps those on the shelf. */
@Entity('capacity_promise')
@ForeignKey('capacity_day', ['sellerId', 'listingId', 'day'], ['sellerId', 'listingId', 'day'])
@Index('capacity_promise_of_order', ['sellerId', 'orderId'])
@Index('capacity_promise_lapsing', ['heldUntil'], { where: `state = 'held'` })
@Check('capacity_promise_quantity', `quantity > 0 AND raised BETWEEN 0 AND quantity`)
@Check('capacity_promise_state', `state IN ('held', 'committed', 'released', 'shipped')`)
export class CapacityPromise {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  listingId: string;

  @Column('date')
  day: string;

  @Column('uuid')
  orderId: string;

  @Column('integer')
  quantity: number;

  /** By so many pieces the day's capacity was raised for it, by its seller's word: void, it gives them back. */
  @Column('integer', { default: 0 })
  raised: number;

  @Column('text')
  state: ReservationState;

  @TimeColumn()
  heldUntil: Date;
}
