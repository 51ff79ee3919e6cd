import { type Features, type PartFamily } from '@app/bearings';
import { type InvitedBy } from './rfq.entity.js';
import { buyersActs, type RfqAct, type RfqState, stateNow } from './rfq.states.js';
import { type QuoteState } from '../quotes/quote.states.js';

export class RfqLineView {
  /** The same in each version that has the line. */
  lineNo: number;
  /** As the buyer wrote it. */
  text: string;
  /** Canonical designation, where the text names one type of the catalogue. */
  partType: string | null;
  partTypeId: string | null;
  families: PartFamily[];
  /** Wished beyond the type. */
  features: Features;
  brand: string | null;
  /** Something else that serves may be offered in its place. */
  substitutes: boolean;
  quantity: number;
  neededBy: string | null;
}

export class RfqAttachmentView {
  id: string;
  name: string | null;
  mediaType: string;
  bytes: number;
}

class RfqQuestionView {
  id: string;
  question: string;
  answer: string | null;
  askedAt: string;
  answeredAt: string | null;
}

export class RfqTransitionView {
  seq: number;
  act: string;
  to: RfqState;
  /** `buyer` or `system`. */
  by: string;
  /** What changed, or why. */
  note: string | null;
  at: string;
}

export class InvitedSellerView {
  sellerId: string;
  name: string;
  /** match, buyer, subscription, or open: it came by itself. */
  invitedBy: InvitedBy;
  declined: boolean;
}

/** What buyer and sellers see alike. */
class AskedRfqView {
  id: string;
  title: string;
  state: RfqState;
  version: number;
  province: string;
  note: string | null;
  /** Until then sellers may quote, and nobody sees what they quote. */
  deadline: string;
  /** Undecided until then, it lapses. */
  decideBy: string;
  openedAt: string;
  lines: RfqLineView[];
  attachments: RfqAttachmentView[];
  questions: RfqQuestionView[];
}

export class RfqView extends AskedRfqView {
  openToAll: boolean;
  invited: InvitedSellerView[];
  /** How many quote; before the deadline no more than that is known. */
  quoteCount: number;
  /** Of those told of it, how many have neither quoted for it as it stands nor declined; when none is left its quotes may be opened early. */
  awaited: number;
  /** The purchase that the award made. */
  checkoutId: string | null;
  allowedActions: RfqAct[];
  log: RfqTransitionView[];
}

export class ListedRfqView {
  id: string;
  title: string;
  state: RfqState;
  version: number;
  lineCount: number;
  invitedCount: number;
  quoteCount: number;
  openQuestions: number;
  deadline: string;
  openedAt: string;
}

export class RfqPageView {
  items: ListedRfqView[];
  nextCursor: string | null;
}

export class RfqQuotaView {
  /** RFQs that may be open at once, and that are. */
  openAtMost: number;
  open: number;
  /** Sellers that may be invited within 24 hours, and that were. */
  invitationsADay: number;
  invitedToday: number;
}

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
  /** Null: not told of it, it is open to all. */
  invitedBy: InvitedBy | null;
  declined: boolean;
  /** The seller's own quote, in short. */
  quoteState: QuoteState | null;
  /** The version of the RFQ that the quote answers. */
  quotedVersion: number | null;
}

