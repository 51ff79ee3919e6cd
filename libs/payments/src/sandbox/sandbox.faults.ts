import { type ClientBase } from 'pg';

/**
 * What goes wrong with a call: `timeout_before` nothing is done and nothing answered · `timeout_after` all is done and
 * nothing answered · `hang_before` and `hang_after` the same, and the caller is left waiting · `error` nothing is done, 500 ·
 * `error_after` all is done, 500 · `fails_later` it is accepted, and fails afterwards (payouts and refunds; `detail` is the
 * failure code).
 */
export type CallEffect =
  'timeout_before' | 'timeout_after' | 'hang_before' | 'hang_after' | 'error' | 'error_after' | 'fails_later';

/** What goes wrong with an event's delivery; `delayed` by `detail` seconds, `held` until after the event that comes next. */
export type WebhookEffect = 'lost' | 'duplicate' | 'delayed' | 'held';

export interface CallFault {
  /** `POST /v1/refunds`, as the endpoint's path is written: `POST /v1/payment_intents/:id/confirm`. */
  call: string;
  effect: CallEffect;
  detail?: string;
  times?: number;
}

export interface WebhookFault {
  /** The type of the event: `payout.paid`. */
  event?: string;
  effect: WebhookEffect;
  detail?: string | null;
  times?: number;
}

export type Fault = CallFault | (WebhookFault & { event: string });

const targetOf = (fault: Fault): string => ('call' in fault ? fault.call : `event ${fault.event}`);

export async function plantFault(db: Queryable, fault: Fault): Promise<void> {
  await db.query(`INSERT INTO sandbox.fault (target, effect, detail, remaining) VALUES ($1, $2, $3, $4)`, [
    targetOf(fault),
    fault.effect,
    fault.detail ?? null,
    fault.times ?? 1,
  ]);
}

/** The fault planted for a call, if there is one; each is used as often as it was planted for. */
export async function passCall(db: Queryable, call: string): Promise<CallFault | null> {
  const fault = await pass(db, call);
  return fault && { call, effect: fault.effect as CallEffect, detail: fault.detail ?? undefined };
}

export async function passWebhook(db: Queryable, type: string): Promise<WebhookFault | null> {
  const fault = await pass(db, `event ${type}`);
  return fault && { effect: fault.effect as WebhookEffect, detail: fault.detail };
}

async function pass(
  db: Queryable,
  target: string,
): Promise<{ effect: string; detail: string | null } | null> {
  const { rows } = await db.query<{ effect: string; detail: string | null }>(
    `UPDATE sandbox.fault SET remaining = remaining - 1
     WHERE id = (SELECT id FROM sandbox.fault WHERE target = $1 AND remaining > 0 ORDER BY id LIMIT 1 FOR UPDATE)
     RETURNING effect, detail`,
    [target],
  );
  return rows[0] ?? null;
}

type Queryable = Pick<ClientBase, 'query'>;
