import type { Api } from '../../lib/api.server.js';
import type { CheckoutView, OrderView, OfferView, Offers, Page, PaymentView } from '../../lib/api-types.js';
import type { CartLine } from './cart.server.js';

export interface PricedLine {
  line: CartLine;
  /** Absent when the listing is no longer live. */
  offer?: OfferView;
}

/** Present price and stock of every line of a cart. */
export function priceCart(api: Api, lines: readonly CartLine[]): Promise<PricedLine[]> {
  return Promise.all(
    lines.map(async (line) => {
      const { items } = await api.get<Offers>(`/parts/${encodeURIComponent(line.designation)}/offers`, {
        quantity: line.quantity,
        limit: 100,
      });
      return { line, offer: items.find(({ listingId }) => listingId === line.listingId) };
    }),
  );
}

export interface DeliveryAddress {
  name: string;
  phone: string;
  province: string;
  city: string;
  address: string;
}

export interface Purchase {
  lines: { listingId: string; sellerId: string; quantity: number; expectedUnitPrice?: string }[];
  deliverTo: DeliveryAddress;
  note?: string;
}

export function placeOrder(api: Api, purchase: Purchase, idempotencyKey: string): Promise<CheckoutView> {
  return api.send('POST', '/orders', purchase, idempotencyKey);
}

export function findCheckout(api: Api, id: string): Promise<CheckoutView> {
  return api.get(`/checkouts/${id}`);
}

export function payCheckout(
  api: Api,
  id: string,
  means: { method: string; paymentMethod?: string },
  idempotencyKey: string,
): Promise<{ payment: PaymentView; checkout: CheckoutView }> {
  return api.send('POST', `/checkouts/${id}/pay`, means, idempotencyKey);
}

export function cancelCheckout(api: Api, id: string, idempotencyKey: string): Promise<CheckoutView> {
  return api.send('POST', `/checkouts/${id}/cancel`, {}, idempotencyKey);
}

export function findOrder(api: Api, id: string): Promise<OrderView> {
  return api.get(`/orders/${id}`);
}

export interface OrderQuery {
  state?: string;
  cursor?: string;
  limit?: number;
}

export const listMyOrders = (api: Api, query: OrderQuery) =>
  api.get<Page<OrderView>>('/orders', { ...query });
export const listSellerOrders = (api: Api, query: OrderQuery) =>
  api.get<Page<OrderView>>('/seller/orders', { ...query });
export const listAllOrders = (api: Api, query: OrderQuery) =>
  api.get<Page<OrderView>>('/admin/orders', { ...query });

export type OrderAct = 'accept' | 'reject' | 'ship' | 'confirm-receipt';

export function actOnOrder(
  api: Api,
  id: string,
  act: OrderAct,
  body: object,
  idempotencyKey: string,
): Promise<OrderView> {
  return api.send('POST', `/orders/${id}/${act}`, body, idempotencyKey);
}
