import { createHmac } from 'node:crypto';

/** Stripe's signature of a webhook: the scheme v1, HMAC-SHA256 over time and body. */
export function signWebhook(body: string, secret: string, atSeconds: number): string {
  const signature = createHmac('sha256', secret).update(`${atSeconds}.${body}`).digest('hex');
  return `t=${atSeconds},v1=${signature}`;
}
