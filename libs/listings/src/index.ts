export { BestOffers, type OfferAtQuantity } from './best-offers.queries.js';
export {
  type Candidate,
  Candidates,
  type GoodsRules,
  type MadeUpto,
  type WantedGoods,
} from './candidates.queries.js';
export { featureWords } from './feature.words.js';
export { Freight, type SellerRules } from './freight/freight.queries.js';
export { freightBySeller, freightMinor, type Rate } from './freight/freight.rules.js';
export { LandedPrices } from './freight/landed-prices.queries.js';
export { addedFeatures, featureKey, normalBreaks } from './listing.terms.js';
export { type NamedGoods, nameGoods } from './named-goods.js';
export { orderablePieces, priceBreakFaults, quantityFault, unitPriceAt, withVat } from './listing.pricing.js';
export { type ListingState, type PriceBreak } from './listing.entity.js';
export { ListingPageView, ListingView, OfferView, PriceBreakView } from './listing.views.js';
export * from './listings.module.js';
export { ListingsQueries, type OrderableListing } from './listings.queries.js';
export * from './listings-review.service.js';
export { QuotedListings } from './quoted-goods.service.js';
export { type QuotedPieces } from './quoted-pieces.js';
export { type GoodsOutcome, StockAndPrices } from './stock-and-prices.service.js';
export * from './stock.service.js';
export { heldBy } from './listings.sql.js';
export { FeaturesRequest, MAX_BREAKS, MAX_PIECES, PriceBreakRequest } from './offer-listing.dto.js';
