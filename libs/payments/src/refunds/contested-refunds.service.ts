import { newId } from '@app/kernel';
import { Ledger, legsOf, MARKET_ID } from '@app/ledger';
import { enqueueJob } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { noteRefunded, oweByBank, type RefundRow, SELECT_REFUND } from './refund.store.js';

/** What of a refund a dispute has taken. */
export interface ContestedPart {
  refund: RefundRow;
  amountMinor: bigint;
}

interface OverdrawnDispute {
  id: string;
  state: 'open' | 'lost';
  market_minor: string;
}

/**
 * Refunds that the payer's bank has made by itself, by taking the charge back before they were sent. While that is open they wait;
 * lost, the payer has them; won, they are owed again. Nobody has his money back twice.
 */
@Injectable()
export class ContestedRefunds {
  constructor(private readonly ledger: Ledger) {}

  /** What of a payment is owed back and on no way yet, the oldest first: the bank may have what was exported to it. Locked until `tx` ends. */
  owed(tx: EntityManager, paymentId: string): Promise<RefundRow[]> {
    return tx.query(
      `${SELECT_REFUND} WHERE r.payment_id = $1 AND r.state IN ('due', 'asked', 'bank_due') AND NOT EXISTS (
         SELECT FROM remittance b WHERE b.seller_id = r.seller_id AND b.kind = 'refund' AND b.cause_id = r.id AND b.state = 'exported'
       ) ORDER BY r.seller_id, r.id FOR UPDATE OF r`,
      [paymentId],
    );
  }

  /** It is sent no more; of what is not taken, a refund of its own goes on. */
  async contest(
    tx: EntityManager,
    { refund, amountMinor }: ContestedPart,
    disputeShareId: string,
  ): Promise<void> {
    const rest = BigInt(refund.amount_minor) - amountMinor;
    const key = [refund.seller_id, refund.id];
    const [payees]: [{ holder: string; bank: string; account_number: string }[], number] = await tx.query(
      `WITH gone AS (
         UPDATE remittance SET state = 'withdrawn' WHERE seller_id = $1 AND kind = 'refund' AND cause_id = $2 AND state IN ('due', 'batched')
         RETURNING old.state, batch_id, amount_minor, holder, bank, account_number
       ), batch AS (
         UPDATE remittance_batch b SET remittances = b.remittances - 1, amount_minor = b.amount_minor - gone.amount_minor,
           state = CASE b.remittances WHEN 1 THEN 'withdrawn' ELSE b.state END
         FROM gone WHERE b.id = gone.batch_id AND gone.state = 'batched'
       )
       UPDATE refund SET state = 'contested', dispute_share_id = $3, amount_minor = $4
       WHERE seller_id = $1 AND id = $2
       RETURNING (SELECT holder FROM gone), (SELECT bank FROM gone), (SELECT account_number FROM gone)`,
      [...key, disputeShareId, amountMinor.toString()],
    );
    if (rest === 0n) return;
    const id = newId();
    await tx.query(
      `INSERT INTO refund (seller_id, id, share_id, cause_id, payment_id, amount_minor, currency, reason, state, failure_code)
       SELECT seller_id, $3, share_id, $3, payment_id, $4, currency, reason, $5, failure_code FROM refund
       WHERE seller_id = $1 AND id = $2`,
      [...key, id, rest.toString(), refund.is_by_bank ? 'bank_due' : 'due'],
    );
    const own = { ...refund, id, amount_minor: rest.toString() };
    if (!refund.is_by_bank) return this.ask(tx, own);
    await oweByBank(tx, own);
    const named = payees[0];
    if (named)
      await tx.query(
        `UPDATE remittance SET holder = $3, bank = $4, account_number = $5 WHERE seller_id = $1 AND kind = 'refund' AND cause_id = $2`,
        [own.seller_id, id, named.holder, named.bank, named.account_number],
      );
  }

