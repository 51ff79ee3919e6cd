export * from './indexer.service.js';
export * from './search.module.js';
export * from './unmet-searches.js';
