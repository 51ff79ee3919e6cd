import { type Account, type Answer, type Json, type TestApp } from './app.js';
import { ADDRESS } from './trade.js';

export const HOUR = 3600;

export const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR * 1000).toISOString();
export const day = (days: number): string => inHours(days * 24).slice(0, 10);
export const ids = (...accounts: Account[]): string[] => accounts.map(({ organisationId }) => organisationId);
export const code = ({ status, body }: Answer): [number, string] => [status, body.code];

/** What a call answers that must not be refused. */
export async function done(answer: Promise<Answer>): Promise<Json> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body;
}

/** 500 of 6205-2RS and 200 of 6206-2Z, for a day. */
export const openRfq = (buyer: Account, sellers: Account[], wish: Json = {}): Promise<Answer> =>
  buyer.post('/sourcing/rfqs', {
    lines: [
      { text: '6205-2RS', quantity: 500 },
      { text: '6206ZZ', quantity: 200 },
    ],
    province: '四川',
    deadline: inHours(24),
    inviteBest: 0,
    sellerIds: ids(...sellers),
    ...wish,
  });

export const LINE = {
  lineNo: 1,
  brand: 'HRB',
  quantity: 500,
  priceBreaks: [{ minQuantity: 1, unitPrice: '3.5' }],
  leadTimeDays: 3,
};

export const quote = (seller: Account, id: string, lines: Json[], wish: Json = {}): Promise<Answer> =>
  seller.put(`/sourcing/rfqs/${id}/quote`, { version: 1, validUntil: day(20), lines, ...wish });

export const pickOf = (quoted: Json, no: number, quantity: number): Json => ({
  sellerId: quoted.sellerId,
  quoteId: quoted.id,
  no,
  quantity,
});

export const award = (buyer: Account, id: string, lines: Json[]): Promise<Answer> =>
  buyer.post(`/sourcing/rfqs/${id}/award`, { lines, deliverTo: ADDRESS });

export async function reservedOf(market: TestApp, listingId: string): Promise<number> {
  const [row] = await market.sql(`SELECT sum(reserved)::int AS n FROM stock_lot WHERE listing_id = $1`, [
    listingId,
  ]);
  return row.n;
}
