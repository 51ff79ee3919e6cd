import {
  type Candidate,
  explain,
  type Features,
  type LineReading,
  type NumberSystem,
  type PartFamily,
  type Reading,
} from '@app/bearings';

export class BilingualView {
  zh: string;
  en: string;
}

export class ReadPieceView {
  /** As it stands in the text. */
  code: string;
  /** brand, prefix, type, series, bore, suffix or structure */
  kind: string;
  meaning: BilingualView;
  start: number;
  end: number;
}

export class CorrectionView {
  from: string;
  to: string;
}

export class CandidateView {
  /** Canonical, with all that the text says: `6205-2RS/C3`. */
  designation: string;
  /** The catalogue's type of it: `6205-2RS`; null when the catalogue has none. */
  partType: string | null;
  basic: string;
  type: PartFamily;
  system: NumberSystem;
  brand: string | null;
  boreMm: number | null;
  outsideMm: number | null;
  /** B, or T of a tapered bearing, or H of a thrust bearing. */
  widthMm: number | null;
  /** Of a tapered bearing or an insert: the inner ring alone. Old tapered numbers are often known by it only. */
  innerRingWidthMm: number | null;
  features: Features;
  /** 0 … 1 */
  confidence: number;
  explanation: BilingualView;
  parts: ReadPieceView[];
  /** Set when the text names nothing as it stands and one edit of it names exactly one type. */
  correction: CorrectionView | null;
}

export class UnreadView {
  text: string;
  start: number;
  end: number;
}

export class DesignationReadingView {
  input: string;
  /** Likeliest first. */
  candidates: CandidateView[];
  unread: UnreadView[];
}

export class DesignationReadingsView {
  results: DesignationReadingView[];
}

export class LineDimensionsView {
  boreMm: number | null;
  outsideMm: number | null;
  widthMm: number | null;
  toleranceMm: number | null;
}

export class LinePriceView {
  amount: number;
  currency: string | null;
  per: string | null;
}

export class LineReadingView {
  input: string;
  candidates: CandidateView[];
  dimensions: LineDimensionsView;
  brand: string | null;
  quantity: number | null;
  unit: string | null;
  price: LinePriceView | null;
  type: PartFamily | null;
  features: Features;
  words: string[];
}

export class LineReadingsView {
  results: LineReadingView[];
}

export function toDesignationReadingView(reading: Reading): DesignationReadingView {
  return {
    input: reading.input,
    candidates: reading.candidates.map(toCandidateView),
    unread: reading.unread.map(({ text, start, end }) => ({ text, start, end })),
  };
}

function toCandidateView(candidate: Candidate): CandidateView {
  const { dimensions } = candidate;
  return {
    designation: candidate.designation,
    partType: candidate.typeDesignation ?? null,
    basic: candidate.basic,
    type: candidate.family,
    system: candidate.system,
    brand: candidate.brand ?? null,
    boreMm: dimensions.boreMm ?? null,
    outsideMm: dimensions.outsideMm ?? null,
    widthMm: dimensions.widthMm ?? null,
    innerRingWidthMm: dimensions.innerRingWidthMm ?? null,
    features: candidate.features,
    confidence: candidate.confidence,
    explanation: explain(candidate),
    parts: candidate.parts.map(({ code, kind, meaning, start, end }) => ({
      code,
      kind,
      meaning,
      start,
      end,
    })),
    correction: candidate.correction ?? null,
  };
}

export function toLineReadingView(reading: LineReading): LineReadingView {
  const { dimensions, price } = reading;
  return {
    input: reading.input,
    candidates: reading.candidates.map(toCandidateView),
    dimensions: {
      boreMm: dimensions.boreMm ?? null,
      outsideMm: dimensions.outsideMm ?? null,
      widthMm: dimensions.widthMm ?? null,
      toleranceMm: dimensions.toleranceMm ?? null,
    },
    brand: reading.brand ?? null,
    quantity: reading.quantity ?? null,
    unit: reading.unit ?? null,
    price: price ? { amount: price.amount, currency: price.currency ?? null, per: price.per ?? null } : null,
    type: reading.family ?? null,
    features: reading.features,
    words: reading.words,
  };
}
