import { type Locale } from '@app/platform';
import { DEED_KINDS, type DeedKind } from './reputation.entity.js';
import {
  HALF_LIFE_DAYS,
  HOW,
  IMPROVE,
  isNew,
  NEW_BELOW,
  PRIOR,
  rateOf,
  reliabilityOf,
  SHARE_OF,
  type Tallies,
  usualHours,
} from './reputation.rules.js';

/** What is known of one kind of deeds. */
export class RecordView {
  /** Those whose end is known, of the last three years. */
  counted: number;
  /** Those that went well. */
  kept: number;
  /** Per cent that went well, newer ones weighing more, with what is presumed of a newcomer beside them. */
  percent: number;
}

export class TimedRecordView extends RecordView {
  /** Until the seller does it as a rule, newer ones weighing more, with what is presumed of a newcomer beside them; null: never yet. */
  usualMinutes: number | null;
}

/** What a seller's record says, to anybody. */
export class ReputationView {
  sellerId: string;
  /** All of it was on its way by the day that was promised. */
  dispatch: RecordView;
  /** Completed without a claim that held. */
  quality: RecordView;
  /** Orders accepted or rejected in time, from their payment. */
  accept: TimedRecordView;
  /** RFQs that it was invited to, quoted or declined in time, from the invitation. */
  answer: TimedRecordView;
  /** Of the four together: 0 … 100. */
  reliability: number;
  /** So little is known that what is presumed decides. */
  isNew: boolean;
}

export class ReputationsView {
  items: ReputationView[];
}

export class OwnRecordView extends TimedRecordView {
  /** dispatch, quality, accept or answer */
  kind: DeedKind;
  /** Of reliability, in per cent. */
  share: number;
  how: string;
  improve: string;
  /** What is presumed of a newcomer: so many deeds, of which so many per cent went well. */
  presumedDeeds: number;
  presumedPercent: number;
  /** Null: of this kind no time is told. */
  presumedMinutes: number | null;
}

export class BrokenDeedView {
  kind: DeedKind;
  /** The order; of an answer the RFQ. */
  subjectId: string;
  dueAt: string;
  /** Null: not done yet. */
  doneAt: string | null;
  /** It came to nothing: an order rejected, or a claim that held. */
  failed: boolean;
}

export class OwnReputationView {
  reliability: number;
  isNew: boolean;
  /** A deed weighs half as much after so many days. */
  halfLifeDays: number;
  /** A seller is new below so many dispatches that still weigh. */
  newBelow: number;
  records: OwnRecordView[];
  /** What counts against it, newest first. */
  broken: BrokenDeedView[];
}

export interface BrokenRow {
  kind: DeedKind;
  subject_id: string;
  due_at: Date;
  done_at: Date | null;
  failed: boolean;
}

const percent = (share: number): number => Math.round(share * 1000) / 10;

export function toReputationView(sellerId: string, tallies: Tallies, now: Date): ReputationView {
  return {
    sellerId,
    dispatch: toRecord('dispatch', tallies, now),
    quality: toRecord('quality', tallies, now),
    accept: toTimedRecord('accept', tallies, now),
    answer: toTimedRecord('answer', tallies, now),
    reliability: percent(reliabilityOf(tallies, now)),
    isNew: isNew(tallies, now),
  };
}

export function toOwnReputationView(
  tallies: Tallies,
  broken: readonly BrokenRow[],
  now: Date,
  locale: Locale,
): OwnReputationView {
  return {
    reliability: percent(reliabilityOf(tallies, now)),
    isNew: isNew(tallies, now),
    halfLifeDays: HALF_LIFE_DAYS,
    newBelow: NEW_BELOW,
    records: DEED_KINDS.map((kind) => ({
      kind,
      ...toTimedRecord(kind, tallies, now),
      share: percent(SHARE_OF[kind]),
      how: HOW[kind][locale],
      improve: IMPROVE[kind][locale],
      presumedDeeds: PRIOR[kind].deeds,
      presumedPercent: percent(PRIOR[kind].share),
      presumedMinutes: minutes(PRIOR[kind].hours ?? null),
    })),
    broken: broken.map(({ kind, subject_id, due_at, done_at, failed }) => ({
      kind,
      subjectId: subject_id,
      dueAt: due_at.toISOString(),
      doneAt: done_at?.toISOString() ?? null,
      failed,
    })),
  };
}

function toRecord(kind: DeedKind, tallies: Tallies, now: Date): RecordView {
  const tally = tallies[kind];
  return {
    counted: tally?.counted ?? 0,
    kept: tally?.kept ?? 0,
    percent: percent(rateOf(kind, tally, now)),
  };
}

const minutes = (hours: number | null): number | null => (hours === null ? null : Math.round(hours * 60));

function toTimedRecord(kind: DeedKind, tallies: Tallies, now: Date): TimedRecordView {
  return { ...toRecord(kind, tallies, now), usualMinutes: minutes(usualHours(kind, tallies[kind], now)) };
}
