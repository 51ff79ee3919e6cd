import { DomainError } from '@app/kernel';
import {
  type Actor,
  Database,
  type Fact,
  requireKind,
  requireRole,
  sqlState,
  stateFacts,
  type WriteRequest,
} from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type OrganisationReviewed, type VerificationRequested } from '../identity.events.js';
import { organisationNotFound } from '../identity.queries.js';
import { VERIFICATION_ACTS, VERIFICATION_WORDS, type VerificationAct } from './organisation.states.js';
import {
  ORGANISATION_COLUMNS,
  type OrganisationRow,
  type OrganisationView,
  toOrganisationView,
} from './organisation.views.js';
import { type RequestVerificationRequest } from './request-verification.dto.js';

type ReviewedRow = OrganisationRow & { version: number };

const UNIQUE_VIOLATION = '23505';

/** A firm's way to being verified: it asks, the market verifies or rejects. */
@Injectable()
export class Organisations {
  constructor(private readonly database: Database) {}

  async requestVerification(
    actor: Actor,
    { uscc, note }: RequestVerificationRequest,
    write: WriteRequest,
  ): Promise<OrganisationView> {
    requireKind(actor, 'seller');
    requireRole(actor, 'owner');
    return this.database.once(write, async (tx) => {
      const row = await move(tx, actor.organisationId, 'request', { uscc, note });
      const payload: VerificationRequested = {
        organisationId: row.id,
        name: row.name,
        uscc,
        note: note ?? null,
        personId: actor.userId,
      };
      await stateFacts(tx, [factOf('organisation.verification_requested', row, payload)]);
      return toOrganisationView(row);
    });
  }

  /** For the caller that has made sure of an admin, within its transaction. */
  async verify(tx: EntityManager, id: string): Promise<OrganisationView> {
    const row = await move(tx, id, 'verify').catch((error: unknown) => {
      throw sqlState(error) === UNIQUE_VIOLATION ? usccTaken() : error;
    });
    const payload: OrganisationReviewed = { organisationId: row.id, name: row.name };
    await stateFacts(tx, [factOf('organisation.verified', row, payload)]);
    return toOrganisationView(row);
  }

  /** For the caller that has made sure of an admin, within its transaction. */
  async reject(tx: EntityManager, id: string, reason: string): Promise<OrganisationView> {
    const row = await move(tx, id, 'reject', { reason });
    const payload: OrganisationReviewed = { organisationId: row.id, name: row.name, reason };
    await stateFacts(tx, [factOf('organisation.rejected', row, payload)]);
    return toOrganisationView(row);
  }
}

interface Change {
  uscc?: string;
  note?: string;
  reason?: string;
}

/** One step of the table, with the old states in the WHERE. */
async function move(
  tx: EntityManager,
  id: string,
  act: VerificationAct,
  change: Change = {},
): Promise<ReviewedRow> {
  const { from, to } = VERIFICATION_ACTS[act];
  const [rows]: [ReviewedRow[], number] = await tx.query(
    `UPDATE organisation SET verification = $3, verification_reason = $4, uscc = coalesce($5, uscc),
       verification_note = coalesce($6, verification_note), version = version + 1
     WHERE id = $1 AND kind <> 'platform' AND verification = ANY($2)
     RETURNING ${ORGANISATION_COLUMNS}, version`,
    [id, from, to, change.reason ?? null, change.uscc ?? null, change.note ?? null],
  );
  return rows[0] ?? refuse(tx, id, act);
}

async function refuse(tx: EntityManager, id: string, act: VerificationAct): Promise<never> {
  const [row]: Pick<OrganisationRow, 'verification'>[] = await tx.query(
    `SELECT verification FROM organisation WHERE id = $1 AND kind <> 'platform'`,
    [id],
  );
  if (!row) throw organisationNotFound();
  const { zh, en } = VERIFICATION_WORDS[row.verification];
  const needed = VERIFICATION_ACTS[act].from.map((each) => VERIFICATION_WORDS[each].en).join(' or ');
  throw new DomainError('conflict', 'organisation.state_conflict', {
    zh: `企业现在“${zh}”，不允许这一步`,
    en: `The firm is ${en}; this needs it to be ${needed}`,
  });
}

function factOf<Payload>(name: string, row: ReviewedRow, payload: Payload): Fact<Payload> {
  return { name, aggregateId: row.id, version: row.version, payload };
}

function usccTaken(): DomainError {
  return new DomainError('conflict', 'organisation.uscc_taken', {
    zh: '另一家已认证企业使用同一统一社会信用代码',
    en: 'Another verified firm has the same social credit code',
  });
}
