import { type DesignationStyle, type EquivalenceGrade, type Features, type RatingBasis } from '@app/bearings';
import { AcceptedCorrectionView } from '@app/catalog';
import { OffersSummaryView, PartHitView, SaidView } from './search.views.js';

export class PartDimensionsView {
  boreMm: number | null;
  outsideMm: number | null;
  /** B, T, H or L, as `widthKind` says. */
  widthMm: number | null;
  widthKind: string | null;
  innerRingWidthMm: number | null;
  outerRingWidthMm: number | null;
  chamferMinMm: number | null;
}

/** By what a part is fastened; null where it has none. */
export class PartMountingView {
  /** Housings: from the foot to the bore's centre. Rod ends: from the bore's centre to the end of the shank. */
  centreHeightMm: number | null;
  /** Greatest length, side of a square flange, or diameter of a round one. */
  lengthMm: number | null;
  /** Between the bolts, or their circle. */
  boltSpacingMm: number | null;
  /** ISO metric: `M20×1.5`. */
  thread: string | null;
}

export class ExplainedPieceView {
  /** As it stands in the text asked for. */
  code: string;
  /** brand, prefix, type, series, bore, suffix or structure */
  kind: string;
  meaning: SaidView;
  /** What it says in one vocabulary for all makers: `seal` … */
  feature: string | null;
  /** … `contact_seal_2`. */
  value: string | null;
  /** The brand or system by whose list it was read. */
  readBy: string | null;
}

export class RatingView {
  value: number;
  /** standard, calculated (by its formulas from estimated geometry), typical (of makers), or evidence (of a firm) */
  basis: RatingBasis | 'evidence';
  /** Standard and edition, or whose practice. */
  source: string;
}

export class PartRatingsView {
  /** C, kN */
  dynamicKn: RatingView;
  /** C0, kN */
  staticKn: RatingView;
  /** Cu, kN */
  fatigueLimitKn: RatingView;
  /** Where grease still serves. */
  greaseSpeedRpm: RatingView;
  limitingSpeedRpm: RatingView;
}

export class SpellingView {
  designation: string;
  /** The systems and makers who write it so: GB, GB-OLD, GOST, SKF, NSK … */
  styles: DesignationStyle[];
}

export class VariantView {
  designation: string;
  seal: string | null;
  offers: OffersSummaryView;
}

export class EquivalentView {
  designation: string;
  /** identical, interchangeable, better, conditional or same_space */
  grade: EquivalenceGrade;
  /** What differs, and under which condition it serves. */
  differs: SaidView;
  /** `rules` when it follows from the designations, `evidence` when firms' evidence decides. */
  basis: 'rules' | 'evidence';
  offers: OffersSummaryView;
}

export class PartView extends PartHitView {
  dimensions: PartDimensionsView;
  /** Null for parts that are held by their fit alone. */
  mounting: PartMountingView | null;
  features: Features;
  /** That gives the boundary dimensions. */
  standard: string;
  /** Each with what it is worth; null for parts that have none. */
  ratings: PartRatingsView | null;
  /** How each system and maker writes it, the canonical way first. */
  spellings: SpellingView[];
  /** Of the text asked for, piece by piece. */
  explanation: ExplainedPieceView[];
  /** Other types of the same basic designation. */
  variants: VariantView[];
  /** Figures that stand by firms' evidence, in the place of what is computed. */
  corrections: AcceptedCorrectionView[];
  /** Part types that fit the same place, the best substitute first. */
  equivalents: EquivalentView[];
  /** How the asked text was read, when it was not the canonical designation. */
  readAs: SaidView | null;
}
