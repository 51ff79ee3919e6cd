import { catalogue } from '@app/bearings';
import { Clock } from '@app/kernel';
import { Database, stateFacts } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { catalogueLoaded } from './catalog.events.js';
import { PART_TYPE_COLUMNS } from './part-types.sql.js';
import { rowOf } from './part-type.row.js';

const LOADED_COLUMNS = Object.values(PART_TYPE_COLUMNS);
const CHANGEABLE = LOADED_COLUMNS.filter((column) => column !== 'id');

const UPSERT = `
  INSERT INTO part_type AS kept (${LOADED_COLUMNS.join(', ')})
  SELECT ${LOADED_COLUMNS.join(', ')} FROM json_populate_recordset(NULL::part_type, $1::json)
  ON CONFLICT (id) DO UPDATE SET (${CHANGEABLE.join(', ')}) = (${CHANGEABLE.map((column) => `EXCLUDED.${column}`).join(', ')})
  WHERE (${CHANGEABLE.map((column) => `kept.${column}`).join(', ')})
    IS DISTINCT FROM (${CHANGEABLE.map((column) => `EXCLUDED.${column}`).join(', ')})`;

/** Writes the catalogue of the bearing library into `part_type`. */
@Injectable()
export class CatalogLoader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** All types in one statement; a second time it writes only what has changed. Types that the plans no longer give stay: listings name them. */
  async load(): Promise<{ total: number; written: number }> {
    const rows = catalogue().map((type) => {
      const row = rowOf(type);
      return Object.fromEntries(
        Object.entries(PART_TYPE_COLUMNS).map(([field, column]) => [column, row[field as keyof typeof row]]),
      );
    });
    const written = await this.database.transact(async (tx) => {
      const changed: unknown[] = await tx.query(`${UPSERT} RETURNING 1 AS written`, [JSON.stringify(rows)]);
      if (changed.length > 0)
        await stateFacts(tx, [catalogueLoaded(changed.length, this.clock.now().getTime())]);
      return changed.length;
    });
    return { total: rows.length, written };
  }
}
