/** What the API answers, by the names of its OpenAPI file. */
import type { components } from './api.gen.js';
import type { Money } from './format.js';

type Schemas = components['schemas'];

/**
 * The description knows amounts of money and features only as "object": a type that generation writes as an empty record.
 * This says what they are, wherever they stand.
 */
export type Sharp<T> = T extends readonly (infer Item)[]
  ? Sharp<Item>[]
  : T extends Record<string, never>
    ? Money
    : T extends object
      ? { [Name in keyof T]: Name extends 'features' ? Record<string, string> : Sharp<T[Name]> }
      : T;

export type View<Name extends keyof Schemas> = Sharp<Schemas[Name]>;

export type AcceptedCorrectionView = View<'AcceptedCorrectionView'>;
export type ApiKeyView = View<'ApiKeyView'>;
export type AuditEntryView = View<'AuditEntryView'>;
export type BankRowView = View<'BankRowView'>;
export type BankStatementView = View<'BankStatementView'>;
export type BearingLifeView = View<'BearingLifeView'>;
export type BomLineView = View<'BomLineView'>;
export type BomPlansView = View<'BomPlansView'>;
export type BomView = View<'BomView'>;
export type BuyerStatementView = View<'BuyerStatementView'>;
export type CandidateView = View<'CandidateView'>;
export type CertificateView = View<'CertificateView'>;
export type ClaimView = View<'ClaimView'>;
export type DisputeView = View<'DisputeView'>;
export type EquivalentsView = View<'EquivalentsView'>;
export type FapiaoView = View<'FapiaoView'>;
export type ImportView = View<'ImportView'>;
export type LifeStepView = View<'LifeStepView'>;
export type ListingView = View<'ListingView'>;
export type LotView = View<'LotView'>;
export type MarketStatementView = View<'MarketStatementView'>;
export type MatchesView = View<'MatchesView'>;
export type MessagePageView = View<'MessagePageView'>;
export type MovementView = View<'MovementView'>;
export type OfferView = View<'OfferView'>;
export type OffersSummaryView = View<'OffersSummaryView'>;
export type OffersView = View<'OffersView'>;
export type SellerOfferPageView = View<'SellerOfferPageView'>;
export type SellerOfferView = View<'SellerOfferView'>;
export type OrderView = View<'OrderView'>;
export type OrganisationView = View<'OrganisationView'>;
export type OwnReputationView = View<'OwnReputationView'>;
export type PartHitView = View<'PartHitView'>;
export type PartSearchView = View<'PartSearchView'>;
export type PartView = View<'PartView'>;
export type PaymentView = View<'PaymentView'>;
export type PayoutAccountView = View<'PayoutAccountView'>;
export type PriceBreakView = View<'PriceBreakView'>;
export type PriceTimeView = View<'PriceTimeView'>;
export type ProposalView = View<'ProposalView'>;
export type ProviderEventView = View<'ProviderEventView'>;
export type RatingView = View<'RatingView'>;
export type ReconciliationView = View<'ReconciliationView'>;
export type ReorderView = View<'ReorderView'>;
export type RepairView = View<'RepairView'>;
export type ReputationView = View<'ReputationView'>;
export type SelectionView = View<'SelectionView'>;
export type SellerBalanceView = View<'SellerBalanceView'>;
export type SellerStatementView = View<'SellerStatementView'>;
export type ShaftLifeView = View<'ShaftLifeView'>;
export type SoughtView = View<'SoughtView'>;
export type StatementOrderView = View<'StatementOrderView'>;
export type TolerancesView = View<'TolerancesView'>;
export type UnderstoodView = View<'UnderstoodView'>;
export type UnmetDemandView = View<'UnmetDemandView'>;
export type WebhookDeliveryView = View<'WebhookDeliveryView'>;
export type WebhookEndpointView = View<'WebhookEndpointView'>;

/** What the API is asked about life. */
export interface LifeRequests {
  life: Schemas['BearingLifeRequest'];
  selection: Schemas['SelectBearingsRequest'];
  shaft: Schemas['ShaftLifeRequest'];
}
