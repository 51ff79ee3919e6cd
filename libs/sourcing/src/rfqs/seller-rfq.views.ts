import { type PartFamily } from '@app/bearings';
import { type LackingCertificate } from './certificates.sql.js';
import { type InvitedBy } from './rfq.entity.js';
import { type RfqState, stateNow } from './rfq.states.js';
import {
  AskedRfqView,
  type AskedRow,
  CertificatesAskedView,
  RfqLineView,
  toAskedView,
  toLineView,
  toWish,
} from './rfq.views.js';
import { type QuoteState } from '../quotes/quote.states.js';

/** A buyer as sellers see it before an award: where it is, and how it treated those who quoted. */
export class AskingBuyerView {
  province: string;
  /** RFQs that it awarded. */
  awarded: number;
  /** RFQs that it left undecided though sellers had quoted. */
  unanswered: number;
}

export class SellerRfqView extends AskedRfqView {
  buyer: AskingBuyerView;
  /** Of the certificates that are asked for, those that the firm does not hold; `green`: a green one of whichever kind. */
  lacking: LackingCertificate[];
  /** Null: not told of it, it is open to all. */
  invitedBy: InvitedBy | null;
  declined: boolean;
  /** The seller's own quote, in short. */
  quoteState: QuoteState | null;
  /** The version of the RFQ that the quote answers. */
  quotedVersion: number | null;
  /** What each amendment changed, as the buyer told it; version 2 came of the first. */
  changes: string[];
}

export class ListedSellerRfqView extends CertificatesAskedView {
  id: string;
  title: string;
  state: RfqState;
  province: string;
  deadline: string;
  openedAt: string;
  lineCount: number;
  /** The first three. */
  lines: RfqLineView[];
  /** Of the certificates that are asked for, those that the firm does not hold. */
  lacking: LackingCertificate[];
  invitedBy: InvitedBy | null;
  declined: boolean;
  quoteState: QuoteState | null;
  /** The quote answers an earlier version: confirm or revise it. */
  toConfirm: boolean;
}

export class InboxView {
  items: ListedSellerRfqView[];
  nextCursor: string | null;
}

export class RfqSubscriptionView {
  family: PartFamily;
  /** Of these series only; none: of any. */
  series: string[];
  /** Bores within these; null: without a bound. */
  boreFromMm: number | null;
  boreToMm: number | null;
}

export class RfqSubscriptionsView {
  items: RfqSubscriptionView[];
  /** What the firm has on offer, by family: a proposal. */
  made: RfqSubscriptionView[];
}

export interface SellerRfqRow extends AskedRow {
  line_count: number;
  buyer_province: string;
  awarded: number;
  unanswered: number;
  lacking: LackingCertificate[];
  invited_by: InvitedBy | null;
  declined: boolean;
  quote_state: QuoteState | null;
  quoted_version: number | null;
  changes: string[];
}

export function toSellerRfqView(row: SellerRfqRow, now: Date): SellerRfqView {
  return {
    ...toAskedView(row, now),
    buyer: { province: row.buyer_province, awarded: row.awarded, unanswered: row.unanswered },
    lacking: row.lacking,
    invitedBy: row.invited_by,
    declined: row.declined,
    quoteState: row.quote_state,
    quotedVersion: row.quoted_version,
    changes: row.changes,
  };
}

export function toListedSellerRfqView(row: SellerRfqRow, now: Date): ListedSellerRfqView {
  const state = stateNow(row, now);
  return {
    id: row.id,
    title: row.title,
    state,
    ...toWish(row),
    province: row.province,
    deadline: row.deadline.toISOString(),
    openedAt: row.opened_at.toISOString(),
    lineCount: row.line_count,
    lines: row.lines.map(toLineView),
    lacking: row.lacking,
    invitedBy: row.invited_by,
    declined: row.declined,
    quoteState: row.quote_state,
    toConfirm: state === 'open' && row.quote_state === 'submitted' && row.quoted_version !== row.version,
  };
}

export function toSubscriptionView({
  family,
  series,
  boreFromMm,
  boreToMm,
}: RfqSubscriptionView): RfqSubscriptionView {
  return { family, series, boreFromMm, boreToMm };
}
