import type { Api } from '../../lib/api.server.js';
import type { ApiKeyView, Page } from '../../lib/api-types.js';

export const listKeys = (api: Api) => api.get<Page<ApiKeyView>>('/api-keys', { limit: 100 });

export const createKey = (api: Api, key: { name: string; scopes: string[] }, idempotencyKey: string) =>
  api.send<ApiKeyView & { key: string }>('POST', '/api-keys', key, idempotencyKey);

export const revokeKey = (api: Api, id: string, idempotencyKey: string) =>
  api.send<void>('DELETE', `/api-keys/${encodeURIComponent(id)}`, undefined, idempotencyKey);
