import { Clock } from '@app/kernel';
import { Database, Runs } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type DeedKind } from './reputation.entity.js';
import { MAKE_REPUTATIONS, NOTE_DEEDS, RFQ_ANSWERS } from './reputation.sql.js';

/** As much of a deed as one fact tells. */
export interface Deed {
  sellerId: string;
  kind: DeedKind;
  subjectId: string;
  since: Date;
  dueAt?: Date;
  doneAt?: Date | null;
  failed?: boolean;
}

/** Keeps what sellers did with what was theirs to do. */
@Injectable()
export class Reputations {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** Harmless when run twice. */
  async note(tx: EntityManager, deeds: readonly Deed[]): Promise<void> {
    if (deeds.length === 0) return;
    await tx.query(NOTE_DEEDS, [JSON.stringify(deeds)]);
    const sellers = new Set(deeds.map(({ sellerId }) => sellerId));
    await tx.query(MAKE_REPUTATIONS, [[...sellers].toSorted(), this.clock.now()]);
  }

  /** Which of the sellers invited to them answered RFQs that have ended: nothing of it changes any more. */
  async noteAnswers(tx: EntityManager, rfqIds: readonly string[]): Promise<void> {
    await this.note(tx, await tx.query(RFQ_ANSWERS, [rfqIds]));
  }

  /** All of them anew: what nobody did in time is known by nothing but the clock. */
  @Runs('reputations.make', { cron: '10 * * * *' })
  async makeAll(): Promise<void> {
    await this.database.transact((tx) => tx.query(MAKE_REPUTATIONS, [null, this.clock.now()]));
  }
}
