import { type Account, type Answer, type Json } from './app.js';

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
}

export function place(buyer: Account, wishes: Wish[], key?: string): Promise<Answer> {
  const lines = wishes.map(({ seller, listing, quantity }) => ({
    sellerId: seller.organisationId,
    listingId: listing.id,
    quantity,
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
