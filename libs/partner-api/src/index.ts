export * from './partner-api.module.js';
