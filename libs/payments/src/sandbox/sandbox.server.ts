import { createHash } from 'node:crypto';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Pool, type PoolClient } from 'pg';
import type Stripe from 'stripe';
import { ACCOUNTS, followLink, requireAccount, useLink } from './accounts.js';
import { BALANCE } from './balance.js';
import { CHARGES } from './charges.js';
import { DISPUTES } from './disputes.js';
import { authorize, PAYMENT_INTENTS } from './payment-intents.js';
import { PAYOUTS } from './payouts.js';
import { REFUNDS } from './refunds.js';
import { Declined, type Endpoint } from './sandbox.endpoint.js';
import { type ErrorBody, Refusal } from './sandbox.errors.js';
import { type CallFault, passCall } from './sandbox.faults.js';
import { decodeForm, type Form } from './sandbox.form.js';
import { keepAnswer, type KeptAnswer, keptAnswer, type KeyedRequest } from './sandbox.idempotency.js';
import { authorizePage, messagePage, onboardPage } from './sandbox.pages.js';
import { Params } from './sandbox.params.js';
import { API_VERSION, BY_HAND, inTransaction, Store, thingId } from './sandbox.store.js';
import { requireAnswer, requireCall, shapeOf } from './stripe.conformity.js';
import { TRANSFERS } from './transfers.js';

export interface SandboxServerOptions {
  pool: Pool;
  secretKey: string;
  /** Where people reach the page of `/authorize/:id`. */
  pagesUrl: string;
}

const ENDPOINTS: readonly Endpoint[] = [
  ...PAYMENT_INTENTS,
  ...CHARGES,
  ...REFUNDS,
  ...DISPUTES,
  ...TRANSFERS,
  ...ACCOUNTS,
  ...PAYOUTS,
  ...BALANCE,
];

interface Asked {
  endpoint: Endpoint;
  requestId: string;
  key: string | null;
  account: string;
  id: string;
  form: Form;
  fault: CallFault | null;
}

interface Answer extends KeptAnswer {
  isReplayed: boolean;
}

type PageRequest = FastifyRequest<{
  Params: { id: string; choice?: string };
  Querystring: { client_secret?: string };
}>;

/** Stripe's HTTP API as far as the market uses it, on a database instead of a bank. */
export function createSandboxServer(options: SandboxServerOptions): FastifyInstance {
  const server = fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 200 } });
  const asText = { parseAs: 'string' as const };
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', asText, (_request, body, done) => done(null, body));
  const service = new SandboxService(options);
  for (const endpoint of ENDPOINTS) {
    shapeOf(nameOf(endpoint));
    server.route({
      method: endpoint.method,
      url: endpoint.path,
      handler: (request, reply) => service.serve(endpoint, request, reply),
    });
  }
  server.get('/authorize/:id', (request: PageRequest, reply) => service.showPage(request, reply));
  server.post('/authorize/:id/:choice', (request: PageRequest, reply) => service.choose(request, reply));
  server.get('/onboard/:id', (request: PageRequest, reply) => service.showOnboarding(request, reply));
  server.post('/onboard/:id', (request: PageRequest, reply) => service.completeOnboarding(request, reply));
  server.setNotFoundHandler((request, reply) =>
    reply.status(404).send({
      error: {
        type: 'invalid_request_error',
        message: `Unrecognized request URL (${request.method}: ${request.url.split('?', 1)[0]}).`,
      } satisfies ErrorBody,
    }),
  );
  return server;
}

const nameOf = ({ method, path }: Endpoint): string => `${method} ${path}`;

class SandboxService {
  constructor(private readonly options: SandboxServerOptions) {}

  async serve(endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const requestId = thingId('req');
    void reply.headers({ 'request-id': requestId, 'stripe-version': API_VERSION });
    if (request.headers.authorization !== `Bearer ${this.options.secretKey}`) {
      return reply.status(401).send({
        error: { type: 'invalid_request_error', message: 'Invalid API Key provided.' } satisfies ErrorBody,
      });
    }
    const fault = await passCall(this.options.pool, nameOf(endpoint));
    if (fault?.effect === 'timeout_before') return cut(request, reply);
    if (fault?.effect === 'hang_before') return reply.hijack();
    const answer = await this.answer(asked(endpoint, request, requestId, fault));
    if (fault?.effect === 'timeout_after') return cut(request, reply);
    if (fault?.effect === 'hang_after') return reply.hijack();
    if (answer.isReplayed) {
      void reply.headers({ 'idempotent-replayed': 'true', 'original-request': answer.requestId });
    }
    if (answer.status >= 500) void reply.header('stripe-should-retry', 'false');
    return reply.status(answer.status).send(answer.body);
  }

  async showPage(request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    void reply.type('text/html; charset=utf-8');
    return inTransaction(this.options.pool, async (db) => {
      const store = new Store(db, '', BY_HAND);
      const intent = await store.find<Stripe.PaymentIntent>('payment_intent', request.params.id);
      if (intent.client_secret !== request.query.client_secret || intent.status !== 'requires_action') {
        return reply.status(410).send(messagePage('这笔付款已有结果 This payment has been decided.'));
      }
      const method = await store.find<Stripe.PaymentMethod>(
        'payment_method',
        intent.payment_method as string,
      );
      return reply.send(authorizePage(intent, method.type));
    }).catch((error: unknown) => refusePage(reply, error));
  }

