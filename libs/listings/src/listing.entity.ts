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
@Index('listing_lapsing', ['validUntil'], { where: `state IN ('draft', 'in_review', 'live', 'paused')` })
@Check('listing_quantities', `moq > 0 AND order_multiple > 0 AND lead_time_days >= 0`)
@Check(
  'listing_price',
  `base_price > 0 AND base_price = break_prices[1] AND moq = break_quantities[1] AND cardinality(break_prices) = cardinality(break_quantities)`,
)
@Check('listing_net_prices', `cardinality(net_prices) = cardinality(break_prices)`)
@Check(
  'listing_capacity',
  `(capacity_per_day IS NULL) = (make_lead_time_days IS NULL) AND coalesce(capacity_per_day, 1) > 0 AND coalesce(make_lead_time_days, 0) >= 0`,
)
@Check(
  'listing_certificates',
  `certificates <@ ARRAY['test_report', 'iso_9001', 'iatf_16949', 'green_factory', 'discharge_permit']`,
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

  /** What the seller's goods add to the part type: clearance, class, cage, grease, vibration, packing. */
  @Column('jsonb', { default: {} })
  features: Features;

  /** `features` in a fixed order as text: one offer of one thing by one seller. */
  @Column('text', { default: '' })
  featureKey: string;

  /** Price breaks, ascending from the MOQ: `break_prices[width_bucket(quantity, break_quantities)]` is the price at a quantity. */
  @Column('integer', { array: true })
  breakQuantities: number[];

  /** VAT included. Read it as text[]: the driver would make floats of it. */
  @Column('numeric', { array: true, precision: 18, scale: 6 })
  breakPrices: string[];

  /** What the seller typed when its prices are without tax, break by break; null when they include it. */
  @Column('numeric', { array: true, precision: 18, scale: 6, nullable: true })
  netPrices: string[] | null;

  /** Since when these prices stand; those before are in `past_price`. */
  @TimeColumn({ default: () => 'now()' })
  pricedAt: Date;

  /** The price of the first break. */
  @UnitPriceColumn()
  basePrice: string;

  @Column('text', { default: 'CNY' })
  currency: string;

  @Column('integer')
  moq: number;

  @Column('integer')
  orderMultiple: number;

  /** Days until goods in stock are on their way. */
  @Column('integer')
  leadTimeDays: number;

  /** A few pieces can be had to try. */
  @Column('boolean', { default: false })
  sampleAvailable: boolean;

  /** Pieces made on a working day; null: nothing is made to order. */
  @Column('integer', { nullable: true })
  capacityPerDay: number | null;

  /** Days from the order to the first piece made for it. */
  @Column('integer', { nullable: true })
  makeLeadTimeDays: number | null;

  /** Days of the week on which it is made: ISO 8601, 1 is Monday. */
  @Column('integer', { array: true, default: [1, 2, 3, 4, 5, 6] })
  workWeekdays: number[];

  @Column('text')
  shipFromProvince: string;

  @Column('text', { nullable: true })
  shipFromCity: string | null;

  /** Where it was made, ISO 3166-1 alpha-2; null: not stated. */
  @Column('text', { nullable: true })
  originCountry: string | null;

  @Column('text', { nullable: true })
  originProvince: string | null;

  /** Kinds of the seller's certificates that apply to these goods; they count while verified and in force. */
  @Column('text', { array: true, default: [] })
  certificates: string[];

  /** In the order in which they are shown. */
  @Column('uuid', { array: true, default: [] })
  photographIds: string[];

  @Column('text', { nullable: true })
  note: string | null;

  /** The last day on which it is on offer. */
  @Column('date', { nullable: true })
  validUntil: string | null;

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
