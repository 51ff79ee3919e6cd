import { type PartFamily, type WidthKind } from '@app/bearings';
import { MeasureColumn, TimeColumn, UnitPriceColumn } from '@app/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * The search document of a part type with its offers folded in. Rebuildable from the database at any time. The row is narrow and its
 * numbers stand first, for counting facets reads thousands of rows; no column that trade changes by the minute (price, stock) is
 * indexed, so that folding stays a heap-only update.
 */
@Entity('part_index')
@Index('part_index_size', ['boreMm', 'outsideMm', 'widthMm'])
@Index('part_index_outside', ['outsideMm', 'widthMm'])
@Index('part_index_width', ['widthMm'])
@Index('part_index_family', ['family', 'series'])
@Index('part_index_series', ['series'])
@Index('part_index_text', { synchronize: false })
@Index('part_index_popular', { synchronize: false })
export class PartIndexRow {
  @PrimaryColumn('uuid')
  partTypeId: string;

  @Column('integer', { default: 0 })
  offerCount: number;

  @Column('integer', { default: 0 })
  sellerCount: number;

  @Column('bigint', { default: 0 })
  stock: string;

  @MeasureColumn()
  boreMm: number | null;

  @MeasureColumn()
  outsideMm: number | null;

  @MeasureColumn()
  widthMm: number | null;

  @Column('text')
  family: PartFamily;

  @Column('text')
  seal: string;

  @Column('text')
  series: string;

  @Index('part_index_designation', { unique: true })
  @Column('text')
  designation: string;

  @Index('part_index_basic')
  @Column('text')
  basic: string;

  /** Lowest price of a first break; of what is in stock, if anything is. */
  @UnitPriceColumn({ nullable: true })
  bestPrice: string | null;

  @Column('text', { nullable: true })
  widthKind: WidthKind | null;

  @MeasureColumn()
  massKg: number | null;

  @MeasureColumn()
  dynamicLoadKn: number | null;

  @MeasureColumn()
  staticLoadKn: number | null;

  @MeasureColumn()
  limitingSpeedRpm: number | null;

  @Index('part_index_brands', { type: 'gin' })
  @Column('text', { array: true, default: [] })
  brands: string[];

  @Column('text', { array: true, default: [] })
  provinces: string[];

  /** Features that offers add to the type: `clearance:C3`. */
  @Column('text', { array: true, default: [] })
  offered: string[];

  /** In lower case, for words that no rule understood: designation, series, the family's names in both languages. */
  @Column('text')
  text: string;

  /** When what its offers say last changed. */
  @TimeColumn({ default: () => 'now()' })
  foldedAt: Date;
}

/** A way of writing a part type, folded. A type has several; one may mean several types. Found by its beginning, too. */
@Entity('part_spelling')
@Index('part_spelling_of_type', ['partTypeId'])
export class PartSpelling {
  @PrimaryColumn('text', { collation: 'C' })
  key: string;

  @PrimaryColumn('uuid')
  partTypeId: string;
}

/** Part types that are alike in all facets, counted: the facets of a list that nothing has narrowed yet. */
@Entity('part_group')
export class PartGroup {
  @PrimaryColumn('text')
  family: PartFamily;

  @PrimaryColumn('text')
  seal: string;

  @PrimaryColumn('text')
  series: string;

  @Column('integer')
  types: number;

  @MeasureColumn()
  boreMin: number | null;

  @MeasureColumn()
  boreMax: number | null;

  @MeasureColumn()
  outsideMin: number | null;

  @MeasureColumn()
  outsideMax: number | null;

  @MeasureColumn()
  widthMin: number | null;

  @MeasureColumn()
  widthMax: number | null;
}
