import { createContext, redirect } from 'react-router';
import type { Api } from './api.server.js';
import { readCookie, writeCookie } from './cookies.server.js';
import type { Language } from './language.js';
import { inLanguage, withoutLanguage } from './language.js';
import { paths, withQuery } from './paths.js';
import type { Session, Visitor } from './session.server.js';

/** What a request carries through loaders and actions. */
export interface RequestScope {
  readonly api: Api;
  readonly session: Session;
  readonly language: Language;
  readonly url: URL;
  /** `https://host` as the visitor sees it. */
  readonly origin: string;
  readonly nonce: string;
  readonly mailbox: boolean;
  /** Writes down what was no fault of the visitor's. */
  readonly report: (error: unknown) => void;
  readonly secureCookies: boolean;
  /** Set-Cookie lines that the response is to carry. */
  readonly cookies: string[];
}

export const scopeContext = createContext<RequestScope>();

interface LoaderArgs {
  context: { get(key: typeof scopeContext): RequestScope };
}

export function scopeOf({ context }: LoaderArgs): RequestScope {
  return context.get(scopeContext);
}

/** Who is looking; those who have not signed in are sent to do so, and come back after. */
export function requireVisitor(scope: RequestScope): Visitor {
  const visitor = scope.session.visitor;
  if (visitor) return visitor;
  throw redirect(signInAddress(scope));
}

export function signInAddress(scope: Pick<RequestScope, 'url' | 'language'>): string {
  const back = scope.url.pathname + scope.url.search;
  return inLanguage(withQuery(paths.login, { next: back }), scope.language);
}

const FLASH = 'flash';
const FLASH_SECONDS = 60;

/** After a write: go there, and say once what was done. `message` is a key under `flash.` of the common words. */
export function doneAndGo(scope: RequestScope, path: string, message: string): Response {
  scope.cookies.push(
    writeCookie(FLASH, message, { maxAgeSeconds: FLASH_SECONDS, secure: scope.secureCookies }),
  );
  return redirect(inLanguage(withoutLanguage(path), scope.language), 303);
}

export function takeFlash(scope: RequestScope, request: Request): string | null {
  // A page fetched ahead is not yet a page seen.
  if (request.headers.get('sec-purpose')?.includes('prefetch')) return null;
  const message = readCookie(request.headers.get('cookie'), FLASH);
  if (!message || !/^\w+$/.test(message)) return null;
  scope.cookies.push(writeCookie(FLASH, '', { maxAgeSeconds: 0, secure: scope.secureCookies }));
  return message;
}

/** Where a visitor's own work is: the first page after signing in. */
export function deskOf({ session, language }: RequestScope): string {
  const visitor = session.visitor;
  if (visitor?.isAdmin) return inLanguage(paths.admin, language);
  return inLanguage(visitor?.kind === 'seller' ? paths.seller : paths.home, language);
}
