import { Listens, Runs, type StoredFact } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** Different things kept of one day: whatever robots ask, the table stays small. */
const MOST_A_DAY = 20_000;
const KEPT_DAYS = 400;

/** Adds up; the locks are taken in one order. `$1`: [{ day, kind, key, province, searches, narrowed }]. */
const ADD = `
  INSERT INTO unmet_demand AS kept (day, kind, key, province, searches, narrowed)
  SELECT day, kind, left(key, 120), left(province, 20), sum(searches), sum(narrowed)
  FROM jsonb_to_recordset($1::jsonb) AS said (day date, kind text, key text, province text, searches int, narrowed int)
  WHERE (SELECT count(*) FROM unmet_demand held WHERE held.day = said.day) < ${MOST_A_DAY}
    OR EXISTS (SELECT FROM unmet_demand held
               WHERE (held.day, held.kind, held.key, held.province) = (said.day, said.kind, said.key, said.province))
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
  ON CONFLICT (day, kind, key, province)
    DO UPDATE SET searches = kept.searches + EXCLUDED.searches, narrowed = kept.narrowed + EXCLUDED.narrowed`;

/** Keeps what the market should know about itself. */
@Injectable()
export class InsightsListeners {
  constructor(private readonly source: DataSource) {}

  @Listens('search.unmet')
  async addUnmet(tx: EntityManager, { payload }: StoredFact): Promise<void> {
    const { searches } = payload as { searches: unknown[] };
    await tx.query(ADD, [JSON.stringify(searches)]);
  }

  @Runs('insights.sweep', { cron: '41 3 * * *' })
  async sweep(): Promise<void> {
    await this.source.query(`DELETE FROM unmet_demand WHERE day < current_date - ${KEPT_DAYS}`);
  }
}
