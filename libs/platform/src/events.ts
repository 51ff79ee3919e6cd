import { earliestId, newId } from '@app/kernel';
import { SetMetadata } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor } from './actor.js';
import { prepared } from './prepared.js';

/** A fact to be told. `version` orders the facts about one aggregate. */
export interface Fact<Payload = unknown> {
  name: string;
  aggregateId: string;
  version: number | bigint;
  payload: Payload;
}

/** A fact as a consumer gets it. */
export interface StoredFact<Payload = unknown> extends Fact<Payload> {
  id: string;
  occurredAt: Date;
}

/** Something that a person did, for the trail. */
export interface Deed {
  by: { organisationId: string; personId: string | null };
  subjectId: string;
  label: string;
  data: Record<string, unknown>;
}

/** Each is a deed of its own: nobody follows them in order. */
export function deedFact(
  name: string,
  { organisationId, userId: personId }: Actor,
  deed: Omit<Deed, 'by'>,
): Fact<Deed> {
  const payload = { by: { organisationId, personId }, ...deed };
  return { name, aggregateId: deed.subjectId, version: 1, payload };
}

/** The job that delivers facts. */
export const DELIVER_FACTS = 'facts.deliver';

export const LISTENS = Symbol('listens');

export interface ListensMetadata {
  names: string[];
  together: boolean;
}

/**
 * Marks a provider's method `(tx, fact) => Promise<void>` as a consumer of facts of that name. It runs in the worker, once for each
 * fact, in one transaction with the note that it ran.
 */
export const Listens = (...names: string[]): MethodDecorator =>
  SetMetadata(LISTENS, { names, together: false } satisfies ListensMetadata);

/** As {@link Listens}, for a method `(tx, facts) => Promise<void>` that takes all that wait at once. */
export const ListensTogether = (...names: string[]): MethodDecorator =>
  SetMetadata(LISTENS, { names, together: true } satisfies ListensMetadata);

const TELL_WITHIN_MS = 'tellWithinMs';

/** How soon what was stated with `tx` since one last asked is to be told; undefined where nothing was. */
export function tellWithinMs(tx: EntityManager): number | undefined {
  const { data } = tx.queryRunner!;
  const withinMs = data[TELL_WITHIN_MS] as number | undefined;
  data[TELL_WITHIN_MS] = undefined;
  return withinMs;
}

const STATE_FACTS = prepared(
  `WITH fact AS (
     INSERT INTO outbox_event (id, name, aggregate_id, version, payload)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::bigint[], $5::jsonb[])
   )
   INSERT INTO fact_to_deliver (event_id) SELECT unnest($1::uuid[])`,
);

/**
 * States facts: with `tx`, in one statement, go the rows and the note that they are to be delivered: at once when it has committed, or
 * `withinMs` of it together with others.
 */
export async function stateFacts(
  tx: EntityManager,
  facts: readonly Fact[],
  { withinMs = 0 } = {},
): Promise<void> {
  if (facts.length === 0) return;
  await tx.query(STATE_FACTS, [
    facts.map(() => newId()),
    facts.map((fact) => fact.name),
    facts.map((fact) => fact.aggregateId),
    facts.map((fact) => fact.version.toString()),
    facts.map((fact) => JSON.stringify(fact.payload)),
  ]);
  const { data } = tx.queryRunner!;
  data[TELL_WITHIN_MS] = Math.min(withinMs, (data[TELL_WITHIN_MS] as number | undefined) ?? Infinity);
}

/** The clocks of the machines that make ids and that of the database may differ so much. */
const CLOCKS_DIFFER_MS = 60_000;

/** A moment of the database's clock, in milliseconds, before which no write began whose facts are yet to be seen. */
export async function unseenSince(tx: EntityManager): Promise<number> {
  const [row]: { ms: number }[] = await tx.query(
    `SELECT floor(1000 * extract(epoch FROM least(clock_timestamp(), min(xact_start))))::float8 AS ms
     FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  return row!.ms;
}

/** Holds for facts whose writes began at that moment ({@link unseenSince}) or later, with {@link statedSince} for `$1` and `$2`. */
export const STATED_SINCE_SQL = `fact.id >= $1::uuid AND fact.occurred_at >= to_timestamp($2::float8 / 1000)`;

export function statedSince(ms: number): [earliestId: string, ms: number] {
  return [earliestId(ms - CLOCKS_DIFFER_MS), ms];
}
