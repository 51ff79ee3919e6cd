import { type EntityManager } from 'typeorm';
import { type PartTypeRow } from './part-type.row.js';
import { PART_TYPE_COLUMNS } from './part-types.sql.js';

const COLUMNS = Object.entries(PART_TYPE_COLUMNS);
const WRITTEN = COLUMNS.map(([, column]) => column);
const CHANGEABLE = WRITTEN.filter((column) => column !== 'id');

const UPSERT = `
  INSERT INTO part_type AS kept (${WRITTEN.join(', ')})
  SELECT ${WRITTEN.join(', ')} FROM json_populate_recordset(NULL::part_type, $1::json)
  ON CONFLICT (id) DO UPDATE SET (${CHANGEABLE.join(', ')}) = (${CHANGEABLE.map((column) => `EXCLUDED.${column}`).join(', ')})
  WHERE (${CHANGEABLE.map((column) => `kept.${column}`).join(', ')})
    IS DISTINCT FROM (${CHANGEABLE.map((column) => `EXCLUDED.${column}`).join(', ')})
  RETURNING 1 AS written`;

/** All in one statement; answers how many were new or not as they are now. */
export async function writePartTypes(tx: EntityManager, rows: readonly PartTypeRow[]): Promise<number> {
  const records = rows.map((row) =>
    Object.fromEntries(COLUMNS.map(([field, column]) => [column, row[field as keyof PartTypeRow]])),
  );
  const written: unknown[] = await tx.query(UPSERT, [JSON.stringify(records)]);
  return written.length;
}
