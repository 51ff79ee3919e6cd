export { PlanView, SubstituteView } from './allocation/plans.views.js';
export { Repairs } from './allocation/repairs.queries.js';
export { type FoundOffer, LineOffers, type WishedLine } from './matching/line-offers.queries.js';
export { AwardRepairs, type DeclinedOrder } from './quotes/award-repairs.service.js';
export { type OrderPieces } from './quotes/award-repairs.rules.js';
export { Awards } from './quotes/awards.service.js';
export { UndoneAwards } from './quotes/undone-awards.service.js';
export { type RfqFactPayload } from './rfqs/rfqs.events.js';
export * from './sourcing.module.js';
