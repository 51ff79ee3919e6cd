export * from './certificates.js';
export * from './clock.js';
export * from './domain-error.js';
export * from './ids.js';
export * from './money.js';
export * from './money.views.js';
export * from './page.js';
export * from './provinces.js';
