import type { Api } from '../../lib/api.server.js';
import type { LedgerBalances } from '../../lib/api-types.js';

export const findBalances = (api: Api) => api.get<LedgerBalances>('/admin/ledger/balances');
