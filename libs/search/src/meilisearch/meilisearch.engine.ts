import { setTimeout as sleep } from 'node:timers/promises';
import { type Config, type Database, enqueueJob, type Readiness } from '@app/platform';
import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type MultiSearchQuery } from 'meilisearch';
import { isSortKey } from '../part-sort.sql.js';
import { type PostgresEngine } from '../postgres.engine.js';
import {
  cursorRefused,
  type Drift,
  type FoldOptions,
  type Found,
  type Nearby,
  type NearbyRow,
  type PartHitRow,
  type PartQuery,
  type Say,
  SearchEngine,
} from '../search-engine.js';
import { Circuit } from './circuit.js';
import { type Backlog, MeiliFeed } from './meili-feed.js';
import { MeiliMetrics } from './meili-metrics.js';
import { searchIndex } from './meili-search.js';
import { type MeiliAddress, MeiliServer } from './meili-server.js';
import { Trouble, troubleOf } from './meili-trouble.js';

/** A price or a stock that is older is no longer told: PostgreSQL's is not. */
const OLDEST_SECONDS = 30;
const WATCH_MS = 5000;
const START_MS = 3000;

/**
 * Meilisearch for searches, with PostgreSQL's index beside it, always kept and never behind: it answers while Meilisearch is down,
 * unsure or behind, and everything that is no search.
 */
