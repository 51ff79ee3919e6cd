import { Counter, Gauge, register } from 'prom-client';
import { type Drift } from './search-engine.js';

/** For Prometheus: how far the index is behind, and what of it stood otherwise than the database says. */
export class IndexMetrics {
  private lag?: Gauge;
  private drift?: Gauge<'place'>;
  private repaired?: Counter<'place'>;
  private comparedAt?: Gauge;

  /** Late: the registry is emptied when the process begins to answer. */
  register(backlogOf: () => Promise<{ seconds: number }>): void {
    const names = {
      lag: 'search_index_lag_seconds',
      drift: 'search_index_drift',
      repaired: 'search_index_drift_total',
      comparedAt: 'search_index_compared_timestamp_seconds',
    };
    for (const name of Object.values(names)) register.removeSingleMetric(name);
    this.lag = new Gauge({
      name: names.lag,
      help: 'How long the oldest change has waited to be folded in',
      async collect() {
        // Without its database the process still tells the rest.
        this.set(
          await backlogOf().then(
            ({ seconds }) => seconds,
            () => NaN,
          ),
        );
      },
    });
    const labelNames = ['place'] as const;
    const drift = 'Part types that stood otherwise than the database says';
    this.drift = new Gauge({ name: names.drift, help: `${drift} when last compared`, labelNames });
    this.repaired = new Counter({ name: names.repaired, help: `${drift}, all told`, labelNames });
    this.comparedAt = new Gauge({ name: names.comparedAt, help: 'When the index was last compared' });
  }

  drifted({ postgres, meilisearch }: Drift): void {
    for (const [place, count] of Object.entries({ postgres, meilisearch })) {
      if (count === undefined) continue;
      this.drift?.set({ place }, count);
      this.repaired?.inc({ place }, count);
    }
    this.comparedAt?.setToCurrentTime();
  }
}
