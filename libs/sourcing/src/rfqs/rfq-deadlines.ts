import { Clock } from '@app/kernel';
import { Database, Runs } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { RfqSteps } from './rfq-steps.js';

const BATCH = 200;

/** RFQs whose deadline is over are opened, and those that nobody decides lapse. Each is a transaction of its own; twice is as once. */
@Injectable()
export class RfqDeadlines {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly steps: RfqSteps,
  ) {}

  @Runs('sourcing.rfq-deadlines', { cron: '* * * * *' })
  async work(): Promise<void> {
    for (let found = BATCH; found === BATCH;) {
      const due: { id: string }[] = await this.database.source.query(
        `SELECT id FROM rfq WHERE (state = 'open' AND deadline <= $1) OR (state = 'deciding' AND decide_by <= $1) LIMIT $2`,
        [this.clock.now(), BATCH],
      );
      for (const { id } of due) await this.database.transact((tx) => this.steps.lock(tx, id));
      found = due.length;
    }
  }
}
