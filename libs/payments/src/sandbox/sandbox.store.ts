import { randomBytes } from 'node:crypto';
import { type Pool, type PoolClient } from 'pg';
import type Stripe from 'stripe';
import { missing, refused } from './sandbox.errors.js';
import { passWebhook, type WebhookFault } from './sandbox.faults.js';
import { requireObject } from './stripe.conformity.js';

/** Anything with an id of Stripe's making. */
export interface Thing {
  id: string;
  object: string;
}

interface BalanceMove {
  amount: number;
  currency: string;
  type: Stripe.BalanceTransaction.Type;
  source: string;
  /** What is not asked for but taken: the account may come to owe it. */
  isForced?: boolean;
}

export interface ListWish {
  kind: string;
  limit: number;
  startingAfter?: string;
  /** In seconds. */
  createdFrom?: number;
  /** Fields of the object and what they must be. */
  where?: Record<string, string | undefined>;
}

export interface ThingList<T> {
  object: 'list';
  data: T[];
  has_more: boolean;
  url: string;
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** `pi_3f…`: prefix and 24 characters. */
export function thingId(prefix: string): string {
  return `${prefix}_${Array.from(randomBytes(24), (byte) => ALPHABET[byte % ALPHABET.length]).join('')}`;
}

export const nowSeconds = (): number => Math.floor(Date.now() / 1000);

/** The objects, balances and events of one account, in one transaction. The platform's own account is the empty string. */
export class Store {
  constructor(
    private readonly db: PoolClient,
    readonly account: string,
    private readonly request: { id: string | null; idempotencyKey: string | null },
  ) {}

  /** The same transaction, seen as another account. */
  as(account: string): Store {
    return new Store(this.db, account, this.request);
  }

  async insert<T extends Thing>(thing: T): Promise<T> {
    await this.db.query(`INSERT INTO sandbox.object (id, kind, account, data) VALUES ($1, $2, $3, $4)`, [
      thing.id,
      thing.object,
      this.account,
      JSON.stringify(thing),
    ]);
    return thing;
  }

  async save<T extends Thing>(thing: T): Promise<T> {
    await this.db.query(`UPDATE sandbox.object SET data = $2 WHERE id = $1`, [
      thing.id,
      JSON.stringify(thing),
    ]);
    return thing;
  }

  /** Locked until the request ends: two requests on one object follow each other. */
  async take<T extends Thing>(kind: T['object'], id: string, param = 'id'): Promise<T> {
    return this.read<T>(kind, id, param, 'FOR UPDATE');
  }

  async find<T extends Thing>(kind: T['object'], id: string, param = 'id'): Promise<T> {
    return this.read<T>(kind, id, param, '');
  }

  /** Whatever has this id; null where nothing has. For `expand`. */
  async any(id: string): Promise<Thing | null> {
    const { rows } = await this.db.query<{ data: Thing }>(`SELECT data FROM sandbox.object WHERE id = $1`, [
      id,
    ]);
    return rows[0]?.data ?? null;
  }

  async list<T extends Thing>(wish: ListWish): Promise<ThingList<T>> {
    const fields = Object.entries(wish.where ?? {}).filter(([, value]) => value !== undefined);
    const conditions = fields.map(([field], index) => `AND data->>'${field}' = $${index + 6}`).join(' ');
    const { rows } = await this.db.query<{ data: T }>(
      `SELECT data FROM sandbox.object WHERE kind = $1 AND account = $2
         AND ($3::text IS NULL OR seq < (SELECT seq FROM sandbox.object WHERE id = $3))
         AND (data->>'created')::bigint >= $5 ${conditions}
       ORDER BY seq DESC LIMIT $4`,
      [
        wish.kind,
        this.account,
        wish.startingAfter ?? null,
        wish.limit + 1,
        wish.createdFrom ?? 0,
        ...fields.map(([, value]) => value),
      ],
    );
    return {
      object: 'list',
      data: rows.slice(0, wish.limit).map(({ data }) => data),
      has_more: rows.length > wish.limit,
      url: `/v1/${wish.kind}s`,
    };
  }

