import { designationKey, type EquivalenceGrade } from '@app/bearings';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type EvidenceView } from '../knowledge/knowledge.views.js';
import { type PartTypeRow } from '../part-type.row.js';
import { PART_TYPE_FIELDS } from '../part-types.sql.js';
import { type ClaimVerdict, type ProposalKind } from './catalogue-proposal.entity.js';
import { type CorrectableField, fieldText } from './correctable-fields.js';
import { type AcceptedCorrectionView } from './proposals.views.js';

/** What accepted evidence says of one other part in this one's place. */
export interface AcceptedClaim {
  /** Brand and key of the other: see {@link claimSubject}. */
  subject: string;
  verdict: ClaimVerdict;
  grade: EquivalenceGrade | null;
  otherDesignation: string;
  otherBrand: string | null;
  otherPartTypeId: string | null;
  evidence: EvidenceView[];
}

export interface AcceptedEvidence {
  corrections: AcceptedCorrectionView[];
  claims: ReadonlyMap<string, AcceptedClaim>;
}

export interface RefutedType {
  partTypeId: string;
  otherPartTypeId: string;
  otherBrand: string | null;
}

/** What a claim is about: makers' numbers are told apart by their brand, spellings of one number are not. */
export function claimSubject(brand: string | null, designation: string): string {
  return `${brand ?? ''}|${designationKey(designation)}`;
}

interface EvidenceRow {
  id: string;
  kind: ProposalKind;
  subject: string;
  field: CorrectableField | null;
  value: number | null;
  stood: number | null;
  verdict: ClaimVerdict | null;
  grade: EquivalenceGrade | null;
  other_designation: string | null;
  other_brand: string | null;
  other_part_type_id: string | null;
  text: string;
  source: string;
  link: string | null;
  proposed_by: string;
  decided_at: Date;
}

/** More of one part than anybody reads. */
const MOST = 200;

/** What the market has accepted about a part type. */
@Injectable()
export class AcceptedEvidenceQueries {
  constructor(private readonly source: DataSource) {}

  async of(partTypeId: string): Promise<AcceptedEvidence> {
    const rows: EvidenceRow[] = await this.source.query(
      `SELECT p.id, p.kind, p.subject, p.field, p.value, p.stood, p.verdict, p.grade, p.other_designation, p.other_brand,
         p.other_part_type_id, p.evidence_text AS text, p.evidence_source AS source, p.evidence_link AS link,
         o.name AS proposed_by, p.decided_at
       FROM catalogue_proposal p JOIN organisation o ON o.id = p.proposer_id
       WHERE p.part_type_id = $1 AND p.state = 'accepted' ORDER BY p.id LIMIT ${MOST}`,
      [partTypeId],
    );
    return { corrections: rows.flatMap(toCorrectionView), claims: claimsOf(rows) };
  }

  /** What does not serve in the place of these types, as evidence says; of one brand, or of any where none is named. */
  async refuted(partTypeIds: readonly string[]): Promise<RefutedType[]> {
    return this.source.query(
      `SELECT part_type_id AS "partTypeId", other_part_type_id AS "otherPartTypeId", other_brand AS "otherBrand"
       FROM catalogue_proposal
       WHERE part_type_id = ANY($1::uuid[]) AND state = 'accepted' AND verdict = 'refuted' AND other_part_type_id IS NOT NULL`,
      [partTypeIds],
    );
  }

  /** Those of the types whose size stands by evidence: no plan knows it. */
  async resized(designations: readonly string[]): Promise<PartTypeRow[]> {
    return this.source.query(
      `SELECT ${PART_TYPE_FIELDS} FROM part_type WHERE designation = ANY($1) AND id IN (
         SELECT part_type_id FROM catalogue_proposal
         WHERE state = 'accepted' AND kind = 'correction' AND subject IN ('boreMm', 'outsideMm', 'widthMm'))`,
      [designations],
    );
  }
}

function toCorrectionView(row: EvidenceRow): AcceptedCorrectionView[] {
  const { field, value, stood } = row;
  if (field === null || value === null) return [];
  const { zh, en, unit } = fieldText(field);
  return [{ field, name: { zh, en }, unit, value, stood, evidence: toEvidenceView(row) }];
}

function claimsOf(rows: readonly EvidenceRow[]): Map<string, AcceptedClaim> {
  const claims = new Map<string, AcceptedClaim>();
  for (const row of rows) {
    const { subject, verdict, grade, other_designation: otherDesignation } = row;
    if (verdict === null || otherDesignation === null) continue;
    const known = claims.get(subject);
    if (known !== undefined) {
      known.evidence.push(toEvidenceView(row));
      continue;
    }
    claims.set(subject, {
      subject,
      verdict,
      grade,
      otherDesignation,
      otherBrand: row.other_brand,
      otherPartTypeId: row.other_part_type_id,
      evidence: [toEvidenceView(row)],
    });
  }
  return claims;
}

function toEvidenceView(row: EvidenceRow): EvidenceView {
  return {
    id: row.id,
    text: row.text,
    source: row.source,
    link: row.link,
    proposedBy: row.proposed_by,
    acceptedAt: row.decided_at.toISOString(),
  };
}
