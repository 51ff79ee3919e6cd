import { newId } from '@app/kernel';
import { Ledger, legsOf, type TransferRequest } from '@app/ledger';
import { Database, enqueueJob, Runs } from '@app/platform';
import { Injectable, Logger } from '@nestjs/common';
import type Stripe from 'stripe';
import { type EntityManager } from 'typeorm';
import { type ReclaimWish, type ShareWish } from '../payment.request.js';
import { Reversals, reversalsQueue } from '../payouts/reversals.service.js';
import { failureOf, sentBy } from '../provider/stripe.answers.js';
import { StripeProvider } from '../provider/stripe.provider.js';
import { commissionBackOn } from '../share.rules.js';
import { takeBackFromShare, takeFromShare, type TakenPart } from '../shares.queries.js';
import { ContestedRefunds } from './contested-refunds.service.js';
import { nextRefundState, type RefundResult, resultOfRefund } from './refund.states.js';
import {
  lockRefund,
  noteFailed,
  noteRefunded,
  oweByBank,
  type RefundRow,
  SELECT_REFUND,
} from './refund.store.js';

type Cause = TransferRequest['cause'];

const cashOf = ({ is_by_bank: isByBank }: RefundRow): 'bank_cash' | 'provider_cash' =>
  isByBank ? 'bank_cash' : 'provider_cash';

/** The market's account at the provider has not that much: its balance is of all sellers, and goes up and down. */
const SHORT = 'balance_insufficient';

/** Money that goes back to the payer: owed in the ledger first, then asked of the provider by a job, or of the bank, then off the books. */
@Injectable()
export class Refunds {
  private readonly logger = new Logger(Refunds.name);

  constructor(
    private readonly contested: ContestedRefunds,
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly provider: StripeProvider,
    private readonly reversals: Reversals,
  ) {}

  /** What a share still holds, or the part named. Harmless twice. */
  async owe(tx: EntityManager, { reason, ...wish }: ShareWish & { reason: string }): Promise<void> {
    const taken = await takeFromShare(tx, wish, 'refundedMinor');
    if (taken === null) return;
    const id = await this.write(tx, { sellerId: wish.sellerId, taken, reason });
    await this.ledger.post(tx, {
      sellerId: wish.sellerId,
      purpose: 'refund_owed',
      cause: { kind: 'refund', id },
      counterpartyId: taken.payerId,
      legs: legsOf(taken.currency, { held: taken.amountMinor, refund_due: -taken.amountMinor }),
    });
  }

  /**
   * A part of what the seller was given already: off what it is to be paid, or owed by it, and back from its account at the
   * provider before the payer has it. The market gives its commission back. Harmless twice.
   */
  async reclaim(tx: EntityManager, { reason, ...wish }: ReclaimWish): Promise<void> {
    const taken = await takeBackFromShare(tx, wish);
    if (taken === null) return;
    const { sellerId } = wish;
    const commission = commissionBackOn(taken.share, taken.amountMinor);
    const amountMinor = taken.amountMinor - commission;
    const id = await this.write(tx, { sellerId, taken, reason, queue: reversalsQueue(sellerId) });
    await this.reversals.order(tx, { sellerId, shareId: taken.shareId, causeId: id, amountMinor });
    await this.ledger.post(
      tx,
      {
        sellerId,
        purpose: 'refund_reclaimed',
        cause: { kind: 'refund', id },
        counterpartyId: taken.payerId,
        legs: legsOf(taken.currency, {
          [taken.cameByBank ? 'bank_payable' : 'payable']: amountMinor,
          commission,
          refund_due: -taken.amountMinor,
        }),
      },
      { mayOwe: true },
    );
  }

  /** Asks the provider for the refund, or how the one it was asked for stands. What is not answered is tried again by the queue. */
  @Runs('payments.refund')
  async send(payload: unknown): Promise<void> {
    const { sellerId, refundId } = payload as { sellerId: string; refundId: string };
    const [row]: RefundRow[] = await this.database.source.query(
      `${SELECT_REFUND} WHERE r.seller_id = $1 AND r.id = $2`,
      [sellerId, refundId],
    );
    if (!row) throw new TypeError(`there is no refund ${refundId}`);
    if (row.state === 'sent') await this.settle(row, await this.lookUp(row));
    if (row.state !== 'due' && row.state !== 'asked') return;
    const result = await this.ask(row);
    if (result) await this.settle(row, result);
  }

