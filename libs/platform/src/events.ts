import { newId } from '@app/kernel';
import { SetMetadata } from '@nestjs/common';
import { type EntityManager } from 'typeorm';

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

export const LISTENS = Symbol('listens');

/**
 * Marks a provider's method `(tx, fact) => Promise<void>` as a consumer of facts of that name. It runs in the worker, once for each
 * fact, in one transaction with the note that it ran.
 */
export const Listens = (...names: string[]): MethodDecorator => SetMetadata(LISTENS, names);

/** States facts: the rows and the job that delivers them go in with `tx`, in one statement. */
export async function stateFacts(tx: EntityManager, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  const ids = facts.map(() => newId());
  await tx.query(
    `WITH fact AS (
       INSERT INTO outbox_event (id, name, aggregate_id, version, payload)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::bigint[], $5::jsonb[])
     )
     SELECT graphile_worker.add_job('deliver-facts', json_build_object('ids', $1::uuid[]), max_attempts => 12)`,
    [
      ids,
      facts.map((fact) => fact.name),
      facts.map((fact) => fact.aggregateId),
      facts.map((fact) => fact.version.toString()),
      facts.map((fact) => JSON.stringify(fact.payload)),
    ],
  );
}
