import { MeasureColumn, MoneyColumn, TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Which zone of the carriers' table a province belongs to. */
@Entity('freight_zone')
export class FreightZone {
  /** As addresses store it: 山东. */
  @PrimaryColumn('text')
  province: string;

  @Column('text')
  zone: string;
}

/** What a consignment from one zone to another costs: a first weight, and each kilogram begun beyond it. */
@Entity('freight_rate')
@Check('freight_rate_amounts', `first_kg > 0 AND first_minor >= 0 AND per_kg_minor >= 0`)
export class FreightRate {
  @PrimaryColumn('text')
  fromZone: string;

  @PrimaryColumn('text')
  toZone: string;

  @MeasureColumn({ nullable: false })
  firstKg: number;

  @MoneyColumn()
  firstMinor: bigint;

  @MoneyColumn()
  perKgMinor: bigint;

  @TimeColumn({ default: () => 'now()' })
  updatedAt: Date;
}

/** What a seller grants its buyers. */
@Entity('freight_rule')
@Check('freight_rule_amount', `free_above_minor >= 0`)
@Check('freight_rule_min_order', `min_order_minor > 0`)
export class FreightRule {
  @ForeignKey('organisation')
  @PrimaryColumn('uuid')
  sellerId: string;

  /** Goods worth this much or more, in fen, travel free; null: never. */
  @MoneyColumn({ nullable: true })
  freeAboveMinor: bigint | null;

  /** An order of goods worth less, in fen, is not taken; null: of any worth. Awards of its quotes are. */
  @MoneyColumn({ nullable: true })
  minOrderMinor: bigint | null;

  @TimeColumn({ default: () => 'now()' })
  updatedAt: Date;
}
