import { type PartFamily, type WidthKind } from '@app/bearings';
import { MeasureColumn, TimeColumn, UnitPriceColumn } from '@app/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * The search document of a part type with its offers folded in. Rebuildable from the database at any time. The row is narrow, however
 * much is on offer, and its numbers stand first, for a search may read thousands of rows; no column that trade changes by the minute
 * (price, stock) is indexed, so that folding stays a heap-only update.
 */
@Entity('part_index')
@Index('part_index_size', ['boreMm', 'outsideMm', 'widthMm'])
@Index('part_index_outside', ['outsideMm', 'widthMm'])
@Index('part_index_width', ['widthMm'])
@Index('part_index_family', ['family', 'series'])
@Index('part_index_series', ['series'])
@Index('part_index_dynamic_load', ['dynamicLoadKn'])
@Index('part_index_static_load', ['staticLoadKn'])
@Index('part_index_limiting_speed', ['limitingSpeedRpm'])
@Index('part_index_mass', ['massKg'])
@Index('part_index_text', { synchronize: false })
@Index('part_index_popular', { synchronize: false })
export class PartIndexRow {
  @PrimaryColumn('uuid')
  partTypeId: string;

  /** The place of its bit in {@link PartFacet}; null until the index is made. */
  @Column('integer', { nullable: true })
  slot: number | null;

  @Column('integer', { default: 0 })
  offerCount: number;

  @Column('integer', { default: 0 })
  sellerCount: number;

  @Column('bigint', { default: 0 })
  stock: string;

  /** The shortest of all offers. */
  @Column('integer', { nullable: true })
  leadTimeDays: number | null;

  /** The least of all offers. */
  @Column('integer', { nullable: true })
  moq: number | null;

  @MeasureColumn()
  boreMm: number | null;

  @MeasureColumn()
  outsideMm: number | null;

  @MeasureColumn()
  widthMm: number | null;

  @MeasureColumn()
  massKg: number | null;

  @MeasureColumn()
  dynamicLoadKn: number | null;

  @MeasureColumn()
  staticLoadKn: number | null;

  @MeasureColumn()
  limitingSpeedRpm: number | null;

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

  /** Best unit prices at {@link PRICE_QUANTITIES}, by the same rule; null where nobody sells so few. Read it as text[]. */
  @Column('numeric', { array: true, precision: 18, scale: 6, default: [] })
  prices: (string | null)[];

  /** In lower case, for words that no rule understood: designation, series, the family's names in both languages. */
  @Column('text')
  text: string;

  /** When what its offers say last changed. */
  @TimeColumn({ default: () => 'now()' })
  foldedAt: Date;
}

/** Values of facets that part types have: `brand:HRB`, `clearance:C3`, `province:山东`. By type; {@link PartFacet} has them by value. */
@Entity('part_tags')
export class PartTags {
  @PrimaryColumn('uuid')
  partTypeId: string;

  /** What the type has of itself, offered or not. */
  @Column('text', { array: true, default: [] })
  ownTags: string[];

  /** Its own, and those of what is on offer. */
  @Column('text', { array: true, default: [] })
  tags: string[];
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

/**
 * A value of a facet and the part types that have it, a bit each: what matches too is counted by one AND, and whether a type has it is
 * one look, in the same time however much is on offer.
 */
@Entity('part_facet')
export class PartFacet {
  @PrimaryColumn('text')
  facet: string;

  @PrimaryColumn('text')
  value: string;

  @Column('bit varying')
  types: string;
}

/** Part types whose offers have changed since they were last folded in, as far as is known. */
@Entity('part_to_fold')
export class PartToFold {
  @PrimaryColumn('uuid')
  partTypeId: string;

  /** The last fact that said so: what was folded is done with only if none came meanwhile. */
  @Column('uuid')
  factId: string;

  /** The last that said that other goods are on offer; null: only figures of the same goods are others. */
  @Column('uuid', { nullable: true })
  goodsFactId: string | null;

  /** Since when it waits. */
  @TimeColumn({ default: () => 'now()' })
  since: Date;
}
