import { createHash, createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EnqueuedTask, Meilisearch, type Settings, type Task } from 'meilisearch';
import { plainHttp } from './meili-http.js';
import { Trouble, troubleOf } from './meili-trouble.js';

export interface MeiliAddress {
  url: string;
  key?: string;
  /** What the names of its indexes begin with. */
  index: string;
}

/** A searcher waits for PostgreSQL's answer rather than for this one. */
const SEARCH_TIMEOUT_MS = 1500;
const INDEXING_TIMEOUT_MS = 20_000;
/** Tasks run one after another, also those of others on the same server. */
const TASK_TIMEOUT_MS = 120_000;
const TASK_INTERVAL_MS = 25;
const ATTEMPTS = 5;
/** The server stands near: it would take ten times as long to compress a page of hits (40 ms) as to find it. */
const UNCOMPRESSED = { headers: { 'accept-encoding': 'identity' } };
const LONGEST_WAIT_MS = 30_000;

/** Least rights: what faces the searchers can read, what indexes cannot make keys or touch the indexes of others. */
const RIGHTS = {
  search: ['search'],
  indexing: [
    'search',
    'documents.add',
    'documents.get',
    'documents.delete',
    'indexes.create',
    'indexes.get',
    'indexes.delete',
    'indexes.swap',
    'settings.get',
    'settings.update',
    'stats.get',
    'tasks.get',
  ],
} as const;

type Purpose = keyof typeof RIGHTS;

/** The server, spoken to with keys of our own making. What fails comes as {@link Trouble}. */
export class MeiliServer {
  private clients: Record<Purpose, Meilisearch>;

  constructor(
    private readonly address: MeiliAddress,
    private readonly pause: (ms: number) => Promise<void> = sleep,
  ) {
    this.clients = this.clientsWith({ search: address.key, indexing: address.key });
  }

  /**
   * Makes the two keys where `MEILI_KEY` may (it is the master key), and takes to them. The server derives a key's value from its uid
   * and the master key, and so do we: nothing is stored, and every process comes to the same. A key that may not is used as it is.
   */
  async takeKeys(): Promise<'own' | 'given'> {
    const { key } = this.address;
    if (key === undefined) return 'given';
    const master = new Meilisearch({ host: this.address.url, apiKey: key, timeout: INDEXING_TIMEOUT_MS });
    try {
      await this.asking(() => master.getKeys({ limit: 1 }));
    } catch (error) {
      if (error instanceof Trouble && error.kind === 'refused') return 'given';
      throw error;
    }
    await this.ensureKey(master, 'search');
    await this.ensureKey(master, 'indexing');
    this.clients = this.clientsWith({
      search: keyOf(key, this.uidOf('search')),
      indexing: keyOf(key, this.uidOf('indexing')),
    });
    return 'own';
  }

  /** One call on behalf of a searcher: never tried again, for there is another engine. */
  async search<T>(ask: (client: Meilisearch) => Promise<T>): Promise<T> {
    return this.asking(() => ask(this.clients.search));
  }

