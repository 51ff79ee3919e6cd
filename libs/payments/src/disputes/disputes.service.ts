import { Clock, newId, toMoneyView } from '@app/kernel';
import { Ledger, legsOf, MARKET_ID, type TransferRequest } from '@app/ledger';
import { Database, stateFacts } from '@app/platform';
import { Injectable, Logger } from '@nestjs/common';
import type Stripe from 'stripe';
import { type EntityManager } from 'typeorm';
import { type PaymentRow } from '../payment.views.js';
import { disputeFact } from '../payments.events.js';
import { lockPayment } from '../payments.queries.js';
import { Reversals } from '../payouts/reversals.service.js';
import { Transfers } from '../payouts/transfers.service.js';
import { idOf } from '../provider/stripe.answers.js';
import { StripeProvider } from '../provider/stripe.provider.js';
import { type ContestedPart, ContestedRefunds } from '../refunds/contested-refunds.service.js';
import { Refunds } from '../refunds/refunds.service.js';
import { apportion, type ShareAmounts } from '../share.rules.js';
import { amountsOf, type AmountsRow, writeAmounts } from '../shares.queries.js';
import { type DisputeState } from './dispute.entity.js';
import {
  DISPUTE_LEGS,
  type DisputedPart,
  givenUpOn,
  MARKET_LEGS,
  partOf,
  restOf,
  shareAfter,
  stateOfDispute,
  takenOfOwed,
  takenOfShare,
} from './dispute.rules.js';

interface DisputeRow {
  id: string;
  reason: string;
  currency: string;
  state: DisputeState;
  market_minor: string;
}

interface ShareRow extends AmountsRow {
  seller_id: string;
  share_id: string;
  reference_id: string;
}

interface DisputedShareRow extends ShareRow {
  id: string;
  part_held: string;
  part_released: string;
  part_commission: string;
  part_owed: string;
}

interface DisputedShare {
  id: string;
  sellerId: string;
  shareId: string;
  referenceId: string;
  share: ShareAmounts;
  part: DisputedPart;
  refunds: ContestedPart[];
}

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

/** A reversal of the dispute's is still with the provider; what is decided now would not know whether it was done. */
class ReversalUnderWay extends Error {}

const SHARE_COLUMNS = `s.seller_id, s.id AS share_id, s.reference_id, s.amount_minor, s.commission_minor, s.released_minor,
  s.refunded_minor, s.frozen_minor, s.contested_minor`;

/**
 * Chargebacks. While one is open, refunds that are owed wait, what is held of the money is frozen, and what was released comes back
 * from the seller's account; won, it is as before; lost, it was a refund that nobody here ordered.
 */
@Injectable()
export class Disputes {
  private readonly logger = new Logger(Disputes.name);

  constructor(
    private readonly clock: Clock,
    private readonly contested: ContestedRefunds,
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly provider: StripeProvider,
    private readonly refunds: Refunds,
    private readonly reversals: Reversals,
    private readonly transfers: Transfers,
  ) {}

  /** What is true now is asked: news may be late, repeated, or out of order. False where the charge is none of ours, or not yet. */
  async hear({ id, charge }: Stripe.Dispute): Promise<boolean> {
    const [payment]: { id: string }[] = await this.database.source.query(
      `SELECT id FROM payment WHERE provider_charge = $1`,
      [idOf(charge)],
    );
    if (!payment) return false;
    const dispute = await this.provider.lookUpDispute(id);
    const state = stateOfDispute(dispute);
    if (state === null) return true;
    await this.refunds.find(payment.id);
    await this.database.transact((tx) => this.settle(tx, payment.id, dispute, state));
    return true;
  }

  private async settle(
    tx: EntityManager,
    paymentId: string,
    dispute: Stripe.Dispute,
    state: DisputeState,
  ): Promise<void> {
    const payment = await lockPayment(tx, { id: paymentId });
    if (!payment) throw new TypeError(`there is no payment ${paymentId}`);
    const [known]: DisputeRow[] = await tx.query(
      `SELECT id, reason, currency, state, market_minor FROM payment_dispute WHERE provider_reference = $1`,
      [dispute.id],
    );
    const row = known ?? (await this.open(tx, payment, dispute));
    if (state !== 'open' && row.state === 'open') await this.close(tx, payment, row, state);
  }

