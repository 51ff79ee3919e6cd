export * from './ledger.module.js';