export class ListedSellerRfqView {
  id: string;
  title: string;
  state: RfqState;
  province: string;
  deadline: string;
  openedAt: string;
  lineCount: number;
  /** The first three. */
  lines: RfqLineView[];
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

export class RfqSubscriptionsView {
  families: PartFamily[];
}

interface LineRow {
  line_no: number;
  text: string;
  part_type_id: string | null;
  designation: string | null;
  families: PartFamily[];
  features: Features;
  brand: string | null;
  substitutes: boolean;
  quantity: number;
  needed_by: string | null;
}

interface TimesRow {
  id: string;
  title: string;
  state: RfqState;
  version: number;
  deadline: Date;
  decideBy: Date;
  opened_at: Date;
}

interface AskedRow extends TimesRow {
  province: string;
  note: string | null;
  lines: LineRow[];
  attachments: RfqAttachmentView[];
  questions: {
    id: string;
    question: string;
    answer: string | null;
    asked_at: string;
    answered_at: string | null;
  }[];
}

export interface RfqRow extends AskedRow {
  open_to_all: boolean;
  invited: InvitedSellerView[];
  quote_count: number;
  awaited: number;
  checkout_id: string | null;
  log: { seq: number; act: string; to_state: RfqState; by: string; note: string | null; at: string }[];
}

export interface ListedRow extends TimesRow {
  line_count: number;
  invited_count: number;
  quote_count: number;
  open_questions: number;
}

export interface SellerRfqRow extends AskedRow {
  line_count: number;
  buyer_province: string;
  awarded: number;
  unanswered: number;
  invited_by: InvitedBy | null;
  declined: boolean;
  quote_state: QuoteState | null;
  quoted_version: number | null;
}

const moment = (text: string): string => new Date(text).toISOString();

function toAskedView(row: AskedRow, now: Date): AskedRfqView {
  return {
    id: row.id,
    title: row.title,
    state: stateNow(row, now),
    version: row.version,
    province: row.province,
    note: row.note,
    deadline: row.deadline.toISOString(),
    decideBy: row.decideBy.toISOString(),
    openedAt: row.opened_at.toISOString(),
    lines: row.lines.map(toLineView),
    attachments: row.attachments.map(({ id, name, mediaType, bytes }) => ({ id, name, mediaType, bytes })),
    questions: row.questions.map((each) => ({
      id: each.id,
      question: each.question,
      answer: each.answer,
      askedAt: moment(each.asked_at),
      answeredAt: each.answered_at && moment(each.answered_at),
    })),
  };
}

export function toRfqView(row: RfqRow, now: Date): RfqView {
  const asked = toAskedView(row, now);
  return {
    ...asked,
    openToAll: row.open_to_all,
    invited: row.invited.map(({ sellerId, name, invitedBy, declined }) => ({
      sellerId,
      name,
      invitedBy,
      declined,
    })),
    quoteCount: row.quote_count,
    awaited: row.awaited,
    checkoutId: row.checkout_id,
    allowedActions: buyersActs(asked.state),
    log: row.log.map(({ seq, act, to_state: to, by, note, at }) => ({
      seq,
      act,
      to,
      by,
      note,
      at: moment(at),
    })),
  };
}

export function toListedRfqView(row: ListedRow, now: Date): ListedRfqView {
  return {
    id: row.id,
    title: row.title,
    state: stateNow(row, now),
    version: row.version,
    lineCount: row.line_count,
    invitedCount: row.invited_count,
    quoteCount: row.quote_count,
    openQuestions: row.open_questions,
    deadline: row.deadline.toISOString(),
    openedAt: row.opened_at.toISOString(),
  };
}

export function toSellerRfqView(row: SellerRfqRow, now: Date): SellerRfqView {
  return {
    ...toAskedView(row, now),
    buyer: { province: row.buyer_province, awarded: row.awarded, unanswered: row.unanswered },
    invitedBy: row.invited_by,
    declined: row.declined,
    quoteState: row.quote_state,
    quotedVersion: row.quoted_version,
  };
}

export function toListedSellerRfqView(row: SellerRfqRow, now: Date): ListedSellerRfqView {
  const state = stateNow(row, now);
  return {
    id: row.id,
    title: row.title,
    state,
    province: row.province,
    deadline: row.deadline.toISOString(),
    openedAt: row.opened_at.toISOString(),
    lineCount: row.line_count,
    lines: row.lines.map(toLineView),
    invitedBy: row.invited_by,
    declined: row.declined,
    quoteState: row.quote_state,
    toConfirm: state === 'open' && row.quote_state === 'submitted' && row.quoted_version !== row.version,
  };
}

function toLineView(line: LineRow): RfqLineView {
  return {
    lineNo: line.line_no,
    text: line.text,
    partType: line.designation,
    partTypeId: line.part_type_id,
    families: line.families,
    features: line.features,
    brand: line.brand,
    substitutes: line.substitutes,
    quantity: line.quantity,
    neededBy: line.needed_by,
  };
}