export class MeilisearchEngine
  extends SearchEngine
  implements OnApplicationBootstrap, BeforeApplicationShutdown
{
  private readonly logger = new Logger(MeilisearchEngine.name);
  private readonly server: MeiliServer;
  private readonly feed: MeiliFeed;
  private readonly circuit: Circuit;
  private readonly metrics = new MeiliMetrics();
  private readonly feeds: boolean;
  private keys?: 'own' | 'given';
  private backlog: Backlog = { waiting: 0, seconds: 0 };
  private lastFailedTask?: string;
  private buildAsked = false;
  private watch?: NodeJS.Timeout;

  constructor(
    address: MeiliAddress,
    config: Pick<Config, 'role'>,
    private readonly postgres: PostgresEngine,
    private readonly database: Database,
    private readonly readiness: Readiness,
  ) {
    super();
    this.server = new MeiliServer(address);
    this.feed = new MeiliFeed(this.server, database, address.index);
    this.feeds = config.role !== 'api';
    this.circuit = new Circuit({
      probe: () => this.probe(),
      opened: (trouble) =>
        this.logger.warn(`Meilisearch is left out, PostgreSQL answers: ${trouble.message}`),
      closed: () => this.logger.log('Meilisearch answers'),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    this.metrics.register(() => ({ ...this.backlog, open: this.circuit.trouble !== null }));
    this.readiness.tell('search', () => this.condition());
    this.watch = setInterval(() => void this.look(), WATCH_MS).unref();
    // Nobody waits for it longer than a moment: until it has answered once, PostgreSQL does.
    await Promise.race([this.circuit.probeNow(), sleep(START_MS, undefined, { ref: false })]);
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.watch);
    this.circuit.stop();
  }

  async search(query: PartQuery): Promise<Found> {
    if (query.after !== undefined && !isSortKey(query, query.after)) throw cursorRefused();
    const trouble = this.circuit.trouble ?? (await this.tried(query));
    if (!(trouble instanceof Trouble)) return trouble;
    this.metrics.fellBack(trouble.kind);
    const found = await this.postgres.search(query);
    return { ...found, answeredBy: { engine: 'postgres', fallback: true } };
  }

  /** Nearness in three sizes is an order that Meilisearch does not know. */
  async nearby(near: Nearby): Promise<NearbyRow[]> {
    return this.postgres.nearby(near);
  }

  async fold(partTypeIds: readonly string[], options: FoldOptions = {}): Promise<void> {
    await this.postgres.fold(partTypeIds, options);
    await this.carry([...partTypeIds, ...(options.figuresOf ?? [])]);
  }

  async renew(partTypeIds: readonly string[]): Promise<void> {
    await this.postgres.renew(partTypeIds);
    await this.carry(partTypeIds);
  }

  async rebuild(say?: Say): Promise<{ partTypes: number }> {
    const made = await this.postgres.rebuild(say);
    let documents: number | null = null;
    await this.guarded(async () => {
      documents = await this.feed.rebuild();
    });
    // Where it failed, or another process was at it with what was there before, the live index is brought to the present all the same.
    if (documents === null) await this.feed.markAll();
    await this.lookAgain();
    return made;
  }

  /** Makes the index where there is none: a new server, or new settings. */
  async build(): Promise<void> {
    await this.guarded(async () => {
      if (!(await this.feed.isThere())) await this.feed.rebuild();
    });
    this.buildAsked = false;
    await this.lookAgain();
  }

  /** Carries what waits; what cannot be carried now goes on waiting. */
  async catchUp(): Promise<void> {
    if (this.circuit.trouble === null) await this.guarded(() => this.feed.push());
  }

  /** First the rows, then the documents by the rows. */
  async reconcile(): Promise<Drift> {
    const drift = await this.postgres.reconcile();
    await this.guarded(async () => {
      drift.meilisearch = await this.feed.reconcile();
    });
    await this.catchUp();
    return drift;
  }

  private async carry(partTypeIds: readonly string[]): Promise<void> {
    await this.feed.mark(partTypeIds);
    await this.catchUp();
  }

  private async tried(query: PartQuery): Promise<Found | Trouble> {
    try {
      const { engineMs, ...found } = await searchIndex((queries) => this.ask(queries), query);
      return { ...found, answeredBy: { engine: 'meilisearch', engineMs } };
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === null) throw error;
      this.note(trouble);
      return trouble;
    }
  }

  private async ask(queries: Omit<MultiSearchQuery, 'indexUid'>[]) {
    const { results } = await this.server.search((client) =>
      client.multiSearch<{ queries: MultiSearchQuery[] }, { hit: PartHitRow }>({
        queries: queries.map((query) => ({ ...query, indexUid: this.feed.live })),
      }),
    );
    return results;
  }

  private async guarded(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === null) throw error;
      this.note(trouble);
    }
  }

  private note(trouble: Trouble): void {
    this.metrics.troubled(trouble.kind);
    if (trouble.kind === 'task') this.lastFailedTask = trouble.message;
    // What it did not understand is our own mistake: the next query may be one that it does.
    if (trouble.kind === 'misunderstood') this.logger.error(trouble.message);
    else this.circuit.open(trouble);
  }

  /** Fails while it is not to be relied on; what was missed meanwhile is carried first. */
  private async probe(): Promise<void> {
    this.keys ??= await this.server.takeKeys();
    try {
      await this.ask([{ limit: 0 }]);
    } catch (error) {
      if (troubleOf(error)?.kind === 'missing') await this.askForBuild();
      if (troubleOf(error)?.kind === 'refused') this.keys = undefined;
      throw error;
    }
    if (this.feeds) await this.feed.push();
    this.backlog = await this.feed.backlog();
    if (this.backlog.seconds > OLDEST_SECONDS) throw behind(this.backlog);
    this.lastFailedTask = undefined;
  }

  /** Carries what came meanwhile; where it was left out, whether it still must be. */
  private async lookAgain(): Promise<void> {
    if (this.circuit.trouble === null) await this.catchUp();
    else await this.circuit.probeNow();
  }

  private async askForBuild(): Promise<void> {
    if (this.buildAsked) return;
    await this.database.transact((tx) => enqueueJob(tx, 'search.build', {}, { key: 'search.build' }));
    this.buildAsked = true;
  }

  private async look(): Promise<void> {
    try {
      this.backlog = await this.feed.backlog();
      if (this.backlog.seconds > OLDEST_SECONDS) this.note(behind(this.backlog));
    } catch (error) {
      this.logger.warn(`the backlog of the index is not known: ${String(error)}`);
    }
  }

  private condition() {
    const { trouble, since } = this.circuit;
    return {
      degraded: trouble !== null,
      engine: trouble === null ? 'meilisearch' : 'postgres',
      keys: this.keys,
      waiting: this.backlog.waiting,
      ...(trouble !== null && { fallback: true, trouble: trouble.message, since: since?.toISOString() }),
      ...(this.lastFailedTask !== undefined && { lastFailedTask: this.lastFailedTask }),
    };
  }
}

function behind({ waiting, seconds }: Backlog): Trouble {
  return new Trouble('behind', `${waiting} documents wait, the oldest for ${Math.round(seconds)} s`);
}
