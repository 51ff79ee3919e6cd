export * from './listings.module.js';
