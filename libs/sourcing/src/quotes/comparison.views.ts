import { MoneyView } from '@app/kernel';
import { type UncoveredCode } from '../allocation/uncovered.rules.js';
import { type Strategy } from '../allocation/strategies.js';
import { type LackingCertificate } from '../rfqs/certificates.sql.js';
import { RfqLineView, RfqView } from '../rfqs/rfq.views.js';
import { CounterOfferView, QuoteLineView, ReasonView } from './quote.views.js';
import { type QuoteState } from './quote.states.js';

/** What one quote offers for one line. */
export class MatrixCellView extends QuoteLineView {
  sellerId: string;
  quoteId: string;
  /** Pieces that the line would take of it. */
  pieces: number;
  /** At so many pieces, six decimals. */
  unitPrice: string;
  goods: MoneyView;
  /** Its part of what the whole quote would cost to carry, by mass. */
  freight: MoneyView;
  landed: MoneyView;
  /** It has the whole line. */
  whole: boolean;
  /** On its way by the day that the line names. */
  onTime: boolean;
  /** Of what can be awarded, has the whole line in time and serves without anybody's judgement: the least landed cost, the fewest days. */
  cheapest: boolean;
  soonest: boolean;
  counterOffer: CounterOfferView | null;
}

export class MatrixLineView extends RfqLineView {
  cells: MatrixCellView[];
}

export class MatrixQuoteView {
  sellerId: string;
  id: string;
  sellerName: string;
  province: string;
  greenCertified: boolean;
  /** Of the certificates that the RFQ asks for, those that the firm does not hold; `green`: a green one of whichever kind. */
  lacking: LackingCertificate[];
  state: QuoteState;
  validUntil: string;
  lapsed: boolean;
  /** Of the RFQ as it stands; else it cannot be awarded. */
  confirmed: boolean;
  note: string | null;
  /** Lines that it offers something for. */
  lineCount: number;
  /** Each line at its cheapest. */
  goods: MoneyView;
  freight: MoneyView;
  total: MoneyView;
}

export class MatrixView {
  rfq: RfqView;
  quotes: MatrixQuoteView[];
  lines: MatrixLineView[];
}

export class AwardPartView {
  lineNo: number;
  sellerId: string;
  quoteId: string;
  no: number;
  quantity: number;
  unitPrice: string;
  total: MoneyView;
}

export class AwardSellerView {
  sellerId: string;
  name: string;
  goods: MoneyView;
  freight: MoneyView;
}

export class NotAwardedView {
  lineNo: number;
  quantity: number;
  code: UncoveredCode;
  reason: ReasonView;
}

export class AwardPlanView {
  strategy: Strategy;
  /** As an award takes them. */
  parts: AwardPartView[];
  sellers: AwardSellerView[];
  goods: MoneyView;
  freight: MoneyView;
  total: MoneyView;
  /** Until the last part is on its way. */
  days: number;
  /** No plan of this strategy is cheaper by more, in per cent: proven. */
  gapPercent: number;
  uncovered: NotAwardedView[];
}

export class AwardPlansView {
  plans: AwardPlanView[];
}
