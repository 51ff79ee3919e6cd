import { enqueueJob, Listens, Runs, type StoredFact } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { SearchEngine } from './search-engine.js';

const FOLDED_TOGETHER = 500;

/** Keeps the part index in step with the listings. */
@Injectable()
export class Indexer {
  constructor(private readonly engine: SearchEngine) {}

  /** Makes the whole index anew: after a bulk load, or when in doubt. */
  @Runs('search.rebuild')
  async rebuild(): Promise<void> {
    await this.engine.rebuild();
  }

  /** However fast a part type's offers change, one fold of it waits at a time: the next begins when a worker is free. */
  @Listens('listing.changed')
  async foldSoon(tx: EntityManager, fact: StoredFact): Promise<void> {
    const { partTypeId } = fact.payload as { partTypeId: string };
    const key = `search.fold:${partTypeId}`;
    await enqueueJob(tx, 'search.fold', { partTypeId }, { key, keyMode: 'preserve_run_at' });
  }

  /** A seller's whole list came in: its part types are folded together, a few hundred at a time. */
  @Listens('listings.changed')
  async foldManySoon(tx: EntityManager, fact: StoredFact): Promise<void> {
    await foldTogether(tx, (fact.payload as { partTypeIds: string[] }).partTypeIds);
  }

  /** What a seller's certificates say is said of all that it has on offer. */
  @Listens('organisation.certificates_changed')
  async foldSellerSoon(tx: EntityManager, fact: StoredFact): Promise<void> {
    const { organisationId } = fact.payload as { organisationId: string };
    const offered: { id: string }[] = await tx.query(
      `SELECT DISTINCT part_type_id AS id FROM listing WHERE seller_id = $1 AND state = 'live'`,
      [organisationId],
    );
    await foldTogether(
      tx,
      offered.map(({ id }) => id),
    );
  }

  @Runs('search.fold')
  async fold(payload: unknown): Promise<void> {
    const { partTypeId, partTypeIds } = payload as { partTypeId?: string; partTypeIds?: string[] };
    await this.engine.fold(partTypeIds ?? (partTypeId === undefined ? [] : [partTypeId]));
  }

  /** New or corrected part types: spellings and facets change with them. */
  @Listens('catalogue.loaded', 'catalogue.corrected')
  async rebuildSoon(tx: EntityManager): Promise<void> {
    await enqueueJob(tx, 'search.rebuild', {}, { key: 'search.rebuild' });
  }
}

async function foldTogether(tx: EntityManager, partTypeIds: readonly string[]): Promise<void> {
  for (let at = 0; at < partTypeIds.length; at += FOLDED_TOGETHER)
    await enqueueJob(tx, 'search.fold', { partTypeIds: partTypeIds.slice(at, at + FOLDED_TOGETHER) });
}
