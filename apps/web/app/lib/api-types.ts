/** What the API answers, by the names its OpenAPI file gives. */
import type { Money } from './format.js';

export type { Money };
export interface Bilingual {
  zh: string;
  en: string;
}
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total?: number;
}
export type Features = Record<string, string>;
export interface UnitPrice {
  unitPrice: string;
  currency: string;
}
export interface PriceBreak {
  minQuantity: number;
  unitPrice: string;
}
export interface OffersSummary {
  count: number;
  sellers: number;
  bestPrice: UnitPrice | null;
  stock: number;
}
export interface PartHit {
  id: string;
  designation: string;
  basic: string;
  type: string;
  series: string;
  seal: string | null;
  boreMm: number | null;
  outsideMm: number | null;
  widthMm: number | null;
  widthKind: string | null;
  massKg: number | null;
  dynamicLoadKn: number | null;
  staticLoadKn: number | null;
  limitingSpeedRpm: number | null;
  offers: OffersSummary;
}
export interface Facet {
  value: string;
  count: number;
}
export interface Span {
  min: number | null;
  max: number | null;
}
export interface Understood {
  kind: string;
  value: string;
  label: Bilingual;
  source: string;
}
export interface PartSearch extends Page<PartHit> {
  facets: Record<string, Facet[]>;
  ranges: { boreMm: Span; outsideMm: Span; widthMm: Span };
  total: number;
  understood: Understood[];
}
export interface PartDimensions {
  boreMm: number | null;
  outsideMm: number | null;
  widthMm: number | null;
  widthKind: string | null;
  innerRingWidthMm: number | null;
  outerRingWidthMm: number | null;
  chamferMinMm: number | null;
}
export interface PartView extends PartHit {
  dimensions: PartDimensions;
  features: Features;
  standard: string;
  aliases: string[];
  explanation: { code: string; kind: string; meaning: Bilingual }[];
  variants: { designation: string; seal: string | null; offers: OffersSummary }[];
  equivalents: { designation: string; grade: string; differs: Bilingual; offers: OffersSummary }[];
  readAs: Bilingual | null;
}
export interface OfferView {
  listingId: string;
  seller: {
    id: string;
    name: string;
    province: string;
    city: string | null;
    town: string | null;
    industrialPark: string | null;
    verification: string;
    greenCertified: boolean;
  };
  brand: string;
  features: Features;
  priceBreaks: PriceBreak[];
  currency: string;
  unitPriceAtQuantity: string | null;
  lineTotal: Money | null;
  moq: number;
  orderMultiple: number;
  available: number;
  leadTimeDays: number;
  shipFrom: { province: string; city: string };
  orderable: boolean;
  why?: string | null;
}
export interface Offers {
  quantity: number;
  items: OfferView[];
}
export interface ParsedCandidate {
  designation: string;
  basic: string;
  type: string;
  system: string;
  boreMm: number | null;
  outsideMm: number | null;
  widthMm: number | null;
  features: Features;
  confidence: number;
  explanation: Bilingual;
  parts: { code: string; kind: string; meaning: Bilingual }[];
}
export interface Parsed {
  results: { input: string; candidates: ParsedCandidate[]; unread: unknown }[];
}
export interface OrganisationView {
  id: string;
  kind: string;
  name: string;
  province: string;
  city: string | null;
  town: string | null;
  industrialPark: string | null;
  uscc: string | null;
  verification: string;
  verificationReason: string | null;
  greenCertified: boolean;
  certificates: string[];
  createdAt: string;
  listingCount?: number;
}
export interface ListingView {
  id: string;
  partType: {
    id: string;
    designation: string;
    type: string;
    boreMm: number | null;
    outsideMm: number | null;
    widthMm: number | null;
  };
  seller: { id: string; name: string; verification: string };
  brand: string;
  features: Features;
  priceBreaks: PriceBreak[];
  currency: string;
  moq: number;
  orderMultiple: number;
  onHand: number;
  reserved: number;
  available: number;
  leadTimeDays: number;
  shipFrom: { province: string; city: string };
  state: string;
  reviewReason: string | null;
  updatedAt: string;
  version: number;
}
export interface OrderLine {
  lineNo: number;
  listingId: string;
  designation: string;
  brand: string;
  features: Features;
  quantity: number;
  unitPrice: string;
  lineTotal: Money;
}
export interface OrderView {
  id: string;
  number: string;
  checkoutId: string;
  state: string;
  buyer: { id: string; name: string };
  seller: { id: string; name: string; province: string; city: string | null };
  lines: OrderLine[];
  goodsTotal: Money;
  taxIncluded: Money;
  total: Money;
  commission?: Money | null;
  deliverTo: { name: string; phone: string; province: string; city: string; address: string };
  shipment: { carrier: string; trackingNumber: string; shippedAt: string } | null;
  heldUntil: string | null;
  allowedActions: string[];
  timeline: { seq: number; from: string | null; to: string; at: string; by: string; note: string | null }[];
  createdAt: string;
}
export interface PaymentView {
  id: string;
  state: string;
  amount: Money;
  method: string;
  failureCode: string | null;
  actionUrl: string | null;
}
export interface CheckoutView {
  id: string;
  state: string;
  total: Money;
  heldUntil: string | null;
  orders: OrderView[];
  payment: PaymentView | null;
  createdAt: string;
}
export interface BalanceView {
  currency: string;
  held: Money;
  payable: Money;
  paidOut: Money;
}
export interface PayoutView {
  id: string;
  amount: Money;
  state: string;
  createdAt: string;
}
export interface ApiKeyView {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: string;
  lastUsedAt?: string | null;
  key?: string;
}
export interface AuditEntry {
  id: string;
  at: string;
  actor: { id: string | null; name: string | null; kind: string; personName: string | null };
  action: string;
  subject: { kind: string; id: string; label: string };
  reason: string | null;
  data: unknown;
}
export interface NotificationView {
  id: string;
  kind: string;
  title: string;
  body: string;
  at: string;
  readAt: string | null;
  link: string | null;
}
export interface LedgerBalances {
  accounts: { kind: string; currency: string; balance: Money }[];
  sum: Money;
}
export interface MailView {
  id: string;
  to: string;
  subject: string;
  text: string;
  at: string;
}
export interface Me {
  user: { id: string; email: string; name: string; locale: string };
  organisation: OrganisationView;
  roles: string[];
  scopes: string[];
}
