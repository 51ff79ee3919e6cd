import { type Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { type Pool } from 'pg';
import { DEMO_LOGINS, DEMO_PASSWORD } from '../../apps/server/src/demo/accounts.ts';

export interface Ask {
  method: 'GET' | 'PATCH' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Answer {
  status: number;
  bytes: number;
  /** Of `Server-Timing`: what a second search engine says it took. */
  engineMs?: number;
}

export function send(agent: Agent, base: string, ask: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${base}${ask.path}`,
      { method: ask.method, headers: ask.headers, agent },
      (answer) => {
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
        const timing = /engine;dur=([\d.]+)/.exec(String(answer.headers['server-timing']))?.[1];
        const engineMs = timing === undefined ? undefined : Number(timing);
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, bytes, engineMs }));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(ask.body);
  });
}

/** Access tokens of so many new buyers. */
export function registerBuyers(serverUrl: string, buyers: number): Promise<string[]> {
  return Promise.all(
    Array.from({ length: buyers }, async (_, index) => {
      const answer = await fetch(`${serverUrl}/api/v1/auth/register`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          email: `bench-${Date.now()}-${index}@example.test`,
          password: 'correct horse battery',
          name: 'Bench',
          organisation: { kind: 'buyer', name: `Bench ${index}`, province: '四川' },
        }),
      });
      if (answer.status !== 201)
        throw new Error(`register answered ${answer.status}: ${await answer.text()}`);
      return ((await answer.json()) as { accessToken: string }).accessToken;
    }),
  );
}

/** The access token of the demo seller. */
export async function loginSeller(serverUrl: string): Promise<string> {
  const answer = await fetch(`${serverUrl}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: DEMO_LOGINS.seller, password: DEMO_PASSWORD }),
  });
  return ((await answer.json()) as { accessToken: string }).accessToken;
}

export const built = (path: string) => import(pathToFileURL(`dist/${path}`).href);

/** The built server, in this process. */
export async function appInProcess(serverEnv: Record<string, string>) {
  const { createApp } = await built('apps/server/src/create-app.js');
  const { parseConfig } = await built('libs/platform/src/index.js');
  const app = await createApp(parseConfig(serverEnv));
  await app.init();
  return app;
}

const NOTHING_WAITS = `NOT EXISTS (SELECT FROM fact_to_deliver WHERE due_at IS NULL)
  AND NOT EXISTS (SELECT FROM provider_event WHERE state = 'received')
  AND NOT EXISTS (SELECT FROM graphile_worker.jobs WHERE run_at <= now() AND attempts < max_attempts)`;

/** All facts are told and all jobs done: what follows from one measurement is not in the way of the next. */
export async function untilQuiet(pool: Pool): Promise<void> {
  // Statements that were sent by themselves rang no bell.
  await pool.query(
    `SELECT graphile_worker.add_job(job) FROM unnest(ARRAY['facts.deliver', 'payments.events']) AS job`,
  );
  await untilTrue(pool, NOTHING_WAITS);
}

export async function untilTrue(pool: Pool, condition: string): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ met: boolean }>(`SELECT ${condition} AS met`);
    if (rows[0]?.met) return;
    await sleep(20);
  }
}
