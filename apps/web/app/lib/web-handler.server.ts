import { randomBytes } from 'node:crypto';
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router';
import { createApi } from './api.server.js';
import { languageOf } from './language.js';
import { scopeContext, signInAddress, type RequestScope } from './scope.server.js';
import { Sealer } from './sealed.server.js';
import { Session, type Renew, type SignedIn } from './session.server.js';

export interface WebHandlerOptions {
  /** Where the API answers, for example `http://127.0.0.1:3000`. */
  apiUrl: string;
  /** Seals the session cookies. */
  sessionSecret: string;
  secureCookies: boolean;
  /** Whether the page that shows sent mail exists (never in production). */
  mailbox: boolean;
  /** Writes down what was no fault of the visitor's. */
  report: (error: unknown) => void;
}

export interface Client {
  address: string;
  requestId: string;
}

export type WebHandler = (request: Request, client: Client) => Promise<Response>;

function contentSecurityPolicy(nonce: string, secure: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

function renewBy(apiUrl: string, forwarded: Record<string, string>): Renew {
  return async (refreshToken) => {
    const response = await fetch(`${apiUrl}/api/v1/auth/refresh`, {
      method: 'POST',
      headers: { ...forwarded, 'content-type': 'application/json' },
      body: JSON.stringify({ refreshToken }),
    });
    if (response.ok) return (await response.json()) as SignedIn;
    if (response.status < 500) return null;
    throw new Error(`renewing a session failed: HTTP ${response.status}`);
  };
}

/** Forms come from our own pages only; browsers say where a request comes from. */
function isForeignWrite(request: Request, url: URL): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const origin = request.headers.get('origin');
  return origin !== null && origin !== 'null'
    ? !URL.canParse(origin) || new URL(origin).host !== url.host
    : request.headers.get('sec-fetch-site') === 'cross-site';
}

/** What actions read: fields, or parts with what stands between them. */
const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data *;.*\bboundary=.)/i;

/** The address in the visitor's address bar: hydrated pages ask for `<page>.data?_routes=…`. */
function addressShown(requested: URL): URL {
  const shown = new URL(requested);
  shown.pathname = shown.pathname.replace(/\/_?(root|_)?\.data$/, '/').replace(/\.data$/, '');
  shown.searchParams.delete('_routes');
  return shown;
}

const loadBuild = () => import('virtual:react-router/server-build') as unknown as Promise<ServerBuild>;

/** Turns a web request into a page. The server that mounts it needs to know nothing of React. */
export function createWebHandler(options: WebHandlerOptions): WebHandler {
  const sealer = new Sealer(options.sessionSecret);
  const handle = createRequestHandler(loadBuild, import.meta.env.MODE);

  return async (request, client) => {
    const url = new URL(request.url);
    if (isForeignWrite(request, url)) return new Response('Cross-site form refused', { status: 403 });
    if (request.method === 'POST' && !FORM.test(request.headers.get('content-type') ?? ''))
      return new Response('Only forms are taken here', { status: 415 });
    const forwarded = { 'x-forwarded-for': client.address, 'x-request-id': client.requestId };
    const session = new Session(request.headers.get('cookie'), sealer, renewBy(options.apiUrl, forwarded));
    const language = languageOf(url.pathname);
    const shown = addressShown(url);
    const scope: RequestScope = {
      api: createApi({
        baseUrl: options.apiUrl,
        language,
        session,
        forwarded,
        // A write that has begun is carried out, whoever waits for it.
        gone: request.method === 'POST' ? undefined : request.signal,
        signInAddress: signInAddress({ url: shown, language }),
      }),
      session,
      language,
      url: shown,
      origin: url.origin,
      nonce: randomBytes(16).toString('base64'),
      mailbox: options.mailbox,
      report: options.report,
      secureCookies: options.secureCookies,
      cookies: [],
    };
    const context = new RouterContextProvider();
    context.set(scopeContext, scope);
    const response = await handle(request, context);
    return finished(response, scope, options);
  };
}

function finished(response: Response, scope: RequestScope, { secureCookies }: WebHandlerOptions): Response {
  const { headers } = response;
  const cookie = scope.session.setCookie(secureCookies);
  for (const line of [...scope.cookies, ...(cookie ? [cookie] : [])]) headers.append('set-cookie', line);
  headers.set('content-security-policy', contentSecurityPolicy(scope.nonce, secureCookies));
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'same-origin');
  headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=()');
  headers.set('cross-origin-opener-policy', 'same-origin');
  // A page shows who is signed in and what lies in the cart: it is nobody else's to keep.
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-cache');
  headers.set('vary', 'Cookie');
  // Browsers that know speculation rules fetch a part page when the pointer rests on its link.
  headers.set('speculation-rules', '"/speculation-rules.json"');
  return response;
}
