import { Clock, notFound } from '@app/kernel';
import { Stock } from '@app/listings';
import { type Actor, stateFacts } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { stateConflict } from './rfq.faults.js';
import { type RfqAct, RFQ_TRANSITIONS, type RfqState, stateNow } from './rfq.states.js';
import { FACT_OF_ACT, rfqFact, type RfqFactPayload } from './rfqs.events.js';

/** An RFQ whose row is locked. */
export interface LockedRfq {
  id: string;
  buyerId: string;
  title: string;
  state: RfqState;
  version: number;
  seq: number;
  nextLineNo: number;
  province: string;
  openToAll: boolean;
  certifiedOnly: boolean;
  deadline: Date;
  decideBy: Date;
  /** The latest purchase that stands of it. */
  checkoutId: string | null;
}

interface Mover {
  personId: string | null;
  note?: string;
}

const SYSTEM: Mover = { personId: null };

const COLUMNS = `r.id, r.buyer_id AS "buyerId", r.title, r.state, r.version, r.seq, r.next_line_no AS "nextLineNo", r.province,
  r.open_to_all AS "openToAll", r.certified_only AS "certifiedOnly", r.deadline, r.decide_by AS "decideBy", r.checkout_id AS "checkoutId"`;

/** How an RFQ takes a step: its row locked first, so that of two acts at once the second sees what the first left. */
@Injectable()
export class RfqSteps {
  constructor(
    private readonly clock: Clock,
    private readonly stock: Stock,
  ) {}

  /** The buyer's own, brought up to what the clock says. Another's is not found. */
  async lockOwn(tx: EntityManager, actor: Actor, id: string): Promise<LockedRfq> {
    const rfq = await this.lock(tx, id);
    if (rfq?.buyerId !== actor.organisationId) throw notFound('rfq', '询价', 'RFQ');
    return rfq;
  }

  /** Whoever's it is; undefined where there is none. */
  async lock(tx: EntityManager, id: string): Promise<LockedRfq | undefined> {
    const [rfq]: LockedRfq[] = await tx.query(`SELECT ${COLUMNS} FROM rfq r WHERE r.id = $1 FOR UPDATE`, [
      id,
    ]);
    if (rfq) await this.catchUp(tx, rfq);
    return rfq;
  }

  /** For what a seller does while sellers may do something; the buyer's acts wait for it. */
  async lockForSeller(tx: EntityManager, actor: Actor, id: string): Promise<LockedRfq> {
    const [rfq]: LockedRfq[] = await tx.query(
      `SELECT ${COLUMNS} FROM rfq r
       WHERE r.id = $1 AND (EXISTS (SELECT FROM rfq_invitation i WHERE i.rfq_id = r.id AND i.seller_id = $2) OR r.open_to_all)
       FOR SHARE OF r`,
      [id, actor.organisationId],
    );
    if (rfq === undefined) throw notFound('rfq', '询价', 'RFQ');
    return { ...rfq, state: stateNow(rfq, this.clock.now()) };
  }

  /** One step of the table, its entry in the log and its fact. `rfq` then says where it got to. */
  async move(
    tx: EntityManager,
    rfq: LockedRfq,
    act: RfqAct,
    { personId, note }: Mover,
    told: Partial<RfqFactPayload> = {},
  ): Promise<void> {
    const { from, to: otherwise, bought, by } = RFQ_TRANSITIONS[act];
    if (!from.includes(rfq.state)) throw stateConflict(rfq.state, act);
    const to = bought && rfq.checkoutId !== null ? bought : otherwise;
    const before = rfq.state;
    rfq.seq++;
    rfq.state = to;
    await tx.query(`UPDATE rfq SET state = $2, seq = $3, checkout_id = $4 WHERE id = $1`, [
      rfq.id,
      to,
      rfq.seq,
      rfq.checkoutId,
    ]);
    await tx.query(
      `INSERT INTO rfq_transition (rfq_id, seq, from_state, to_state, act, by, person_id, note, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [rfq.id, rfq.seq, before, to, act, by, personId, note ?? null, this.clock.now()],
    );
    await stateFacts(tx, [rfqFact(FACT_OF_ACT[act], rfq, rfq.seq, { note: note ?? null, ...told })]);
  }

  /** An end without an award: what quotes keep is free, and their sellers hear of it. */
  async end(
    tx: EntityManager,
    rfq: LockedRfq,
    act: 'cancel' | 'close' | 'lapse',
    mover: Mover = SYSTEM,
  ): Promise<void> {
    const quoting = await this.endQuotes(tx, rfq.id);
    const told = act === 'cancel' ? await this.invited(tx, rfq.id) : quoting;
    await this.move(tx, rfq, act, mover, { sellerIds: told, quotes: quoting.length });
  }

  /** Quotes that still stand have lost: what they keep is free. Answers whose they were. */
  async endQuotes(tx: EntityManager, rfqId: string): Promise<string[]> {
    const kept: { seller_id: string; hold_id: string }[] = await tx.query(
      `SELECT l.seller_id, l.hold_id FROM quote q JOIN quote_line l ON l.seller_id = q.seller_id AND l.quote_id = q.id
       WHERE q.rfq_id = $1 AND q.state = 'submitted' AND l.hold_id IS NOT NULL ORDER BY l.hold_id`,
      [rfqId],
    );
    await this.stock.release(
      tx,
      ...kept.map((line) => ({ sellerId: line.seller_id, orderId: line.hold_id })),
    );
    const [lost]: [{ seller_id: string }[], number] = await tx.query(
      `UPDATE quote SET state = 'lost' WHERE rfq_id = $1 AND state = 'submitted' RETURNING seller_id`,
      [rfqId],
    );
    return lost.map((row) => row.seller_id);
  }

  /** Those who were told of it and have not said no. */
  async invited(tx: EntityManager, rfqId: string): Promise<string[]> {
    const rows: { seller_id: string }[] = await tx.query(
      `SELECT seller_id FROM rfq_invitation WHERE rfq_id = $1 AND declined_at IS NULL ORDER BY seller_id`,
      [rfqId],
    );
    return rows.map((row) => row.seller_id);
  }

  /** What the clock has brought about and no job has worked yet. */
  private async catchUp(tx: EntityManager, rfq: LockedRfq): Promise<void> {
    const now = this.clock.now();
    if (rfq.state === 'open' && rfq.deadline <= now) await this.unseal(tx, rfq);
    if (rfq.state === 'deciding' && rfq.decideBy <= now) await this.end(tx, rfq, 'lapse');
  }

  private async unseal(tx: EntityManager, rfq: LockedRfq): Promise<void> {
    const [row]: { quotes: number }[] = await tx.query(
      `SELECT count(*)::int AS quotes FROM quote WHERE rfq_id = $1 AND state = 'submitted'`,
      [rfq.id],
    );
    await this.move(tx, rfq, 'unseal', SYSTEM, { quotes: row?.quotes ?? 0 });
  }
}
