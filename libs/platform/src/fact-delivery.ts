import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Gauge, register } from 'prom-client';
import { type EntityManager, type QueryRunner } from 'typeorm';
import { workedByOne } from './advisory-lock.js';
import { Database } from './database.js';
import { DELIVER_FACTS, LISTENS, type ListensMetadata, type StoredFact } from './events.js';
import { Runs } from './jobs.js';
import { MarkedMethods } from './marked-methods.js';

interface Consumer {
  name: string;
  facts: ReadonlySet<string>;
  /** Whether it takes many at once. */
  together: boolean;
  consume: (tx: EntityManager, facts: StoredFact[]) => Promise<void>;
}

interface WaitingRow {
  seq: string;
  attempts: number;
  id: string;
  name: string;
  aggregate_id: string;
  version: string;
  payload: unknown;
  occurred_at: Date;
}

interface Delivery {
  seq: string;
  attempts: number;
  fact: StoredFact;
  /** Why it has to be given again. */
  errors: string[];
}

const MOST_AT_ONCE = 200;
const MOST_AGAIN = 50;
const MOST_ATTEMPTS = 12;
const MOST_ERROR_TEXT = 2000;
/** Another write that holds what a consumer needs delays that one fact, and not those behind it. */
const BE_IMPATIENT = `SET lock_timeout = '2s'`;
const BE_PATIENT = `RESET lock_timeout`;

/** By what is there, not by how far one has come: a write that began earlier may commit later. */
const WAITING = `
  WITH waiting AS (
    (SELECT seq, event_id, attempts FROM fact_to_deliver WHERE due_at IS NULL ORDER BY seq LIMIT ${MOST_AT_ONCE})
    UNION ALL
    (SELECT seq, event_id, attempts FROM fact_to_deliver WHERE due_at <= now() ORDER BY due_at LIMIT ${MOST_AGAIN})
  )
  SELECT waiting.seq, waiting.attempts, fact.* FROM waiting JOIN outbox_event fact ON fact.id = event_id ORDER BY waiting.seq`;

const IS_WAITING = `SELECT FROM fact_to_deliver WHERE due_at IS NULL OR due_at <= now() LIMIT 1`;

/** `$1`: delivered. `$2` and `$3`: not to all consumers, and why. Given again later and later. */
const SETTLE = `
  WITH delivered AS (DELETE FROM fact_to_deliver WHERE seq = ANY($1::bigint[]))
  UPDATE fact_to_deliver SET attempts = attempts + 1, last_error = error, due_at = CASE
    WHEN attempts + 1 >= ${MOST_ATTEMPTS} THEN 'infinity' ELSE now() + make_interval(secs => exp(least(10, attempts + 1))) END
  FROM unnest($2::bigint[], $3::text[]) AS failed (failed_seq, error) WHERE seq = failed_seq`;

const NEXT_DUE = `
  SELECT graphile_worker.add_job('${DELIVER_FACTS}', job_key => '${DELIVER_FACTS}-again', run_at => min(due_at))
  FROM fact_to_deliver WHERE due_at < 'infinity' HAVING count(*) > 0`;

const COUNTS = `
  SELECT count(*) FILTER (WHERE due_at IS NULL)::int AS waiting, count(*) FILTER (WHERE due_at < 'infinity')::int AS failed,
         count(*) FILTER (WHERE due_at = 'infinity')::int AS given_up
  FROM fact_to_deliver`;

/**
 * Gives each fact to each of its consumers once, those about one aggregate in the order in which they were stated. One process at a
 * time does it for all; should it die, the next begins where it ended. A consumer that fails over a fact keeps it neither from the
 * others nor others from itself.
 */
@Injectable()
export class FactDelivery implements OnApplicationBootstrap {
  private readonly logger = new Logger(FactDelivery.name);
  private known?: Consumer[];

  constructor(
    private readonly database: Database,
    private readonly methods: MarkedMethods,
  ) {}

  onApplicationBootstrap(): void {
    const name = 'facts_to_deliver';
    register.removeSingleMetric(name);
    const count = () => this.database.source.query<Record<string, number>[]>(COUNTS);
    register.registerMetric(
      new Gauge({
        name,
        help: 'Facts that consumers have yet to be given: waiting, failed and to be given again, given up',
        labelNames: ['state'],
        registers: [],
        async collect() {
          const [counts] = await count().catch(() => []);
          for (const [state, facts] of Object.entries(counts ?? {})) this.set({ state }, facts);
        },
      }),
    );
  }

