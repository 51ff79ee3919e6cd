import { catalogue } from '@app/bearings';
import { Clock } from '@app/kernel';
import { Database, stateFacts } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { catalogueLoaded } from './catalog.events.js';
import { rowOf } from './part-type.row.js';
import { writePartTypes } from './part-type.store.js';
import { acceptedFigures } from './proposals/accepted-figures.js';
import { corrected } from './proposals/correctable-fields.js';

/** Writes the catalogue of the bearing library into `part_type`, with what the market has corrected in it. */
@Injectable()
export class CatalogLoader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** All types in one statement; a second time it writes only what has changed. Types that the plans no longer give stay: listings name them. */
  async load(): Promise<{ total: number; written: number }> {
    const rows = catalogue().map(rowOf);
    const written = await this.database.transact(async (tx) => {
      // A correction accepted meanwhile waits, and is written behind this.
      await tx.query(`LOCK TABLE catalogue_proposal IN SHARE MODE`);
      const figures = await acceptedFigures(tx);
      const changed = await writePartTypes(
        tx,
        rows.map((row) => corrected(row, figures.get(row.id) ?? [])),
      );
      if (changed > 0) await stateFacts(tx, [catalogueLoaded(changed, this.clock.now().getTime())]);
      return changed;
    });
    return { total: rows.length, written };
  }
}
