import { connected, type Database, locked, tryLock, unlock, workedByOne } from '@app/platform';
import { type EnqueuedTask } from 'meilisearch';
import { type QueryRunner } from 'typeorm';
import {
  BACKLOG,
  DIGESTS,
  DOCUMENTS,
  DONE,
  DONE_UP_TO,
  MARK,
  MARK_ALL,
  NEWEST_MARK,
  WAITING,
} from './meili-document.sql.js';
import { type MeiliServer } from './meili-server.js';
import { SETTINGS, SETTINGS_VERSION } from './meili-settings.js';
import { Trouble } from './meili-trouble.js';

export interface Backlog {
  waiting: number;
  /** How long the oldest has waited. */
  seconds: number;
}

interface WaitingRow {
  id: string;
  mark: string;
  document: string | null;
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const BATCH = 500;
/** Batches that the server has accepted and not yet worked: what more we send would only wait there. */
const MOST_UNSETTLED = 4;
const NDJSON = 'application/x-ndjson';

/**
 * Carries the rows of `part_index` to the engine. What is to be carried waits in `search_pending` until the engine has said that it has
 * it: an outage, a restart or a failed task delays a document and loses none.
 *
 * An older document never takes the place of a newer one: rows are read and handed over under one lock for all processes, and the
 * engine works what it is handed in that order.
 */
export class MeiliFeed {
  readonly live: string;
  private readonly building: string;

  constructor(
    private readonly server: MeiliServer,
    private readonly database: Database,
    private readonly prefix: string,
  ) {
    this.live = `${prefix}-${SETTINGS_VERSION}`;
    this.building = `${this.live}-building`;
  }

  async mark(partTypeIds: readonly string[]): Promise<void> {
    await this.database.source.query(MARK, [partTypeIds]);
  }

  async markAll(): Promise<void> {
    await this.database.source.query(MARK_ALL);
  }

  async backlog(): Promise<Backlog> {
    const [row]: Backlog[] = await this.database.source.query(BACKLOG);
    return row ?? { waiting: 0, seconds: 0 };
  }

  async isThere(): Promise<boolean> {
    return this.server.exists(this.live);
  }

  /** Carries all that waits; says how much. One process at a time does; what is marked meanwhile goes along. */
  async push(): Promise<number> {
    let pushed = 0;
    const some = async (db: QueryRunner): Promise<boolean> => {
      const count = await this.pushBatch(db);
      pushed += count;
      return count > 0;
    };
    await workedByOne(this.database.source, 'pushing', some, async () => (await this.backlog()).waiting > 0);
    return pushed;
  }

  /**
   * Makes a new index beside the live one, which goes on answering and being fed, and puts it in its place. Says how many documents it
   * has; null where another process is at it.
   */
  async rebuild(): Promise<number | null> {
    return connected(this.database.source, async (db) => {
      if (!(await tryLock(db, 'rebuilding'))) return null;
      try {
        const [newest]: { mark: string }[] = await db.query(NEWEST_MARK);
        await this.server.makeAnew(this.building, SETTINGS);
        const documents = await this.fill(db);
        await this.takePlace(db);
        await db.query(DONE_UP_TO, [newest?.mark]);
        await this.dropOthers();
        return documents;
      } finally {
        await unlock(db, 'rebuilding');
      }
    });
  }

  /** Compares every document with its row and marks what differs. Says how many did. */
  async reconcile(): Promise<number> {
    const differing: string[] = [];
    const held = await this.heldDigests();
    for (let after = FIRST_ID; ;) {
      const rows: { id: string; digest: string }[] = await this.database.source.query(DIGESTS, [
        after,
        BATCH * 4,
      ]);
      for (const { id, digest } of rows) {
        if (held.get(id) !== digest) differing.push(id);
        held.delete(id);
      }
      if (rows.length < BATCH * 4) break;
      after = rows.at(-1)!.id;
    }
    const all = [...differing, ...held.keys()];
    if (all.length > 0) await this.mark(all);
    return all.length;
  }

  private async pushBatch(db: QueryRunner): Promise<number> {
    const { rows, tasks } = await locked(db, 'order', async () => {
      const waiting: WaitingRow[] = await db.query(WAITING, [BATCH]);
      return { rows: waiting, tasks: await this.handOver(waiting) };
    });
    for (const task of tasks) await this.server.settle(task);
    if (rows.length > 0) await db.query(DONE, [rows.map(({ id }) => id), rows.map(({ mark }) => mark)]);
    return rows.length;
  }

  /** To the live index, and to the one that is being built, if one is. */
  private async handOver(rows: readonly WaitingRow[]): Promise<EnqueuedTask[]> {
    if (rows.length === 0) return [];
    const documents = rows.flatMap(({ document }) => (document === null ? [] : [document]));
    const gone = rows.flatMap(({ id, document }) => (document === null ? [id] : []));
    const tasks: EnqueuedTask[] = [];
    for (const index of [this.live, this.building]) {
      // A document for an index that is not there would make one, without our settings.
      if (!(await this.server.exists(index))) continue;
      if (documents.length > 0) tasks.push(await this.send(index, documents));
      if (gone.length > 0)
        tasks.push(await this.server.index((client) => client.index(index).deleteDocuments(gone)));
    }
    if (tasks.length === 0) throw new Trouble('missing', `no index ${this.live}`);
    return tasks;
  }

  private send(index: string, documents: readonly string[]): Promise<EnqueuedTask> {
    const lines = documents.join('\n');
    return this.server.index((client) =>
      client.index(index).addDocumentsFromString(lines, NDJSON, { primaryKey: 'id' }),
    );
  }

  private async fill(db: QueryRunner): Promise<number> {
    const unsettled: EnqueuedTask[] = [];
    let count = 0;
    for (let after = FIRST_ID; ;) {
      const rows = await locked(db, 'order', async () => {
        const page: { id: string; document: string }[] = await db.query(DOCUMENTS, [after, BATCH]);
        if (page.length > 0)
          unsettled.push(
            await this.send(
              this.building,
              page.map(({ document }) => document),
            ),
          );
        return page;
      });
      count += rows.length;
      if (unsettled.length >= MOST_UNSETTLED) await this.server.settle(unsettled.shift()!);
      if (rows.length < BATCH) break;
      after = rows.at(-1)!.id;
    }
    for (const task of unsettled) await this.server.settle(task);
    return count;
  }

  /** Nothing is handed over while the names change hands. */
  private async takePlace(db: QueryRunner): Promise<void> {
    await locked(db, 'order', async () => {
      await this.server.putInPlace(this.building, this.live);
      await this.server.drop(this.building);
    });
  }

  /** Indexes of other settings: who still runs with them answers from PostgreSQL until it ends. */
  private async dropOthers(): Promise<void> {
    const { results } = await this.server.index((client) => client.getRawIndexes({ limit: 1000 }));
    for (const { uid } of results) {
      if (uid.startsWith(`${this.prefix}-`) && uid !== this.live) await this.server.drop(uid);
    }
  }

  private async heldDigests(): Promise<Map<string, string>> {
    const held = new Map<string, string>();
    for (let offset = 0; ; offset += BATCH * 4) {
      const { results } = await this.server.index((client) =>
        client.index(this.live).getDocuments<{ id: string; digest: string }>({
          fields: ['id', 'digest'],
          limit: BATCH * 4,
          offset,
        }),
      );
      for (const { id, digest } of results) held.set(id, digest);
      if (results.length < BATCH * 4) return held;
    }
  }
}
