import { type Scope } from '@app/platform';
import { type ApiKey } from '../session.entity.js';

export class ApiKeyView {
  id: string;
  name: string;
  /** The first characters of the key. */
  prefix: string;
  scopes: Scope[];
  createdAt: string;
  /** To the minute. */
  lastUsedAt: string | null;
}

export class CreatedApiKeyView extends ApiKeyView {
  /** Shown this once; only its hash is kept. */
  key: string;
}

export class ApiKeyListView {
  items: ApiKeyView[];
  nextCursor: string | null;
}

export function toApiKeyView(key: ApiKey): ApiKeyView {
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    scopes: key.scopes,
    createdAt: key.createdAt.toISOString(),
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  };
}