  /** The dispute is lost: its bank has paid the payer back. */
  async conclude(tx: EntityManager, disputeId: string): Promise<void> {
    for (const row of await this.contestedBy(tx, disputeId)) {
      await tx.query(
        `UPDATE refund SET state = 'refunded', failure_code = NULL WHERE seller_id = $1 AND id = $2 AND state = 'contested'`,
        [row.seller_id, row.id],
      );
      await noteRefunded(tx, row);
    }
  }

  /** The dispute is won: they are owed again, by the provider, or where that has failed once, by the bank. */
  async reinstate(tx: EntityManager, disputeId: string): Promise<void> {
    for (const row of await this.contestedBy(tx, disputeId)) {
      const isByBank = row.provider_reference !== null;
      await tx.query(
        `UPDATE refund SET state = $3, dispute_share_id = NULL, attempt = attempt + 1
         WHERE seller_id = $1 AND id = $2 AND state = 'contested'`,
        [row.seller_id, row.id, isByBank ? 'bank_due' : 'due'],
      );
      if (isByBank) await oweByBank(tx, row);
      else await this.ask(tx, row);
    }
  }

  /**
   * Of a refund that has come back and is owed again: what a dispute took of its charge meanwhile, for which the market stood in while
   * the payer seemed to have it twice.
   */
  async cover(tx: EntityManager, refund: RefundRow): Promise<void> {
    const [dispute]: OverdrawnDispute[] = await tx.query(
      `SELECT id, state, market_minor FROM payment_dispute WHERE payment_id = $1 AND market_minor > 0 AND state <> 'won'
       ORDER BY id LIMIT 1 FOR UPDATE`,
      [refund.payment_id],
    );
    if (!dispute) return;
    const [left, amount] = [BigInt(dispute.market_minor), BigInt(refund.amount_minor)];
    const amountMinor = left < amount ? left : amount;
    const disputeShareId = newId();
    await tx.query(
      `WITH taken AS (UPDATE payment_dispute SET market_minor = market_minor - $5::bigint WHERE id = $3)
       INSERT INTO payment_dispute_share (seller_id, id, dispute_id, share_id, held_minor, released_minor, commission_minor, owed_minor, currency)
       VALUES ($1, $2, $3, $4, 0, 0, 0, $5::bigint, $6)`,
      [
        refund.seller_id,
        disputeShareId,
        dispute.id,
        refund.share_id,
        amountMinor.toString(),
        refund.currency,
      ],
    );
    await this.contest(tx, { refund, amountMinor }, disputeShareId);
    const isOpen = dispute.state === 'open';
    const borne = isOpen ? 'disputed' : 'losses';
    const cause = { kind: 'dispute_share', id: disputeShareId };
    const legs = (own: Parameters<typeof legsOf>[1]) => legsOf(refund.currency, own);
    await this.ledger.postAll(
      tx,
      [
        {
          sellerId: MARKET_ID,
          purpose: 'dispute_covered',
          cause,
          counterpartyId: null,
          legs: legs({ provider_cash: amountMinor, [borne]: -amountMinor }),
        },
        {
          sellerId: refund.seller_id,
          purpose: isOpen ? 'dispute_opened' : 'dispute_lost',
          cause,
          counterpartyId: refund.payer_id,
          legs: legs({ [isOpen ? 'disputed' : 'refund_due']: amountMinor, provider_cash: -amountMinor }),
        },
      ],
      { mayOwe: true },
    );
    if (!isOpen) await this.conclude(tx, dispute.id);
  }

  private contestedBy(tx: EntityManager, disputeId: string): Promise<RefundRow[]> {
    return tx.query(
      `${SELECT_REFUND} JOIN payment_dispute_share d ON d.seller_id = r.seller_id AND d.id = r.dispute_share_id
       WHERE d.dispute_id = $1 AND r.state = 'contested' ORDER BY r.seller_id, r.id FOR UPDATE OF r`,
      [disputeId],
    );
  }

  private async ask(tx: EntityManager, { seller_id: sellerId, id }: RefundRow): Promise<void> {
    await enqueueJob(tx, 'payments.refund', { sellerId, refundId: id }, { key: `refund:${id}` });
  }
}
