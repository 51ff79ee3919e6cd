import { createHash, createHmac, randomBytes } from 'node:crypto';
import { SECOND_MS } from '@app/kernel';

/** Two tabs, or a retry after a lost answer, may spend one token twice within this time. */
const REPEAT_WITHIN_MS = 10 * SECOND_MS;

export interface SessionState {
  expiresAt: Date;
  rotatedAt: Date | null;
  revokedAt: Date | null;
  /** When the token that took its place was itself spent. */
  successorRotatedAt: Date | null;
}

/**
 * `rotate`: spend it. `repeat`: it was spent a moment ago and its successor is untouched, so answer with that same
 * successor. `revoke`: somebody holds a copy, so end the family. `refuse`: it is worth nothing any more.
 */
export type Judgement = 'rotate' | 'repeat' | 'revoke' | 'refuse';

export function judge(session: SessionState, now: Date): Judgement {
  if (session.revokedAt !== null || session.expiresAt <= now) return 'refuse';
  if (session.rotatedAt === null) return 'rotate';
  const sinceMs = now.getTime() - session.rotatedAt.getTime();
  return sinceMs <= REPEAT_WITHIN_MS && session.successorRotatedAt === null ? 'repeat' : 'revoke';
}

/** 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored: the token is random, so a fast hash keeps it as safe as a slow one. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/**
 * The token that takes the place of `token`. It can be computed again for a repeated request, so that a race never forks
 * a family in two; but only with the token before, the successor's random id, and the secret together.
 */
export function successorOf(token: string, successorId: string, secret: string): string {
  const key = createHmac('sha256', secret).update('refresh token successor').digest();
  return createHmac('sha256', key).update(`${successorId}.${token}`).digest('base64url');
}
