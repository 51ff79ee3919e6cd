import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../../libs/kernel/src/ids.ts';
import type { TransferRequest } from '../../libs/ledger/src/ledger.rules.ts';
import { heard } from '../support/statements.ts';
import { built } from './market.ts';

interface Posting {
  post(tx: EntityManager, transfer: TransferRequest): Promise<unknown>;
}

/** Of one transfer, posted by itself. Milliseconds. */
export interface PostFigures {
  p50: number;
  p95: number;
}

export interface LedgerFigures {
  legs: number;
  empty: PostFigures;
  full: PostFigures;
  /** The medians, full over empty. */
  times: number;
  /** What posting is made of, as the full ledger runs it. */
  plans: { statement: string; plan: string[] }[];
}

const SELLERS = 2200;
/** A capture has two legs, its release three. */
const LEGS_OF_A_TRADE = 5;
const WARM_UP = 400;
const ROUNDS = 30;
/** In a round; the two ledgers take turns, so that what else the machine does befalls both. */
const TRADES = 50;

/** The same transfers posted by the built ledger into an empty ledger and into one that is full. */
export async function benchLedger(databaseUrl: string, legs: number): Promise<LedgerFigures> {
  const sellers = Array.from({ length: SELLERS }, () => randomUUID()).toSorted();
  const full = await openLedger(databaseUrl, 'bench_ledger_full');
  await fill(full, sellers, Math.ceil(legs / LEGS_OF_A_TRADE / SELLERS));
  const empty = await openLedger(databaseUrl, 'bench_ledger_empty');
  const { Ledger } = await built('libs/ledger/src/index.js');
  const ledger = new Ledger() as Posting;
  const took = { empty: [] as number[], full: [] as number[] };
  for (const each of [empty, full]) await post(each, ledger, sellers, WARM_UP);
  for (let round = 0; round < ROUNDS; round++) {
    took.empty.push(...(await post(empty, ledger, sellers, TRADES)));
    took.full.push(...(await post(full, ledger, sellers, TRADES)));
  }
  const [row]: { legs: number }[] = await full.query(`SELECT count(*)::int AS legs FROM ledger_leg`);
  const plans = await explain(full, ledger, sellers[0]!);
  for (const each of [empty, full]) await each.destroy();
  for (const name of ['bench_ledger_full', 'bench_ledger_empty'])
    await onCluster(databaseUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  const figures = { empty: figuresOf(took.empty), full: figuresOf(took.full) };
  return { legs: row!.legs, ...figures, times: figures.full.p50 / figures.empty.p50, plans };
}

/** A database of its own, brought to the present. */
async function openLedger(databaseUrl: string, name: string): Promise<DataSource> {
  await onCluster(databaseUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await onCluster(databaseUrl, `CREATE DATABASE ${name}`);
  const url = Object.assign(new URL(databaseUrl), { pathname: name }).href;
  const { migrate } = await built('apps/server/src/migrate.js');
  await migrate(url);
  return new DataSource({ type: 'postgres', url, poolSize: 2 }).initialize();
}

async function onCluster(databaseUrl: string, statement: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Trades of all sellers, captured and released, as their posts would have left the ledger; what guards single rows looks away. */
async function fill(source: DataSource, sellers: readonly string[], tradesEach: number): Promise<void> {
  await source.transaction(async (tx) => {
    await tx.query(`SET LOCAL session_replication_role = replica`);
    await tx.query(
      `CREATE TEMPORARY TABLE trade ON COMMIT DROP AS
       SELECT seller_id, uuidv7() AS share_id, uuidv7() AS captured, uuidv7() AS released, 10000 + no * 7919 % 90000 AS minor
       FROM unnest($1::uuid[]) AS seller_id, generate_series(1, ${tradesEach}) AS no`,
      [sellers],
    );
    await tx.query(
      `INSERT INTO ledger_account (seller_id, id, kind, currency, balance_minor)
       SELECT seller_id, uuidv7(), kind, 'CNY', CASE kind WHEN 'held' THEN 0 WHEN 'provider_cash' THEN cash
         WHEN 'commission' THEN -commission ELSE commission - cash END
       FROM (SELECT seller_id, sum(minor) AS cash, sum(minor / 100) AS commission FROM trade GROUP BY seller_id) AS seller,
         unnest(ARRAY['provider_cash', 'held', 'payable', 'commission']) AS kind`,
    );
    await tx.query(
      `INSERT INTO ledger_transfer (seller_id, id, purpose, cause_kind, cause_id, counterparty_id)
       SELECT seller_id, captured, 'capture', 'payment_share', share_id, md5((minor % 997)::text)::uuid FROM trade
       UNION ALL SELECT seller_id, released, 'release', 'provider_transfer', share_id, md5((minor % 997)::text)::uuid FROM trade`,
    );
    await tx.query(
      `INSERT INTO ledger_leg (seller_id, transfer_id, leg_no, account_id, amount_minor, currency)
       SELECT trade.seller_id, transfer_id, leg_no, account.id, amount, 'CNY'
       FROM trade CROSS JOIN LATERAL (VALUES
         (captured, 1, 'provider_cash', minor), (captured, 2, 'held', -minor),
         (released, 1, 'held', minor), (released, 2, 'payable', minor / 100 - minor), (released, 3, 'commission', -(minor / 100))
       ) AS leg (transfer_id, leg_no, kind, amount)
       JOIN ledger_account account ON account.seller_id = trade.seller_id AND account.kind = leg.kind`,
    );
  });
  await source.query(`VACUUM ANALYZE`);
  await source.query(`CHECKPOINT`);
}

/** So many trades, each its two transfers in transactions of their own. Milliseconds of each. */
async function post(
  source: DataSource,
  ledger: Posting,
  sellers: readonly string[],
  trades: number,
): Promise<number[]> {
  const took: number[] = [];
  for (let trade = 0; trade < trades; trade++)
    for (const transfer of transfersOf(sellers[Math.floor(Math.random() * sellers.length)]!)) {
      const from = performance.now();
      await source.transaction((tx) => ledger.post(tx, transfer));
      took.push(performance.now() - from);
    }
  return took;
}

function transfersOf(sellerId: string): TransferRequest[] {
  const leg = (account: TransferRequest['legs'][number]['account'], amountMinor: bigint) => ({
    account,
    amountMinor,
    currency: 'CNY',
  });
  return [
    {
      sellerId,
      purpose: 'capture',
      cause: { kind: 'payment_share', id: newId() },
      counterpartyId: newId(),
      legs: [leg('provider_cash', 40_000n), leg('held', -40_000n)],
    },
    {
      sellerId,
      purpose: 'release',
      cause: { kind: 'provider_transfer', id: newId() },
      counterpartyId: newId(),
      legs: [leg('held', 40_000n), leg('payable', -39_600n), leg('commission', -400n)],
    },
  ];
}

class RolledBack extends Error {}

/** Posts without effect, to hear the statements, and has them explained without effect. */
async function explain(
  source: DataSource,
  ledger: Posting,
  sellerId: string,
): Promise<LedgerFigures['plans']> {
  const idly = async (work: (tx: EntityManager) => Promise<void>): Promise<void> => {
    await source
      .transaction(async (tx) => {
        await work(tx);
        throw new RolledBack();
      })
      .catch((error: unknown) => {
        if (!(error instanceof RolledBack)) throw error;
      });
  };
  const sent = await heard(() =>
    idly(async (tx) => {
      for (const transfer of transfersOf(sellerId)) await ledger.post(tx, transfer);
    }),
  );
  const plans: LedgerFigures['plans'] = [];
  await idly(async (tx) => {
    for (const { text, values } of sent.filter((each) => each.values.length > 0)) {
      const lines: { 'QUERY PLAN': string }[] = await tx.query(`EXPLAIN (ANALYZE, BUFFERS) ${text}`, values);
      const statement = text.replaceAll(/\s+/g, ' ').trim();
      plans.push({ statement, plan: lines.map((line) => line['QUERY PLAN']) });
    }
  });
  return plans;
}

function figuresOf(took: readonly number[]): PostFigures {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? NaN;
  return { p50: at(0.5), p95: at(0.95) };
}