  /** Moves the account's available balance and notes why. */
  async moveBalance(move: BalanceMove): Promise<string> {
    await this.db.query(
      `INSERT INTO sandbox.balance (account, currency, available) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING`,
      [this.account, move.currency],
    );
    const { rowCount } = await this.db.query(
      `UPDATE sandbox.balance SET available = available + $3
       WHERE account = $1 AND currency = $2 AND ($4 OR $3 > 0 OR available + $3 >= 0)`,
      [this.account, move.currency, move.amount, move.isForced ?? false],
    );
    if (rowCount !== 1) {
      throw refused('balance_insufficient', 'You have insufficient available funds in your Stripe account.');
    }
    const { id } = await this.insert<Stripe.BalanceTransaction>({
      id: thingId('txn'),
      object: 'balance_transaction',
      amount: move.amount,
      available_on: nowSeconds(),
      balance_type: 'payments',
      created: nowSeconds(),
      currency: move.currency,
      description: null,
      exchange_rate: null,
      fee: 0,
      fee_details: [],
      net: move.amount,
      reporting_category: move.type,
      source: move.source,
      status: 'available',
      type: move.type,
    });
    return id;
  }

  async balances(): Promise<{ currency: string; amount: number }[]> {
    const { rows } = await this.db.query<{ currency: string; available: string }>(
      `SELECT currency, available FROM sandbox.balance WHERE account = $1 ORDER BY currency`,
      [this.account],
    );
    return rows.map(({ currency, available }) => ({ currency, amount: Number(available) }));
  }

  /** States an event, and enqueues its delivery to the endpoint with this transaction. */
  async emit(type: string, thing: Thing): Promise<void> {
    requireObject(thing.object, thing);
    const event = await this.insert({
      id: thingId('evt'),
      object: 'event',
      ...(this.account && { account: this.account }),
      api_version: API_VERSION,
      created: nowSeconds(),
      data: { object: thing },
      livemode: false,
      pending_webhooks: 1,
      request: { id: this.request.id, idempotency_key: this.request.idempotencyKey },
      type,
    });
    await this.sendEvent(event.id, await passWebhook(this.db, type));
  }

  private async sendEvent(id: string, fault: WebhookFault | null): Promise<void> {
    if (fault?.effect === 'lost') return;
    if (fault?.effect === 'held') {
      await this.db.query(`INSERT INTO sandbox.held_event (id) VALUES ($1)`, [id]);
      return;
    }
    const { rows } = await this.db.query<{ id: string }>(`DELETE FROM sandbox.held_event RETURNING id`);
    const delivery: Delivery = { eventId: id, heldIds: rows.map((held) => held.id) };
    await enqueueDelivery(this.db, delivery, fault?.effect === 'delayed' ? Number(fault.detail ?? 60) : 0);
    if (fault?.effect === 'duplicate') await enqueueDelivery(this.db, { eventId: id, heldIds: [] }, 0);
  }

  private async read<T extends Thing>(
    kind: T['object'],
    id: string,
    param: string,
    lock: string,
  ): Promise<T> {
    const { rows } = await this.db.query<{ data: T }>(
      `SELECT data FROM sandbox.object WHERE id = $1 AND kind = $2 AND account = $3 ${lock}`,
      [id, kind, this.account],
    );
    if (!rows[0]) throw missing(kind, id, param);
    return rows[0].data;
  }
}

/** Of what no request of the API did, but a person at a page. */
export const BY_HAND = { id: null, idempotencyKey: null };

export async function inTransaction<T>(pool: Pool, work: (db: PoolClient) => Promise<T>): Promise<T> {
  const db = await pool.connect();
  try {
    await db.query('BEGIN');
    const result = await work(db);
    await db.query('COMMIT');
    return result;
  } catch (error) {
    await db.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    db.release();
  }
}

/** The SDK is pinned to one version of the API; the sandbox speaks that one. */
export const API_VERSION = '2026-10-28.endive';
export const DELIVERY_JOB = 'sandbox.deliver';

/** An event on its way to the endpoint, and those that were held back until it has arrived. */
export interface Delivery {
  eventId: string;
  heldIds: string[];
}

export async function enqueueDelivery(
  db: Pick<PoolClient, 'query'>,
  delivery: Delivery,
  delaySeconds: number,
): Promise<void> {
  await db.query(
    `SELECT graphile_worker.add_job($1, $2::json, run_at => now() + make_interval(secs => $3), max_attempts => 16)`,
    [DELIVERY_JOB, JSON.stringify(delivery), delaySeconds],
  );
}
