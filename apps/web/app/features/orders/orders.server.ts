import type { components } from '../../lib/api.gen.js';
import { answerOf, type Api, once } from '../../lib/api.server.js';
import type { OfferView } from '../../lib/api-types.js';
import type { Money } from '../../lib/format.js';
import { textOf } from '../../lib/forms.server.js';
import { type Address, ADDRESS_NAMES } from './address-fields.js';
import type { CartLine } from './cart.server.js';
import type { OrderFilter } from './order-filter.js';

type Schemas = components['schemas'];

export interface PricedLine {
  line: CartLine;
  /** Absent when the listing is no longer live. */
  offer?: OfferView;
}

/** What a seller takes no order below, and what the goods lack of it. */
export interface ShortOrder {
  minOrder: Money;
  lacks: Money;
}

export interface PricedCart {
  lines: PricedLine[];
  /** Of each seller to the province asked about, by the seller's id; without a province there is none. */
  freightOf: Record<string, Money>;
  /** By the id of each seller whose least order is not reached. */
  shortOf: Record<string, ShortOrder>;
  freight: Money | null;
  /** Of what can be ordered: goods, and freight where it is known. */
  total: Money;
}

/** Present price and stock of every line of a cart, and what it costs to carry to a province. */
export async function priceCart(
  api: Api,
  lines: readonly CartLine[],
  province?: string,
): Promise<PricedCart> {
  if (lines.length === 0)
    return {
      lines: [],
      freightOf: {},
      shortOf: {},
      freight: null,
      total: { amountMinor: 0, currency: 'CNY' },
    };
  const wanted = lines.map(({ listingId, sellerId, quantity }) => ({ listingId, sellerId, quantity }));
  const priced = await answerOf(
    api.POST('/api/v1/offers/price', { body: { lines: wanted, ...(province ? { province } : {}) } }),
  );
  return {
    lines: lines.map((line, at) => ({ line, offer: priced.lines[at]?.offer ?? undefined })),
    freightOf: Object.fromEntries(
      priced.sellers.flatMap(({ sellerId, freight }) => (freight ? [[sellerId, freight]] : [])),
    ),
    shortOf: Object.fromEntries(
      priced.sellers.flatMap(({ sellerId, minOrder, belowMinOrder }) =>
        minOrder && belowMinOrder ? [[sellerId, { minOrder, lacks: belowMinOrder }]] : [],
      ),
    ),
    freight: priced.freight,
    total: priced.total,
  };
}

export function placeOrder(api: Api, purchase: Schemas['PlaceOrderRequest'], idempotencyKey: string) {
  return answerOf(api.POST('/api/v1/orders', { body: purchase, ...once(idempotencyKey) }));
}

export function findCheckout(api: Api, id: string) {
  return answerOf(api.GET('/api/v1/checkouts/{id}', { params: { path: { id } } }));
}

export function payCheckout(api: Api, id: string, means: Schemas['PayRequest'], idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/checkouts/{id}/pay', {
      params: { path: { id } },
      body: means,
      ...once(idempotencyKey),
    }),
  );
}

export function cancelCheckout(api: Api, id: string, idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/checkouts/{id}/cancel', { params: { path: { id } }, ...once(idempotencyKey) }),
  );
}

export function findOrder(api: Api, id: string) {
  return answerOf(api.GET('/api/v1/orders/{id}', { params: { path: { id } } }));
}

export interface OrderQuery extends OrderFilter {
  fapiao?: 'requested';
  cursor?: string;
  limit: number;
}

export const listMyOrders = (api: Api, query: OrderQuery) =>
  answerOf(api.GET('/api/v1/orders', { params: { query } }));
export const addressIn = (form: FormData): Address =>
  Object.fromEntries(ADDRESS_NAMES.map((name) => [name, textOf(form, name)])) as Address;

/** Where the last order went, for the next one; what is known otherwise where there is none. */
export async function lastAddress(api: Api, otherwise: Partial<Address>): Promise<Partial<Address>> {
  const { items } = await listMyOrders(api, { limit: 1 });
  return items[0]?.deliverTo ?? otherwise;
}

export const listSellerOrders = (api: Api, query: OrderQuery) =>
  answerOf(api.GET('/api/v1/seller/orders', { params: { query } }));
export const listAllOrders = (api: Api, query: Pick<OrderQuery, 'state' | 'q' | 'cursor' | 'limit'>) =>
  answerOf(api.GET('/api/v1/admin/orders', { params: { query } }));

export interface LinePieces {
  lineNo: number;
  quantity: number;
}

/** What a form asks to be done with an order. */
export type OrderDeed =
  | { act: 'accept' | 'confirm-delivery' | 'confirm-receipt' }
  | { act: 'accept-part'; lines: LinePieces[]; note?: string }
  | { act: 'ship-part'; lines: LinePieces[]; carrier: string; trackingNumber: string }
  | { act: 'reject'; reason: string }
  | { act: 'give-back'; amountMinor: number; reason: string }
  | { act: 'ship'; carrier: string; trackingNumber: string };

export function actOnOrder(api: Api, id: string, deed: OrderDeed, idempotencyKey: string) {
  const where = { params: { path: { id } }, ...once(idempotencyKey) };
  switch (deed.act) {
    case 'reject':
      return answerOf(api.POST('/api/v1/orders/{id}/reject', { ...where, body: { reason: deed.reason } }));
    case 'give-back': {
      const { act: _, ...body } = deed;
      return answerOf(api.POST('/api/v1/orders/{id}/give-back', { ...where, body }));
    }
    case 'ship':
      return answerOf(
        api.POST('/api/v1/orders/{id}/ship', {
          ...where,
          body: { carrier: deed.carrier, trackingNumber: deed.trackingNumber },
        }),
      );
    case 'ship-part': {
      const { act: _, ...body } = deed;
      return answerOf(api.POST('/api/v1/orders/{id}/shipments', { ...where, body }));
    }
    case 'accept-part': {
      const { act: _, ...body } = deed;
      return answerOf(api.POST('/api/v1/orders/{id}/accept', { ...where, body }));
    }
    case 'accept':
      return answerOf(api.POST('/api/v1/orders/{id}/accept', { ...where, body: {} }));
    default:
      return answerOf(api.POST(`/api/v1/orders/{id}/${deed.act}`, where));
  }
}
