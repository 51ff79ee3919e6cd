import {
  type Bilingual,
  type Equivalent,
  EQUIVALENCE_GRADE_NAMES,
  EQUIVALENCE_GRADES,
  type EquivalenceGrade,
  equivalentsOf,
  gradeBetween,
  type PartType,
  readDesignation,
} from '@app/bearings';
import { decodeCursor, encodeCursor, malformedCursor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { partTypeOf } from '../part-type.row.js';
import { PartTypes } from '../part-types.queries.js';
import {
  type AcceptedClaim,
  AcceptedEvidenceQueries,
  claimSubject,
} from '../proposals/accepted-evidence.queries.js';
import { type AskedPart, AskedParts } from './asked-part.queries.js';
import { type EquivalentsQuery } from './knowledge.dto.js';
import {
  type EquivalentsView,
  type EvidenceView,
  type GradedEquivalentView,
  toAskedPartView,
} from './knowledge.views.js';

/** More than any part has. */
const ALL = 500;

/** What may take a part's place: as the rules say, and as accepted evidence says. */
@Injectable()
export class EquivalentsQueries {
  constructor(
    private readonly askedParts: AskedParts,
    private readonly evidence: AcceptedEvidenceQueries,
    private readonly partTypes: PartTypes,
  ) {}

  async of(text: string, { grade, cursor, limit }: EquivalentsQuery): Promise<EquivalentsView> {
    const asked = await this.askedParts.find(text);
    const { part, brand } = asked;
    const byRules = equivalentsOf({ ...part, ...(brand !== null && { brand }) }, { limit: ALL });
    const fitting = await this.fitting(
      asked,
      byRules.map((equivalent) => toGradedView(equivalent, asked)),
    );
    const claims = await this.claimsOf(asked);
    const found = withClaims(fitting, claims).filter(
      (each) => grade === undefined || grade.includes(each.grade),
    );
    const list = `equivalents ${part.designation} ${brand ?? ''} ${(grade ?? []).toSorted().join()}`;
    const start = cursor === undefined ? 0 : placeBehind(found, decodeCursor(list, cursor));
    const items = found.slice(start, start + limit);
    const last = items.at(-1);
    return {
      part: toAskedPartView(asked),
      items,
      total: found.length,
      nextCursor:
        last === undefined || start + limit >= found.length
          ? null
          : encodeCursor(list, [last.designation, last.brand]),
      refuted: claims
        .filter(({ verdict }) => verdict === 'refuted')
        .map(({ view, evidence }) => ({ designation: view.designation, brand: view.brand, evidence })),
    };
  }

  /** Without those that fit by the plans and not by the size that evidence gives them. */
  private async fitting(
    { part }: AskedPart,
    byRules: readonly GradedEquivalentView[],
  ): Promise<GradedEquivalentView[]> {
    const types = new Set(byRules.flatMap(({ partType }) => partType ?? []));
    const resized = (await this.evidence.resized([...types])).map(partTypeOf);
    const unfit = new Set(
      resized.filter((type) => gradeBetween(part, type) === undefined).map((type) => type.designation),
    );
    return byRules.filter(({ partType }) => partType === null || !unfit.has(partType));
  }

  /** Evidence speaks of the type as it is: what the text adds to it (`/C3`) no evidence was given for. */
  private async claimsOf({ part, type }: AskedPart): Promise<JudgedClaim[]> {
    if (type === null || type.designation !== part.designation) return [];
    const { claims } = await this.evidence.of(type.id);
    const ids = [...claims.values()].flatMap(({ otherPartTypeId }) => otherPartTypeId ?? []);
    const others = new Map((await this.partTypes.byIds(ids)).map((row) => [row.id, partTypeOf(row)]));
    return [...claims.values()].map((claim) => ({
      ...claim,
      view: toClaimedView(claim, part, others.get(claim.otherPartTypeId ?? '')),
    }));
  }
}

interface JudgedClaim extends AcceptedClaim {
  /** The other part, as it is listed where the rules do not list it. */
  view: GradedEquivalentView;
}

/** Evidence above rules: what is refuted falls out, what is asserted has the grade that was found. */
function withClaims(
  byRules: readonly GradedEquivalentView[],
  claims: readonly JudgedClaim[],
): GradedEquivalentView[] {
  const bySubject = new Map(claims.map((claim) => [claim.subject, claim]));
  const listed = new Set<string>();
  const judged = byRules.flatMap((each): GradedEquivalentView[] => {
    const subject = claimSubject(each.brand, each.designation);
    const claim = bySubject.get(subject);
    if (claim === undefined) return [each];
    listed.add(subject);
    if (claim.verdict === 'refuted') return [];
    const { grade, reason, evidence } = claim.view;
    const agreed = grade === each.grade;
    return [{ ...each, grade, reason: agreed ? each.reason : reason, basis: 'evidence', evidence }];
  });
  const added = claims.filter(({ verdict, subject }) => verdict === 'asserted' && !listed.has(subject));
  return [...judged, ...added.map(({ view }) => view)].toSorted(
    (a, b) => EQUIVALENCE_GRADES.indexOf(a.grade) - EQUIVALENCE_GRADES.indexOf(b.grade),
  );
}

function toClaimedView(
  { grade, otherDesignation, otherBrand, evidence }: AcceptedClaim,
  part: PartType,
  other: PartType | undefined,
): GradedEquivalentView {
  const { boreMm, outsideMm, widthMm } = other?.dimensions ?? {};
  const shown = grade ?? 'same_space';
  return {
    designation: otherDesignation,
    brand: otherBrand,
    system: otherBrand === null ? 'ISO' : 'MAKER',
    partType: other?.designation ?? null,
    basic: other?.basic ?? otherDesignation,
    type: other?.family ?? part.family,
    boreMm: boreMm ?? null,
    outsideMm: outsideMm ?? null,
    widthMm: widthMm ?? null,
    features: other?.features ?? {},
    grade: shown,
    differences: (other && gradeBetween(part, other)?.differences) ?? [],
    reason: byEvidence(shown, evidence),
    basis: 'evidence',
    evidence,
  };
}

function byEvidence(grade: EquivalenceGrade, evidence: readonly EvidenceView[]): Bilingual {
  const { zh, en } = EQUIVALENCE_GRADE_NAMES[grade];
  const sources = [...new Set(evidence.map(({ source }) => source))].join(', ');
  return { zh: `${zh}；依据：${sources}`, en: `${en}; by evidence: ${sources}` };
}

/** The list is made anew for each page: it goes on behind the one shown last. */
function placeBehind(found: readonly GradedEquivalentView[], [designation, brand]: unknown[]): number {
  const at = found.findIndex((each) => each.designation === designation && each.brand === brand);
  if (at < 0) throw malformedCursor();
  return at + 1;
}

function toGradedView(equivalent: Equivalent, { part, type }: AskedPart): GradedEquivalentView {
  const { designation, brand, system, basic, family, dimensions, features, grade, differences, reason } =
    equivalent;
  return {
    designation,
    brand: brand ?? null,
    system,
    partType:
      grade === 'identical' || features === part.features ? (type?.designation ?? null) : typeOf(equivalent),
    basic,
    type: family,
    boreMm: dimensions.boreMm ?? null,
    outsideMm: dimensions.outsideMm ?? null,
    widthMm: dimensions.widthMm ?? null,
    features,
    grade,
    differences: differences.map(({ what, from, to, effect, reason: why }) => ({
      what,
      from,
      to,
      effect,
      reason: why,
    })),
    reason,
    basis: 'rules',
    evidence: [],
  };
}

function typeOf({ designation, system, brand }: Equivalent): string | null {
  return (
    readDesignation(designation, { system, ...(brand !== undefined && { brand }) }).candidates[0]
      ?.typeDesignation ?? null
  );
}
