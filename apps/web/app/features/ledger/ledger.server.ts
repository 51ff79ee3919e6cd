import { answerOf, type Api } from '../../lib/api.server.js';

export function findBalances(api: Api) {
  return answerOf(api.GET('/api/v1/admin/ledger/balances'));
}
