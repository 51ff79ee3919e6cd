import { expect } from '@jest/globals';
import { type Account, type Answer, type Json, type TestApp } from './app.js';
import { offer, paidOrder } from './trade.js';

export const SENT = { carrier: '德邦', trackingNumber: 'DB123456' };
export const BACK = { carrier: '顺丰速运', trackingNumber: 'SF777888' };

interface Trade {
  market: TestApp;
  buyer: Account;
  seller: Account;
}

/** Claims as buyer and seller make and answer them, and what time does to them. */
export function claimsOf(on: () => Trade) {
  let brand = 0;

  /** An order under inspection: 100 pieces at 3.85, and 7 at 0.333333 (2.33), with freight. */
  const inspected = async (): Promise<Json> => {
    const one = await offer(on().seller, { brand: `C${++brand}` });
    const two = await offer(on().seller, {
      brand: `D${brand}`,
      priceBreaks: [{ minQuantity: 1, unitPrice: '0.333333' }],
    });
    const order = await paidOrder(on().buyer, [
      { seller: on().seller, listing: one, quantity: 100 },
      { seller: on().seller, listing: two, quantity: 7 },
    ]);
    await on().seller.post(`/orders/${order.id}/accept`);
    await on().seller.post(`/orders/${order.id}/ship`, SENT);
    const { body } = await on().buyer.post(`/orders/${order.id}/confirm-delivery`);
    expect(body).toMatchObject({ state: 'inspection', allowedActions: ['claim', 'confirm_receipt'] });
    return body;
  };
  const ofOrder = async ({ id }: Json): Promise<Json> => (await on().buyer.get(`/orders/${id}`)).body;
  const claimOn = (order: Json, wish: Record<string, unknown> = {}): Promise<Answer> =>
    on().buyer.post(`/orders/${order.id}/claims`, {
      lineNo: 1,
      reason: 'damaged',
      quantity: 40,
      words: 'rust on the outer ring',
      outcome: 'refund',
      ...wish,
    });
  const opened = async (order: Json, wish: Record<string, unknown> = {}): Promise<Json> => {
    const answer = await claimOn(order, wish);
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const act = (who: Account, claim: Json, name: string, body: unknown = {}): Promise<Answer> =>
    who.post(`/claims/${claim.id}/${name}`, body);
  const done = async (who: Account, claim: Json, name: string, body: unknown = {}): Promise<Json> => {
    const answer = await act(who, claim, name, body);
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
    return answer.body;
  };
  /** The clock strikes twice: what it does, it does once. */
  const claimsComeDue = async ({ id }: Json): Promise<void> => {
    await on().market.sql(`UPDATE claim SET due_at = now() - interval '1 second' WHERE id = $1`, [id]);
    for (let twice = 0; twice < 2; twice++)
      await on().market.sql(`SELECT graphile_worker.add_job('orders.claims-due')`);
    await on().market.drain();
  };
  const windowCloses = async ({ id }: Json): Promise<void> => {
    await on().market.sql(`UPDATE trade_order SET due_at = now() - interval '1 second' WHERE id = $1`, [id]);
    await on().market.sql(`SELECT graphile_worker.add_job('orders.due')`);
    await on().market.drain();
  };
  const statesOf = ({ timeline }: Json): string[] => timeline.slice(5).map(({ to }: Json) => to);
  const actsOf = ({ steps }: Json): string[] => steps.map(({ by, act: name }: Json) => `${by} ${name}`);
  const total = ({ total: { amountMinor } }: Json): number => amountMinor;

  return {
    inspected,
    ofOrder,
    claimOn,
    opened,
    act,
    done,
    claimsComeDue,
    windowCloses,
    statesOf,
    actsOf,
    total,
  };
}
