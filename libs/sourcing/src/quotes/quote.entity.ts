import { type EquivalenceGrade, type Features } from '@app/bearings';
import { type PriceBreak } from '@app/listings';
import { type Text } from '@app/kernel';
import { TimeColumn, UnitPriceColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type CounterState, type QuoteAct, type QuoteState } from './quote.states.js';

/** What a seller answers to an RFQ. One seller has one; a revision takes its place. */
@Entity('quote')
@Index('quote_of_rfq', ['sellerId', 'rfqId'], { unique: true })
@Index('quotes_of_rfq', ['rfqId', 'state'])
@Check('quote_state', `state IN ('submitted', 'withdrawn', 'awarded', 'lost')`)
@Check('quote_numbers', `rfq_version > 0 AND seq > 0`)
export class Quote {
  @ForeignKey('organisation')
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('rfq')
  @Column('uuid')
  rfqId: string;

  /** The version of the RFQ that it answers. */
  @Column('integer')
  rfqVersion: number;

  @Column('text')
  state: QuoteState;

  /** Sequence of the last entry in its log. */
  @Column('integer')
  seq: number;

  /** The last day on which its prices hold. */
  @Column('date')
  validUntil: string;

  /** The end of that day. */
  @TimeColumn()
  lapsesAt: Date;

  @Column('text', { nullable: true })
  note: string | null;

  @TimeColumn()
  submittedAt: Date;
}

/** What it offers for a line: as asked, or something else. A line may have several. */
@Entity('quote_line')
@ForeignKey('quote', ['sellerId', 'quoteId'], ['sellerId', 'id'])
@ForeignKey('listing', ['sellerId', 'listingId'], ['sellerId', 'id'])
@Check('quote_line_numbers', `no > 0 AND line_no > 0 AND quantity > 0 AND lead_time_days >= 0`)
export class QuoteLine {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  quoteId: string;

  @PrimaryColumn('integer')
  no: number;

  /** Of the RFQ. */
  @Column('integer')
  lineNo: number;

  /** Stock and capacity are kept on it; where the seller had none for such goods, the quote made it, not on offer. */
  @Column('uuid')
  listingId: string;

  @ForeignKey('part_type')
  @Column('uuid')
  partTypeId: string;

  @Column('text')
  designation: string;

  @Column('text')
  brand: string;

  @Column('jsonb')
  features: Features;

  /** It is what the line asks for, as far as that is known. */
  @Column('boolean')
  asAsked: boolean;

  /** Else how it stands to that; null: it is not known to serve in its place. */
  @Column('text', { nullable: true })
  grade: EquivalenceGrade | null;

  @Column('jsonb', { nullable: true })
  reason: Text | null;

  /** The most pieces that may be awarded. */
  @Column('integer')
  quantity: number;

  /** Ascending, VAT included; the first is the least that may be awarded. */
  @Column('jsonb')
  priceBreaks: PriceBreak[];

  @Column('integer')
  leadTimeDays: number;

  @Column('text', { nullable: true })
  lotNumber: string | null;

  /** Pieces are kept under this name until the quote lapses; null: none are. */
  @Column('uuid', { nullable: true })
  holdId: string | null;

  /** Where some of what is kept has to be made: by then it is. */
  @Column('date', { nullable: true })
  readyOn: string | null;

  @Column('text', { nullable: true })
  note: string | null;
}

/** The append-only log of a quote, with what it said then. */
@Entity('quote_step')
@ForeignKey('quote', ['sellerId', 'quoteId'], ['sellerId', 'id'])
export class QuoteStep {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  quoteId: string;

  @PrimaryColumn('integer')
  seq: number;

  @Column('text')
  act: QuoteAct;

  @Column('uuid', { nullable: true })
  personId: string | null;

  @Column('jsonb')
  content: object;

  @TimeColumn()
  at: Date;
}

/** After the deadline the buyer names a price for a line of a quote; the seller takes it or not. */
@Entity('counter_offer')
@ForeignKey('quote', ['sellerId', 'quoteId'], ['sellerId', 'id'])
@Index('counter_offer_open', ['sellerId', 'quoteId', 'no'], { unique: true, where: `state = 'open'` })
@Check('counter_offer_state', `state IN ('open', 'accepted', 'declined')`)
@Check('counter_offer_amounts', `quantity > 0 AND unit_price > 0`)
export class CounterOffer {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  quoteId: string;

  /** Of the quote's lines. */
  @Column('integer')
  no: number;

  @Column('integer')
  quantity: number;

  @UnitPriceColumn()
  unitPrice: string;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('text')
  state: CounterState;

  @TimeColumn()
  madeAt: Date;

  @TimeColumn({ nullable: true })
  answeredAt: Date | null;
}

/** What was taken of a quote, and the order that it became. Where that came to nothing, it may be taken again. */
@Entity('rfq_award')
@ForeignKey('quote', ['sellerId', 'quoteId'], ['sellerId', 'id'])
@Index('rfq_award_of_rfq', ['rfqId'])
@Index('rfq_award_of_order', ['sellerId', 'orderId'])
@Check('rfq_award_refused', `NOT refused OR undone_at IS NOT NULL`)
@Check('rfq_award_amounts', `quantity > 0 AND unit_price > 0`)
export class RfqAward {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  quoteId: string;

  @PrimaryColumn('integer')
  no: number;

  @ForeignKey('rfq')
  @Column('uuid')
  rfqId: string;

  @Column('integer')
  lineNo: number;

  /** Less what the seller declined when it accepted the order. */
  @Column('integer')
  quantity: number;

  @UnitPriceColumn()
  unitPrice: string;

  @PrimaryColumn('uuid')
  orderId: string;

  @Column('uuid')
  checkoutId: string;

  /** The order came to nothing before its seller had accepted it. */
  @TimeColumn({ nullable: true })
  undoneAt: Date | null;

  /** By its seller, who is not asked for the same again. */
  @Column('boolean', { default: false })
  refused: boolean;
}

/** What a purchase that makes up for an order of an award brings of a line. */
@Entity('rfq_repair')
@ForeignKey('listing', ['sellerId', 'listingId'], ['sellerId', 'id'])
@Index('rfq_repair_of_rfq', ['rfqId'])
@Check('rfq_repair_quantity', `quantity > 0`)
export class RfqRepair {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  orderId: string;

  @PrimaryColumn('uuid')
  listingId: string;

  /** Of the RFQ. */
  @PrimaryColumn('integer')
  lineNo: number;

  @ForeignKey('rfq')
  @Column('uuid')
  rfqId: string;

  @Column('integer')
  quantity: number;

  @Column('uuid')
  checkoutId: string;

  /** The order came to nothing before its seller had accepted it. */
  @TimeColumn({ nullable: true })
  undoneAt: Date | null;
}
