import { newId } from '@app/kernel';
import { expect } from '@jest/globals';
import { type Account, type TestApp } from './app.js';
import { type ModelOrder, owedOf } from './trade-books.js';

/** In fen: some orders fit beside one another, not all. */
const LIMIT = 20_000;

export async function grantAll(
  market: TestApp,
  sellers: readonly Account[],
  { organisationId }: Account,
): Promise<void> {
  for (const seller of sellers)
    await market.sql(
      `INSERT INTO credit_terms (seller_id, id, buyer_id, state, days, grace_days, limit_minor, currency, granted_at, changed_at)
       VALUES ($1, $2, $3, 'active', 30, 0, $4, 'CNY', now(), now())`,
      [seller.organisationId, newId(), organisationId, LIMIT],
    );
}

export async function putOnAccount(
  buyer: Account,
  order: ModelOrder,
  orders: readonly ModelOrder[],
): Promise<void> {
  const { checkout, seller, total } = order;
  const { status, body } = await buyer.post(`/checkouts/${checkout.id}/on-account`, { orderIds: [order.id] });
  const waiting = checkout.orders.filter(({ state }) => state === 'awaiting_payment');
  const refusal =
    checkout.state !== 'awaiting_payment'
      ? [409, 'order.not_payable']
      : order.isOnAccount
        ? [404, 'order.not_found']
        : owedOf(orders.filter((each) => each.seller === seller)) + total > LIMIT
          ? [409, 'credit.limit']
          : waiting.length > 1 && checkout.isTried
            ? [409, 'payment.begun']
            : undefined;
  expect([status, body.code]).toEqual(refusal ?? [200, undefined]);
  if (refusal) return;
  Object.assign(order, { state: 'on_account', isOnAccount: true });
  if (waiting.length === 1) checkout.state = 'on_account';
}
