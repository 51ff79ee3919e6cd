import { Clock } from '@app/kernel';
import { Database, Runs } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { workDue } from '../due-work.js';
import { ClaimSteps } from './claim-steps.js';
import { actOfLapse } from './claim.states.js';

/** What time does to claims. */
@Injectable()
export class ClaimDeadlines {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly steps: ClaimSteps,
  ) {}

  /**
   * Claims whose time has come. Each is a transaction of its own; one that cannot go on holds up no other. While the payer's bank
   * disputes the money, the clock stands still.
   */
  @Runs('orders.claims-due', { cron: '* * * * *' })
  async moveDue(): Promise<void> {
    await workDue(
      (most): Promise<{ id: string }[]> =>
        this.database.source.query(
          `SELECT c.id FROM claim c JOIN trade_order o ON o.seller_id = c.seller_id AND o.id = c.order_id
           WHERE c.due_at <= $1 AND o.chargeback_minor = 0 ORDER BY c.due_at LIMIT $2`,
          [this.clock.now(), most],
        ),
      ({ id }) => this.database.transact((tx) => this.moveOne(tx, id)),
    );
  }

  /** Under the lock: whoever acted meanwhile has given it another time, or none. */
  private async moveOne(tx: EntityManager, id: string): Promise<void> {
    const locked = await this.steps.lock(tx, id, null);
    const { state, outcome, due_at: dueAt } = locked.claim;
    const act = actOfLapse({ state, outcome });
    if (!act || dueAt === null || Date.parse(dueAt) > this.clock.now().getTime()) return;
    await this.steps.move(tx, locked, act, { by: 'system', personId: null });
  }
}
