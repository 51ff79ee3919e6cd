import type { PartView } from '../../lib/api-types.js';
import { formatMm } from '../../lib/format.js';

type DimensionField = Exclude<keyof PartView['dimensions'], 'widthKind'>;

interface Dimension {
  field: DimensionField;
  /** Key of the dimension among the words. */
  word: 'd' | 'D' | 'B' | 'T' | 'H' | 'L' | 'Fw' | 'innerB' | 'outerC' | 'chamfer' | 'ballD';
  /** Null when it is not known. */
  mm: number | null;
}

type DimensionRow = Dimension & { mm: number };

/** Without an inner ring the bore is the circle inside the rollers. */
const WITHOUT_INNER_RING = /^(RNA|RNAO|NK(?!I)|HK|BK\d{4}|K\d)/;

type Dimensioned = Pick<PartView, 'designation' | 'type' | 'dimensions'>;

/** The dimensions a part may have, in the order and by the letters of drawings. */
export function dimensionsOf({ designation, type, dimensions }: Dimensioned): Dimension[] {
  const { boreMm, outsideMm, widthMm, widthKind, innerRingWidthMm, outerRingWidthMm, chamferMinMm } =
    dimensions;
  const width = widthKind === 'T' || widthKind === 'H' || widthKind === 'L' ? widthKind : 'B';
  return [
    { field: 'boreMm', word: WITHOUT_INNER_RING.test(designation) ? 'Fw' : 'd', mm: boreMm },
    { field: 'outsideMm', word: type === 'steel_ball' ? 'ballD' : 'D', mm: outsideMm },
    { field: 'widthMm', word: width, mm: widthMm },
    { field: 'innerRingWidthMm', word: 'innerB', mm: innerRingWidthMm },
    { field: 'outerRingWidthMm', word: 'outerC', mm: outerRingWidthMm },
    { field: 'chamferMinMm', word: 'chamfer', mm: chamferMinMm },
  ];
}

/** Those that it has; a ring as wide as the bearing says nothing more. */
export function dimensionRows(part: Dimensioned): DimensionRow[] {
  const { widthMm } = part.dimensions;
  return dimensionsOf(part).flatMap(({ field, word, mm }) => {
    const isSaid = field.endsWith('RingWidthMm') && mm === widthMm;
    return mm === null || isSaid ? [] : [{ field, word, mm }];
  });
}

/** By what it is fastened: heights and lengths in millimetres, and the thread. */
export function mountingRows({
  series,
  mounting,
}: Pick<PartView, 'series' | 'mounting'>): { word: MountingWord; value: string }[] {
  if (mounting === null) return [];
  const { centreHeightMm, lengthMm, boltSpacingMm, thread } = mounting;
  const rows: readonly (readonly [word: MountingWord, value: string | null])[] = [
    ['thread', thread],
    ['centreHeight', inMm(centreHeightMm)],
    [FLANGED.test(series) ? 'flange' : 'extent', inMm(lengthMm)],
    ['boltSpacing', inMm(boltSpacingMm)],
  ];
  return rows.flatMap(([word, value]) => (value === null ? [] : [{ word, value }]));
}

/** Linear bearings, of which the flange is the greatest extent. */
const FLANGED = /^LM[FKH]$/;

type MountingWord = 'thread' | 'centreHeight' | 'extent' | 'flange' | 'boltSpacing';

const inMm = (mm: number | null): string | null => (mm === null ? null : `${formatMm(mm)} mm`);

/** `25 × 52 × 15`, as far as known. */
export function sizeOf({
  boreMm,
  outsideMm,
  widthMm,
}: {
  boreMm: number | null;
  outsideMm: number | null;
  widthMm: number | null;
}): string {
  return [boreMm, outsideMm, widthMm].filter((mm) => mm !== null && mm !== undefined).join('×');
}