  /** All on the connection that has the lock: it does not queue with requests for another one. */
  @Runs(DELIVER_FACTS, { cron: '* * * * *' })
  async deliver(): Promise<void> {
    await workedByOne(
      this.database.source,
      DELIVER_FACTS,
      (db) => this.deliverSome(db),
      (db) => isWaiting(db.manager),
    );
  }

  async isWaiting(): Promise<boolean> {
    return isWaiting(this.database.source.manager);
  }

  private async deliverSome(db: QueryRunner): Promise<boolean> {
    const rows: WaitingRow[] = await db.query(WAITING);
    if (rows.length === 0) return false;
    const deliveries = rows.map(toDelivery);
    await db.query(BE_IMPATIENT);
    try {
      for (const consumer of this.consumers) {
        const its = deliveries.filter(({ fact }) => consumer.facts.has(fact.name));
        if (consumer.together && its.length > 0) await this.giveTogether(db, consumer, its);
      }
      for (const each of deliveries)
        for (const consumer of this.consumers)
          if (!consumer.together && consumer.facts.has(each.fact.name)) await this.give(db, consumer, each);
    } finally {
      await db.query(BE_PATIENT);
    }
    await this.settle(db, deliveries);
    return true;
  }

  private async giveTogether(db: QueryRunner, consumer: Consumer, deliveries: Delivery[]): Promise<void> {
    const facts = deliveries.map(({ fact }) => fact);
    try {
      await this.database.transact((tx) => consumeOnce(tx, consumer, facts), db.manager);
    } catch {
      for (const each of deliveries) await this.give(db, consumer, each);
    }
  }

  private async give(db: QueryRunner, consumer: Consumer, { fact, errors }: Delivery): Promise<void> {
    try {
      await this.database.transact((tx) => consumeOnce(tx, consumer, [fact]), db.manager);
    } catch (error) {
      this.logger.warn(
        { fact: fact.id, consumer: consumer.name, err: error },
        `${fact.name} was not consumed`,
      );
      errors.push(`${consumer.name}: ${String(error)}`.slice(0, MOST_ERROR_TEXT));
    }
  }

  private async settle(db: QueryRunner, deliveries: readonly Delivery[]): Promise<void> {
    const failed = deliveries.filter(({ errors }) => errors.length > 0);
    await db.query(SETTLE, [
      deliveries.flatMap(({ seq, errors }) => (errors.length === 0 ? [seq] : [])),
      failed.map(({ seq }) => seq),
      failed.map(({ errors }) => errors.join('\n')),
    ]);
    if (failed.length > 0) await db.query(NEXT_DUE);
    for (const { fact, attempts } of failed)
      if (attempts + 1 >= MOST_ATTEMPTS)
        this.logger.error(`${fact.name} ${fact.id} is not delivered any more`);
  }

  /** Late: not before all providers are there. */
  private get consumers(): readonly Consumer[] {
    this.known ??= this.methods.marked<ListensMetadata>(LISTENS).map(({ name, metadata, call }) => ({
      name,
      facts: new Set(metadata.names),
      together: metadata.together,
      consume: metadata.together
        ? (tx, facts) => call(tx, facts)
        : async (tx, facts) => {
            for (const fact of facts) await call(tx, fact);
          },
    }));
    return this.known;
  }
}

async function isWaiting(db: EntityManager): Promise<boolean> {
  const rows: unknown[] = await db.query(IS_WAITING);
  return rows.length > 0;
}

/** Those that it has not had. */
async function consumeOnce(tx: EntityManager, consumer: Consumer, facts: StoredFact[]): Promise<void> {
  const noted: { event_id: string }[] = await tx.query(
    `INSERT INTO event_consumption (event_id, consumer) SELECT unnest($1::uuid[]), $2
     ON CONFLICT DO NOTHING RETURNING event_id`,
    [facts.map(({ id }) => id), consumer.name],
  );
  if (noted.length === 0) return;
  const fresh = new Set(noted.map((row) => row.event_id));
  await consumer.consume(
    tx,
    facts.filter(({ id }) => fresh.has(id)),
  );
}

function toDelivery({ seq, attempts, ...row }: WaitingRow): Delivery {
  return {
    seq,
    attempts,
    fact: {
      id: row.id,
      name: row.name,
      aggregateId: row.aggregate_id,
      version: BigInt(row.version),
      payload: row.payload,
      occurredAt: row.occurred_at,
    },
    errors: [],
  };
}
