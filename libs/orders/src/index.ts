export * from './order.states.js';
export * from './orders.events.js';
export * from './orders.module.js';
export { DecideClaimRequest, DisputesQuery } from './claims/claim.dto.js';
export { ClaimPageView, ClaimView } from './claims/claim.views.js';
export { type ClaimFactPayload } from './claims/claims.events.js';
export { ClaimsQueries } from './claims/claims.queries.js';
export { Claims } from './claims/claims.service.js';
export { type FapiaoFactPayload } from './fapiao/fapiao.events.js';
