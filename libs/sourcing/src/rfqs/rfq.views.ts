import { type Features, type PartFamily } from '@app/bearings';
import { type CertificateKind, type Text } from '@app/kernel';
import { DEFAULT_WEIGHTS, SCORE_PARTS, type ScorePart } from '../matching/match.scoring.js';
import { type LackingCertificate } from './certificates.sql.js';
import { whyInvited } from './invitation.words.js';
import { type InvitationGrounds, type InvitedBy } from './rfq.entity.js';
import { buyersActs, type RfqAct, type RfqState, stateNow } from './rfq.states.js';

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
  /** Pieces that orders stand for, of its award or of what made up for one: beyond that none is wanted any more. */
  bought: number;
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

export class InvitationScorePartView {
  /** fit, price, leadTime, cover, reliability, distance or green */
  name: ScorePart;
  points: number;
  /** What it could come to. */
  of: number;
}

class WhyView {
  zh: string;
  en: string;
}

export class InvitedSellerView {
  sellerId: string;
  name: string;
  /** match, buyer, subscription, or open: it came by itself. */
  invitedBy: InvitedBy;
  declined: boolean;
  /** Of the certificates that the RFQ asks for; `green`: a green one of whichever kind. */
  lacking: LackingCertificate[];
  /** As it stood when the seller was invited. */
  why: WhyView;
  /** Of 100, over all lines by the matcher's weights; null: it had none of them on offer. */
  score: number | null;
  parts: InvitationScorePartView[];
}

/** What sellers are asked to hold, verified and in force. */
export class CertificatesAskedView {
  certificates: CertificateKind[];
  /** A green certificate, of whichever kind. */
  greenOnly: boolean;
  /** Who lacks any of it cannot quote; else its quote is marked. */
  certifiedOnly: boolean;
}

/** What buyer and sellers see alike. */
export class AskedRfqView extends CertificatesAskedView {
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
  /** The purchase that the award made; undecided, that of the part that is bought already. */
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
  bought: number;
  needed_by: string | null;
}

interface TimesRow {
  id: string;
  title: string;
  state: RfqState;
  version: number;
  deadline: Date;
  decideBy: Date;
  checkoutId: string | null;
  opened_at: Date;
}

interface WishRow {
  certificates: CertificateKind[];
  green_only: boolean;
  certified_only: boolean;
}

export interface AskedRow extends TimesRow, WishRow {
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

interface InvitedRow extends Pick<
  InvitedSellerView,
  'sellerId' | 'name' | 'invitedBy' | 'declined' | 'lacking'
> {
  grounds: InvitationGrounds | null;
}

export interface RfqRow extends AskedRow {
  open_to_all: boolean;
  invited: InvitedRow[];
  quote_count: number;
  awaited: number;
  log: { seq: number; act: string; to_state: RfqState; by: string; note: string | null; at: string }[];
}

export interface ListedRow extends TimesRow {
  line_count: number;
  invited_count: number;
  quote_count: number;
  open_questions: number;
}

export const toWish = (row: WishRow): CertificatesAskedView => ({
  certificates: row.certificates,
  greenOnly: row.green_only,
  certifiedOnly: row.certified_only,
});

const moment = (text: string): string => new Date(text).toISOString();

export function toAskedView(row: AskedRow, now: Date): AskedRfqView {
  return {
    id: row.id,
    title: row.title,
    state: stateNow(row, now),
    version: row.version,
    ...toWish(row),
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
    invited: row.invited.map(toInvitedView),
    quoteCount: row.quote_count,
    awaited: row.awaited,
    checkoutId: row.checkoutId,
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

const tenths = (value: number): number => Math.round(value * 10) / 10;

function toInvitedView({
  sellerId,
  name,
  invitedBy,
  declined,
  lacking,
  grounds,
}: InvitedRow): InvitedSellerView {
  const { zh, en }: Text = whyInvited(invitedBy, grounds);
  return {
    sellerId,
    name,
    invitedBy,
    declined,
    lacking,
    why: { zh, en },
    score: grounds && tenths(grounds.score),
    parts: grounds
      ? SCORE_PARTS.map((part) => ({
          name: part,
          points: tenths(grounds.points[part]),
          of: DEFAULT_WEIGHTS[part],
        }))
      : [],
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

export function toLineView(line: LineRow): RfqLineView {
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
    bought: line.bought,
    neededBy: line.needed_by,
  };
}
