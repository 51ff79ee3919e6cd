import { readCookie, writeCookie } from './cookies.server.js';
import type { Sealer } from './sealed.server.js';

const COOKIE = 'session';
const SESSION_DAYS = 30;
const SECONDS_PER_DAY = 86_400;
/** A token this close to its end is renewed before it is used, so that it cannot lapse under way. */
const RENEW_AHEAD_MS = 30_000;
/** How long the answer to a renewal is remembered, for the requests that were sent together with the old cookie. */
const RENEWAL_MEMORY_MS = 60_000;

export interface SignedIn {
  accessToken: string;
  refreshToken: string;
  expiresInSeconds: number;
  me: {
    user: { id: string; email: string; name: string };
    organisation: { id: string; kind: string; name: string };
    roles: string[];
  };
}

/** What pages may know about who is looking. Tokens are not part of it: they never leave the server. */
export interface Visitor {
  userId: string;
  name: string;
  email: string;
  organisationId: string;
  organisationName: string;
  kind: 'buyer' | 'seller' | 'platform';
  isAdmin: boolean;
  /** Whether purchases of the firm may wait for this person. */
  mayApprove: boolean;
}

interface Kept {
  access: string;
  refresh: string;
  expiresAt: number;
  visitor: Visitor;
}

export type Renew = (refreshToken: string) => Promise<SignedIn | null>;

/**
 * A refresh token serves once, and using it twice ends the session; but a browser sends several requests with one cookie.
 * So renewals are shared by the token that they spend.
 */
const renewals = new Map<string, Promise<SignedIn | null>>();

function renewOnce(refreshToken: string, renew: Renew): Promise<SignedIn | null> {
  const running = renewals.get(refreshToken);
  if (running) return running;
  const renewal = renew(refreshToken);
  renewals.set(refreshToken, renewal);
  setTimeout(() => renewals.delete(refreshToken), RENEWAL_MEMORY_MS).unref();
  renewal.catch(() => renewals.delete(refreshToken));
  return renewal;
}

export class Session {
  private kept: Kept | null;
  private changed = false;

  constructor(
    cookieHeader: string | null,
    private readonly sealer: Sealer,
    private readonly renew: Renew,
  ) {
    const cookie = readCookie(cookieHeader, COOKIE);
    this.kept = cookie ? ((sealer.open(cookie) as Kept | undefined) ?? null) : null;
  }

  get visitor(): Visitor | null {
    return this.kept?.visitor ?? null;
  }

  async accessToken(): Promise<string | null> {
    if (!this.kept) return null;
    if (Date.now() < this.kept.expiresAt - RENEW_AHEAD_MS) return this.kept.access;
    const renewed = await renewOnce(this.kept.refresh, this.renew);
    if (renewed) this.begin(renewed);
    else this.end();
    return renewed?.accessToken ?? null;
  }

  get refreshToken(): string | null {
    return this.kept?.refresh ?? null;
  }

  begin(signedIn: SignedIn): void {
    const { user, organisation, roles } = signedIn.me;
    this.kept = {
      access: signedIn.accessToken,
      refresh: signedIn.refreshToken,
      expiresAt: Date.now() + signedIn.expiresInSeconds * 1000,
      visitor: {
        userId: user.id,
        name: user.name,
        email: user.email,
        organisationId: organisation.id,
        organisationName: organisation.name,
        kind: organisation.kind as Visitor['kind'],
        isAdmin: organisation.kind === 'platform' && roles.includes('admin'),
        mayApprove: organisation.kind === 'buyer' && !roles.includes('member'),
      },
    };
    this.changed = true;
  }

  end(): void {
    this.kept = null;
    this.changed = true;
  }

  /** The Set-Cookie line, when this request began, renewed or ended the session. */
  setCookie(secure: boolean): string | null {
    if (!this.changed) return null;
    if (!this.kept) return writeCookie(COOKIE, '', { maxAgeSeconds: 0, secure });
    return writeCookie(COOKIE, this.sealer.seal(this.kept), {
      maxAgeSeconds: SESSION_DAYS * SECONDS_PER_DAY,
      secure,
    });
  }
}
