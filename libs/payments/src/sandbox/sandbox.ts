import { createHmac } from 'node:crypto';
import { type AddressInfo } from 'node:net';
import { type Config, CONFIG, Runs } from '@app/platform';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type FastifyInstance } from 'fastify';
import pg from 'pg';
import { complete } from './accounts.js';
import { decideDispute, openDispute } from './disputes.js';
import { type Fault, plantFault } from './sandbox.faults.js';
import { ensureSchema } from './sandbox.schema.js';
import { createSandboxServer } from './sandbox.server.js';
import {
  BY_HAND,
  type Delivery,
  DELIVERY_JOB,
  enqueueDelivery,
  inTransaction,
  nowSeconds,
  Store,
} from './sandbox.store.js';
import { signWebhook } from './sandbox.webhooks.js';

const PAGES = '/sandbox';
const WEBHOOK_PATHS = { platform: '/webhooks/stripe', connect: '/webhooks/stripe/connect' } as const;
const SECRET_KEY = 'sk_test_sandbox';
const POOL_SIZE = 4;

interface Running {
  pool: pg.Pool;
  server: FastifyInstance;
  port: number;
}

/**
 * The payment provider of a market without Stripe keys: a server of its own on a loopback port, which speaks Stripe's
 * HTTP API to Stripe's SDK and keeps its state in its own schema. It starts with the first call to it. Its webhooks come
 * as jobs, through our own HTTP endpoint; its page for wallets is shown under our own address, where a browser can reach it.
 */
@Injectable()
export class Sandbox implements OnModuleInit, OnApplicationShutdown {
  private running?: Promise<Running>;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly host: HttpAdapterHost,
  ) {}

  get isOn(): boolean {
    return !this.config.payments.stripeSecretKey && !this.config.production;
  }

  get secretKey(): string {
    return SECRET_KEY;
  }

  /** The same in every process of one market, and nobody else's; another for each endpoint. */
  webhookSecret(endpoint: keyof typeof WEBHOOK_PATHS): string {
    const hash = createHmac('sha256', this.config.auth.secret)
      .update(`sandbox webhooks ${endpoint}`)
      .digest('hex');
    return `whsec_${hash}`;
  }

  onModuleInit(): void {
    if (!this.isOn) return;
    this.fastify()?.route({
      method: ['GET', 'POST'],
      url: `${PAGES}/*`,
      handler: async (request, reply) => {
        const { server } = await this.start();
        const method = request.method === 'POST' ? 'POST' : 'GET';
        const answer = await server.inject({ method, url: request.url.slice(PAGES.length) });
        const { location } = answer.headers;
        if (location !== undefined) void reply.header('location', location);
        return reply.status(answer.statusCode).type('text/html; charset=utf-8').send(answer.payload);
      },
    });
  }

  async onApplicationShutdown(): Promise<void> {
    const running = await this.running?.catch(() => undefined);
    await running?.server.close();
    await running?.pool.end();
  }

  /** Where the SDK finds it. */
  async address(): Promise<{ host: string; port: number }> {
    return { host: '127.0.0.1', port: (await this.start()).port };
  }

  /** Something will go wrong; for tests. */
  async plant(fault: Fault): Promise<void> {
    await plantFault((await this.start()).pool, fault);
  }

  /** As after 24 hours: what was done under a key is done again under it. For tests. */
  async forgetKeys(): Promise<void> {
    await (await this.start()).pool.query(`DELETE FROM sandbox.idempotency`);
  }

  /** The seller's account knows all that was asked, without its page; for the demonstration and for tests. */
  async completeAccount(reference: string): Promise<void> {
    const { pool } = await this.start();
    await inTransaction(pool, (db) => complete(new Store(db, '', BY_HAND), reference));
  }

  /** The payer's bank takes a charge back, or a part of it; for tests. */
  async dispute(charge: string, amount?: number): Promise<string> {
    const { pool } = await this.start();
    const { id } = await inTransaction(pool, (db) =>
      openDispute(new Store(db, '', BY_HAND), charge, { amount }),
    );
    return id;
  }

  async decideDispute(id: string, outcome: 'won' | 'lost'): Promise<void> {
    const { pool } = await this.start();
    await inTransaction(pool, (db) => decideDispute(new Store(db, '', BY_HAND), id, outcome));
  }

  /** Brings an event to our endpoint, signed. What is not answered with 2xx comes again, later and later. */
  @Runs(DELIVERY_JOB)
  async deliver(payload: unknown): Promise<void> {
    const { eventId, heldIds } = payload as Delivery;
    const { pool } = await this.start();
    const { rows } = await pool.query<{ data: { account?: string } }>(
      `SELECT data FROM sandbox.object WHERE id = $1`,
      [eventId],
    );
    const endpoint = this.fastify();
    if (!rows[0] || !endpoint) throw new Error(`event ${eventId} cannot be delivered by this process`);
    const source = rows[0].data.account === undefined ? 'platform' : 'connect';
    const body = JSON.stringify(rows[0].data);
    const { statusCode } = await endpoint.inject({
      method: 'POST',
      url: WEBHOOK_PATHS[source],
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': signWebhook(body, this.webhookSecret(source), nowSeconds()),
      },
      payload: body,
    });
    if (statusCode >= 300) throw new Error(`${WEBHOOK_PATHS[source]} answered ${statusCode} to ${eventId}`);
    for (const held of heldIds) await enqueueDelivery(pool, { eventId: held, heldIds: [] }, 0);
  }

  private start(): Promise<Running> {
    if (!this.isOn) throw new TypeError('the sandbox is not part of a market that has a Stripe key');
    this.running ??= this.listen().catch((error: unknown) => {
      this.running = undefined;
      throw error;
    });
    return this.running;
  }

  private async listen(): Promise<Running> {
    const pool = new pg.Pool({
      connectionString: this.config.database.url,
      max: POOL_SIZE,
      application_name: 'payment-sandbox',
    });
    // A lost idle connection is replaced by the next call; without a listener it would end the process.
    pool.on('error', () => undefined);
    await ensureSchema(pool);
    const server = createSandboxServer({
      pool,
      secretKey: this.secretKey,
      pagesUrl: `${this.config.publicUrl}${PAGES}`,
    });
    await server.listen({ host: '127.0.0.1', port: 0 });
    return { pool, server, port: (server.server.address() as AddressInfo).port };
  }

  private fastify(): FastifyInstance | undefined {
    const { httpAdapter } = this.host;
    return httpAdapter?.getType() === 'fastify' ? httpAdapter.getInstance<FastifyInstance>() : undefined;
  }
}
