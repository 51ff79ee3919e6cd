export * from './payments.module.js';