  async choose(request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { id, choice } = request.params;
    return inTransaction(this.options.pool, async (db) => {
      const store = new Store(db, '', BY_HAND);
      return authorize(store, id, request.query.client_secret ?? '', choice === 'pay');
    }).then(
      (location) => reply.status(303).header('location', location).send(),
      (error: unknown) => refusePage(reply, error),
    );
  }

  async showOnboarding(request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    const found = await inTransaction(this.options.pool, (db) =>
      followLink(new Store(db, '', BY_HAND), request.params.id),
    ).catch(() => null);
    if (found && 'gone' in found) return reply.redirect(found.gone, 303);
    void reply.type('text/html; charset=utf-8');
    return found
      ? reply.send(onboardPage(found, request.params.id))
      : reply.status(404).send(messagePage('没有这个链接 There is no such link.'));
  }

  async completeOnboarding(request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    const next = await inTransaction(this.options.pool, (db) =>
      useLink(new Store(db, '', BY_HAND), request.params.id),
    );
    return reply.redirect(next, 303);
  }

  private async answer(request: Asked): Promise<Answer> {
    const keyed: KeyedRequest | null =
      request.key === null ? null : { ...request, key: request.key, fingerprint: fingerprintOf(request) };
    try {
      return await inTransaction(this.options.pool, async (db) => {
        const kept = keyed && (await keptAnswer(db, keyed));
        if (kept) return { ...kept, isReplayed: true };
        const answer = await this.execute(db, request);
        if (keyed) await keepAnswer(db, keyed, answer);
        return { ...answer, isReplayed: false };
      });
    } catch (error) {
      if (error instanceof Refusal) {
        return {
          requestId: request.requestId,
          status: error.status,
          body: { error: error.body },
          isReplayed: false,
        };
      }
      throw error;
    }
  }

  /** Runs the endpoint; a refusal that Stripe would keep undoes what was done, and is the answer. */
  private async execute(db: PoolClient, request: Asked): Promise<KeptAnswer> {
    const { endpoint, requestId, fault } = request;
    const store = new Store(db, request.account, { id: requestId, idempotencyKey: request.key });
    const params = new Params(request.form);
    if (fault?.effect === 'error') return broken(requestId);
    await db.query('SAVEPOINT call');
    try {
      requireCall(nameOf(endpoint), request.form);
      params.requireOnly(endpoint.takes);
      if (request.account) await requireAccount(store.as(''), request.account);
      const result = await endpoint.run({
        store,
        params,
        id: request.id,
        failsLater: fault?.effect === 'fails_later' ? (fault.detail ?? 'declined') : null,
        pagesUrl: this.options.pagesUrl,
        pageUrl: ({ id, client_secret: secret }) =>
          `${this.options.pagesUrl}/authorize/${id}?client_secret=${encodeURIComponent(secret ?? '')}`,
      });
      if (fault?.effect === 'error_after') return broken(requestId);
      if (result instanceof Declined) return { requestId, status: result.status, body: result.body };
      const body = await expand(store, result, params.list('expand'));
      requireAnswer(nameOf(endpoint), body);
      return { requestId, status: 200, body };
    } catch (error) {
      if (!(error instanceof Refusal) || !error.isKept) throw error;
      await db.query('ROLLBACK TO SAVEPOINT call');
      return { requestId, status: error.status, body: { error: error.body } };
    }
  }
}

function asked(
  endpoint: Endpoint,
  request: FastifyRequest,
  requestId: string,
  fault: CallFault | null,
): Asked {
  const header = (name: string): string | null => {
    const value = request.headers[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const [, query = ''] = request.url.split('?', 2);
  const text = endpoint.method === 'GET' ? query : typeof request.body === 'string' ? request.body : '';
  return {
    endpoint,
    requestId,
    key: endpoint.method === 'POST' ? header('idempotency-key') : null,
    account: header('stripe-account') ?? '',
    id: (request.params as { id?: string }).id ?? '',
    form: decodeForm(text),
    fault,
  };
}

function fingerprintOf({ endpoint, id, form }: Asked): string {
  return createHash('sha256')
    .update(`${nameOf(endpoint)} ${id}\n${JSON.stringify(form)}`)
    .digest('base64url');
}

/** Puts objects in the place of their ids: `latest_charge`, or `data.latest_charge` in a list. */
async function expand(store: Store, body: object, paths: readonly string[]): Promise<object> {
  const expanded: Record<string, unknown> = { ...body };
  for (const path of paths) {
    const [head = '', ...rest] = path.split('.');
    const value = expanded[head];
    if (head === 'data' && Array.isArray(value)) {
      expanded.data = await Promise.all(value.map((own: object) => expand(store, own, [rest.join('.')])));
    } else if (typeof value === 'string') {
      expanded[head] = (await store.any(value)) ?? value;
    }
  }
  return expanded;
}

/** To the caller this is a time-out; the connection is cut rather than kept silent, so that no test has to wait. */
function cut(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  void reply.hijack();
  request.raw.socket.destroy();
  return reply;
}

function broken(requestId: string): KeptAnswer {
  const error: ErrorBody = { type: 'api_error', message: 'An unknown error occurred' };
  return { requestId, status: 500, body: { error } };
}

function refusePage(reply: FastifyReply, error: unknown): FastifyReply {
  if (!(error instanceof Refusal)) throw error;
  void reply.type('text/html; charset=utf-8');
  return reply
    .status(error.status === 404 ? 404 : 410)
    .send(messagePage('这笔付款已有结果 This payment has been decided.'));
}
