import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import {
  Logger as GraphileLogger,
  parseCronItems,
  run,
  runMigrations,
  type Runner,
  type RunnerOptions,
  runOnce,
} from 'graphile-worker';
import { type EntityManager } from 'typeorm';
import { type Config } from './config.js';
import { CONFIG } from './config.token.js';
import { Database } from './database.js';
import { LISTENS, type StoredFact } from './events.js';
import { type JobMetadata, RUNS } from './jobs.js';

type Consume = (tx: EntityManager, fact: StoredFact) => Promise<void>;
type Work = (payload: unknown) => Promise<void>;

interface FactRow {
  id: string;
  name: string;
  aggregate_id: string;
  version: string;
  payload: unknown;
  occurred_at: Date;
}

/** Runs the jobs and delivers the facts. Started in the roles `worker` and `all`; any number of processes may run it. */
@Injectable()
export class Worker implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Worker.name);
  private readonly consumers = new Map<string, { name: string; consume: Consume }[]>();
  private readonly works = new Map<string, { work: Work; cron?: string }>();
  private runner?: Runner;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  async start(): Promise<void> {
    this.runner = await run({
      ...this.options(),
      parsedCronItems: parseCronItems(
        [...this.works].flatMap(([task, { cron }]) => (cron ? [{ task, match: cron }] : [])),
      ),
    });
  }

  /** Works everything that is due, what arises meanwhile included, and comes back. */
  async workOff(): Promise<void> {
    await runOnce(this.options());
  }

  /** Before the pool of connections closes: running jobs end with theirs. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.runner?.stop();
  }

  private options(): RunnerOptions {
    if (this.works.size === 0) this.discover();
    return {
      connectionString: this.config.database.url,
      concurrency: 4,
      maxPoolSize: 6,
      pollInterval: 1000,
      noHandleSignals: true,
      logger: new GraphileLogger(() => (level, message) => {
        if (level === 'error' || level === 'warning') this.logger.warn(message);
      }),
      taskList: {
        'deliver-facts': (payload) => this.deliver((payload as { ids: string[] }).ids),
        ...Object.fromEntries(
          [...this.works].map(([name, { work }]) => [name, (payload: unknown) => work(payload)]),
        ),
      },
    };
  }

  /** Each consumer apart: one that fails does not keep a fact from the others, and only it is tried again. */
  private async deliver(ids: string[]): Promise<void> {
    const rows: FactRow[] = await this.database.source.query(
      `SELECT * FROM outbox_event WHERE id = ANY($1) ORDER BY id`,
      [ids],
    );
    const failures: unknown[] = [];
    for (const row of rows) {
      for (const { name, consume } of this.consumers.get(row.name) ?? []) {
        await this.consumeOnce(row, name, consume).catch((error: unknown) => failures.push(error));
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('; '));
  }

  private async consumeOnce(row: FactRow, consumer: string, consume: Consume): Promise<void> {
    await this.database.transact(async (tx) => {
      const noted: unknown[] = await tx.query(
        `INSERT INTO event_consumption (event_id, consumer) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1 AS noted`,
        [row.id, consumer],
      );
      if (noted.length === 0) return;
      await consume(tx, {
        id: row.id,
        name: row.name,
        aggregateId: row.aggregate_id,
        version: BigInt(row.version),
        payload: row.payload,
        occurredAt: row.occurred_at,
      });
    });
  }

  private discover(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (typeof instance !== 'object' || instance === null) continue;
      const provider = instance as Record<string, unknown>;
      for (const method of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
        const target = provider[method];
        if (typeof target === 'function')
          this.register(provider, method, target as (...args: unknown[]) => Promise<void>);
      }
    }
  }

  private register(provider: object, method: string, target: (...args: unknown[]) => Promise<void>): void {
    for (const fact of this.reflector.get<string[] | undefined>(LISTENS, target) ?? []) {
      const name = `${provider.constructor.name}.${method}`;
      const consume: Consume = (tx, stored) => target.call(provider, tx, stored);
      this.consumers.set(fact, [...(this.consumers.get(fact) ?? []), { name, consume }]);
    }
    const job = this.reflector.get<JobMetadata | undefined>(RUNS, target);
    if (job) this.works.set(job.name, { work: (payload) => target.call(provider, payload), cron: job.cron });
  }
}

/** The queue's own tables, in their own schema. */
export async function migrateJobs(connectionString: string): Promise<void> {
  await runMigrations({ connectionString, logger: new GraphileLogger(() => () => undefined) });
}
