import { Clock, DomainError, newId } from '@app/kernel';
import { type Actor, Database, requireKind, stateFacts, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { OrderMoney } from '../order-money.js';
import { type Mover, OrderSteps } from '../order-steps.js';
import { type OrderRow, partyOf } from '../order.views.js';
import { lineOfPieces } from '../partial.rules.js';
import { Shipments } from '../shipments/shipments.service.js';
import {
  type ClaimWordsRequest,
  type DecideClaimRequest,
  type OfferOutcomeRequest,
  type OpenClaimRequest,
  type SendClaimedRequest,
} from './claim.dto.js';
import { ClaimPhotographs } from './claim-photographs.js';
import { claimedMinor, proposalOf } from './claim.rules.js';
import { type ClaimMover, ClaimSteps, type LockedClaim, windowEnd } from './claim-steps.js';
import { type ClaimAct } from './claim.states.js';
import { type ClaimRow, type ClaimView, toClaimView } from './claim.views.js';
import { claimFact } from './claims.events.js';
import { ClaimsQueries } from './claims.queries.js';

/** What buyer, seller and market do about goods that are not as agreed. Each method is one transaction. */
@Injectable()
export class Claims {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly money: OrderMoney,
    private readonly orders: OrderSteps,
    private readonly photographs: ClaimPhotographs,
    private readonly queries: ClaimsQueries,
    private readonly shipments: Shipments,
    private readonly steps: ClaimSteps,
  ) {}

  /** Of what has come, until the window closes: from then on the amount of these pieces is released to nobody. */
  async open(
    actor: Actor,
    orderId: string,
    request: OpenClaimRequest,
    write: WriteRequest,
  ): Promise<ClaimView> {
    requireKind(actor, 'buyer');
    return this.database.once(write, async (tx) => {
      const order = await this.orders.lockOwn(tx, actor, orderId);
      await this.photographs.requireOwn(tx, actor, request.photographIds);
      const claimId = await this.freezePieces(tx, order, request, { by: 'buyer', personId: actor.userId });
      return toClaimView(await this.queries.claimRow(tx, order.seller_id, claimId), 'buyer');
    });
  }

  private async freezePieces(
    tx: EntityManager,
    order: OrderRow,
    request: OpenClaimRequest,
    mover: Mover,
  ): Promise<string> {
    const end = windowEnd(order);
    if ((order.state === 'inspection' || order.state === 'disputed') && (!end || end <= this.clock.now()))
      throw windowClosed(order);
    const { quantity: pieces, reason } = request;
    const line = lineOfPieces(
      order,
      request,
      ({ shippedQuantity, claimedQuantity }) => shippedQuantity - claimedQuantity,
    );
    const amountMinor = claimedMinor(order, line, { before: line.claimedQuantity, pieces });
    const proposal = proposalOf(request, { amountMinor, reason });
    const note = `${line.designation} × ${pieces}`;
    const isUnderWay = order.state === 'partly_shipped' || order.state === 'shipped';
    await this.orders.move(tx, order, isUnderWay ? 'claim_part' : 'claim', { ...mover, note, dueAt: end });
    await this.money.freeze(tx, order, amountMinor);
    await tx.query(
      `UPDATE order_line SET claimed_quantity = claimed_quantity + $4 WHERE seller_id = $1 AND order_id = $2 AND line_no = $3`,
      [order.seller_id, order.id, line.lineNo, pieces],
    );
    const claimId = newId();
    await tx.query(
      `WITH opened AS (
         INSERT INTO claim (seller_id, id, order_id, line_no, buyer_id, reason, quantity, state, amount_minor, outcome, refund_minor, due_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9, $10, $11) RETURNING *
       )
       INSERT INTO claim_step (seller_id, claim_id, seq, act, to_state, by, person_id, words, photograph_ids, outcome, refund_minor)
       SELECT seller_id, id, version, 'open', state, $12, $13, $14, $15, outcome, refund_minor FROM opened`,
      [
        order.seller_id,
        claimId,
        order.id,
        line.lineNo,
        order.buyer_id,
        reason,
        pieces,
        amountMinor.toString(),
        proposal.outcome,
        proposal.refundMinor.toString(),
        this.steps.dueAt('open'),
        mover.by,
        mover.personId,
        request.words,
        request.photographIds ?? [],
      ],
    );
    const claim = await this.queries.claimRow(tx, order.seller_id, claimId);
    const told = { version: 1, by: mover.by, words: request.words };
    await stateFacts(tx, [claimFact('open', order, claim, told)]);
    return claimId;
  }

  /** The seller does what the buyer asked for. */
  async accept(actor: Actor, id: string, write: WriteRequest): Promise<ClaimView> {
    requireKind(actor, 'seller');
    return this.act(actor, id, write, ({ claim }) => ({ act: claim.outcome }));
  }

  /** The seller would rather do something else; the buyer takes it, or goes to the market. */
  async offer(
    actor: Actor,
    id: string,
    request: OfferOutcomeRequest,
    write: WriteRequest,
  ): Promise<ClaimView> {
    requireKind(actor, 'seller');
    const { words, photographIds } = request;
    return this.act(actor, id, write, ({ claim }) => ({
      act: 'offer',
      words,
      photographIds,
      proposal: proposalOf(request, termsOf(claim)),
    }));
  }

  async refuse(
    actor: Actor,
    id: string,
    request: ClaimWordsRequest,
    write: WriteRequest,
  ): Promise<ClaimView> {
    requireKind(actor, 'seller');
    return this.act(actor, id, write, () => ({
      act: 'refuse',
      ...request,
      proposal: { outcome: 'reject', refundMinor: 0n },
    }));
  }

  /** The buyer takes the seller's answer, a refusal too. */
  async agree(actor: Actor, id: string, write: WriteRequest): Promise<ClaimView> {
    requireKind(actor, 'buyer');
    return this.act(actor, id, write, ({ claim }) => ({ act: claim.outcome }));
  }

  /** The two sides do not agree: the market decides. */
  async escalate(
    actor: Actor,
    id: string,
    request: ClaimWordsRequest,
    write: WriteRequest,
  ): Promise<ClaimView> {
    requireKind(actor, 'buyer', 'seller');
    return this.act(actor, id, write, () => ({ act: 'escalate', ...request }));
  }

  async withdraw(actor: Actor, id: string, write: WriteRequest): Promise<ClaimView> {
    requireKind(actor, 'buyer');
    return this.act(actor, id, write, () => ({ act: 'withdraw' }));
  }

  /** The claimed pieces once more, from the seller's stock, as a shipment of the same order. */
  async sendReplacement(
    actor: Actor,
    id: string,
    request: SendClaimedRequest,
    write: WriteRequest,
  ): Promise<ClaimView> {
    requireKind(actor, 'seller');
    return this.act(
      actor,
      id,
      write,
      () => ({ act: 'send_replacement', words: consignment(request) }),
      (tx, { order, claim }) =>
        this.shipments.sendReplacement(
          tx,
          order,
          { claimId: claim.id, lineNo: claim.line_no, quantity: claim.quantity },
          request,
        ),
    );
  }

  /** The replacement has arrived: it is inspected as the first goods were. */
  async receiveReplacement(actor: Actor, id: string, write: WriteRequest): Promise<ClaimView> {
    requireKind(actor, 'buyer');
    return this.act(actor, id, write, () => ({ act: 'receive_replacement' }));
  }

  /** The replacement is right: its amount is the seller's. */
  async keepReplacement(actor: Actor, id: string, write: WriteRequest): Promise<ClaimView> {
    requireKind(actor, 'buyer');
    return this.act(actor, id, write, () => ({ act: 'keep_replacement' }));
  }

  async sendBack(
    actor: Actor,
    id: string,
    request: SendClaimedRequest,
    write: WriteRequest,
  ): Promise<ClaimView> {
    requireKind(actor, 'buyer');
    return this.act(actor, id, write, () => ({ act: 'send_back', words: consignment(request) }));
  }

  /** The goods are back with the seller: the buyer gets the money. What they are worth in stock, the seller books. */
  async receiveReturn(actor: Actor, id: string, write: WriteRequest): Promise<ClaimView> {
    requireKind(actor, 'seller');
    return this.act(actor, id, write, () => ({ act: 'receive_return' }));
  }

  /** What the market decides. Whoever asks has made sure that an admin does, and keeps the audit trail. */
  async decide(tx: EntityManager, actor: Actor, id: string, request: DecideClaimRequest): Promise<ClaimView> {
    const locked = await this.steps.lock(tx, id, null);
    await this.steps.move(tx, locked, request.outcome, {
      by: 'admin',
      personId: actor.userId,
      words: request.reason,
      proposal: proposalOf(request, termsOf(locked.claim)),
    });
    return toClaimView(await this.queries.claimRow(tx, locked.claim.seller_id, id), 'admin');
  }

  /** One act of one side, and what goes with it, in that order. */
  private act(
    actor: Actor,
    id: string,
    write: WriteRequest,
    deedOf: (locked: LockedClaim) => Omit<ClaimMover, 'by' | 'personId'> & { act: ClaimAct },
    effect?: (tx: EntityManager, locked: LockedClaim) => Promise<void>,
  ): Promise<ClaimView> {
    return this.database.once(write, async (tx) => {
      const locked = await this.steps.lock(tx, id, actor.organisationId);
      const { act, ...said } = deedOf(locked);
      await this.photographs.requireOwn(tx, actor, said.photographIds);
      const by = partyOf(actor, locked.claim) ?? 'buyer';
      await this.steps.move(tx, locked, act, { ...said, by, personId: actor.userId });
      await effect?.(tx, locked);
      return toClaimView(await this.queries.claimRow(tx, locked.claim.seller_id, id), by);
    });
  }
}

const termsOf = ({ amount_minor: amount, reason }: ClaimRow) => ({ amountMinor: BigInt(amount), reason });

const consignment = ({ carrier, trackingNumber }: SendClaimedRequest): string =>
  `${carrier} ${trackingNumber}`;

function windowClosed({ number }: OrderRow): DomainError {
  return new DomainError('conflict', 'claim.window_closed', {
    zh: `订单 ${number} 的验收期已结束，不能再提出索赔`,
    en: `The inspection window of order ${number} has closed: nothing more can be claimed`,
  });
}
