import { type Params } from './sandbox.params.js';
import { type Store, type Thing, type ThingList } from './sandbox.store.js';

export interface Call {
  store: Store;
  params: Params;
  /** `:id` of the path. */
  id: string;
  /** A failure planted to happen after the call was accepted. */
  failsLater: string | null;
  /** Where people reach the sandbox's own pages. */
  pagesUrl: string;
  /** Where a person goes on with a payment that asks for it. */
  pageUrl: (intent: { id: string; client_secret: string | null }) => string;
}

/** An answer that is not 200: a decline is kept, with what it changed. */
export class Declined {
  constructor(
    readonly status: number,
    readonly body: object,
  ) {}
}

export interface Endpoint {
  method: 'GET' | 'POST';
  path: string;
  /** The parameters it knows; any other is refused. */
  takes: readonly string[];
  run(call: Call): Promise<object>;
}

/** `GET /v1/things/:id`. */
export function retrieve(path: string, kind: string): Endpoint {
  return {
    method: 'GET',
    path: `${path}/:id`,
    takes: [],
    run: ({ store, id }) => store.find<Thing>(kind, id),
  };
}

/** `GET /v1/things`, newest first, by the fields named. */
export function listing(path: string, kind: string, filters: readonly string[] = []): Endpoint {
  return {
    method: 'GET',
    path,
    takes: ['limit', 'starting_after', 'created', ...filters],
    run: async ({ store, params }): Promise<ThingList<Thing>> => ({
      ...(await store.list<Thing>({
        kind,
        limit: params.pageSize(),
        startingAfter: params.text('starting_after'),
        createdFrom: Number(params.map('created').gte ?? 0),
        where: Object.fromEntries(filters.map((name) => [name, params.text(name)])),
      })),
      url: path,
    }),
  };
}
