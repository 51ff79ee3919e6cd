import { Runs } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { SearchEngine } from '../search-engine.js';
import { MeilisearchEngine } from './meilisearch.engine.js';

/** What is done for Meilisearch, where it is configured, beside the folds themselves. */
@Injectable()
export class MeiliJobs {
  constructor(private readonly engine: SearchEngine) {}

  @Runs('search.build')
  async build(): Promise<void> {
    await this.meilisearch?.build();
  }

  /** What a failed task or a process that died left behind. */
  @Runs('search.catch-up', { cron: '* * * * *' })
  async catchUp(): Promise<void> {
    await this.meilisearch?.catchUp();
  }

  private get meilisearch(): MeilisearchEngine | undefined {
    return this.engine instanceof MeilisearchEngine ? this.engine : undefined;
  }
}
