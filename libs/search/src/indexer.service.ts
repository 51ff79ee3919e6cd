import { enqueueJob, Listens, Runs, type StoredFact } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { SearchEngine } from './search-engine.js';

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

  @Runs('search.fold')
  async fold(payload: unknown): Promise<void> {
    const { partTypeId } = payload as { partTypeId: string };
    await this.engine.fold([partTypeId]);
  }

  /** New or corrected part types: spellings and facets change with them. */
  @Listens('catalogue.loaded', 'catalogue.corrected')
  async rebuildSoon(tx: EntityManager): Promise<void> {
    await enqueueJob(tx, 'search.rebuild', {}, { key: 'search.rebuild' });
  }
}
