import { Clock, DAY_MS, dayOf, newId } from '@app/kernel';
import { normalBreaks, QuotedListings, Stock } from '@app/listings';
import { type Actor, Database, requireKind, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { lacking, type LackingCertificate } from '../rfqs/certificates.sql.js';
import { stateConflict, versionConflict } from '../rfqs/rfq.faults.js';
import { RfqTalk } from '../rfqs/rfq-talk.service.js';
import { type LockedRfq, RfqSteps } from '../rfqs/rfq-steps.js';
import { RfqsQueries } from '../rfqs/rfqs.queries.js';
import { type QuoteRequest } from './quote.dto.js';
import { Quote, QuoteLine } from './quote.entity.js';
import {
  certificatesLacking,
  linesGone,
  linesRefused,
  notVerified,
  noQuote,
  validTooShort,
  withdrawnAlready,
} from './quote.faults.js';
import { type NamedQuoteLine, QuoteGoods } from './quote.goods.js';
import { type LockedQuote, QuoteSteps } from './quote-steps.js';
import { type QuoteView } from './quote.views.js';
import { QuotesQueries } from './quotes.queries.js';

const MOST_VALID_MS = 365 * DAY_MS;
/** China keeps one time, without summer. */
const DAY_ENDS = 'T23:59:59.999+08:00';

/** A seller's quote, until the deadline: submitted, revised, confirmed after an amendment, withdrawn. */
@Injectable()
export class Quotes {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly goods: QuoteGoods,
    private readonly listings: QuotedListings,
    private readonly queries: QuotesQueries,
    private readonly quoteSteps: QuoteSteps,
    private readonly rfqs: RfqsQueries,
    private readonly source: DataSource,
    private readonly steps: RfqSteps,
    private readonly stock: Stock,
    private readonly talk: RfqTalk,
  ) {}

  /** What it offers takes the place of what it offered before. */
  async submit(actor: Actor, rfqId: string, request: QuoteRequest, write: WriteRequest): Promise<QuoteView> {
    requireKind(actor, 'seller');
    const sellerId = actor.organisationId;
    // Not found before anything is said about its lines.
    await this.rfqs.forSeller(actor, rfqId);
    const asked = await this.goods.asked(this.source, rfqId, request.version);
    const { named, faults } = await this.goods.name(sellerId, asked, request.lines);
    return this.database.once(write, async (tx) => {
      const rfq = await this.lockOpen(tx, actor, rfqId, request.version);
      if (faults.length > 0) throw linesRefused(faults);
      await requireMayQuote(tx, sellerId, rfq);
      const lapsesAt = this.lapseOf(rfq, request.validUntil);
      await this.talk.join(tx, sellerId, rfqId);
      const before = await this.quoteSteps.lockOwn(tx, sellerId, rfqId);
      if (before) await this.drop(tx, before);
      const now = this.clock.now();
      const id = before?.id ?? newId(now.getTime());
      const seq = (before?.seq ?? 0) + 1;
      await tx.save(Quote, {
        sellerId,
        id,
        rfqId,
        rfqVersion: rfq.version,
        state: 'submitted',
        seq,
        validUntil: request.validUntil,
        lapsesAt,
        note: request.note ?? null,
        submittedAt: now,
      });
      await this.insertLines(tx, { sellerId, id, lapsesAt }, named);
      const act = before?.state === 'submitted' ? 'revise' : 'submit';
      await this.quoteSteps.note(tx, { sellerId, id, seq }, act, actor, request);
      return this.queries.read(tx, sellerId, rfqId);
    });
  }

  /** The quote stands as it is for what the RFQ says by now. */
  async confirm(actor: Actor, rfqId: string, version: number, write: WriteRequest): Promise<QuoteView> {
    return this.act(actor, rfqId, version, write, async (tx, quote, rfq) => {
      const gone: { line_no: number }[] = await tx.query(
        `SELECT DISTINCT line_no FROM quote_line WHERE seller_id = $1 AND quote_id = $2 AND line_no NOT IN
           (SELECT line_no FROM rfq_line WHERE rfq_id = $3 AND version = $4) ORDER BY line_no`,
        [quote.sellerId, quote.id, rfqId, rfq.version],
      );
      if (gone.length > 0) throw linesGone(gone.map((row) => row.line_no));
      await requireMayQuote(tx, quote.sellerId, rfq);
      this.lapseOf(rfq, quote.validUntil);
      const seq = quote.seq + 1;
      await tx.update(Quote, { sellerId: quote.sellerId, id: quote.id }, { rfqVersion: rfq.version, seq });
      await this.quoteSteps.note(tx, { ...quote, seq }, 'confirm', actor, { version });
    });
  }

  /** What it keeps is free again. */
  async withdraw(actor: Actor, rfqId: string, write: WriteRequest): Promise<QuoteView> {
    return this.act(actor, rfqId, undefined, write, async (tx, quote) => {
      await this.quoteSteps.free(tx, quote);
      const seq = quote.seq + 1;
      await tx.update(Quote, { sellerId: quote.sellerId, id: quote.id }, { state: 'withdrawn', seq });
      await tx.update(QuoteLine, { sellerId: quote.sellerId, quoteId: quote.id }, { holdId: null });
      await this.quoteSteps.note(tx, { ...quote, seq }, 'withdraw', actor, {});
    });
  }

  private act(
    actor: Actor,
    rfqId: string,
    version: number | undefined,
    write: WriteRequest,
    work: (tx: EntityManager, quote: LockedQuote, rfq: LockedRfq) => Promise<void>,
  ): Promise<QuoteView> {
    requireKind(actor, 'seller');
    const sellerId = actor.organisationId;
    return this.database.once(write, async (tx) => {
      const rfq = await this.lockOpen(tx, actor, rfqId, version);
      const quote = await this.quoteSteps.lockOwn(tx, sellerId, rfqId);
      if (quote === undefined) throw noQuote();
      if (quote.state !== 'submitted') throw withdrawnAlready();
      await work(tx, quote, rfq);
      return this.queries.read(tx, sellerId, rfqId);
    });
  }

  private async lockOpen(tx: EntityManager, actor: Actor, id: string, version?: number): Promise<LockedRfq> {
    const rfq = await this.steps.lockForSeller(tx, actor, id);
    if (rfq.state !== 'open') throw stateConflict(rfq.state, 'quote');
    if (version !== undefined && rfq.version !== version) throw versionConflict(rfq.version);
    return rfq;
  }

  /** A quote that lapses before it can be looked at would be none. */
  private lapseOf({ deadline }: LockedRfq, validUntil: string): Date {
    const earliest = dayOf(deadline);
    const latest = dayOf(new Date(this.clock.now().getTime() + MOST_VALID_MS));
    if (validUntil < earliest || validUntil > latest) throw validTooShort(earliest, latest);
    return new Date(`${validUntil}${DAY_ENDS}`);
  }

  /** What a revision takes the place of; its pieces are given back and kept again under the same locks. */
  private async drop(tx: EntityManager, quote: LockedQuote): Promise<void> {
    await this.quoteSteps.free(tx, quote);
    await tx.delete(QuoteLine, { sellerId: quote.sellerId, quoteId: quote.id });
  }

  private async insertLines(
    tx: EntityManager,
    quote: { sellerId: string; id: string; lapsesAt: Date },
    named: readonly NamedQuoteLine[],
  ): Promise<void> {
    const { sellerId } = quote;
    const listingIds = await this.listings.of(
      tx,
      sellerId,
      named.map(({ goods, request: { priceBreaks, leadTimeDays } }) => ({
        ...goods,
        priceBreaks,
        leadTimeDays,
      })),
    );
    const lines = named.map((line, at) => ({
      ...line,
      no: at + 1,
      listingId: listingIds[at]!,
      holdId: line.request.reserve ? newId() : null,
    }));
    const kept = lines.filter(({ holdId }) => holdId !== null);
    const toMake =
      kept.length === 0
        ? new Map<number, never>()
        : await this.stock.hold(tx, {
            heldUntil: quote.lapsesAt,
            lines: kept.map(({ no, listingId, holdId, request }) => ({
              lineNo: no,
              sellerId,
              listingId,
              orderId: holdId!,
              quantity: request.quantity,
              makeToOrder: true,
            })),
          });
    await tx.insert(
      QuoteLine,
      lines.map(({ no, listingId, holdId, request, goods, designation, asAsked, grade, reason }) => ({
        sellerId,
        quoteId: quote.id,
        no,
        lineNo: request.lineNo,
        listingId,
        partTypeId: goods.partTypeId,
        designation,
        brand: goods.brand,
        features: goods.features,
        asAsked,
        grade,
        reason,
        quantity: request.quantity,
        priceBreaks: normalBreaks(request.priceBreaks),
        leadTimeDays: request.leadTimeDays,
        lotNumber: request.lotNumber ?? null,
        holdId,
        readyOn: toMake.get(no)?.readyOn ?? null,
        note: request.note ?? null,
      })),
    );
  }
}

/** Verified, and with the certificates that the buyer insists on. */
async function requireMayQuote(tx: EntityManager, sellerId: string, rfq: LockedRfq): Promise<void> {
  const [row]: { verified: boolean; lacking: LackingCertificate[] }[] = await tx.query(
    `SELECT o.verification = 'verified' AS verified, ${lacking('r', 'o')} AS lacking
     FROM organisation o JOIN rfq r ON r.id = $2 WHERE o.id = $1`,
    [sellerId, rfq.id],
  );
  if (!row?.verified) throw notVerified();
  if (rfq.certifiedOnly && row.lacking.length > 0) throw certificatesLacking(row.lacking);
}
