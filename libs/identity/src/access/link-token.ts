import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a mailed link opens. */
export type LinkPurpose = 'invitation' | 'password reset';

/** Whoever has the token was sent it: it is reckoned from the id, so that no copy of it is kept, hashed or not. 43 characters. */
export function linkToken(secret: string, purpose: LinkPurpose, id: string): string {
  return createHmac('sha256', secret).update(`${purpose} ${id}`).digest('base64url');
}

export function isLinkToken(token: string, secret: string, purpose: LinkPurpose, id: string): boolean {
  const right = linkToken(secret, purpose, id);
  return timingSafeEqual(Buffer.from(right), Buffer.from(token.padEnd(right.length).slice(0, right.length)));
}
