import { randomUUID } from 'node:crypto';
import { type Agent } from 'node:http';
import { type Pool } from 'pg';
import { registerBuyers, send } from './market.ts';

export interface RfqFigures {
  rfqs: number;
  lines: number;
  /** From sending it until it is open and its sellers are invited. Milliseconds. */
  p50: number;
  p95: number;
  /** Sellers invited, and of them those whom the matcher scored, on the average. */
  invited: number;
  scored: number;
}

const LINES = 60;
const RFQS = 48;
/** What a buyer who has awarded nothing yet may have open, and whom it may invite within a day. */
const EACH_BUYER = 4;
const WARM_UP = 8;

/** RFQs of many lines, each of other parts, one after another. */
export async function benchRfqs(pool: Pool, agent: Agent, serverUrl: string): Promise<RfqFigures> {
  const { rows } = await pool.query<{ designation: string }>(
    `SELECT designation FROM part_index WHERE offer_count > 0 ORDER BY md5(designation) LIMIT 997`,
  );
  const tokens = await registerBuyers(serverUrl, RFQS / EACH_BUYER);
  const times: number[] = [];
  for (let turn = 0; turn < RFQS; turn++) {
    const from = performance.now();
    const { status } = await send(agent, serverUrl, {
      method: 'POST',
      path: '/api/v1/sourcing/rfqs',
      headers: {
        authorization: `Bearer ${tokens[turn % tokens.length]}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify({
        lines: Array.from({ length: LINES }, (_, line) => ({
          text: rows[(turn * LINES + line) % rows.length]!.designation,
          quantity: 1 + ((line * 37) % 900),
          substitutes: line % 4 > 0,
        })),
        province: '四川',
        deadline: new Date(Date.now() + 7 * 86_400_000).toISOString(),
      }),
    });
    if (status !== 201) throw new Error(`an RFQ was answered ${status}`);
    if (turn >= WARM_UP) times.push(performance.now() - from);
  }
  const counts = await pool.query<{ invited: number; scored: number }>(
    `SELECT count(*)::float8 / $1 AS invited, count(grounds)::float8 / $1 AS scored FROM rfq_invitation`,
    [RFQS],
  );
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))]!;
  return { rfqs: RFQS, lines: LINES, p50: at(0.5), p95: at(0.95), ...counts.rows[0]! };
}
