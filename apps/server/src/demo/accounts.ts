import { createHash } from 'node:crypto';

/** What opens the demonstration. Never made in production, where these would be open doors. */
export const DEMO_PASSWORD = 'bearing-demo-2026';
export const DEMO_LOGINS = {
  buyer: 'buyer@demo.local',
  seller: 'seller@demo.local',
  admin: 'admin@demo.local',
  secondAdmin: 'admin2@demo.local',
} as const;

/** A partner's key that is the same on every machine, so that it can be told at every start though only its hash is kept. */
export const DEMO_PARTNER_KEY = 'bm_live_demo-key-of-the-demonstration-cluster-00001';

export const DEMO_PARTNER_KEY_HASH = createHash('sha256').update(DEMO_PARTNER_KEY).digest('base64url');

/** An account as `npm start` shows it. */
export interface DemoAccount {
  who: string;
  login?: string;
  secret: string;
}

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { who: 'buyer', login: DEMO_LOGINS.buyer, secret: DEMO_PASSWORD },
  { who: 'seller', login: DEMO_LOGINS.seller, secret: DEMO_PASSWORD },
  { who: 'admin', login: DEMO_LOGINS.admin, secret: DEMO_PASSWORD },
  { who: 'second admin', login: DEMO_LOGINS.secondAdmin, secret: DEMO_PASSWORD },
  { who: 'partner key', secret: DEMO_PARTNER_KEY },
];
