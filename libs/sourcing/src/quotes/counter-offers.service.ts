import { Clock, formatUnitPrice, newId, notFound, unitPriceMicros } from '@app/kernel';
import { type PriceBreak, unitPriceAt } from '@app/listings';
import { type Actor, Database, requireKind, stateFacts, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { stateConflict } from '../rfqs/rfq.faults.js';
import { RfqSteps } from '../rfqs/rfq-steps.js';
import { rfqFact } from '../rfqs/rfqs.events.js';
import { type CounterOfferRequest } from './quote.dto.js';
import { CounterOffer, Quote, QuoteLine } from './quote.entity.js';
import { counterAnswered, counterNotLower, counterOpen, counterQuantity, noQuote } from './quote.faults.js';
import { QuoteSteps } from './quote-steps.js';
import { type QuoteState } from './quote.states.js';
import { type CounterOfferView, type QuoteView, toCounterOfferView } from './quote.views.js';
import { QuotesQueries } from './quotes.queries.js';

/** Bargaining over a line of a quote, between the deadline and the award. */
@Injectable()
export class CounterOffers {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly queries: QuotesQueries,
    private readonly quoteSteps: QuoteSteps,
    private readonly steps: RfqSteps,
  ) {}

  async make(
    actor: Actor,
    rfqId: string,
    { sellerId, quoteId, no, quantity, unitPrice, note }: CounterOfferRequest,
    write: WriteRequest,
  ): Promise<CounterOfferView> {
    requireKind(actor, 'buyer');
    return this.database.once(write, async (tx) => {
      const rfq = await this.steps.lockOwn(tx, actor, rfqId);
      if (rfq.state !== 'deciding') throw stateConflict(rfq.state, 'award');
      const quote = await this.quoteSteps.lockOwn(tx, sellerId, rfqId);
      const line = await tx.findOneBy(QuoteLine, { sellerId, quoteId, no });
      if (quote?.id !== quoteId || quote.state !== 'submitted' || line === null) throw noQuote();
      requirePieces(line, quantity);
      const price = unitPriceAt(line.priceBreaks, quantity)!;
      const isLower = unitPriceMicros(unitPrice) < unitPriceMicros(price);
      if (!isLower || unitPriceMicros(unitPrice) === 0n) throw counterNotLower(price);
      if (await tx.existsBy(CounterOffer, { sellerId, quoteId, no, state: 'open' })) throw counterOpen();
      const now = this.clock.now();
      const id = newId(now.getTime());
      const offer = { id, no, quantity, unitPrice, note: note ?? null, state: 'open' as const };
      await tx.insert(CounterOffer, { ...offer, sellerId, quoteId, madeAt: now });
      const seq = quote.seq + 1;
      await tx.update(Quote, { sellerId, id: quoteId }, { seq });
      await this.quoteSteps.note(tx, { sellerId, id: quoteId, seq }, 'counter', actor, offer);
      await stateFacts(tx, [
        rfqFact('quote.countered', rfq, 1, {
          aggregateId: id,
          sellerIds: [sellerId],
          note: line.designation,
        }),
      ]);
      return toCounterOfferView({ ...offer, madeAt: now.toISOString(), answeredAt: null });
    });
  }

  /** From so many pieces on, the line's price is what the buyer named. */
  accept = (actor: Actor, id: string, write: WriteRequest): Promise<QuoteView> =>
    this.answer(actor, id, 'accepted', write);

  decline = (actor: Actor, id: string, write: WriteRequest): Promise<QuoteView> =>
    this.answer(actor, id, 'declined', write);

  private answer(
    actor: Actor,
    id: string,
    state: 'accepted' | 'declined',
    write: WriteRequest,
  ): Promise<QuoteView> {
    requireKind(actor, 'seller');
    const sellerId = actor.organisationId;
    return this.database.once(write, async (tx) => {
      const [found]: { rfq_id: string }[] = await tx.query(
        `SELECT q.rfq_id FROM counter_offer c JOIN quote q ON q.seller_id = c.seller_id AND q.id = c.quote_id
         WHERE c.seller_id = $1 AND c.id = $2`,
        [sellerId, id],
      );
      if (found === undefined) throw notFound('counter_offer', '还价', 'counter-offer');
      const rfq = await this.steps.lockForSeller(tx, actor, found.rfq_id);
      const quote = await this.quoteSteps.lockOwn(tx, sellerId, found.rfq_id);
      const offer = await tx.findOneByOrFail(CounterOffer, { sellerId, id });
      const isOpen = rfq.state === 'deciding' && quote?.state === ('submitted' satisfies QuoteState);
      if (!isOpen || offer.state !== 'open') throw counterAnswered();
      await tx.update(CounterOffer, { sellerId, id }, { state, answeredAt: this.clock.now() });
      if (state === 'accepted') await this.reprice(tx, offer);
      const seq = quote.seq + 1;
      await tx.update(Quote, { sellerId, id: quote.id }, { seq });
      const act = state === 'accepted' ? 'accept_counter' : 'decline_counter';
      await this.quoteSteps.note(tx, { sellerId, id: quote.id, seq }, act, actor, { id });
      const line = await tx.findOneByOrFail(QuoteLine, { sellerId, quoteId: quote.id, no: offer.no });
      const told = { aggregateId: id, sellerIds: [sellerId], note: line.designation };
      await stateFacts(tx, [rfqFact(`quote.counter_${state}`, rfq, 2, told)]);
      return this.queries.read(tx, sellerId, found.rfq_id);
    });
  }

  private async reprice(
    tx: EntityManager,
    { sellerId, quoteId, no, quantity, unitPrice }: CounterOffer,
  ): Promise<void> {
    const where = { sellerId, quoteId, no };
    const line = await tx.findOneByOrFail(QuoteLine, where);
    await tx.update(QuoteLine, where, { priceBreaks: breaksWith(line.priceBreaks, quantity, unitPrice) });
  }
}

/** Larger quantities keep what was cheaper already. */
function breaksWith(breaks: readonly PriceBreak[], minQuantity: number, unitPrice: string): PriceBreak[] {
  const agreed = unitPriceMicros(unitPrice);
  return [
    ...breaks.filter((each) => each.minQuantity < minQuantity),
    { minQuantity, unitPrice: formatUnitPrice(agreed) },
    ...breaks.filter((each) => each.minQuantity > minQuantity && unitPriceMicros(each.unitPrice) < agreed),
  ];
}

function requirePieces({ priceBreaks, quantity: most }: QuoteLine, quantity: number): void {
  const least = priceBreaks[0]!.minQuantity;
  if (quantity >= least && quantity <= most) return;
  throw counterQuantity(least, most);
}
