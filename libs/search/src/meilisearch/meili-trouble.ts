import { MeilisearchApiError, MeilisearchRequestError, MeilisearchRequestTimeOutError } from 'meilisearch';

/**
 * `unreachable`, `timeout`, `refused` (our key is), `overloaded` (come back later), `failing` (the server's fault), `missing` (no such
 * index), `task` (accepted, then failed), `behind` (its documents are old) or `misunderstood` (our fault: it would not go away by itself).
 */
export type TroubleKind =
  | 'unreachable'
  | 'timeout'
  | 'refused'
  | 'overloaded'
  | 'failing'
  | 'missing'
  | 'task'
  | 'behind'
  | 'misunderstood';

/** What went wrong with the engine, in words that hold neither a key nor a document. */
export class Trouble extends Error {
  constructor(
    readonly kind: TroubleKind,
    detail: string,
    /** The server asked not to be asked before. */
    readonly retryAfterMs?: number,
  ) {
    super(`${kind}: ${detail}`);
    this.name = 'Trouble';
  }

  /** Trying again may help, without anybody doing anything. */
  get passes(): boolean {
    return ['unreachable', 'timeout', 'overloaded', 'failing'].includes(this.kind);
  }
}

/** Null for what is no matter of the engine's: a fault of our own. */
export function troubleOf(error: unknown): Trouble | null {
  if (error instanceof Trouble) return error;
  if (error instanceof MeilisearchApiError) return answered(error);
  if (error instanceof MeilisearchRequestError) {
    const { cause } = error;
    if (cause instanceof MeilisearchRequestTimeOutError) return new Trouble('timeout', cause.message);
    // The client wraps whatever a transport of ours fails with, also what the server answered.
    if (cause instanceof MeilisearchApiError || cause instanceof SyntaxError) return troubleOf(cause);
    return new Trouble('unreachable', reasonOf(cause));
  }
  // Something between us and it answered with a page.
  if (error instanceof SyntaxError) return new Trouble('failing', 'the answer is no JSON');
  return null;
}

function answered({ response, cause, message }: MeilisearchApiError): Trouble {
  const { status, headers } = response;
  const detail = `${status} ${cause?.code ?? message}`;
  if (status === 401 || status === 403) return new Trouble('refused', detail);
  if (status === 429 || status === 503) {
    return new Trouble('overloaded', detail, msFrom(headers.get('retry-after')));
  }
  if (status >= 500) return new Trouble('failing', detail);
  if (cause?.code === 'index_not_found') return new Trouble('missing', detail);
  // What the server says of our own request names attributes and values: worth reading, and no secret.
  return new Trouble('misunderstood', `${detail}: ${message}`);
}

/** Seconds, or a date (RFC 9110 10.2.3). */
function msFrom(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/** `fetch failed` says nothing; what it stands on does: ECONNREFUSED, ENOTFOUND. */
function reasonOf(cause: unknown): string {
  const { message = 'no answer', cause: inner, code } = (cause ?? {}) as Partial<NodeJS.ErrnoException>;
  return code ?? (inner as NodeJS.ErrnoException | undefined)?.code ?? message;
}
