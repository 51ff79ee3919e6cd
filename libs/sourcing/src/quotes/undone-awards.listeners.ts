import { ListensTogether, type StoredFact } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { UndoneAwards } from './undone-awards.service.js';

/** What facts about orders tell us: they are stated above us. */
interface OrderTold {
  sellerId: string;
  orderId: string;
  note: string | null;
}

@Injectable()
export class UndoneAwardsListeners {
  constructor(private readonly undone: UndoneAwards) {}

  @ListensTogether(
    'order.declined',
    'order.approval_lapsed',
    'order.cancelled',
    'order.expired',
    'order.rejected',
  )
  onOrders(tx: EntityManager, facts: readonly StoredFact[]): Promise<void> {
    return this.undone.undo(
      tx,
      facts.map(({ name, payload }) => {
        const { sellerId, orderId, note } = payload as OrderTold;
        return { sellerId, orderId, refused: name === 'order.rejected', reason: note };
      }),
    );
  }
}
