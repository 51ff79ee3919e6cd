import {
  type ProposalPageView,
  ProposalsQueries,
  ProposalsReview,
  type ProposalsToReviewQuery,
  type ProposalView,
} from '@app/catalog';
import { Clock } from '@app/kernel';
import { type Actor, Database, stateFacts, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { AuditTrail } from './audit-trail.js';
import { requireAdmin } from './moderation.rules.js';

/** What the market decides of proposals about the catalogue: the decision, its entry in the trail and its fact in one transaction. */
@Injectable()
export class CatalogueReview {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly proposalsQueries: ProposalsQueries,
    private readonly review: ProposalsReview,
  ) {}

  async proposals(actor: Actor, query: ProposalsToReviewQuery): Promise<ProposalPageView> {
    requireAdmin(actor);
    return this.proposalsQueries.inState(query);
  }

  async accept(actor: Actor, id: string, reason: string | null, write: WriteRequest): Promise<ProposalView> {
    requireAdmin(actor);
    return this.database.once(write, async (tx) =>
      this.decided(tx, actor, 'proposal.accepted', await this.review.accept(tx, id, reason)),
    );
  }

  async reject(actor: Actor, id: string, reason: string, write: WriteRequest): Promise<ProposalView> {
    requireAdmin(actor);
    return this.database.once(write, async (tx) =>
      this.decided(tx, actor, 'proposal.rejected', await this.review.reject(tx, id, reason)),
    );
  }

  private async decided(
    tx: EntityManager,
    actor: Actor,
    action: string,
    proposal: ProposalView,
  ): Promise<ProposalView> {
    const at = this.clock.now();
    const { id, partType, reason, proposer, correction, equivalence } = proposal;
    await this.trail.record(tx, {
      by: { organisationId: actor.organisationId, personId: actor.userId },
      action,
      subject: { kind: 'proposal', id, label: labelOf(proposal) },
      ...(reason !== null && { reason }),
      data: { proposerId: proposer.id, partType, correction, equivalence },
      at,
    });
    const payload = { proposalId: id, proposerId: proposer.id, partType, reason };
    await stateFacts(tx, [{ name: action, aggregateId: id, version: at.getTime(), payload }]);
    return proposal;
  }
}

function labelOf({ partType, correction, equivalence, proposer }: ProposalView): string {
  const what =
    correction === null
      ? `${equivalence?.verdict} ${[equivalence?.brand, equivalence?.designation].filter(Boolean).join(' ')}`
      : `${correction.field} ${correction.stood ?? '—'} → ${correction.value}`;
  return `${partType} · ${what} · ${proposer.name}`;
}