  private async open(tx: EntityManager, payment: PaymentRow, dispute: Stripe.Dispute): Promise<DisputeRow> {
    const { shares, marketMinor } = await this.divide(tx, payment, BigInt(dispute.amount));
    const row: DisputeRow = {
      id: newId(),
      reason: dispute.reason,
      currency: dispute.currency.toUpperCase(),
      state: 'open',
      market_minor: marketMinor.toString(),
    };
    const { due_by: dueBy } = dispute.evidence_details;
    await tx.query(
      `INSERT INTO payment_dispute (id, payment_id, provider_reference, reason, amount_minor, currency, state, evidence_due_at, opened_at, market_minor)
       VALUES ($1, $2, $3, $4, $5, $6, 'open', $7, $8, $9)`,
      [
        row.id,
        payment.id,
        dispute.id,
        row.reason,
        dispute.amount,
        row.currency,
        dueBy === null ? null : new Date(dueBy * 1000),
        new Date(dispute.created * 1000),
        row.market_minor,
      ],
    );
    await tx.query(
      `INSERT INTO payment_dispute_share (seller_id, id, dispute_id, share_id, held_minor, released_minor, commission_minor, owed_minor, currency)
       SELECT seller_id, id, $1, share_id, held_minor, released_minor, commission_minor, owed_minor, $2
       FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[])
         AS part(seller_id, id, share_id, held_minor, released_minor, commission_minor, owed_minor)`,
      [
        row.id,
        row.currency,
        shares.map(({ sellerId }) => sellerId),
        shares.map(({ id }) => id),
        shares.map(({ shareId }) => shareId),
        shares.map(({ part }) => part.heldMinor.toString()),
        shares.map(({ part }) => part.releasedMinor.toString()),
        shares.map(({ part }) => part.commissionMinor.toString()),
        shares.map(({ part }) => part.owedMinor.toString()),
      ],
    );
    for (const { sellerId, shareId, id, part, refunds } of shares) {
      for (const refund of refunds) await this.contested.contest(tx, refund, id);
      const amountMinor = part.releasedMinor - part.commissionMinor;
      if (amountMinor > 0n) await this.reversals.order(tx, { sellerId, shareId, causeId: id, amountMinor });
    }
    await this.move(tx, 'opened', payment, row, shares);
    await this.tell(tx, 'payment.disputed', payment, row, shares);
    this.logger.warn(
      { paymentId: payment.id, disputeId: row.id, reason: row.reason },
      'a payment is disputed',
    );
    return row;
  }

  /** First what is owed back anyway, then by what of each share is not refunded; the payer had the rest before. */
  private async divide(
    tx: EntityManager,
    payment: PaymentRow,
    amountMinor: bigint,
  ): Promise<{ shares: DisputedShare[]; marketMinor: bigint }> {
    const rows: ShareRow[] = await tx.query(
      `SELECT ${SHARE_COLUMNS} FROM payment_share s WHERE s.payment_id = $1 ORDER BY s.seller_id, s.id FOR UPDATE`,
      [payment.id],
    );
    const owed = await this.contested.owed(tx, payment.id);
    const takenOfEach = takenOfOwed(
      amountMinor,
      owed.map((refund) => BigInt(refund.amount_minor)),
    );
    const refunds = owed.map((refund, index) => ({ refund, amountMinor: takenOfEach[index] ?? 0n }));
    const left = amountMinor - sumOf(takenOfEach);
    const shares = rows.map((own) => ({ own, share: amountsOf(own) }));
    const rests = shares.map(({ share }) => restOf(share));
    const marketMinor = left > sumOf(rests) ? left - sumOf(rests) : 0n;
    const parts = apportion(left - marketMinor, rests);
    const divided = shares.map(({ own, share }, index): DisputedShare => {
      const { seller_id: sellerId, share_id: shareId, reference_id: referenceId } = own;
      const ofShare = refunds.filter((each) => each.amountMinor > 0n && each.refund.share_id === shareId);
      const owedMinor = sumOf(ofShare.map((each) => each.amountMinor));
      const part = { ...partOf(share, parts[index] ?? 0n), owedMinor };
      return { id: newId(), sellerId, shareId, referenceId, share, part, refunds: ofShare };
    });
    const isTaken = ({ part }: DisputedShare) => takenOfShare(part) + part.owedMinor > 0n;
    return { shares: divided.filter(isTaken), marketMinor };
  }

  private async close(
    tx: EntityManager,
    payment: PaymentRow,
    row: DisputeRow,
    outcome: 'won' | 'lost',
  ): Promise<void> {
    const shares = await this.lockShares(tx, row.id);
    if (outcome === 'won') for (const share of shares) await this.giveBack(tx, row, share);
    await tx.query(`UPDATE payment_dispute SET state = $2, closed_at = $3 WHERE id = $1 AND state = 'open'`, [
      row.id,
      outcome,
      this.clock.now(),
    ]);
    await this.move(tx, outcome, payment, row, shares);
    if (outcome === 'won') await this.contested.reinstate(tx, row.id);
    else await this.contested.conclude(tx, row.id);
    await this.tell(tx, 'payment.dispute_closed', payment, { ...row, state: outcome }, shares);
  }

