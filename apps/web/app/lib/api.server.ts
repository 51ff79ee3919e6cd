import createClient, { type Client } from 'openapi-fetch';
import { data, redirect } from 'react-router';
import type { paths } from './api.gen.js';
import type { Sharp } from './api-types.js';
import { LANGUAGE_TAG, type Language } from './language.js';
import { isProblem, type Problem } from './problem.js';
import type { Session } from './session.server.js';

/** The one way to the API; paths, parameters and answers are those of its OpenAPI file. */
export type Api = Client<paths>;

export interface ApiOptions {
  baseUrl: string;
  language: Language;
  session: Session;
  forwarded: Record<string, string>;
  /** Tells that nobody waits for the answer any more. */
  gone: AbortSignal | undefined;
  signInAddress: string;
}

const TIME_OUT_MS = 15_000;

/** Speaks for the visitor: bearer token from the session, the page's language, refusals as route errors. */
export function createApi({ baseUrl, language, session, forwarded, gone, signInAddress }: ApiOptions): Api {
  const api = createClient<paths>({
    baseUrl,
    headers: { ...forwarded, 'accept-language': LANGUAGE_TAG[language] },
    bodySerializer: (body) => JSON.stringify(body, asTyped),
    fetch: (request) => {
      const late = AbortSignal.timeout(TIME_OUT_MS);
      return fetch(request, { signal: gone ? AbortSignal.any([late, gone]) : late });
    },
  });
  api.use({
    async onRequest({ request }) {
      const token = await session.accessToken();
      if (token) request.headers.set('authorization', `Bearer ${token}`);
    },
    async onResponse({ request, response }) {
      if (!response.ok) throw await refusalOf(response, request.headers.has('authorization'));
    },
  });
  return api;

  /** A token that the API no longer takes ends the session: the visitor signs in again and comes back. */
  async function refusalOf(response: Response, hadToken: boolean): Promise<unknown> {
    const answer: unknown = await response.json().catch(() => undefined);
    const problem: Problem = isProblem(answer)
      ? answer
      : { status: response.status, code: 'unknown', title: `HTTP ${response.status}` };
    if (response.status !== 401 || (!hadToken && problem.code !== 'auth.unauthenticated'))
      return data(problem, { status: response.status });
    session.end();
    return redirect(signInAddress);
  }
}

/** What was typed for a number and is none: as JSON's null it would count as left out, so that it is sent as a word and refused. */
const asTyped = (_: string, value: unknown): unknown => (Number.isNaN(value) ? 'NaN' : value);

/** Names a write: sent again with the same key, it counts once. */
export function once(idempotencyKey: string): { headers: { 'Idempotency-Key': string } } {
  return { headers: { 'Idempotency-Key': idempotencyKey } };
}

/** What a call answers; a refusal has been thrown by then. */
export async function answerOf<T>(call: Promise<{ data?: T }>): Promise<Sharp<NonNullable<T>>> {
  return (await call).data as Sharp<NonNullable<T>>;
}

/** A file as the body of a call, as it is. */
export function asFile(file: Blob, idempotencyKey: string) {
  return {
    body: file as unknown as string,
    bodySerializer: (body: unknown) => body as BodyInit,
    headers: { 'Idempotency-Key': idempotencyKey, 'Content-Type': 'application/octet-stream' },
  };
}

const MAX_NAME = 200;

/** The same with its name, of which the end tells most. */
export function asNamedFile(file: File, idempotencyKey: string) {
  return {
    params: { query: { name: file.name.slice(-MAX_NAME) || undefined } },
    ...asFile(file, idempotencyKey),
  };
}

export type Attempt<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** For actions: what the visitor can put right comes back as a value, everything else keeps flying. */
export async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    const problem = thrown && typeof thrown === 'object' && 'data' in thrown ? thrown.data : undefined;
    if (isProblem(problem) && problem.status >= 400 && problem.status < 500) return { ok: false, problem };
    throw thrown;
  }
}
