import { Counter, Gauge, register } from 'prom-client';
import { type TroubleKind } from './meili-trouble.js';

interface State {
  waiting: number;
  seconds: number;
  open: boolean;
}

/** For Prometheus: how often Meilisearch was left out and why, and what waits for it. */
export class MeiliMetrics {
  private fallbacks?: Counter<'reason'>;
  private troubles?: Counter<'kind'>;

  /** Late: the registry is emptied when the process begins to answer. */
  register(stateOf: () => State): void {
    const gauge = (name: string, help: string, value: (state: State) => number): Gauge => {
      register.removeSingleMetric(name);
      return new Gauge({
        name,
        help,
        collect() {
          this.set(value(stateOf()));
        },
      });
    };
    gauge('search_meilisearch_left_out', '1 while PostgreSQL answers in its place', ({ open }) =>
      Number(open),
    );
    gauge(
      'search_meilisearch_waiting',
      'Documents that it has not been seen to have',
      ({ waiting }) => waiting,
    );
    gauge(
      'search_meilisearch_lag_seconds',
      'How long the oldest of them has waited',
      ({ seconds }) => seconds,
    );
    const names = ['search_meilisearch_fallbacks_total', 'search_meilisearch_troubles_total'] as const;
    for (const name of names) register.removeSingleMetric(name);
    this.fallbacks = new Counter({
      name: names[0],
      help: 'Searches that PostgreSQL answered in its place',
      labelNames: ['reason'],
    });
    this.troubles = new Counter({
      name: names[1],
      help: 'Calls and tasks of Meilisearch that failed',
      labelNames: ['kind'],
    });
  }

  fellBack(reason: TroubleKind): void {
    this.fallbacks?.inc({ reason });
  }

  troubled(kind: TroubleKind): void {
    this.troubles?.inc({ kind });
  }
}
