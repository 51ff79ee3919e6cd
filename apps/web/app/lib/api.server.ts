import { data, redirect } from 'react-router';
import { LANGUAGE_TAG, type Language } from './language.js';
import { isProblem, type Problem } from './problem.js';
import type { Session } from './session.server.js';

type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

export interface ApiOptions {
  baseUrl: string;
  language: Language;
  session: Session;
  forwarded: Record<string, string>;
  signInAddress: string;
}

const TIME_OUT_MS = 15_000;

/** The one way to the API: bearer token from the session, problems as route errors. */
export class Api {
  constructor(private readonly options: ApiOptions) {}

  get<T>(path: string, query: Query = {}): Promise<T> {
    const params = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      for (const each of Array.isArray(value) ? value : [value]) {
        if (each !== undefined && each !== null && each !== '') params.append(name, String(each));
      }
    }
    const search = params.toString();
    return this.ask<T>('GET', search ? `${path}?${search}` : path);
  }

  send<T>(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    idempotencyKey?: string,
  ): Promise<T> {
    return this.ask<T>(method, path, body, idempotencyKey);
  }

  private async ask<T>(method: string, path: string, body?: unknown, idempotencyKey?: string): Promise<T> {
    const { baseUrl, language, session, forwarded } = this.options;
    const token = await session.accessToken();
    const response = await fetch(`${baseUrl}/api/v1${path}`, {
      method,
      signal: AbortSignal.timeout(TIME_OUT_MS),
      headers: {
        ...forwarded,
        accept: 'application/json',
        'accept-language': LANGUAGE_TAG[language],
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: unknown = text ? JSON.parse(text) : undefined;
    if (response.ok) return answer as T;
    throw this.refusal(response.status, answer, token !== null);
  }

  /** A token that the API no longer takes ends the session: the visitor signs in again and comes back. */
  private refusal(status: number, answer: unknown, hadToken: boolean): unknown {
    if (status === 401 && hadToken) {
      this.options.session.end();
      return redirect(this.options.signInAddress);
    }
    if (status === 401 && isProblem(answer) && answer.code === 'auth.unauthenticated')
      return redirect(this.options.signInAddress);
    const problem: Problem = isProblem(answer)
      ? answer
      : { status, code: 'unknown', title: `HTTP ${status}` };
    return data(problem, { status });
  }
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
