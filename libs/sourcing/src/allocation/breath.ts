import { setImmediate as breathe } from 'node:timers/promises';

/** So long others wait at most. */
const BREATH_MS = 20;

/** Long sums leave room for who else is served by the process. */
export class Breath {
  private last = performance.now();

  async take(): Promise<void> {
    if (performance.now() - this.last < BREATH_MS) return;
    await breathe();
    this.last = performance.now();
  }
}
