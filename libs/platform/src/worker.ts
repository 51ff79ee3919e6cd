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
import { type Config } from './config.js';
import { CONFIG } from './config.token.js';
import { FactDelivery } from './fact-delivery.js';
import { JobBell } from './job-bell.js';
import { type JobMetadata, RUNS } from './jobs.js';
import { announcedWorkers } from './lost-jobs.js';
import { MarkedMethods } from './marked-methods.js';

/** Runs the jobs, the delivery of facts among them. Started in the roles `worker` and `all`; any number of processes may run it. */
@Injectable()
export class Worker implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Worker.name);
  private runner?: Runner;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly bell: JobBell,
    private readonly facts: FactDelivery,
    private readonly methods: MarkedMethods,
  ) {}

  async start(): Promise<void> {
    const works = this.methods.marked<JobMetadata>(RUNS);
    this.runner = await run({
      ...this.options(),
      events: announcedWorkers(),
      parsedCronItems: parseCronItems(
        works.flatMap(({ metadata: { name: task, cron } }) => (cron ? [{ task, match: cron }] : [])),
      ),
    });
  }

  /** Works everything that is due, what arises meanwhile included, and comes back. */
  async workOff(): Promise<void> {
    await this.bell.haste();
    do {
      await this.facts.deliver();
      await runOnce(this.options());
    } while ((await this.bell.haste()) || (await this.facts.isWaiting()));
  }

  /** Before the pool of connections closes: running jobs end with theirs. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.runner?.stop();
  }

  private options(): RunnerOptions {
    const works = this.methods.marked<JobMetadata>(RUNS);
    return {
      connectionString: this.config.database.url,
      concurrency: 4,
      maxPoolSize: 6,
      pollInterval: 1000,
      noHandleSignals: true,
      logger: new GraphileLogger(() => (level, message) => {
        if (level === 'error' || level === 'warning') this.logger.warn(message);
      }),
      taskList: Object.fromEntries(
        works.map(({ metadata, call }) => [metadata.name, (payload: unknown) => call(payload)]),
      ),
    };
  }
}

/** The queue's own tables, in their own schema. */
export async function migrateJobs(connectionString: string): Promise<void> {
  await runMigrations({ connectionString, logger: new GraphileLogger(() => () => undefined) });
}
