/** An event as the provider sent it, proved to be the provider's. */
export interface SentEvent {
  id: string;
  type: string;
  payload: string;
}

interface Waiting {
  event: SentEvent;
  kept: () => void;
  failed: (error: unknown) => void;
}

const MOST_TOGETHER = 100;

/** Those that come while others are being written are written together next: on a busy day one commit for many. */
export class EventIntake {
  private readonly waiting: Waiting[] = [];
  private isWriting = false;

  constructor(private readonly keep: (events: readonly SentEvent[]) => Promise<unknown>) {}

  /** Until the event is written. */
  take(event: SentEvent): Promise<void> {
    return new Promise((kept, failed) => {
      this.waiting.push({ event, kept, failed });
      if (!this.isWriting) void this.write();
    });
  }

  private async write(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      const together = this.waiting.splice(0, MOST_TOGETHER);
      try {
        await this.keep(together.map(({ event }) => event));
        for (const { kept } of together) kept();
      } catch {
        // One that cannot be kept is not in the way of the others.
        for (const { event, kept, failed } of together) await this.keep([event]).then(kept, failed);
      }
    }
    this.isWriting = false;
  }
}
