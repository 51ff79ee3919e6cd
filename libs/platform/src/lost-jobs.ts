import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import { type WorkerEvents } from 'graphile-worker';
import { type PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { Runs } from './jobs.js';

/** Apart from any other use of advisory locks in the same database. */
const WORKERS = 620_508;

/** So long a worker may have a job before its lock is seen. */
const GRACE = `interval '10 seconds'`;

const FREE = `
  SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))
  FROM graphile_worker._private_jobs
  WHERE locked_at < now() - ${GRACE} AND hashtext(locked_by)::bigint & 4294967295 NOT IN (
    SELECT objid::bigint FROM pg_locks
    WHERE locktype = 'advisory' AND classid = ${WORKERS} AND objsubid = 2
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
  )
  HAVING count(*) > 0`;

const ANNOUNCE = `SELECT pg_advisory_lock(${WORKERS}, hashtext(id)) FROM unnest($1::text[]) AS id`;

/**
 * The events of a process's workers, by which each of them has an advisory lock as long as the process listens for jobs: it ends with
 * the connection, so with a process that dies.
 */
export function announcedWorkers(): WorkerEvents {
  const events: WorkerEvents = new EventEmitter();
  const ids: string[] = [];
  let listening: PoolClient | undefined;
  let announced: Promise<unknown> = Promise.resolve();
  const announce = (): void => {
    // A connection that breaks says so to the queue, which listens on another.
    announced = announced.then(() => listening?.query(ANNOUNCE, [ids])).catch(() => undefined);
  };
  events.on('worker:create', ({ worker }) => {
    ids.push(worker.workerId);
    announce();
  });
  events.on('pool:listen:success', ({ client }) => {
    listening = undefined;
    // The queue says that it listens as it begins to: its own query goes first.
    client.once('drain', () => {
      listening = client;
      announce();
    });
  });
  return events;
}

/** The queue keeps the jobs of a worker that was killed for four hours; here they are done as soon as somebody sees that it is gone. */
@Injectable()
export class LostJobs {
  constructor(private readonly source: DataSource) {}

  @Runs('platform.free-jobs', { cron: '* * * * *' })
  async free(): Promise<void> {
    await this.source.query(FREE);
  }
}
