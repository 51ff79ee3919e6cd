import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';

const EVERY_MS = 50;

/**
 * Calls for the delivery of facts, after the write that stated them has committed: within it, all writes of the market would queue on
 * the one job that waits. At once where it is quiet, else once for all that are stated meanwhile. A process that dies before it has
 * rung loses nothing: facts are delivered by the clock, too.
 */
@Injectable()
export class FactBell implements BeforeApplicationShutdown {
  private readonly logger = new Logger(FactBell.name);
  private timer?: NodeJS.Timeout;
  private rungAt = 0;
  private ringing: Promise<void> = Promise.resolve();

  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  ring(): void {
    this.timer ??= setTimeout(() => this.call(), Math.max(0, this.rungAt + EVERY_MS - Date.now()));
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) this.call();
    await this.ringing;
  }

  private call(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.rungAt = Date.now();
    this.ringing = this.enqueue();
  }

  private async enqueue(): Promise<void> {
    try {
      await this.source.query(CALL);
    } catch (error) {
      this.logger.warn(`Facts are delivered by the clock: ${String(error)}`);
    }
  }
}

/** The job that delivers facts. */
export const DELIVER_FACTS = 'facts.deliver';

const CALL = `SELECT graphile_worker.add_job('${DELIVER_FACTS}', job_key => '${DELIVER_FACTS}', job_key_mode => 'preserve_run_at')`;
