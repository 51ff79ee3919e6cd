/** What a drawing needs to know of a part; the API's part and listing views have it. */
export interface DrawnPart {
  designation: string;
  type: string;
  boreMm?: number | null;
  outsideMm?: number | null;
  widthMm?: number | null;
  widthKind?: string | null;
  innerRingWidthMm?: number | null;
  outerRingWidthMm?: number | null;
  chamferMinMm?: number | null;
  /** Of a flanged linear bearing: the diameter, or the side of a square one. */
  flangeMm?: number | null;
  features?: Record<string, string>;
}

/** Boundary dimensions as the family builders use them: radii of bore and outside, section height, widths. */
export interface Frame {
  /** Radius of the bore. */
  bore: number;
  /** Radius of the outside. */
  outside: number;
  width: number;
  /** Height of the section: outside less bore. */
  height: number;
  /** Radius of the pitch circle in the middle of the section. */
  pitch: number;
  /** Corner radius of the rings. */
  corner: number;
  innerWidth: number;
  outerWidth: number;
  /** Radius of the flange, where there is one. */
  flange: number | null;
  features: Record<string, string>;
  designation: string;
}

export function frameOf(part: DrawnPart): Frame | null {
  const { boreMm, outsideMm, widthMm } = part;
  if (!boreMm || !outsideMm || !widthMm || outsideMm <= boreMm) return null;
  const height = (outsideMm - boreMm) / 2;
  return {
    bore: boreMm / 2,
    outside: outsideMm / 2,
    width: widthMm,
    height,
    pitch: (boreMm + outsideMm) / 4,
    corner: Math.min(part.chamferMinMm ?? height * 0.07, height * 0.12, widthMm * 0.15),
    innerWidth: part.innerRingWidthMm ?? widthMm,
    outerWidth: part.outerRingWidthMm ?? widthMm,
    flange: part.flangeMm ? part.flangeMm / 2 : null,
    features: part.features ?? {},
    designation: part.designation,
  };
}
