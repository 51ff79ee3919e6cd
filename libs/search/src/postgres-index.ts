import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import { type PartTypeRow, partTypeOf, type PartTypes } from '@app/catalog';
import { STATED_SINCE_SQL, statedSince, unseenSince } from '@app/platform';
import { type EntityManager } from 'typeorm';
import { CHANGED_SINCE, CORRECTED_SINCE } from './changed-types.sql.js';
import { DRIFTED_BUCKETS, DRIFTED_FACETS, DRIFTED_TYPES } from './index-drift.sql.js';
import {
  ANALYZE_NEXT,
  EXPECTED,
  INDEX_NEXT,
  type IndexTables,
  LOCK_LIVE,
  MAKE_EXPECTED,
  MAKE_NEXT,
  NEXT,
  TAKE_PLACE,
} from './index-tables.sql.js';
import { documentOf } from './part-document.js';
import {
  facetsOfRows,
  FOLD_ALL,
  fillRows,
  fillSpellings,
  foldInto,
  forgetSpellings,
  renewRows,
} from './part-fold.sql.js';
import { type Say } from './search-engine.js';

/** Reading through half a million listings takes longer than a request may. */
const SETTINGS = `SET LOCAL statement_timeout = '10min'; SET LOCAL idle_in_transaction_session_timeout = '10min';
  SET LOCAL work_mem = '64MB'; SET LOCAL maintenance_work_mem = '64MB'; SET LOCAL temp_buffers = '64MB'`;
const TYPES_A_CHUNK = 500;
const TYPES_A_BREATH = 100;
/** Searches wait behind us no longer than this at a time for somebody who reads the index for longer. */
const LOCK_PATIENCE_MS = 250;
const LOCK_TRIES = 200;
/** So few are folded while searches wait; in a trade that never stops there are never none. */
const FEW_TYPES = 50;
const MOST_ROUNDS = 5;
/** Facts younger than this may be on their way to the index: what differs by them is no drift. */
const ON_ITS_WAY_MS = 60_000;
/** A catalogue that came in brings a new index with it. */
const LOADED_SINCE = `SELECT FROM outbox_event fact WHERE fact.name = 'catalogue.loaded' AND ${STATED_SINCE_SQL}`;

/**
 * A new index beside the live one, in its place when it is whole. All in `tx`: until the last moment nobody waits for it, and should
 * it end half-way nothing is left of it. What changes meanwhile is folded into it from the facts that say so, the last of it while
 * nobody else can fold.
 */
export async function remakeIndex(
  tx: EntityManager,
  partTypes: PartTypes,
  say?: Say,
): Promise<{ partTypes: number }> {
  await tx.query(SETTINGS);
  await tx.query(MAKE_NEXT);
  const started = await unseenSince(tx);
  const types = await partTypes.all(tx);
  await fill(tx, NEXT, types, (done) => say?.({ done, of: types.length }));
  await tx.query(`INSERT INTO ${NEXT.facets} (facet, value, types) ${facetsOfRows(NEXT)}`);
  await tx.query(INDEX_NEXT);
  await tx.query(ANALYZE_NEXT);
  const catchUp = (sinceMs: number): Promise<number> => catchUpNext(tx, partTypes, sinceMs);
  await catchUp(await lockLive(tx, started, catchUp));
  await tx.query(TAKE_PLACE);
  return { partTypes: types.length };
}

/** Puts in what types are by now, whatever their rows said, and folds their offers. */
export async function renewTypes(
  tx: EntityManager,
  tables: IndexTables,
  types: readonly PartTypeRow[],
): Promise<void> {
  const ids = types.map(({ id }) => id);
  const documents = types.map((type) => ({ id: type.id, ...documentOf(partTypeOf(type)) }));
  const spelled = JSON.stringify(documents.map(({ id, keys }) => ({ id, keys })));
  await tx.query(renewRows(tables), [
    JSON.stringify(documents.map(({ id, text, tags }) => ({ id, text, tags }))),
  ]);
  await tx.query(forgetSpellings(tables), [spelled, ids]);
  await tx.query(fillSpellings(tables), [spelled]);
  await tx.query(foldInto(tables), [ids]);
}

export interface RowDrift {
  /** Part types that a fold mends. */
  toFold: string[];
  /** Part types, and values of facets, that only a new index mends. */
  beyond: number;
}

