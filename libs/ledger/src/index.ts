export * from './ledger.module.js';
export { ACCOUNT_KINDS, type AccountKind } from './ledger.entity.js';
export { type Balance, LedgerQueries } from './ledger.queries.js';
export { type Leg, legsOf, type TransferRequest } from './ledger.rules.js';
export { Ledger, type PostedTransfer } from './ledger.service.js';
