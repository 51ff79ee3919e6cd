import { MINUTE_MS } from '@app/kernel';
import { ListensTogether, type StoredFact } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { ANSWER_HOURS } from './reputation.rules.js';
import { type Deed, Reputations } from './reputation.service.js';

/** What facts about orders and their claims tell us: they are stated above us. */
interface OrderTold {
  sellerId: string;
  orderId: string;
  shipBy?: string | null;
  outcome?: string;
}

@Injectable()
export class ReputationListeners {
  constructor(private readonly reputations: Reputations) {}

  @ListensTogether(
    'order.paid',
    'order.accepted',
    'order.rejected',
    'order.shipped',
    'order.completed',
    'order.claim_settled',
  )
  onOrders(tx: EntityManager, facts: readonly StoredFact[]): Promise<void> {
    return this.reputations.note(tx, facts.flatMap(deedsOf));
  }

  @ListensTogether('rfq.unsealed')
  onRfqs(tx: EntityManager, facts: readonly StoredFact[]): Promise<void> {
    return this.reputations.noteAnswers(
      tx,
      facts.map(({ aggregateId }) => aggregateId),
    );
  }
}

/** A day of the market's, to its end. */
const endOf = (day: string): Date => new Date(`${day}T23:59:59.999+08:00`);

function deedsOf({ name, payload, occurredAt: at }: StoredFact): Deed[] {
  const { sellerId, orderId: subjectId, shipBy, outcome } = payload as OrderTold;
  const deed = { sellerId, subjectId, since: at };
  switch (name) {
    case 'order.paid':
      return [
        { ...deed, kind: 'accept', dueAt: new Date(at.getTime() + ANSWER_HOURS * 60 * MINUTE_MS) },
        ...(shipBy ? [{ ...deed, kind: 'dispatch' as const, dueAt: endOf(shipBy) }] : []),
      ];
    case 'order.accepted':
      return [{ ...deed, kind: 'accept', doneAt: at }];
    case 'order.rejected':
      return [
        { ...deed, kind: 'accept', doneAt: at },
        { ...deed, kind: 'dispatch', doneAt: at, failed: true },
      ];
    case 'order.shipped':
      return [{ ...deed, kind: 'dispatch', doneAt: at }];
    case 'order.completed':
      return [{ ...deed, kind: 'quality', dueAt: at, doneAt: at }];
    case 'order.claim_settled':
      return outcome === 'reject' ? [] : [{ ...deed, kind: 'quality', failed: true }];
    default:
      return [];
  }
}
