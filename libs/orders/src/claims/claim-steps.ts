import { Clock, DAY_MS, DomainError, notFound } from '@app/kernel';
import { type Config, CONFIG, stateFacts } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { heldOf, OrderMoney } from '../order-money.js';
import { OrderSteps, SYSTEM } from '../order-steps.js';
import { type OrderParty } from '../order.states.js';
import { type OrderRow } from '../order.views.js';
import { CLAIM_STATE_WORDS } from '../state.words.js';
import { type Proposal } from './claim.rules.js';
import {
  CLAIM_TRANSITIONS,
  type ClaimAct,
  type ClaimState,
  mayAct,
  type Term,
  TERM_OF_STATE,
} from './claim.states.js';
import { type ClaimRow } from './claim.views.js';
import { claimFact } from './claims.events.js';
import { ClaimsQueries } from './claims.queries.js';

export interface ClaimMover {
  by: OrderParty;
  personId: string | null;
  words?: string;
  photographIds?: readonly string[];
  /** What is proposed from now on; absent: what was before. */
  proposal?: Proposal;
}

export interface LockedClaim {
  order: OrderRow;
  claim: ClaimRow;
}

/** How a claim takes a step: its order's row is locked first, so that claims, acceptance and the clock never meet. */
@Injectable()
export class ClaimSteps {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly money: OrderMoney,
    private readonly orders: OrderSteps,
    private readonly queries: ClaimsQueries,
  ) {}

  /** Of the organisation's own claims; of all for null. */
  async lock(tx: EntityManager, id: string, organisationId: string | null): Promise<LockedClaim> {
    const [found]: { seller_id: string; order_id: string }[] = await tx.query(
      `SELECT seller_id, order_id FROM claim WHERE id = $1 AND ($2::uuid IS NULL OR $2 IN (seller_id, buyer_id))`,
      [id, organisationId],
    );
    if (!found) throw notFound('claim', '索赔', 'claim');
    const order = await this.orders.lock(tx, found.seller_id, found.order_id);
    return { order, claim: await this.queries.claimRow(tx, found.seller_id, id) };
  }

  /** When a claim that has just come to `state` goes on by itself. */
  dueAt(state: ClaimState): Date | null {
    const term = TERM_OF_STATE[state];
    if (!term) return null;
    const { trade } = this.config;
    const days: Record<Term, number> = {
      answer: trade.claimAnswerDays,
      dispatch: trade.claimDispatchDays,
      transport: trade.deliveryDays,
      inspection: trade.inspectionDays,
    };
    return new Date(this.clock.now().getTime() + days[term] * DAY_MS);
  }

  /** One step of the table, with the old state in the WHERE, its entry in the log, its fact; and its money when it is the last. */
  async move(
    tx: EntityManager,
    { order, claim }: LockedClaim,
    act: ClaimAct,
    mover: ClaimMover,
  ): Promise<void> {
    if (!mayAct(claim.state, act, mover.by)) throw stateConflict(claim, act);
    const { to } = CLAIM_TRANSITIONS[act];
    const proposal = proposedAfter(act, claim, mover);
    const amount = BigInt(claim.amount_minor);
    const refunded = to === 'settled' ? refundedBy(act, proposal) : 0n;
    const released = to === 'settled' ? amount - refunded : 0n;
    const moved: { seq: number }[] = await tx.query(
      `WITH moved AS (
         UPDATE claim SET state = $4, version = version + 1, outcome = $5, refund_minor = $6, refunded_minor = $7,
           released_minor = $8, due_at = $9
         WHERE seller_id = $1 AND id = $2 AND state = $3 RETURNING seller_id, id, version
       )
       INSERT INTO claim_step (seller_id, claim_id, seq, act, to_state, by, person_id, words, photograph_ids, outcome, refund_minor)
       SELECT seller_id, id, version, $10, $4, $11, $12, $13, $14, $5, $6 FROM moved RETURNING seq`,
      [
        claim.seller_id,
        claim.id,
        claim.state,
        to,
        proposal.outcome,
        proposal.refundMinor.toString(),
        refunded.toString(),
        released.toString(),
        this.dueAt(to),
        act,
        mover.by,
        mover.personId,
        mover.words ?? null,
        mover.photographIds ?? [],
      ],
    );
    if (!moved[0]) throw stateConflict(claim, act);
    const after = {
      ...claim,
      state: to,
      outcome: proposal.outcome,
      refund_minor: proposal.refundMinor.toString(),
    };
    const words = mover.words ?? null;
    await stateFacts(tx, [claimFact(act, order, after, { version: moved[0].seq, by: mover.by, words })]);
    if (to !== 'settled' || act === 'charge_back') return;
    await this.settle(tx, order, { claimId: claim.id, refunded, released });
    await this.goOn(tx, order);
  }

  /** The payer's bank has given the buyer that much of what claims keep: of that they are over, the newest first. */
  async chargeBack(tx: EntityManager, order: OrderRow, amountMinor: bigint): Promise<void> {
    await this.money.freeze(tx, order, -amountMinor);
    let left = amountMinor;
    for (const claim of await this.queries.openOf(tx, order)) {
      const amount = BigInt(claim.amount_minor);
      if (left < amount) {
        if (left > 0n) await this.lessen(tx, claim, left);
        return;
      }
      const proposal: Proposal = { outcome: 'refund', refundMinor: amount };
      await this.move(tx, { order, claim }, 'charge_back', { ...SYSTEM, proposal });
      left -= amount;
    }
  }

  /** The rest of it goes on as it was. */
  private async lessen(tx: EntityManager, claim: ClaimRow, byMinor: bigint): Promise<void> {
    await tx.query(
      `WITH lessened AS (
         UPDATE claim SET version = version + 1, amount_minor = amount_minor - $3::bigint,
           refund_minor = least(refund_minor, amount_minor - $3::bigint)
         WHERE seller_id = $1 AND id = $2 RETURNING *
       )
       INSERT INTO claim_step (seller_id, claim_id, seq, act, to_state, by, outcome, refund_minor)
       SELECT seller_id, id, version, 'charge_back', state, 'system', outcome, refund_minor FROM lessened`,
      [claim.seller_id, claim.id, byMinor.toString()],
    );
  }

  /** After the last claim the order goes on, or is over; one whose goods are still under way goes its way beside its claims. */
  async goOn(tx: EntityManager, order: OrderRow): Promise<void> {
    if (order.state !== 'disputed' || (await this.queries.hasOpen(tx, order))) return;
    const end = windowEnd(order);
    if (heldOf(order) === 0n || !end) return this.orders.move(tx, order, 'complete', SYSTEM);
    return this.orders.move(tx, order, 'settle', { ...SYSTEM, dueAt: end });
  }

  /** What was frozen goes where it belongs. */
  private async settle(
    tx: EntityManager,
    order: OrderRow,
    { claimId, refunded, released }: { claimId: string; refunded: bigint; released: bigint },
  ): Promise<void> {
    await this.money.freeze(tx, order, -(refunded + released));
    await this.money.refund(tx, order, {
      amountMinor: refunded,
      causeId: claimId,
      reason: 'claim_settled',
    });
    await this.money.release(tx, order, { amountMinor: released, causeId: claimId });
  }
}

