import {
  type Candidate,
  type EquivalenceDifference,
  type EquivalenceGrade,
  explain,
  type Features,
  type NumberSystem,
  type PartFamily,
} from '@app/bearings';
import { BilingualView } from '../reading.views.js';
import { type AskedPart } from './asked-part.queries.js';

/** One of the things that a text may mean. */
export class OtherReadingView {
  designation: string;
  /** The catalogue's type of it; null when the catalogue has none. */
  partType: string | null;
  type: PartFamily;
  system: NumberSystem;
  boreMm: number | null;
  outsideMm: number | null;
  widthMm: number | null;
  /** 0 … 1 */
  confidence: number;
  /** Why it may mean this. */
  explanation: BilingualView;
}

/** The part that was asked about, with all that the text says of it. */
export class AskedPartView {
  /** The text as it came. */
  asked: string;
  /** Canonical: `6205-2RS/C3`. */
  designation: string;
  /** The catalogue's type of it: `6205-2RS`; null when the text leaves open which (`7205` does not say its contact angle). */
  partType: string | null;
  basic: string;
  type: PartFamily;
  brand: string | null;
  boreMm: number | null;
  outsideMm: number | null;
  /** B, or T of a tapered bearing, or H of a thrust bearing. */
  widthMm: number | null;
  features: Features;
  /** How the text was read, when it was not the canonical designation. */
  readAs: BilingualView | null;
  /** What else the text may mean, likeliest first: old `7205` is 30205. */
  otherReadings: OtherReadingView[];
}

export function toAskedPartView({
  asked,
  part,
  brand,
  type,
  reading,
  otherReadings,
}: AskedPart): AskedPartView {
  const { dimensions } = part;
  return {
    asked,
    designation: part.designation,
    partType: type?.designation ?? null,
    basic: part.basic,
    type: part.family,
    brand,
    boreMm: dimensions.boreMm ?? null,
    outsideMm: dimensions.outsideMm ?? null,
    widthMm: dimensions.widthMm ?? null,
    features: part.features,
    readAs: reading === null ? null : explain(reading),
    otherReadings: otherReadings.map(toOtherReadingView),
  };
}

function toOtherReadingView(reading: Candidate): OtherReadingView {
  const { boreMm, outsideMm, widthMm } = reading.dimensions;
  return {
    designation: reading.designation,
    partType: reading.typeDesignation ?? null,
    type: reading.family,
    system: reading.system,
    boreMm: boreMm ?? null,
    outsideMm: outsideMm ?? null,
    widthMm: widthMm ?? null,
    confidence: reading.confidence,
    explanation: explain(reading),
  };
}

/** What a firm found out and the market accepted. */
export class EvidenceView {
  id: string;
  /** What was found, in the words of the firm. */
  text: string;
  /** Where it stands: a catalogue, a drawing, a measurement. */
  source: string;
  link: string | null;
  /** Name of the firm. */
  proposedBy: string;
  acceptedAt: string;
}

export class EquivalenceDifferenceView {
  /** A feature, or family, form, bore, dimensions, maker_code. */
  what: string;
  from: string;
  to: string;
  /** none, better, worse or depends */
  effect: EquivalenceDifference['effect'];
  /** What differs, and under which condition it serves. */
  reason: BilingualView;
}

export class GradedEquivalentView {
  designation: string;
  /** The maker whose number it is; null for a number of everybody's. */
  brand: string | null;
  system: NumberSystem;
  /** The catalogue's type of it, whose page shows who sells it; null when the catalogue has none. */
  partType: string | null;
  basic: string;
  type: PartFamily;
  boreMm: number | null;
  outsideMm: number | null;
  widthMm: number | null;
  features: Features;
  /** What it is in the place of the part asked about; the way back may have another grade. */
  grade: EquivalenceGrade;
  differences: EquivalenceDifferenceView[];
  /** In one sentence. */
  reason: BilingualView;
  /** `rules` when it follows from the designations, `evidence` when firms' evidence decides. */
  basis: 'rules' | 'evidence';
  evidence: EvidenceView[];
}

/** An equivalence that the rules would give, or others assert, and accepted evidence refutes. */
export class RefutedEquivalentView {
  designation: string;
  brand: string | null;
  evidence: EvidenceView[];
}

export class EquivalentsView {
  part: AskedPartView;
  /** Best grade first. */
  items: GradedEquivalentView[];
  /** Of these grades, on all pages. */
  total: number;
  nextCursor: string | null;
  refuted: RefutedEquivalentView[];
}

export class ToleranceItemView {
  /** Of ISO 1132-1: Δdmp, Kia … */
  symbol: string;
  name: BilingualView;
  /** bore, outside, width or running */
  element: string;
  lowerUm: number;
  upperUm: number;
}

export class ToleranceClassView {
  /** Normal, 6, 6X, 5, 4 or 2 */
  toleranceClass: string;
  /** As designations have it: P0, P6 … */
  code: string;
  /** With its edition. */
  standard: string;
  /** Whose print of the standard the values were taken from. */
  source: string;
  items: ToleranceItemView[];
  /** What is not known for this size, and why. */
  missing: BilingualView[];
  notes: BilingualView[];
}

export class ClearanceView {
  /** C2, CN, C3, C4 or C5 */
  group: string;
  /** radial or axial */
  direction: string;
  leastUm: number;
  greatestUm: number;
  standard: string;
  source: string;
  note: BilingualView | null;
}

export class TolerancesView {
  part: AskedPartView;
  /** The class that the designation names; Normal where it names none; null for a maker's own class. */
  ownClass: string | null;
  /** The group that the designation names; CN where it names none; null for a maker's own group. */
  ownClearance: string | null;
  /** Classes with values for this size, from ordinary to finest. */
  classes: ToleranceClassView[];
  /** What no table tells, and why. */
  missing: BilingualView[];
  /** Before mounting; groups with values for this bore. */
  clearance: ClearanceView[];
  clearanceMissing: BilingualView[];
}
