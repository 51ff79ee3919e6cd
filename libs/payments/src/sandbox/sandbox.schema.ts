import { type Pool } from 'pg';

/** The provider's own tables: another firm's database, which happens to live in ours. */
const SCHEMA = `
CREATE SCHEMA IF NOT EXISTS sandbox;

CREATE TABLE IF NOT EXISTS sandbox.object (
  seq bigint GENERATED ALWAYS AS IDENTITY,
  id text PRIMARY KEY,
  kind text NOT NULL,
  account text NOT NULL,
  data jsonb NOT NULL
);
CREATE INDEX IF NOT EXISTS object_list ON sandbox.object (kind, account, seq);
CREATE INDEX IF NOT EXISTS object_of_intent ON sandbox.object (kind, (data->>'payment_intent'), seq)
  WHERE data ? 'payment_intent';
CREATE INDEX IF NOT EXISTS object_of_disputed ON sandbox.object (kind, (data->>'charge'), seq) WHERE kind = 'dispute';
CREATE INDEX IF NOT EXISTS object_of_charge ON sandbox.object (kind, (data->>'source_transaction'), seq)
  WHERE data ? 'source_transaction';
CREATE INDEX IF NOT EXISTS object_of_group ON sandbox.object (kind, (data->>'transfer_group'), seq)
  WHERE data ? 'transfer_group';

CREATE TABLE IF NOT EXISTS sandbox.balance (
  account text NOT NULL,
  currency text NOT NULL,
  available bigint NOT NULL,
  PRIMARY KEY (account, currency)
);

ALTER TABLE sandbox.balance DROP CONSTRAINT IF EXISTS balance_available_check;

CREATE TABLE IF NOT EXISTS sandbox.idempotency (
  account text NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  request_id text NOT NULL,
  status integer NOT NULL,
  body jsonb NOT NULL,
  PRIMARY KEY (account, key)
);

CREATE TABLE IF NOT EXISTS sandbox.fault (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  target text NOT NULL,
  effect text NOT NULL,
  detail text,
  remaining integer NOT NULL
);

CREATE TABLE IF NOT EXISTS sandbox.held_event (id text PRIMARY KEY);
`;

const SCHEMA_LOCK = 7_205_620_6;

/** Safe from many processes at once, and when it is there already. */
export async function ensureSchema(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [SCHEMA_LOCK]);
    await client.query(SCHEMA);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
