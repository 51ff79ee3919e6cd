import { createHmac, randomUUID } from 'node:crypto';
import { type Pool } from 'pg';
import { signWebhook } from '../../libs/payments/src/sandbox/sandbox.webhooks.ts';
import { type Ask } from './market.ts';

export interface Scenario {
  name: string;
  /** What its reference is held to, as issue and README state it. */
  aim: string;
  /** Distinct requests, taken in turn. */
  asks: Ask[];
  /** A request as it is sent: a write needs a key of its own each time. */
  fresh: (ask: Ask) => Ask;
}

const same = (ask: Ask): Ask => ask;
const get = (path: string): Ask => ({ method: 'GET', path: `/api/v1${path}` });
const DELIVER_TO = { name: 'Bench', phone: '13800000000', province: '四川', city: '成都', address: '1' };
const SAMPLE = 120;

/** The requests of each scenario, drawn from what the database holds. */
export async function drawScenarios(
  pool: Pool,
  { buyerTokens, authSecret }: { buyerTokens: string[]; authSecret: string },
): Promise<Scenario[]> {
  const parts = await drawParts(pool);
  const orders = await drawOrders(pool, buyerTokens);
  const { search, facets } = searchesOf(parts);
  const hash = createHmac('sha256', authSecret).update('sandbox webhooks platform').digest('hex');
  return [
    { name: 'search', aim: '≤ 3 × SQL', asks: search, fresh: same },
    { name: 'facets', aim: '≤ 3 × SQL, p99 < 5 × p50', asks: facets, fresh: same },
    { name: 'suggest', aim: 'under 20 ms', asks: beginnings(parts), fresh: same },
    {
      name: 'part page',
      aim: '',
      asks: parts.map(({ designation }) => get(`/parts/${encodeURIComponent(designation)}`)),
      fresh: same,
    },
    {
      name: 'offers',
      aim: '',
      asks: parts.map(({ designation }, index) =>
        get(`/parts/${encodeURIComponent(designation)}/offers?quantity=${[1, 100, 2000][index % 3]}`),
      ),
      fresh: same,
    },
    {
      name: 'match',
      aim: 'p50 < 3 × SQL',
      asks: parts.map((part, index) => matching(part, index, buyerTokens)),
      fresh: same,
    },
    {
      name: 'list',
      aim: '1,000 lines: p50 < 1,000 ms',
      asks: pastedLists(parts, buyerTokens),
      fresh: (ask) => ({ ...ask, headers: { ...ask.headers, 'idempotency-key': randomUUID() } }),
    },
    {
      name: 'place order',
      aim: '≤ 2.5 × SQL, with 64 ≤ 2 ×',
      asks: orders,
      fresh: (ask) => ({ ...ask, headers: { ...ask.headers, 'idempotency-key': randomUUID() } }),
    },
    {
      name: 'webhook',
      aim: '≤ 2 × SQL',
      asks: await drawEvents(pool),
      fresh: (ask) => ({ ...ask, ...signedEvent(ask.body!, `whsec_${hash}`) }),
    },
  ];
}

/** What the provider sends of one card payment that is captured already. */
async function drawEvents(pool: Pool): Promise<Ask[]> {
  const { rows } = await pool.query<{ intent: string; charge: string; payment_id: string; amount: number }>(
    `SELECT provider_reference AS intent, provider_charge AS charge, id AS payment_id, amount_minor::int AS amount
     FROM payment WHERE state = 'captured' AND provider_charge IS NOT NULL ORDER BY id LIMIT 1`,
  );
  const { intent, charge, amount, payment_id: paymentId } = rows[0]!;
  const common = { amount, currency: 'cny', metadata: { payment_id: paymentId }, status: 'succeeded' };
  const card = { type: 'card', card: { brand: 'visa', last4: '4242', country: 'CN' } };
  const ofIntent = { id: intent, object: 'payment_intent', latest_charge: charge, ...common };
  const ofCharge = {
    id: charge,
    object: 'charge',
    payment_intent: intent,
    payment_method_details: card,
    ...common,
  };
  return [
    { type: 'payment_intent.created', object: ofIntent },
    { type: 'charge.succeeded', object: ofCharge },
    { type: 'payment_intent.succeeded', object: ofIntent },
    { type: 'charge.updated', object: ofCharge },
  ].map(({ type, object }) => ({
    method: 'POST',
    path: '/webhooks/stripe',
    body: JSON.stringify({
      object: 'event',
      api_version: '2025-03-31',
      livemode: false,
      type,
      data: { object },
    }),
  }));
}

/** The same event under another id, signed as the sandbox signs. */
function signedEvent(body: string, secret: string): Pick<Ask, 'headers' | 'body'> {
  const created = Math.floor(Date.now() / 1000);
  const event = `{"id":"evt_${randomUUID()}","created":${created},${body.slice(1)}`;
  const signature = signWebhook(event, secret, created);
  return { headers: { 'content-type': 'application/json', 'stripe-signature': signature }, body: event };
}

interface Part {
  designation: string;
  family: string;
  bore_mm: number;
  outside_mm: number;
}

async function drawParts(pool: Pool): Promise<Part[]> {
  const { rows } = await pool.query<Part>(
    `SELECT designation, family, bore_mm, outside_mm FROM part_index
     WHERE offer_count > 0 AND bore_mm IS NOT NULL AND outside_mm IS NOT NULL ORDER BY md5(designation) LIMIT ${SAMPLE}`,
  );
  return rows;
}

