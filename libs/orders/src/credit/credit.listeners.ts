import { type DisputeFactPayload, type PaymentFactPayload } from '@app/payments';
import { Listens, type StoredFact } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Repayments } from './repayments.service.js';

/** What became of the payments by which buyers pay what they owe. */
@Injectable()
export class CreditListeners {
  constructor(private readonly repayments: Repayments) {}

  @Listens('payment.captured')
  async onCaptured(tx: EntityManager, fact: StoredFact): Promise<void> {
    const { purpose } = fact.payload as PaymentFactPayload;
    if (purpose.kind === 'repayment') await this.repayments.settle(tx, purpose.id);
  }

  /** While it is open, the ledger keeps the money from the seller; lost, it was never paid. */
  @Listens('payment.dispute_closed')
  async onDisputeClosed(tx: EntityManager, fact: StoredFact): Promise<void> {
    const { purpose, dispute } = fact.payload as DisputeFactPayload;
    if (purpose.kind !== 'repayment' || dispute.state !== 'lost') return;
    for (const { sellerId, referenceId, released } of dispute.parts)
      await this.repayments.takeBack(tx, sellerId, referenceId, {
        amountMinor: BigInt(released.amountMinor),
        disputeId: dispute.id,
      });
  }
}
