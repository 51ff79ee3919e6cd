import { DomainError, newId } from '@app/kernel';
import { Ledger, legsOf } from '@app/ledger';
import { type Actor, type Config, CONFIG, type WriteRequest } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { BankTransfers } from './bank/bank-transfers.service.js';
import { Charging } from './charging.service.js';
import {
  type PaymentPurpose,
  type PaymentRequest,
  type PayWish,
  type ReclaimWish,
  type ShareReference,
  type ShareWish,
} from './payment.request.js';
import { type PaymentView, toPaymentView } from './payment.views.js';
import { lockPayment, PaymentsQueries } from './payments.queries.js';
import { type PayoutView, type SellerBalanceView } from './payouts/payout.views.js';
import { PayoutsQueries } from './payouts/payouts.queries.js';
import { Payouts } from './payouts/payouts.service.js';
import { Transfers } from './payouts/transfers.service.js';
import { Refunds } from './refunds/refunds.service.js';
import { commissionOn } from './share.rules.js';
import { takeFromShare } from './shares.queries.js';

/** Money in and out, for those above. What takes `tx` writes rows and leaves calls to jobs; `pay` asks the provider at once. */
@Injectable()
export class Payments {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly bankTransfers: BankTransfers,
    private readonly charging: Charging,
    private readonly ledger: Ledger,
    private readonly payouts: Payouts,
    private readonly payoutsQueries: PayoutsQueries,
    private readonly queries: PaymentsQueries,
    private readonly refunds: Refunds,
    private readonly transfers: Transfers,
  ) {}

  /** Asks a payer for money that belongs to one or many sellers. Nothing leaves the house yet. */
  async request(tx: EntityManager, request: PaymentRequest): Promise<void> {
    const { purpose, payerId, currency, shares } = request;
    const amount = shares.reduce((sum, share) => sum + share.amountMinor, 0n);
    await tx.query(
      `WITH payment AS (
         INSERT INTO payment (id, purpose_kind, purpose_id, payer_id, amount_minor, currency, state)
         VALUES ($1, $2, $3, $4, $5, $6, 'requires_payment')
       )
       INSERT INTO payment_share (seller_id, id, payment_id, reference_id, amount_minor, commission_minor, currency, state)
       SELECT seller_id, id, $1, reference_id, amount_minor, commission_minor, $6, 'pending'
       FROM unnest($7::uuid[], $8::uuid[], $9::uuid[], $10::bigint[], $11::bigint[])
         AS share(seller_id, id, reference_id, amount_minor, commission_minor)`,
      [
        newId(),
        purpose.kind,
        purpose.id,
        payerId,
        amount.toString(),
        currency,
        shares.map(({ sellerId }) => sellerId),
        shares.map(() => newId()),
        shares.map(({ referenceId }) => referenceId),
        shares.map(({ amountMinor }) => amountMinor.toString()),
        shares.map(({ commissionMinor }) => commissionMinor.toString()),
      ],
    );
  }

  /**
   * Takes the money by the means named. A wallet answers `requires_action` with the page to go on; no answer in time is
   * `unknown`, and resolves itself; a payment under way or done answers how it stands, and is not taken twice.
   */
  async pay(purpose: PaymentPurpose, wish: PayWish): Promise<PaymentView> {
    await this.charging.pay(purpose, wish);
    const view = await this.find(purpose);
    if (!view) throw new TypeError(`there is no payment for ${purpose.kind} ${purpose.id}`);
    return view;
  }

  async find(purpose: PaymentPurpose): Promise<PaymentView | null> {
    const row = await this.queries.byPurpose(purpose);
    return row && toPaymentView(row, this.config.payments.bank);
  }

  /** The payer will remit: from now on the payment has a remittance code, and money that comes under it captures the payment. */
  awaitTransfer(tx: EntityManager, purpose: PaymentPurpose): Promise<void> {
    return this.bankTransfers.await(tx, purpose);
  }

  /** Before the money has come; when it has, this is refused (`payment.already_captured`). What comes later goes back by itself. */
  cancel(tx: EntityManager, purpose: PaymentPurpose): Promise<void> {
    return this.charging.cancel(tx, purpose);
  }

  /** Some sellers' shares are not asked for any more, and the payment is of the rest: only before the payer has tried to pay the whole. */
  async withdraw(
    tx: EntityManager,
    purpose: PaymentPurpose,
    shares: readonly ShareReference[],
  ): Promise<void> {
    const payment = await lockPayment(tx, { purpose });
    if (payment?.state !== 'requires_payment' || payment.attempt > 0) throw begun();
    await tx.query(
      `WITH gone AS (
         DELETE FROM payment_share s USING unnest($2::uuid[], $3::uuid[]) AS gone(seller_id, reference_id)
         WHERE s.seller_id = gone.seller_id AND s.reference_id = gone.reference_id AND s.payment_id = $1 RETURNING s.amount_minor
       )
       UPDATE payment SET amount_minor = amount_minor - (SELECT sum(amount_minor) FROM gone), version = version + 1 WHERE id = $1`,
      [payment.id, shares.map(({ sellerId }) => sellerId), shares.map(({ referenceId }) => referenceId)],
    );
  }

  /** What is held for the seller, or the part named, is the seller's, less the commission. Harmless twice. */
  async release(tx: EntityManager, wish: ShareWish): Promise<void> {
    const taken = await takeFromShare(tx, wish, 'releasedMinor');
    if (taken === null) return;
    const { sellerId } = wish;
    const commission = commissionOn(taken.share, taken.amountMinor);
    const transferId = await this.transfers.order(tx, {
      sellerId,
      shareId: taken.shareId,
      causeId: taken.causeId,
      amountMinor: taken.amountMinor - commission,
      currency: taken.currency,
      cameByBank: taken.cameByBank,
    });
    await this.ledger.post(tx, {
      sellerId,
      purpose: 'release',
      cause: { kind: 'provider_transfer', id: transferId },
      counterpartyId: taken.payerId,
      legs: legsOf(taken.currency, {
        held: taken.amountMinor,
        [taken.cameByBank ? 'bank_payable' : 'payable']: commission - taken.amountMinor,
        commission: -commission,
      }),
    });
  }

  /** What is held for the seller, or the part named, goes back to the payer: owed at once, paid by a job. Harmless twice. */
  refund(tx: EntityManager, wish: ShareWish & { reason: string }): Promise<void> {
    return this.refunds.owe(tx, wish);
  }

  /** A part of what the seller was given already goes back to the payer; beyond what it is to be paid, the seller owes it. Harmless twice. */
  reclaim(tx: EntityManager, wish: ReclaimWish): Promise<void> {
    return this.refunds.reclaim(tx, wish);
  }

  payout(actor: Actor, write: WriteRequest): Promise<PayoutView> {
    return this.payouts.order(actor, write);
  }

  balance(sellerId: string): Promise<SellerBalanceView> {
    return this.payoutsQueries.balance(sellerId);
  }
}

function begun(): DomainError {
  return new DomainError('conflict', 'payment.begun', {
    zh: '整笔付款已经开始，不能再拆分：请取消后重新下单',
    en: 'Paying for the whole has begun, and cannot be split any more: cancel, and order anew',
  });
}
