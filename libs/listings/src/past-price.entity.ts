import { TimeColumn } from '@app/platform';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Prices that a listing had, written when others took their place. Append-only; today's stand in the listing. */
@Entity('past_price')
@ForeignKey('listing', ['sellerId', 'listingId'], ['sellerId', 'id'])
@Index('past_price_of_listing', ['sellerId', 'listingId', 'id'])
export class PastPrice {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  listingId: string;

  @Column('integer', { array: true })
  breakQuantities: number[];

  /** VAT included. */
  @Column('numeric', { array: true, precision: 18, scale: 6 })
  breakPrices: string[];

  @Column('numeric', { array: true, precision: 18, scale: 6, nullable: true })
  netPrices: string[] | null;

  @Column('text')
  currency: string;

  @TimeColumn()
  since: Date;

  @TimeColumn({ default: () => 'now()' })
  until: Date;
}
