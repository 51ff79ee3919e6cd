import { type EquivalenceGrade, gradeBetween } from '@app/bearings';
import { partTypeOf, type PartTypeRow } from '../part-type.row.js';
import { EvidenceView } from '../knowledge/knowledge.views.js';
import { BilingualView } from '../reading.views.js';
import { type ClaimVerdict, type ProposalKind, type ProposalState } from './catalogue-proposal.entity.js';
import { type CorrectableField, fieldText } from './correctable-fields.js';

export class ProposedCorrectionView {
  field: CorrectableField;
  name: BilingualView;
  unit: string;
  /** What stands today; null when nothing does. */
  stands: number | null;
  /** What stood when it was proposed. */
  stood: number | null;
  value: number;
}

export class ProposedEquivalenceView {
  /** asserted or refuted */
  verdict: ClaimVerdict;
  /** Null of what is refuted. */
  grade: EquivalenceGrade | null;
  designation: string;
  /** Whose number it is; null for a type of the catalogue. */
  brand: string | null;
  /** The catalogue's type of it; null when the catalogue has none. */
  partType: string | null;
  /** What it counts as today, by accepted evidence or else by the rules; null when it counts as nothing. */
  stands: EquivalenceGrade | 'refuted' | null;
}

export class ProposedEvidenceView {
  text: string;
  source: string;
  link: string | null;
}

export class ProposerView {
  id: string;
  name: string;
}

export class ProposalView {
  id: string;
  /** correction or equivalence; the field of that name says what is proposed */
  kind: ProposalKind;
  /** proposed, accepted, rejected, or superseded by a later one */
  state: ProposalState;
  /** Canonical designation of the part type. */
  partType: string;
  partTypeId: string;
  correction: ProposedCorrectionView | null;
  equivalence: ProposedEquivalenceView | null;
  evidence: ProposedEvidenceView;
  proposer: ProposerView;
  proposedAt: string;
  decidedAt: string | null;
  /** The market's words about its decision. */
  reason: string | null;
}

/** A figure that stands by a firm's evidence, in the place of what is computed. */
export class AcceptedCorrectionView {
  field: CorrectableField;
  name: BilingualView;
  unit: string;
  value: number;
  /** What stood before; null when nothing did. */
  stood: number | null;
  evidence: EvidenceView;
}

export class ProposalPageView {
  items: ProposalView[];
  nextCursor: string | null;
}

export interface ProposalRow {
  id: string;
  kind: ProposalKind;
  state: ProposalState;
  part: PartTypeRow;
  field: CorrectableField | null;
  value: number | null;
  stood: number | null;
  verdict: ClaimVerdict | null;
  grade: EquivalenceGrade | null;
  other_designation: string | null;
  other_brand: string | null;
  other: PartTypeRow | null;
  /** By evidence that was accepted on the same subject. */
  judged: EquivalenceGrade | 'refuted' | null;
  evidence_text: string;
  evidence_source: string;
  evidence_link: string | null;
  proposer_id: string;
  proposer_name: string;
  proposed_at: Date;
  decided_at: Date | null;
  reason: string | null;
}

export function toProposalView(row: ProposalRow): ProposalView {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    partType: row.part.designation,
    partTypeId: row.part.id,
    correction: toCorrectionView(row),
    equivalence: toEquivalenceView(row),
    evidence: { text: row.evidence_text, source: row.evidence_source, link: row.evidence_link },
    proposer: { id: row.proposer_id, name: row.proposer_name },
    proposedAt: row.proposed_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    reason: row.reason,
  };
}

function toCorrectionView({ field, value, stood, part }: ProposalRow): ProposedCorrectionView | null {
  if (field === null || value === null) return null;
  const { zh, en, unit } = fieldText(field);
  return { field, name: { zh, en }, unit, stands: part[field], stood, value };
}

function toEquivalenceView(row: ProposalRow): ProposedEquivalenceView | null {
  if (row.verdict === null || row.other_designation === null) return null;
  return {
    verdict: row.verdict,
    grade: row.grade,
    designation: row.other_designation,
    brand: row.other_brand,
    partType: row.other?.designation ?? null,
    stands: row.judged ?? gradeByRules(row),
  };
}

function gradeByRules({ part, other }: ProposalRow): EquivalenceGrade | null {
  if (other === null) return null;
  return gradeBetween(partTypeOf(part), partTypeOf(other))?.grade ?? null;
}
