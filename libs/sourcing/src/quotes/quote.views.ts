import { type EquivalenceGrade, type Features } from '@app/bearings';
import { formatUnitPrice, type Text, unitPriceMicros } from '@app/kernel';
import { PriceBreakView } from '@app/listings';
import { type CounterState, type QuoteAct, type QuoteState } from './quote.states.js';

export class ReasonView {
  zh: string;
  en: string;
}

export class CounterOfferView {
  id: string;
  /** Of the quote's lines. */
  no: number;
  quantity: number;
  unitPrice: string;
  note: string | null;
  state: CounterState;
  madeAt: string;
  answeredAt: string | null;
}

export class QuoteLineView {
  no: number;
  /** Of the RFQ. */
  lineNo: number;
  listingId: string;
  partTypeId: string;
  designation: string;
  brand: string;
  features: Features;
  /** It is what the line asks for, as far as that is known. */
  asAsked: boolean;
  /** Else how it stands to that; null: it is not known to serve in its place. */
  grade: EquivalenceGrade | null;
  reason: ReasonView | null;
  /** The most pieces that may be awarded. */
  quantity: number;
  priceBreaks: PriceBreakView[];
  leadTimeDays: number;
  lotNumber: string | null;
  /** The pieces are kept until the quote lapses. */
  reserved: boolean;
  /** By then what is kept and has to be made is made. */
  readyOn: string | null;
  note: string | null;
  /** Pieces that were awarded; null: none, or not decided. */
  awarded: number | null;
  /** The order that they became. */
  orderId: string | null;
  /** The seller refused the order that it once became: it is not offered any more. */
  refused: boolean;
}

export class QuoteStepView {
  seq: number;
  act: QuoteAct;
  at: string;
}

export class QuoteView {
  sellerId: string;
  id: string;
  rfqId: string;
  /** The version of the RFQ that it answers. */
  rfqVersion: number;
  state: QuoteState;
  /** The last day on which its prices hold. */
  validUntil: string;
  note: string | null;
  submittedAt: string;
  lines: QuoteLineView[];
  counterOffers: CounterOfferView[];
  log: QuoteStepView[];
}

export interface QuoteLineRow {
  no: number;
  lineNo: number;
  listingId: string;
  partTypeId: string;
  designation: string;
  brand: string;
  features: Features;
  asAsked: boolean;
  grade: EquivalenceGrade | null;
  reason: Text | null;
  quantity: number;
  priceBreaks: { minQuantity: number; unitPrice: string }[];
  leadTimeDays: number;
  lotNumber: string | null;
  reserved: boolean;
  readyOn: string | null;
  note: string | null;
  awarded: number | null;
  orderId: string | null;
  refused: boolean;
}

export interface CounterRow {
  id: string;
  no: number;
  quantity: number;
  unitPrice: string;
  note: string | null;
  state: CounterState;
  madeAt: string;
  answeredAt: string | null;
}

export interface QuoteRow {
  seller_id: string;
  id: string;
  rfq_id: string;
  rfq_version: number;
  state: QuoteState;
  valid_until: string;
  note: string | null;
  submitted_at: Date;
  lines: QuoteLineRow[];
  counters: CounterRow[];
  log: { seq: number; act: QuoteAct; at: string }[];
}

export function toQuoteView(row: QuoteRow): QuoteView {
  return {
    sellerId: row.seller_id,
    id: row.id,
    rfqId: row.rfq_id,
    rfqVersion: row.rfq_version,
    state: row.state,
    validUntil: row.valid_until,
    note: row.note,
    submittedAt: row.submitted_at.toISOString(),
    lines: row.lines.map(toQuoteLineView),
    counterOffers: row.counters.map(toCounterOfferView),
    log: row.log.map(({ seq, act, at }) => ({ seq, act, at: new Date(at).toISOString() })),
  };
}

export function toQuoteLineView(line: QuoteLineRow): QuoteLineView {
  return {
    no: line.no,
    lineNo: line.lineNo,
    listingId: line.listingId,
    partTypeId: line.partTypeId,
    designation: line.designation,
    brand: line.brand,
    features: line.features,
    asAsked: line.asAsked,
    grade: line.grade,
    reason: line.reason && { zh: line.reason.zh, en: line.reason.en },
    quantity: line.quantity,
    priceBreaks: line.priceBreaks.map(({ minQuantity, unitPrice }) => ({ minQuantity, unitPrice })),
    leadTimeDays: line.leadTimeDays,
    lotNumber: line.lotNumber,
    reserved: line.reserved,
    readyOn: line.readyOn,
    note: line.note,
    awarded: line.awarded,
    orderId: line.orderId,
    refused: line.refused,
  };
}

export function toCounterOfferView(row: CounterRow): CounterOfferView {
  return {
    id: row.id,
    no: row.no,
    quantity: row.quantity,
    unitPrice: formatUnitPrice(unitPriceMicros(row.unitPrice)),
    note: row.note,
    state: row.state,
    madeAt: new Date(row.madeAt).toISOString(),
    answeredAt: row.answeredAt && new Date(row.answeredAt).toISOString(),
  };
}
