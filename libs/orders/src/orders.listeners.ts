import { Listens, type StoredFact } from '@app/platform';
import { type PaymentFactPayload } from '@app/payments';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { OrderActs } from './order-acts.service.js';

@Injectable()
export class OrdersListeners {
  constructor(private readonly acts: OrderActs) {}

  @Listens('payment.captured')
  async onCaptured(tx: EntityManager, fact: StoredFact): Promise<void> {
    const { purpose } = fact.payload as PaymentFactPayload;
    if (purpose.kind === 'checkout') await this.acts.settle(tx, purpose.id);
  }
}
