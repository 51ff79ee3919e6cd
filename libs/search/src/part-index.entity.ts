import { type PartFamily } from '@app/bearings';
import { MeasureColumn, TimeColumn, UnitPriceColumn } from '@app/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The search document of a part type with its offers folded in. Rebuildable from the database at any time. */
@Entity('part_index')
@Index('part_index_family', ['family', 'designation'])
@Index('part_index_bore', ['boreMm', 'outsideMm', 'widthMm'])
@Index('part_index_outside', ['outsideMm'])
@Index('part_index_keys', ['keys'], { type: 'gin' })
@Index('part_index_text', { synchronize: false })
export class PartIndexRow {
  @PrimaryColumn('uuid')
  partTypeId: string;

  @Index('part_index_designation', { unique: true })
  @Column('text')
  designation: string;

  @Column('text')
  basic: string;

  @Column('text')
  family: PartFamily;

  @Column('text')
  series: string;

  @Column('text')
  seal: string;

  @MeasureColumn()
  boreMm: number | null;

  @MeasureColumn()
  outsideMm: number | null;

  @MeasureColumn()
  widthMm: number | null;

  @Column('text', { nullable: true })
  widthKind: string | null;

  @MeasureColumn()
  massKg: number | null;

  @MeasureColumn()
  dynamicLoadKn: number | null;

  @MeasureColumn()
  staticLoadKn: number | null;

  @MeasureColumn()
  limitingSpeedRpm: number | null;

  /** Every spelling by which it is found, folded. */
  @Column('text', { array: true })
  keys: string[];

  /** Words for trigram search: designation, basic, family and series names in both languages. */
  @Column('text')
  text: string;

  @Column('integer', { default: 0 })
  offerCount: number;

  @Column('integer', { default: 0 })
  sellerCount: number;

  @UnitPriceColumn({ nullable: true })
  bestPrice: string | null;

  @Column('bigint', { default: 0 })
  stock: string;

  @Column('text', { array: true, default: [] })
  brands: string[];

  @Column('text', { array: true, default: [] })
  provinces: string[];

  /** When its offers were last folded in. */
  @TimeColumn({ default: () => 'now()' })
  foldedAt: Date;
}
