export * from './insights.module.js';