/** What stands otherwise than the database says, by comparing sums of buckets; what a fact has said of lately is left out. */
export async function indexDrift(tx: EntityManager, partTypes: PartTypes): Promise<RowDrift> {
  await tx.query(SETTINGS);
  const since = (await unseenSince(tx)) - ON_ITS_WAY_MS;
  const types = await partTypes.all(tx);
  for (const statement of MAKE_EXPECTED) await tx.query(statement);
  await fill(tx, EXPECTED, types);
  const buckets: { bucket: number }[] = await tx.query(DRIFTED_BUCKETS);
  const differing: { id: string; beyond: boolean }[] =
    buckets.length === 0 ? [] : await tx.query(DRIFTED_TYPES, [buckets.map(({ bucket }) => bucket)]);
  const [facets]: { drifted: number }[] = await tx.query(DRIFTED_FACETS);
  const loaded: unknown[] = await tx.query(LOADED_SINCE, statedSince(since));
  if (loaded.length > 0) return { toFold: [], beyond: 0 };
  const onTheirWay = new Set([
    ...(await idsOf(tx, CHANGED_SINCE, since)),
    ...(await idsOf(tx, CORRECTED_SINCE, since)),
  ]);
  const drifted = differing.filter(({ id }) => !onTheirWay.has(id));
  const toFold = drifted.flatMap(({ id, beyond }) => (beyond ? [] : [id]));
  return { toFold, beyond: drifted.length - toFold.length + facets!.drifted };
}

async function fill(
  tx: EntityManager,
  tables: IndexTables,
  types: readonly PartTypeRow[],
  told?: (done: number) => void,
): Promise<void> {
  told?.(0);
  // The documents are made while the database folds.
  const folding = foldAll(tx);
  folding.catch(() => undefined);
  const documents = await documentsOf(types.toSorted(together));
  await folding;
  for (let at = 0; at < documents.length; at += TYPES_A_CHUNK) {
    const chunk = documents.slice(at, at + TYPES_A_CHUNK);
    await write(tx, tables, chunk);
    told?.(at + chunk.length);
  }
}

async function foldAll(tx: EntityManager): Promise<void> {
  for (const statement of FOLD_ALL) await tx.query(statement);
}

/** By family, size and designation: what is asked for together lies together. */
function together(one: PartTypeRow, other: PartTypeRow): number {
  if (one.family !== other.family) return one.family < other.family ? -1 : 1;
  return (one.boreMm ?? 0) - (other.boreMm ?? 0) || (one.designation < other.designation ? -1 : 1);
}

async function write(tx: EntityManager, tables: IndexTables, documents: readonly Document[]): Promise<void> {
  const rows = documents.map(({ id, slot, text, tags }) => ({ id, slot, text, tags }));
  const spelled = documents.map(({ id, keys }) => ({ id, keys }));
  await tx.query(fillRows(tables), [JSON.stringify(rows)]);
  await tx.query(fillSpellings(tables), [JSON.stringify(spelled)]);
}

type Document = Awaited<ReturnType<typeof documentsOf>>[number];

/** A second's work for the whole catalogue: done in small pieces, so that a server that rebuilds goes on answering. */
async function documentsOf(rows: readonly PartTypeRow[]) {
  const documents = [];
  for (const [slot, row] of rows.entries()) {
    if (slot % TYPES_A_BREATH === 0) await breathe();
    documents.push({ id: row.id, slot, ...documentOf(partTypeOf(row)) });
  }
  return documents;
}

/** Brings the next index to the present, and with what little is missing then locks the live one. Says from when on it is missing. */
async function lockLive(
  tx: EntityManager,
  since: number,
  catchUp: (sinceMs: number) => Promise<number>,
): Promise<number> {
  let foldedUntil = since;
  for (let tries = 1; ; tries++) {
    for (let count = Infinity, rounds = 0; count > FEW_TYPES && rounds < MOST_ROUNDS; rounds++) {
      const now = await unseenSince(tx);
      count = await catchUp(foldedUntil);
      foldedUntil = now;
    }
    try {
      // A transaction of its own inside ours: refused, it leaves ours whole.
      await tx.transaction(async (nested) => {
        await nested.query(`SET LOCAL lock_timeout = ${LOCK_PATIENCE_MS}`);
        await nested.query(LOCK_LIVE);
      });
      return foldedUntil;
    } catch (error) {
      if (tries === LOCK_TRIES) throw error;
      await sleep(LOCK_PATIENCE_MS);
    }
  }
}

/** Puts what has changed since then into the next index. Says how many part types. */
async function catchUpNext(tx: EntityManager, partTypes: PartTypes, sinceMs: number): Promise<number> {
  const corrected = await idsOf(tx, CORRECTED_SINCE, sinceMs);
  if (corrected.length > 0) await renewTypes(tx, NEXT, await partTypes.byIds(corrected, tx));
  const changed = await idsOf(tx, CHANGED_SINCE, sinceMs);
  for (let at = 0; at < changed.length; at += TYPES_A_CHUNK)
    await tx.query(foldInto(NEXT), [changed.slice(at, at + TYPES_A_CHUNK)]);
  return corrected.length + changed.length;
}

async function idsOf(tx: EntityManager, statement: string, sinceMs: number): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(statement, statedSince(sinceMs));
  return rows.map(({ id }) => id);
}
