export { featureKey } from './listing.terms.js';
export { quantityFault, unitPriceAt } from './listing.pricing.js';
export { type ListingState, type PriceBreak } from './listing.entity.js';
export { ListingPageView, ListingView } from './listing.views.js';
export { LISTING_CHANGED, type ListingChanged } from './listings.events.js';
export * from './listings.module.js';
export { ListingsQueries, type OrderableListing } from './listings.queries.js';
export * from './listings-review.service.js';
export * from './stock.service.js';
