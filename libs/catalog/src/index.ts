export * from './catalog-loader.service.js';
export * from './catalog.events.js';
export * from './catalog.module.js';
export * from './part-type.id.js';
export * from './part-type.row.js';
export * from './part-types.queries.js';
