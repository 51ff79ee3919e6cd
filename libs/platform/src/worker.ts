import { setTimeout as sleep } from 'node:timers/promises';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@app/kernel';
import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import {
  Logger as GraphileLogger,
  parseCronItems,
  run,
  runMigrations,
  type Runner,
  type RunnerOptions,
  runOnce,
} from 'graphile-worker';
import pg from 'pg';
import { type Config } from './config.js';
import { CONFIG } from './config.token.js';
import { FactDelivery } from './fact-delivery.js';
import { JobBell } from './job-bell.js';
import { type JobMetadata, RUNS } from './jobs.js';
import { announcedWorkers } from './lost-jobs.js';
import { type MarkedMethod, MarkedMethods } from './marked-methods.js';

const POOL_SIZE = 6;
const ignore = (): void => undefined;

/** Runs the jobs, the delivery of facts among them. Started in the roles `worker` and `all`; any number of processes may run it. */
@Injectable()
export class Worker implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Worker.name);
  private runner?: Runner;
  private pool?: pg.Pool;
  private found?: MarkedMethod<JobMetadata>[];

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly bell: JobBell,
    private readonly facts: FactDelivery,
    private readonly methods: MarkedMethods,
  ) {}

  async start(): Promise<void> {
    this.runner = await run({
      ...this.options(),
      connectionString: this.config.database.url,
      maxPoolSize: POOL_SIZE,
      events: announcedWorkers(),
      parsedCronItems: parseCronItems(
        this.works.flatMap(({ metadata: { name: task, cron } }) =>
          cron ? [{ task, match: cron, options: { backfillPeriod: periodOf(cron) } }] : [],
        ),
      ),
    });
  }

  /** Works everything that is due, what arises meanwhile included, and comes back. */
  async workOff(): Promise<void> {
    const pool = (this.pool ??= this.makePool());
    const options = { ...this.options(), pgPool: pool };
    await this.bell.haste();
    do {
      await this.facts.deliver();
      await runOnce(options);
      await isAtRest(pool);
    } while ((await this.bell.haste()) || (await this.facts.isWaiting()) || (await isDue(pool)));
  }

  /** Before the pool of connections closes: running jobs end with theirs. */
  async beforeApplicationShutdown(): Promise<void> {
    const { runner, pool } = this;
    this.runner = this.pool = undefined;
    await runner?.stop();
    await pool?.end();
  }

  /** Who works off once does so often: connections that stay open are most of what that takes. */
  private makePool(): pg.Pool {
    const pool = new pg.Pool({ connectionString: this.config.database.url, max: POOL_SIZE });
    // Without a listener a lost connection would end the process; the next round opens another.
    return pool.on('error', ignore).on('connect', (client) => client.on('error', ignore));
  }

  /** Looked for once: that asks each method of each provider. */
  private get works(): MarkedMethod<JobMetadata>[] {
    return (this.found ??= this.methods.marked<JobMetadata>(RUNS));
  }

  private options(): RunnerOptions {
    return {
      concurrency: 4,
      pollInterval: 1000,
      noHandleSignals: true,
      logger: new GraphileLogger(() => (level, message) => {
        if (level === 'error' || level === 'warning') this.logger.warn(message);
      }),
      taskList: Object.fromEntries(
        this.works.map(({ metadata, call }) => [metadata.name, (payload: unknown) => call(payload)]),
      ),
    };
  }
}

/**
 * From one run by the clock to the next: what was missed within it, while nobody worked, is run at the start, once. What runs every
 * minute anyway need not be.
 */
function periodOf(cron: string): number {
  const [minute = '', hour] = cron.split(' ');
  if (hour !== '*') return DAY_MS;
  if (minute.startsWith('*/')) return Number(minute.slice(2)) * MINUTE_MS;
  return minute === '*' ? 0 : HOUR_MS;
}

/** How its jobs ended the queue notes without waiting for it, on the same connections. */
async function isAtRest(pool: pg.Pool): Promise<void> {
  while (pool.waitingCount > 0 || pool.idleCount < pool.totalCount) await sleep(1);
}

/** A job that is next in its line is passed over until it is noted that the one before has ended. */
async function isDue(pool: pg.Pool): Promise<boolean> {
  const { rowCount } = await pool.query(DUE);
  return rowCount !== 0;
}

const DUE = `
  SELECT FROM graphile_worker._private_jobs job
  LEFT JOIN graphile_worker._private_job_queues line ON line.id = job.job_queue_id
  WHERE job.is_available AND job.run_at <= now() AND line.is_available IS NOT FALSE LIMIT 1`;

/** The queue's own tables, in their own schema. */
export async function migrateJobs(connectionString: string): Promise<void> {
  await runMigrations({ connectionString, logger: new GraphileLogger(() => () => undefined) });
}
