import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Pool } from 'pg';
import { DEMO_LOGINS } from '../../apps/server/src/demo/accounts.ts';
import { type Ask, loginSeller } from './market.ts';

const CHANGES_A_SECOND = 200;
const LOOK_EVERY_MS = 50;
/** What is not found by then was lost. */
const PATIENCE_MS = 15_000;
/** So many does one call of summaries take. */
const MOST_TYPES = 100;
/** Each change is cheaper than all before it: who sees the price of one has seen it and all before. */
const FIRST_PRICE = 0.05;
const PRICE_STEP = 0.000_005;

export interface Freshness {
  changes: number;
  changesPerSecond: number;
  refused: number;
  /** From the answer to a change until a reader sees it. Milliseconds. */
  p50: number;
  p99: number;
  lost: number;
}

interface Listing {
  id: string;
  designation: string;
  moq: number;
}

interface Change {
  designation: string;
  price: number;
  answeredAt: number;
  seenAt?: number;
}

/** Prices changed over HTTP at 200 a second, each looked for in what all sellers offer of its part. */
export async function benchFreshness(
  pool: Pool,
  serverUrl: string,
  seconds: number,
  send: (ask: Ask) => Promise<{ status: number }>,
): Promise<Freshness> {
  const listings = await listingsOfDemoSeller(pool);
  const authorization = `Bearer ${await loginSeller(serverUrl)}`;
  const changes: Change[] = [];
  let refused = 0;
  const change = async (turn: number): Promise<void> => {
    const { id, designation, moq } = listings[turn % listings.length]!;
    const price = FIRST_PRICE - turn * PRICE_STEP;
    const { status } = await send({
      method: 'PATCH',
      path: `/api/v1/seller/listings/${id}`,
      headers: { authorization, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ priceBreaks: [{ minQuantity: moq, unitPrice: price.toFixed(6) }] }),
    });
    if (status < 300) changes.push({ designation, price, answeredAt: performance.now() });
    else refused++;
  };
  const inTurn = new Map<number, Promise<void>>();
  let ended = false;
  const looking = look(
    serverUrl,
    [...new Set(listings.map((each) => each.designation))],
    changes,
    () => ended,
  );
  const count = CHANGES_A_SECOND * seconds;
  const startedAt = performance.now();
  for (let turn = 0; turn < count; turn++) {
    // One change of a listing at a time, as one seller makes them: two under way might come to pass the other way round.
    const listing = turn % listings.length;
    const before = inTurn.get(listing) ?? Promise.resolve();
    inTurn.set(
      listing,
      before.then(() => change(turn)),
    );
    const due = startedAt + ((turn + 1) * 1000) / CHANGES_A_SECOND - performance.now();
    if (due > 1) await sleep(due);
  }
  await Promise.all(inTurn.values());
  const tookMs = performance.now() - startedAt;
  ended = true;
  await looking;
  const waits = changes.flatMap(({ seenAt, answeredAt }) =>
    seenAt === undefined ? [] : [Math.max(0, seenAt - answeredAt)],
  );
  const sorted = waits.toSorted((a, b) => a - b);
  return {
    changes: changes.length,
    changesPerSecond: (changes.length / tookMs) * 1000,
    refused,
    p50: sorted[Math.floor(sorted.length * 0.5)] ?? NaN,
    p99: sorted[Math.floor(sorted.length * 0.99)] ?? NaN,
    lost: changes.length - waits.length,
  };
}

/** Looks until all is seen. A change is seen by whoever finds its price, or that of a later one. */
async function look(
  serverUrl: string,
  designations: readonly string[],
  changes: readonly Change[],
  ended: () => boolean,
): Promise<void> {
  const query = designations.map((each) => `designation=${encodeURIComponent(each)}`).join('&');
  let endedAt: number | undefined;
  for (;;) {
    const answer = await fetch(`${serverUrl}/api/v1/parts/summaries?${query}`);
    const { items } = (await answer.json()) as {
      items: { designation: string; offers: { bestPrice: { unitPrice: string } | null } }[];
    };
    const seenAt = performance.now();
    const best = new Map(
      items.map(({ designation, offers }) => [designation, Number(offers.bestPrice?.unitPrice)]),
    );
    const unseen = changes.filter((change) => change.seenAt === undefined);
    for (const change of unseen)
      if (best.get(change.designation)! <= change.price + PRICE_STEP / 2) change.seenAt = seenAt;
    if (ended()) {
      endedAt ??= seenAt;
      if (changes.every((change) => change.seenAt !== undefined) || seenAt - endedAt > PATIENCE_MS) return;
    }
    await sleep(LOOK_EVERY_MS);
  }
}

/** In stock and priced with tax, for the best price is so and of what is in stock. */
async function listingsOfDemoSeller(pool: Pool): Promise<Listing[]> {
  const { rows } = await pool.query<Listing>(
    `SELECT listing.id, designation, moq FROM listing
     JOIN part_type ON part_type.id = part_type_id
     JOIN membership ON organisation_id = listing.seller_id JOIN person ON person.id = person_id
     WHERE email = $1 AND listing.state = 'live' AND net_prices IS NULL AND EXISTS (
       SELECT FROM stock_lot lot WHERE lot.seller_id = listing.seller_id AND listing_id = listing.id AND on_hand > reserved)
     ORDER BY md5(listing.id::text) LIMIT ${MOST_TYPES}`,
    [DEMO_LOGINS.seller],
  );
  if (rows.length === 0) throw new Error('the demo seller has nothing in stock');
  return rows;
}
