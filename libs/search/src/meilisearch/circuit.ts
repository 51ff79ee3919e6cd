import { Trouble, troubleOf } from './meili-trouble.js';

interface Hooks {
  /** Fails while the other side is not to be relied on. */
  probe: () => Promise<void>;
  opened: (trouble: Trouble) => void;
  closed: () => void;
  delayMs?: (attempt: number) => number;
}

const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 15_000;

/** Doubling, between half and all of it: many processes do not come back in one moment. */
function doubling(attempt: number): number {
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt) * (0.5 + Math.random() / 2);
}

/**
 * Open: nobody asks the other side but a probe, now and then; the first that succeeds closes it. It begins open: nothing is known of
 * the other side before the first probe.
 */
export class Circuit {
  private state: { trouble: Trouble; since: Date; attempt: number } | null = {
    trouble: new Trouble('unreachable', 'not asked yet'),
    since: new Date(),
    attempt: 0,
  };
  private timer?: NodeJS.Timeout;
  private probing?: Promise<void>;
  private stopped = false;

  constructor(private readonly hooks: Hooks) {}

  get trouble(): Trouble | null {
    return this.state?.trouble ?? null;
  }

  get since(): Date | null {
    return this.state?.since ?? null;
  }

  open(trouble: Trouble): void {
    if (this.stopped || this.state !== null) return;
    this.state = { trouble, since: new Date(), attempt: 0 };
    this.hooks.opened(trouble);
    this.probeLater();
  }

  /** Comes back when the probe has an answer. A probe under way is the answer. */
  async probeNow(): Promise<void> {
    clearTimeout(this.timer);
    this.probing ??= this.probe().finally(() => (this.probing = undefined));
    await this.probing;
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private probeLater(): void {
    if (this.stopped || this.state === null) return;
    const delayMs = (this.hooks.delayMs ?? doubling)(this.state.attempt++);
    const wait = Math.max(delayMs, this.state.trouble.retryAfterMs ?? 0);
    this.timer = setTimeout(() => void this.probeNow(), wait).unref();
  }

  private async probe(): Promise<void> {
    const { state } = this;
    if (state === null || this.stopped) return;
    try {
      await this.hooks.probe();
      this.state = null;
      this.hooks.closed();
    } catch (error) {
      const first = state.attempt === 0;
      state.trouble = troubleOf(error) ?? new Trouble('failing', String(error));
      if (first) this.hooks.opened(state.trouble);
      this.probeLater();
    }
  }
}
