import { type FieldFault, type Text } from '@app/kernel';
import { TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type ColumnKey } from './import.columns.js';
import { type ImportPass, type ImportState } from './import.states.js';
import { type ImportSample } from './import.views.js';

/** Where each of our columns stands in the file: places from 0. */
export type ImportMapping = Partial<Record<ColumnKey, number>>;

/** A price and stock list that a seller sent: first checked, which changes nothing, then applied. */
@Entity('listing_import')
@ForeignKey('organisation', ['sellerId'], ['id'])
@Index('listing_import_running', ['beatAt'], { where: `state IN ('checking', 'applying')` })
@Check(
  'listing_import_state',
  `state IN ('uploaded', 'checking', 'checked', 'applying', 'applied', 'cancelled', 'failed')`,
)
@Check('listing_import_pass', `pass IN ('check', 'apply')`)
@Check('listing_import_counts', `created + changed + unchanged + rejected = "position"`)
export class ListingImport {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('stored_file')
  @Column('uuid')
  fileId: string;

  @Column('text')
  fileName: string;

  @Column('text')
  state: ImportState;

  /** The pass that runs, or ran last. */
  @Column('text', { default: 'check' })
  pass: ImportPass;

  /** As the file writes them. */
  @Column('text', { array: true })
  headers: string[];

  /** The first rows below the headers, to map by. */
  @Column('jsonb')
  preview: string[][];

  /** Column of ours → place in the file, from 0. */
  @Column('jsonb')
  mapping: ImportMapping;

  /** Rows that the file has; null before it was read to its end. */
  @Column('integer', { nullable: true })
  rows: number | null;

  /** Rows that this pass has worked; a run that takes over begins behind them. */
  @Column('integer', { default: 0 })
  position: number;

  @Column('integer', { default: 0 })
  created: number;

  @Column('integer', { default: 0 })
  changed: number;

  @Column('integer', { default: 0 })
  unchanged: number;

  @Column('integer', { default: 0 })
  rejected: number;

  /** What the check found, by examples. */
  @Column('jsonb', { default: [] })
  samples: ImportSample[];

  /** Why the file as a whole cannot be read. */
  @Column('jsonb', { nullable: true })
  failure: { code: string; text: Text; faults: readonly FieldFault[] } | null;

  /** The run that works it; another one's batches are refused. */
  @Column('uuid', { nullable: true })
  runId: string | null;

  /** Runs begun; one that keeps dying is given up. */
  @Column('integer', { default: 0 })
  runs: number;

  /** The last sign of life of the run. */
  @TimeColumn({ default: () => 'now()' })
  beatAt: Date;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;

  @TimeColumn({ nullable: true })
  finishedAt: Date | null;
}

/** A cell that could not be taken, or what was wrong with a row as a whole. */
@Entity('import_fault')
@ForeignKey('listing_import', ['sellerId', 'importId'], ['sellerId', 'id'], { onDelete: 'CASCADE' })
export class ImportFault {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  importId: string;

  /** As spreadsheets count them: the headers' row is 1. */
  @PrimaryColumn('integer')
  rowNo: number;

  @PrimaryColumn('integer')
  seq: number;

  /** The file's own word for the column; empty when it is about the row. */
  @Column('text')
  column: string;

  @Column('text')
  value: string;

  @Column('text')
  code: string;

  @Column('jsonb')
  message: Text;

  /** What would be right. */
  @Column('jsonb', { nullable: true })
  expected: Text | null;
}

/** How a seller's files call our columns: remembered from the last mapping. */
@Entity('import_header')
@ForeignKey('organisation', ['sellerId'], ['id'])
export class ImportHeader {
  @PrimaryColumn('uuid')
  sellerId: string;

  /** Folded, as `foldHeader` writes it. */
  @PrimaryColumn('text')
  header: string;

  /** Null: the seller says it is none of ours. */
  @Column('text', { nullable: true })
  column: ColumnKey | null;
}
