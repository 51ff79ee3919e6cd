import { decodeIdCursor, encodeCursor, notFound, toPage } from '@app/kernel';
import { type Actor, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PART_TYPE_COLUMNS } from '../part-types.sql.js';
import { type OwnProposalsQuery, type ProposalsToReviewQuery } from './proposals.dto.js';
import {
  type ProposalPageView,
  type ProposalRow,
  type ProposalView,
  toProposalView,
} from './proposals.views.js';

const MINE = 'proposals';
const QUEUE = 'proposals to review';

const typeAs = (alias: string) =>
  `json_build_object(${Object.entries(PART_TYPE_COLUMNS)
    .map(([field, column]) => `'${field}', ${alias}.${column}`)
    .join(', ')})`;

const ROWS = `
  SELECT p.id, p.kind, p.state, ${typeAs('t')} AS part, p.field, p.value, p.stood, p.verdict, p.grade,
    p.other_designation, p.other_brand, CASE WHEN other.id IS NOT NULL THEN ${typeAs('other')} END AS other,
    (SELECT coalesce(stands.grade, stands.verdict) FROM catalogue_proposal stands
      WHERE stands.part_type_id = p.part_type_id AND stands.state = 'accepted' AND stands.kind = p.kind
        AND stands.kind = 'equivalence' AND stands.subject = p.subject LIMIT 1) AS judged,
    p.evidence_text, p.evidence_source, p.evidence_link, p.proposer_id, o.name AS proposer_name, p.proposed_at,
    p.decided_at, p.reason
  FROM catalogue_proposal p
  JOIN part_type t ON t.id = p.part_type_id JOIN organisation o ON o.id = p.proposer_id
  LEFT JOIN part_type other ON other.id = p.other_part_type_id`;

/** Proposals as their firms and the market's people see them. */
@Injectable()
export class ProposalsQueries {
  constructor(private readonly source: DataSource) {}

  /** The firm's own, newest first. */
  async own(actor: Actor, { state, cursor, limit }: OwnProposalsQuery): Promise<ProposalPageView> {
    requireKind(actor, 'buyer', 'seller');
    const rows: ProposalRow[] = await this.source.query(
      `${ROWS}
       WHERE p.proposer_id = $1 AND ($2::text IS NULL OR p.state = $2) AND ($3::uuid IS NULL OR p.id < $3)
       ORDER BY p.id DESC LIMIT $4`,
      [actor.organisationId, state ?? null, decodeIdCursor(MINE, cursor), limit + 1],
    );
    return toPage(rows, limit, toProposalView, (row) => encodeCursor(MINE, [row.id]));
  }

  /** Of all firms in one state, oldest first. The caller has made sure of an admin. */
  async inState({ state, kind, cursor, limit }: ProposalsToReviewQuery): Promise<ProposalPageView> {
    const rows: ProposalRow[] = await this.source.query(
      `${ROWS}
       WHERE p.state = $1 AND ($2::text IS NULL OR p.kind = $2) AND ($3::uuid IS NULL OR p.id > $3)
       ORDER BY p.id LIMIT $4`,
      [state, kind ?? null, decodeIdCursor(QUEUE, cursor), limit + 1],
    );
    return toPage(rows, limit, toProposalView, (row) => encodeCursor(QUEUE, [row.id]));
  }

  async read(tx: EntityManager, id: string): Promise<ProposalView> {
    const [row]: ProposalRow[] = await tx.query(`${ROWS} WHERE p.id = $1`, [id]);
    if (row === undefined) throw proposalNotFound();
    return toProposalView(row);
  }
}

export const proposalNotFound = () => notFound('proposal', '提议', 'proposal');
