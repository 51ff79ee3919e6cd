export * from './ledger.module.js';
export { accountWord } from './account.words.js';
export { ACCOUNT_KINDS, type AccountKind, MARKET_ID } from './ledger.entity.js';
export { type Amounts, type BuyerMovement, LedgerQueries } from './ledger.queries.js';
export { legsOf, type TransferRequest } from './ledger.rules.js';
export { Ledger } from './ledger.service.js';
