import 'i18next';
import type catalog from './features/catalog/locales/zh.json';
import type identity from './features/identity/locales/zh.json';
import type insights from './features/insights/locales/zh.json';
import type ledger from './features/ledger/locales/zh.json';
import type listings from './features/listings/locales/zh.json';
import type moderation from './features/moderation/locales/zh.json';
import type notifications from './features/notifications/locales/zh.json';
import type orders from './features/orders/locales/zh.json';
import type partnerApi from './features/partner-api/locales/zh.json';
import type payments from './features/payments/locales/zh.json';
import type search from './features/search/locales/zh.json';
import type sourcing from './features/sourcing/locales/zh.json';
import type common from './lib/locales/zh.json';
import type words from './lib/locales/words.zh.json';

/** A key that no file has does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof common;
      words: typeof words;
      catalog: typeof catalog;
      identity: typeof identity;
      insights: typeof insights;
      ledger: typeof ledger;
      listings: typeof listings;
      moderation: typeof moderation;
      notifications: typeof notifications;
      orders: typeof orders;
      'partner-api': typeof partnerApi;
      payments: typeof payments;
      search: typeof search;
      sourcing: typeof sourcing;
    };
  }
}
