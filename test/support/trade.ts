import { expect } from '@jest/globals';
import { type Account, type Answer, type Json, type TestApp } from './app.js';

export const ADDRESS = {
  name: '王芳',
  phone: '13800000000',
  province: '四川',
  city: '成都',
  address: '高新区天府大道 1 号',
};

/** A live offer of 6205-2RS with what the test cares about. */
export async function offer(seller: Account, wish: Record<string, unknown> = {}): Promise<Json> {
  const answer = await seller.post('/seller/listings', {
    designation: '6205-2RS',
    brand: 'LQ',
    priceBreaks: [
      { minQuantity: 1, unitPrice: '4.5' },
      { minQuantity: 100, unitPrice: '3.85' },
    ],
    moq: 1,
    orderMultiple: 1,
    stock: 1000,
    leadTimeDays: 2,
    shipFrom: { province: '山东', city: '聊城' },
    ...wish,
  });
  if (answer.status !== 201)
    throw new Error(`offer answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export interface Wish {
  seller: Account;
  listing: Json;
  quantity: number;
  makeToOrder?: boolean;
}

export function place(buyer: Account, wishes: Wish[], key?: string): Promise<Answer> {
  const lines = wishes.map(({ seller, listing, quantity, makeToOrder }) => ({
    sellerId: seller.organisationId,
    listingId: listing.id,
    quantity,
    makeToOrder,
  }));
  return buyer.post('/orders', { lines, deliverTo: ADDRESS }, { key });
}

export function pay(
  buyer: Account,
  checkoutId: string,
  paymentMethod = 'pm_card_visa',
  key?: string,
): Promise<Answer> {
  return buyer.post(`/checkouts/${checkoutId}/pay`, { method: 'card', paymentMethod }, { key });
}

/** One order of one seller, paid. */
export async function paidOrder(buyer: Account, wishes: Wish[]): Promise<Json> {
  const placed = await place(buyer, wishes);
  const paid = await pay(buyer, placed.body.id);
  if (paid.status !== 200) throw new Error(`paying answered ${paid.status}: ${JSON.stringify(paid.body)}`);
  return paid.body.checkout.orders[0];
}

/** So an order's money must stand, in the order, in its share and in the books, which balance. */
export async function expectSettled(
  market: TestApp,
  { id }: Json,
  { released, refunded }: { released: number; refunded: number },
): Promise<void> {
  await market.drain();
  const [row] = await market.sql(
    `SELECT o.released_minor::int AS released, o.refunded_minor::int AS refunded, s.released_minor::int AS share_released,
       s.refunded_minor::int AS share_refunded,
       (SELECT coalesce(sum(amount_minor), 0)::int FROM ledger_leg) AS legs,
       (SELECT coalesce(sum(balance_minor), 0)::int FROM ledger_account) AS balances,
       (SELECT coalesce(sum(amount_minor), 0)::int FROM refund WHERE share_id = s.id AND state = 'refunded') AS sent_back
     FROM trade_order o JOIN payment_share s ON s.seller_id = o.seller_id AND s.reference_id = o.id WHERE o.id = $1`,
    [id],
  );
  expect(row).toEqual({
    released,
    refunded,
    share_released: released,
    share_refunded: refunded,
    legs: 0,
    balances: 0,
    sent_back: refunded,
  });
}

/** The kinds of what a firm was told, the latest first; of all, or of what leads to `about`. */
export async function toldTo(market: TestApp, account: Account, about = ''): Promise<string[]> {
  await market.drain();
  const { items } = (await account.get('/notifications?limit=100')).body;
  return items.filter(({ link }: Json) => link.includes(about)).map(({ kind }: Json) => kind);
}
