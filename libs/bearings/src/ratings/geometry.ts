/**
 * What is inside a bearing, estimated from what is outside: the proportions that makers usually keep between the
 * ring section and the rolling elements. Good enough to calculate ratings by; never to make a bearing by.
 */
import type { Dimensions, PartFamily } from '../vocabulary.js';

type Kind = 'ball' | 'self_aligning_ball' | 'thrust_ball' | 'roller' | 'thrust_roller';

export interface InternalGeometry {
  readonly kind: Kind;
  readonly rows: number;
  readonly elements: number;
  readonly elementMm: number;
  /** Effective roller length; 0 for balls. */
  readonly lengthMm: number;
  readonly pitchMm: number;
  readonly contactAngleDeg: number;
  /** b_m of ISO 281: how far today's steel and make exceed the constants. */
  readonly bm: number;
}

/** Proportions of a family. Element diameter by the section D − d; length by B, or by the section for thrust rollers. */
interface Proportions {
  readonly kind: Kind;
  readonly bm: number;
  readonly section: number;
  readonly length?: number;
  /** Share of the pitch circle that elements take; the cage has the rest. */
  readonly share?: number;
  /** Balls put in between displaced rings (Conrad) fill this angle instead. */
  readonly filledDeg?: number;
  readonly rows?: number;
  readonly angleDeg?: number;
}

const CONRAD: Proportions = { kind: 'ball', bm: 1.3, section: 0.3, filledDeg: 186 };

const PROPORTIONS: Partial<Readonly<Record<PartFamily, Proportions>>> = {
  deep_groove_ball: CONRAD,
  insert: CONRAD,
  magneto_ball: { ...CONRAD, section: 0.27, filledDeg: 180 },
  double_row_deep_groove_ball: { ...CONRAD, section: 0.26, filledDeg: 190, rows: 2 },
  angular_contact_ball: { kind: 'ball', bm: 1.3, section: 0.3, share: 0.9, angleDeg: 40 },
  four_point_contact_ball: { kind: 'ball', bm: 1.3, section: 0.31, share: 0.85, angleDeg: 35 },
  double_row_angular_contact_ball: {
    kind: 'ball',
    bm: 1.3,
    section: 0.28,
    share: 0.72,
    rows: 2,
    angleDeg: 30,
  },
  self_aligning_ball: {
    kind: 'self_aligning_ball',
    bm: 1.3,
    section: 0.235,
    share: 0.83,
    rows: 2,
    angleDeg: 9,
  },
  thrust_ball: { kind: 'thrust_ball', bm: 1.3, section: 0.4, share: 0.85, angleDeg: 90 },
  thrust_ball_double_direction: { kind: 'thrust_ball', bm: 1.3, section: 0.36, share: 0.85, angleDeg: 90 },
  cylindrical_roller: { kind: 'roller', bm: 1.1, section: 0.28, length: 0.62, share: 0.82 },
  double_row_cylindrical_roller: {
    kind: 'roller',
    bm: 1.1,
    section: 0.28,
    length: 0.33,
    share: 0.82,
    rows: 2,
  },
  spherical_roller: { kind: 'roller', bm: 1.15, section: 0.27, length: 0.4, share: 0.88, rows: 2 },
  single_row_spherical_roller: { kind: 'roller', bm: 1.15, section: 0.27, length: 0.7, share: 0.82 },
  tapered_roller: { kind: 'roller', bm: 1.1, section: 0.235, length: 0.66, share: 0.9, angleDeg: 15 },
  needle_roller: { kind: 'roller', bm: 1.1, section: 0.18, length: 0.72, share: 0.85 },
  needle_combined: { kind: 'roller', bm: 1.1, section: 0.18, length: 0.72, share: 0.85 },
  track_roller: { kind: 'roller', bm: 1.1, section: 0.18, length: 0.72, share: 0.85 },
  drawn_cup_needle_roller: { kind: 'roller', bm: 1, section: 0.33, length: 0.72, share: 0.85 },
  needle_cage: { kind: 'roller', bm: 1.1, section: 0.5, length: 0.75, share: 0.72 },
  thrust_angular_contact_ball: { kind: 'thrust_ball', bm: 1.3, section: 0.26, share: 0.9, angleDeg: 60 },
  thrust_cylindrical_roller: {
    kind: 'thrust_roller',
    bm: 1,
    section: 0.36,
    length: 0.36,
    share: 0.75,
    angleDeg: 90,
  },
  thrust_needle_roller: { kind: 'thrust_roller', bm: 1, section: 1, length: 0.36, share: 0.7, angleDeg: 90 },
  thrust_spherical_roller: {
    kind: 'thrust_roller',
    bm: 1.15,
    section: 0.3,
    length: 0.36,
    share: 0.8,
    angleDeg: 50,
  },
};

