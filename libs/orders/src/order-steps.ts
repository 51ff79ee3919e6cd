import { DomainError, notFound } from '@app/kernel';
import { type Actor, Database, stateFacts, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type OrderAct, type OrderParty, type OrderState, TRANSITIONS } from './order.states.js';
import { type OrderRow, type OrderView, partyOf, toOrderView } from './order.views.js';
import { FACT_OF_ACT, orderFact } from './orders.events.js';
import { OrdersQueries } from './orders.queries.js';
import { stateWord } from './state.words.js';

export interface Mover {
  by: OrderParty;
  personId: string | null;
  note?: string;
  /** What the ledger is to name as the cause of the money that it moves. */
  causeId?: string;
  /** When the order goes on by itself from where it gets to; absent: never. */
  dueAt?: Date;
}

export const SYSTEM: Mover = { by: 'system', personId: null };

/** How an order takes a step: its row locked first, so that of two acts at once the second sees what the first left. */
@Injectable()
export class OrderSteps {
  constructor(
    private readonly database: Database,
    private readonly queries: OrdersQueries,
  ) {}

  /** One act of one side: found, locked, done, and answered as it stands then. */
  act(
    actor: Actor,
    id: string,
    write: WriteRequest,
    effect: (tx: EntityManager, order: OrderRow, mover: Mover) => Promise<void>,
  ): Promise<OrderView> {
    return this.database.once(write, async (tx) => {
      const order = await this.lockOwn(tx, actor, id);
      const by = partyOf(actor, order) ?? 'buyer';
      await effect(tx, order, { by, personId: actor.userId });
      return toOrderView(await this.queries.orderRow(tx, order.seller_id, id), by);
    });
  }

  /** Another's order is not found, rather than forbidden. */
  async lockOwn(tx: EntityManager, actor: Actor, id: string): Promise<OrderRow> {
    const [own]: { seller_id: string }[] = await tx.query(
      `SELECT seller_id FROM trade_order WHERE id = $1 AND $2 IN (seller_id, buyer_id) FOR UPDATE`,
      [id, actor.organisationId],
    );
    if (!own) throw notFound('order', '订单', 'order');
    return this.queries.orderRow(tx, own.seller_id, id);
  }

  async lock(tx: EntityManager, sellerId: string, id: string): Promise<OrderRow> {
    await tx.query(`SELECT 1 FROM trade_order WHERE seller_id = $1 AND id = $2 FOR UPDATE`, [sellerId, id]);
    return this.queries.orderRow(tx, sellerId, id);
  }

  /** One step of the table, with the old state in the WHERE, its entry in the log, and its fact. `order` then says where it got to. */
  async move(tx: EntityManager, order: OrderRow, act: OrderAct, mover: Mover): Promise<void> {
    const { from, by } = TRANSITIONS[act];
    const to = TRANSITIONS[act].to ?? order.state;
    if (!by.includes(mover.by) || !from.includes(order.state)) throw stateConflict(order, act);
    const moved: { seq: number }[] = await tx.query(
      `WITH moved AS (
         UPDATE trade_order SET state = $4, version = version + 1, due_at = $8
         WHERE seller_id = $1 AND id = $2 AND state = $3 RETURNING seller_id, id, version
       )
       INSERT INTO order_transition (seller_id, order_id, seq, from_state, to_state, by, person_id, note, cause_id)
       SELECT seller_id, id, version, $3, $4, $5, $6, $7, $9 FROM moved RETURNING seq`,
      [
        order.seller_id,
        order.id,
        order.state,
        to,
        mover.by,
        mover.personId,
        mover.note ?? null,
        mover.dueAt ?? null,
        mover.causeId ?? null,
      ],
    );
    if (!moved[0]) throw stateConflict(order, act);
    await stateFacts(tx, [orderFact(FACT_OF_ACT[act], order, moved[0].seq, mover.note)]);
    order.state = to;
    order.due_at = mover.dueAt?.toISOString() ?? null;
  }
}

function stateConflict(order: { number: string; state: OrderState }, act: OrderAct): DomainError {
  const needed = TRANSITIONS[act].from.map((state) => `"${stateWord(state, 'en')}"`).join(' or ');
  return new DomainError('conflict', 'order.state_conflict', {
    zh: `订单 ${order.number} 现在是“${stateWord(order.state, 'zh')}”，不允许这一步`,
    en: `Order ${order.number} is "${stateWord(order.state, 'en')}"; this needs it to be ${needed}`,
  });
}
