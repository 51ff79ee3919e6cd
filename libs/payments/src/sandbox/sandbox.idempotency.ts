import { type PoolClient } from 'pg';
import { type ErrorBody, Refusal } from './sandbox.errors.js';

export interface KeptAnswer {
  requestId: string;
  status: number;
  body: object;
}

export interface KeyedRequest {
  account: string;
  key: string;
  /** Method, path and parameters. */
  fingerprint: string;
}

/**
 * Stripe's rule: the first answer under a key is the answer to all that follow, a 500 included; other parameters under
 * it are an error, and so is a twin while the first is at work.
 */
export async function keptAnswer(
  db: PoolClient,
  { account, key, fingerprint }: KeyedRequest,
): Promise<KeptAnswer | null> {
  const { rows: locks } = await db.query<{ is_mine: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('sandbox ' || $1 || ' ' || $2, 0)) AS is_mine`,
    [account, key],
  );
  if (!locks[0]?.is_mine)
    throw keyError(
      409,
      'idempotency_key_in_use',
      'There is currently another in-progress request using this Idempotent Key. Try again later.',
    );
  const { rows } = await db.query<{ fingerprint: string; request_id: string; status: number; body: object }>(
    `SELECT fingerprint, request_id, status, body FROM sandbox.idempotency WHERE account = $1 AND key = $2`,
    [account, key],
  );
  const [kept] = rows;
  if (!kept) return null;
  if (kept.fingerprint !== fingerprint) {
    throw keyError(
      400,
      undefined,
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    );
  }
  return { requestId: kept.request_id, status: kept.status, body: kept.body };
}

export async function keepAnswer(db: PoolClient, request: KeyedRequest, answer: KeptAnswer): Promise<void> {
  await db.query(
    `INSERT INTO sandbox.idempotency (account, key, fingerprint, request_id, status, body) VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      request.account,
      request.key,
      request.fingerprint,
      answer.requestId,
      answer.status,
      JSON.stringify(answer.body),
    ],
  );
}

function keyError(status: number, code: string | undefined, message: string): Refusal {
  const body: ErrorBody = { type: 'idempotency_error', code, message };
  return new Refusal(status, body);
}
