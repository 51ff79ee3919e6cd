import { SetMetadata } from '@nestjs/common';
import { type EntityManager } from 'typeorm';

export interface JobOptions {
  runAt?: Date;
  /** Jobs of one key are one job: a later one takes the place of the waiting one. */
  key?: string;
  /** `preserve_run_at`: a burst of changes is worked once, at the time the first asked for. */
  keyMode?: 'replace' | 'preserve_run_at';
  maxAttempts?: number;
  /** Jobs of one queue run one after another. Few names, not one for each job: what a queue is called is kept. */
  queue?: string;
}

export const RUNS = Symbol('runs');

export interface JobMetadata {
  name: string;
  cron?: string;
}

/** Marks a provider's method `(payload) => Promise<void>` as the work of jobs of that name; `cron` runs it by the clock (of UTC) as well, and at the start when it was missed. */
export const Runs = (name: string, options: { cron?: string } = {}): MethodDecorator =>
  SetMetadata(RUNS, { name, ...options } satisfies JobMetadata);

/** Enqueues a job that becomes visible when `tx` commits. */
export async function enqueueJob(
  tx: EntityManager,
  name: string,
  payload: Record<string, unknown>,
  options: JobOptions = {},
): Promise<void> {
  await tx.query(
    `SELECT graphile_worker.add_job($1, $2::json, run_at => $3, job_key => $4, job_key_mode => $5, max_attempts => $6, queue_name => $7)`,
    [
      name,
      JSON.stringify(payload),
      options.runAt ?? null,
      options.key ?? null,
      options.key ? (options.keyMode ?? 'replace') : null,
      options.maxAttempts ?? 25,
      options.queue ?? null,
    ],
  );
}
