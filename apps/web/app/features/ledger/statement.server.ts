import { answerOf, type Api, attempt } from '../../lib/api.server.js';
import { passOn } from '../../lib/files.server.js';
import type { RequestScope } from '../../lib/scope.server.js';

const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

interface Period {
  from: string;
  to: string;
}

export const buyerStatement = (api: Api, query: Period) =>
  answerOf(api.GET('/api/v1/buyer/account-statement', { params: { query } }));

export const sellerStatement = (api: Api, query: Period) =>
  answerOf(api.GET('/api/v1/seller/account-statement', { params: { query } }));

export const marketStatement = (api: Api, query: Period) =>
  answerOf(api.GET('/api/v1/admin/account-statement', { params: { query } }));

const FILES = {
  buyer: { csv: '/api/v1/buyer/account-statement.csv', pdf: '/api/v1/buyer/account-statement.pdf' },
  seller: { csv: '/api/v1/seller/account-statement.csv', pdf: '/api/v1/seller/account-statement.pdf' },
  market: { csv: '/api/v1/admin/account-statement.csv', pdf: '/api/v1/admin/account-statement.pdf' },
} as const;

/** Whoever names no period gets the month up to today. */
function periodOf(asked: URLSearchParams): Period {
  const to = asked.get('to') || DAY.format(new Date());
  return { from: asked.get('from') || `${to.slice(0, 8)}01`, to };
}

/** The statement of the period that the address names, or what is wrong with that. */
export async function statementOf<Statement>(
  { api, url }: RequestScope,
  find: (api: Api, period: Period) => Promise<Statement>,
) {
  const period = periodOf(url.searchParams);
  const found = await attempt(() => find(api, period));
  return found.ok
    ? { period, statement: found.value, problem: undefined }
    : { period, statement: null, problem: found.problem };
}

export function statementFile(scope: RequestScope, side: keyof typeof FILES, format: 'csv' | 'pdf') {
  const query = periodOf(scope.url.searchParams);
  return passOn(scope.api.GET(FILES[side][format], { params: { query }, parseAs: 'stream' }));
}
