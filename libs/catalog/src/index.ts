export * from './catalog.module.js';
