export * from './catalogue.js';
export * from './plans/index.js';
export * from './reading.js';
export * from './vocabulary.js';
