import { Clock, SECOND_MS } from '@app/kernel';
import { Ledger, legsOf } from '@app/ledger';
import { enqueueJob, stateFacts } from '@app/platform';
import { Injectable, Logger } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { cashOf } from './channel.rules.js';
import { nextState, type PaymentOutcome } from './payment.states.js';
import { type PaymentState } from './payment.entity.js';
import { type PaymentRow } from './payment.views.js';
import { paymentFact } from './payments.events.js';
import { lockPayment } from './payments.queries.js';
import { Refunds } from './refunds/refunds.service.js';

const ASK_AGAIN_MS = 5 * SECOND_MS;

export interface ShareRow {
  seller_id: string;
  id: string;
  payment_id: string;
  reference_id: string;
  amount_minor: string;
  commission_minor: string;
  currency: string;
}

/** Writes what the provider made of a payment. Browser, webhook and job all end here; the first to come is the one that counts. */
@Injectable()
export class PaymentOutcomes {
  private readonly logger = new Logger(PaymentOutcomes.name);

  constructor(
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly refunds: Refunds,
  ) {}

  /** `attempt` is the one that was answered: what an earlier one came to does not touch a later one, unless it took the money. */
  async settle(
    tx: EntityManager,
    paymentId: string,
    outcome: PaymentOutcome,
    attempt?: number,
  ): Promise<void> {
    const payment = await lockPayment(tx, { id: paymentId });
    if (!payment) throw new TypeError(`there is no payment ${paymentId}`);
    const next = nextState(payment.state, outcome);
    if (next === null) return;
    if (outcome.kind !== 'captured' && attempt !== undefined && attempt < payment.attempt) return;
    const settled = await this.write(tx, payment, next, outcome);
    if (outcome.kind === 'captured')
      await this.capture(tx, settled, { wasCancelled: payment.state === 'cancelled' });
    if (next === 'failed') await stateFacts(tx, [paymentFact('payment.failed', settled, [])]);
    if (next === 'unknown') {
      this.logger.warn({ paymentId, outcome }, 'the provider did not answer; it will be asked again');
      await askLater(tx, paymentId, new Date(this.clock.now().getTime() + ASK_AGAIN_MS));
    }
  }

  private async write(
    tx: EntityManager,
    payment: PaymentRow,
    next: PaymentState,
    outcome: PaymentOutcome,
  ): Promise<PaymentRow> {
    if (outcome.kind === 'captured') requireWhole(payment, outcome);
    const failureCode = outcome.kind === 'failed' ? outcome.failureCode : null;
    const [rows]: [PaymentRow[], number] = await tx.query(
      `WITH answered AS (
         UPDATE payment_attempt SET outcome = $3, failure_code = $4 WHERE payment_id = $1 AND attempt = $7
       )
       UPDATE payment SET state = $3, failure_code = $4, action_url = $5, provider_charge = coalesce($6, provider_charge), method = coalesce($9, method),
         version = version + 1, updated_at = $8
       WHERE id = $1 AND state = $2 RETURNING *`,
      [
        payment.id,
        payment.state,
        next,
        failureCode,
        outcome.kind === 'requires_action' ? outcome.actionUrl : null,
        outcome.kind === 'captured' ? outcome.charge : null,
        payment.attempt,
        this.clock.now(),
        outcome.kind === 'captured' ? await methodOfCapture(tx, payment, outcome.charge) : null,
      ],
    );
    if (!rows[0]) throw new TypeError(`payment ${payment.id} changed under its lock`);
    return rows[0];
  }

  /** The money is there: each seller's share is held. Of a cancelled payment it goes back at once. */
  private async capture(
    tx: EntityManager,
    payment: PaymentRow,
    { wasCancelled }: { wasCancelled: boolean },
  ): Promise<void> {
    const [shares]: [ShareRow[], number] = await tx.query(
      `UPDATE payment_share SET state = 'held' WHERE payment_id = $1 AND state = 'pending' RETURNING *`,
      [payment.id],
    );
    await this.ledger.postAll(
      tx,
      shares.map((share) => ({
        sellerId: share.seller_id,
        purpose: 'capture',
        cause: { kind: 'payment_share', id: share.id },
        counterpartyId: payment.payer_id,
        legs: legsOf(share.currency, {
          [cashOf(payment)]: BigInt(share.amount_minor),
          held: -BigInt(share.amount_minor),
        }),
      })),
    );
    if (!wasCancelled) {
      const references = shares.map((share) => ({
        sellerId: share.seller_id,
        referenceId: share.reference_id,
      }));
      await stateFacts(tx, [paymentFact('payment.captured', payment, references)]);
      return;
    }
    for (const share of shares) {
      await this.refunds.owe(tx, {
        sellerId: share.seller_id,
        referenceId: share.reference_id,
        reason: 'captured_after_cancelling',
      });
    }
  }
}

/** A capture by the provider is of the attempt it was asked with, whatever the payer chose since. */
async function methodOfCapture(
  tx: EntityManager,
  { id, attempt }: PaymentRow,
  charge: string | null,
): Promise<string | null> {
  if (charge === null) return 'bank_transfer';
  const [row]: { method: string }[] = await tx.query(
    `SELECT method FROM payment_attempt WHERE payment_id = $1 AND attempt = $2`,
    [id, attempt],
  );
  return row?.method ?? null;
}

/** One job for each payment: a later wish takes the place of the waiting one. */
export function askLater(tx: EntityManager, paymentId: string, at: Date): Promise<void> {
  return enqueueJob(tx, 'payments.look', { paymentId }, { key: `payment:${paymentId}`, runAt: at });
}

/** A capture of another amount is nothing that we asked for: a person must look. */
function requireWhole(
  payment: PaymentRow,
  { amountMinor, currency }: PaymentOutcome & { kind: 'captured' },
): void {
  if (amountMinor !== BigInt(payment.amount_minor) || currency !== payment.currency) {
    throw new TypeError(
      `payment ${payment.id} asked for ${payment.amount_minor} ${payment.currency}, and ${amountMinor} ${currency} was taken`,
    );
  }
}
