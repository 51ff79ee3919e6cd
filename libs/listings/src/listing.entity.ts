import { type Features } from '@app/bearings';
import { TimeColumn, UnitPriceColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export type ListingState = 'draft' | 'in_review' | 'live' | 'paused' | 'ended' | 'taken_down';

/** From this quantity on, this unit price (six decimals, VAT included). */
export interface PriceBreak {
  minQuantity: number;
  unitPrice: string;
}

/** A seller's offer of a part type. */
@Entity('listing')
@Index('listing_offers', ['partTypeId'], { where: `state = 'live'` })
@Index('listing_of_seller', ['sellerId', 'state', 'id'])
@Index('listing_queue', ['state', 'id'], { where: `state <> 'live'` })
@Index('listing_same', ['sellerId', 'partTypeId', 'brand', 'featureKey'], {
  unique: true,
  where: `state <> 'ended'`,
})
@Check('listing_state', `state IN ('draft', 'in_review', 'live', 'paused', 'ended', 'taken_down')`)
@Check('listing_quantities', `moq > 0 AND order_multiple > 0 AND lead_time_days >= 0`)
@Check(
  'listing_price',
  `base_price > 0 AND base_price = break_prices[1] AND moq = break_quantities[1] AND cardinality(break_prices) = cardinality(break_quantities)`,
)
export class Listing {
  @ForeignKey('organisation')
  @PrimaryColumn('uuid')
  sellerId: string;

  @Index('listing_id')
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('part_type')
  @Column('uuid')
  partTypeId: string;

  @Column('text')
  brand: string;

  /** What the seller's goods add to the part type: clearance, class, cage, grease, vibration. */
  @Column('jsonb', { default: {} })
  features: Features;

  /** `features` in a fixed order as text: one offer of one thing by one seller. */
  @Column('text', { default: '' })
  featureKey: string;

  /** Price breaks, ascending from the MOQ: `break_prices[width_bucket(quantity, break_quantities)]` is the price at a quantity. */
  @Column('integer', { array: true })
  breakQuantities: number[];

  /** Read it as text[]: the driver would make floats of it. */
  @Column('numeric', { array: true, precision: 18, scale: 6 })
  breakPrices: string[];

  /** The price of the first break. */
  @UnitPriceColumn()
  basePrice: string;

  @Column('text', { default: 'CNY' })
  currency: string;

  @Column('integer')
  moq: number;

  @Column('integer')
  orderMultiple: number;

  @Column('integer')
  leadTimeDays: number;

  @Column('text')
  shipFromProvince: string;

  @Column('text', { nullable: true })
  shipFromCity: string | null;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('text')
  state: ListingState;

  @Column('text', { nullable: true })
  reviewReason: string | null;

  @Column('integer', { default: 1 })
  version: number;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;

  @TimeColumn({ default: () => 'now()' })
  updatedAt: Date;
}
