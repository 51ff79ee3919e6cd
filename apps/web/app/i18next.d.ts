import 'i18next';
import type catalog from './features/catalog/locales/zh.json';
import type listings from './features/listings/locales/zh.json';
import type search from './features/search/locales/zh.json';
import type common from './lib/locales/zh.json';
import type words from './lib/locales/words.zh.json';

/** A key that no file has does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof common;
      words: typeof words;
      search: typeof search;
      catalog: typeof catalog;
      listings: typeof listings;
    };
  }
}
