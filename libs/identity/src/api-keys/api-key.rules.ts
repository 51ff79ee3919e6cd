import { createHash, randomBytes } from 'node:crypto';
import { MINUTE_MS } from '@app/kernel';
import { type OrganisationKind, type Scope, SCOPES } from '@app/platform';

const MARK = 'bm_live_';
const PREFIX_LENGTH = MARK.length + 6;
const KEY_LENGTH = MARK.length + 43;

/** 256 random bits behind a mark by which scanners of leaked secrets know it. */
export function newApiKey(): { key: string; prefix: string; keyHash: string } {
  const key = MARK + randomBytes(32).toString('base64url');
  return { key, prefix: key.slice(0, PREFIX_LENGTH), keyHash: hashApiKey(key) };
}

export function looksLikeApiKey(text: string): boolean {
  return text.length === KEY_LENGTH && text.startsWith(MARK);
}

export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/** A buyer has no listings to read or write. */
export function scopesOpenTo(kind: OrganisationKind): readonly Scope[] {
  return kind === 'seller' ? SCOPES : SCOPES.filter((scope) => !scope.startsWith('listings:'));
}

/** The time of last use is kept to the minute, so that a busy key does not write at every call. */
export function isUseNews(lastUsedAt: Date | null, now: Date): boolean {
  return lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= MINUTE_MS;
}
