export { createWebHandler } from './app/lib/web-handler.server.js';
