import { Clock } from '@app/kernel';
import {
  type ClaimPageView,
  Claims,
  ClaimsQueries,
  type ClaimView,
  type DecideClaimRequest,
  type DisputesQuery,
} from '@app/orders';
import { type Actor, Database, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from './audit-trail.js';
import { requireAdmin } from './moderation.rules.js';

/** Claims on which buyer and seller do not agree: the decision moves the money, and goes into the trail with it. */
@Injectable()
export class Disputes {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly claims: Claims,
    private readonly queries: ClaimsQueries,
  ) {}

  async list(actor: Actor, query: DisputesQuery): Promise<ClaimPageView> {
    requireAdmin(actor);
    return this.queries.inState(query);
  }

  async decide(
    actor: Actor,
    id: string,
    request: DecideClaimRequest,
    write: WriteRequest,
  ): Promise<ClaimView> {
    requireAdmin(actor);
    return this.database.once(write, async (tx) => {
      const claim = await this.claims.decide(tx, actor, id, request);
      const { order, buyer, seller, line, quantity, outcome, amount, refund } = claim;
      await this.trail.record(tx, {
        by: { organisationId: actor.organisationId, personId: actor.userId },
        action: 'claim.decided',
        subject: { kind: 'claim', id, label: `${order.number} · ${line.designation} × ${quantity}` },
        reason: request.reason,
        data: { orderId: order.id, buyerId: buyer.id, sellerId: seller.id, outcome, amount, refund },
        at: this.clock.now(),
      });
      return claim;
    });
  }
}