  /** A call of the indexer's. Tried again where that may help, as often and as late as the server asks. */
  async index<T>(ask: (client: Meilisearch) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.asking(() => ask(this.clients.indexing));
      } catch (error) {
        if (!(error instanceof Trouble) || !error.passes || attempt === ATTEMPTS) throw error;
        await this.pause(waitBefore(attempt, error));
      }
    }
  }

  /** Accepted is not done: waits for the end of a task, and fails where it failed. */
  async settle(enqueued: EnqueuedTask): Promise<Task> {
    const task = await this.until(`the end of task ${enqueued.taskUid}`, async () => {
      const seen = await this.index((client) => client.tasks.getTask(enqueued.taskUid));
      return seen.status === 'enqueued' || seen.status === 'processing' ? null : seen;
    });
    if (task.status === 'succeeded') return task;
    const { code = 'no_code', message = '' } = task.error ?? {};
    throw new Trouble('task', `${task.type} ${task.uid} ${task.status}, ${code}: ${message}`);
  }

  async exists(index: string): Promise<boolean> {
    return (await this.madeAt(index)) !== null;
  }

  /**
   * Puts an index in the place of another, which is then under the first one's name, if it was there. The server shows the task of a swap
   * to no key of single indexes: it is done when the place holds what was made when the first was.
   */
  async putInPlace(index: string, place: string): Promise<void> {
    const made = await this.madeAt(index);
    const rename = !(await this.exists(place));
    await this.index((client) => client.swapIndexes([{ indexes: [index, place], rename }]));
    await this.until(`${index} in the place of ${place}`, async () =>
      (await this.madeAt(place)) === made ? true : null,
    );
  }

  /** An index of that name, empty, whatever was there before. */
  async makeAnew(index: string, settings: Settings): Promise<void> {
    await this.drop(index);
    await this.settle(await this.index((client) => client.createIndex(index, { primaryKey: 'id' })));
    await this.settle(await this.index((client) => client.index(index).updateSettings(settings)));
  }

  async drop(index: string): Promise<void> {
    if (await this.exists(index)) await this.settle(await this.index((client) => client.deleteIndex(index)));
  }

  /** Null where there is no such index. */
  private async madeAt(index: string): Promise<string | null> {
    try {
      return (await this.index((client) => client.getRawIndex(index))).createdAt;
    } catch (error) {
      if (error instanceof Trouble && error.kind === 'missing') return null;
      throw error;
    }
  }

  /** Looks again and again until something is seen. */
  private async until<T>(awaited: string, look: () => Promise<T | null>): Promise<T> {
    for (const startedAt = performance.now(); ; await sleep(TASK_INTERVAL_MS)) {
      const seen = await look();
      if (seen !== null) return seen;
      if (performance.now() - startedAt > TASK_TIMEOUT_MS)
        throw new Trouble('task', `waited ${TASK_TIMEOUT_MS / 1000} s for ${awaited}`);
    }
  }

  private async asking<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      throw troubleOf(error) ?? error;
    }
  }

  /** Rights of a key cannot be changed: one with other rights gives way to a new one, of the same uid and so of the same value. */
  private async ensureKey(master: Meilisearch, purpose: Purpose): Promise<void> {
    const uid = this.uidOf(purpose);
    const wanted = { actions: [...RIGHTS[purpose]], indexes: [`${this.address.index}*`] };
    const { results } = await this.asking(() => master.getKeys({ limit: 1000 }));
    const held = results.find((each) => each.uid === uid);
    if (held !== undefined && sameSet(held.actions, wanted.actions) && sameSet(held.indexes, wanted.indexes))
      return;
    if (held !== undefined) await this.asking(() => master.deleteKey(uid));
    const description = `The bearing market: ${purpose} of ${this.address.index}`;
    await this.asking(() =>
      master.createKey({
        uid,
        name: `${this.address.index} ${purpose}`,
        description,
        expiresAt: null,
        ...wanted,
      }),
    ).catch((error: unknown) => {
      // Another process was first.
      if (!(error instanceof Trouble && error.message.includes('api_key_already_exists'))) throw error;
    });
  }

  /** A UUID (version 4 in form) that is the same in every process. */
  private uidOf(purpose: Purpose): string {
    const hex = createHash('sha256').update(`bearing-market ${this.address.index} ${purpose}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  private clientsWith(keys: Record<Purpose, string | undefined>): Record<Purpose, Meilisearch> {
    const common = { host: this.address.url, requestInit: UNCOMPRESSED };
    return {
      search: new Meilisearch({
        ...common,
        apiKey: keys.search,
        timeout: SEARCH_TIMEOUT_MS,
        httpClient: plainHttp(),
      }),
      indexing: new Meilisearch({ ...common, apiKey: keys.indexing, timeout: INDEXING_TIMEOUT_MS }),
    };
  }
}

/** As the server does it: HMAC-SHA256 of the uid under the master key. */
function keyOf(masterKey: string, uid: string): string {
  return createHmac('sha256', masterKey).update(uid).digest('hex');
}

/** What the server asked for, else doubling; with jitter, so that several do not come back in one moment. */
function waitBefore(attempt: number, { retryAfterMs }: Trouble): number {
  const base = retryAfterMs ?? 100 * 2 ** attempt;
  return Math.min(LONGEST_WAIT_MS, base + Math.random() * base * 0.25);
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}
