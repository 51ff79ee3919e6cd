import type { Api } from '../../lib/api.server.js';
import type { BalanceView, Page, PayoutView } from '../../lib/api-types.js';

export const findBalance = (api: Api) => api.get<BalanceView>('/seller/balance');

export const listPayouts = (api: Api, cursor: string | undefined) =>
  api.get<Page<PayoutView>>('/seller/payouts', { cursor });

/** Pays out all that is payable. */
export const payOut = (api: Api, idempotencyKey: string) =>
  api.send<PayoutView>('POST', '/seller/payouts', {}, idempotencyKey);