/** Full complement: no cage, a little less of the section. */
const FULL_COMPLEMENT = { section: 0.27, share: 0.98 };

/** Nominal contact angles that hang on the series. */
const SERIES_ANGLES: Readonly<Record<string, number>> = {
  '213': 9,
  '222': 9.5,
  '223': 13.5,
  '230': 9.5,
  '231': 11.5,
  '232': 13,
  '233': 14,
  '238': 7,
  '239': 7,
  '240': 12,
  '241': 15,
  '248': 9,
  '249': 10,
  '303': 12.5,
  '313': 28.8,
  '320': 16,
  '323': 13,
  '329': 14,
  '330': 13.5,
  '331': 15.5,
  '332': 15.5,
  T7FC: 28,
  '23': 14,
};

export function internalGeometry(
  family: PartFamily,
  series: string,
  { boreMm = 0, outsideMm = 0, widthMm = 0 }: Dimensions,
  contactAngleDeg?: number,
): InternalGeometry | undefined {
  const usual = PROPORTIONS[family];
  const sectionMm = outsideMm - boreMm;
  // AS is the washer of a needle thrust bearing, which carries nothing by itself.
  if (usual === undefined || series === 'AS' || sectionMm <= 0 || widthMm <= 0) return undefined;
  const {
    kind,
    bm,
    section,
    length = 0,
    share = 0,
    filledDeg,
    rows = 1,
    angleDeg = 0,
  } = {
    ...usual,
    ...(/^(NCF|NJG|NJF|NNC|NNF)/.test(series) && FULL_COMPLEMENT),
  };
  const onOneRing = /^(RNA|RPNA|NK(?!I))/.test(series);
  const elementMm = elementOf(family, series, section, sectionMm, widthMm, onOneRing);
  const pitchMm =
    onOneRing || family === 'drawn_cup_needle_roller' ? boreMm + elementMm : (boreMm + outsideMm) / 2;
  const halfStep = Math.asin(elementMm / pitchMm);
  const turn = filledDeg === undefined ? share * Math.PI : undefined;
  return {
    kind,
    bm,
    rows,
    elements:
      turn === undefined ? 1 + (((filledDeg ?? 0) / 180) * Math.PI) / (2 * halfStep) : turn / halfStep,
    elementMm,
    lengthMm: lengthOf(family, length, sectionMm, widthMm),
    pitchMm,
    contactAngleDeg:
      contactAngleDeg ?? (family === 'angular_contact_ball' ? angleDeg : (SERIES_ANGLES[series] ?? angleDeg)),
  };
}

function elementOf(
  family: PartFamily,
  series: string,
  section: number,
  sectionMm: number,
  widthMm: number,
  onOneRing: boolean,
): number {
  if (family === 'thrust_cylindrical_roller') return widthMm * (series.startsWith('89') ? 0.45 : section);
  if (family === 'thrust_needle_roller') return widthMm * section;
  return sectionMm * (onOneRing ? 0.27 : section);
}

function lengthOf(family: PartFamily, length: number, sectionMm: number, widthMm: number): number {
  if (family.startsWith('thrust')) return length * sectionMm;
  // A cage has two side rims, of about the same width whatever the length.
  if (family === 'needle_cage') return widthMm > 8 ? widthMm - 2.5 : 0.7 * widthMm;
  return length * widthMm;
}
