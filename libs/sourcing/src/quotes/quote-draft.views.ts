import { type EquivalenceGrade, type Features } from '@app/bearings';
import { PriceBreakView } from '@app/listings';
import { RfqLineView } from '../rfqs/rfq.views.js';
import { ReasonView } from './quote.views.js';

/** What the seller could quote for a line: as its quote says, else as it lists. */
export class DraftOfferView {
  /** Null: not of a listing of the seller. */
  listingId: string | null;
  designation: string;
  brand: string;
  features: Features;
  asAsked: boolean;
  grade: EquivalenceGrade | null;
  reason: ReasonView | null;
  quantity: number;
  priceBreaks: PriceBreakView[];
  leadTimeDays: number;
  /** Pieces on the shelf that are promised to nobody. */
  available: number;
  lotNumber: string | null;
  reserve: boolean;
  note: string | null;
}

export class DraftFaultView {
  field: string;
  code: string;
  message: string;
  /** What would be right. */
  expected: string | null;
}

export class DraftLineView {
  line: RfqLineView;
  /** Of a file: what it says of the line. Else the quote as it stands, or of the seller's listings what fits best. */
  offers: DraftOfferView[];
  faults: DraftFaultView[];
}

export class QuoteDraftView {
  rfqId: string;
  /** The version of the RFQ that it would answer. */
  version: number;
  validUntil: string;
  note: string | null;
  /** A quote stands already: it is what is shown, and sending it again revises it. */
  quoted: boolean;
  lines: DraftLineView[];
  /** Of a file: what is wrong with rows that belong to no line. */
  faults: DraftFaultView[];
}
