import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, EntityManager } from 'typeorm';
import { DELIVER_FACTS, tellWithinMs } from './events.js';
import { type WriteRequest } from './http/write-request.js';
import { JobBell } from './job-bell.js';
import { prepared } from './prepared.js';

const RETRYABLE = new Set(['40P01', '40001']);
const ATTEMPTS = 6;

const CLAIM_KEY = prepared(
  `INSERT INTO idempotency_key (owner, key, fingerprint) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1 AS claimed`,
);
const STORE_ANSWER = prepared(`UPDATE idempotency_key SET answer = $3 WHERE owner = $1 AND key = $2`);

/** Writes: each call is one transaction, seen as the argument `tx` by whatever works inside it. */
@Injectable()
export class Database {
  constructor(
    @Inject(DataSource) readonly source: DataSource,
    private readonly bell: JobBell,
  ) {}

  /**
   * Runs `work` in one transaction. A deadlock (40P01) or serialization failure (40001) rolls back and runs the whole
   * of it again, at most six times with jitter; so `work` touches nothing but the database. `on` is a
   * connection in hand; else one is taken from the pool.
   */
  async transact<T>(work: (tx: EntityManager) => Promise<T>, on?: EntityManager): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        const { answer, withinMs } = await (on ?? this.source).transaction(async (tx) => ({
          answer: await work(tx),
          withinMs: tellWithinMs(tx),
        }));
        if (withinMs !== undefined) this.bell.ring(DELIVER_FACTS, withinMs);
        return answer;
      } catch (error) {
        if (attempt === ATTEMPTS || !RETRYABLE.has(sqlState(error) ?? '')) throw error;
        await sleep(Math.random() * 10 * 2 ** attempt);
      }
    }
  }

  /**
   * `transact` for a write asked for over HTTP: with an Idempotency-Key the answer is stored in the same transaction,
   * so the same key gives the same answer, also to a twin that arrives meanwhile (it waits on the key's row) and after
   * a crash. `answerHoldsSecret` stores that it was done, not what was answered.
   */
  async once<T>(
    request: WriteRequest,
    work: (tx: EntityManager) => Promise<T>,
    { answerHoldsSecret = false } = {},
  ): Promise<T> {
    const { key, owner, fingerprint } = request;
    if (key === null) return this.transact(work);
    return this.transact(async (tx) => {
      const claimed: unknown[] = await tx.query(CLAIM_KEY, [owner, key, fingerprint]);
      if (claimed.length === 0) return this.earlierAnswer<T>(tx, request);
      const answer = await work(tx);
      const stored = answerHoldsSecret ? null : JSON.stringify(answer ?? {});
      await tx.query(STORE_ANSWER, [owner, key, stored]);
      return answer;
    });
  }

  private async earlierAnswer<T>(tx: EntityManager, request: WriteRequest): Promise<T> {
    const [row]: { fingerprint: string; answer: T | null }[] = await tx.query(
      `SELECT fingerprint, answer FROM idempotency_key WHERE owner = $1 AND key = $2`,
      [request.owner, request.key],
    );
    if (row?.fingerprint !== request.fingerprint) throw keyReused();
    if (row.answer === null) {
      throw new DomainError('conflict', 'idempotency.answer_not_kept', {
        zh: '此请求已完成；其结果含密钥，不作保存',
        en: 'This request was carried out; its answer held a secret and was not kept',
      });
    }
    return row.answer;
  }
}

/** The same key, and another request under it. */
export function keyReused(): DomainError {
  return new DomainError('unprocessable', 'idempotency.key_reused', {
    zh: '此 Idempotency-Key 已用于另一个请求，请换一个新的',
    en: 'This Idempotency-Key was used for another request; take a new one',
  });
}

/** PostgreSQL's five-character code of an error, through TypeORM's wrapping. */
export function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'driverError' in error ? sqlState(error.driverError) : undefined;
}
