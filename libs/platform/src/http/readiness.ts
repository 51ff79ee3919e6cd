import { Injectable } from '@nestjs/common';

/** How a part of the process fares that others can stand in for: told to those who watch, no reason to take traffic away. */
export interface Condition {
  degraded: boolean;
  [detail: string]: unknown;
}

/** What the process knows of itself beyond its database; whoever has something to tell gives its teller here. */
@Injectable()
export class Readiness {
  private readonly tellers = new Map<string, () => Condition>();

  tell(name: string, teller: () => Condition): void {
    this.tellers.set(name, teller);
  }

  conditions(): [name: string, condition: Condition][] {
    return [...this.tellers].map(([name, teller]) => [name, teller()]);
  }
}
