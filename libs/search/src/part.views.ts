import { type EquivalenceGrade, type Features } from '@app/bearings';
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

export class ExplainedPieceView {
  code: string;
  kind: string;
  meaning: SaidView;
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
  offers: OffersSummaryView;
}

export class PartView extends PartHitView {
  dimensions: PartDimensionsView;
  features: Features;
  /** That gives the boundary dimensions. */
  standard: string;
  /** What the ratings are worth: from a standard, calculated, or typical; with the source. */
  ratingBasis: string | null;
  /** Other ways of writing it: old numbers, makers' own. */
  aliases: string[];
  explanation: ExplainedPieceView[];
  /** Other types of the same basic designation. */
  variants: VariantView[];
  /** Part types that fit the same place, the best substitute first. */
  equivalents: EquivalentView[];
  /** How the asked text was read, when it was not the canonical designation. */
  readAs: SaidView | null;
}
