import { type PartFamily } from '@app/bearings';
import { MoneyColumn, TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { MAX_BASIS_POINTS } from './commission.rules.js';

/**
 * What the market keeps of goods. Its terms are never rewritten: a change ends the rule and begins another in its place, so that the
 * rule which an order names says what held when it was placed.
 */
@Entity('commission_rule')
@Index('commission_rule_of_seller', ['sellerId', 'id'])
@Index('commission_rule_replaces', ['replacesId'], { unique: true, where: 'replaces_id IS NOT NULL' })
@Check(
  'commission_rule_terms',
  `basis_points BETWEEN 0 AND ${MAX_BASIS_POINTS} AND least_minor >= 0 AND most_minor >= coalesce(least_minor, 0)
    AND valid_until >= valid_from`,
)
export class CommissionRule {
  @PrimaryColumn('uuid')
  id: string;

  /** Null: goods of every family. */
  @Column('text', { nullable: true })
  family: PartFamily | null;

  /** Null: goods of every seller. */
  @ForeignKey('organisation')
  @Column('uuid', { nullable: true })
  sellerId: string | null;

  /** Of what the goods cost; freight bears none. */
  @Column('integer')
  basisPoints: number;

  /** Of an order's goods under the rule, at least and at most, in fen. */
  @MoneyColumn({ nullable: true })
  leastMinor: bigint | null;

  @MoneyColumn({ nullable: true })
  mostMinor: bigint | null;

  @Column('date')
  validFrom: string;

  /** The last day; null: until it is ended. */
  @Column('date', { nullable: true })
  validUntil: string | null;

  /** The rule that it changed. */
  @ForeignKey('commission_rule')
  @Column('uuid', { nullable: true })
  replacesId: string | null;

  @ForeignKey('person')
  @Column('uuid', { nullable: true })
  addedBy: string | null;

  @TimeColumn({ default: () => 'now()' })
  addedAt: Date;

  @ForeignKey('person')
  @Column('uuid', { nullable: true })
  endedBy: string | null;

  /** When it was ended or changed; null: it ends with its last day. */
  @TimeColumn({ nullable: true })
  endedAt: Date | null;
}
