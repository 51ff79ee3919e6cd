import { type Features, type PartFamily, type WidthKind } from '@app/bearings';
import { MeasureColumn } from '@app/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One of the 5,000+ part types, written from the bearing catalogue and corrected by the market. */
@Entity('part_type')
@Index('part_type_space', ['boreMm', 'outsideMm', 'widthMm'])
export class PartTypeRecord {
  @PrimaryColumn('uuid')
  id: string;

  /** Canonical: `6205-2RS`. */
  @Index('part_type_designation', { unique: true })
  @Column('text')
  designation: string;

  @Index('part_type_basic')
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
  widthKind: WidthKind | null;

  @MeasureColumn()
  innerRingWidthMm: number | null;

  @MeasureColumn()
  outerRingWidthMm: number | null;

  @MeasureColumn()
  chamferMinMm: number | null;

  @Column('jsonb')
  features: Features;

  /** The standard that gives the boundary dimensions. */
  @Column('text')
  standard: string;

  @MeasureColumn()
  massKg: number | null;

  @MeasureColumn()
  dynamicLoadKn: number | null;

  @MeasureColumn()
  staticLoadKn: number | null;

  @MeasureColumn()
  limitingSpeedRpm: number | null;

  /** `standard`, `calculated` or `typical`, with source and edition. */
  @Column('text', { nullable: true })
  ratingBasis: string | null;
}
