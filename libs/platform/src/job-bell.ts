import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';

const EVERY_MS = 50;

/**
 * Calls for a job that works what waits in a table, after the write that put it there has committed: within it, all writes of the
 * market would queue on the one job that waits. At once where it is quiet, else once for all that are written meanwhile. A process that
 * dies before it has rung loses nothing: such jobs run by the clock, too.
 */
@Injectable()
export class JobBell implements BeforeApplicationShutdown {
  private readonly logger = new Logger(JobBell.name);
  private readonly wanted = new Set<string>();
  private timer?: NodeJS.Timeout;
  private dueAt = Infinity;
  private rungAt = 0;
  private ringing: Promise<void> = Promise.resolve();
  private hasRung = false;

  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** `withinMs`: for whoever writes again and again, and would have it worked together. */
  ring(job: string, withinMs = 0): void {
    this.wanted.add(job);
    const now = Date.now();
    const dueAt = Math.max(now + withinMs, this.rungAt + EVERY_MS);
    if (dueAt >= this.dueAt) return;
    clearTimeout(this.timer);
    this.dueAt = dueAt;
    this.timer = setTimeout(() => this.call(), dueAt - now);
  }

  /** Rings now for what it would ring for in a moment. Answers whether it has rung, of itself too, since it was last asked. */
  async haste(): Promise<boolean> {
    if (this.timer) this.call();
    await this.ringing;
    const { hasRung } = this;
    this.hasRung = false;
    return hasRung;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.haste();
  }

  private call(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.dueAt = Infinity;
    this.rungAt = Date.now();
    const jobs = [...this.wanted];
    this.wanted.clear();
    this.hasRung = true;
    this.ringing = this.ringing.then(() => this.enqueue(jobs));
  }

  private async enqueue(jobs: readonly string[]): Promise<void> {
    try {
      for (const job of jobs) await this.source.query(CALL, [job]);
    } catch (error) {
      this.logger.warn(`${jobs.join(', ')} will be run by the clock: ${String(error)}`);
    }
  }
}

const CALL = `SELECT graphile_worker.add_job($1, job_key => $1, job_key_mode => 'preserve_run_at')`;
