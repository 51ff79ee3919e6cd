import { type Readable } from 'node:stream';
import { type PartFamily } from '@app/bearings';
import { Clock, newId } from '@app/kernel';
import {
  type Actor,
  Database,
  FileStore,
  IMAGE_TYPES,
  requireKind,
  stateFacts,
  withFile,
  type WriteRequest,
} from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type RfqSubscriptionRequest } from './rfq.dto.js';
import { RfqQuestion, RfqSubscription } from './rfq.entity.js';
import {
  answeredAlready,
  boresReversed,
  noSuchQuestion,
  stateConflict,
  unknownSeries,
} from './rfq.faults.js';
import { type RfqAttachmentView, type RfqView } from './rfq.views.js';
import { RfqSteps } from './rfq-steps.js';
import { rfqFact } from './rfqs.events.js';
import { RFQ_ATTACHMENT, RfqsQueries } from './rfqs.queries.js';
import { type RfqSubscriptionsView, type SellerRfqView } from './seller-rfq.views.js';

const MAX_BYTES = 16 * 1024 * 1024;
const DRAWINGS = [...IMAGE_TYPES, 'application/pdf'];

/** What goes between a buyer and the sellers beside quotes: drawings, questions and answers, who cares to hear. */
@Injectable()
export class RfqTalk {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly queries: RfqsQueries,
    private readonly steps: RfqSteps,
  ) {}

  /** Drawings are sent first; an RFQ names them then. Until it does, nobody sees them. */
  async attach(
    actor: Actor,
    content: Readable,
    name: string | undefined,
    write: WriteRequest,
  ): Promise<RfqAttachmentView> {
    requireKind(actor, 'buyer');
    const file = await this.files.receive(content, { maxBytes: MAX_BYTES, mediaTypes: DRAWINGS });
    return this.database.once(withFile(write, file), async (tx) => {
      const kept = { ownerId: actor.organisationId, purpose: RFQ_ATTACHMENT, name: name ?? null };
      await this.files.keep(tx, file, kept);
      return { id: file.id, name: kept.name, mediaType: file.mediaType, bytes: file.bytes };
    });
  }

  async ask(actor: Actor, id: string, question: string, write: WriteRequest): Promise<SellerRfqView> {
    requireKind(actor, 'seller');
    return this.database.once(write, async (tx) => {
      const rfq = await this.steps.lockForSeller(tx, actor, id);
      if (rfq.state !== 'open') throw stateConflict(rfq.state, 'ask');
      const sellerId = actor.organisationId;
      const now = this.clock.now();
      await this.join(tx, sellerId, id);
      const questionId = newId(now.getTime());
      await tx.insert(RfqQuestion, { sellerId, id: questionId, rfqId: id, question, askedAt: now });
      await stateFacts(tx, [rfqFact('rfq.asked', rfq, 1, { aggregateId: questionId, note: question })]);
      return this.queries.readForSeller(tx, sellerId, id);
    });
  }

  /** Once: what sellers have read does not change under them. */
  async answer(
    actor: Actor,
    { id, questionId }: { id: string; questionId: string },
    answer: string,
    write: WriteRequest,
  ): Promise<RfqView> {
    requireKind(actor, 'buyer');
    return this.database.once(write, async (tx) => {
      const rfq = await this.steps.lockOwn(tx, actor, id);
      if (rfq.state !== 'open') throw stateConflict(rfq.state, 'answer');
      const [asked]: { answer: string | null }[] = await tx.query(
        `SELECT answer FROM rfq_question WHERE rfq_id = $1 AND id = $2`,
        [id, questionId],
      );
      if (asked === undefined) throw noSuchQuestion();
      if (asked.answer !== null) throw answeredAlready();
      await tx.query(`UPDATE rfq_question SET answer = $3, answered_at = $4 WHERE rfq_id = $1 AND id = $2`, [
        id,
        questionId,
        answer,
        this.clock.now(),
      ]);
      const sellerIds = await this.steps.invited(tx, id);
      await stateFacts(tx, [
        rfqFact('rfq.answered', rfq, 2, { aggregateId: questionId, sellerIds, note: answer }),
      ]);
      return this.queries.read(tx, actor.organisationId, id);
    });
  }

  /** The seller will not quote; a quote later takes it back. */
  async decline(actor: Actor, id: string, write: WriteRequest): Promise<SellerRfqView> {
    requireKind(actor, 'seller');
    return this.database.once(write, async (tx) => {
      const rfq = await this.steps.lockForSeller(tx, actor, id);
      if (rfq.state !== 'open') throw stateConflict(rfq.state, 'quote');
      await this.join(tx, actor.organisationId, id);
      await tx.query(`UPDATE rfq_invitation SET declined_at = $3 WHERE seller_id = $1 AND rfq_id = $2`, [
        actor.organisationId,
        id,
        this.clock.now(),
      ]);
      return this.queries.readForSeller(tx, actor.organisationId, id);
    });
  }

  async subscribe(
    actor: Actor,
    items: readonly RfqSubscriptionRequest[],
    write: WriteRequest,
  ): Promise<RfqSubscriptionsView> {
    requireKind(actor, 'seller');
    const sellerId = actor.organisationId;
    items.forEach(requireBores);
    return this.database.once(write, async (tx) => {
      await requireSeries(tx, items);
      await tx.delete(RfqSubscription, { sellerId });
      await tx.insert(
        RfqSubscription,
        items.map(({ family, series = [], boreFromMm, boreToMm }) => ({
          sellerId,
          family,
          series,
          boreFromMm: boreFromMm ?? null,
          boreToMm: boreToMm ?? null,
        })),
      );
      return this.queries.subscriptionsIn(tx, sellerId);
    });
  }

  /** Who came to an RFQ that is open to all hears of it from now on like those who were invited. */
  async join(tx: EntityManager, sellerId: string, rfqId: string): Promise<void> {
    await tx.query(
      `INSERT INTO rfq_invitation (seller_id, rfq_id, invited_by, invited_at) VALUES ($1, $2, 'open', $3)
       ON CONFLICT (seller_id, rfq_id) DO UPDATE SET declined_at = NULL`,
      [sellerId, rfqId, this.clock.now()],
    );
  }
}

function requireBores({ boreFromMm, boreToMm }: RfqSubscriptionRequest, at: number): void {
  if (boreFromMm === undefined || boreToMm === undefined || boreFromMm <= boreToMm) return;
  throw boresReversed(at, boreFromMm);
}

/** A series that no type of the family has would never be heard of. */
async function requireSeries(tx: EntityManager, items: readonly RfqSubscriptionRequest[]): Promise<void> {
  const rows: { family: PartFamily; series: string[] }[] = await tx.query(
    `SELECT family, array_agg(DISTINCT series ORDER BY series) AS series FROM part_type WHERE family = ANY($1::text[]) GROUP BY family`,
    [items.map(({ family }) => family)],
  );
  const known = new Map(rows.map(({ family, series }) => [family, series]));
  items.forEach(({ family, series = [] }, at) => {
    const own = known.get(family) ?? [];
    const unknown = series.findIndex((each) => !own.includes(each));
    if (unknown !== -1) throw unknownSeries(at, unknown, own);
  });
}
