export * from './order.states.js';
export * from './orders.events.js';
export * from './orders.module.js';
