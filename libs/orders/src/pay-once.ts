import { newId } from '@app/kernel';
import { type PaymentPurpose, type Payments, type PaymentView, type PayWish } from '@app/payments';
import { type Database, type WriteRequest } from '@app/platform';

const OPEN_PAYMENT_STATES = new Set(['requires_payment', 'processing', 'unknown']);

/** A key seen before asks again only while the outcome is open: a repeated request never tries a declined card anew. */
export async function payOnce(
  { database, payments }: { database: Database; payments: Payments },
  purpose: PaymentPurpose,
  wish: PayWish,
  write: WriteRequest,
): Promise<PaymentView> {
  const claim = newId();
  const { claimedBy } = await database.once(write, async () => ({ claimedBy: claim }));
  const earlier = claimedBy === claim ? null : await payments.find(purpose);
  if (earlier && !OPEN_PAYMENT_STATES.has(earlier.state)) return earlier;
  return payments.pay(purpose, wish);
}
