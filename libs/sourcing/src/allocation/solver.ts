import { extname } from 'node:path';
import { Worker as Thread } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** Minimise `colCost` x over 0 ≤ x ≤ `colUpper`, rows between their bounds; the matrix by rows. */
export interface SparseModel {
  colCost: Float64Array;
  colUpper: Float64Array;
  /** 1: whole numbers. */
  integrality: Int32Array;
  rowLower: Float64Array;
  rowUpper: Float64Array;
  starts: Int32Array;
  indices: Int32Array;
  values: Float64Array;
}

export interface SolverLimits {
  /** Milliseconds since 1970, as `nowMs` says them. */
  until: number;
  /** Where to stop: between the best found and what is proven, of the objective. */
  gap: number;
}

export interface Solved {
  /** Null: nothing better than the start was found. */
  values: Float64Array | null;
  /** Proven: no answer has a lower objective. */
  bound: number;
}

interface Said extends Solved {
  id: number;
  error?: Error;
}

/** What the thread says once it can solve. */
const READY = 'ready';

/** Now, more finely than a date says it and the same in all threads. */
export const nowMs = (): number => performance.timeOrigin + performance.now();

/** Beyond the solver's own limit: a thread that is silent for longer is ended. */
const GRACE_MS = 4000;
/** In less nothing is solved. */
const LEAST_MS = 50;
/** Who comes when so many wait does without. */
const MOST_WAITING = 8;

/** Solves mixed-integer programmes exactly, one after another, in a thread of its own. */
@Injectable()
export class Solver implements OnModuleDestroy {
  private thread?: Thread;
  private asked = 0;
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();
  private ready = Promise.withResolvers<void>();
  private answer?: PromiseWithResolvers<Solved | null>;

  /** Begins to begin: what comes before the first programme takes about as long. Resolves when the thread can solve. */
  prepare(): Promise<void> {
    this.thread ??= this.start();
    return this.ready.promise;
  }

  /** Null: there was no time for it, or the solver failed. */
  solve(model: SparseModel, start: Float64Array, limits: SolverLimits): Promise<Solved | null> {
    if (this.waiting >= MOST_WAITING) return Promise.resolve(null);
    this.waiting++;
    const turn = this.last.then(() => this.now(model, start, limits)).finally(() => this.waiting--);
    this.last = turn;
    return turn;
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread?.terminate();
  }

  private async now(model: SparseModel, start: Float64Array, limits: SolverLimits): Promise<Solved | null> {
    const left = limits.until - nowMs();
    if (left < LEAST_MS) return null;
    const answer = Promise.withResolvers<Solved | null>();
    this.answer = answer;
    let state: 'beginning' | 'asked' | 'late' = 'beginning';
    const patience = setTimeout(() => {
      // A thread that takes long to begin is left to it, for who comes next.
      if (state === 'asked') return this.giveUp();
      state = 'late';
      answer.resolve(null);
    }, left + GRACE_MS);
    await Promise.race([this.prepare(), answer.promise]);
    if (state === 'beginning') {
      state = 'asked';
      this.thread?.postMessage({ id: ++this.asked, model, start, limits });
    }
    const solved = await answer.promise;
    clearTimeout(patience);
    return solved;
  }

  private start(): Thread {
    const thread = new Thread(new URL(`./solver.worker${extname(import.meta.url)}`, import.meta.url));
    thread.unref();
    this.ready = Promise.withResolvers();
    thread.on('message', (said: Said | typeof READY) => {
      if (said === READY) return this.ready.resolve();
      const { id, values, bound, error } = said;
      if (id === this.asked) this.answer?.resolve(error ? null : { values, bound });
      if (error) this.giveUp();
    });
    const ended = (): void => {
      if (this.thread === thread) this.giveUp();
    };
    thread.on('error', ended);
    thread.on('exit', ended);
    return thread;
  }

  /** The next programme starts another thread. */
  private giveUp(): void {
    void this.thread?.terminate();
    this.thread = undefined;
    this.answer?.resolve(null);
    this.ready.resolve();
  }
}