export type Asked = Record<'search' | 'facets', Ask[]>;

/** The searches alone. */
export async function drawSearches(pool: Pool): Promise<Asked> {
  return searchesOf(await drawParts(pool));
}

const searchesOf = (parts: Part[]): Asked => ({ search: searches(parts), facets: narrowed(parts) });

/** As buyers ask: a designation, dimensions, a filtered and ranged list, a sentence. */
function searches(parts: Part[]): Ask[] {
  return parts.map(({ designation, family, bore_mm: bore, outside_mm: outside }, index) => {
    const queries: Record<string, string>[] = [
      { q: designation },
      { boreMin: `${bore - 1}`, boreMax: `${bore + 1}`, type: family },
      { q: `${bore}*${outside}` },
      { type: family, inStock: 'true', sort: 'price' },
    ];
    return get(`/parts/search?${new URLSearchParams(queries[index % queries.length]).toString()}`);
  });
}

/** Lists as the boxes beside them make them: of many types and of few, by what is on offer and by what is sold with it. */
function narrowed(parts: Part[]): Ask[] {
  return parts.map(({ family, bore_mm: bore }, index) => {
    const around: [string, string][] = [
      ['boreMin', `${0.8 * bore}`],
      ['boreMax', `${1.25 * bore}`],
    ];
    const lists: [string, string][][] = [
      [
        ['type', family],
        ['clearance', 'C3'],
        ['inStock', 'true'],
        ['sort', 'price'],
        ['quantity', '100'],
      ],
      [...around, ['brand', 'HRB'], ['brand', 'SKF'], ['sort', 'stock']],
      [
        ['type', family],
        ['province', '山东'],
        ['leadTimeMax', '5'],
        ['sort', 'leadTime'],
        ['limit', '50'],
      ],
      [
        ...around,
        ['seal', 'contact_seal_2'],
        ['green', 'true'],
        ['moqMax', '100'],
        ['sort', 'distance'],
        ['from', '四川'],
      ],
    ];
    return get(`/parts/search?${new URLSearchParams(lists[index % lists.length]).toString()}`);
  });
}

/** As one types: one, two, four letters, and the whole. */
function beginnings(parts: Part[]): Ask[] {
  return parts.map(({ designation }, index) => {
    const typed = designation.slice(0, [1, 2, 4, designation.length][index % 4]);
    return get(`/search/suggest?${new URLSearchParams({ q: typed }).toString()}`);
  });
}

/** One line, as it stands, from a kind of sellers, or with what serves in its place. */
function matching({ designation }: Part, index: number, buyerTokens: string[]): Ask {
  const rules = [{}, { greenOnly: true }, { substitutes: 'better' }, { price: 60, leadTime: 40 }][index % 4];
  const quantity = [10, 100, 2000][index % 3];
  return {
    method: 'POST',
    path: '/api/v1/sourcing/matches',
    headers: {
      authorization: `Bearer ${buyerTokens[index % buyerTokens.length]}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ lines: [{ designation, quantity }], province: '四川', ...rules }),
  };
}

const LISTS = 8;
const LINES_OF_A_LIST = 1000;

/** Lists as they are pasted: a thousand lines, of which each fourth is spelled by hand and each eighth says no more than a size. */
function pastedLists(parts: Part[], buyerTokens: string[]): Ask[] {
  return Array.from({ length: LISTS }, (_, at) => {
    const lines = Array.from({ length: LINES_OF_A_LIST }, (__, line) => {
      const { designation, bore_mm: bore, outside_mm: outside } = parts[(line * (at + 3)) % parts.length]!;
      const text =
        line % 8 === 3
          ? `${bore}*${outside} 轴承`
          : line % 4 === 1
            ? `${designation.toLowerCase()} /c3`
            : designation;
      return `${text}\t${1 + ((line * 37) % 900)}\t${['', 'SKF', '哈轴'][line % 3]}`;
    });
    return {
      method: 'POST',
      path: '/api/v1/boms',
      headers: {
        authorization: `Bearer ${buyerTokens[at % buyerTokens.length]}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ text: lines.join('\n') }),
    };
  });
}

/** Three lines an order, of one to three sellers, from listings that were given stock enough for any run. */
async function drawOrders(pool: Pool, buyerTokens: string[]): Promise<Ask[]> {
  const { rows } = await pool.query<{ seller_id: string; id: string; moq: number }>(
    `SELECT seller_id, id, moq FROM listing WHERE state = 'live' AND order_multiple = 1 ORDER BY md5(id::text) LIMIT ${3 * SAMPLE}`,
  );
  const ids = rows.map(({ id }) => id);
  await pool.query(
    `WITH filled AS (
       UPDATE stock_lot SET on_hand = on_hand + 500000000 WHERE listing_id = ANY($1) AND on_hand < 500000000 RETURNING seller_id, id
     )
     INSERT INTO stock_movement (seller_id, id, lot_id, kind, quantity) SELECT seller_id, uuidv7(), id, 'counted', 500000000 FROM filled`,
    [ids],
  );
  return Array.from({ length: Math.floor(rows.length / 3) }, (_, index) => {
    const lines = rows
      .slice(3 * index, 3 * index + 3)
      .map(({ seller_id, id, moq }) => ({ sellerId: seller_id, listingId: id, quantity: moq }));
    return {
      method: 'POST',
      path: '/api/v1/orders',
      headers: {
        authorization: `Bearer ${buyerTokens[index % buyerTokens.length]}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ lines, deliverTo: DELIVER_TO }),
    };
  });
}
