import { findPartType } from '@app/bearings';
import { Clock } from '@app/kernel';
import { stateFacts } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { catalogueCorrected } from '../catalog.events.js';
import { type PartTypeRow, rowOf } from '../part-type.row.js';
import { writePartTypes } from '../part-type.store.js';
import { PART_TYPE_FIELDS } from '../part-types.sql.js';
import { acceptedFigures } from './accepted-figures.js';
import { type ProposalKind, type ProposalState } from './catalogue-proposal.entity.js';
import { corrected, type CorrectableField } from './correctable-fields.js';
import { type Decision, stateAfter, statesBefore } from './proposal.states.js';
import { decidedAlready } from './proposals.faults.js';
import { proposalNotFound, ProposalsQueries } from './proposals.queries.js';
import { type ProposalView } from './proposals.views.js';

interface LockedProposal {
  kind: ProposalKind;
  state: ProposalState;
  part_type_id: string;
  field: CorrectableField | null;
  stood: number | null;
}

/** Decisions about one part type come one after the other: its row is locked with the proposal's. */
const LOCK = `
  SELECT p.kind, p.state, p.part_type_id, p.field, p.stood
  FROM catalogue_proposal p JOIN part_type t ON t.id = p.part_type_id WHERE p.id = $1 FOR UPDATE`;

const DECIDE = `
  UPDATE catalogue_proposal SET state = $3, decided_at = $4, reason = $5 WHERE id = $1 AND state = $2`;

/** What was accepted on the same subject and says otherwise: another figure, the other verdict, another grade. */
const SUPERSEDE = `
  UPDATE catalogue_proposal older SET state = 'superseded', decided_at = $2
  FROM catalogue_proposal newer
  WHERE newer.id = $1 AND older.id <> newer.id AND older.state = 'accepted'
    AND (older.part_type_id, older.kind, older.subject) = (newer.part_type_id, newer.kind, newer.subject)
    AND (newer.kind = 'correction' OR (older.verdict, older.grade) IS DISTINCT FROM (newer.verdict, newer.grade))`;

/** What the market decides of proposals. The caller has made sure of an admin, keeps the audit trail and tells the firm. */
@Injectable()
export class ProposalsReview {
  constructor(
    private readonly clock: Clock,
    private readonly queries: ProposalsQueries,
  ) {}

  /** From now on it stands above what is computed, and above what was accepted before on the same subject. */
  accept(tx: EntityManager, id: string, reason: string | null): Promise<ProposalView> {
    return this.decide(tx, id, 'accept', reason);
  }

  /** What is computed stays; of an accepted one, stands again. */
  reject(tx: EntityManager, id: string, reason: string): Promise<ProposalView> {
    return this.decide(tx, id, 'reject', reason);
  }

  private async decide(
    tx: EntityManager,
    id: string,
    decision: Decision,
    reason: string | null,
  ): Promise<ProposalView> {
    const [proposal]: LockedProposal[] = await tx.query(LOCK, [id]);
    if (proposal === undefined) throw proposalNotFound();
    const next = stateAfter(decision, proposal.state);
    if (next === undefined) throw decidedAlready(proposal.state, statesBefore(decision));
    const now = this.clock.now();
    if (decision === 'accept') await tx.query(SUPERSEDE, [id, now]);
    await tx.query(DECIDE, [id, proposal.state, next, now, reason]);
    if (proposal.kind === 'correction') await this.rewrite(tx, proposal);
    return this.queries.read(tx, id);
  }

  /** The part type's row as the plans and the accepted corrections say now. */
  private async rewrite(tx: EntityManager, proposal: LockedProposal): Promise<void> {
    const [stored]: PartTypeRow[] = await tx.query(
      `SELECT ${PART_TYPE_FIELDS} FROM part_type WHERE id = $1`,
      [proposal.part_type_id],
    );
    if (stored === undefined) return;
    const figures = await acceptedFigures(tx, stored.id);
    const row = corrected(computed(stored, proposal), figures.get(stored.id) ?? []);
    if ((await writePartTypes(tx, [row])) === 0) return;
    const fact = { partTypeId: row.id, designation: row.designation };
    await stateFacts(tx, [catalogueCorrected(fact, this.clock.now().getTime())]);
  }
}

/** A type that the plans give no longer keeps what it had before the proposal. */
function computed(stored: PartTypeRow, { field, stood }: LockedProposal): PartTypeRow {
  const type = findPartType(stored.designation);
  if (type !== undefined) return rowOf(type);
  return field === null ? stored : { ...stored, [field]: stood };
}
