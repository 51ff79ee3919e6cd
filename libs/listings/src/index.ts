export { quantityFault, unitPriceAt } from './listing.pricing.js';
export { type ListingState, type PriceBreak } from './listing.entity.js';
export * from './listings.events.js';
export * from './listings.module.js';
export * from './listings.queries.js';
export * from './stock.service.js';
