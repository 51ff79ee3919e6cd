import { earliestId } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { Database } from './database.js';
import { Runs } from './jobs.js';

const BATCH = 5000;

/** Sweeps what has served its time. */
@Injectable()
export class Housekeeping {
  constructor(private readonly database: Database) {}

  /** Keys older than a week answer no more; facts stay thirty days for replays. */
  @Runs('platform.sweep', { cron: '17 * * * *' })
  async sweep(): Promise<void> {
    await this.database.source.query(
      `DELETE FROM idempotency_key WHERE (owner, key) IN
         (SELECT owner, key FROM idempotency_key WHERE created_at < now() - interval '7 days' LIMIT ${BATCH})`,
    );
    await this.database.source.query(
      `WITH old AS (SELECT id FROM outbox_event WHERE id < $1 LIMIT ${BATCH}),
            gone AS (DELETE FROM event_consumption WHERE event_id IN (SELECT id FROM old)),
            given_up AS (DELETE FROM fact_to_deliver WHERE event_id IN (SELECT id FROM old))
       DELETE FROM outbox_event WHERE id IN (SELECT id FROM old)`,
      [earliestId(Date.now() - 30 * 86_400_000)],
    );
  }
}
