import { Injectable } from '@nestjs/common';
import { type ThrottlerStorage } from '@nestjs/throttler';

type Verdict = Awaited<ReturnType<ThrottlerStorage['increment']>>;

/** Beyond this many callers in one window the longest known are forgotten: memory has an end. */
const MAX_CALLERS = 100_000;

/**
 * Counts calls in a sliding window of two fixed ones: the last window's count weighs as much of it as still lies within
 * reach. Each call costs the same, however many came before. Refused calls are not counted, so who slows down gets through.
 * Counts are of this process: with n processes a limit is at most n times as wide.
 */
@Injectable()
export class RateCounter implements ThrottlerStorage {
  private window = 0;
  private current = new Map<string, number>();
  private previous = new Map<string, number>();

  constructor(private readonly nowMs: () => number = Date.now) {}

  async increment(key: string, ttlMs: number, limit: number): Promise<Verdict> {
    const now = this.nowMs();
    this.turnTo(Math.floor(now / ttlMs));
    const passedMs = now % ttlMs;
    const leftSeconds = Math.ceil((ttlMs - passedMs) / 1000);
    const carried = (this.previous.get(key) ?? 0) * (1 - passedMs / ttlMs);
    const count = this.current.get(key) ?? 0;
    const isBlocked = carried + count + 1 > limit;
    if (!isBlocked) this.note(key, count + 1);
    return {
      totalHits: Math.ceil(carried) + count + 1,
      timeToExpire: leftSeconds,
      isBlocked,
      timeToBlockExpire: isBlocked ? leftSeconds : 0,
    };
  }

  private turnTo(window: number): void {
    if (window === this.window) return;
    this.previous = window === this.window + 1 ? this.current : new Map();
    this.current = new Map();
    this.window = window;
  }

  private note(key: string, count: number): void {
    if (count === 1 && this.current.size >= MAX_CALLERS) {
      for (const oldest of this.current.keys()) {
        this.current.delete(oldest);
        break;
      }
    }
    this.current.set(key, count);
  }
}
