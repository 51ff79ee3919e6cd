import { Clock } from '@app/kernel';
import { Stock } from '@app/listings';
import { type Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { QuoteStep } from './quote.entity.js';
import { type QuoteAct, type QuoteState } from './quote.states.js';

/** A quote whose row is locked. */
export interface LockedQuote {
  sellerId: string;
  id: string;
  state: QuoteState;
  seq: number;
  validUntil: string;
}

const COLUMNS = `seller_id AS "sellerId", id, state, seq, valid_until::text AS "validUntil"`;

/** What all acts on a quote share. */
@Injectable()
export class QuoteSteps {
  constructor(
    private readonly clock: Clock,
    private readonly stock: Stock,
  ) {}

  async lockOwn(tx: EntityManager, sellerId: string, rfqId: string): Promise<LockedQuote | undefined> {
    const [quote]: LockedQuote[] = await tx.query(
      `SELECT ${COLUMNS} FROM quote WHERE seller_id = $1 AND rfq_id = $2 FOR UPDATE`,
      [sellerId, rfqId],
    );
    return quote;
  }

  /** What its lines keep is free. */
  async free(tx: EntityManager, { sellerId, id }: Pick<LockedQuote, 'sellerId' | 'id'>): Promise<void> {
    const kept: { hold_id: string }[] = await tx.query(
      `SELECT hold_id FROM quote_line WHERE seller_id = $1 AND quote_id = $2 AND hold_id IS NOT NULL`,
      [sellerId, id],
    );
    await this.stock.release(tx, ...kept.map((line) => ({ sellerId, orderId: line.hold_id })));
  }

  /** The log's next entry. */
  async note(
    tx: EntityManager,
    { sellerId, id, seq }: Pick<LockedQuote, 'sellerId' | 'id' | 'seq'>,
    act: QuoteAct,
    { userId }: Actor,
    content: object,
  ): Promise<void> {
    await tx.insert(QuoteStep, {
      sellerId,
      quoteId: id,
      seq,
      act,
      personId: userId,
      content,
      at: this.clock.now(),
    });
  }
}