/** When the inspection window closes; undefined once it has, and the rest was released. */
export const windowEnd = ({ due_at: dueAt }: OrderRow): Date | undefined =>
  dueAt === null ? undefined : new Date(dueAt);

function refundedBy(act: ClaimAct, { refundMinor }: Proposal): bigint {
  return act === 'refund' || act === 'receive_return' || act === 'charge_back' ? refundMinor : 0n;
}

function proposedAfter(act: ClaimAct, claim: ClaimRow, { proposal }: ClaimMover): Proposal {
  if (act === 'withdraw' || act === 'reject') return { outcome: 'reject', refundMinor: 0n };
  return proposal ?? { outcome: claim.outcome, refundMinor: BigInt(claim.refund_minor) };
}

function stateConflict({ state }: ClaimRow, act: ClaimAct): DomainError {
  const from = Object.keys(CLAIM_TRANSITIONS[act].from) as ClaimState[];
  const states = from.map((each) => `"${CLAIM_STATE_WORDS[each].en}"`).join(' or ');
  const { zh, en } = CLAIM_STATE_WORDS[state];
  return new DomainError('conflict', 'claim.state_conflict', {
    zh: `索赔现在是“${zh}”，您不能做这一步`,
    en: `The claim is "${en}"; this needs it to be ${states}, and to be yours to do`,
  });
}
