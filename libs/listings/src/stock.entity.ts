import { TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Pieces of one listing that lie together. The CHECK is the last word against overselling. */
@Entity('stock_lot')
@ForeignKey('listing', ['sellerId', 'listingId'], ['sellerId', 'id'])
@Index('stock_lot_of_listing', ['sellerId', 'listingId'])
@Check('stock_lot_not_oversold', `on_hand >= 0 AND reserved >= 0 AND reserved <= on_hand`)
export class StockLot {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  listingId: string;

  @Column('text', { nullable: true })
  lotNumber: string | null;

  /** Year and week of manufacture, YYWW. */
  @Column('text', { nullable: true })
  dateCode: string | null;

  @Column('text', { nullable: true })
  location: string | null;

  @Column('integer')
  onHand: number;

  @Column('integer', { default: 0 })
  reserved: number;
}

/** Counted on the shelf, received, made (to order), scrapped, shipped, returned. */
export type MovementKind = 'counted' | 'received' | 'made' | 'scrapped' | 'shipped' | 'returned';

/** The append-only journal: a lot's `onHand` is always the sum of its movements. */
@Entity('stock_movement')
@ForeignKey('stock_lot', ['sellerId', 'lotId'], ['sellerId', 'id'])
@Index('stock_movement_of_lot', ['sellerId', 'lotId', 'id'])
@Check('stock_movement_kind', `kind IN ('counted', 'received', 'made', 'scrapped', 'shipped', 'returned')`)
export class StockMovement {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  lotId: string;

  @Column('text')
  kind: MovementKind;

  /** Pieces in (+) or out (−). */
  @Column('integer')
  quantity: number;

  /** The order that shipped, or the act that counted. */
  @Column('uuid', { nullable: true })
  causeId: string | null;

  /** Who booked it; null for an order's own movements. */
  @Column('uuid', { nullable: true })
  personId: string | null;

  @Column('text', { nullable: true })
  note: string | null;

  @TimeColumn({ default: () => 'now()' })
  movedAt: Date;
}

export type ReservationState = 'held' | 'committed' | 'released' | 'shipped';

/** Pieces kept for an order: held until paid (and lapsing by itself), committed once paid. */
@Entity('reservation')
@ForeignKey('stock_lot', ['sellerId', 'lotId'], ['sellerId', 'id'])
@Index('reservation_of_order', ['sellerId', 'orderId'])
@Index('reservation_lapsing', ['heldUntil'], { where: `state = 'held'` })
@Check('reservation_quantity', `quantity > 0`)
@Check('reservation_state', `state IN ('held', 'committed', 'released', 'shipped')`)
export class Reservation {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  lotId: string;

  @Column('uuid')
  listingId: string;

  @Column('uuid')
  orderId: string;

  @Column('integer')
  quantity: number;

  @Column('text')
  state: ReservationState;

  @TimeColumn()
  heldUntil: Date;
}