  /** What the provider says of a refund of its own accord. False when it is none of ours. */
  async hear(refund: Stripe.Refund): Promise<boolean> {
    const { seller_id: sellerId, refund_id: refundId } = refund.metadata ?? {};
    const [row]: RefundRow[] = await this.database.source.query(
      `${SELECT_REFUND} WHERE r.seller_id = $1 AND r.id::text = $2`,
      [sellerId ?? null, refundId ?? null],
    );
    if (!row) return false;
    await this.settle(row, resultOfRefund(await this.provider.lookUpRefund(refund.id)));
    return true;
  }

  /** The market's bank has sent it. */
  async noteRemitted(
    tx: EntityManager,
    sellerId: string,
    refundId: string,
    remittanceId: string,
  ): Promise<void> {
    const row = await lockRefund(tx, sellerId, refundId);
    if (row?.state !== 'bank_due') return;
    await tx.query(
      `UPDATE refund SET state = 'refunded', failure_code = NULL WHERE seller_id = $1 AND id = $2`,
      [sellerId, refundId],
    );
    await this.close(tx, row, { kind: 'remittance', id: remittanceId });
  }

  /** And it came back: it is due again. */
  async noteReturned(
    tx: EntityManager,
    sellerId: string,
    refundId: string,
    remittanceId: string,
  ): Promise<void> {
    const row = await lockRefund(tx, sellerId, refundId);
    if (row?.state !== 'refunded') return;
    await tx.query(
      `UPDATE refund SET state = 'bank_due', failure_code = 'bank_returned' WHERE seller_id = $1 AND id = $2`,
      [sellerId, refundId],
    );
    await this.fail(tx, { ...row, is_by_bank: true }, 'bank_returned', {
      kind: 'remittance',
      id: remittanceId,
    });
  }

  /** It is owed by the bank once more: unless the payer's own bank has taken it from the charge already. */
  async cover(tx: EntityManager, sellerId: string, refundId: string): Promise<void> {
    const row = await lockRefund(tx, sellerId, refundId);
    if (row?.state === 'bank_due') await this.contested.cover(tx, row);
  }

  /** What the provider made of refunds of a payment that it was asked for and has not answered. */
  async find(paymentId: string): Promise<void> {
    const rows: RefundRow[] = await this.database.source.query(
      `${SELECT_REFUND} WHERE r.payment_id = $1 AND r.state = 'asked' ORDER BY r.id`,
      [paymentId],
    );
    for (const row of rows) {
      const found = await this.provider.findRefund(row.intent, row.id);
      if (found) await this.settle(row, resultOfRefund(found));
    }
  }

