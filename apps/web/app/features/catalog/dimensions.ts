import type { PartView } from '../../lib/api-types.js';

export interface DimensionRow {
  /** Key of the dimension among the words. */
  word: 'd' | 'D' | 'B' | 'T' | 'H' | 'L' | 'Fw' | 'innerB' | 'outerC' | 'chamfer' | 'ballD';
  mm: number;
}

/** Without an inner ring the bore is the circle inside the rollers. */
const WITHOUT_INNER_RING = /^(RNA|RNAO|NK(?!I)|HK|BK|K\d)/;

/** The dimensions a part has, in the order and by the letters of drawings. */
export function dimensionRows({
  designation,
  type,
  dimensions,
}: Pick<PartView, 'designation' | 'type' | 'dimensions'>): DimensionRow[] {
  const { boreMm, outsideMm, widthMm, widthKind, innerRingWidthMm, outerRingWidthMm, chamferMinMm } =
    dimensions;
  const width = widthKind === 'T' || widthKind === 'H' || widthKind === 'L' ? widthKind : 'B';
  const rows: [DimensionRow['word'], number | null | undefined][] = [
    [WITHOUT_INNER_RING.test(designation) ? 'Fw' : 'd', boreMm],
    [type === 'steel_ball' ? 'ballD' : 'D', outsideMm],
    [width, widthMm],
    ['innerB', innerRingWidthMm === widthMm ? null : innerRingWidthMm],
    ['outerC', outerRingWidthMm === widthMm ? null : outerRingWidthMm],
    ['chamfer', chamferMinMm],
  ];
  return rows.flatMap(([word, mm]) => (mm === null || mm === undefined ? [] : [{ word, mm }]));
}

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
