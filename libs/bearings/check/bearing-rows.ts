/** The rows of the reference's bearing table, with numbers as numbers. */
import { readTable } from './reference-table.js';

export interface BearingRow {
  readonly designation: string;
  readonly type: string;
  readonly system: string;
  readonly brand: string;
  readonly boreMm: number | undefined;
  readonly outsideMm: number | undefined;
  readonly widthMm: number | undefined;
  /** `B`, `T`, `H`, or `B_inner_ring` where the source does not give the overall width. */
  readonly widthKind: string;
  readonly dynamicKn: number | undefined;
  readonly staticKn: number | undefined;
  readonly speedRpm: number | undefined;
  readonly speedBasis: string;
  readonly massKg: number | undefined;
}

const number = (text: string | undefined): number | undefined =>
  text === undefined || text === '' ? undefined : Number(text);

export function readBearingRows(folder: string): BearingRow[] {
  return readTable(folder, 'bearings.csv').map((row) => ({
    designation: row['designation'] ?? '',
    type: row['type'] ?? '',
    system: row['system'] ?? '',
    brand: row['brand'] ?? '',
    boreMm: number(row['d_mm']),
    outsideMm: number(row['D_mm']),
    widthMm: number(row['B_mm']),
    widthKind: row['width_kind'] ?? '',
    dynamicKn: number(row['C_kN']),
    staticKn: number(row['C0_kN']),
    speedRpm: number(row['limiting_speed_rpm']),
    speedBasis: row['speed_basis'] ?? '',
    massKg: number(row['mass_kg']),
  }));
}