  private async lockShares(tx: EntityManager, disputeId: string): Promise<DisputedShare[]> {
    const rows: DisputedShareRow[] = await tx.query(
      `SELECT ${SHARE_COLUMNS}, d.id, d.held_minor AS part_held, d.released_minor AS part_released, d.commission_minor AS part_commission,
         d.owed_minor AS part_owed
       FROM payment_dispute_share d JOIN payment_share s ON s.seller_id = d.seller_id AND s.id = d.share_id
       WHERE d.dispute_id = $1 ORDER BY s.seller_id, s.id FOR UPDATE OF s`,
      [disputeId],
    );
    return rows.map((row) => ({
      id: row.id,
      sellerId: row.seller_id,
      shareId: row.share_id,
      referenceId: row.reference_id,
      share: amountsOf(row),
      part: {
        heldMinor: BigInt(row.part_held),
        releasedMinor: BigInt(row.part_released),
        commissionMinor: BigInt(row.part_commission),
        owedMinor: BigInt(row.part_owed),
      },
      refunds: [],
    }));
  }

  /** What has come back from the seller's account goes there again, with what the market gives up. */
  private async giveBack(tx: EntityManager, row: DisputeRow, own: DisputedShare): Promise<void> {
    const { sellerId, shareId, id: causeId, share, part } = own;
    const undone = await this.reversals.undo(tx, sellerId, causeId);
    if (undone === null) throw new ReversalUnderWay(`a reversal of dispute ${row.id} is under way`);
    const amountMinor = undone + givenUpOn(share, part);
    const { currency } = row;
    if (amountMinor > 0n)
      await this.transfers.order(tx, {
        sellerId,
        shareId,
        causeId,
        amountMinor,
        currency,
        cameByBank: false,
      });
    if (amountMinor < 0n)
      await this.reversals.order(tx, { sellerId, shareId, causeId: row.id, amountMinor: -amountMinor });
  }

  private async move(
    tx: EntityManager,
    step: 'opened' | 'won' | 'lost',
    payment: PaymentRow,
    row: DisputeRow,
    shares: readonly DisputedShare[],
  ): Promise<void> {
    // Of a share it may have a refund that came back as well, which leaves the share as it is.
    for (const { sellerId, shareId, share, part } of shares.filter(({ part: own }) => takenOfShare(own) > 0n))
      await writeAmounts(tx, sellerId, shareId, shareAfter(step, share, part));
    const purpose = `dispute_${step}`;
    const transfers: TransferRequest[] = shares.map(({ sellerId, id, share, part }) => ({
      sellerId,
      purpose,
      cause: { kind: 'dispute_share', id },
      counterpartyId: payment.payer_id,
      legs: legsOf(row.currency, DISPUTE_LEGS[step](part, share)),
    }));
    const marketMinor = BigInt(row.market_minor);
    if (marketMinor > 0n)
      transfers.push({
        sellerId: MARKET_ID,
        purpose,
        cause: { kind: 'dispute', id: row.id },
        counterpartyId: payment.payer_id,
        legs: legsOf(row.currency, MARKET_LEGS[step](marketMinor)),
      });
    await this.ledger.postAll(tx, transfers, { mayOwe: true });
  }

  private async tell(
    tx: EntityManager,
    name: 'payment.disputed' | 'payment.dispute_closed',
    { id }: PaymentRow,
    row: DisputeRow,
    shares: readonly DisputedShare[],
  ): Promise<void> {
    const [payments]: [PaymentRow[], number] = await tx.query(
      `UPDATE payment SET version = version + 1, updated_at = $2 WHERE id = $1 RETURNING *`,
      [id, this.clock.now()],
    );
    if (!payments[0]) throw new TypeError(`there is no payment ${id}`);
    const parts = shares.flatMap(({ sellerId, referenceId, part }) =>
      takenOfShare(part) === 0n
        ? []
        : [
            {
              sellerId,
              referenceId,
              held: toMoneyView(part.heldMinor, row.currency),
              released: toMoneyView(part.releasedMinor, row.currency),
            },
          ],
    );
    await stateFacts(tx, [
      disputeFact(name, payments[0], { id: row.id, reason: row.reason, state: row.state, parts }),
    ]);
  }
}
