import {
  type DesignationPart,
  type EquivalenceGrade,
  explain,
  findPartType,
  gradeBetween,
  type PartType,
  type Rating,
  ratingsOf,
  readDesignation,
  STYLES,
  writeDesignation,
} from '@app/bearings';
import {
  type AcceptedEvidence,
  AcceptedEvidenceQueries,
  claimSubject,
  type PartTypeRow,
  partTypeOf,
  PartTypes,
  type ResolvedPartType,
} from '@app/catalog';
import { DomainError } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type EquivalentView,
  type ExplainedPieceView,
  type PartMountingView,
  type PartRatingsView,
  type PartView,
  type RatingView,
  type SpellingView,
  type VariantView,
} from './part.views.js';
import { HIT_COLUMNS } from './part-search.sql.js';
import { type PartHitRow, SearchEngine } from './search-engine.js';
import { type PartHitView, toOffersSummaryView, toPartHitView, toSealView } from './search.views.js';

const MOST_RELATED = 300;
const MOST_EQUIVALENTS = 40;
const MOST_NEAREST = 6;
const SAME_SPACE_MM = 0.05;

type RelatedRow = PartHitRow & Pick<PartType, 'features' | 'standard'>;

/** The type itself, what shares its basic designation, and what fits its place. */
const RELATED = `
  SELECT ${HIT_COLUMNS}, (SELECT features FROM part_type WHERE id = part_type_id) AS features
  FROM part_index
  WHERE basic = $1 OR (bore_mm BETWEEN $2 - ${SAME_SPACE_MM} AND $2 + ${SAME_SPACE_MM}
    AND outside_mm BETWEEN $3 - ${SAME_SPACE_MM} AND $3 + ${SAME_SPACE_MM}
    AND width_mm BETWEEN $4 - ${SAME_SPACE_MM} AND $4 + ${SAME_SPACE_MM})
  ORDER BY basic <> $1, offer_count DESC, designation LIMIT ${MOST_RELATED}`;

const SUMMARIES = `
  SELECT ${HIT_COLUMNS} FROM part_index WHERE designation = ANY($1) ORDER BY array_position($1, designation)`;

/** All that a part page shows, by any spelling of the part: three statements. */
@Injectable()
export class PartPage {
  constructor(
    private readonly source: DataSource,
    private readonly partTypes: PartTypes,
    private readonly evidence: AcceptedEvidenceQueries,
    private readonly engine: SearchEngine,
  ) {}

  async find(text: string): Promise<PartView> {
    const part = await this.partTypes.resolve(text);
    if (part === null) throw await this.unknown(text);
    const related = [part.basic, part.boreMm, part.outsideMm, part.widthMm];
    const [rows, { corrections, claims }] = await Promise.all([
      this.source.query<RelatedRow[]>(RELATED, related),
      this.evidence.of(part.id),
    ]);
    const own = hitOf(
      part,
      rows.find(({ id }) => id === part.id),
    );
    const others = rows.filter(({ id }) => id !== part.id);
    return {
      ...toPartHitView(own),
      dimensions: {
        boreMm: part.boreMm,
        outsideMm: part.outsideMm,
        widthMm: part.widthMm,
        widthKind: part.widthKind,
        innerRingWidthMm: part.innerRingWidthMm,
        outerRingWidthMm: part.outerRingWidthMm,
        chamferMinMm: part.chamferMinMm,
      },
      mounting: mountingOf(part.designation),
      features: part.features,
      standard: part.standard,
      ratings: toRatingsView(partTypeOf(part), corrections),
      spellings: spellingsOf(partTypeOf(part)),
      explanation: piecesOf(part).map(toPieceView),
      variants: others.filter(({ basic }) => basic === part.basic).map(toVariantView),
      corrections,
      equivalents: equivalentsAmong(part, others, claims),
      readAs: part.reading === null ? null : explain(part.reading),
    };
  }

  /** Several at once, by canonical designation, in the order asked; those there are none of are left out. */
  async summaries(designations: readonly string[]): Promise<PartHitView[]> {
    const rows: PartHitRow[] = await this.source.query(SUMMARIES, [designations]);
    return rows.map(toPartHitView);
  }

  /** 404 that says what comes nearest. */
  private async unknown(text: string): Promise<DomainError> {
    const { candidates } = readDesignation(text);
    const [first] = candidates;
    const nearest = await this.engine.nearby({
      named: candidates.flatMap(({ typeDesignation, basic }) => [
        ...(typeDesignation === undefined ? [] : [{ type: typeDesignation }]),
        { basic },
      ]),
      size:
        first === undefined
          ? {}
          : {
              bore: first.dimensions.boreMm,
              outside: first.dimensions.outsideMm,
              width: first.dimensions.widthMm,
            },
      families: first === undefined ? [] : [first.family],
      limit: MOST_NEAREST,
    });
    const said = nearest.map(({ designation }) => designation).join(', ');
    return new DomainError(
      'not_found',
      'part.not_found',
      said === ''
        ? { zh: '没有这个型号', en: 'There is no such part' }
        : { zh: `没有这个型号，最接近的有：${said}`, en: `There is no such part; the nearest are: ${said}` },
      nearest.map(({ designation }) => ({
        field: 'designation',
        code: 'part.nearest',
        message: { zh: `也许是 ${designation}`, en: `Perhaps ${designation}` },
        expected: designation,
      })),
    );
  }
}

