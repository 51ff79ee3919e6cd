export { PlanView, SubstituteView } from './allocation/plans.views.js';
export { Repairs } from './allocation/repairs.queries.js';
export { type FoundOffer, LineOffers, type WishedLine } from './matching/line-offers.queries.js';
export * from './sourcing.module.js';
