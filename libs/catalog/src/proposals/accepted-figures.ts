import { type EntityManager } from 'typeorm';
import { type AcceptedFigure } from './correctable-fields.js';

/** Figures that accepted corrections set, by part type; of one part type where it is named. */
export async function acceptedFigures(
  tx: EntityManager,
  partTypeId?: string,
): Promise<ReadonlyMap<string, readonly AcceptedFigure[]>> {
  const rows: (AcceptedFigure & { part_type_id: string })[] = await tx.query(
    `SELECT part_type_id, field, value, evidence_source AS source FROM catalogue_proposal
     WHERE state = 'accepted' AND kind = 'correction' AND ($1::uuid IS NULL OR part_type_id = $1) ORDER BY id`,
    [partTypeId ?? null],
  );
  return Map.groupBy(rows, (row) => row.part_type_id);
}