  private async write(
    tx: EntityManager,
    {
      sellerId,
      taken,
      reason,
      queue,
    }: { sellerId: string; taken: TakenPart; reason: string; queue?: string },
  ): Promise<string> {
    const id = newId();
    await tx.query(
      `INSERT INTO refund (seller_id, id, share_id, cause_id, payment_id, amount_minor, currency, reason, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        sellerId,
        id,
        taken.shareId,
        taken.causeId,
        taken.paymentId,
        taken.amountMinor.toString(),
        taken.currency,
        reason,
        taken.cameByBank ? 'bank_due' : 'due',
      ],
    );
    const { amountMinor, currency, paymentId } = taken;
    if (taken.cameByBank)
      await oweByBank(tx, {
        seller_id: sellerId,
        id,
        amount_minor: amountMinor.toString(),
        currency,
        payment_id: paymentId,
      });
    else await enqueueJob(tx, 'payments.refund', { sellerId, refundId: id }, { key: `refund:${id}`, queue });
    return id;
  }

  private async lookUp({ provider_reference: reference }: RefundRow): Promise<RefundResult> {
    if (reference === null) throw new TypeError('a refund that was sent has a reference');
    return resultOfRefund(await this.provider.lookUpRefund(reference));
  }

  /** An answer may have been lost, and its key forgotten since: what was asked before is looked for before it is asked again. */
  private async ask(row: RefundRow): Promise<RefundResult | null> {
    if (row.state === 'asked') {
      const found = await this.provider.findRefund(row.intent, row.id);
      if (found) return resultOfRefund(found);
    }
    await this.reversals.sendOf(row.seller_id, row.id);
    const [asked]: [unknown[], number] = await this.database.source.query(
      `UPDATE refund SET state = 'asked' WHERE seller_id = $1 AND id = $2 AND state IN ('due', 'asked') RETURNING 1`,
      [row.seller_id, row.id],
    );
    if (asked.length === 0) return null;
    const answer = await this.provider.refund({
      sellerId: row.seller_id,
      id: row.id,
      attempt: row.attempt,
      intent: row.intent,
      amountMinor: BigInt(row.amount_minor),
      currency: row.currency,
    });
    const sent = await sentBy(answer, () => this.provider.findRefund(row.intent, row.id));
    if (sent) return resultOfRefund(sent);
    const failureCode = failureOf(answer);
    if (answer.kind === 'spent' || failureCode === SHORT) return this.askAnew(row, failureCode);
    return { state: 'failed', reference: null, failureCode };
  }

  /**
   * Under another key: this one is spent, and the refund was looked for and is not there; or the market's own account is short at
   * the moment, which the next payment mends.
   */
  private async askAnew(
    { seller_id: sellerId, id, attempt }: RefundRow,
    failureCode: string,
  ): Promise<never> {
    await this.database.source.query(
      `UPDATE refund SET attempt = attempt + 1 WHERE seller_id = $1 AND id = $2 AND attempt = $3`,
      [sellerId, id, attempt],
    );
    throw new Error(`refund ${id} failed by ${failureCode}; it is asked again`);
  }

  private async settle({ seller_id: sellerId, id }: RefundRow, result: RefundResult): Promise<void> {
    await this.database.transact(async (tx) => {
      const row = await lockRefund(tx, sellerId, id);
      if (
        !row ||
        row.is_by_bank ||
        row.dispute_share_id !== null ||
        !nextRefundState(row.state, result.state)
      )
        return;
      await tx.query(
        `UPDATE refund SET state = $3, provider_reference = coalesce($4, provider_reference), failure_code = $5
         WHERE seller_id = $1 AND id = $2`,
        [
          sellerId,
          id,
          result.state === 'failed' ? 'bank_due' : result.state,
          result.reference,
          result.failureCode,
        ],
      );
      if (result.state === 'refunded') await this.close(tx, row);
      if (result.state === 'failed') await this.turnToBank(tx, row, result.failureCode);
    });
  }

  /** The buyer has it back: off the books. */
  private async close(
    tx: EntityManager,
    row: RefundRow,
    cause: Cause = { kind: 'refund', id: row.id },
  ): Promise<void> {
    const amount = BigInt(row.amount_minor);
    await this.ledger.post(
      tx,
      {
        sellerId: row.seller_id,
        purpose: 'refund_paid',
        cause,
        counterpartyId: row.payer_id,
        legs: legsOf(row.currency, { refund_due: amount, [cashOf(row)]: -amount }),
      },
      { mayOwe: true },
    );
    await noteRefunded(tx, row);
  }

  /** The provider will not pay it back, whoever asks: the market's bank does, once the payer's account is named. */
  private async turnToBank(tx: EntityManager, row: RefundRow, failureCode: string | null): Promise<void> {
    await this.fail(tx, row, failureCode);
    await oweByBank(tx, row);
    await this.cover(tx, row.seller_id, row.id);
  }

  /** It stays owed, in the books and among what the bank is to send. */
  private async fail(
    tx: EntityManager,
    row: RefundRow,
    failureCode: string | null,
    cause: Cause = { kind: 'refund', id: row.id },
  ): Promise<void> {
    this.logger.error({ refundId: row.id, sellerId: row.seller_id, failureCode }, 'a refund failed');
    if (row.state === 'refunded') {
      const amount = BigInt(row.amount_minor);
      await this.ledger.post(tx, {
        sellerId: row.seller_id,
        purpose: 'refund_returned',
        cause,
        counterpartyId: row.payer_id,
        legs: legsOf(row.currency, { [cashOf(row)]: amount, refund_due: -amount }),
      });
    }
    await noteFailed(tx, row);
  }
}