/** The part itself as it is now; its offers as the index knows them, none where it does not know the part yet. */
function hitOf(part: PartTypeRow, indexed: PartHitRow | undefined): PartHitRow {
  return {
    id: part.id,
    designation: part.designation,
    basic: part.basic,
    family: part.family,
    series: part.series,
    seal: part.seal,
    bore_mm: part.boreMm,
    outside_mm: part.outsideMm,
    width_mm: part.widthMm,
    width_kind: part.widthKind,
    mass_kg: part.massKg,
    dynamic_load_kn: part.dynamicLoadKn,
    static_load_kn: part.staticLoadKn,
    limiting_speed_rpm: part.limitingSpeedRpm,
    offer_count: indexed?.offer_count ?? 0,
    seller_count: indexed?.seller_count ?? 0,
    best_price: indexed?.best_price ?? null,
    stock: indexed?.stock ?? 0,
    prices: indexed?.prices ?? [],
    lead_time_days: indexed?.lead_time_days ?? null,
    moq: indexed?.moq ?? null,
  };
}

function piecesOf({ designation, reading }: ResolvedPartType): readonly DesignationPart[] {
  return (reading ?? readDesignation(designation).candidates[0])?.parts ?? [];
}

function toPieceView({ code, kind, meaning, feature, value, readBy }: DesignationPart): ExplainedPieceView {
  return {
    code,
    kind,
    meaning,
    feature: feature ?? null,
    value: value ?? null,
    readBy: readBy ?? null,
  };
}

function toRatingsView(type: PartType, corrections: AcceptedEvidence['corrections']): PartRatingsView | null {
  const ratings = ratingsOf(type);
  if (ratings === undefined) return null;
  const known = (field: string, rating: Rating): RatingView => {
    const correction = corrections.find((each) => each.field === field);
    if (correction === undefined) return toRatingView(rating);
    return { value: correction.value, basis: 'evidence', source: correction.evidence.source };
  };
  return {
    dynamicKn: known('dynamicLoadKn', ratings.dynamicKn),
    staticKn: known('staticLoadKn', ratings.staticKn),
    fatigueLimitKn: toRatingView(ratings.fatigueLimitKn),
    greaseSpeedRpm: toRatingView(ratings.greaseSpeedRpm),
    limitingSpeedRpm: known('limitingSpeedRpm', ratings.limitingSpeedRpm),
  };
}

function toRatingView({ value, basis, source }: Rating): RatingView {
  return { value, basis, source };
}

function mountingOf(designation: string): PartMountingView | null {
  const { centreHeightMm, lengthMm, boltSpacingMm, threadMm, threadPitchMm } =
    findPartType(designation)?.dimensions ?? {};
  if ([centreHeightMm, lengthMm, boltSpacingMm, threadMm].every((mm) => mm === undefined)) return null;
  return {
    centreHeightMm: centreHeightMm ?? null,
    lengthMm: lengthMm ?? null,
    boltSpacingMm: boltSpacingMm ?? null,
    thread: threadMm === undefined ? null : `M${threadMm}×${threadPitchMm}`,
  };
}

/** Those who write it alike stand together. */
function spellingsOf(type: PartType): SpellingView[] {
  const spellings = new Map<string, SpellingView>([
    [type.designation, { designation: type.designation, styles: [] }],
  ]);
  for (const style of STYLES) {
    const designation = writeDesignation(type, style);
    if (designation === undefined) continue;
    const spelling = spellings.get(designation) ?? { designation, styles: [] };
    spelling.styles.push(style);
    spellings.set(designation, spelling);
  }
  return [...spellings.values()];
}

function toVariantView(row: PartHitRow): VariantView {
  return { designation: row.designation, seal: toSealView(row.seal), offers: toOffersSummaryView(row) };
}

const GRADES: readonly EquivalenceGrade[] = [
  'identical',
  'interchangeable',
  'better',
  'conditional',
  'same_space',
];

/** Best grade first, and within a grade what is offered most; evidence stands above the rules. */
function equivalentsAmong(
  part: PartTypeRow,
  rows: readonly RelatedRow[],
  claims: AcceptedEvidence['claims'],
): EquivalentView[] {
  const asked = partTypeOf(part);
  const graded = rows.flatMap((row) => {
    const claim = claims.get(claimSubject(null, row.designation));
    const verdict = gradeBetween(asked, comparableOf(row));
    if (verdict === undefined || claim?.verdict === 'refuted') return [];
    const basis = claim === undefined ? ('rules' as const) : ('evidence' as const);
    return [{ row, basis, grade: claim?.grade ?? verdict.grade, reason: verdict.reason }];
  });
  graded.sort(
    (a, b) => GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade) || b.row.offer_count - a.row.offer_count,
  );
  return graded.slice(0, MOST_EQUIVALENTS).map(({ row, grade, reason, basis }) => ({
    designation: row.designation,
    grade,
    differs: reason,
    basis,
    offers: toOffersSummaryView(row),
  }));
}

function comparableOf(row: RelatedRow): Parameters<typeof gradeBetween>[1] {
  return {
    designation: row.designation,
    basic: row.basic,
    family: row.family,
    features: row.features,
    dimensions: {
      ...(row.bore_mm !== null && { boreMm: row.bore_mm }),
      ...(row.outside_mm !== null && { outsideMm: row.outside_mm }),
      ...(row.width_mm !== null && { widthMm: row.width_mm }),
    },
  };
}
